"""What the planner of surprises reads of what was given, planned, skipped, and whom somebody brought.

Asked past the veil, in a few questions: who is drawn must not hang on who looks.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from typing import Any

from sqlmodel import Session

from delight.data.chain import COUNT
from delight.data.queries.referrals import to_thank
from delight.data.queries.surprise_people import Days, cursor_of
from delight.domain.surprises.suggestions import SkipWhy, SuggestionState
from delight.domain.surprises.values import Referral
from delight.domain.surprises.week import NOW_AGAIN, PERSON_AGAIN, TAUGHT_FOR, first_of

_GESTURES = "SELECT id, customer_id, key, name, cost_minor, planned_on, given_at FROM gestures"
_NEXT = " WHERE id > ? ORDER BY id LIMIT ?"
_OF_SOME = " WHERE given_at IS NULL OR given_at >= ? OR customer_id IN (SELECT value FROM json_each(?))"
_SKIPPED = """
SELECT customer_id, key, skip_why, swapped, week, decided_at FROM suggestions
WHERE state = :skipped OR swapped <> ''
"""
_REFUSED = "SELECT link_id FROM suggestions WHERE state = :skipped AND link_id IS NOT NULL"


@dataclass(slots=True)
class Given:
    """What surprises were given and planned, as far as the planner asks.

    Attributes:
        keys: by customer, the last day of each gesture, planned ones counted.
        last: the last day on which one was given before the week.
        planned: a day for which one is planned, or on which one was given since the week began.
        spent, planned_cost: by first day of the month, minor units.
    """

    keys: dict[int, dict[str, date]] = field(default_factory=dict)
    last: dict[int, date] = field(default_factory=dict)
    planned: dict[int, date] = field(default_factory=dict)
    spent: Counter[date] = field(default_factory=Counter)
    planned_cost: Counter[date] = field(default_factory=Counter)


@dataclass(slots=True)
class Taught:
    """What skips and swaps taught: whom not before when, which gesture not for whom, how often each."""

    not_before: dict[int, date] = field(default_factory=dict)
    unliked: dict[int, frozenset[str]] = field(default_factory=dict)
    skips: Counter[str] = field(default_factory=Counter)


def lines(session: Session) -> int:
    """Return how many lines the history has: where that is the same, nothing was changed."""
    row = cursor_of(session).execute("SELECT value FROM meta WHERE key = ?", (COUNT,)).fetchone()
    return int(row[0]) if row else 0


def customers(session: Session) -> int:
    """Return how many customers there are."""
    return int(cursor_of(session).execute("SELECT count(*) FROM customers").fetchone()[0])


def first_day(session: Session, days: Days) -> date | None:
    """Return the day of the shop's first deed."""
    row = cursor_of(session).execute("SELECT at FROM deeds ORDER BY id LIMIT 1").fetchone()
    return days.at(row[0]) if row else None


def given(
    session: Session,
    *,
    today: date,
    monday: date,
    days: Days,
    called: Mapping[str, str] | None = None,
    only: Collection[int] | None = None,
) -> Given:
    """Return what was given and is planned; of all time only for ``only`` these customers, by id, if named.

    One that is planned for a day that is over is still to come, and counts in today's month. One without a
    key, as those from before schema 5, is known by what it is ``called``: keys by name.
    """
    found = Given()
    since = first_of(min(today, monday)) - timedelta(days=2)  # no zone is further from UTC
    where, what = ("", ()) if only is None else (_OF_SOME, (since.isoformat(), json.dumps(list(only))))
    rows = cursor_of(session).execute(_GESTURES + where, what).fetchall()
    count(found, rows, today=today, monday=monday, days=days, called=called or {})
    return found


def gestures(session: Session, after: int, many: int) -> list[Any]:
    """Return so many rows for ``count``, by id: those that come ``after`` one, itself the first column."""
    rows: list[Any] = cursor_of(session).execute(_GESTURES + _NEXT, (after, many)).fetchall()
    return rows


def count(
    found: Given,
    rows: Iterable[Any],
    *,
    today: date,
    monday: date,
    days: Days,
    called: Mapping[str, str],
) -> None:
    """Count gestures, in rows as they are stored, into what was ``found``."""
    for _id, customer_id, key, name, *rest in rows:
        _count(found, (customer_id, key or called.get(name), *rest), today, monday, days)


def taught(session: Session, *, today: date, days: Days) -> Taught:
    """Return what skips and swaps teach; ``domain.surprises.week`` says for how long."""
    found = Taught()
    rows = cursor_of(session).execute(_SKIPPED, {"skipped": SuggestionState.SKIPPED.value}).fetchall()
    for customer_id, key, why, swapped, week, decided_at in rows:
        counts = date.fromisoformat(week) >= today - TAUGHT_FOR
        found.skips.update(swapped.split(",") if swapped and counts else ())
        if why == SkipWhy.GESTURE:
            found.unliked[customer_id] = found.unliked.get(customer_id, frozenset()) | {key}
            found.skips.update([key] if counts else ())
        elif decided_at is not None:
            _rest(found, customer_id, why, days.at(decided_at))
    return found


def referrals(session: Session, *, today: date, zone: tzinfo | None) -> tuple[Referral, ...]:
    """Return the referrals of late that nobody was thanked for, nor refused to be suggested for."""
    rows = cursor_of(session).execute(_REFUSED, {"skipped": SuggestionState.SKIPPED.value}).fetchall()
    refused = {row[0] for row in rows}
    return tuple(
        Referral(row.link_id, row.who_id, row.brought_id, row.day)
        for row in to_thank(session, today, zone)
        if row.link_id not in refused
    )


def _count(found: Given, row: Any, today: date, monday: date, days: Days) -> None:
    customer_id, key, cost, planned_on, given_at = row
    planned = days[planned_on] if planned_on is not None else today
    day = max(planned, today) if given_at is None else days.at(given_at)
    if key:
        keys = found.keys.setdefault(customer_id, {})
        keys[key] = max(keys.get(key, day), day)
    money = found.planned_cost if given_at is None else found.spent
    if cost:
        money[first_of(day)] += cost
    if given_at is None or day >= monday:
        found.planned[customer_id] = day
    elif customer_id not in found.last or day > found.last[customer_id]:
        found.last[customer_id] = day


def _rest(found: Taught, customer_id: int, why: str, day: date) -> None:
    until = day + (PERSON_AGAIN if why == SkipWhy.PERSON else NOW_AGAIN)
    found.not_before[customer_id] = max(found.not_before.get(customer_id, until), until)
