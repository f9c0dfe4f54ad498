"""Vouchers, what was taken of them, and what the shop owes by them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Change, Customer, Deed, Redemption, Staff, Voucher
from delight.data.queries.common import LIKE_ESCAPE, among, like, table
from delight.domain.changes import DeedName, Noun
from delight.domain.loyalty.vouchers import Liability, RedemptionRow, VoucherRow, VoucherState
from delight.domain.marks import bare
from delight.domain.text import fold, sought

_V, _R, _C, _K, _S = table(Voucher), table(Redemption), table(Customer), table(Case), table(Staff)
_OF_IT = _R.c.voucher_id == _V.c.id
_TIMES = sa.select(sa.func.count()).where(_OF_IT).correlate(_V).scalar_subquery()
_TAKEN = sa.select(sa.func.coalesce(sa.func.sum(_R.c.amount_minor), 0)).where(_OF_IT).correlate(_V)
_LEFT = sa.func.max(_V.c.value_minor - _TAKEN.scalar_subquery(), 0)
"""What is left of a value, nothing where a damaged file says that more was taken; null for an item."""
_USED = sa.case((_V.c.value_minor.is_(None), _TIMES > 0), else_=_LEFT <= 0)
_TODAY = sa.bindparam("today", type_=_V.c.until.type)
_STATE = sa.case(
    (_USED, VoucherState.USED.value),
    (_V.c.cancelled_at.is_not(None), VoucherState.CANCELLED.value),
    (_V.c.until < _TODAY, VoucherState.EXPIRED.value),
    else_=VoucherState.OPEN.value,
)
_ALIKE = ("staff_id", "value_minor", "item", "until")
_COLUMNS = (
    "id", "uid", "code", "customer_id", "value_minor", "item", "until", "note", "issued_at", "cancelled_at",
    "cancel_why", "gesture_id",
)  # fmt: skip


def vouchers(
    session: Session,
    *,
    today: date,
    customer_id: int | None,
    case_id: int | None,
    state: VoucherState | None,
    search: str,
    offset: int,
    limit: int,
) -> list[VoucherRow]:
    """Return vouchers, the newest first: of one customer, of one case, in one state, or that a search fits.

    Args:
        session: to read in.
        today: the shop's day, by which they are over.
        customer_id: whose; ``None`` is everybody's and nobody's.
        case_id: with which case they go; ``None`` is with any and none.
        state: which; ``None`` is all.
        search: part of a code, a name or an item.
        offset: how many to leave out.
        limit: how many at most.
    """
    query = _listed().order_by(_V.c.id.desc()).offset(offset).limit(limit)
    if customer_id is not None:
        query = query.where(_V.c.customer_id == customer_id)
    if case_id is not None:
        query = query.where(_V.c.case_id == case_id)
    if state is not None:
        query = query.where(_is(state))
    if search.strip():
        query = query.where(_fits(search))
    return _rows(session, query, today)


def voucher(session: Session, voucher_id: int, today: date) -> VoucherRow | None:
    """Return one voucher."""
    return next(iter(_rows(session, _listed().where(_V.c.id == voucher_id), today)), None)


def open_of_gesture(session: Session, gesture_id: int, today: date) -> VoucherRow | None:
    """Return the newest voucher that was given with a surprise and is still good."""
    mine = (_V.c.gesture_id == gesture_id) & (sa.literal(VoucherState.OPEN.value) == _STATE)
    query = _listed().where(mine).order_by(_V.c.id.desc()).limit(1)
    return next(iter(_rows(session, query, today)), None)


def voucher_of_code(session: Session, code: str, today: date) -> VoucherRow | None:
    """Return the voucher with this bare code."""
    return next(iter(_rows(session, _listed().where(_V.c.code == code), today)), None)


def these(session: Session, voucher_ids: Sequence[int], today: date) -> list[VoucherRow]:
    """Return some vouchers, in no order."""
    return _rows(session, _listed().where(among(_V.c.id, voucher_ids)), today) if voucher_ids else []


def languages(session: Session, voucher_ids: Sequence[int]) -> dict[int, str]:
    """Return the languages of those whose vouchers these are, by voucher."""
    query = sa.select(_V.c.id, _C.c.language).join_from(_V, _C, _C.c.id == _V.c.customer_id)
    return {row[0]: row[1] for row in session.execute(query.where(among(_V.c.id, voucher_ids)))}


def issued_with(session: Session, voucher_id: int, today: date) -> list[int]:
    """Return the ids of the nameless ones of the same deed that are good still, its own among them."""
    one = sa.alias(_V, "one")
    alike = sa.and_(
        _V.c.customer_id.is_(None),
        _V.c.issued_at == one.c.issued_at,
        *(
            _V.c[name].is_not_distinct_from(one.c[name])
            for name in ("staff_id", "value_minor", "item", "until")
        ),
    )
    query = sa.select(_V.c.id).join_from(_V, one, alike).where(one.c.id == voucher_id, _is(VoucherState.OPEN))
    return list(session.scalars(query.order_by(_V.c.id), {"today": today}))


def id_of(session: Session, code: str) -> int | None:
    """Return the id of the voucher with this bare code."""
    return session.scalar(sa.select(_V.c.id).where(_V.c.code == code))


def is_taken_near(session: Session, like_this: Redemption, moment: timedelta) -> bool:
    """Return whether the same person took the same amount of the same voucher within a moment of it.

    Clocks may be set back: what was taken later by far is no second press of the key.
    """
    same = (_R.c[name] == getattr(like_this, name) for name in ("voucher_id", "amount_minor"))
    by = _R.c.staff_id.is_not_distinct_from(like_this.staff_id)
    query = sa.select(_R.c.id).where(
        *same, by, _R.c.at > like_this.at - moment, _R.c.at < like_this.at + moment
    )
    return session.scalar(query.limit(1)) is not None


def no_room(session: Session, redemption: Mapping[str, Any]) -> str:
    """Return why a redemption that was undone cannot come back: the voucher is gone, or used up; else ''."""
    query = sa.select(_V.c.value_minor, _LEFT.label("left"), _TIMES.label("times"))
    row = session.execute(query.where(_V.c.id == redemption["voucher_id"])).first()
    if row is None:
        return "gone"
    is_used = row.times > 0 if row.value_minor is None else row.left < redemption["amount_minor"]
    return "used-up" if is_used else ""


def uneven(session: Session) -> list[str]:
    """Return the codes of vouchers whose worth, and what was taken of them, cannot both be right."""
    amounts, taken = sa.func.count(_R.c.amount_minor), sa.func.coalesce(sa.func.sum(_R.c.amount_minor), 0)
    times, item = sa.func.count(_R.c.id), _V.c.value_minor.is_(None)
    query = (
        sa.select(_V.c.code)
        .select_from(_V.outerjoin(_R, _OF_IT))
        .group_by(_V.c.id)
        .having(
            sa.case(
                (item, (sa.func.trim(_V.c.item) == "") | (times > 1) | (amounts > 0)),
                else_=(taken > _V.c.value_minor) | (amounts < times),
            )
        )
    )
    return list(session.scalars(query))


def cancelled_by(session: Session, uid: str) -> str:
    """Return who cancelled the voucher with this uid, as history signs it; empty for nobody by name."""
    changes, deeds = table(Change), table(Deed)
    query = (
        sa.select(_S.c.name)
        .select_from(changes)
        .join(deeds, deeds.c.id == changes.c.deed_id)
        .join(_S, _S.c.uid == deeds.c.staff_uid)
        .where(changes.c.record_uid == uid, changes.c.noun == Noun.VOUCHER)
        .where(deeds.c.name == DeedName.VOUCHER_CANCELLED)
        .order_by(changes.c.id.desc())
        .limit(1)
    )
    return session.scalar(query) or ""


def liability(session: Session, today: date) -> Liability:
    """Return what can still be redeemed."""
    left = sa.select(_V.c.value_minor, _LEFT.label("left")).where(_is(VoucherState.OPEN)).subquery()
    items = sa.func.count().filter(left.c.value_minor.is_(None))
    query = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(left.c.left), 0), items)
    count, value, things = session.execute(query.select_from(left), {"today": today}).one()
    return Liability(vouchers=count, value_minor=value, items=things)


def _is(state: VoucherState) -> sa.ColumnElement[bool]:
    return sa.literal(state.value) == _STATE


def _listed() -> sa.Select[Any]:
    return (
        sa.select(
            *(_V.c[name] for name in _COLUMNS),
            _K.c.id.label("case_id"),
            sa.func.coalesce(_C.c.name, "").label("customer_name"),
            sa.func.coalesce(_S.c.name, "").label("staff"),
            _LEFT.label("left_minor"),
            _STATE.label("state"),
        )
        .select_from(_V)
        .outerjoin(_C, _C.c.id == _V.c.customer_id)
        .outerjoin(_K, _K.c.id == _V.c.case_id)
        .outerjoin(_S, _S.c.id == _V.c.staff_id)
    )


def _fits(search: str) -> sa.ColumnElement[bool]:
    words = like(fold(sought(search)))
    found = _C.c.name_key.like(words, escape=LIKE_ESCAPE) | sa.func.fold(_V.c.item).like(
        words, escape=LIKE_ESCAPE
    )
    code = bare(search)
    return found | _V.c.code.like(like(code), escape=LIKE_ESCAPE) if code else found


def _rows(session: Session, query: sa.Select[Any], today: date) -> list[VoucherRow]:
    rows = session.execute(query, {"today": today}).mappings().all()
    taken = _redemptions(session, [row["id"] for row in rows])
    return [
        VoucherRow(
            **{**row, "state": VoucherState(row["state"])}, redemptions=tuple(taken.get(row["id"], ()))
        )
        for row in rows
    ]


def _redemptions(session: Session, ids: Sequence[int]) -> dict[int, list[RedemptionRow]]:
    """Return what was taken of some vouchers, by the voucher's id."""
    query = (
        sa.select(
            *_R.c["id", "uid", "voucher_id", "at", "amount_minor"],
            sa.func.coalesce(_S.c.name, "").label("staff"),
        )
        .select_from(_R.outerjoin(_S, _S.c.id == _R.c.staff_id))
        .where(among(_R.c.voucher_id, ids))
        .order_by(_R.c.id)
    )
    found: dict[int, list[RedemptionRow]] = {}
    for row in session.execute(query) if ids else ():
        one = RedemptionRow(id=row.id, uid=row.uid, at=row.at, amount_minor=row.amount_minor, staff=row.staff)
        found.setdefault(row.voucher_id, []).append(one)
    return found
