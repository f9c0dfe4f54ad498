"""The voucher that goes out with a letter: the one that is asked for, or the one of its surprise."""

from __future__ import annotations

from delight.data.database import Session
from delight.data.entities import Voucher
from delight.data.queries import vouchers as query
from delight.data.queries.common import missing
from delight.domain.errors import ConflictError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.letter import VoucherFacts
from delight.domain.loyalty.vouchers import VoucherRow, VoucherState
from delight.domain.money import Money
from delight.services.context import Context


def voucher_of(context: Context, session: Session, request: LetterRequest) -> VoucherRow | None:
    """Return the voucher that a letter hands over.

    A letter that goes with a surprise takes along the voucher of it, while that is good.

    Raises:
        UnknownError: ``voucher.unknown``.
        ConflictError: ``letters.voucher_over`` where it is used up, cancelled or over.
    """
    if request.voucher_id is None:
        return (
            query.open_of_gesture(session, request.gesture_id, context.today())
            if request.gesture_id
            else None
        )
    row = query.voucher(session, request.voucher_id, context.today())
    if row is None:
        raise missing(session, Voucher, request.voucher_id, "voucher.unknown")
    if row.state is not VoucherState.OPEN:
        raise ConflictError("letters.voucher_over", why=row.state)
    return row


def voucher_facts(row: VoucherRow, currency: str) -> VoucherFacts:
    """Return what a letter says of a voucher: what is left of it, not what it once was worth."""
    left = None if row.left_minor is None else Money(minor=row.left_minor, currency=currency)
    return VoucherFacts(code=row.code, value=left, item=row.item, until=row.until)
