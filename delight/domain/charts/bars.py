"""Bars lying below each other from zero, each with its number before it and its interval across its end."""

from __future__ import annotations

from delight.domain.charts.hatching import hatch
from delight.domain.charts.rows import Layout, Row, draw_level, draw_usual, lay_out, write_few, write_head
from delight.domain.charts.shapes import Hatch, Line, Rect, Role
from delight.domain.charts.sketch import Sketch
from delight.domain.charts.words import ChartWords, says
from delight.domain.insight.chapter import Chart
from delight.domain.insight.values import Unit


def bars(sketch: Sketch, chart: Chart, words: ChartWords) -> None:
    """Draw a chart of bars."""
    at = lay_out(sketch, chart, words, axis=False)
    for row in at.rows:
        _bar(sketch, chart, at, row)
        if not says(chart, row.mark):
            end = max(at.x(row.mark.value or 0.0), at.x(0))
            write_few(sketch, words, row, at, end)
    draw_level(sketch, chart, at)
    draw_usual(sketch, at, at.thickness / 2 + sketch.gap / 2)
    if at.rows:
        sketch.add(Line(at.x(0), at.top, at.x(0), at.bottom, Role.INK))
    write_head(sketch, chart, words, at)


def _bar(sketch: Sketch, chart: Chart, at: Layout, row: Row) -> None:
    mark, top = row.mark, row.middle - at.thickness / 2
    if chart.unit is Unit.SHARE:
        sketch.add(Rect(at.left, top, at.right - at.left, at.thickness, Role.TRACK, row.place))
    if mark.value is None:
        return
    zero, end = at.x(0), at.x(mark.value)
    left, width = min(zero, end), abs(end - zero)
    box = ((left, top), (left + width, top), (left + width, top + at.thickness), (left, top + at.thickness))
    if mark.quiet:
        sketch.add(Hatch(hatch(box, sketch.gap), Role.FEW, row.place))
        sketch.add(Rect(left, top, width, at.thickness, Role.FEW, row.place, hollow=True))
    else:
        sketch.add(Rect(left, top, width, at.thickness, Role.ACCENT, row.place))
        _interval(sketch, at, row)


def _interval(sketch: Sketch, at: Layout, row: Row) -> None:
    """Draw where the truth may lie: pale within the bar, dark beyond it."""
    mark, y = row.mark, row.middle
    if mark.low is None or mark.high is None or mark.value is None:
        return
    low, high, end = at.x(mark.low), at.x(mark.high), at.x(mark.value)
    zero = at.x(0)
    inner, outer = (low, high) if mark.value >= 0 else (high, low)
    if abs(inner - zero) < abs(end - zero):
        sketch.add(Line(inner, y, end, y, Role.GROUND, row.place, 2.0))
    if abs(outer - zero) > abs(end - zero):
        sketch.add(Line(end, y, outer, y, Role.ACCENT, row.place, 2.0))
