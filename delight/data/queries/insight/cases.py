"""Cases, and what was done about them, as they are stored: in pieces, since each open read delays saves.

Moments come as seconds since 1970 (UTC), days as text.
"""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from delight.data.queries.surprise_people import cursor_of
from delight.domain.cases.figures import FIGURE
from delight.domain.cases.recovery import PromiseState

Row = Any
_CASES = f"""
SELECT id, kind, stage, customer_id, failure, channel, mood, mood_after, outcome, unixepoch(received_at),
  unixepoch(acknowledge_by), unixepoch(acknowledged_at), unixepoch(resolve_by), unixepoch(resolved_at),
  at_stake_minor, cause_key, praised_id, owner_id, cause, reference GLOB '{FIGURE}*', received_at
FROM cases WHERE (received_at, id) > (:at, :id) AND received_at < :until
ORDER BY received_at, id LIMIT :many
"""  # noqa: S608 - our own words
_ACTIONS = """
SELECT id, case_id, kind, cost_minor, unixepoch(done_at), done_at FROM actions
WHERE (done_at, id) > (:at, :id) ORDER BY done_at, id LIMIT :many
"""
_CHECKS = """
SELECT f.id, f.case_id, f.well, f.came_back, f.pulse, k.customer_id, unixepoch(f.done_at), f.done_at
FROM follow_ups AS f JOIN cases AS k ON k.id = f.case_id
WHERE (f.done_at, f.id) > (:at, :id) ORDER BY f.done_at, f.id LIMIT :many
"""
_GESTURES = """
SELECT id, customer_id, name, occasion, cost_minor, unixepoch(given_at), given_at FROM gestures
WHERE (given_at, id) > (:at, :id) AND given_at < :until ORDER BY given_at, id LIMIT :many
"""
_PROMISES = """
SELECT id, case_id, state, unixepoch(due_at), unixepoch(settled_at), due_at FROM promises
WHERE state = :state AND (due_at, id) > (:at, :id) AND due_at < :until ORDER BY due_at, id LIMIT :many
"""

Place = tuple[str, int]
"""Where a piece ends: the stored moment by which its rows are in order, and the id."""


def cases(session: Session, after: Place, until: str, many: int) -> list[Row]:
    """Return cases that came in after a place and before a moment, in their order.

    Before the last column stands whether only its month is left of one, of somebody who was erased.
    """
    return _some(session, _CASES, after, many, until=until)


def actions(session: Session, after: Place, until: str, many: int) -> list[Row]:
    """Return recovery actions that were done after a place; ``until`` asks nothing: whenever it was."""
    del until
    return _some(session, _ACTIONS, after, many)


def checks(session: Session, after: Place, until: str, many: int) -> list[Row]:
    """Return follow-ups that were done after a place, with the customer of their case; whenever it was."""
    del until
    return _some(session, _CHECKS, after, many)


def gestures(session: Session, after: Place, until: str, many: int) -> list[Row]:
    """Return surprises that were given after a place and before a moment."""
    return _some(session, _GESTURES, after, many, until=until)


def promises(session: Session, after: Place, until: str, many: int, *, state: PromiseState) -> list[Row]:
    """Return promises in a state that fell due after a place and before a moment."""
    return _some(session, _PROMISES, after, many, until=until, state=state.value)


def _some(session: Session, statement: str, after: Place, many: int, **asked: str) -> list[Row]:
    at, number = after
    found: list[Row] = (
        cursor_of(session).execute(statement, {"at": at, "id": number, "many": many, **asked}).fetchall()
    )
    return found
