"""A chart on the screen: arrows walk through its marks, Enter or a click opens what is behind one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.charts.draw import draw, has_spots, natural_height
from delight.domain.charts.shapes import Drawing, Spot
from delight.domain.charts.sketch import Canvas, Lettering
from delight.domain.charts.words import ChartWords
from delight.domain.insight.chapter import Mark
from delight.domain.insight.period import Period
from delight.ui.insight.charts.painter import Brushwork, chart_font, colours_of, lettering
from delight.ui.kit.keys import ENTERS, is_plain
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.look.theme import RADIUS, colour, tokens
from delight.ui.kit.work.notices import announce

_LEAST, _USUAL_WIDTH, _RING = 160, 480, 1.5
_PRESSES = ENTERS | {Qt.Key.Key_Space}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_CHANGES = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange)


class ChartView(QWidget):
    """Paints a chart as high as it likes to be; its shapes are kept as long as its size is the same."""

    opened = Signal(object, str)
    """The ``Behind`` of a mark, and what the mark is called."""
    told = Signal(str)
    """Everything about the mark that keyboard or mouse are at; nothing where they are at none."""

    def __init__(self, words: ChartWords, days: Period | None = None, parent: QWidget | None = None) -> None:
        """Show the chart of ``words``; ``days`` are those it is about."""
        super().__init__(parent)
        self._words, self._days = words, days
        self._drawing: Drawing | None = None
        self._letters: Lettering | None = None
        self._at: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_spots(words.chart) else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(self.summary())

    @property
    def current(self) -> int | None:
        """Which of the marks that are shown keyboard or mouse are at, counted from 0."""
        return self._at

    def summary(self) -> str:
        """Return all marks in words, for those who hear the chart."""
        return "\n".join(self._words.marks) or self._words.common("nothing")

    def drawing(self) -> Drawing:
        """Return its shapes at the present size."""
        if self._drawing is None:
            canvas = Canvas(
                width=self.width(),
                height=self.height(),
                lettering=self._lettering(),
                right_to_left=self.isRightToLeft(),
                days=self._days,
            )
            self._drawing = draw(self._words.chart, canvas, self._words)
        return self._drawing

    def go_to(self, at: int | None) -> None:
        """Go to one of the marks that are shown, counted from 0, or to none."""
        if at == self._at:
            return
        self._at = at
        spot = self._spot()
        self.told.emit(spot.told if spot else "")
        self.setAccessibleDescription(spot.told if spot else self.summary())
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return round(natural_height(self._words.chart, self._lettering(), width, self._words))

    @override
    def sizeHint(self) -> QSize:
        return QSize(_USUAL_WIDTH, self.heightForWidth(_USUAL_WIDTH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, round(self._lettering().line * 4))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot, own = self._spot(), tokens()
        if spot is not None:
            self._paint_spot(painter, spot)
        Brushwork(colours_of(own), chart_font(), chart_font(strong=True)).paint(painter, self.drawing())
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._drawing = None

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in _CHANGES:
            self._drawing = self._letters = None
            self.updateGeometry()

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        spot = self.drawing().spot_at(event.position().x(), event.position().y())
        self.go_to(self._place(spot) if spot else self._kept())
        opens = spot is not None and bool(self._mark(spot).behind.ids)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        spot = self.drawing().spot_at(event.position().x(), event.position().y())
        if spot is not None and event.button() is Qt.MouseButton.LeftButton:
            self.go_to(self._place(spot))
            self._open()

    @override
    def leaveEvent(self, event: QEvent, /) -> None:
        super().leaveEvent(event)
        self.go_to(self._kept())

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if self._at is None and self.drawing().spots:
            self._walk_to(0)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.go_to(None)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        last = len(self.drawing().spots) - 1
        at, key = self._at or 0, Qt.Key(event.key())
        wanted = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(key, at + self._step(key))
        if not is_plain(event) or last < 0:
            super().keyPressEvent(event)
        elif key in _PRESSES:
            if not event.isAutoRepeat():
                self._open()
        elif wanted != at and 0 <= wanted <= last:
            self._walk_to(wanted)
        else:
            super().keyPressEvent(event)

    def _step(self, key: Qt.Key) -> int:
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        return _STEPS.get(key, 0) * (-1 if sideways and self.isRightToLeft() else 1)

    def _walk_to(self, at: int) -> None:
        self.go_to(at)
        if (spot := self._spot()) is not None:
            announce(self, spot.told)

    def _kept(self) -> int | None:
        """Return the mark that stays where the mouse is at none: that of the keyboard."""
        return self._at if self.hasFocus() else None

    def _spot(self) -> Spot | None:
        spots = self.drawing().spots
        return spots[self._at] if self._at is not None and self._at < len(spots) else None

    def _place(self, spot: Spot) -> int:
        return self.drawing().spots.index(spot)

    def _mark(self, spot: Spot) -> Mark:
        return self._words.chart.marks[spot.mark]

    def _open(self) -> None:
        spot = self._spot()
        if spot is not None and self._mark(spot).behind.ids:
            mark = self._mark(spot)
            self.opened.emit(mark.behind, f"{self._words.title}: {self._words.label(mark, short=False)}")

    def _paint_spot(self, painter: QPainter, spot: Spot) -> None:
        """Paint the ground of the mark that keyboard or mouse are at; the keyboard has an outline, too."""
        own = tokens()
        ring = QPen(colour(own.accent), _RING)
        painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour(own.accent_soft))
        box = QRectF(spot.x, spot.y, spot.width, spot.height).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, RADIUS / 2, RADIUS / 2)

    def _lettering(self) -> Lettering:
        if self._letters is None:
            self._letters = lettering(chart_font(), chart_font(strong=True))
        return self._letters


class ChartBox(QWidget):
    """A chart; below it in words how it is read, and the mark that keyboard or mouse are at."""

    opened = Signal(object, str)

    def __init__(self, words: ChartWords, days: Period | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ChartView(words, days)
        self.told = label("", "small", wrap=True)
        self.told.setMinimumHeight(self.told.fontMetrics().lineSpacing())
        self.view.told.connect(self.told.setText)
        self.view.opened.connect(self.opened)
        reading = label(words.reading, "small", wrap=True) if words.reading else None
        column(self, self.view, *([reading] if reading else []), self.told, space=4)
