"""What evidence guards want to know of a case, and how often each was closed."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Dismissal, Letter, Promise, Visit
from delight.data.queries.common import table
from delight.domain.cases.case import RECENT_DAYS
from delight.domain.cases.recovery import PromiseState
from delight.domain.cases.stages import CaseKind
from delight.domain.cases.terms import NOT_OURS

_K, _D, _L, _P, _V = (table(e) for e in (Case, Dismissal, Letter, Promise, Visit))


def repeats(session: Session, case: Case) -> int:
    """Return how often the same went wrong for the same customer within ``RECENT_DAYS`` before a case."""
    if case.customer_id is None or case.failure is None:
        return 0
    query = (
        sa.select(sa.func.count())
        .select_from(_K)
        .where(
            _K.c.customer_id == case.customer_id,
            _K.c.kind == CaseKind.COMPLAINT,
            _K.c.failure == case.failure,
            _K.c.id != (case.id or 0),
            _K.c.received_at >= case.received_at - timedelta(days=RECENT_DAYS),
            _K.c.received_at <= case.received_at,
            sa.func.coalesce(_K.c.outcome, "").not_in([outcome.value for outcome in NOT_OURS]),
        )
    )
    return session.scalar(query) or 0


def came_back(session: Session, case: Case) -> bool:
    """Return whether a visit after the day of a complaint is known of."""
    if case.customer_id is None:
        return False
    later = (_V.c.customer_id == case.customer_id) & (_V.c.day > case.received_at.date())
    return bool(session.scalar(sa.select(sa.exists().where(later))))


def is_answered(session: Session, case_id: int) -> bool:
    """Return whether a letter about a case went out."""
    out = (_L.c.case_id == case_id) & (_L.c.never_sent == sa.literal(0))
    return bool(session.scalar(sa.select(sa.exists().where(out))))


def open_promises(session: Session, case_id: int) -> list[str]:
    """Return what is still promised in a case."""
    query = sa.select(_P.c.what).where(_P.c.case_id == case_id, _P.c.state == PromiseState.OPEN)
    return list(session.scalars(query))


def dismissed(session: Session, case_id: int) -> frozenset[str]:
    """Return the remarks that were closed on a case: they are not made there again."""
    return frozenset(session.scalars(sa.select(_D.c.guard).where(_D.c.case_id == case_id)))


def dismissals(session: Session) -> list[tuple[str, datetime]]:
    """Return which remark was closed when, the newest first."""
    query = sa.select(_D.c.guard, _D.c.at).order_by(_D.c.at.desc())
    return [(code, at) for code, at in session.execute(query)]
