"""The page itself: a sheet of paper on a calm desk, as large as somebody wants it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from delight.ui.kit.look.theme import RADIUS, colour, tokens
from delight.ui.letters.paper.pictures import POINTS, Sheets

_MARGIN, _GAP, _SHADOW = 16.0, 16.0, 10
_FULL_SIZE = 96 / POINTS
_SMALLEST, _LARGEST, _STEP = 0.3, 4.0, 1.25
_READABLE = 0.62
"""A page that would be shown smaller than this is rather shown in part, its upper end first,
unless that would win little."""
_NEARLY = 0.8


class PaperView(QAbstractScrollArea):
    """Shows pages with a soft shadow; follows the size of its place until somebody zooms.

    Plus and minus zoom, as the wheel does with Ctrl; 0 shows the whole page again. A picture is stretched
    at once when the zoom changes, and ``sharper_wanted`` asks for one that fits.
    """

    sharper_wanted = Signal(float)
    """Pages of this many dots to the inch would be sharp now."""
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = Sheets()
        self._zoom = 0.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The letter as it will be printed"))
        self.verticalScrollBar().setSingleStep(24)
        self.horizontalScrollBar().setSingleStep(24)

    @property
    def sheets(self) -> Sheets:
        """What is shown."""
        return self._sheets

    @property
    def percent(self) -> int:
        """How large the page is shown, 100 being as large as the paper."""
        return round(self._scale() / _FULL_SIZE * 100)

    @property
    def fits(self) -> bool:
        """Whether the page follows the size of its place."""
        return self._zoom == 0.0

    @property
    def sharp_dpi(self) -> float:
        """Dots to the inch that one screen dot each would need."""
        return max(36.0, round(self._scale() * POINTS * self.devicePixelRatioF(), 1))

    def show_sheets(self, sheets: Sheets) -> None:
        """Show other pages, at the same place of the page."""
        resized = self._first_size(sheets) != self._first_size(self._sheets)
        self._sheets = sheets
        self._lay_out()
        if resized:
            self.verticalScrollBar().setValue(0)
            self.zoomed.emit()
        self.viewport().update()

    def zoom_by(self, steps: int) -> None:
        """Zoom in or out by steps of a quarter."""
        self._set_zoom(min(_LARGEST, max(_SMALLEST, self._scale() / _FULL_SIZE * _STEP**steps)) * _FULL_SIZE)

    def fit(self) -> None:
        """Show the whole page, however large its place is."""
        self._set_zoom(0.0)

    def page_rects(self) -> list[QRectF]:
        """Return where the pages are, in the coordinates of the viewport."""
        scale, top, rects = self._scale(), _MARGIN, []
        across = max(self.viewport().width(), self._extent().width())
        for number in range(len(self._sheets.images)):
            size = self._sheets.size(number) * scale
            rects.append(QRectF((across - size.width()) / 2, top, size.width(), size.height()))
            top += size.height() + _GAP
        spare = max(0.0, self.viewport().height() - self._extent().height()) / 2
        at = QPointF(-self.horizontalScrollBar().value(), spare - self.verticalScrollBar().value())
        return [self._snapped(rect.translated(at)) for rect in rects]

    @override
    def event(self, event: QEvent, /) -> bool:
        """Paint the ground below the scroll bars too: it ends where what stands above it ends."""
        if event.type() == QEvent.Type.Paint:
            painter = QPainter(self)
            paint_ground(painter, QRectF(self.rect()))
            painter.end()
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for rect, image in zip(self.page_rects(), self._sheets.images, strict=True):
            if rect.intersects(QRectF(event.rect())):
                _paint_shadow(painter, rect)
                painter.drawImage(rect, image)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self.fits and self._sheets.images:
            self.zoomed.emit()
            self.sharper_wanted.emit(self.sharp_dpi)

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()))
        if steps is not None:
            self.zoom_by(steps)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(460, 560)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 96)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._lay_out()
        self.viewport().update()
        self.zoomed.emit()
        if self._sheets.images:
            self.sharper_wanted.emit(self.sharp_dpi)

    def _scale(self) -> float:
        """Return pixels to the point."""
        size = self._first_size(self._sheets)
        if self._zoom or size.isEmpty():
            return self._zoom or _FULL_SIZE
        room = self.maximumViewportSize()
        wide = (room.width() - 2 * _MARGIN) / size.width()
        high = (room.height() - 2 * _MARGIN) / size.height()
        if high < _NEARLY * wide and high < _READABLE * _FULL_SIZE:
            wide -= self.verticalScrollBar().sizeHint().width() / size.width()
            high = _READABLE * _FULL_SIZE
        return min(max(_SMALLEST * _FULL_SIZE, min(wide, high)), 1.5 * _FULL_SIZE)

    def _snapped(self, rect: QRectF) -> QRectF:
        """Return a page's place on whole dots of the screen, so that a sharp picture stays sharp."""
        ratio = self.devicePixelRatioF()
        left, top, wide, high = (round(v * ratio) / ratio for v in rect.getRect())  # type: ignore[misc]
        return QRectF(left, top, wide, high)

    @staticmethod
    def _first_size(sheets: Sheets) -> QSize:
        return sheets.size().toSize() if sheets.images else QSize()

    def _extent(self) -> QSize:
        sizes = [self._sheets.size(number) * self._scale() for number in range(len(self._sheets.images))]
        wide = max((size.width() for size in sizes), default=0.0) + 2 * _MARGIN
        high = sum(size.height() + _GAP for size in sizes) - _GAP + 2 * _MARGIN
        return QSize(int(wide), int(high))

    def _lay_out(self) -> None:
        extent, most = self._extent(), self.maximumViewportSize()
        whole = extent.width() <= most.width() and extent.height() <= most.height()
        room = most if whole else self.viewport().size()  # a bar still there must not be why it is needed
        for bar, needed, there in (
            (self.horizontalScrollBar(), extent.width(), room.width()),
            (self.verticalScrollBar(), extent.height(), room.height()),
        ):
            bar.setRange(0, max(0, needed - there))
            bar.setPageStep(there)


def paint_ground(painter: QPainter, rect: QRectF) -> None:
    """Paint the top of the desk."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tokens().rail))
    painter.drawRoundedRect(rect, RADIUS, RADIUS)


def _paint_shadow(painter: QPainter, sheet: QRectF) -> None:
    """Paint a shadow that fades out, a little lower than the sheet, as from a lamp above the desk."""
    shade = QColor(Qt.GlobalColor.black)
    painter.setPen(Qt.PenStyle.NoPen)
    for width in range(_SHADOW, 0, -1):
        shade.setAlphaF(0.009)
        painter.setBrush(shade)
        painter.drawRoundedRect(sheet.adjusted(-width, 4 - width, width, width + 4), width, width)
