"""A chart of any kind as shapes."""

from __future__ import annotations

from delight.domain.charts import rows, split, standing
from delight.domain.charts.bars import bars
from delight.domain.charts.columns import columns
from delight.domain.charts.dots import dots
from delight.domain.charts.iceberg import iceberg
from delight.domain.charts.lines import lines
from delight.domain.charts.shapes import Anchor, Drawing
from delight.domain.charts.sketch import Canvas, Lettering, Sketch
from delight.domain.charts.words import ChartWords
from delight.domain.insight.chapter import Chart, ChartKind

_KINDS = {
    ChartKind.BARS: bars,
    ChartKind.DOTS: dots,
    ChartKind.MONTHS: columns,
    ChartKind.LINE: lines,
    ChartKind.SPLIT: split.split,
    ChartKind.ICEBERG: iceberg,
}
_BERG_LINES = 18.0


def draw(chart: Chart, canvas: Canvas, words: ChartWords) -> Drawing:
    """Return a chart as shapes on a canvas; one without marks says that there is nothing to show."""
    sketch = Sketch(canvas)
    if chart.marks:
        _KINDS[chart.kind](sketch, chart, words)
    else:
        middle = sketch.centred(canvas.height / 2)
        sketch.text(words.common("nothing"), canvas.width / 2, middle, anchor=Anchor.MIDDLE)
    return sketch.drawing()


def natural_height(chart: Chart, letters: Lettering, width: float, words: ChartWords) -> float:
    """Return how high a chart of a width would like to be."""
    match chart.kind:
        case _ if not chart.marks:
            return letters.line * 4
        case ChartKind.BARS | ChartKind.DOTS:
            return rows.natural_height(chart, letters, width, words, axis=chart.kind is ChartKind.DOTS)
        case ChartKind.SPLIT:
            return split.natural_height(chart, letters, width, words)
        case ChartKind.ICEBERG:
            return letters.line * _BERG_LINES
        case _:
            return letters.line * standing.NATURAL_LINES
