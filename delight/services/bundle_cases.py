"""The part of the bundle about cases: what came out of them, and how the shop wants to be."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from delight.services.cases.board import BoardService
    from delight.services.cases.filters import CaseFilterService
    from delight.services.cases.sheets.service import SheetService
    from delight.services.cases.sorting import SortingService
    from delight.services.context import Context
    from delight.services.guards.guesses import GuessService
    from delight.services.guards.service import GuardService
    from delight.services.improvements.elsewhere import ElsewhereService
    from delight.services.improvements.ideas import IdeaService
    from delight.services.improvements.service import ImprovementService
    from delight.services.improvements.standards import StandardService
    from delight.services.improvements.tally import TallyService
    from delight.services.incoming import IncomingService
    from delight.services.playbooks.service import PlaybookService


class CaseServices:
    """Services that are brought in when they are first asked for."""

    context: Context

    @cached_property
    def board(self) -> BoardService:
        """Complaints by stage."""
        from delight.services.cases.board import BoardService

        return BoardService(self.context)

    @cached_property
    def case_filters(self) -> CaseFilterService:
        """Filters of cases that are saved."""
        from delight.services.cases.filters import CaseFilterService

        return CaseFilterService(self.context)

    @cached_property
    def sheets(self) -> SheetService:
        """Cases on paper."""
        from delight.services.cases.sheets.service import SheetService

        return SheetService(self.context)

    @cached_property
    def improvements(self) -> ImprovementService:
        """What cases come from, and what was changed about it."""
        from delight.services.improvements.service import ImprovementService

        return ImprovementService(self.context)

    @cached_property
    def ideas(self) -> IdeaService:
        """Ideas for products and services."""
        from delight.services.improvements.ideas import IdeaService

        return IdeaService(self.context)

    @cached_property
    def standards(self) -> StandardService:
        """What the shop holds itself to."""
        from delight.services.improvements.standards import StandardService

        return StandardService(self.context)

    @cached_property
    def incoming(self) -> IncomingService:
        """E-mails and reviews, read."""
        from delight.services.incoming import IncomingService

        return IncomingService(self.context)

    @cached_property
    def guesses(self) -> GuessService:
        """What the words of a complaint tell."""
        from delight.services.guards.guesses import GuessService

        return GuessService(self.context)

    @cached_property
    def elsewhere(self) -> ElsewhereService:
        """Places that the shop recommends."""
        from delight.services.improvements.elsewhere import ElsewhereService

        return ElsewhereService(self.context)

    @cached_property
    def sorting(self) -> SortingService:
        """What was put right while it was being logged."""
        from delight.services.cases.sorting import SortingService

        return SortingService(self.context)

    @cached_property
    def tally(self) -> TallyService:
        """Small things not worth a case."""
        from delight.services.improvements.tally import TallyService

        return TallyService(self.context)

    @cached_property
    def playbooks(self) -> PlaybookService:
        """What the shop suggests for each kind of failure."""
        from delight.services.playbooks.service import PlaybookService

        return PlaybookService(self.context)

    @cached_property
    def guards(self) -> GuardService:
        """What is worth a thought before a decision."""
        from delight.services.guards.service import GuardService

        return GuardService(self.context)
