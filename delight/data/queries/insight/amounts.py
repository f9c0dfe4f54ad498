"""Amounts that were noted while the shop had another currency: they are never added to the others.

The currency cannot change once there are amounts; Undo, older versions and other programs can change it all
the same. What was noted when is in the history alone, and it is asked only where the currency did change.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any

from sqlmodel import Session

from delight.data.queries.surprise_people import cursor_of

AMOUNTS: Mapping[str, str] = {
    "cases": "at_stake_minor", "actions": "cost_minor", "gestures": "cost_minor", "visits": "amount_minor",
}  # fmt: skip
"""By table, the column with an amount that figures add up."""
_CHANGES = """
SELECT c.id, json_extract(p.body, '$[0].currency'), json_extract(p.body, '$[1].currency')
FROM main.changes AS c JOIN main.payloads AS p ON p.change_id = c.id
WHERE c.record_uid = (SELECT uid FROM main.shop) AND c.op = 'U' AND p.body <> ''
ORDER BY c.id
"""
_NOTED = """
SELECT t.id, (
  SELECT max(c.id) FROM main.changes AS c LEFT JOIN main.payloads AS p ON p.change_id = c.id
  WHERE c.record_uid = t.uid AND (
    c.op = 'I' OR CASE WHEN p.body <> '' THEN json_type(p.body, '$[1].{column}') END IS NOT NULL
  )
)
FROM main.changes AS h JOIN main.{table} AS t ON t.uid = h.record_uid
WHERE h.noun = '{table}' AND h.id > ? AND h.id < ? AND t.{column} IS NOT NULL
GROUP BY t.id
"""
SETTINGS = ("winning_cost_minor", "surprise_budget_minor")
"""Columns of the shop with an amount that figures are held against."""
_SET = """
SELECT max(c.id) FROM main.changes AS c LEFT JOIN main.payloads AS p ON p.change_id = c.id
WHERE c.record_uid = (SELECT uid FROM main.shop WHERE {column} IS NOT NULL) AND (
  c.op = 'I' OR CASE WHEN p.body <> '' THEN json_type(p.body, '$[1].{column}') END IS NOT NULL
)
"""
_OF_DAYS = """
SELECT count(*) FROM visits WHERE id IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ?
"""
_END = 2**62

Stretch = tuple[int, int]
"""Between two lines of the history, both of them left out."""


def foreign(session: Session) -> Mapping[str, frozenset[int]]:
    """Return by table the ids of rows whose amount was last noted in another currency than today's."""
    stretches = _elsewhere(session)
    if not stretches:
        return {}
    return {name: frozenset(_noted(session, name, stretches)) for name in AMOUNTS}


def foreign_settings(session: Session) -> frozenset[str]:
    """Return the columns of the shop (``SETTINGS``) that were last set in another currency than today's."""
    stretches = _elsewhere(session)
    if not stretches:
        return frozenset()
    cursor = cursor_of(session)
    lines = {name: cursor.execute(_SET.format(column=name)).fetchone()[0] for name in SETTINGS}
    return frozenset(
        name
        for name, line in lines.items()
        if line is not None and any(start <= line < end for start, end in stretches)
    )


def of_days(session: Session, visits: Collection[int], first: str, last: str) -> int:
    """Return how many of some visits, by id, were on some days."""
    asked = (json.dumps(list(visits)), first, last)
    return int(cursor_of(session).execute(_OF_DAYS, asked).fetchone()[0])


def _elsewhere(session: Session) -> Sequence[Stretch]:
    """Return between which lines of the history the shop had another currency than it has."""
    rows: list[Any] = cursor_of(session).execute(_CHANGES).fetchall()
    changes = [(line, was, became) for line, was, became in rows if became is not None]
    if not changes:
        return ()
    current = changes[-1][2]
    known = [(0, changes[0][1]), *((line, became) for line, _, became in changes), (_END, current)]
    return [(start[0], end[0]) for start, end in pairwise(known) if start[1] != current]


def _noted(session: Session, name: str, stretches: Sequence[Stretch]) -> list[int]:
    statement = _NOTED.format(table=name, column=AMOUNTS[name])
    rows = [row for one in stretches for row in cursor_of(session).execute(statement, one).fetchall()]
    return [number for number, line in rows if any(start < line < end for start, end in stretches)]
