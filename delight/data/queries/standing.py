"""What the standing of one customer is worked out from."""

from datetime import date, datetime, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer, FollowUp, Link, Visit
from delight.data.queries.common import table
from delight.domain.calendar import local_day
from delight.domain.cases import Outcome
from delight.domain.links import LinkKind
from delight.domain.stages import OPEN_STAGES, CaseKind
from delight.domain.standing import Facts, rhythm

_C, _K, _F, _L, _V = (table(e) for e in (Customer, Case, FollowUp, Link, Visit))


def facts_of(session: Session, customer_id: int, today: date, zone: tzinfo | None) -> Facts:
    """Return the facts of a customer who is there, as they are on the shop's day ``today``."""
    known = session.execute(sa.select(_C.c.since, _C.c.created_at).where(_C.c.id == customer_id)).one()
    days = list(session.scalars(sa.select(_V.c.day).distinct().where(_V.c.customer_id == customer_id)))
    asked = _asked(session, customer_id)
    return Facts(
        today=today,
        since=known.since,
        known_since=local_day(known.created_at, zone),
        visits=len(days),
        last_seen=max(days, default=None),
        rhythm=rhythm(days),
        pulse=asked.pulse if asked else None,
        asked_on=local_day(asked.done_at, zone) if asked else None,
        brought=_brought(session, customer_id),
        **_complaints(session, customer_id, zone),
        **_praise(session, customer_id, zone),
    )


def _complaints(session: Session, customer_id: int, zone: tzinfo | None) -> dict[str, Any]:
    columns = _K.c["received_at", "closed_at", "stage", "outcome"]
    mine = (_K.c.customer_id == customer_id) & (_K.c.kind == CaseKind.COMPLAINT)
    rows = session.execute(sa.select(*columns).where(mine).order_by(_K.c.received_at.desc())).all()
    still = [row.received_at for row in rows if row.stage in OPEN_STAGES]
    last = rows[0] if rows else None
    unhappy = last is not None and last.outcome is Outcome.NOT_SATISFIED
    return {
        "open_complaints": len(still),
        "open_since": _day(min(still, default=None), zone),
        "complaints": tuple(local_day(row.received_at, zone) for row in rows[:2]),
        "unhappy_on": _day(last.closed_at, zone) if last is not None and unhappy else None,
    }


def _praise(session: Session, customer_id: int, zone: tzinfo | None) -> dict[str, Any]:
    mine = (_K.c.customer_id == customer_id) & (_K.c.kind == CaseKind.COMPLIMENT)
    query = sa.select(sa.func.count(), sa.func.max(_K.c.received_at)).where(mine)
    number, last = session.execute(query).one()
    return {"compliments": number, "praised_on": _day(last, zone)}


def _asked(session: Session, customer_id: int) -> Any:
    query = (
        sa.select(_F.c.pulse, _F.c.done_at)
        .join_from(_F, _K, _K.c.id == _F.c.case_id)
        .where(_K.c.customer_id == customer_id, _F.c.pulse.is_not(None), _F.c.done_at.is_not(None))
        .order_by(_F.c.done_at.desc())
    )
    return session.execute(query.limit(1)).first()


def _brought(session: Session, customer_id: int) -> int:
    mine = (_L.c.customer_id == customer_id) & (_L.c.kind == LinkKind.BROUGHT)
    return session.scalar(sa.select(sa.func.count()).select_from(_L).where(mine)) or 0


def _day(moment: datetime | None, zone: tzinfo | None) -> date | None:
    return None if moment is None else local_day(moment, zone)
