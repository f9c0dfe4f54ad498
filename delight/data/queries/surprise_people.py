"""Everybody as the planner of surprises sees them.

A hundred thousand customers are read at once, so rows are taken as they are stored, and what is asked of each
is little. It is asked past the veil: who is drawn must not hang on who looks. Nothing of a case that is the
owner's alone comes out of it but that somebody is not drawn.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Protocol

from sqlalchemy.dialects import sqlite
from sqlmodel import Session

from delight.data.entities.owners import OWNERS_CASE
from delight.data.queries.consents import answers_of
from delight.data.types import UtcDateTime
from delight.domain.cases.stages import CaseKind
from delight.domain.cases.terms import Outcome
from delight.domain.customers.consents import may_use_birthday
from delight.domain.customers.standing import RECENT_DAYS, Facts, Rhythm, standing
from delight.domain.days.calendar import at_local, local_day
from delight.domain.surprises.values import Person

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_DIALECT = sqlite.dialect()
_RECOVERED_WITHIN = timedelta(days=92)
"""The planner asks for no longer than that."""
_PEOPLE = f"""
SELECT c.id, c.created_at, c.since, c.surprises_welcome, c.gone <> '',
  c.letters_welcome AND c.address <> '',
  f.from_list, f.first_day, f.last_day, f.first_case_at, coalesce(f.open_complaints, 0), f.open_since,
  f.complaint_at, f.complaint_before,
  CASE f.complaint_outcome WHEN '{Outcome.NOT_SATISFIED.value}' THEN f.complaint_closed_at END,
  coalesce(f.compliments, 0), coalesce(f.days, 0), f.usual_days, f.longest_days, f.pulse,
  coalesce(f.brought, 0)
FROM customers AS c LEFT JOIN facts AS f ON f.customer_id = c.id
"""  # noqa: S608 - our own words
_BORN = """
SELECT id, birthday FROM customers
WHERE birthday <> '' AND substr(birthday, -5) IN (SELECT value FROM json_each(?))
"""
_BETWEEN = " AND id > ? AND id <= ?"
_BORN_AMONG = " AND id IN (SELECT value FROM json_each(?))"
_AMONG = " WHERE c.id IN (SELECT value FROM json_each(?))"
_PIECE = " WHERE c.id > ? ORDER BY c.id LIMIT ?"
_LATELY = """
SELECT v.customer_id, count(DISTINCT v.day) FILTER (WHERE v.day < :monday),
  count(DISTINCT v.day) FILTER (WHERE v.day >= :monday)
FROM facts AS f CROSS JOIN visits AS v ON v.customer_id = f.customer_id
WHERE f.last_day >= :since AND v.day >= :since GROUP BY v.customer_id
"""
_RECOVERED = f"""
SELECT customer_id, max(resolved_at) FROM cases
WHERE resolved_at >= :since AND customer_id IS NOT NULL AND kind = :complaint AND NOT ({OWNERS_CASE})
GROUP BY +customer_id
"""  # noqa: S608 - our own words; the + keeps to the index by day
_HELD = """
SELECT customer_id, max(week) FROM suggestions WHERE held = 1 AND week < :monday GROUP BY customer_id
"""

_Texts = Mapping[int, str]
Besides = tuple[_Texts, Mapping[int, tuple[int, int]], _Texts, _Texts]


class Given(Protocol):
    """What was given to each customer and is planned for them."""

    @property
    def last(self) -> Mapping[int, date]:
        """The last day on which a surprise was given before the week."""
        ...

    @property
    def planned(self) -> Mapping[int, date]:
        """A day for which one is planned, or on which one was given since the week began."""
        ...


class Days(dict[str, date]):
    """Tells the shop's days of what is stored, which are asked for by the million: each is read once.

    A stored day is looked up (``days[text]``), a stored moment asked for (``days.at(text)``).
    """

    def __init__(self, zone: tzinfo | None) -> None:
        super().__init__()
        self._zone = zone
        self._splits: dict[str, tuple[date, str, date]] = {}

    def __missing__(self, text: str) -> date:
        """Read a day that was not asked for yet."""
        found = self[text] = date.fromisoformat(text)
        return found

    def at(self, text: str) -> date:
        """Return the day of a stored moment."""
        split = self._splits.get(text[:10])
        if split is None:
            split = self._splits[text[:10]] = self._split(text[:10])
        return split[0] if text < split[1] else split[2]

    def _split(self, day: str) -> tuple[date, str, date]:
        """Return the shop's day at the start of a day of UTC, its next midnight, and its day from then on."""
        start = datetime.combine(date.fromisoformat(day), time.min, UTC)
        first, last = (local_day(at, self._zone) for at in (start, start + _DAY - timedelta(milliseconds=1)))
        midnight = at_local(last, time.min, self._zone)
        return first, UtcDateTime().process_bind_param(midnight, _DIALECT) or "", last


def people(
    session: Session,
    *,
    today: date,
    monday: date,
    days: Days,
    given: Given,
    only: Collection[int] | None = None,
) -> list[Person]:
    """Return everybody as the planner sees them in a week, or ``only`` some, by id."""
    born = birthdays(session, monday, among=only)
    asked = besides(session, monday, born)
    where, what = ("", ()) if only is None else (_AMONG, (json.dumps(list(only)),))
    rows = cursor_of(session).execute(_PEOPLE + where + " ORDER BY c.id", what)  # one by one: none is kept
    return list(persons(rows, today, days, given, asked))


def piece(session: Session, after: int, many: int) -> list[Any]:
    """Return so many rows for ``persons``, by id: those that come ``after`` one, itself the first column."""
    rows: list[Any] = cursor_of(session).execute(_PEOPLE + _PIECE, (after, many)).fetchall()
    return rows


def besides(session: Session, monday: date, born: _Texts) -> Besides:
    """Return what is asked of everybody in few questions: ``birthdays``, visits of late, put right, held."""
    cursor = cursor_of(session)
    since = {"monday": monday.isoformat(), "since": (monday - _WEEK).isoformat()}
    right = {"since": (monday - _RECOVERED_WITHIN).isoformat(), "complaint": CaseKind.COMPLAINT.value}
    lately = {row[0]: row[1:] for row in cursor.execute(_LATELY, since).fetchall()}
    recovered = dict(cursor.execute(_RECOVERED, right).fetchall())
    held = dict(cursor.execute(_HELD, since).fetchall())
    return born, lately, recovered, held


def cursor_of(session: Session) -> Any:
    """Return a bare cursor in the transaction of a session: rows come as they are stored."""
    return session.connection().connection.cursor()


def birthdays(
    session: Session,
    monday: date,
    *,
    among: Collection[int] | None = None,
    span: tuple[int, int] | None = None,
) -> Mapping[int, str]:
    """Return the birthdays in a week that may be used; that of 29 February may be in any of its last.

    Of everybody, of those ``among`` some, or of ids in a ``span``: above the first, up to the last.
    """
    days_in = {(monday + timedelta(days=number)).strftime("%m-%d") for number in range(7)}
    if "02-28" in days_in:
        days_in.add("02-29")
    where, what = (_BETWEEN, span) if span else ("", ())
    if among is not None:
        where, what = _BORN_AMONG, (json.dumps(list(among)),)
    near = dict(cursor_of(session).execute(_BORN + where, (json.dumps(sorted(days_in)), *what)).fetchall())
    told = answers_of(session, near)
    return {who: near[who] for who, said in told.items() if may_use_birthday(said)}


def last_id(session: Session) -> int:
    """Return the greatest id of a customer; 0 where there is none."""
    return int(cursor_of(session).execute("SELECT coalesce(max(id), 0) FROM customers").fetchone()[0])


class _Rhythms(dict[tuple[int, int], Rhythm]):
    """Rhythms by what is usual and the longest pause; many have the same."""

    def __missing__(self, key: tuple[int, int]) -> Rhythm:
        found = self[key] = Rhythm(usual=key[0], longest=key[1])
        return found


def persons(
    rows: Iterable[Any],
    today: date,
    days: Days,
    given: Given,
    besides: Besides,
) -> Iterator[Person]:
    """Yield a customer for each row that was read; one loop, as it is gone through very often.

    ``besides`` holds birthdays, days of visits before the week and since, when it was put right, held on.
    """
    on, at, last, planned = days.__getitem__, days.at, given.last.get, given.planned.get
    born, visited, recovered, held = besides
    birthday, lately = born.get, visited.get
    recent, none = (today - timedelta(days=RECENT_DAYS + 1)).isoformat(), (0, 0)
    rhythms = _Rhythms()
    for row in rows:
        (number, created_at, since, welcome, gone, reachable, from_list, first_visit, last_visit,
         first_case_at, complaints, open_since, complaint_at, complaint_before, unhappy_at, compliments,
         visits, usual, longest, pulse, brought) = row  # fmt: skip
        first = on(first_visit) if first_visit else None
        if first_case_at and (first is None or first_case_at[:10] <= first_visit):  # else it is no earlier
            first = min(first or date.max, at(first_case_at))
        rhythm = rhythms[usual, longest] if usual else None
        begun, known, seen = since and on(since), at(created_at), last_visit and on(last_visit)
        unhappy, waits = unhappy_at and at(unhappy_at), at(open_since) if complaints else None
        twice = ()
        if complaint_at and complaint_before and complaint_before > recent:
            twice = (at(complaint_at), at(complaint_before))
        stands = standing(
            Facts(today, begun, known, from_list == 1, first, complaints, waits, twice, unhappy, compliments,
                  None, visits, seen, rhythm, pulse, None, brought)
        ).standing  # fmt: skip
        came, put_right = lately(number, none), recovered.get(number)
        held_on = held.get(number)
        yield Person(
            number, stands, known, begun, birthday(number, ""), visits - came[1], came[0], seen, rhythm,
            last(number), on(held_on) if held_on else None, planned(number), waits,
            at(put_right) if put_right and not unhappy and not complaints else None,
            welcome == 1, gone == 1, reachable == 1,
        )  # fmt: skip
