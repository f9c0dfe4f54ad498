"""The week's surprises: drawn on the first look, decided one by one."""

from __future__ import annotations

from datetime import date

from delight.domain.changes import Changes
from delight.domain.gestures import GestureIdea
from delight.domain.surprises.effect import Effect
from delight.domain.surprises.suggestions import SkipWhy, SuggestionRow
from delight.domain.surprises.values import WhyNot
from delight.domain.surprises.week import Budget, Week
from delight.services.context import Context


class SurpriseService:
    """Whom the shop surprises this week, with what, and why; and what became of it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def week(self, day: date | None = None) -> Week:
        """Return the week that ``day`` (today) lies in; the running one is drawn on the first look."""
        raise NotImplementedError

    def get(self, suggestion_id: int) -> SuggestionRow:
        """Return one suggestion (``suggestion.unknown``; so is one that is held out)."""
        raise NotImplementedError

    def accept(self, suggestion_id: int, day: date | None = None, *, given: bool = False) -> Changes:
        """Plan a suggestion for ``day`` (its own, or today), or note that it was ``given`` right now."""
        raise NotImplementedError

    def swaps(self, suggestion_id: int) -> tuple[GestureIdea, ...]:
        """Return what else fits the same person; the planner's next first."""
        raise NotImplementedError

    def swap(self, suggestion_id: int, key: str = "") -> Changes:
        """Give a suggestion another gesture; without ``key`` the planner's next."""
        raise NotImplementedError

    def skip(self, suggestion_id: int, why: SkipWhy = SkipWhy.NOW) -> Changes:
        """Say no to a suggestion and why; somebody else takes the place."""
        raise NotImplementedError

    def why_not(self, customer_id: int) -> WhyNot:
        """Return why somebody is not suggested this week (``customer.unknown``)."""
        raise NotImplementedError

    def budget(self) -> Budget:
        """Return what surprises may cost this month, and what they have."""
        raise NotImplementedError

    def effect(self) -> Effect:
        """Return whether surprises bring people back, as far as the hold-out tells."""
        raise NotImplementedError
