"""Who brought whom, thanked once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from delight.data.queries import referrals as query
from delight.domain.changes import Changes
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.customers.referrals import ReferralRow
from delight.domain.errors import UnknownError
from delight.domain.gestures import GestureDraft, GestureSource, Occasion
from delight.services.context import Context
from delight.services.customers.links import LinkService
from delight.services.surprises.gestures import GestureService


class ReferralService:
    """Referrals are links of their own kind, and their thanks are gestures that name the link."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def page(self, offset: int = 0, limit: int = 100) -> list[ReferralRow]:
        """Return who brought whom, what was noted last first."""
        with self._context.db.read() as session:
            return query.referrals(session, self._context.zone, offset=offset, limit=limit)

    def get(self, link_id: int) -> ReferralRow:
        """Return one referral (``referral.unknown``)."""
        with self._context.db.read() as session:
            row = query.referral(session, link_id, self._context.zone)
        if row is None:
            raise UnknownError("referral.unknown", id=link_id)
        return row

    def to_thank(self) -> list[ReferralRow]:
        """Return the referrals of the last 90 days that nobody was thanked for, the latest first.

        A letter of thanks is thanks. Left out is who wants no surprises, moved away or died.
        """
        with self._context.db.read() as session:
            return query.to_thank(session, self._context.today(), self._context.zone)

    def add(self, who_id: int, brought_id: int, day: date | None = None) -> Changes:
        """Note that one customer brought another; raises as ``LinkService.add`` does."""
        draft = LinkDraft(kind=LinkKind.BROUGHT, customer_id=who_id, other_id=brought_id, day=day)
        return LinkService(self._context).add(draft)

    def thank(self, link_id: int, draft: GestureDraft) -> Changes:
        """Thank who brought somebody, now or on a planned day; for whom it is, the referral says.

        Raises:
            InputError: see ``checked_gesture``.
            UnknownError: ``referral.unknown``.
            ConflictError: ``referral.thanked_already``, ``referral.thanks_planned``;
                ``gesture.not_welcome``, ``gesture.gone``.
        """
        thanks = replace(
            draft,
            customer_id=self.get(link_id).who_id,
            link_id=link_id,
            source=GestureSource.THANKS,
            occasion=Occasion.REFERRAL,
        )
        return GestureService(self._context).log(thanks)
