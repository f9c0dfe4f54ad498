"""Gestures, planned and given."""

import sqlalchemy as sa
from sqlmodel import Session, col, select

from delight.data.derived import facts
from delight.data.entities import Customer, Gesture, Letter, Staff, Suggestion, Voucher
from delight.data.queries.common import table
from delight.domain.customers.customer import Gone
from delight.domain.gestures import GestureRow, GestureState

_G, _C, _S = table(Gesture), table(Customer), table(Staff)
COMPLAINT_OPEN = sa.func.coalesce(facts.c.open_complaints, 0) > 0
"""The condition, beside the facts of a customer, that a complaint is open which whoever asks may see."""


def gestures(
    session: Session, *, customer_id: int | None, state: GestureState | None, offset: int, limit: int
) -> list[GestureRow]:
    """Return gestures: planned ones by day first, then given ones, the newest first.

    Of everybody's, those planned for whoever has asked for none since, moved away or died are left out.
    """
    given = _G.c.given_at.is_not(None)
    query = _listed().order_by(given, _G.c.given_at.desc(), _G.c.planned_on, _G.c.id)
    if customer_id is not None:
        query = query.where(_G.c.customer_id == customer_id)
    else:
        welcome = sa.type_coerce(_C.c.surprises_welcome, sa.Integer) == 1
        query = query.where(given | (welcome & (_C.c.gone == Gone.NO)))
    if state is not None:
        query = query.where(given if state is GestureState.GIVEN else ~given)
    return [_row(row) for row in session.execute(query.offset(offset).limit(limit)).mappings()]


def gesture(session: Session, gesture_id: int) -> GestureRow | None:
    """Return one gesture."""
    row = session.execute(_listed().where(_G.c.id == gesture_id)).mappings().first()
    return _row(row) if row else None


def letters_of(session: Session, gesture_id: int) -> list[Letter]:
    """Return the letters that went with a gesture."""
    return list(session.exec(select(Letter).where(col(Letter.gesture_id) == gesture_id)))


def vouchers_of(session: Session, gesture_id: int) -> list[Voucher]:
    """Return the vouchers that were given as a gesture."""
    return list(session.exec(select(Voucher).where(col(Voucher.gesture_id) == gesture_id)))


def suggestions_of(session: Session, gesture_id: int) -> list[Suggestion]:
    """Return the suggestions that became a gesture."""
    return list(session.exec(select(Suggestion).where(col(Suggestion.gesture_id) == gesture_id)))


def _listed() -> sa.Select[tuple[object, ...]]:
    columns = (
        "id", "uid", "customer_id", "name", "kind", "cost_minor", "planned_on", "given_at", "note", "key",
        "occasion", "source",
    )  # fmt: skip
    return (
        sa.select(
            *(_G.c[name] for name in columns),
            _G.c.reaction,
            _C.c.name.label("customer_name"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
            (_G.c.given_at.is_(None) & COMPLAINT_OPEN).label("complaint_open"),
        )
        .select_from(_G)
        .join(_C, _C.c.id == _G.c.customer_id)
        .outerjoin(facts, facts.c.customer_id == _G.c.customer_id)
        .outerjoin(_S, _S.c.id == _G.c.staff_id)
    )


def _row(row: sa.RowMapping) -> GestureRow:
    state = GestureState.GIVEN if row["given_at"] else GestureState.PLANNED
    return GestureRow(**row, state=state)
