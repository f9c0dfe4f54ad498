"""Fields two by two, without gaps for those that are hidden."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from delight.ui.kit.forms import Field


class Pairs(QWidget):
    """A grid of two columns; which of its fields are shown may change."""

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self._fields, self._shown = tuple(fields), ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for field in self._fields:
            field.setParent(self)
        self.show_only(self._fields)

    def show_only(self, fields: Sequence[Field]) -> None:
        """Show these of its fields, in the order in which it was given them."""
        shown = tuple(field for field in self._fields if field in fields)
        if shown == self._shown:
            return
        self._shown = shown
        for field in self._fields:
            self._grid.removeWidget(field)
            field.setVisible(field in shown)
        for number, field in enumerate(shown):
            self._grid.addWidget(field, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        if self.parentWidget() is not None:  # else it were a window of its own for a moment
            self.setVisible(bool(shown))
