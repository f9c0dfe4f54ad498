"""Which cases a list shows, as conditions; and in which order."""

from datetime import datetime, time, timedelta, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer, Promise
from delight.data.queries import narrowed
from delight.data.queries.common import LIKE_ESCAPE, like, table
from delight.domain.cases.case import CaseFilter
from delight.domain.cases.recovery import PromiseState
from delight.domain.cases.stages import OPEN_STAGES, CaseKind, Stage
from delight.domain.cases.terms import CaseSort, Severity
from delight.domain.days.calendar import at_local, local_day
from delight.domain.seeking import Asked
from delight.domain.text import fold, sought

_K, _C, _P = table(Case), table(Customer), table(Promise)
_LAST = "9999"
"""Stands where no day is, since it sorts behind every day."""
_SETS = {
    "stages": _K.c.stage,
    "kinds": _K.c.kind,
    "failures": _K.c.failure,
    "severities": _K.c.severity,
    "channels": _K.c.channel,
}
_WORST_FIRST = {Severity.HIGH.value: 0, Severity.MEDIUM.value: 1, Severity.LOW.value: 2}

IS_OPEN = (_K.c.kind == CaseKind.COMPLAINT) & _K.c.stage.in_([stage.value for stage in OPEN_STAGES])
PROMISED = (
    sa.select(sa.func.min(_P.c.due_at))
    .where(_P.c.case_id == _K.c.id, _P.c.state == PromiseState.OPEN)
    .correlate(_K)
    .scalar_subquery()
)
"""By when the nearest promise is to be kept."""
_AWAKE_BY = sa.func.max(_K.c.resolve_by, sa.func.coalesce(_K.c.snoozed_until, ""))
RESOLVE_BY = sa.case((IS_OPEN, _AWAKE_BY))
ACKNOWLEDGE_BY = sa.case((_K.c.stage == Stage.NEW, _K.c.acknowledge_by))
_DUES = (ACKNOWLEDGE_BY, RESOLVE_BY, PROMISED)
FIRST_DUE = sa.func.min(*(sa.func.coalesce(due, _LAST) for due in _DUES))
"""By when the nearest of them is; what has none comes last."""


def conditions(
    session: Session, which: CaseFilter, now: datetime, zone: tzinfo | None
) -> list[sa.ColumnElement[bool]]:
    """Return what every case of a list fulfils, but for words that are looked up."""
    found: list[sa.ColumnElement[bool]] = [
        column.in_([one.value for one in getattr(which, name)])
        for name, column in _SETS.items()
        if getattr(which, name)
    ]
    if which.open_only:
        found.append(IS_OPEN)
    if which.overdue:
        found.append(_is_late(now))
    if which.grave:
        found.append(_K.c.grave.is_not(None))
    if which.owners:
        found.append(_owned_by(which.owners))
    if which.within_days is not None:
        first = local_day(now, zone) - timedelta(days=which.within_days)
        found.append(_K.c.received_at >= at_local(first, time(), zone))
    if which.customer_id is not None:
        found.append(_K.c.customer_id == which.customer_id)
    if which.narrowed is not None:
        found.append(narrowed.only(session, which.narrowed).where)
    if which.search.strip() and not Asked(which.search).words:  # signs alone, such as "{{"
        found.append(_K.c.what_key.like(like(fold(sought(which.search))), escape=LIKE_ESCAPE))
    return found


def sorted_ids(sort: CaseSort) -> list[sa.Select[Any]]:
    """Return the questions whose answers, one after the other, are the ids of cases in an order.

    Each follows an index, or sorts only what is open: that is little.
    """
    newest = (_K.c.received_at.desc(), _K.c.id.desc())
    oldest = (_K.c.received_at, _K.c.id)
    ids, closed = sa.select(_K.c.id), sa.not_(IS_OPEN)
    if sort is CaseSort.OLDEST:
        return [ids.order_by(*oldest)]
    if sort is CaseSort.DUE:
        return [ids.where(IS_OPEN).order_by(FIRST_DUE, *oldest), ids.where(closed).order_by(*newest)]
    if sort is CaseSort.SEVERITY:
        worst = sa.case(_WORST_FIRST, value=_K.c.severity)
        return [ids.where(IS_OPEN).order_by(worst, *newest), ids.where(closed).order_by(*newest)]
    if sort is CaseSort.CUSTOMER:
        by_name = ids.select_from(_C.outerjoin(_K, _K.c.customer_id == _C.c.id))  # so that names come first
        named = by_name.where(sa.func.ifnull(_K.c.id, 0) != 0).order_by(_C.c.name_key, _C.c.id, *newest)
        return [named, ids.where(_K.c.customer_id.is_(None)).order_by(*newest)]
    return [ids.where(IS_OPEN).order_by(*newest), ids.where(closed).order_by(*newest)]


def _is_late(now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition that one of ``_DUES`` is over, in words for which there is an index each."""
    late = sa.select(_P.c.case_id).where(_P.c.state == PromiseState.OPEN, _P.c.due_at < now)
    return sa.or_(
        (_K.c.stage == Stage.NEW) & (_K.c.acknowledge_by < now),
        IS_OPEN & (sa.type_coerce(_AWAKE_BY, _K.c.resolve_by.type) < now),
        _K.c.id.in_(late),
    )


def _owned_by(owners: frozenset[int]) -> sa.ColumnElement[bool]:
    """Return the condition that one of these looks after it; 0 is nobody."""
    somebody = [one for one in owners if one]
    parts = [_K.c.owner_id.in_(somebody)] if somebody else []
    return sa.or_(*parts, *([_K.c.owner_id.is_(None)] if 0 in owners else []))
