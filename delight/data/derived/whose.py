"""What the lines of a deed concern: whose facts to count again, and what to find by other words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from delight.data.derived.seek import spot, spots_of
from delight.data.derived.texts import KINDS, MOMENTS
from delight.domain.changes import Noun

if TYPE_CHECKING:
    from delight.data.journal import Line

_COUNTED = frozenset(
    {
        Noun.CUSTOMER, Noun.CASE, Noun.VISIT, Noun.GESTURE, Noun.LETTER, Noun.LINK, Noun.NOTE, Noun.PULSE,
    }
)  # fmt: skip
_PERSONAL = frozenset({Noun.REACH, Noun.TAG})
"""What a customer is found by, beside their own record."""
_PARTS = {
    Noun.ACTION: (Noun.CASE, "case_id"),
    Noun.PROMISE: (Noun.CASE, "case_id"),
    Noun.FOLLOW_UP: (Noun.CASE, "case_id"),
    Noun.REPLY: (Noun.LETTER, "letter_id"),
}
"""Whose words something adds to, and by which column it says so."""
_CUSTOMERS = "SELECT DISTINCT customer_id FROM cases WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(slots=True)
class Rewritten:
    """Records of one kind to find by other words: their ids, and the spots where they stood."""

    ids: set[int] = field(default_factory=set)
    old: set[int] = field(default_factory=set)


def counted_for(cursor: Any, lines: Iterable[Line]) -> set[int]:
    """Return the ids of the customers whose facts may differ after these lines, those gone now included."""
    customers, cases = set[int](), set[int]()
    for line in lines:
        if line.noun is Noun.CUSTOMER:
            customers.add(line.id)
        elif line.noun in _COUNTED:
            customers |= _named(line, "customer_id")
        elif line.noun is Noun.FOLLOW_UP:
            cases |= _named(line, "case_id")
    if cases:
        found = cursor.execute(_CUSTOMERS, (_ids(cases),)).fetchall()
        customers |= {customer for (customer,) in found if customer is not None}
    return customers


def told_of(lines: Iterable[Line]) -> set[int]:
    """Return the ids of the customers who are found by other words after these lines."""
    people = set[int]()
    for line in lines:
        if line.noun is Noun.CUSTOMER:
            people.add(line.id)
        elif line.noun in _PERSONAL:
            people |= _named(line, "customer_id")
    return people


def rewritten(cursor: Any, lines: Sequence[Line]) -> dict[Noun, Rewritten]:
    """Return which cases, letters, notes and gestures are found by other words after these lines."""
    found = {noun: Rewritten() for noun in MOMENTS}
    through = {noun: set[int]() for noun in MOMENTS}
    for line in lines:
        if line.noun in found:
            _own(found[line.noun], line)
        elif line.noun in _PARTS:
            noun, column = _PARTS[line.noun]
            through[noun] |= _named(line, column)
    renamed = [line.id for line in lines if _is_renamed(line)]
    for noun, one in found.items():
        _through(cursor, noun, one, through[noun] | _belonging(cursor, noun, renamed))
    return found


def _own(one: Rewritten, line: Line) -> None:
    one.ids.add(line.id)
    if line.before is not None:
        before = line.before
        moment = next((before[name] for name in MOMENTS[line.noun] if before.get(name)), None)
        one.old.add(spot(moment, line.id))


def _through(cursor: Any, noun: Noun, one: Rewritten, ids: set[int]) -> None:
    more = ids - one.ids
    if more:
        one.ids |= more
        one.old |= set(spots_of(cursor, noun, more).values())


def _is_renamed(line: Line) -> bool:
    both = line.noun is Noun.CUSTOMER and line.before is not None and line.after is not None
    return both and line.before.get("name") != line.after.get("name")  # type: ignore[union-attr]


def _belonging(cursor: Any, noun: Noun, customers: Sequence[int]) -> set[int]:
    """Return the ids of what belongs to these customers: it is found by their name, too."""
    if not customers:
        return set()
    return {record_id for (record_id,) in cursor.execute(KINDS[noun].theirs, (_ids(customers),)).fetchall()}


def _named(line: Line, column: str) -> set[int]:
    """Return the ids that a column held before a line and holds after it."""
    return {row[column] for row in (line.before, line.after) if row and row.get(column) is not None}


def _ids(ids: Iterable[int]) -> str:
    return json.dumps(sorted(ids))
