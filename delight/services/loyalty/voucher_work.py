"""What deeds on vouchers and their paper share."""

from __future__ import annotations

from dataclasses import replace

from delight.data.database import Session
from delight.data.queries import vouchers as query
from delight.domain.days.calendar import local
from delight.domain.loyalty.vouchers import VoucherRow
from delight.services.context import Context


def told(context: Context, session: Session, row: VoucherRow) -> VoucherRow:
    """Return a voucher with all that a sentence may tell of it, on the shop's clock."""
    taken = tuple(replace(one, at=local(one.at, context.zone)) for one in row.redemptions)
    if row.cancelled_at is None:
        return replace(row, redemptions=taken)
    at, by = local(row.cancelled_at, context.zone), query.cancelled_by(session, row.uid)
    return replace(row, redemptions=taken, cancelled_at=at, cancelled_by=by)
