"""Charts that stand: a place for each month, from left to right, over one line of their names."""

from __future__ import annotations

from delight.domain.charts.months import cut_months, height_below, write_months
from delight.domain.charts.plot import Plot
from delight.domain.charts.scales import Scale, bare, scale_of
from delight.domain.charts.shapes import Anchor, Line, Role
from delight.domain.charts.sketch import Sketch, column
from delight.domain.charts.words import ChartWords, says
from delight.domain.insight.chapter import Chart

NATURAL_LINES = 15.0
"""How many lines of text high a chart that stands would like to be."""
_WORD_MOST = 0.24
_WITH_WORD = 22.0
"""How many lines of text wide a chart is that has room for words beside its level."""
_LOW = 9.0
"""A chart of fewer lines of text has neither years nor notes below its months."""


def lay_out(sketch: Sketch, chart: Chart, words: ChartWords, *, direct: bool) -> Plot:
    """Return where all stands; the scale and the months are drawn at once.

    With ``direct`` each value stands at its mark if there is room for all of them.
    """
    canvas, gap, line = sketch.canvas, sketch.gap, sketch.line
    high = canvas.height >= line * _LOW
    beside, above = _beside(sketch, chart, words)
    fits = direct and _fit(sketch, words, (canvas.width - beside) / max(1, len(chart.marks)))
    scale = bare(chart) if fits else scale_of(chart, most=5 if high else 4)
    left = 0.0 if fits else _scale_width(sketch, words, scale)
    right = max(left + 1, canvas.width - beside)
    top = (line + gap) * (1 + above) + gap
    bottom = (
        canvas.height
        - (line + gap) * (1 + (fits and scale.low < 0))
        - height_below(chart, canvas, words) * high
    )
    plot = Plot(
        left, right, top, max(top + 1, bottom), (right - left) / max(1, len(chart.marks)), scale, fits
    )
    _scale(sketch, words, plot)
    write_months(sketch, chart, words, plot, high=high)
    _spots(sketch, chart, words, plot)
    return plot


def _spots(sketch: Sketch, chart: Chart, words: ChartWords, plot: Plot) -> None:
    cut = cut_months(chart, sketch.canvas.days)
    foot = plot.bottom + sketch.line + sketch.gap
    for place, mark in enumerate(chart.marks):
        at = (plot.x(place) - plot.pitch / 2, 0.0, plot.pitch, foot)
        sketch.spot(place, at, words.told(mark, cut=place in cut))


def write_level(
    sketch: Sketch, words: ChartWords, plot: Plot, word: str, value: float, *, same: bool = True
) -> None:
    """Write at the end of the level what it is, with its number below if it is the ``same`` all along."""
    room = sketch.canvas.width - plot.right - sketch.gap
    y = plot.y(value)
    if room >= sketch.line:
        lines = sketch.letters.wrapped(word, room, 2)
        lines += [sketch.letters.fitted(words.number(value), room)] if same else []
        half = sketch.line * len(lines) / 2
        middle = min(max(y, half), sketch.canvas.height - half)
        sketch.lines(lines, plot.right + sketch.gap, middle)
    else:
        _level_above(sketch, plot, f"{word} {words.number(value)}" if same else word, dashed=same)


def _level_above(sketch: Sketch, plot: Plot, told: str, *, dashed: bool) -> None:
    """Write at the top what the level is, behind a piece of it."""
    y, long = sketch.line / 2, sketch.line * 1.5
    sketch.add(Line(plot.left, y, plot.left + long, y, Role.USUAL, weight=1.5, dashed=dashed))
    start = plot.left + long + sketch.gap
    sketch.text(told, start, sketch.centred(y), room=plot.right - start)


def level_of(chart: Chart) -> float | None:
    """Return the level across a chart: its own, or what is usual where that is the same all along."""
    if chart.level is not None:
        return chart.level
    usual = {mark.usual for mark in chart.marks}
    return usual.pop() if len(usual) == 1 else None


def level_word(chart: Chart, words: ChartWords) -> str:
    """Return what the level is called."""
    return words.level if chart.level is not None else words.usual


def _beside(sketch: Sketch, chart: Chart, words: ChartWords) -> tuple[float, bool]:
    """Return how much room the words of the level get on the right, or that they stand above all else."""
    width = sketch.canvas.width
    last = next((mark.usual for mark in reversed(chart.marks) if mark.usual is not None), None)
    level = last if chart.level is None else chart.level
    if level is None or width < _WITH_WORD * sketch.line:
        return 0.0, level is not None
    parts = [*level_word(chart, words).split(), words.number(level)]
    return column(sketch.letters, parts, width * _WORD_MOST) + sketch.gap * 2, False


def _scale_width(sketch: Sketch, words: ChartWords, scale: Scale) -> float:
    told = [words.tick(tick) for tick in scale.ticks]
    return column(sketch.letters, told, sketch.canvas.width / 2) + sketch.gap * 1.5


def _fit(sketch: Sketch, words: ChartWords, pitch: float) -> bool:
    told = [words.value(mark) for mark in words.chart.marks if says(words.chart, mark)]
    return column(sketch.letters, told, sketch.canvas.width, strong=True) + sketch.gap <= pitch


def _scale(sketch: Sketch, words: ChartWords, plot: Plot) -> None:
    for tick in plot.scale.ticks:
        y = plot.y(tick)
        zero = tick == 0
        if zero or not plot.direct:
            sketch.add(Line(plot.left, y, plot.right, y, Role.QUIET if zero else Role.HAIR))
        if not plot.direct:
            at = (plot.left - sketch.gap * 1.5, sketch.centred(y))
            sketch.text(words.tick(tick), *at, anchor=Anchor.RIGHT, room=plot.left)
