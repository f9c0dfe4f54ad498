"""Dots below each other on one scale, each with the line of its interval and a mark where it usually is."""

from __future__ import annotations

from delight.domain.charts.rows import Layout, Row, draw_level, draw_usual, lay_out, write_few, write_head
from delight.domain.charts.shapes import Anchor, Dot, Line, Role
from delight.domain.charts.sketch import Sketch, column
from delight.domain.charts.words import ChartWords, says
from delight.domain.insight.chapter import Chart


def dots(sketch: Sketch, chart: Chart, words: ChartWords) -> None:
    """Draw a chart of dots."""
    at = lay_out(sketch, chart, words, axis=True)
    _axis(sketch, words, at)
    draw_level(sketch, chart, at)
    draw_usual(sketch, at, min(at.pitch * 0.4, sketch.gap * 2))
    for row in at.rows:
        _dot(sketch, at, row)
        if not says(chart, row.mark):
            dot = 0.0 if row.mark.value is None else at.x(row.mark.value)
            write_few(sketch, words, row, at, max(dot, at.left))
    write_head(sketch, chart, words, at)


def _axis(sketch: Sketch, words: ChartWords, at: Layout) -> None:
    """Draw a pale line at each tick, with its number where there is room."""
    y = at.bottom + sketch.gap + sketch.letters.ascent
    if at.more:
        y += sketch.line + sketch.gap
    if not at.rows or at.right <= at.left:
        return
    for tick in at.scale.ticks:
        x = at.x(tick)
        sketch.add(Line(x, at.top, x, at.bottom, Role.QUIET if tick == 0 else Role.HAIR))
    widest = column(sketch.letters, [words.tick(tick) for tick in at.scale.ticks], sketch.canvas.width)
    aside = max(0.0, at.right + widest / 2 - sketch.canvas.width)
    for tick in _told(at, widest + sketch.gap * 2, aside):
        sketch.text(words.tick(tick), at.x(tick), y, anchor=Anchor.MIDDLE)


def _told(at: Layout, room: float, aside: float) -> tuple[float, ...]:
    """Return the ticks whose numbers are told: all of them, every second one, or the ends.

    ``aside`` is how far the last one is moved so that it stays on the canvas.
    """
    ticks = at.scale.ticks
    pitch = (at.right - at.left) / (len(ticks) - 1) - aside
    if pitch >= room:
        return ticks
    return ticks[::2] if pitch * 2 >= room and len(ticks) % 2 else (ticks[0], ticks[-1])


def _dot(sketch: Sketch, at: Layout, row: Row) -> None:
    mark, y = row.mark, row.middle
    role = Role.FEW if mark.quiet else Role.ACCENT
    if mark.low is not None and mark.high is not None and not mark.quiet:
        sketch.add(Line(at.x(mark.low), y, at.x(mark.high), y, role, row.place, 2.0))
    if mark.value is not None:
        radius = min(at.pitch * 0.3, sketch.gap * 1.25)
        x = min(max(at.x(mark.value), radius), sketch.canvas.width - radius)
        sketch.add(Dot(x, y, radius, role, row.place, mark.quiet))
