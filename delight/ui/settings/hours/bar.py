"""A day's hours drawn as a bar, so that a week is seen at a glance."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.days.hours import DAY, Stretches
from delight.ui.kit.look.theme import colour, small_font, tokens

_WIDTH, _HEIGHT, _RADIUS = 150, 12, 4
_FIRST, _LAST, _STEP = 6 * 60, 22 * 60, 6 * 60


class DayBar(QWidget):
    """The open stretches of one day on a line from early to late; the week's rows share both ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stretches: Stretches = ()
        self._first, self._last = _FIRST, _LAST
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_hours(self, stretches: Stretches, first: int, last: int) -> None:
        """Draw these, on a line from the minute ``first`` to ``last``."""
        self._stretches, self._first, self._last = stretches, first, last
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT + 8)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, now = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(now.hairline))
        painter.drawRoundedRect(QRectF(0, self.height() / 2 - 1, self.width(), 2), 1, 1)
        painter.setBrush(colour(now.accent))
        for one in self._stretches:
            left, right = self._at(one.opens), self._at(one.closes)
            box = QRectF(left, (self.height() - _HEIGHT) / 2, max(3.0, right - left), _HEIGHT)
            if self.isRightToLeft():
                box.moveLeft(self.width() - box.right())
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()

    def _at(self, minute: int) -> float:
        return self.width() * (minute - self._first) / max(1, self._last - self._first)


class HourScale(DayBar):
    """The hours above the bars: 6, 12, 18 and so on."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, QFontMetrics(small_font()).height() + 2)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setFont(small_font())
        painter.setPen(colour(tokens().quiet))
        for minute in range(-(-self._first // _STEP) * _STEP, self._last + 1, _STEP):
            words = QLocale().toString(minute // 60 % 24)
            wide = painter.fontMetrics().horizontalAdvance(words)
            left = min(max(0.0, self._at(minute) - wide / 2), float(self.width() - wide))
            left = self.width() - left - wide if self.isRightToLeft() else left
            painter.drawText(QPointF(left, painter.fontMetrics().ascent()), words)
        painter.end()


def ends(days: list[Stretches]) -> tuple[int, int]:
    """Return the first and last minute that the bars of a week reach, on full hours."""
    every = [one for day in days for one in day]
    first = min([_FIRST, *(one.opens // 60 * 60 for one in every)])
    last = max([_LAST, *(-(-one.closes // 60) * 60 for one in every)])
    return first, min(last, 2 * DAY)
