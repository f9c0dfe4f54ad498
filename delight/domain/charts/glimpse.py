"""A chapter's chart in miniature for its card: shapes without words, which stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from delight.domain.charts.iceberg import small_bergs
from delight.domain.charts.lines import stretches
from delight.domain.charts.mirroring import mirrored
from delight.domain.charts.scales import Scale, bare, nice, scale_of
from delight.domain.charts.shapes import Dot, Drawing, Line, Rect, Role
from delight.domain.charts.sketch import Canvas, Lettering, Sketch
from delight.domain.charts.split import small_split
from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Figure, Mark
from delight.domain.insight.saying import JOINED_FROM
from delight.domain.insight.values import Unit

_END, _SMALL = 3.0, 1.5
_MOST, _MOST_BERGS, _MOST_PEOPLE = 4, 5, 12
_PERSON, _APART = 4.5, 14.0
_THICK, _BAR = 10.0, 6.0
_COUNTED = frozenset({Unit.COUNT, Unit.AMOUNT})
_MUTE = Lettering(0.0, 0.0, lambda _words, _strong: 0.0)


def glimpse(chapter: Chapter, width: float, height: float, *, right_to_left: bool = False) -> Drawing | None:
    """Return a chapter's figure by month, else the first of its charts, else a dot for each of a few.

    ``None`` where one would see nothing. What is too few to say is left out. Points are joined only between
    neighbours, and only if there are enough of them (``insight.saying.JOINED_FROM``). All of it stands on the
    scale of the large charts, from zero and with shares on the whole, so that a small change looks small.
    """
    sketch = Sketch(Canvas(width=width, height=height, lettering=_MUTE))
    figure = chapter.figure
    if figure is not None and is_by_month(figure):
        _by_month(sketch, figure)
    elif (shown := glimpsed(chapter)) is not None:
        _small(sketch, *shown)
    elif figure is not None and figure.some is not None and 1 < figure.n <= _MOST_PEOPLE:
        _people(sketch, figure.some, figure.n)
    else:
        return None
    drawing = sketch.drawing()
    return mirrored(drawing) if right_to_left else drawing


def glimpsed(chapter: Chapter) -> tuple[Chart, list[Mark]] | None:
    """Return the chart that a glimpse is of, and which of its marks; ``None`` where it is of the figure."""
    if is_by_month(chapter.figure):
        return None
    chart = next(filter(_has_shape, chapter.charts), None)
    return None if chart is None else (chart, _drawn(chart))


def is_by_month(figure: Figure | None) -> bool:
    """Return whether a glimpse shows a figure month by month."""
    return figure is not None and sum(bool(point) for point in figure.points) > 1


def _has_shape(chart: Chart) -> bool:
    """Whether there is more to see than one mark."""
    return sum(bool(mark.value) for mark in _drawn(chart)) > 1


def _drawn(chart: Chart) -> list[Mark]:
    """Return the marks that have a place: the first of many, and no bar of nothing."""
    said = [mark for mark in chart.marks if mark.value is not None and not mark.quiet]
    match chart.kind:
        case ChartKind.BARS:
            return [mark for mark in said if mark.value][:_MOST]
        case ChartKind.DOTS:
            return said[:_MOST]
        case ChartKind.ICEBERG:
            return said[:_MOST_BERGS]
        case _:
            return said


def _by_month(sketch: Sketch, figure: Figure) -> None:
    """Draw what is counted as columns, what lies on a scale as points over what is usual."""
    if figure.unit in _COUNTED:
        _columns(sketch, figure.points)
        return
    usual = figure.usual.value if figure.usual and figure.usual.unit is figure.unit else None
    known = [value for value in (*figure.points, usual, 0.0) if value is not None]
    _points(sketch, figure.points, usual, nice(min(known), max(known), figure.unit), joins=True)


def _small(sketch: Sketch, chart: Chart, drawn: Sequence[Mark]) -> None:
    match chart.kind:
        case ChartKind.BARS:
            _bars(sketch, chart, drawn)
        case ChartKind.DOTS:
            _dots(sketch, chart, drawn)
        case ChartKind.MONTHS:
            _columns(sketch, [None if mark.quiet else mark.value for mark in chart.marks])
        case ChartKind.LINE:
            points = [None if mark.quiet else mark.value for mark in chart.marks]
            _points(sketch, points, chart.level, scale_of(chart, drawn), joins=chart.joined)
        case ChartKind.SPLIT:
            small_split(sketch, chart, _THICK)
        case ChartKind.ICEBERG:
            small_bergs(sketch, drawn)


def _people(sketch: Sketch, some: int, n: int) -> None:
    """Draw a dot for each, in full for those of whom it is true; below, where columns of others stand."""
    step = min(_APART, sketch.canvas.width / n)
    radius = min(_PERSON, step / 2, sketch.canvas.height / 2)
    for at in range(n):
        x, y = step * at + radius, sketch.canvas.height - radius
        sketch.add(Dot(x, y, radius, Role.ACCENT if at < some else Role.USUAL, at, hollow=at >= some))


def _points(
    sketch: Sketch, values: Sequence[float | None], usual: float | None, scale: Scale, *, joins: bool
) -> None:
    """Draw points from left to right; the last one is large."""
    width, height = sketch.canvas.width, sketch.canvas.height
    step = (width - 2 * _END) / max(1, len(values) - 1)

    def place(at: int, value: float) -> tuple[float, float]:
        return _END + step * at, _END + (height - 2 * _END) * (1 - scale.part(value))

    if usual is not None:
        level = place(0, usual)[1]
        sketch.add(Line(0, level, width, level, Role.USUAL, dashed=True))
    joined = _joined(values) if joins and sum(one is not None for one in values) >= JOINED_FROM else []
    for (at, one), (after, other) in joined:
        sketch.add(Line(*place(at, one), *place(after, other), Role.ACCENT, weight=1.5))
    last = max((at for at, value in enumerate(values) if value is not None), default=None)
    passed = {at for pair in joined for at, _ in pair}
    for at, value in enumerate(values):
        if value is not None and (at == last or at not in passed):
            sketch.add(Dot(*place(at, value), _END if at == last else _SMALL, Role.ACCENT, at))


def _joined(values: Sequence[float | None]) -> list[tuple[tuple[int, float], tuple[int, float]]]:
    """Return each two months side by side between which a line goes."""
    known = [(at, value) for at, value in enumerate(values) if value is not None]
    return [
        pair
        for run in stretches([value is not None for value in values])
        for pair in pairwise(one for one in known if one[0] in run)
    ]


def _columns(sketch: Sketch, values: Sequence[float | None]) -> None:
    """Draw columns from zero; what is lost hangs below it."""
    width, height = sketch.canvas.width, sketch.canvas.height
    known = [value for value in values if value is not None]
    low, high = min(0.0, *known), max(0.0, *known)
    each = height / ((high - low) or 1.0)
    step, zero = width / len(values), high * each
    sketch.add(Line(0, min(zero, height - 0.5), width, min(zero, height - 0.5), Role.FEW))
    for at, value in enumerate(values):
        if value:
            top = zero - max(0.0, value) * each
            sketch.add(Rect(step * (at + 0.15), top, step * 0.7, abs(value) * each, Role.ACCENT, at))


def _bars(sketch: Sketch, chart: Chart, marks: Sequence[Mark]) -> None:
    """Draw the first bars from zero, the very first in full."""
    width, step = sketch.canvas.width, sketch.canvas.height / len(marks)
    scale, thick = bare(chart, marks), min(_BAR, step * 0.7)
    zero = width * scale.part(0)
    for at, mark in enumerate(marks):
        end = width * scale.part(mark.value or 0.0)
        box = (min(zero, end), step * (at + 0.5) - thick / 2, abs(end - zero), thick)
        sketch.add(Rect(*box, Role.PALE if at else Role.ACCENT, at))


def _dots(sketch: Sketch, chart: Chart, marks: Sequence[Mark]) -> None:
    """Draw the first dots, each on the line of its interval."""
    room, step = sketch.canvas.width - 2 * _END, sketch.canvas.height / len(marks)
    scale = scale_of(chart, marks)
    for at, mark in enumerate(marks):
        y = step * (at + 0.5)
        sketch.add(Line(0, y, sketch.canvas.width, y, Role.HAIR, at))
        ends = [_END + room * scale.part(end) for end in (mark.low, mark.high) if end is not None]
        if len(ends) > 1:
            sketch.add(Line(ends[0], y, ends[1], y, Role.FEW, at, 2.0))
        radius = min(_END, step / 2)
        sketch.add(Dot(_END + room * scale.part(mark.value or 0.0), y, radius, Role.ACCENT, at))
