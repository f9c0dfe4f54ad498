"""The guest sees the screen: other customers, standing and notes are hidden until that is over.

What is not known to be fit for a guest's eyes is covered, so that a page made tomorrow is covered as well:
``let_guest_see`` marks what may stay, ``keep_from_guest`` what is hidden within it. Lists stay, and show the
chosen row alone.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.ui.kit.look.theme import RADIUS, colour, tokens

_ON, _MAY = "guestSees", "guestMaySee"
_BAR = 10
_COMES = frozenset({QEvent.Type.ChildAdded, QEvent.Type.Show})


class GuestView(QObject):
    """Whether somebody who is no member of staff looks at the screen; one for the window."""

    changed = Signal(bool)

    @property
    def is_on(self) -> bool:
        """Whether it is so now."""
        return guest_sees()

    def set(self, *, on: bool) -> None:
        """Say that a guest sees the screen, or no longer."""
        if on != guest_sees():
            _application().setProperty(_ON, on)
            self.changed.emit(on)

    def toggle(self) -> None:
        """Say the opposite."""
        self.set(on=not self.is_on)


class Patch(QWidget):
    """Lies over a widget while a guest sees the screen, and shows a calm bar instead."""

    def __init__(self, over: QWidget, guest: GuestView) -> None:
        super().__init__(over)
        over.installEventFilter(self)
        guest.changed.connect(self._show)
        self._show(guest.is_on)

    def _show(self, on: bool) -> None:  # noqa: FBT001 - the signal's
        over = self.parentWidget()
        if on and over is not None:
            self.setGeometry(over.rect())
            self.raise_()
        self.setVisible(on)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        if event.type() in _COMES:
            self.raise_()
        return False

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour(tokens().card))
        paint_bar(painter, QRectF(0, (self.height() - _BAR) / 2, min(self.width(), 160), _BAR))
        painter.end()


def guest_sees() -> bool:
    """Return whether a guest sees the screen."""
    return bool(_application().property(_ON))


def let_guest_see(widget: QWidget, *, on: bool = True) -> None:
    """Mark what a guest may see: what is about themselves, and no standing or note in it."""
    widget.setProperty(_MAY, on)


def guest_may_see(widget: QWidget) -> bool:
    """Return whether a widget is marked so."""
    return bool(widget.property(_MAY))


def keep_from_guest(guest: GuestView, *widgets: QWidget) -> None:
    """Hide widgets from a guest wherever they are shown."""
    for widget in widgets:
        Patch(widget, guest)


def paint_bar(painter: QPainter, at: QRectF) -> None:
    """Paint a soft bar where words would stand."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tokens().hairline))
    painter.drawRoundedRect(at, min(RADIUS, at.height() / 2), min(RADIUS, at.height() / 2))


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None  # noqa: S101 - nothing is shown without one
    return application
