"""The part of the bundle about surprises: gestures, the week, vouchers, stamp cards, answers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from delight.services.context import Context
    from delight.services.customers.pulses import PulseService
    from delight.services.loyalty.card_paper import CardPaperService
    from delight.services.loyalty.codes import CodeService
    from delight.services.loyalty.stamp_cards import StampCardService
    from delight.services.loyalty.voucher_paper import VoucherPaperService
    from delight.services.loyalty.vouchers import VoucherService
    from delight.services.surprises.catalogue import CatalogueService
    from delight.services.surprises.gestures import GestureService
    from delight.services.surprises.referrals import ReferralService
    from delight.services.surprises.week import SurpriseService


class SurpriseServices:
    """Services that are brought in when they are first asked for."""

    context: Context

    @cached_property
    def gestures(self) -> GestureService:
        """Surprises, planned and given."""
        from delight.services.surprises.gestures import GestureService

        return GestureService(self.context)

    @cached_property
    def catalogue(self) -> CatalogueService:
        """What could be given: ready-made gestures and the shop's own."""
        from delight.services.surprises.catalogue import CatalogueService

        return CatalogueService(self.context)

    @cached_property
    def surprises(self) -> SurpriseService:
        """The week's surprises: who, with what, and why."""
        from delight.services.surprises.week import SurpriseService

        return SurpriseService(self.context)

    @cached_property
    def stamp_cards(self) -> StampCardService:
        """Cards that fill up stamp by stamp."""
        from delight.services.loyalty.stamp_cards import StampCardService

        return StampCardService(self.context, lambda: self.card_paper)

    @cached_property
    def card_paper(self) -> CardPaperService:
        """Stamp cards on paper."""
        from delight.services.loyalty.card_paper import CardPaperService

        return CardPaperService(self.context)

    @cached_property
    def referrals(self) -> ReferralService:
        """Who was brought by whom, and who is still to be thanked for it."""
        from delight.services.surprises.referrals import ReferralService

        return ReferralService(self.context)

    @cached_property
    def pulses(self) -> PulseService:
        """Whether customers would recommend the shop."""
        from delight.services.customers.pulses import PulseService

        return PulseService(self.context)

    @cached_property
    def vouchers(self) -> VoucherService:
        """Vouchers."""
        from delight.services.loyalty.vouchers import VoucherService

        return VoucherService(self.context)

    @cached_property
    def voucher_paper(self) -> VoucherPaperService:
        """Vouchers on paper of their own."""
        from delight.services.loyalty.voucher_paper import VoucherPaperService

        return VoucherPaperService(self.context)

    @cached_property
    def loyalty_codes(self) -> CodeService:
        """What a code stands on."""
        from delight.services.loyalty.codes import CodeService

        return CodeService(self.context)
