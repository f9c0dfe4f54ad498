"""Undo of one use of a voucher or a stamp card, where another of the same day shows that they were here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, time, timedelta, tzinfo

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Redemption, Stamp, StampCard, Visit, Voucher
from delight.data.queries.common import table
from delight.data.undo_job import UndoLine
from delight.domain.changes import Noun
from delight.domain.days.calendar import at_local

_PAPERS = (
    (table(Redemption), "voucher_id", table(Voucher)),
    (table(Stamp), "card_id", table(StampCard)),
)
_USES = frozenset({Noun.REDEMPTION.value, Noun.STAMP.value})
_VISITS = table(Visit)
_CAME = frozenset({Noun.VISIT.value, Noun.FOLLOW_UP.value})
"""What notes that somebody came: the visit, and the checks that it answered."""


def without_visit(session: Session, lines: Sequence[UndoLine], zone: tzinfo | None) -> Sequence[UndoLine]:
    """Return what an undo takes back: all that the deed did, or the use alone where the visit stays.

    Args:
        session: to read in.
        lines: what the deed did, the last first.
        zone: of the shop, whose days count.
    """
    used = [line.uid for line in lines if line.noun in _USES and line.op == "I"]
    came = [line.uid for line in lines if line.noun == Noun.VISIT and line.op == "I"] if used else []
    visits = sa.select(*_VISITS.c["customer_id", "day"]).where(_VISITS.c.uid.in_(came))
    for customer_id, day in session.execute(visits) if came else ():
        if _is_shown_here(session, customer_id, day, zone, used):
            return [line for line in lines if line.noun not in _CAME]
    return lines


def _is_shown_here(
    session: Session, customer_id: int, day: date, zone: tzinfo | None, but_for: Collection[str]
) -> bool:
    """Return whether something else of a customer was used on a day."""
    since, until = (at_local(day + timedelta(days=n), time.min, zone) for n in (0, 1))
    return any(
        session.scalar(
            sa.select(use.c.id)
            .join(paper, paper.c.id == use.c[column])
            .where(paper.c.customer_id == customer_id, use.c.uid.not_in(but_for))
            .where(use.c.at >= since, use.c.at < until)
            .limit(1)
        )
        is not None
        for use, column, paper in _PAPERS
    )
