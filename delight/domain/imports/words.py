"""What became of a row, in plain English: for the command and for saved reports; the window translates it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from delight.domain.customers.whys import Plural
from delight.domain.errors import DelightError
from delight.domain.imports.importing import Fate, ImportNoun, ImportReport, Remark, RowPlan
from delight.domain.plain.sentences import explain

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
    "works_at": "where they work",
    "consents": "consents",
    "notes": "a note",
    "what": "what happened",
    "received_at": "when it came in",
    "stage": "how far it came",
    "outcome": "how it ended",
    "at_stake_minor": "what is at stake",
    "customer": "the customer",
    "day": "the day",
    "amount_minor": "the amount",
    "grave": "that it is a grave matter",
    "owner_only": "that it is for the owner alone",
    "consent:letters": "consent to letters",
    "consent:email": "consent to e-mail",
    "consent:phone": "consent to calls",
    "consent:birthday": "consent to keep the birthday",
    "consent:health": "consent to keep health notes",
}
"""What a row may add or say differently, as it stands in a sentence."""

ROW = "row {number}"
ROWS = {"vcard": "card {number}", "ldif": "entry {number}"}
"""What a row is called in the middle of a sentence, by the kind of the file; else ``ROW``."""
INCOMPLETE = {
    (ImportNoun.CUSTOMERS, True): (
        "One person comes in without something that cannot be read.",
        "%n people come in without something that cannot be read.",
    ),
    (ImportNoun.CUSTOMERS, False): (
        "One person came in without something that could not be read.",
        "%n people came in without something that could not be read.",
    ),
    (ImportNoun.CASES, True): (
        "One case comes in without something that cannot be read.",
        "%n cases come in without something that cannot be read.",
    ),
    (ImportNoun.CASES, False): (
        "One case came in without something that could not be read.",
        "%n cases came in without something that could not be read.",
    ),
    (ImportNoun.VISITS, True): (
        "One visit comes in without something that cannot be read.",
        "%n visits come in without something that cannot be read.",
    ),
    (ImportNoun.VISITS, False): (
        "One visit came in without something that could not be read.",
        "%n visits came in without something that could not be read.",
    ),
}
"""How many rows lack a cell, by what they are and whether that is still to come: of one, and of more."""
SENTENCES = (
    "Adds: {fields}.",
    "The same as {row}.",
    "The same as {row}; adds: {fields}.",
    "Here already, nothing new.",
    "Differs: {fields}. Yours is kept.",
    "Differs: {fields}. What {row} says counts.",
)
_ADDS, _SAME, _SAME_AND, _NOTHING, _DIFFERS, _EARLIER = SENTENCES


def sentences_of(row: RowPlan) -> Iterable[tuple[str, dict[str, object]]]:
    """Yield the sentences on a row that can be taken, each with what fills its gaps; fields by name."""
    if row.fate is Fate.MERGED:
        yield (_SAME_AND if row.adds else _SAME), {"row": row.into_row, "fields": row.adds}
    elif row.adds:
        yield _ADDS, {"fields": row.adds}
    elif row.fate is Fate.HERE:
        yield _NOTHING, {}
    if row.differs:
        yield (_EARLIER if row.into_row else _DIFFERS), {"row": row.into_row, "fields": row.differs}


def why(row: RowPlan, kind: str) -> str:
    """Return why a row became what it became, with what is worth knowing; empty for what is simply new.

    Args:
        row: what became of it.
        kind: of the file, which says what its rows are called.
    """
    told = [refusal(row)] if row.fate is Fate.CANNOT else [_filled(*one, kind) for one in sentences_of(row)]
    return " ".join([*told, *map(remark, row.remarks)])


def row_called(number: object, kind: str) -> str:
    """Return what a row is called: "row 9", "card 9" of contacts."""
    return ROWS.get(kind, ROW).format(number=number)


def incomplete(report: ImportReport, plural: Plural) -> str:
    """Return how many rows lack something that cannot be read; nothing where none does."""
    return plural(report.incomplete, INCOMPLETE[report.noun, not report.id]) if report.incomplete else ""


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


def _filled(sentence: str, gaps: dict[str, object], kind: str) -> str:
    fields = gaps.get("fields", ())
    named = [FIELDS.get(str(name), str(name)) for name in fields] if isinstance(fields, tuple) else []
    return sentence.format(fields=", ".join(named), row=row_called(gaps.get("row"), kind))
