"""Customers as facts: on which days they came, who never complained, who is new, how they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from itertools import chain
from typing import Any

from delight.data.queries.insight import people as query
from delight.data.queries.surprise_people import last_id
from delight.domain.customers.standing import RECENT_DAYS
from delight.domain.insight.facts import OTHERS, Newcomer
from delight.domain.insight.period import Period
from delight.domain.insight.seen import LOOKED_AT, seen_until
from delight.services.insight.pieces import Source
from delight.services.insight.visits import Dates, KnownVisits

_AT_ONCE, _RANGE = 4_000, 10_000


@dataclass(slots=True)
class People:
    """Who there is besides those who complained.

    Attributes:
        others: who never complained, drawn by hash.
        newcomers: who came for the first time on the days asked for.
        visits_since: the day of the first visit that is known, if there is one.
        seen_until: up to which day it is known who came, if anybody is known to have come.
    """

    others: list[int] = field(default_factory=list)
    newcomers: dict[int, Newcomer] = field(default_factory=dict)
    drifting: list[int] = field(default_factory=list)
    promoters: list[int] = field(default_factory=list)
    seen_until: date | None = None
    visits_since: date | None = None


def read_visits(source: Source, who: Collection[int], foreign: Collection[int]) -> KnownVisits:
    """Return on which days customers came, by their id, and what was bought on each."""
    found: dict[int, tuple[str, str]] = {}
    for rows in source.chunks(partial(query.visits, foreign=foreign), sorted(who), _AT_ONCE):
        found.update({one: (days, amounts) for one, days, amounts in rows})
    return KnownVisits(found)


def read_people(source: Source, days: Period, today: date, *, standing: bool) -> People:
    """Return who else there is, with ``standing`` those who drift away or recommend the shop today."""
    last = _last(source)
    found = People()
    found.visits_since, found.seen_until = _known(source, last)
    drawn = sorted(chain.from_iterable(source.ranges(partial(query.quiet, many=OTHERS), last, _RANGE)))
    found.others = [number for _, number in drawn[:OTHERS]]
    found.newcomers = _newcomers(source, days, last)
    if standing:
        recent = source.begin(today - timedelta(days=RECENT_DAYS - 1))
        ask = partial(query.standing, today=today.isoformat(), recent=recent)
        for rows in source.ranges(ask, last, _RANGE):
            # who was left unhappy comes last, of each range
            held = [row for row in rows if not row[-1]]
            held += _came_again(source, [row for row in rows if row[-1]])
            found.drifting += [row[0] for row in held if row[1]]
            found.promoters += [row[0] for row in held if not row[1]]
    return found


def _newcomers(source: Source, days: Period, last: int) -> dict[int, Newcomer]:
    known, found = Dates(), dict[int, Newcomer]()
    asked = (days.first.isoformat(), days.last.isoformat())
    for rows in source.ranges(partial(query.newcomers, days=asked), last, _RANGE):
        for one, first, again in rows:
            found[one] = Newcomer(known[first], known[again] if again else None)
    return found


def _came_again(source: Source, rows: Sequence[Any]) -> list[Any]:
    """Return those who came after the day that left them unhappy; the others are at risk."""
    days = source.clock.days([closed or 0 for _, _, closed, _, _ in rows])
    return [
        row for row, day in zip(rows, days, strict=True) if row[2] is None or (row[3] or "") > day.isoformat()
    ]


def _known(source: Source, last: int) -> tuple[date | None, date | None]:
    """Return the day of the first visit that is known, and up to which day it is known who came."""
    with source.context.db.read() as session:
        first, latest = query.first_and_latest_visit(session)
    if first is None or latest is None:
        return None, None
    known, counts = Dates(), Counter[date]()
    since = (date.fromisoformat(latest) - LOOKED_AT).isoformat()
    for rows in source.ranges(partial(query.came, since=since), last, _RANGE):
        for day, count in rows:
            counts[known[day]] += count
    return date.fromisoformat(first), seen_until(counts)


def _last(source: Source) -> int:
    with source.context.db.read() as session:
        return last_id(session)
