"""Fields two by two, or one below the other where two would be too narrow; hidden ones leave no gaps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from delight.ui.kit.fields.forms import Field
from delight.ui.kit.look.theme import type_sizes

_NEEDS, _USUAL_BASE, _GAP = 150, 14, 16


class Pairs(QWidget):
    """A grid of two columns or one; which of its fields are shown may change."""

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self._fields, self._columns = tuple(fields), 2
        self._shown = self._fields
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for field in self._fields:
            field.setParent(self)
        self._arrange()

    def show_only(self, fields: Sequence[Field]) -> None:
        """Show these of its fields, in the order in which it was given them."""
        shown = tuple(field for field in self._fields if field in fields)
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        for field in self._fields:
            if (field in before) is not (field in shown):  # shown once more, it would be styled here already
                field.setVisible(field in shown)
        self._arrange()
        if self.parentWidget() is not None:  # else it were a window of its own for a moment
            self.setVisible(bool(shown))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        needed = 2 * _NEEDS * type_sizes().base // _USUAL_BASE + _GAP
        columns = 2 if self.width() >= needed else 1
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        """Be as narrow as one column: whether there is room for two is only known once it is laid out."""
        widest = max((field.minimumSizeHint().width() for field in self._shown), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        for field in self._fields:
            self._grid.removeWidget(field)
        for number, field in enumerate(self._shown):
            at = number // self._columns, number % self._columns
            self._grid.addWidget(field, *at, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(1, 1 if self._columns > 1 else 0)
