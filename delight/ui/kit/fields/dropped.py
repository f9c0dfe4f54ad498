"""A sheet that floats below a field, in the field's window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

_APART, _EDGE = 4, 8


class Dropped(QFrame):
    """A sheet below a field, hidden at first; it is placed anew when the window changes its size.

    ``ends_with_field`` where it grows from the field's end instead of its beginning.
    """

    ends_with_field = False

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.field = field
        self.setProperty("role", "sheet")
        self.hide()

    def wanted(self) -> QSize:
        """Return how large it would like to be; it is never higher than there is room below the field."""
        raise NotImplementedError

    def place(self) -> None:
        """Go below the field, as far inside the window as there is room."""
        window = self.field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        below = self.field.mapTo(window, QPoint(0, self.field.height() + _APART))
        size = self.wanted()
        first = below.x() + self.field.width() - size.width() if self.ends_with_field else below.x()
        left = max(_EDGE, min(first, window.width() - size.width() - _EDGE))
        high = min(size.height(), window.height() - below.y() - _EDGE)
        self.setGeometry(left, below.y(), size.width(), high)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False
