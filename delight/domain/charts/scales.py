"""Scales: from a value to a place, with ends and ticks at round numbers of its unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

from delight.domain.insight.chapter import Chart, Mark
from delight.domain.insight.values import Unit

_WHOLE = {Unit.SHARE: (0.0, 1.0), Unit.SCORE: (0.0, 10.0), Unit.NET: (-100.0, 100.0)}
"""Units whose ends say something themselves: a chart always shows the whole of them."""
_FIXED = {
    Unit.SHARE: (0.25, 0.5, 1.0),
    Unit.SCORE: (1.0, 2.0, 5.0, 10.0),
    Unit.NET: (25.0, 50.0, 100.0, 200.0),
}
_HOURS = (1, 2, 3, 6, 12, 24, 48, 72, 120, 240, 480, 720, 1_200, 2_400, 4_800, 7_200, 12_000, 24_000)
_DAY = 24
_LEAST = {Unit.COUNT: 1.0, Unit.AMOUNT: 100.0, Unit.POINTS: 0.05, Unit.VISITS: 0.1}
"""The smallest step that can be told in a unit; of an amount whole units of money."""
_STEPS = (1.0, 2.0, 5.0, 10.0)
_MOST_TICKS = 5
_SMALLEST = 1e-9
"""Values that differ by less are the same."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high``; ``ticks`` are round, the first and last at the ends."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def part(self, value: float) -> float:
        """Return where a value lies, 0 at ``low`` and 1 at ``high``; beyond the ends it is put there."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def scale_of(chart: Chart, marks: Iterable[Mark] | None = None, most: int = _MOST_TICKS) -> Scale:
    """Return the scale on which all of a chart's values lie; zero is always on it."""
    values = _values(chart, chart.marks if marks is None else marks)
    return nice(min(values, default=0.0), max(values, default=0.0), chart.unit, most)


def bare(chart: Chart, marks: Iterable[Mark] | None = None) -> Scale:
    """Return a scale that ends where the values do, for charts whose numbers all stand at their marks."""
    round_ = scale_of(chart, marks)
    if chart.unit in _WHOLE:
        return round_
    values = [0.0, *_values(chart, chart.marks if marks is None else marks)]
    low, high = min(values), max(values)
    return Scale(low, high, (0.0,)) if high > low else round_


def nice(low: float, high: float, unit: Unit, most: int = _MOST_TICKS) -> Scale:
    """Return a scale over ``low``, ``high`` and zero with round ends and at ``most`` so many ticks."""
    whole = _WHOLE.get(unit, (0.0, 0.0))
    low, high = min(low, whole[0]), max(high, whole[1])
    least = _LEAST.get(unit, 0.0)
    high = high if high > low else low + (least or 1.0)
    steps = _steps(unit, high - low, least, most)
    tried = (_ticks(low, high, step) for step in steps if high - low <= step * most)
    ticks = next(ticks for ticks in tried if len(ticks) <= most)
    return Scale(ticks[0], ticks[-1], ticks)


def _values(chart: Chart, marks: Iterable[Mark]) -> list[float]:
    """Return all values that have to be on the scale."""
    ends = [chart.level]
    for mark in marks:
        ends += [mark.value, mark.usual]
        ends += () if mark.quiet else (mark.low, mark.high)
    return [value for value in ends if value is not None and isfinite(value)]


def _ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    """Return the multiples of a step from the one below ``low`` to the one above ``high``."""
    first = floor(low / step + 1e-9)
    last = max(first + 1, ceil(high / step - 1e-9))
    return tuple(step * place for place in range(first, last + 1))


def _steps(unit: Unit, length: float, least: float, most: int) -> list[float]:
    """Return steps to try, the smallest first; the last of them is long enough for any two ticks."""
    fixed = list(_FIXED.get(unit, ()))
    if unit in (Unit.HOURS, Unit.DAYS):
        fixed = [hours / (_DAY if unit is Unit.DAYS else 1) for hours in _HOURS]
    power = floor(log10(max(length, least, _SMALLEST) / most))
    tens = [10.0**place * step for place in range(power, power + 4) for step in _STEPS]
    longest = max(fixed, default=0.0)
    return fixed + [step for step in tens if step >= least and step > longest]
