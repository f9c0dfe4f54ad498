"""The e-mails and phones of one row, the best first, and what is wrong with those that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from delight.domain.customers.customer import CustomerDraft
from delight.domain.customers.reaches import Reach, ReachKind, reach_key
from delight.exchange import cells
from delight.exchange.column import UNSAID, Column, rank
from delight.exchange.filled_row import FilledRow
from delight.exchange.meaning import is_left
from delight.exchange.parts import Part
from delight.exchange.places_of import group_of

_EMAIL = Part.EMAIL
_IS_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]+")
_IS_PHONE = re.compile(r"\+?\d[\d ()/.\-]{0,50}")
_LONGEST_EMAIL, LONGEST_PHONE = 320, 60
_SAYS_MORE = 4
"""The first names of a list only say that it is a phone; later ones say which: "Mobile"."""


class Way(NamedTuple):
    """An e-mail or a phone as it is written, what the row calls it, and the column it stands in."""

    text: str
    label: str
    column: str


def several(row: FilledRow, part: Part, labels: Mapping[str, str]) -> list[Way]:
    """Return every different e-mail or phone of a row, the best first; faxes are left out.

    Args:
        row: of the file.
        part: the e-mail or the phone.
        labels: what the row says each group of columns is: "Work".
    """
    found = row.by_part.get(part)
    if not found:
        return []
    pieces = cells.emails if part is _EMAIL else cells.phones
    if len(found) == 1 and not labels:
        column, text = found[0]
        return [Way(piece, "", column.name) for piece in dict.fromkeys(pieces(text))]
    different: dict[str, Way] = {}
    for column, text in sorted(found, key=lambda cell: rank(group_of(cell[0].group, labels))):
        label = labels.get(column.group, "")
        if label and is_left(label):
            continue
        for piece in pieces(text):
            different.setdefault(piece, Way(piece, label or _label(column), column.name))
    return list(different.values())


def wrong_email(text: str) -> str:
    """Return why a text is no e-mail address (a code), or nothing."""
    return "" if _IS_EMAIL.fullmatch(text) and len(text) <= _LONGEST_EMAIL else "cell.email"


def wrong_phone(text: str) -> str:
    """Return why a text is no phone number (a code), or nothing."""
    if _IS_PHONE.fullmatch(text):
        return ""  # most of them
    if cells.is_cut(text):
        return "import.number_cut"
    if len(" ".join(text.split())) > LONGEST_PHONE:
        return "cell.too_long"
    return "" if any(map(str.isdecimal, text)) else "cell.phone"


def further(kind: ReachKind, found: Sequence[Way]) -> Iterable[Reach]:
    """Yield what there is beyond the first."""
    return (Reach(kind=kind, value=one.text, label=one.label) for one in found[1:])


def unlike(reaches: Sequence[Reach], draft: CustomerDraft) -> tuple[Reach, ...]:
    """Return the ways that are not the same as the first ones or as each other."""
    if not reaches:
        return ()
    seen = {
        (ReachKind.EMAIL, reach_key(ReachKind.EMAIL, draft.email)),
        (ReachKind.PHONE, reach_key(ReachKind.PHONE, draft.phone)),
        (ReachKind.ADDRESS, reach_key(ReachKind.ADDRESS, draft.address)),
    }
    different = []
    for reach in reaches:
        mark = (reach.kind, reach_key(reach.kind, reach.value))
        if mark not in seen and reach.value:
            seen.add(mark)
            different.append(reach)
    return tuple(different)


def _label(column: Column) -> str:
    """Return what a person would call it: "Mobile", "Privat"; "Phone 2" says nothing more."""
    says_nothing = column.group in {"", UNSAID} and column.rank < _SAYS_MORE
    plain_name = column.group.isdecimal() or says_nothing
    return column.label or ("" if plain_name else column.name)
