"""What people bought who came back after a complaint, and what putting things right cost.

Counted are complaints of which it is known whether the person came back (``returned``), each person once.
What they bought counts from the day after the first complaint they came back from, to the end of the period.
What it cost counts for all of these complaints: money was spent on those who stayed away, too. Where nothing
is noted of one that was put right, what it cost is unknown, as under Costs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from delight.domain.gestures import Occasion
from delight.domain.insight.facts import ActionFact, Facts, GestureFact, Span
from delight.domain.insight.returned import Seen, returned
from delight.domain.insight.returning import Return
from delight.domain.insight.spent import is_unknown
from delight.domain.intervals.means import mean_between

Mean = tuple[float, float, float]
"""An average, and between what that of all such people lies."""
MISSING_MOST = 0.05
"""With a larger part of the amounts missing no average is said: what is not noted makes it less. Ours."""
_RECOVERY = Occasion.RECOVERY.value


class Cost:
    """What was spent: how much, how often, and how often nobody noted how much."""

    __slots__ = ("count", "total", "unknown")

    def __init__(self) -> None:
        self.total = self.count = self.unknown = 0

    def add(self, amount: int | None, *, unknown: bool) -> None:
        """Count one more."""
        self.count += 1
        self.total += amount or 0
        self.unknown += unknown


@dataclass
class Kept:
    """People whose complaints count, what those bought who came back, and what it all cost.

    Attributes:
        bought: what each who came back bought since, by customer; of whom visits are known.
        visits, unnoted: the days on which they came since, and of those without an amount.
        told: who said that they came back, of whom no visit is known.
        cases: the complaints after which people came back, in their order.
        people: everybody who counts, with the day of their first complaint.
        bare: complaints of theirs that were put right, of which no remedy is noted.
    """

    bought: dict[int, int] = field(default_factory=dict[int, int])
    visits: int = 0
    unnoted: int = 0
    told: set[int] = field(default_factory=set[int])
    cases: list[int] = field(default_factory=list[int])
    people: dict[int, date] = field(default_factory=dict[int, date])
    actions: Cost = field(default_factory=Cost)
    gifts: Cost = field(default_factory=Cost)
    bare: list[int] = field(default_factory=list[int])

    @property
    def total(self) -> int:
        """What they bought, all together, in minor units."""
        return sum(self.bought.values())

    @property
    def cost(self) -> int:
        """What was spent on putting things right and on surprises after that."""
        return self.actions.total + self.gifts.total

    @property
    def cost_known(self) -> bool:
        """Whether anything that was spent was noted, if anything was; what nobody noted is not nothing."""
        unknown = self.actions.unknown + self.gifts.unknown
        return self.actions.count + self.gifts.count > unknown or not (unknown or self.bare)

    @property
    def left(self) -> int:
        """What is left of what they bought; less than nothing where it cost more."""
        return self.total - self.cost

    @property
    def back(self) -> int:
        """How many people came back."""
        return len(self.bought) + len(self.told)

    @property
    def amounts_known(self) -> bool:
        """Whether anything they bought was noted; what nobody noted is not nothing."""
        return self.unnoted < self.visits or not self.visits

    @property
    def is_noted(self) -> bool:
        """Whether so few amounts are missing that an average may be said."""
        return self.unnoted <= MISSING_MOST * self.visits

    def each(self) -> Mean | None:
        """Return what each bought on average, and between what all such people would."""
        return mean_between(Counter(self.bought.values())) if self.is_noted else None


def all_of(times: Sequence[Kept]) -> Mean | None:
    """Return what each bought on average in several times, where what they bought is noted in all of them."""
    if not all(one.is_noted for one in times):
        return None
    return mean_between(sum((Counter(one.bought.values()) for one in times), Counter[int]()))


def kept(facts: Facts) -> Kept:
    """Return what was kept in the period."""
    return _counted(facts, facts.now, 1)[0]


def usually(facts: Facts) -> list[Kept]:
    """Return the same of each time as long as the period that fits into what it is compared with.

    A complaint early in a long time has more days behind it in which somebody buys: so only times of one
    length are held against each other, each as it was known as many days after its end as it is now after
    the period's. The latest comes first.
    """
    if facts.before is None:
        return []
    whole = facts.before.period
    since = max(whole.first, facts.visits_since or whole.first)
    days = max(0, (whole.last - since).days + 1)  # of earlier ones nobody knows what was bought
    return _counted(facts, facts.before, days // facts.now.period.days)


class _Times:
    """Stretches of as many days as the period has, back from the last day of a span.

    Days are told by their numbers (``date.toordinal``).
    """

    def __init__(self, facts: Facts, span: Span, count: int) -> None:
        self._days, self._last = facts.now.period.days, span.period.last.toordinal()
        self.later = (facts.known_until - facts.now.period.last).days
        self.all = [Kept() for _ in range(count)]
        self.lasts = [span.period.last - timedelta(days=self._days * place) for place in range(count)]

    def place(self, day: int) -> int:
        """Return which one a day lies in; ``len(all)`` or more where it lies before all of them."""
        return (self._last - day) // self._days

    def over(self, place: int) -> int:
        """Return the day by which somebody's time is over, as long after that time as is known now."""
        return self.lasts[place].toordinal() + self.later


def _counted(facts: Facts, span: Span, count: int) -> list[Kept]:
    times, actions_of = _Times(facts, span, count), facts.actions_of
    overs, placed = [times.over(place) for place in range(count)], times.place
    for one in returned(facts, span).seen if count else ():
        case, came, _, within, _, again = one
        day = case.day.toordinal()
        place = placed(day)
        if place >= count:
            continue
        found = times.all[place]
        if within and not again and came is not Return.GONE and day + within < overs[place]:
            _count_person(facts, one, found, times.lasts[place])
        if case.customer_id in found.people:
            if case.id in actions_of:
                _count_costs(found.actions, actions_of[case.id])
            elif case.resolved is not None:
                found.bare.append(case.id)
    _count_gifts(span.gestures, times)
    return times.all


def _count_person(facts: Facts, one: Seen, found: Kept, last: date) -> None:
    case, customer = one.case, one.case.customer_id or 0
    found.people.setdefault(customer, case.day)
    if one.told:
        if one.came is Return.BACK:
            found.cases.append(case.id)
            found.told.add(customer)
        return
    days, amounts = facts.visits[customer]
    if one.earlier == len(days) or (days[one.earlier] - case.day).days > one.within:
        return
    found.cases.append(case.id)
    if customer not in found.bought:
        bought = amounts[one.earlier : bisect_right(days, last)]
        found.bought[customer] = sum(filter(None, bought))
        found.visits += len(bought)
        found.unnoted += bought.count(None)


def _count_costs(cost: Cost, actions: Iterable[ActionFact]) -> None:
    for action in actions:
        cost.add(action.cost, unknown=is_unknown(action))


def _count_gifts(gestures: Sequence[GestureFact], times: _Times) -> None:
    """Count surprises that were given because of a recovery, to people who count."""
    for gift in gestures:
        place = times.place(gift.day.toordinal())
        if gift.occasion == _RECOVERY and place < len(times.all):
            found = times.all[place]
            since = found.people.get(gift.customer_id or 0)
            if since is not None and gift.day >= since:
                found.gifts.add(gift.cost, unknown=gift.cost is None)
