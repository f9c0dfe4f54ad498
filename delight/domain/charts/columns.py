"""Columns standing side by side from zero, one for each month; a month without a value is a gap."""

from __future__ import annotations

from delight.domain.charts.hatching import hatch
from delight.domain.charts.months import cut_months
from delight.domain.charts.plot import Plot
from delight.domain.charts.shapes import Anchor, Hatch, Line, Rect, Role
from delight.domain.charts.sketch import Sketch
from delight.domain.charts.standing import lay_out, level_of, level_word, write_level
from delight.domain.charts.words import ChartWords, says
from delight.domain.insight.chapter import Chart, Mark

_WIDTH, _WIDEST = 0.64, 48.0


def columns(sketch: Sketch, chart: Chart, words: ChartWords) -> None:
    """Draw a chart of months."""
    plot = lay_out(sketch, chart, words, direct=True)
    cut = cut_months(chart, sketch.canvas.days)
    for place, mark in enumerate(chart.marks):
        _column(sketch, plot, mark, place, cut=place in cut)
    level = level_of(chart)
    if level is not None and chart.marks:
        y = plot.y(level)
        sketch.add(Line(plot.left, y, plot.right, y, Role.USUAL, weight=1.5, dashed=True))
        write_level(sketch, words, plot, level_word(chart, words), level)
    else:
        _usual(sketch, words, plot, chart)
    for place, mark in enumerate(chart.marks):
        if plot.direct and mark.value is not None and says(chart, mark):
            _number(sketch, words, plot, mark, place)


def _column(sketch: Sketch, plot: Plot, mark: Mark, place: int, *, cut: bool) -> None:
    if not mark.value:
        return
    width = min(plot.pitch * _WIDTH, _WIDEST)
    left, zero, end = plot.x(place) - width / 2, plot.y(0), plot.y(mark.value)
    top, height = min(zero, end), abs(zero - end)
    if mark.quiet:
        box = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
        sketch.add(Hatch(hatch(box, sketch.gap), Role.FEW, place))
        sketch.add(Rect(left, top, width, height, Role.FEW, place, hollow=True))
    elif cut:
        sketch.add(Rect(left, top, width, height, Role.PALE, place))
        sketch.add(Rect(left, top, width, height, Role.ACCENT, place, hollow=True))
    else:
        sketch.add(Rect(left, top, width, height, Role.ACCENT, place))
    if mark.low is not None and mark.high is not None and not mark.quiet:
        x = plot.x(place)
        sketch.add(Line(x, plot.y(mark.low), x, plot.y(mark.high), Role.INK, place, 1.5))


def _number(sketch: Sketch, words: ChartWords, plot: Plot, mark: Mark, place: int) -> None:
    """Write the value above the column, or below one that hangs."""
    value = mark.value or 0.0
    ends = [plot.y(one) for one in (value, mark.low, mark.high) if one is not None]
    half = sketch.gap / 2
    y = min(ends) - half - sketch.letters.descent
    if value < 0:
        y = max(ends) + half + sketch.letters.ascent
    y = _beside_usual(sketch, plot, mark, y)
    role = Role.QUIET if mark.quiet else Role.INK
    sketch.text(words.value(mark), plot.x(place), y, role, anchor=Anchor.MIDDLE, strong=True,
                room=plot.pitch, mark=place, halo=level_of(words.chart) is not None)  # fmt: skip


def _beside_usual(sketch: Sketch, plot: Plot, mark: Mark, y: float) -> float:
    """Return where a number stands that would lie on the mark of what is usual: on the far side of that."""
    if mark.usual is None:
        return y
    tick, letters, gap = plot.y(mark.usual), sketch.letters, sketch.gap
    if not y - letters.ascent - gap / 2 < tick < y + letters.descent + gap / 2:
        return y
    return tick + gap + letters.ascent if (mark.value or 0.0) < 0 else tick - gap - letters.descent


def _usual(sketch: Sketch, words: ChartWords, plot: Plot, chart: Chart) -> None:
    """Draw what is usual of each month across its column, and say beside the last one what that is."""
    half = min(plot.pitch * _WIDTH, _WIDEST) / 2 + sketch.gap / 2
    last = None
    for place, mark in enumerate(chart.marks):
        if mark.usual is not None:
            x, y = plot.x(place), plot.y(mark.usual)
            sketch.add(Line(x - half, y, x + half, y, Role.GROUND, place, 4.0))
            sketch.add(Line(x - half, y, x + half, y, Role.INK, place, 2.0))
            last = mark.usual
    if last is not None:
        write_level(sketch, words, plot, words.usual, last, same=False)
