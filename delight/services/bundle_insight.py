"""The part of the bundle about what the shop learns from its own days."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from delight.services.context import Context
    from delight.services.insight.guessing import GuessService
    from delight.services.insight.paper import InsightPaper
    from delight.services.insight.service import InsightService
    from delight.services.insight.team import TeamService


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

    @cached_property
    def team(self) -> TeamService:
        """The page of a month for the staff room."""
        from delight.services.insight.team import TeamService

        return TeamService(self.context, self.insight)

    @cached_property
    def insight_paper(self) -> InsightPaper:
        """What is learned, on paper: one page, a booklet."""
        from delight.services.insight.paper import InsightPaper

        return InsightPaper(self.context)
