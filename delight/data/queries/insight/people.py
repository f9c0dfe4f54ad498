"""Customers as figures see them: on which days they came, who never complained, how they stand.

Read by ranges of ids, since a hundred thousand take a tenth of a second.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import Session

from delight.data.queries.surprise_people import cursor_of
from delight.domain.cases.terms import Outcome
from delight.domain.customers.links import LinkKind
from delight.domain.customers.standing import DETRACTOR, PROMOTER, RHYTHMS_ABSENT, SHORTEST_ABSENCE

_VISITS = """
SELECT customer_id, group_concat(day), group_concat(coalesce({amount}, '')) FROM visits
WHERE customer_id IN (SELECT value FROM json_each(:who)) GROUP BY customer_id
"""
_AMOUNT = "amount_minor"
_OURS = "CASE WHEN id NOT IN (SELECT value FROM json_each(:foreign)) THEN amount_minor END"
_CAME = """
SELECT day, count(*) FROM visits WHERE customer_id > ? AND customer_id <= ? AND day > ? GROUP BY day
"""
_QUIET = """
SELECT customer_id * 2654435761 & 4294967295 AS draw, customer_id FROM facts
WHERE customer_id > ? AND customer_id <= ? AND complaints = 0 AND days > 0 ORDER BY draw LIMIT ?
"""
_NEW = """
SELECT f.customer_id, f.first_day, (
  SELECT min(day) FROM visits AS v WHERE v.customer_id = f.customer_id AND v.day > f.first_day
) FROM facts AS f WHERE f.customer_id > ? AND f.customer_id <= ? AND f.first_day BETWEEN ? AND ?
"""
_ABSENT = f"""julianday(:today) - julianday(f.last_day) >
    max({SHORTEST_ABSENCE}, f.usual_days * {RHYTHMS_ABSENT}, f.longest_days)"""
_FAN = f"(f.brought > 0 OR f.pulse >= {PROMOTER} OR f.compliments > 0)"
_UNHAPPY = f"coalesce(f.complaint_outcome, '') = '{Outcome.NOT_SATISFIED.value}'"
_STANDING = f"""
SELECT f.customer_id, coalesce({_ABSENT}, 0), iif({_UNHAPPY}, unixepoch(f.complaint_closed_at), NULL),
  f.last_day, {_UNHAPPY} FROM facts AS f
WHERE f.customer_id > :after AND f.customer_id <= :upto AND ({_FAN} OR {_ABSENT})
  AND f.open_complaints = 0 AND coalesce(f.pulse > {DETRACTOR}, 1)
  AND coalesce(f.complaint_before < :recent, 1)
  AND f.customer_id NOT IN (SELECT id FROM customers WHERE gone <> '')
"""  # noqa: S608 - our own words
_GONE = """
SELECT k.id, (
  SELECT max(d.at) FROM main.changes AS c
  JOIN main.payloads AS p ON p.change_id = c.id JOIN main.deeds AS d ON d.id = c.deed_id
  WHERE c.record_uid = k.uid AND c.op = 'U' AND p.body <> '' AND json_extract(p.body, '$[0].gone') = ''
) FROM customers AS k WHERE k.gone <> ''
"""
_BROUGHT = "SELECT other_id, customer_id, day FROM links WHERE kind = ? ORDER BY id"


def visits(session: Session, who: Collection[int], foreign: Collection[int] = ()) -> list[Any]:
    """Return of each of some customers the days of their visits and what each was worth: id, days, amounts.

    Both are joined by commas, in the same order; an amount that is not known is empty. A row for each visit
    would take twice as long. Of visits whose ids are ``foreign`` the amount, in another currency, is unknown.
    """
    amount = _OURS if foreign else _AMOUNT
    asked = {"who": json.dumps(list(who)), "foreign": json.dumps(list(foreign))}
    found: list[Any] = cursor_of(session).execute(_VISITS.format(amount=amount), asked).fetchall()
    return found


def came(session: Session, after: int, upto: int, since: str) -> list[tuple[str, int]]:
    """Return how many visits are known of each day since one, by a range of ids of customers."""
    found: list[Any] = cursor_of(session).execute(_CAME, (after, upto, since)).fetchall()
    return found


def quiet(session: Session, after: int, upto: int, many: int) -> list[tuple[int, int]]:
    """Return who never complained and whose visits are known, of a range of ids: what draws each, and the id.

    Always the same are drawn of the same customers: by a hash of the id (Knuth's multiplicative one).
    """
    found: list[Any] = cursor_of(session).execute(_QUIET, (after, upto, many)).fetchall()
    return found


def newcomers(session: Session, after: int, upto: int, days: tuple[str, str]) -> list[Any]:
    """Return who came for the first time on some days, of a range of ids: id, that day, and their next."""
    found: list[Any] = cursor_of(session).execute(_NEW, (after, upto, *days)).fetchall()
    return found


def standing(session: Session, after: int, upto: int, *, today: str, recent: str) -> list[Any]:
    """Return who is drifting away, or else recommends the shop, of a range of ids.

    The rules are those of ``customers.standing``, which a test compares: a hundred thousand cannot be gone
    through in Python. Trouble comes first, so nobody is among them of whom a complaint is open, who
    complained twice since a ``recent`` moment, or would not recommend the shop. Nor are those who are gone.

    A row: id, whether they are drifting away, when the complaint was closed that left them unhappy, their
    last visit, whether there is such a complaint: then it holds only where they came again on a later day.
    """
    asked = {"after": after, "upto": upto, "today": today, "recent": recent}
    found: list[Any] = cursor_of(session).execute(_STANDING, asked).fetchall()
    return found


def gone(session: Session) -> list[Any]:
    """Return who moved away or died, and when that was noted; no time where they were so from the first."""
    found: list[Any] = cursor_of(session).execute(_GONE).fetchall()
    return found


def first_and_latest_visit(session: Session) -> tuple[str | None, str | None]:
    """Return the first and the latest day on which anybody is known to have come."""
    days: Any = cursor_of(session).execute("SELECT min(first_day), max(last_day) FROM facts").fetchone()
    return days[0], days[1]


def staff(session: Session) -> dict[int, str]:
    """Return everybody who ever worked here by their id."""
    return dict(cursor_of(session).execute("SELECT id, name FROM staff").fetchall())


def brought(session: Session) -> Sequence[Any]:
    """Return the referrals: who was brought, by whom, on which day if that was noted."""
    found: list[Any] = cursor_of(session).execute(_BROUGHT, (LinkKind.BROUGHT.value,)).fetchall()
    return found
