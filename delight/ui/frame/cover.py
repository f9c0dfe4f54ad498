"""Covers the pages while a guest sees the screen, but for what a guest may see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget
from typing_extensions import override

from delight.ui.frame.bones import Bone, bone_of, paint_bones
from delight.ui.kit.guest import GuestView, guest_may_see
from delight.ui.kit.look.theme import colour, tokens

_LOOK_AGAIN_MS = 120
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide})


class GuestCover(QWidget):
    """The page at rest: its sheets with soft bars instead of words, and holes where something may be seen."""

    def __init__(self, over: QStackedWidget, guest: GuestView) -> None:
        super().__init__(over)
        self._over = over
        self._followed: set[QWidget] = set()
        self._bones: Sequence[Bone] = ()
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
        self._lie_over()
        page = self._over.currentWidget()
        seen = list(_may_be_seen(page))
        for widget in seen:
            self._follow(widget)
        self._rest(list(self._bones_of(page, seen)))
        self._cut([self._seen_of(widget) for widget in seen])

    def _cut(self, holes: Sequence[QRect]) -> None:
        """Leave out what may be seen."""
        region = QRegion(self.rect())
        for hole in holes:
            region -= QRegion(hole)
        if region.isEmpty():
            self.setMask(QRegion(-1, -1, 1, 1))
        elif region == QRegion(self.rect()):
            self.clearMask()
        elif region != self.mask():
            self.setMask(region)
            self.update()

    def _rest(self, bones: Sequence[Bone]) -> None:
        if bones != self._bones:
            self._bones = bones
            self.update()

    def _bones_of(self, page: QWidget | None, seen: Sequence[QWidget]) -> Iterator[Bone]:
        """Yield what the parts of a page become that no guest may see."""
        for child in page.findChildren(QWidget) if page is not None else ():
            if child.isVisible() and not any(one is child or one.isAncestorOf(child) for one in seen):
                bone = bone_of(child, self._over)
                if bone is not None:
                    yield bone

    def _follow(self, widget: QWidget) -> None:
        """Notice when something that may be seen moves away."""
        if widget not in self._followed:
            self._followed.add(widget)
            widget.installEventFilter(self)
            widget.destroyed.connect(lambda _gone, widget=widget: self._followed.discard(widget))

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
        self._rest(())
        self._lie_over()

    def _lie_over(self) -> None:
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
        paint_bones(painter, self._bones)
        painter.end()


def _may_be_seen(page: QWidget | None) -> Iterator[QWidget]:
    """Yield the outermost widgets of a page that a guest may see."""
    for child in page.findChildren(QWidget) if page is not None else ():
        if child.isVisible() and guest_may_see(child):
            yield child
