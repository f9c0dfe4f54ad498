"""Two fields that belong side by side, as long as there is room for both."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from delight.ui.kit.look.layouts import row

_SPACE = 12


class Pair(QWidget):
    """Each half as wide; where large text needs more than that, one below the other."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._fields = (left, right)
        self._box = row(self, left, right, space=_SPACE)
        for number, field in enumerate(self._fields):
            self._box.setStretch(number, 1)
            self._box.setAlignment(field, Qt.AlignmentFlag.AlignTop)

    @override
    def minimumSizeHint(self) -> QSize:
        widths = self._widths()
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        widths = self._widths()
        beside = sum(widths) + _SPACE * (len(widths) - 1) <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() is not way:
            self._box.setDirection(way)

    def _widths(self) -> list[int]:
        return [field.minimumSizeHint().width() for field in self._fields if not field.isHidden()]
