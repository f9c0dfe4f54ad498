"""What a chart says in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from delight.domain.insight.chapter import Chart, ChartKind, Mark, Topic
from delight.domain.insight.saying import SHARE_FROM
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Number, TooFew, Unit

_RANGES = {ChartKind.LINE: "range_band", ChartKind.ICEBERG: "range_berg"}
_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
"""In names that another program wrote; what is painted has no second line for them."""
_APART = (ChartKind.LINE, ChartKind.MONTHS)


@dataclass(frozen=True, slots=True)
class ChartWords:
    """Says the parts of one chart in the language of its teller."""

    teller: Teller
    topic: Topic
    chart: Chart

    @property
    def title(self) -> str:
        """What the chart shows."""
        return _BREAKS.sub(" ", self.teller.heading(self.topic, self.chart))

    @property
    def few(self) -> str:
        """What stands where there is too little to say anything."""
        return self.teller.common("too_few")

    @property
    def usual(self) -> str:
        """The word for the small mark: the chart's own, if it is of something else than what is usual."""
        own = self.teller.words[self.topic.value]["chart"][self.chart.code]
        return str(own.get("usual") or self.teller.common("chart", "usual"))

    @property
    def level(self) -> str:
        """The word for the chart's level."""
        return self.teller.text(self.topic, "chart", self.chart.code, "level")

    @property
    def reading(self) -> str:
        """How to read what is drawn of where the truth lies; nothing where nothing of it is."""
        if not any(
            mark.low is not None and mark.high is not None and not mark.quiet for mark in self.chart.marks
        ):
            return ""
        return self.common(_RANGES.get(self.chart.kind, "range_line"))

    @property
    def rests(self) -> str:
        """On how many all of it rests, where each mark rests on others."""
        counts = [mark.n for mark in self.chart.marks if mark.n is not None]
        return self.common("in_all", self.count(sum(counts))) if counts and self.chart.kind in _APART else ""

    @property
    def marks(self) -> list[str]:
        """Everything about each mark."""
        return [self.told(mark) for mark in self.chart.marks]

    def own(self, key: str) -> str:
        """Return words that only this chart has."""
        return self.teller.text(self.topic, "chart", self.chart.code, key)

    def common(self, key: str, *filled: str) -> str:
        """Return words that all charts have."""
        return self.teller.common("chart", key).format(*filled)

    def label(self, mark: Mark, *, short: bool = True) -> str:
        """Return what a mark is about."""
        return _BREAKS.sub(" ", self.teller.cell(mark.label, short=short))

    def number(self, value: float) -> str:
        """Return a value in the chart's unit."""
        return self.teller.number(Number(value, self.chart.unit))

    def tick(self, value: float) -> str:
        """Return a value beside a scale: without decimals where it has none."""
        if self.chart.unit is Unit.SCORE and value == round(value):
            return self.count(round(value))
        return self.number(value)

    def value(self, mark: Mark) -> str:
        """Return the value of a mark, or that it is too few to say."""
        if mark.value is None or not says(self.chart, mark):
            return self.few
        if _is_counted(self.chart, mark):
            return self.teller.cell(TooFew(round(mark.value * (mark.n or 0)), mark.n or 0))
        return self.number(mark.value)

    @staticmethod
    def sentence(told: str) -> str:
        """Return words as they begin a line."""
        return told[:1].upper() + told[1:]

    def of(self, n: int) -> str:
        """Return how many a mark rests on."""
        return self.common("of", self.count(n))

    def count(self, n: int) -> str:
        """Return how many there are, in figures."""
        return self.teller.number(Number(n))

    def told(self, mark: Mark, *, cut: bool = False) -> str:
        """Return everything about a mark: what stands beside the chart, and what is read aloud.

        Of a month that is ``cut`` the period has only a part, which is said.
        """
        parts = [*self._parts(mark), *([self.common("cut")] if cut else [])]
        return self.common("row", self.label(mark, short=False), ", ".join(parts))

    def _parts(self, mark: Mark) -> Iterator[str]:
        counted = _is_counted(self.chart, mark)
        if mark.n is None or (counted and says(self.chart, mark)):
            yield self.value(mark)
        elif says(self.chart, mark):
            yield f"{self.value(mark)} {self.of(mark.n)}"
        else:
            yield self.common("few_of", self.count(mark.n))
        if mark.low is not None and mark.high is not None and not mark.quiet and not counted:
            yield self.common("between", self.number(mark.low), self.number(mark.high))
        if mark.usual is not None:
            yield f"{self.usual} {self.number(mark.usual)}"


def says(chart: Chart, mark: Mark) -> bool:
    """Whether the value of a mark is said: a count always is, a share or a median not of too few."""
    return mark.value is not None and (not mark.quiet or chart.unit is Unit.COUNT)


def _is_counted(chart: Chart, mark: Mark) -> bool:
    """Whether a share rests on so few that it is told as so many of so many, never as a percentage."""
    return chart.unit is Unit.SHARE and mark.n is not None and mark.n < SHARE_FROM
