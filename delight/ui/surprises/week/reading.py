"""What this week's page reads, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from delight.domain.changes import Noun
from delight.domain.customers.referrals import ReferralRow
from delight.domain.days.calendar import local_day
from delight.domain.errors import DelightError
from delight.domain.gestures import GestureIdea, GestureRow, GestureState
from delight.domain.shop import ShopRow
from delight.domain.surprises.week import Budget, Week
from delight.services.bundle import Services
from delight.ui.kit.files.unfinished_file import Kept, read_unsaved

WEEK = "surprises/week"
"""What unfinished words of this page are kept under."""
_MOST_PLANNED = 200
_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows.

    Attributes:
        may_change: whoever is at the desk may change the budget and the catalogue.
        ideas: the catalogue, with what is switched off.
        thanks: referrals that nobody was thanked for, and that are not among the week's suggestions.
        more: earlier ones were given, too.
    """

    today: date
    shop: ShopRow
    may_change: bool
    week: Week
    budget: Budget
    thanks: Sequence[ReferralRow]
    ideas: tuple[GestureIdea, ...]
    planned: Sequence[GestureRow]
    given: Sequence[GestureRow]
    more: bool
    kept: Kept
    """What whoever is at the desk typed and had not saved, as a crash left it."""

    @property
    def soon(self) -> list[GestureRow]:
        """What is late, or planned for the next seven days."""
        until = self.today + _WEEK
        return [one for one in self.planned if one.planned_on is None or one.planned_on <= until]

    @property
    def later(self) -> list[GestureRow]:
        """What is planned for after that."""
        soon = {one.id for one in self.soon}
        return [one for one in self.planned if one.id not in soon]


def _answered(services: Services, kept: Kept, shown: Sequence[GestureRow]) -> list[GestureRow]:
    """Return older surprises that somebody was noting an answer to: they are shown until that is saved."""
    ids = {form["record"].get("gesture_id") for form in kept.get("forms", {}).values()}
    found: list[GestureRow] = []
    for number in ids - {one.id for one in shown} - {None}:
        with suppress(DelightError):
            found.append(services.gestures.get(number))
    return [one for one in found if one.state is GestureState.GIVEN]


def read_shown(services: Services, given: int) -> Shown:
    """Read the page with so many of the surprises that were ``given``; on the worker."""
    gestures, week = services.gestures, services.surprises.week()
    earlier = gestures.page(state=GestureState.GIVEN, limit=given + 1)
    kept = read_unsaved(services, WEEK, {"surprise": Noun.GESTURE})
    suggested = {row.figures.get("link") for row in week.rows}
    return Shown(
        today=local_day(services.now(), services.zone),
        shop=services.shop.row(),
        may_change=services.context.sees_all,
        week=week,
        budget=services.surprises.budget(),
        thanks=[one for one in services.referrals.to_thank() if one.link_id not in suggested],
        ideas=services.catalogue.entries(include_off=True),
        planned=gestures.page(state=GestureState.PLANNED, limit=_MOST_PLANNED),
        given=[*earlier[:given], *_answered(services, kept, earlier[:given])],
        more=len(earlier) > given,
        kept=kept,
    )
