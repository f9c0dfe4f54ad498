"""Points month by month over what is usual, joined only between neighbours that have a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from delight.domain.charts.plot import Plot
from delight.domain.charts.shapes import Anchor, Area, Dot, Line, Role
from delight.domain.charts.sketch import Sketch
from delight.domain.charts.standing import lay_out, level_of, level_word, write_level
from delight.domain.charts.words import ChartWords, says
from delight.domain.insight.chapter import Chart, Mark

_LEAST_RUN = 3
"""Two points side by side make no line: any two would."""


def lines(sketch: Sketch, chart: Chart, words: ChartWords) -> None:
    """Draw a chart of points."""
    plot = lay_out(sketch, chart, words, direct=False)
    runs = list(stretches([_is_said(mark) for mark in chart.marks])) if chart.joined else []
    for run in runs:
        _band(sketch, plot, chart.marks, run)
    level = _usual(sketch, chart, plot)
    same = level_of(chart) is not None
    joined = {place for run in runs for place in run}
    for place, mark in enumerate(chart.marks):
        if place not in joined:
            _whisker(sketch, plot, mark, place)
    for run in runs:
        for one, other in pairwise(run):
            ends = (plot.x(one), _y(plot, chart.marks[one]), plot.x(other), _y(plot, chart.marks[other]))
            sketch.add(Line(*ends, Role.ACCENT, other, 2.0))
    for place, mark in enumerate(chart.marks):
        _point(sketch, plot, mark, place)
    _numbers(sketch, chart, words, plot)
    if level is not None:
        write_level(sketch, words, plot, level_word(chart, words), level, same=same)


def stretches(said: Sequence[bool]) -> Iterator[range]:
    """Yield where neighbours all have a value that may be said, three at least: no line goes through two."""
    begin = 0
    for place, is_said in enumerate((*said, False)):
        if not is_said:
            if place - begin >= _LEAST_RUN:
                yield range(begin, place)
            begin = place + 1


def _band(sketch: Sketch, plot: Plot, marks: Sequence[Mark], run: Sequence[int]) -> None:
    """Draw where the truth may lie as a pale band."""
    sides = [(plot.x(place), marks[place].low, marks[place].high) for place in run]
    lower = [(x, plot.y(low)) for x, low, high in sides if low is not None and high is not None]
    upper = [(x, plot.y(high)) for x, low, high in sides if low is not None and high is not None]
    if len(upper) == len(run):
        sketch.add(Area((*upper, *reversed(lower)), Role.PALE))


def _whisker(sketch: Sketch, plot: Plot, mark: Mark, place: int) -> None:
    if mark.low is not None and mark.high is not None and not mark.quiet:
        x = plot.x(place)
        sketch.add(Line(x, plot.y(mark.low), x, plot.y(mark.high), Role.PALE, place, 3.0))


def _point(sketch: Sketch, plot: Plot, mark: Mark, place: int) -> None:
    if mark.value is not None:
        role = Role.FEW if mark.quiet else Role.ACCENT
        radius = max(1.5, min(sketch.gap, plot.pitch * 0.3))
        sketch.add(Dot(plot.x(place), _y(plot, mark), radius, role, place, mark.quiet))


def _usual(sketch: Sketch, chart: Chart, plot: Plot) -> float | None:
    """Draw what is usual, as one level or month by month, and return its height at the end."""
    level = level_of(chart)
    if level is not None:
        y = plot.y(level)
        sketch.add(Line(plot.left, y, plot.right, y, Role.USUAL, weight=1.5, dashed=True))
        return level
    last = None
    for place, mark in enumerate(chart.marks):
        if mark.usual is not None:
            x, y, half = plot.x(place), plot.y(mark.usual), plot.pitch / 2
            sketch.add(Line(x - half, y, x + half, y, Role.USUAL, place, 1.5))
            last = mark.usual
    return last


def _numbers(sketch: Sketch, chart: Chart, words: ChartWords, plot: Plot) -> None:
    """Write the last value, the highest and the lowest at their points, where there is room."""
    said = [place for place, mark in enumerate(chart.marks) if mark.value is not None and says(chart, mark)]
    if not said:
        return
    by_value = sorted(said, key=lambda place: chart.marks[place].value or 0.0)
    for place in dict.fromkeys((said[-1], by_value[-1], by_value[0])):
        _number(sketch, words, plot, place, below=place == by_value[0] and len(said) > 1)


def _number(sketch: Sketch, words: ChartWords, plot: Plot, place: int, *, below: bool) -> None:
    """Write a value above its point and interval, or below where that is better and there is room."""
    mark, letters = words.chart.marks[place], sketch.letters
    ends = [plot.y(one) for one in (mark.value, mark.low, mark.high) if one is not None]
    over = min(min(ends) - sketch.gap / 2, _y(plot, mark) - sketch.gap * 1.5) - letters.descent
    under = max(max(ends) + sketch.gap / 2, _y(plot, mark) + sketch.gap * 1.5) + letters.ascent
    fits = under + letters.descent <= plot.bottom
    tried = [under, over] if below and fits else [over, under] if fits else [over]
    told = words.value(mark)
    x = min(plot.x(place), plot.right - letters.width(told, True) / 2)  # noqa: FBT003
    for y in tried:
        if sketch.text(told, x, y, Role.INK, anchor=Anchor.MIDDLE, strong=True, mark=place, halo=True):
            return


def _is_said(mark: Mark) -> bool:
    return mark.value is not None and not mark.quiet


def _y(plot: Plot, mark: Mark) -> float:
    return plot.y(mark.value or 0.0)
