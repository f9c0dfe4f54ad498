"""What the team page tells of: recoveries and kind words of a month, and everybody's names.

Moments come as seconds since 1970 (UTC), days as text.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlmodel import Session

from delight.data.queries.surprise_people import cursor_of
from delight.domain.cases.recovery import PromiseState
from delight.domain.cases.stages import CaseKind

OFTEN = 10
"""Whoever came on so many days is a regular."""
_FIELDS = """
id, customer_id, what, failure, outcome, grave IS NOT NULL, owner_only, owner_id, praised_id, mood,
mood_after, unixepoch(received_at), unixepoch(resolved_at), unixepoch(resolve_by)
"""
_RECOVERIES = f"""
SELECT {_FIELDS} FROM cases WHERE kind = '{CaseKind.COMPLAINT.value}' AND outcome IS NOT NULL
  AND resolved_at >= :start AND resolved_at < :until ORDER BY resolved_at, id
"""  # noqa: S608 - our own words
_WORDS = f"""
SELECT {_FIELDS} FROM cases WHERE kind = '{CaseKind.COMPLIMENT.value}'
  AND received_at >= :start AND received_at < :until ORDER BY received_at, id
"""  # noqa: S608 - our own words
_DONE = """
SELECT case_id, kind FROM actions WHERE done_at IS NOT NULL AND case_id IN (SELECT value FROM json_each(:ids))
ORDER BY done_at, id
"""
_PROMISES = f"""
SELECT case_id, sum(state = '{PromiseState.KEPT.value}'), sum(state = '{PromiseState.BROKEN.value}')
FROM promises WHERE case_id IN (SELECT value FROM json_each(:ids)) GROUP BY case_id
"""  # noqa: S608 - our own words
_CHECKS = """
SELECT case_id, min(well), max(came_back) FROM follow_ups
WHERE done_at IS NOT NULL AND case_id IN (SELECT value FROM json_each(:ids)) GROUP BY case_id
"""
_BACK = """
SELECT one.value ->> 0, (
  SELECT min(julianday(v.day) - julianday(one.value ->> 2)) FROM visits AS v
  WHERE v.customer_id = one.value ->> 1 AND v.day > one.value ->> 2
) FROM json_each(:asked) AS one
"""
_REGULARS = f"""
SELECT customer_id FROM facts WHERE days >= {OFTEN} AND customer_id IN (SELECT value FROM json_each(:ids))
"""  # noqa: S608 - our own words
_NAMES = (
    "SELECT organisation, name, given, family, reading, address_name FROM customers WHERE id > ? AND id <= ?"
)
_WHOSE = """
SELECT id, customer_id FROM cases
WHERE customer_id IS NOT NULL AND id IN (SELECT value FROM json_each(:ids))
"""
_Names = tuple[int, str, str, str, str, str]
_STAFF = "SELECT id, name, active FROM staff"


def recoveries(session: Session, start: str, until: str) -> list[Any]:
    """Return the complaints that were put right between two moments, as stored."""
    return _all(session, _RECOVERIES, start=start, until=until)


def kind_words(session: Session, start: str, until: str) -> list[Any]:
    """Return the compliments that came in between two moments, in the same columns."""
    return _all(session, _WORDS, start=start, until=until)


def done(session: Session, ids: Collection[int]) -> list[Any]:
    """Return what was done on cases: case, kind of action; in the order in which it was."""
    return _all(session, _DONE, ids=json.dumps(list(ids)))


def promises(session: Session, ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return how many promises of cases were kept, and how many broken."""
    return {
        case: (kept, broken) for case, kept, broken in _all(session, _PROMISES, ids=json.dumps(list(ids)))
    }


def checks(session: Session, ids: Collection[int]) -> dict[int, tuple[int | None, int | None]]:
    """Return what customers said afterwards, by case: all was well; they had come again."""
    return {case: (well, back) for case, well, back in _all(session, _CHECKS, ids=json.dumps(list(ids)))}


def back(session: Session, asked: Collection[tuple[int, int, str]]) -> dict[int, int]:
    """Return after how many days customers came again; ``asked`` is case, customer, since which day."""
    rows = _all(session, _BACK, asked=json.dumps(list(asked)))
    return {case: round(days) for case, days in rows if days is not None}


def regulars(session: Session, ids: Collection[int]) -> set[int]:
    """Return which customers come often."""
    return {row[0] for row in _all(session, _REGULARS, ids=json.dumps(list(ids)))}


def whose(session: Session, ids: Collection[int]) -> dict[int, int]:
    """Return the customers of some cases, of those that have one."""
    return dict(_all(session, _WHOSE, ids=json.dumps([*ids])))


def names(session: Session, after: int, upto: int) -> list[_Names]:
    """Return what customers are called, of a range of ids: whether it is an organisation, and all names."""
    found: list[tuple[int, str, str, str, str, str]] = (
        cursor_of(session).execute(_NAMES, (after, upto)).fetchall()
    )
    return found


def staff(session: Session) -> list[tuple[int, str, bool]]:
    """Return everybody who ever worked here: id, name, whether they still do."""
    return [(who, name, bool(active)) for who, name, active in _all(session, _STAFF)]


def _all(session: Session, statement: str, **asked: str) -> list[Any]:
    found: list[Any] = cursor_of(session).execute(statement, asked).fetchall()
    return found
