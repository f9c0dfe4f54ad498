"""One look at everybody: who has an occasion this week, who may be drawn by chance, and who may not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from delight.domain.gestures import Occasion
from delight.domain.surprises.bars import TIERS, forbidden, held_back, resting, tier_of, unsuited, waits_since
from delight.domain.surprises.choosing import Choice
from delight.domain.surprises.occasions import Found, Occasions
from delight.domain.surprises.reasons import Bar
from delight.domain.surprises.values import Person, State

_NEVER_WELCOME = frozenset({Bar.GONE, Bar.NO_SURPRISES})


@dataclass(slots=True)
class Tier:
    """Who may be drawn in one tier.

    Attributes:
        able: who they are; ``since`` when each of them waits, in the same order.
        before: since when those waited whom the week already has; as of its Monday they took part.
        drawn: how many of them the week has by chance.
    """

    able: list[Person] = field(default_factory=list)
    since: list[date] = field(default_factory=list)
    before: list[date] = field(default_factory=list)
    drawn: int = 0


@dataclass(slots=True)
class Survey:
    """What the look found.

    Attributes:
        timely: who has an occasion, with it.
        taking_part: how many could be drawn at some time; for the hold-out.
        welcome: to how many surprises are welcome, complaint or not.
        rest: how many of those only rest, and ``soonest`` the day on which the first of them may again.
    """

    tiers: tuple[Tier, ...] = field(default_factory=lambda: tuple(Tier() for _ in range(TIERS)))
    timely: list[tuple[Person, Found]] = field(default_factory=list)
    taking_part: int = 0
    welcome: int = 0
    rest: int = 0
    soonest: date | None = None


class Surveyor:
    """Looks at each customer of a shop once."""

    def __init__(self, state: State, week: date, seed: str, choice: Choice) -> None:
        self._state, self._week, self._choice = state, week, choice
        self._occasions = Occasions(week, seed)
        self._taken = {one.customer_id: one for one in state.taken}
        self._in_draw = {one.customer_id for one in state.taken if one.occasion is not Occasion.REFERRAL}
        self.survey = Survey()

    def look(self) -> Survey:
        """Return what there is."""
        for who in self._state.people:
            bar = forbidden(who)
            if bar is None:
                self.survey.welcome += 1
                self._place(who)
            elif bar.code not in _NEVER_WELCOME:
                self.survey.welcome += 1
        return self.survey

    def _place(self, who: Person) -> None:
        suited = unsuited(who, self._week) is None
        self.survey.taking_part += suited
        if who.id in self._taken:
            self._count_taken(who, suited=suited)
            return
        rest = resting(self._state, who, self._week)
        if rest is not None:
            self._count_rest(rest.day)
            return
        found = self._occasions.of(who)
        if found is not None:
            self.survey.timely.append((who, found))
        if held_back(who, self._state.rules, self._week):
            self._count_rest(None)
        elif suited and self._has_gift(who):
            tier = self.survey.tiers[tier_of(who.standing)]
            tier.able.append(who)
            tier.since.append(waits_since(who, self._state.rules))

    def _has_gift(self, who: Person) -> bool:
        """Return whether anything is left for somebody; for who got nothing yet, something is."""
        if who.id not in self._state.given and who.id not in self._state.unliked:
            return True
        return bool(self._choice.fitting(who, Occasion.NONE))

    def _count_taken(self, who: Person, *, suited: bool) -> None:
        if not suited or who.id not in self._in_draw:
            return
        tier, one = self.survey.tiers[tier_of(who.standing)], self._taken[who.id]
        tier.before.append(waits_since(who, self._state.rules))
        tier.drawn += one.fills and one.occasion is Occasion.NONE

    def _count_rest(self, day: date | None) -> None:
        self.survey.rest += 1
        if day is not None and (self.survey.soonest is None or day < self.survey.soonest):
            self.survey.soonest = day
