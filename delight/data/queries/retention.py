"""What has outlived the shop's own rules of how long it keeps data."""

from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.derived import facts
from delight.data.entities import Case, Customer, Gesture, Letter, Note, Promise, Pulse, Shop, Visit
from delight.data.queries.common import among, table
from delight.domain.cases.recovery import PromiseState
from delight.domain.cases.stages import OPEN_STAGES, CaseKind, Stage
from delight.domain.customers.retention import Outlived, RetentionRule

_C, _K, _V, _G = table(Customer), table(Case), table(Visit), table(Gesture)
_L, _N, _P, _S, _A = table(Letter), table(Note), table(Promise), table(Shop), table(Pulse)
_ENDED = [stage.value for stage in (Stage.CLOSED, Stage.DONE, Stage.THANKED)]
_NOON = "T12:00:00.000+00:00"
_OPEN = [stage.value for stage in OPEN_STAGES]


def rule(session: Session) -> RetentionRule:
    """Return the shop's rules."""
    row = session.execute(
        sa.select(_S.c.keep_customers_months, _S.c.keep_cases_months, _S.c.keep_letters_months)
    ).one()
    return RetentionRule(customers=row[0], cases=row[1], letters=row[2])


def customers_not_seen(session: Session, before: datetime) -> list[Outlived]:
    """Return the customers with whom nothing has happened since, the longest away first.

    A letter that the shop wrote is nothing that they did; an open complaint, a promise or a surprise that
    is planned keeps them. What was counted of them tells nearly all of it; where a letter came last, the
    entries themselves are asked.
    """
    written_last = sa.func.coalesce(_text(facts.c.letter_at), "") >= _text(facts.c.last_at)
    last = sa.case((written_last, _last()), else_=_text(facts.c.last_at))
    return _not_seen(session, before, last, facts.c.open_complaints == 0)


def still_not_seen(session: Session, before: datetime, ids: Collection[int]) -> list[Outlived]:
    """Return those of some customers with whom nothing has happened since, by all their entries."""
    busy = sa.exists().where(
        _K.c.customer_id == _C.c.id, _K.c.kind == CaseKind.COMPLAINT, _K.c.stage.in_(_OPEN)
    )
    return _not_seen(session, before, _last(), ~busy, among(_C.c.id, ids))


def _not_seen(session: Session, before: datetime, last: Any, *conditions: Any) -> list[Outlived]:
    whose = sa.func.coalesce(_K.c.customer_id, _P.c.customer_id)
    promised = sa.select(whose).select_from(_P.outerjoin(_K, _P.c.case_id == _K.c.id))
    promised = promised.where(_P.c.state == PromiseState.OPEN, whose.is_not(None))
    planned = sa.select(_G.c.customer_id).where(_G.c.given_at.is_(None), _G.c.customer_id.is_not(None))
    answered = sa.func.coalesce(_latest(_A.c.at, _A), "")
    inner = (
        sa.select(_C.c.id, _C.c.name, sa.func.max(last, answered).label("last"))
        .join_from(_C, facts, facts.c.customer_id == _C.c.id)
        .where(*conditions, _C.c.id.not_in(promised), _C.c.id.not_in(planned))
        .subquery()
    )
    query = sa.select(inner).where(inner.c.last < _stored(before)).order_by(inner.c.last, inner.c.id)
    return [Outlived(id=id_, name=name, whose="", last=_day(at)) for id_, name, at in session.execute(query)]


def _last() -> sa.ColumnElement[str]:
    """Return when somebody last came or said something, or something was written down; a visit is at noon."""
    return sa.func.max(
        _text(_C.c.created_at),
        sa.func.coalesce(_latest(_V.c.day, _V) + _NOON, ""),
        sa.func.coalesce(_latest(_K.c.received_at, _K), ""),
        sa.func.coalesce(_latest(_G.c.given_at, _G), ""),
        sa.func.coalesce(_latest(_N.c.at, _N), ""),
    )


def cases_closed(session: Session, before: datetime) -> list[Outlived]:
    """Return the cases of known customers that ended before, the oldest first."""
    ended = sa.func.coalesce(_text(_K.c.closed_at), _text(_K.c.acknowledged_at), _text(_K.c.received_at))
    query = (
        sa.select(_K.c.id, _K.c.reference, _C.c.name, ended.label("ended"))
        .join_from(_K, _C, _C.c.id == _K.c.customer_id)
        .where(_K.c.stage.in_(_ENDED), ended < _stored(before))
        .order_by(ended, _K.c.id)
    )
    return [
        Outlived(id=id_, name=reference, whose=name, last=_day(at))
        for id_, reference, name, at in session.execute(query)
    ]


def letters_before(session: Session, before: datetime, today: date) -> tuple[list[Outlived], int]:
    """Return the letters that went out before, the oldest first, and how many more a legal hold keeps."""
    old = (_text(_L.c.issued_at) < _stored(before)) & (sa.type_coerce(_L.c.waiting, sa.Integer) == 0)
    held = _L.c.hold_until >= today
    query = (
        sa.select(_L.c.id, _L.c.number, _L.c.title, sa.func.coalesce(_C.c.name, ""), _text(_L.c.issued_at))
        .select_from(_L)
        .outerjoin(_C, _C.c.id == _L.c.customer_id)
        .where(old, sa.or_(_L.c.hold_until.is_(None), ~held))
        .order_by(_L.c.issued_at, _L.c.id)
    )
    rows = [
        Outlived(id=id_, name=f"{number} {title}", whose=whose, last=_day(at))
        for id_, number, title, whose, at in session.execute(query)
    ]
    return rows, session.scalar(sa.select(sa.func.count()).select_from(_L).where(old, held)) or 0


def _latest(column: sa.Column[Any], of: sa.Table) -> sa.ColumnElement[Any]:
    return sa.select(sa.func.max(_text(column))).where(of.c.customer_id == _C.c.id).scalar_subquery()


def _text(column: sa.Column[Any]) -> sa.ColumnElement[str]:
    """Return a moment or day as it is stored: text that sorts as time does."""
    return sa.type_coerce(column, sa.Text)


def _stored(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")


def _day(stored: str) -> date:
    return _known_day(stored[:10])


_known_day = lru_cache(maxsize=20_000)(date.fromisoformat)
"""Hundreds of thousands of records share a few thousand days."""
