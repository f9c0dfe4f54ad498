"""A chart of any kind as shapes."""

from __future__ import annotations

from enum import Enum, auto

from delight.domain.charts import rows, split, standing
from delight.domain.charts.bars import bars
from delight.domain.charts.columns import columns
from delight.domain.charts.dots import dots
from delight.domain.charts.iceberg import iceberg
from delight.domain.charts.lines import lines
from delight.domain.charts.shapes import Drawing
from delight.domain.charts.sketch import Canvas, Lettering, Sketch
from delight.domain.charts.words import ChartWords
from delight.domain.insight.chapter import Chart, ChartKind
from delight.domain.insight.values import Unit

_KINDS = {
    ChartKind.BARS: bars,
    ChartKind.DOTS: dots,
    ChartKind.MONTHS: columns,
    ChartKind.LINE: lines,
    ChartKind.SPLIT: split.split,
    ChartKind.ICEBERG: iceberg,
}
_STANDING, _LYING = (ChartKind.MONTHS, ChartKind.LINE), (ChartKind.BARS, ChartKind.DOTS)
_BERG_LINES, _ONE_LINE = 18.0, 2.0


def draw(chart: Chart, canvas: Canvas, words: ChartWords) -> Drawing:
    """Return a chart as shapes on a canvas; one in which nothing would be seen says so instead."""
    sketch = Sketch(canvas)
    if told := _instead(chart, words):
        sketch.text(told, 0, sketch.centred(min(canvas.height, sketch.line * _ONE_LINE) / 2))
    else:
        _KINDS[chart.kind](sketch, chart, words)
    return sketch.drawing()


def has_spots(chart: Chart) -> bool:
    """Return whether any mark of a chart has a place of its own, where it is pressed or walked to."""
    told_together = chart.kind in _LYING and all(mark.value is None for mark in chart.marks)
    return not told_together and not _lack(chart)


def _instead(chart: Chart, words: ChartWords) -> str:
    """Return what is said instead of a chart in which there would be nothing to see."""
    match _lack(chart):
        case _Lack.NOTHING:
            return words.common("nothing")
        case _Lack.FEW:
            return words.sentence(words.few)
        case _:
            return ""


class _Lack(Enum):
    NOTHING = auto()
    FEW = auto()


def _lack(chart: Chart) -> _Lack | None:
    """Return what a chart lacks.

    Empty months between two axes would look as if something were missing, or as if all were nothing where
    only too little is known.
    """
    values = [mark.value for mark in chart.marks if mark.value is not None]
    if any(values) or (chart.marks and chart.kind not in (*_STANDING, ChartKind.SPLIT)):
        return None
    if chart.marks and not values:
        return _Lack.FEW
    counted = chart.unit in (Unit.COUNT, Unit.AMOUNT) or chart.kind is ChartKind.SPLIT
    return _Lack.NOTHING if counted or not values else None


def natural_height(chart: Chart, letters: Lettering, width: float, words: ChartWords) -> float:
    """Return how high a chart of a width would like to be."""
    match chart.kind:
        case _ if _instead(chart, words):
            return letters.line * _ONE_LINE
        case ChartKind.BARS | ChartKind.DOTS:
            return rows.natural_height(chart, letters, width, words, axis=chart.kind is ChartKind.DOTS)
        case ChartKind.SPLIT:
            return split.natural_height(chart, letters, width, words)
        case ChartKind.ICEBERG:
            return letters.line * _BERG_LINES
        case _:
            return letters.line * standing.NATURAL_LINES
