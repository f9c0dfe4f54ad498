"""The planner's suggestions as they are kept."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from delight.data.derived import facts
from delight.data.entities import Customer, Gesture, Suggestion
from delight.data.queries.common import among, table
from delight.data.queries.gestures import COMPLAINT_OPEN
from delight.data.queries.surprise_people import Days, cursor_of
from delight.domain.gestures import GestureIdea, GestureKind, Occasion
from delight.domain.surprises.effect import WINDOW
from delight.domain.surprises.suggestions import SuggestionRow, SuggestionState
from delight.domain.surprises.values import Taken

_C, _G = table(Customer), table(Gesture)
_DRAWN = f"""
SELECT s.held, count(DISTINCT v.day) FILTER (WHERE v.day >= s.week)
  - count(DISTINCT v.day) FILTER (WHERE v.day < s.week)
FROM suggestions AS s
JOIN facts AS f ON f.customer_id = s.customer_id AND f.first_day < s.week
LEFT JOIN visits AS v ON v.customer_id = s.customer_id
  AND v.day >= date(s.week, '-{WINDOW.days} days') AND v.day < date(s.week, '+{WINDOW.days} days')
WHERE s.occasion = '' AND s.week <= :until
  AND s.week >= (SELECT min(week) FROM suggestions WHERE held = 1)
  AND s.week <= (SELECT max(week) FROM suggestions WHERE held = 1)
GROUP BY s.id
"""  # noqa: S608 - a number
"""Only weeks of the hold-out: else a season would be compared with another."""


def of_week(session: Session, monday: date) -> list[Suggestion]:
    """Return a week's suggestions, held ones too, in their order."""
    mine = select(Suggestion).where(Suggestion.week == monday)
    return list(session.exec(mine.order_by(col(Suggestion.position), col(Suggestion.id))))


def taken(
    session: Session, rows: Sequence[Suggestion], days: Days, without: Iterable[int] = ()
) -> list[Taken]:
    """Return what a week has as the planner takes it; ``without`` are refused in a moment, by id."""
    refused, planned = set(without), _days_of(session, rows, days)
    return [
        Taken(
            customer_id=row.customer_id,
            key=row.key,
            cost_minor=row.cost_minor,
            day=planned.get(row.gesture_id or 0) or row.day or row.week,
            occasion=row.occasion,
            fills=_is_shown(row) and row.id not in refused,
            waits=row.state is SuggestionState.OPEN and not row.held and row.id not in refused,
            link_id=row.link_id or 0,
        )
        for row in rows
    ]


def as_shown(
    session: Session, rows: Sequence[Suggestion], ideas: Mapping[str, GestureIdea]
) -> tuple[SuggestionRow, ...]:
    """Return suggestions as a page shows them: none that is held or was withdrawn.

    Whether a complaint is open (``waiting``) is not asked here: weeks are read past the veil.

    Args:
        session: to read in.
        rows: as stored.
        ideas: the catalogue by key, what is off included.
    """
    shown = [row for row in rows if not row.held and row.state is not SuggestionState.WITHDRAWN]
    figures = {row.id: json.loads(row.figures) for row in shown}
    others = {told["other"] for told in figures.values() if "other" in told}
    names = _names(session, {row.customer_id for row in shown} | others)
    given = _gestures(session, shown)
    return tuple(
        _row(
            row,
            names,
            ideas.get(row.key),
            given.get(row.gesture_id or 0),
            _told(figures[row.id], names),
        )
        for row in shown
    )


def waiting(session: Session, gestures: Iterable[int]) -> set[int]:
    """Return those of some gestures, by id, that are still to come while a complaint of theirs is open."""
    asked = sa.select(_G.c.id).join_from(_G, facts, facts.c.customer_id == _G.c.customer_id)
    rows = session.scalars(asked.where(among(_G.c.id, gestures), _G.c.given_at.is_(None), COMPLAINT_OPEN))
    return set(rows)


def differences(session: Session, until: date) -> tuple[list[int], list[int]]:
    """Return, of surprises by chance in weeks up to ``until``, visits in the 90 days after less those before.

    First of those who were suggested, then of those who were held out; only of whom a visit was known before.
    """
    found: tuple[list[int], list[int]] = ([], [])
    for held, difference in cursor_of(session).execute(_DRAWN, {"until": until.isoformat()}).fetchall():
        found[held].append(difference)
    return found


def last_whole_week(today: date) -> date:
    """Return the Monday of the latest week of which all days that are compared are over."""
    latest = today - WINDOW
    return latest - timedelta(days=latest.weekday())


def _is_shown(row: Suggestion) -> bool:
    return not row.held and row.state in {SuggestionState.OPEN, SuggestionState.ACCEPTED}


def _days_of(session: Session, rows: Sequence[Suggestion], days: Days) -> dict[int, date]:
    """Return for which day each gesture that came of them is planned, or when it was given."""
    ids = [row.gesture_id for row in rows if row.gesture_id is not None]
    asked = "SELECT id, planned_on, given_at FROM gestures WHERE id IN (SELECT value FROM json_each(?))"
    found = cursor_of(session).execute(asked, (json.dumps(ids),)).fetchall()
    return {number: days.at(given) if given else days[planned] for number, planned, given in found}


def _names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    rows = session.execute(sa.select(_C.c.id, _C.c.name).where(among(_C.c.id, ids)))
    return {row.id: row.name for row in rows}


def _gestures(session: Session, rows: Sequence[Suggestion]) -> dict[int, Any]:
    ids = [row.gesture_id for row in rows if row.gesture_id is not None]
    found = session.execute(sa.select(*_G.c["id", "name", "kind", "planned_on"]).where(among(_G.c.id, ids)))
    return {row.id: row for row in found}


def _told(figures: dict[str, int | str], names: Mapping[int, str]) -> dict[str, int | str]:
    name = names.get(int(figures.get("other", 0)))
    return figures | ({"name": name} if name else {})


def _row(
    row: Suggestion,
    names: Mapping[int, str],
    idea: GestureIdea | None,
    gesture: Any,
    figures: dict[str, int | str],
) -> SuggestionRow:
    told = gesture or idea
    return SuggestionRow(
        id=row.id or 0,
        uid=row.uid,
        week=row.week,
        position=row.position,
        customer_id=row.customer_id,
        customer_name=names.get(row.customer_id, ""),
        key=row.key,
        name=told.name if told else row.key,
        kind=told.kind if told else GestureKind.GIFT,
        cost_minor=row.cost_minor,
        day=(gesture.planned_on if gesture else None) or row.day,
        occasion=Occasion(row.occasion),
        why=row.why,
        figures=figures,
        state=row.state,
        skip_why=row.skip_why,
        gesture_id=row.gesture_id,
    )
