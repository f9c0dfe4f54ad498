"""Below a chart that stands: the names of its months and years, and what is to be known of some of them."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

from delight.domain.charts.hatching import hatch
from delight.domain.charts.plot import Plot
from delight.domain.charts.shapes import Anchor, Dot, Hatch, Rect, Role
from delight.domain.charts.sketch import Canvas, Sketch, column
from delight.domain.charts.words import ChartWords
from delight.domain.insight.chapter import Chart, ChartKind, Mark
from delight.domain.insight.period import Period
from delight.domain.insight.values import Month

_EVERY = (1, 2, 3, 4, 6, 12, 24, 60, 120)


def cut_months(chart: Chart, days: Period | None) -> tuple[int, ...]:
    """Return the places of the first and last month where the period has only a part of them."""
    if days is None:
        return ()
    ends = [
        (place, mark.label.first) for place, mark in enumerate(chart.marks) if isinstance(mark.label, Month)
    ]
    return tuple(place for place, first in ends if _is_cut(first.year, first.month, days))


def _cut_words(canvas: Canvas, words: ChartWords) -> str:
    """Return which months the period has only a part of."""
    places = cut_months(words.chart, canvas.days)
    names = [words.label(words.chart.marks[place], short=False) for place in places]
    return words.common("parts" if len(names) > 1 else "part", *names[:2]) if names else ""


def write_months(sketch: Sketch, chart: Chart, words: ChartWords, plot: Plot, *, high: bool) -> None:
    """Write the names below: all of them or every second, third, sixth, as many as have room."""
    names = [words.label(mark) for mark in chart.marks]
    y = sketch.canvas.height - height_below(chart, sketch.canvas, words) * high - sketch.letters.descent
    step = _step(sketch, names, plot.pitch, chart.marks)
    first = _phase(chart.marks, step)
    for place in range(first, len(names), step):
        sketch.text(names[place], plot.x(place), y, anchor=Anchor.MIDDLE, room=plot.pitch * step, mark=place)
    if not high:
        return
    for place, year in _year_names(chart.marks) if _years(chart) else ():
        sketch.text(year, plot.x(place), y + sketch.line, anchor=Anchor.MIDDLE)
    _notes(sketch, chart, words, plot)


def _notes(sketch: Sketch, chart: Chart, words: ChartWords, plot: Plot) -> None:
    """Write what hollow marks are, and which months are there in part."""
    y, room = sketch.canvas.height - sketch.letters.descent, sketch.canvas.width - plot.left
    if note := _cut_words(sketch.canvas, words):
        sketch.text(note, plot.left, y, room=room)
        y -= sketch.line
    if _some_few(chart):
        wide = _swatch(sketch, chart, plot.left, y)
        sketch.text(words.few, plot.left + wide, y, room=room - wide)


def _swatch(sketch: Sketch, chart: Chart, x: float, y: float) -> float:
    """Draw what a mark of too few looks like before its words, and return how much room it takes."""
    half = sketch.letters.ascent / 2
    middle, radius = y - half * 0.75, min(half * 0.6, sketch.gap)
    if chart.kind is ChartKind.LINE:
        sketch.add(Dot(x + radius, middle, radius, Role.FEW, hollow=True))
    else:
        left, top, right, bottom = x, middle - radius, x + radius * 2, middle + radius
        box = ((left, top), (right, top), (right, bottom), (left, bottom))
        sketch.add(
            Hatch(hatch(box, sketch.gap), Role.FEW),
            Rect(left, top, radius * 2, radius * 2, Role.FEW, hollow=True),
        )
    return radius * 2 + sketch.gap


def _some_few(chart: Chart) -> bool:
    return any(mark.quiet and mark.value is not None for mark in chart.marks)


def _step(sketch: Sketch, names: Sequence[str], pitch: float, marks: Sequence[Mark]) -> int:
    """Return how many names to go on by; those of other things than months are cut rather than left out."""
    widest = column(sketch.letters, names, sketch.canvas.width)
    if not all(isinstance(mark.label, Month) for mark in marks):
        widest = min(widest, sketch.line * 2.5)
    return next((step for step in _EVERY if widest + sketch.gap <= pitch * step), _EVERY[-1])


def _phase(marks: Sequence[Mark], step: int) -> int:
    """Return at which mark names begin: where some are left out, January is told."""
    if step == 1:
        return 0
    januaries = (
        place
        for place, mark in enumerate(marks)
        if isinstance(mark.label, Month) and mark.label.first.month == 1
    )
    return next(januaries, 0) % step


def height_below(chart: Chart, canvas: Canvas, words: ChartWords) -> float:
    """Return how high the years and the notes below the months are."""
    line, gap = canvas.lettering.line, canvas.lettering.gap
    notes = bool(_cut_words(canvas, words)) + _some_few(chart)
    return line * _years(chart) + (line * notes + gap if notes else 0.0)


def _years(chart: Chart) -> bool:
    return any(isinstance(mark.label, Month) for mark in chart.marks)


def _year_names(marks: Sequence[Mark]) -> list[tuple[int, str]]:
    """Return where each year begins, the later ones first, so that a short first one gives way."""
    found: dict[int, int] = {}
    for place, mark in enumerate(marks):
        if isinstance(mark.label, Month):
            found.setdefault(mark.label.first.year, place)
    return [(place, str(year)) for year, place in sorted(found.items(), reverse=True)]


def _is_cut(year: int, month: int, days: Period) -> bool:
    begins = (days.first.year, days.first.month) == (year, month) and days.first.day > 1
    last = calendar.monthrange(year, month)[1]
    return begins or ((days.last.year, days.last.month) == (year, month) and days.last.day < last)
