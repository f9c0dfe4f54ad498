"""The part of the bundle about surprises: gestures, the week, vouchers, stamp cards, answers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from delight.services.context import Context
    from delight.services.surprises.catalogue import CatalogueService
    from delight.services.surprises.gestures import GestureService
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
