"""The tables and charts of what it costs to put things right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from delight.domain.insight.chapter import Chart, ChartKind, Mark, Row, Table
from delight.domain.insight.facts import ActionFact, Facts
from delight.domain.insight.given_back import GivenBack
from delight.domain.insight.parts import cut
from delight.domain.insight.period import Part
from delight.domain.insight.saying import SHARE_FROM, share, share_range
from delight.domain.insight.spent import PerCase, Range, Sum, known_costs, mean_of, summed, total_of
from delight.domain.insight.values import Behind, Between, Number, Term, TooFew, Unit, Value
from delight.domain.intervals.middles import median_between


class Kind(NamedTuple):
    """What complaints of one kind of failure cost, and their average before.

    ``told`` says whether so few are open, or of unknown cost, that anything of all may be said.
    """

    told: bool
    costs: Counter[int]
    mean: Range | None
    usual: Range | None
    behind: Behind


class Shown:
    """What is worked out once for tables and charts alike."""

    def __init__(self, facts: Facts, cases: PerCase, before: PerCase | None, back: GivenBack) -> None:
        self.back = back
        self.remedies = _by_remedy(facts.now.actions)
        self.kinds = _by_failure(cases, before)
        self.months = _by_month(facts)

    def tables(self) -> tuple[Table, ...]:
        """Return remedies, kinds of failure, months, and how it stands to what was at stake."""
        found = (self._remedies(), self._failures(), self._months(), self._stake())
        return tuple(table for table in found if table.rows)

    def charts(self) -> tuple[Chart, ...]:
        """Return the same as pictures."""
        marks = tuple(
            Mark(label=Term("remedy", kind), value=float(some.total), behind=some.behind)
            for kind, (some, _) in self.remedies.items()
            if some.total
        )
        remedies = Chart(code="remedies", kind=ChartKind.BARS, unit=Unit.AMOUNT, marks=marks)
        found = (remedies, self._dots(), self._columns(), self._split())
        return tuple(chart for chart in found if chart.marks)

    def _remedies(self) -> Table:
        rows = tuple(
            Row(
                cells=(
                    Term("remedy", kind),
                    Number(some.done),
                    Number(some.unknown),
                    _money(some.total) if some.known else None,
                    _money(middle[0]) if middle else TooFew(),
                    Between(middle[1], middle[2], Unit.AMOUNT) if middle else None,
                ),
                behind=some.behind,
            )
            for kind, (some, middle) in self.remedies.items()
        )
        return Table(
            code="remedies", columns=("what", "n", "unknown", "total", "middle", "between"), rows=rows
        )

    def _failures(self) -> Table:
        """Return kinds of failure; columns in which nothing could be said are left out."""
        columns = ("what", "n", "total", "mean", "mean_between", "middle", "between", "usual")
        rows = [_failure(kind, one) for kind, one in self.kinds.items()]
        kept = [place for place in range(len(columns)) if any(_is_said(row.cells[place]) for row in rows)]
        return Table(
            code="failures",
            columns=tuple(columns[place] for place in kept),
            rows=tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in rows),
        )

    def _dots(self) -> Chart:
        marks = tuple(
            Mark(
                label=Term("failure", kind),
                value=one.mean[0],
                low=one.mean[1],
                high=one.mean[2],
                usual=one.usual[0] if one.usual else None,
                n=len(one.behind.ids),
                behind=one.behind,
            )
            for kind, one in self.kinds.items()
            if one.mean
        )
        return Chart(code="failures", kind=ChartKind.DOTS, unit=Unit.AMOUNT, marks=marks)

    def _months(self) -> Table:
        rows = tuple(
            Row(
                cells=(
                    part.label,
                    Number(some.done),
                    Number(some.unknown),
                    _money(some.total) if some.known or not some.done else None,
                    None if usual is None else _money(usual),
                ),
                behind=some.behind,
            )
            for part, some, usual in self.months
        )
        return Table(code="months", columns=("month", "n", "unknown", "total", "before"), rows=rows)

    def _columns(self) -> Chart:
        marks = tuple(
            Mark(label=part.label, value=float(some.total), usual=usual, behind=some.behind)
            for part, some, usual in self.months
        )
        return Chart(code="months", kind=ChartKind.MONTHS, unit=Unit.AMOUNT, marks=marks)

    def _stake(self) -> Table:
        of = self.back.cases
        rows = tuple(
            Row(
                cells=(
                    Term("given_back", band.value),
                    Number(len(behind.ids)),
                    share(len(behind.ids), of),
                    share_range(len(behind.ids), of),
                ),
                behind=behind,
                quiet=of < SHARE_FROM,
            )
            for band, behind in self.back.bands.items()
        )
        return Table(code="stake", columns=("band", "n", "share", "between"), rows=rows if of else ())

    def _split(self) -> Chart:
        marks = tuple(
            Mark(label=Term("given_back", band.value), value=float(len(behind.ids)), behind=behind)
            for band, behind in self.back.bands.items()
        )
        return Chart(
            code="stake", kind=ChartKind.SPLIT, unit=Unit.COUNT, marks=marks if self.back.cases else ()
        )


def _is_said(cell: Value) -> bool:
    return cell is not None and not isinstance(cell, TooFew)


def _failure(kind: str, one: Kind) -> Row:
    middle = median_between(sorted(one.costs.elements())) if one.told else None
    n, unsaid = one.costs.total(), TooFew() if one.told else None
    cells: tuple[Value, ...] = (
        Term("failure", kind),
        Number(n),
        _money(sum(cost * times for cost, times in one.costs.items())),
        _money(one.mean[0]) if one.mean else unsaid,
        Between(one.mean[1], one.mean[2], Unit.AMOUNT) if one.mean else None,
        _money(middle[0]) if middle else unsaid,
        Between(middle[1], middle[2], Unit.AMOUNT) if middle else None,
        _money(one.usual[0]) if one.usual else None,
    )
    return Row(cells=cells, behind=one.behind, quiet=n < SHARE_FROM)


def _by_remedy(actions: Sequence[ActionFact]) -> dict[str, tuple[Sum, Range | None]]:
    """Return what each remedy cost, in all and half of the times at most; the dearest in all first."""
    grouped: defaultdict[str, list[ActionFact]] = defaultdict(list)
    for action in actions:
        grouped[action.kind].append(action)
    found = {kind: (summed(some), median_between(known_costs(some))) for kind, some in grouped.items()}
    return dict(sorted(found.items(), key=lambda one: (-one[1][0].total, -one[1][0].done, one[0])))


def _by_failure(cases: PerCase, before: PerCase | None) -> dict[str, Kind]:
    """Return what complaints cost by kind of failure, the dearest kind in all first."""
    usual = before.by_failure() if before else {}
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for number, kind in zip(cases.behind.ids, cases.kinds, strict=True):
        ids[kind or ""].append(number)
    was = before.told if before else frozenset[str]()
    found = {
        kind: Kind(
            kind in cases.told,
            costs,
            mean_of(costs) if kind in cases.told else None,
            mean_of(usual.get(kind, Counter())) if kind in was else None,
            Behind(tuple(ids[kind])),
        )
        for kind, costs in cases.by_failure().items()
    }
    return dict(sorted(found.items(), key=_dearest))


def _dearest(one: tuple[str, Kind]) -> tuple[int, int, str]:
    kind, costs = one[0], one[1].costs
    return -sum(cost * times for cost, times in costs.items()), -costs.total(), kind


def _by_month(facts: Facts) -> list[tuple[Part, Sum, float | None]]:
    """Return each month with what was spent in it, and what usually is in as many days."""
    rate = None
    if facts.before is not None:
        rate = total_of(facts.before.actions) / facts.before.period.days
    actions = sorted(facts.now.actions, key=attrgetter("day"))
    return [
        (part, summed(some), None if rate is None else rate * part.period.days)
        for part, some in cut(facts.now.period, actions)
    ]


def _money(minor: float) -> Number:
    return Number(minor, Unit.AMOUNT)
