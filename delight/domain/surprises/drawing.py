"""The draw of a week: thanks first, then occasions, then by chance among those who wait longest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from delight.domain.customers.referrals import THANK_WITHIN
from delight.domain.gestures import Occasion
from delight.domain.surprises.bars import forbidden, skipped, tier_of, waits_since
from delight.domain.surprises.chance import numbers, share
from delight.domain.surprises.choosing import Choice, by_chance
from delight.domain.surprises.hold_out import held_out
from delight.domain.surprises.occasions import Found
from delight.domain.surprises.reasons import Reason
from delight.domain.surprises.spending import Purse
from delight.domain.surprises.survey import Tier
from delight.domain.surprises.values import Gift, Person, Pool, Referral, Rules, State, Suggestion

OF_THREE = 2
"""So many surprises of three may have an occasion, and one of three may be for an absence."""
_KINDS = tuple(Occasion)


class _Fit(NamedTuple):
    """A gesture, and the day of the week for which it is meant."""

    gift: Gift
    day: date


@dataclass(slots=True)
class _Places:
    """How many surprises the week still lacks, with occasions and for absences among them."""

    all: int
    timely: int
    absent: int

    def take(self, occasion: Occasion) -> None:
        self.all -= 1
        self.timely -= occasion is not Occasion.NONE
        self.absent -= occasion is Occasion.ABSENCE


class Draw:
    """Fills a week; what it found is in ``suggestions``, and ``places`` is what it could not fill."""

    def __init__(self, state: State, week: date, seed: str, choice: Choice, *, hold_out: bool) -> None:
        self._state, self._week, self._choice = state, week, choice
        self._order = numbers(seed, week, "order")
        self._day = numbers(seed, week, "day")
        self._kind = numbers(seed, week, "kind")
        self._held = held_out(seed, week.year) if hold_out else _nobody
        self.purse = Purse(state.rules.budget_minor, week, state.spent, state.taken)
        self._cheapest = min((gift.cost_minor for gift in by_chance(state.gifts)), default=None)
        self._places = _places(state, share(numbers(seed, week, "occasions")(0)))
        self._used = {one.customer_id for one in state.taken}
        self.suggestions: list[Suggestion] = []

    @property
    def places(self) -> int:
        """How many surprises the week lacks."""
        return self._places.all

    def thank(self) -> None:
        """Suggest thanks to those who brought somebody: at once, on top of the week's number.

        One thank-you at a time: whoever brought two is thanked for the second in another week.
        """
        thanked = {one.customer_id for one in self._state.taken if one.link_id and one.fills}
        done = {one.link_id for one in self._state.taken}
        people = self._who_brought()
        for link in sorted(self._state.referrals, key=lambda link: (link.day, link.link_id)):
            who = people.get(link.customer_id)
            if who is None or link.link_id in done or who.id in thanked or not self._may_thank(who, link):
                continue
            if self._thank(who, link):
                thanked.add(who.id)
                self._used.add(who.id)

    def mark(self, timely: list[tuple[Person, Found]]) -> None:
        """Suggest surprises for occasions: of each kind one, then of each another, as long as there are any.

        The kinds come in an order by chance, and of one kind the loyal first.
        """
        for who, found in self._in_turn(timely):
            if self._places.all < 1 or self._places.timely < 1:
                return
            if found.occasion is Occasion.ABSENCE and self._places.absent < 1:
                continue
            if who.id not in self._used and (fit := self._fit(who, found.occasion, found.day)) is not None:
                self._suggest(who, fit, found)

    def surprise(self, tier: Tier) -> Pool:
        """Suggest surprises by chance among those of a tier who wait at least half as long as the longest."""
        dates = tier.since + tier.before
        oldest = min(dates, default=self._week)
        longest = max(0, (self._week - oldest).days)
        cutoff = max(oldest, self._week - timedelta(days=(longest + 1) // 2))
        reached = self._places.all > 0 or tier.drawn > 0
        ripe = [who for who, since in zip(tier.able, tier.since, strict=True) if since <= cutoff]
        among = len(ripe) + sum(since <= cutoff for since in tier.before)
        drawn = tier.drawn + self._draw(ripe)
        return Pool(len(dates), among, oldest, cutoff, drawn, reached)

    def _in_turn(self, timely: list[tuple[Person, Found]]) -> list[tuple[Person, Found]]:
        timely.sort(key=lambda one: (tier_of(one[0].standing), self._order(one[0].id)))
        turn = Counter(one.occasion for one in self._state.taken if one.fills)
        placed = []
        for one in timely:
            kind = one[1].occasion
            placed.append((turn[kind], self._kind(_KINDS.index(kind)), one))
            turn[kind] += 1
        placed.sort(key=lambda place: place[:2])
        return [one for _turn, _kind, one in placed]

    def _draw(self, ripe: list[Person]) -> int:
        drawn = 0
        for who in self._in_order(ripe):
            if (fit := self._fit(who, Occasion.NONE, None)) is None:
                continue
            held = self._held(who.id)
            self._suggest(who, fit, _waited(who, self._week, self._state.rules), held=held)
            drawn += not held
        return drawn

    def _in_order(self, ripe: list[Person]) -> Iterator[Person]:
        """Yield people in the week's order, as long as there is a place and money for the cheapest."""
        if self._places.all < 1:
            return
        free = [who for who in ripe if who.id not in self._used]
        for who in sorted(free, key=lambda who: self._order(who.id)):
            if self._places.all < 1 or not self._can_pay():
                return
            yield who

    def _can_pay(self) -> bool:
        cheapest = self._cheapest
        return cheapest is not None and any(self.purse.left(day) >= cheapest for day in self._state.open_days)

    def _fit(self, who: Person, occasion: Occasion, wished: date | None) -> _Fit | None:
        for day in self._days(who, wished):
            gift = self._choice.of(who, occasion, self.purse.left(day))
            if gift is not None:
                return _Fit(gift, day)
        return None

    def _days(self, who: Person, wished: date | None) -> Iterator[date]:
        """Yield a day for somebody, and one of the week's other month, where there may be more money."""
        days = self._state.open_days
        if not days:
            return
        later = [day for day in days if wished is not None and day >= wished]
        first = later[0] if later else days[-1] if wished else days[self._day(who.id) % len(days)]
        yield first
        yield from [day for day in days if day.month != first.month][:1]

    def _suggest(self, who: Person, fit: _Fit, found: Found, *, held: bool = False, link_id: int = 0) -> None:
        self._used.add(who.id)
        self.suggestions.append(
            Suggestion(
                customer_id=who.id,
                key=fit.gift.key,
                cost_minor=fit.gift.cost_minor,
                day=fit.day,
                occasion=found.occasion,
                why=found.why,
                figures=found.figures,
                held=held,
                link_id=link_id,
            )
        )
        if held:
            return
        self.purse.pay(fit.day, fit.gift.cost_minor)
        self._choice.use(fit.gift)
        if not link_id:
            self._places.take(found.occasion)

    def _who_brought(self) -> dict[int, Person]:
        ids = {link.customer_id for link in self._state.referrals}
        return {who.id: who for who in self._state.people if who.id in ids} if ids else {}

    def _may_thank(self, who: Person, link: Referral) -> bool:
        if self._week - link.day > THANK_WITHIN:
            return False
        return forbidden(who) is None and skipped(self._state, who, self._week) is None

    def _thank(self, who: Person, link: Referral) -> bool:
        fit = self._fit(who, Occasion.REFERRAL, None)
        if fit is None:
            return False
        figures = {"other": link.other_id, "link": link.link_id, "day": link.day.isoformat()}
        found = Found(Occasion.REFERRAL, Reason.REFERRAL, figures)
        self._suggest(who, fit, found, link_id=link.link_id)
        return True


def _nobody(_customer_id: int) -> bool:
    return False


def _places(state: State, luck: float) -> _Places:
    """Return what the week still lacks; where it is one a week, two weeks of three may have an occasion."""
    week = state.rules.a_week
    places = _Places(week, week * OF_THREE // 3, max(1, week // 3))
    if week == 1:
        places.timely = int(luck <= OF_THREE / 3)
    for one in state.taken:
        if one.fills and one.occasion is not Occasion.REFERRAL:
            places.take(one.occasion)
    return places


def _waited(who: Person, week: date, rules: Rules) -> Found:
    """Return why somebody is suggested without an occasion."""
    figures: dict[str, int | str] = {"visits": who.visits}
    if who.surprised_on is None:
        figures |= {"day": who.known_since.isoformat(), "wait": max(0, (week - waits_since(who, rules)).days)}
        return Found(Occasion.NONE, Reason.NEVER_YET, figures)
    figures |= {"day": who.surprised_on.isoformat(), "wait": (week - who.surprised_on).days}
    return Found(Occasion.NONE, Reason.LONG_AGO, figures)
