"""The tables and charts of surprises."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from delight.domain.insight.chapter import Chart, ChartKind, Mark, Row, Table
from delight.domain.insight.facts import Facts, GestureFact
from delight.domain.insight.parts import cut
from delight.domain.insight.period import Part
from delight.domain.insight.saying import MOST_BARS, SHARE_FROM, share, share_range
from delight.domain.insight.values import Behind, Between, Number, Own, Term, Things, Unit, Value, Year


class Month(NamedTuple):
    """A month with what was given in it: how many, of how many the cost is unknown, what the others cost."""

    part: Part
    given: int
    unknown: int
    spent: int
    behind: Behind


class Shown:
    """What is worked out once for tables and charts alike."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._given = facts.now.gestures
        self._names = _grouped(self._given, lambda one: one.name)
        self._occasions = _grouped(self._given, lambda one: one.occasion)
        by_year = any(isinstance(part.label, Year) for part in facts.now.period.parts())
        self._budget = None if by_year else facts.budget
        ordered = sorted(self._given, key=attrgetter("day"))
        self.months = [
            Month(part, len(some), *_cost(some), whose(some)) for part, some in cut(facts.now.period, ordered)
        ]

    def tables(self) -> tuple[Table, ...]:
        """Return months, kinds of surprises, occasions, how fairly they fell, and what they do."""
        found = (self._by_month(), self._by_name(), self._by_occasion(), self._people(), self._effect())
        return tuple(table for table in found if table.rows)

    def charts(self) -> tuple[Chart, ...]:
        """Return months against the budget, kinds of surprises, and occasions."""
        marks = tuple(
            Mark(label=month.part.label, value=float(month.spent), behind=month.behind)
            for month in self.months
        )
        level = None if self._budget is None else float(self._budget)
        months = Chart(code="months", kind=ChartKind.MONTHS, unit=Unit.AMOUNT, marks=marks, level=level)
        names = _bars("names", [(Own(name), some) for name, some in self._names[:MOST_BARS]])
        occasions = [(Term("occasion", occasion), some) for occasion, some in self._occasions]
        return (months, names, _bars("occasions", occasions))

    def _by_month(self) -> Table:
        budget = self._budget
        rows = tuple(
            Row(
                cells=(
                    month.part.label,
                    Number(month.given),
                    Number(month.unknown),
                    Number(month.spent, Unit.AMOUNT)
                    if month.unknown < month.given or not month.given
                    else None,
                    None if budget is None else Number(budget, Unit.AMOUNT),
                ),
                behind=month.behind,
            )
            for month in self.months
        )
        columns = ("month", "n", "unknown", "spent", "budget")
        return Table(code="months", columns=columns, rows=rows if self._given else ())

    def _by_name(self) -> Table:
        rows = tuple(_row(Own(name), some) for name, some in self._names)
        return Table(code="names", columns=("what", "n", "unknown", "spent"), rows=rows)

    def _by_occasion(self) -> Table:
        rows = tuple(_row(Term("occasion", occasion), some) for occasion, some in self._occasions)
        return Table(code="occasions", columns=("what", "n", "unknown", "spent"), rows=rows)

    def _people(self) -> Table:
        """Return how many people got one, two, three: whether it is always the same who do."""
        times = Counter(one.customer_id for one in self._given if one.customer_id is not None)
        people: defaultdict[int, list[int]] = defaultdict(list)
        for person, count in times.items():
            people[count].append(person)
        rows = tuple(
            Row(
                cells=(
                    Number(count),
                    Number(len(some)),
                    share(len(some), len(times)),
                    share_range(len(some), len(times)),
                ),
                behind=Behind(tuple(some), Things.CUSTOMERS),
                quiet=len(times) < SHARE_FROM,
            )
            for count, some in sorted(people.items())
        )
        return Table(code="people", columns=("times", "n", "share", "between"), rows=rows)

    def _effect(self) -> Table:
        effect = self._facts.effect
        if effect is None or effect.more is None or effect.low is None or effect.high is None:
            return Table(code="effect", columns=("more",), rows=())
        cells: tuple[Value, ...] = (
            Number(effect.more, Unit.VISITS),
            Between(effect.low, effect.high, Unit.VISITS),
            Number(effect.surprised),
            Number(effect.held),
        )
        return Table(
            code="effect", columns=("more", "between", "surprised", "held"), rows=(Row(cells=cells),)
        )


def whose(given: Iterable[GestureFact]) -> Behind:
    """Return the customers who got something."""
    people = dict.fromkeys(one.customer_id for one in given if one.customer_id is not None)
    return Behind(tuple(people), Things.CUSTOMERS)


def _cost(given: Sequence[GestureFact]) -> tuple[int, int]:
    """Return of how many nobody knows the cost, and what the others cost."""
    costs = [one.cost for one in given if one.cost is not None]
    return len(given) - len(costs), sum(costs)


def _grouped(
    given: Sequence[GestureFact], key: Callable[[GestureFact], str]
) -> list[tuple[str, list[GestureFact]]]:
    """Return what was given by what it is, the most frequent first."""
    found: defaultdict[str, list[GestureFact]] = defaultdict(list)
    for one in given:
        found[key(one)].append(one)
    return sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))


def _row(label: Value, given: Sequence[GestureFact]) -> Row:
    unknown, spent = _cost(given)
    cells = (label, Number(len(given)), Number(unknown), _spent(len(given), unknown, spent))
    return Row(cells=cells, behind=whose(given))


def _spent(given: int, unknown: int, spent: int) -> Value:
    """Return what was spent; ``None`` where it is known of none that were given."""
    return None if given and unknown == given else Number(spent, Unit.AMOUNT)


def _bars(code: str, things: Sequence[tuple[Value, Sequence[GestureFact]]]) -> Chart:
    marks = tuple(Mark(label=label, value=float(len(some)), behind=whose(some)) for label, some in things)
    return Chart(code=code, kind=ChartKind.BARS, unit=Unit.COUNT, marks=marks)
