"""Causes with what is counted of each: cases, people, how it grows, and who is still to be told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from delight.data.database import Session
from delight.data.queries import improvements as query
from delight.domain.days.calendar import at_local, local_day
from delight.domain.improvements.causes import TREND_DAYS, CauseRow
from delight.domain.improvements.improvement import ImprovementRow
from delight.services.context import Context
from delight.services.improvements.telling import begun


def cause_rows(context: Context, session: Session, key: str = "") -> list[CauseRow]:
    """Return every cause, or one: that with most cases first, what was changed without any case last."""
    today = context.today()
    recent, before = (morning(context, today - timedelta(days=n * TREND_DAYS - 1)) for n in (1, 2))
    spelt = query.spellings(session, key=key)
    said = {row.cause_key: row for row in query.improvements(session, key=key)}
    known = {one.key: one for one in query.counted(session, before=before, recent=recent, key=key)}
    first, told = query.first_case(session), _told(context, session, said.values())
    comparable = first is not None and first < before
    rows = [
        _row(
            context, one, known.get(one), said.get(one), spelt.get(one, ""),
            comparable=comparable and one in known, told=told.get(one, (0, 0)),
        )
        for one in {**known, **said}
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row.cases, row.words))


def morning(context: Context, day: date) -> datetime:
    """Return the moment at which a day of the shop begins."""
    return at_local(day, time(0), context.zone)


def _told(context: Context, session: Session, said: Iterable[ImprovementRow]) -> dict[str, tuple[int, int]]:
    """Return of each changed cause how many were told of it, and how many are still to be."""
    since = {row.cause_key: begun(context, row) for row in said}
    moments = {key: moment for key, moment in since.items() if moment is not None}
    if not moments:
        return {}
    told: dict[str, set[int]] = {key: set() for key in moments}
    for key, customer_id, at in query.told_of(session, list(moments)):
        if at >= moments[key]:
            told[key].add(customer_id)
    raised = query.reachable(session, list(moments))
    return {key: (len(told[key]), len(raised.get(key, set()) - told[key])) for key in moments}


def _row(
    context: Context,
    key: str,
    one: query.Counted | None,
    said: ImprovementRow | None,
    spelt: str,
    *,
    comparable: bool,
    told: tuple[int, int],
) -> CauseRow:
    return CauseRow(
        key=key,
        words=said.cause if said else spelt,
        cases=one.cases if one else 0,
        open_cases=one.open_cases if one else 0,
        people=one.people if one else 0,
        anonymous=one.anonymous if one else 0,
        first=local_day(one.first, context.zone) if one else None,
        last=local_day(one.last, context.zone) if one else None,
        recent=one.recent if one else 0,
        before=one.before if one else 0,
        comparable=comparable,
        told=told[0],
        to_tell=told[1],
        improvement=said,
    )
