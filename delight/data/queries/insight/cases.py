"""Cases, and what was done about them, as they are stored: in pieces, since each open read delays saves.

Moments come as seconds since 1970 (UTC), days as text. A piece comes column by column, each written by
SQLite as a JSON list: that takes a sixth less than rows, of which Python makes every value by itself.
"""

from __future__ import annotations

import json
from typing import Any

from sqlmodel import Session

from delight.data.queries.surprise_people import cursor_of
from delight.domain.cases.figures import FIGURE
from delight.domain.cases.recovery import PromiseState

Column = list[Any]


def _in_columns(count: int, statement: str) -> str:
    """Return what asks for the columns of a statement, so many, each as a list in the order of its rows."""
    names = [f"c{place}" for place in range(count)]
    lists = ", ".join(f"json_group_array({name})" for name in names)
    return f"WITH piece({', '.join(names)}) AS ({statement}) SELECT {lists} FROM piece"  # noqa: S608 - our own words


_CASES = _in_columns(
    21,
    f"""
SELECT id, kind, stage, customer_id, failure, channel, mood, mood_after, outcome, unixepoch(received_at),
  unixepoch(acknowledge_by), unixepoch(acknowledged_at), unixepoch(resolve_by), unixepoch(resolved_at),
  at_stake_minor, cause_key, praised_id, owner_id, cause, reference GLOB '{FIGURE}*', received_at
FROM cases WHERE (received_at, id) > (:at, :id) AND received_at < :until
ORDER BY received_at, id LIMIT :many
""",  # noqa: S608 - our own words
)
_ACTIONS = _in_columns(
    6,
    """
SELECT id, case_id, kind, cost_minor, unixepoch(done_at), done_at FROM actions
WHERE (done_at, id) > (:at, :id) ORDER BY done_at, id LIMIT :many
""",
)
_CHECKS = _in_columns(
    8,
    """
SELECT f.id, f.case_id, f.well, f.came_back, f.pulse, k.customer_id, unixepoch(f.done_at), f.done_at
FROM follow_ups AS f JOIN cases AS k ON k.id = f.case_id
WHERE (f.done_at, f.id) > (:at, :id) ORDER BY f.done_at, f.id LIMIT :many
""",
)
_GESTURES = _in_columns(
    7,
    """
SELECT id, customer_id, name, occasion, cost_minor, unixepoch(given_at), given_at FROM gestures
WHERE (given_at, id) > (:at, :id) AND given_at < :until ORDER BY given_at, id LIMIT :many
""",
)
_PROMISES = _in_columns(
    6,
    """
SELECT id, case_id, state, unixepoch(due_at), unixepoch(settled_at), due_at FROM promises
WHERE state = :state AND (due_at, id) > (:at, :id) AND due_at < :until ORDER BY due_at, id LIMIT :many
""",
)

Place = tuple[str, int]
"""Where a piece ends: the stored moment by which its rows are in order, and the id."""


def cases(session: Session, after: Place, until: str, many: int) -> list[Column]:
    """Return the columns of cases that came in after a place and before a moment, in their order.

    Before the last column stands whether only its month is left of one, of somebody who was erased.
    """
    return _some(session, _CASES, after, many, until=until)


def actions(session: Session, after: Place, until: str, many: int) -> list[Column]:
    """Return recovery actions that were done after a place; ``until`` asks nothing: whenever it was."""
    del until
    return _some(session, _ACTIONS, after, many)


def checks(session: Session, after: Place, until: str, many: int) -> list[Column]:
    """Return follow-ups that were done after a place, with the customer of their case; whenever it was."""
    del until
    return _some(session, _CHECKS, after, many)


def gestures(session: Session, after: Place, until: str, many: int) -> list[Column]:
    """Return surprises that were given after a place and before a moment."""
    return _some(session, _GESTURES, after, many, until=until)


def promises(session: Session, after: Place, until: str, many: int, *, state: PromiseState) -> list[Column]:
    """Return promises in a state that fell due after a place and before a moment."""
    return _some(session, _PROMISES, after, many, until=until, state=state.value)


def _some(session: Session, statement: str, after: Place, many: int, **asked: str) -> list[Column]:
    at, number = after
    cursor = cursor_of(session)
    found = cursor.execute(statement, {"at": at, "id": number, "many": many, **asked}).fetchone()
    return [json.loads(column) for column in found]
