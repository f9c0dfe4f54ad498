"""What people bought who came back after a complaint, and what putting things right cost.

Counted are complaints of which it is known whether the person came back (``returned``), each person once.
What they bought counts from the day after the first complaint they came back from, to the end of the period.
What it cost counts for all of these complaints: money was spent on those who stayed away, too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from delight.domain.gestures import Occasion
from delight.domain.insight.facts import ActionFact, Facts, GestureFact, Span, Visits
from delight.domain.insight.returned import Seen, returned
from delight.domain.insight.returning import Return
from delight.domain.insight.spent import is_unknown
from delight.domain.intervals.means import mean_between

Mean = tuple[float, float, float]
"""An average, and between what that of all such people lies."""
_NONE = Visits((), ())
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
    """

    bought: dict[int, int] = field(default_factory=dict[int, int])
    visits: int = 0
    unnoted: int = 0
    told: set[int] = field(default_factory=set[int])
    cases: list[int] = field(default_factory=list[int])
    people: dict[int, date] = field(default_factory=dict[int, date])
    actions: Cost = field(default_factory=Cost)
    gifts: Cost = field(default_factory=Cost)

    @property
    def total(self) -> int:
        """What they bought, all together, in minor units."""
        return sum(self.bought.values())

    @property
    def cost(self) -> int:
        """What was spent on putting things right and on surprises after that."""
        return self.actions.total + self.gifts.total

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

    def each(self) -> Mean | None:
        """Return what each bought on average, and between what all such people would."""
        return mean_between(Counter(self.bought.values())) if self.amounts_known else None


def all_of(times: Sequence[Kept]) -> Mean | None:
    """Return what each bought on average in several times, where what they bought is known in all of them."""
    if not all(one.amounts_known for one in times):
        return None
    return mean_between(sum((Counter(one.bought.values()) for one in times), Counter[int]()))


def kept(facts: Facts) -> Kept:
    """Return what was kept in the period."""
    found = Kept()
    _count(facts, facts.now, lambda _: (found, facts.now.period.last))
    return found


def usually(facts: Facts) -> list[Kept]:
    """Return the same of each time as long as the period that fits into what it is compared with.

    A complaint early in a long time has more days behind it in which somebody buys: so only times of one
    length are held against each other.
    """
    if facts.before is None:
        return []
    last, days = facts.before.period.last, facts.now.period.days
    times = facts.before.period.days // days
    found = [(Kept(), last - timedelta(days=days * place)) for place in range(times)]

    def into(day: date) -> tuple[Kept, date] | None:
        place = (last - day).days // days
        return found[place] if place < len(found) else None

    _count(facts, facts.before, into)
    return [one for one, _ in found]


_Into = Callable[[date], "tuple[Kept, date] | None"]


def _count(facts: Facts, span: Span, into: _Into) -> None:
    """Count the complaints of a span into where their day belongs."""
    seen = returned(facts, span).seen
    for one in seen:
        if not one.again and one.came in (Return.BACK, Return.AWAY):
            where = into(one.case.day)
            if where:
                _count_person(facts, one, *where)
    for one in seen:
        where = into(one.case.day)
        if where and (one.case.customer_id or 0) in where[0].people:
            _count_costs(where[0].actions, facts.actions_of.get(one.case.id, ()))
    _count_gifts(span.gestures, into)


def _count_person(facts: Facts, one: Seen, found: Kept, last: date) -> None:
    customer = one.case.customer_id or 0
    found.people.setdefault(customer, one.case.day)
    if one.came is not Return.BACK:
        return
    found.cases.append(one.case.id)
    if one.told:
        found.told.add(customer)
    elif customer not in found.bought:
        visits = facts.visits.get(customer, _NONE)
        first, after = bisect_right(visits.days, one.case.day), bisect_right(visits.days, last)
        amounts = visits.amounts[first:after]
        found.bought[customer] = sum(filter(None, amounts))
        found.visits += len(amounts)
        found.unnoted += amounts.count(None)


def _count_costs(cost: Cost, actions: Iterable[ActionFact]) -> None:
    for action in actions:
        cost.add(action.cost, unknown=is_unknown(action))


def _count_gifts(gestures: Sequence[GestureFact], into: _Into) -> None:
    """Count surprises that were given because of a recovery, to people who count."""
    for gift in gestures:
        where = into(gift.day) if gift.occasion == _RECOVERY else None
        since = where[0].people.get(gift.customer_id or 0) if where else None
        if where and since is not None and gift.day >= since:
            where[0].gifts.add(gift.cost, unknown=gift.cost is None)
