"""Covers the pages while a guest sees the screen, but for what a guest may see."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget
from typing_extensions import override

from delight.ui.kit.guest import GuestView, guest_may_see, paint_bar
from delight.ui.kit.theme import colour, tokens

_LOOK_AGAIN_MS = 120
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide})
_ROWS, _HIGH, _FIRST = 9, 56, 96


class GuestCover(QWidget):
    """Paper with soft bars, as a page that rests; it has holes where something may be seen."""

    def __init__(self, over: QStackedWidget, guest: GuestView) -> None:
        super().__init__(over)
        self._over = over
        self._followed: set[QWidget] = set()
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.fit)
        over.installEventFilter(self)
        over.currentChanged.connect(lambda _index: self._close())
        guest.changed.connect(self._show)
        self._show(guest.is_on)

    def fit(self) -> None:
        """Cover everything but what a guest may see, wherever that is now."""
        if not self.isVisible():
            return
        self.setGeometry(self._over.rect())
        self.raise_()
        whole, region = QRegion(self.rect()), QRegion(self.rect())
        for widget in _may_be_seen(self._over.currentWidget()):
            region -= QRegion(self._seen_of(widget))
            if widget not in self._followed:
                self._followed.add(widget)
                widget.installEventFilter(self)
                widget.destroyed.connect(lambda _gone, widget=widget: self._followed.discard(widget))
        if region.isEmpty():
            self.setMask(QRegion(-1, -1, 1, 1))
        elif region == whole:
            self.clearMask()
        elif region != self.mask():
            self.setMask(region)
            self.update()

    def _seen_of(self, widget: QWidget) -> QRect:
        """Return what of a widget is within the areas that scroll it, in our own pixels."""
        at = QRect(widget.mapTo(self._over, QPoint(0, 0)), widget.size())
        holder = widget.parentWidget()
        while holder is not None and holder is not self._over:
            at &= QRect(holder.mapTo(self._over, QPoint(0, 0)), holder.size())
            holder = holder.parentWidget()
        return at

    def _show(self, on: bool) -> None:  # noqa: FBT001 - the signal's
        self.setVisible(on)
        for rows in self.window().findChildren(QAbstractItemView):
            rows.viewport().update()
        if on:
            self._close()
            self.fit()
            self._timer.start()
        else:
            self._timer.stop()

    def _close(self) -> None:
        """Cover all of it until the page that came has been looked at."""
        self.clearMask()
        self.setGeometry(self._over.rect())
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if self.isVisible() and event.type() in _MOVES:
            self._close()
            QTimer.singleShot(0, self, self.fit)
        return False

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour(tokens().paper))
        if self.mask().isEmpty():
            self._paint_bars(painter)
        painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        paint_bar(painter, QRectF(24, 28, 200, 16))
        for row in range(_ROWS):
            top = _FIRST + row * _HIGH
            paint_bar(painter, QRectF(24, top, 36, 36))
            paint_bar(painter, QRectF(76, top + 4, 150 + 40 * (row * 7 % 3), 11))
            paint_bar(painter, QRectF(76, top + 22, 240 - 30 * (row * 5 % 4), 9))


def _may_be_seen(page: QWidget | None) -> Iterator[QWidget]:
    """Yield the outermost widgets of a page that a guest may see."""
    for child in page.findChildren(QWidget) if page is not None else ():
        if guest_may_see(child) and child.isVisible():
            yield child
