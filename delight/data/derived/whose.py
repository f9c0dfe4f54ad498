"""Whom the lines of a deed concern."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from delight.domain.changes import Noun

if TYPE_CHECKING:
    from delight.data.journal import Line

_OF_CASES = frozenset({Noun.FOLLOW_UP})
"""What counts for a customer through its case alone."""
_COUNTED = frozenset({Noun.CUSTOMER, Noun.CASE, Noun.VISIT, Noun.GESTURE, Noun.LETTER, Noun.LINK, Noun.NOTE})
_CUSTOMERS = "SELECT DISTINCT customer_id FROM cases WHERE id IN (SELECT value FROM json_each(?))"


def counted_for(cursor: Any, lines: Iterable[Line]) -> set[int]:
    """Return the ids of the customers whose facts may differ after these lines, those gone now included."""
    customers, cases = set[int](), set[int]()
    for line in lines:
        if line.noun is Noun.CUSTOMER:
            customers.add(line.id)
        elif line.noun in _COUNTED:
            customers |= _named(line, "customer_id")
        elif line.noun in _OF_CASES:
            cases |= _named(line, "case_id")
    if cases:
        found = cursor.execute(_CUSTOMERS, (json.dumps(sorted(cases)),)).fetchall()
        customers |= {customer for (customer,) in found if customer is not None}
    return customers


def _named(line: Line, column: str) -> set[int]:
    """Return the ids that a column held before a line and holds after it."""
    return {row[column] for row in (line.before, line.after) if row and row.get(column) is not None}
