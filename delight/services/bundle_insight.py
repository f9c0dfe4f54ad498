"""The part of the bundle about what the shop learns from its own days."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from delight.services.context import Context
    from delight.services.insight.guessing import GuessService
    from delight.services.insight.service import InsightService


class InsightServices:
    """Services that are brought in when they are first asked for."""

    context: Context

    @cached_property
    def insight(self) -> InsightService:
        """Figures, and how sure they are."""
        from delight.services.insight.service import InsightService

        return InsightService(self.context)

    @cached_property
    def ourselves(self) -> GuessService:
        """What those who work here think that customers answer."""
        from delight.services.insight.guessing import GuessService

        return GuessService(self.context)
