"""A referral is thanked once: the rule that every way to a gesture keeps, within its deed."""

from __future__ import annotations

from datetime import tzinfo

from delight.data.journal import Writer
from delight.data.queries import referrals as query
from delight.domain.customers.referrals import ReferralRow
from delight.domain.errors import ConflictError, UnknownError


def check_thanks(deed: Writer, link_id: int, zone: tzinfo | None) -> ReferralRow:
    """Return the referral that a gesture is to thank for.

    Raises:
        UnknownError: ``referral.unknown``.
        ConflictError: ``referral.thanked_already``, ``referral.thanks_planned``.
    """
    deed.session.flush()
    row = query.referral(deed.session, link_id, zone)
    if row is None:
        raise UnknownError("referral.unknown", id=link_id)
    if row.thanked_on is not None:
        raise ConflictError("referral.thanked_already", name=row.who, day=row.thanked_on, gesture=row.gesture)
    if row.is_thanked:
        raise ConflictError("referral.thanks_planned", name=row.who, day=row.planned_on, gesture=row.gesture)
    return row
