"""What became of a row, in plain English: for the command and for saved reports; the window translates it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from delight.domain.errors import DelightError
from delight.domain.imports import Fate, ImportNoun, Remark, RowPlan
from delight.domain.plain import explain

FATES = {
    Fate.NEW: "new",
    Fate.UPDATED: "added to",
    Fate.MERGED: "same as an earlier row",
    Fate.HERE: "here already",
    Fate.CANNOT: "cannot be taken",
}
NOUNS = {
    ImportNoun.CUSTOMERS: ("customer", "customers"),
    ImportNoun.CASES: ("case", "cases"),
    ImportNoun.VISITS: ("visit", "visits"),
}
FIELDS = {
    "name": "name",
    "email": "e-mail",
    "phone": "phone",
    "address": "address",
    "country": "country",
    "language": "language",
    "salutation": "salutation",
    "address_name": "name on the envelope",
    "given": "first name",
    "family": "last name",
    "title": "title",
    "reading": "reading",
    "address_as": "way to be addressed",
    "formality": "formality",
    "large_print": "large print",
    "gone": "moved or died",
    "birthday": "birthday",
    "know": "what to know",
    "expects": "what they expect",
    "likes": "what they like",
    "health": "health notes",
    "since": "customer since",
    "letters_welcome": "no letters",
    "surprises_welcome": "no surprises",
    "tags": "groups",
    "consents": "consents",
    "notes": "a note",
    "consent:letters": "consent to letters",
    "consent:email": "consent to e-mail",
    "consent:phone": "consent to calls",
    "consent:birthday": "consent to keep the birthday",
    "consent:health": "consent to keep health notes",
}
"""What a row may add or say differently, as it stands in a sentence."""

SENTENCES = (
    "Adds: {fields}.",
    "The same as row {row}.",
    "The same as row {row}; adds: {fields}.",
    "Here already, nothing new.",
    "Differs: {fields}. Yours is kept.",
)
_ADDS, _SAME, _SAME_AND, _NOTHING, _DIFFERS = SENTENCES


def sentences_of(row: RowPlan) -> Iterable[tuple[str, dict[str, object]]]:
    """Yield the sentences on a row that can be taken, each with what fills its gaps; fields by name."""
    if row.fate is Fate.MERGED:
        yield (_SAME_AND if row.adds else _SAME), {"row": row.into_row, "fields": row.adds}
    elif row.adds:
        yield _ADDS, {"fields": row.adds}
    elif row.fate is Fate.HERE:
        yield _NOTHING, {}
    if row.differs:
        yield _DIFFERS, {"fields": row.differs}


def why(row: RowPlan) -> str:
    """Return why a row became what it became, with what is worth knowing; empty for what is simply new."""
    told = [refusal(row)] if row.fate is Fate.CANNOT else [_filled(*one) for one in sentences_of(row)]
    return " ".join([*told, *map(remark, row.remarks)])


def refusal(row: RowPlan) -> str:
    """Return why a row cannot be taken, and in which column."""
    return _in_column(row.column, row.code, row.details)


def remark(told: Remark) -> str:
    """Return something worth knowing as a sentence."""
    return _in_column(told.column, told.code, {"row": told.row, "column": told.column, **told.details})


def _in_column(column: str, code: str, details: Mapping[str, Any]) -> str:
    plain = explain(DelightError(code, **details))
    words = " ".join(f"{plain.what} {plain.remedy}".split())
    return f"{column}: {words}" if column else words


def _filled(sentence: str, gaps: dict[str, object]) -> str:
    fields = gaps.get("fields", ())
    named = [FIELDS.get(str(name), str(name)) for name in fields] if isinstance(fields, tuple) else []
    return sentence.format(**{**gaps, "fields": ", ".join(named)})
