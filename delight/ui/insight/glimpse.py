"""A chapter's chart in miniature: its shape without words, which stand beside it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Figure, Mark
from delight.domain.insight.saying import JOINED_FROM
from delight.domain.insight.values import Unit
from delight.ui.kit.look.theme import colour, tokens, type_sizes

_USUAL_BASE, _HIGH, _MOST, _DOT = 14, 26, 4, 2.5
_COUNTED = frozenset({Unit.COUNT, Unit.AMOUNT})
_PARTS = ("accent", "border", "hairline")


class Glimpse(QWidget):
    """A small line, or the longest bars; has no place where there is nothing to draw.

    Nothing is joined by a line that may not be (``insight.saying``), and what is too few is not drawn.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_chapter(self, chapter: Chapter) -> None:
        """Show a chapter's figure by month, else the first of its charts."""
        figure = chapter.figure
        by_month = figure is not None and sum(bool(point) for point in figure.points) > 1
        self._figure = figure if by_month else None
        self._chart = None if by_month else next((one for one in chapter.charts if _has_shape(one)), None)
        self.setVisible(bool(self._figure or self._chart))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(80, _HIGH * type_sizes().base // _USUAL_BASE)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        room = QRectF(self.rect()).adjusted(1, 3, -3, -3)
        if self._figure is not None:
            _paint_points(painter, room, self._figure)
        elif self._chart is not None:
            _PAINTERS[self._chart.kind](painter, room, self._chart)
        painter.end()


def _has_shape(chart: Chart) -> bool:
    """Whether there is more to see than one mark."""
    return sum(bool(mark.value) for mark in _drawn(chart)) > 1


def _drawn(chart: Chart) -> list[Mark]:
    """Return the marks that say something, as far as there is room for them."""
    return [mark for mark in chart.marks if mark.value is not None and not mark.quiet]


def _paint_points(painter: QPainter, room: QRectF, figure: Figure) -> None:
    """Paint what is counted as columns, what lies on a scale as points."""
    if figure.unit in _COUNTED:
        _paint_columns(painter, room, [point or 0.0 for point in figure.points])
        return
    usual = figure.usual.value if figure.usual is not None else None
    _paint_line(painter, room, figure.points, usual, share=figure.unit is Unit.SHARE)


def _paint_line(
    painter: QPainter, room: QRectF, points: Sequence[float | None], level: float | None, *, share: bool
) -> None:
    """Paint points, joined where there are enough of them, over a quiet level of what is usual."""
    known = [point for point in points if point is not None]
    ends = [*known, *([level] if level is not None else []), *((0.0, 1.0) if share else ())]
    low, high = min(ends), max(ends)
    span = (high - low) or 1.0
    heights = [None if p is None else room.bottom() - (p - low) / span * room.height() for p in points]
    if level is not None:
        y = room.bottom() - (level - low) / span * room.height()
        painter.setPen(QPen(colour(tokens().border), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
    step = room.width() / max(1, len(points) - 1)
    spots = [None if y is None else QPointF(room.left() + n * step, y) for n, y in enumerate(heights)]
    if len(known) >= JOINED_FROM:
        painter.setPen(QPen(colour(tokens().accent), 1.5))
        for one, other in itertools.pairwise(spots):
            if one is not None and other is not None:
                painter.drawLine(one, other)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tokens().accent))
    last = max(n for n, spot in enumerate(spots) if spot is not None)
    for n, spot in enumerate(spots):
        if spot is not None:
            painter.drawEllipse(spot, *((_DOT + 0.5,) * 2 if n == last else (_DOT - 1,) * 2))


def _paint_months(painter: QPainter, room: QRectF, chart: Chart) -> None:
    _paint_columns(painter, room, [mark.value or 0.0 for mark in chart.marks])


def _paint_columns(painter: QPainter, room: QRectF, values: Sequence[float]) -> None:
    values = [max(0.0, value) for value in values]
    most, step = max(values) or 1.0, room.width() / len(values)
    for n, value in enumerate(values):
        high = max(1.0, value / most * room.height())
        bar = QRectF(room.left() + n * step, room.bottom() - high, max(1.0, step * 0.7), high)
        painter.fillRect(bar, colour(tokens().accent))


def _paint_bars(painter: QPainter, room: QRectF, chart: Chart) -> None:
    marks = _drawn(chart)[:_MOST]
    most = max(abs(mark.value or 0.0) for mark in marks) or 1.0
    step = room.height() / len(marks)
    for n, mark in enumerate(marks):
        wide, high = max(2.0, abs(mark.value or 0.0) / most * room.width()), min(6.0, step * 0.7)
        bar = QRectF(room.left(), room.top() + n * step + (step - high) / 2, wide, high)
        painter.fillRect(bar, colour(tokens().accent if n == 0 else tokens().border))


def _paint_dots(painter: QPainter, room: QRectF, chart: Chart) -> None:
    marks = _drawn(chart)[:_MOST]
    ends = [end for mark in marks for end in (mark.value, mark.low, mark.high) if end is not None]
    low = 0.0 if chart.unit is Unit.SHARE else min(*ends, 0.0)
    high = 1.0 if chart.unit is Unit.SHARE else max(*ends, low + 1e-9)
    step = room.height() / len(marks)
    for n, mark in enumerate(marks):
        y = room.top() + (n + 0.5) * step
        at = [room.left() + ((end or 0.0) - low) / (high - low) * room.width() for end in _three(mark)]
        painter.fillRect(QRectF(at[0], y - 1, max(1.0, at[2] - at[0]), 2), colour(tokens().border))
        painter.setBrush(colour(tokens().accent))
        painter.drawEllipse(QPointF(at[1], y), _DOT + 0.5, _DOT + 0.5)


def _paint_split(painter: QPainter, room: QRectF, chart: Chart) -> None:
    values = [max(0.0, mark.value or 0.0) for mark in chart.marks]
    whole, left = sum(values) or 1.0, room.left()
    for n, value in enumerate(values):
        wide = value / whole * room.width()
        bar = QRectF(left, room.center().y() - 5, max(0.0, wide - 2), 10)
        painter.fillRect(bar, colour(getattr(tokens(), _PARTS[min(n, len(_PARTS) - 1)])))
        left += wide


def _paint_iceberg(painter: QPainter, room: QRectF, chart: Chart) -> None:
    """Paint what was seen above the water, and below it as far as it may reach."""
    seen = sum(mark.value or 0.0 for mark in chart.marks)
    below = sum(mark.high or 0.0 for mark in chart.marks)
    wide = room.width() / 3
    share = seen / ((seen + below) or 1.0)
    water = room.top() + max(3.0, share * room.height())
    painter.fillRect(QRectF(room.left(), room.top(), wide, water - room.top()), colour(tokens().accent))
    painter.fillRect(QRectF(room.left(), water, wide, room.bottom() - water), colour(tokens().accent_soft))
    painter.fillRect(QRectF(room.left(), water, room.width(), 1), colour(tokens().border))


def _three(mark: Mark) -> tuple[float | None, float | None, float | None]:
    low = mark.value if mark.low is None else mark.low
    return low, mark.value, mark.value if mark.high is None else mark.high


def _paint_line_chart(painter: QPainter, room: QRectF, chart: Chart) -> None:
    points = [None if mark.quiet else mark.value for mark in chart.marks]
    _paint_line(painter, room, points, chart.level, share=chart.unit is Unit.SHARE)


_PAINTERS = {
    ChartKind.BARS: _paint_bars,
    ChartKind.DOTS: _paint_dots,
    ChartKind.MONTHS: _paint_months,
    ChartKind.LINE: _paint_line_chart,
    ChartKind.SPLIT: _paint_split,
    ChartKind.ICEBERG: _paint_iceberg,
}
