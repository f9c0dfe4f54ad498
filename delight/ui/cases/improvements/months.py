"""How often something happened in each of the last months, as bars, and since when it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from delight.ui.cases.improvements.words import cases_words, tr
from delight.ui.kit.look.theme import colour, small_font, tokens

_HIGH, _WIDEST, _GAP, _LEAST = 44, 34, 6, 3
_ROUND, _MIDDLE = 3, 15


class MonthBars(QWidget):
    """A bar for each month, the strongest as high as there is room; months since a change are green."""

    def __init__(self) -> None:
        super().__init__()
        self.months: tuple[tuple[date, int], ...] = ()
        self._changed: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_months(self, months: Sequence[tuple[date, int]], changed: date | None) -> None:
        """Show so many cases in each month; ``changed`` is the day from which on something is different."""
        self.months, self._changed = tuple(months), changed
        said = ", ".join(f"{_named(month, QLocale.FormatType.LongFormat)}: {n}" for month, n in months if n)
        self.setAccessibleName(tr("Cases by month: {months}").format(months=said or tr("none")))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(small_font())
        return QSize(len(self.months) * (_WIDEST + _GAP), 2 * metrics.height() + _HIGH + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def event(self, event: QHelpEvent, /) -> bool:  # type: ignore[override]
        if event.type() == QHelpEvent.Type.ToolTip:
            at = next((n for n in range(len(self.months)) if self._place(n).left() <= event.pos().x()
                       <= self._place(n).right()), None)  # fmt: skip
            QToolTip.showText(event.globalPos(), "" if at is None else self.told(at), self)
            return True
        return super().event(event)

    def told(self, at: int) -> str:
        """Return what a bar says when it is pointed at."""
        month, count = self.months[at]
        name = f"{_named(month, QLocale.FormatType.LongFormat)} {month.year}"
        return tr("{month}: {cases}").format(month=name, cases=cases_words(count))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font())
        for n in range(len(self.months)):
            self._paint_month(painter, n)
        self._paint_change(painter)
        painter.end()

    def _paint_month(self, painter: QPainter, n: int) -> None:
        now, place = tokens(), self._place(n)
        month, count = self.months[n]
        most = max(number for _, number in self.months)
        high = max(_LEAST, _HIGH * count / most) if count else 1.5
        bar = QRectF(place.left(), place.bottom() - high, place.width(), high)
        since = self._changed is not None and _is_since(month, self._changed)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(now.hairline if not count else now.done if since else now.accent))
        painter.drawRoundedRect(bar, _ROUND if count else 0, _ROUND if count else 0)
        line = QFontMetrics(painter.font()).height()
        if count:
            painter.setPen(colour(now.ink))
            above = QRectF(place.left() - _GAP, bar.top() - line, place.width() + 2 * _GAP, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(count))
        painter.setPen(colour(now.quiet))
        below = QRectF(place.left() - _GAP, place.bottom() + 3, place.width() + 2 * _GAP, line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._short(month))

    def _paint_change(self, painter: QPainter) -> None:
        """Draw a fine line between the months that the change parts: it stands nearest to its day."""
        day = self._changed
        at = next((n for n, (month, _) in enumerate(self.months) if day and _same(month, day)), None)
        if day is None or at is None:
            return
        late, place = day.day > _MIDDLE, self._place(at)
        x = (place.right() if late != self.isRightToLeft() else place.left()) + (
            _GAP / 2 if late != self.isRightToLeft() else -_GAP / 2
        )
        painter.setPen(QPen(colour(tokens().done), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))

    def _place(self, n: int) -> QRectF:
        count = max(1, len(self.months))
        step = min(_WIDEST + _GAP, (self.width() + _GAP) / count)
        top = QFontMetrics(small_font()).height() + 2
        left = n * step if not self.isRightToLeft() else self.width() - (n + 1) * step + _GAP
        return QRectF(left, top, step - _GAP, _HIGH)

    def _short(self, month: date) -> str:
        """Return a month's name as short as the longest of them wants it."""
        room, metrics = self._place(0).width() + _GAP - 2, QFontMetrics(small_font())
        longest = max(metrics.horizontalAdvance(_abbreviated(one)) for one, _count in self.months)
        return _abbreviated(month) if longest <= room else _named(month, QLocale.FormatType.NarrowFormat)


def _abbreviated(month: date) -> str:
    return _named(month, QLocale.FormatType.ShortFormat).rstrip(".")


def _named(month: date, form: QLocale.FormatType) -> str:
    return QLocale().standaloneMonthName(month.month, form)


def _is_since(month: date, changed: date) -> bool:
    """Tell whether a month counts as one with the change: most of it does."""
    return month > changed or (_same(month, changed) and changed.day <= _MIDDLE)


def _same(month: date, day: date) -> bool:
    return (month.year, month.month) == (day.year, day.month)
