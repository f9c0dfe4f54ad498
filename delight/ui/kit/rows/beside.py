"""A list at the left and, beside it, the one that is looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import row

_AS_WIDE_AS_LIKED = 16_777_215
"""What Qt means by no limit."""


class Beside(QWidget):
    """Both; a list of nothing, with nobody to look at, has the whole room."""

    def __init__(self, left: QWidget, right: QWidget, *, least: int, most: int) -> None:
        """``least`` and ``most`` are how wide ``left`` may be, in pixels."""
        super().__init__()
        self._left, self._most = left, most
        self.sheet = Card(right, margin=0)
        left.setMinimumWidth(least)
        left.setMaximumWidth(most)
        line = row(self, left, self.sheet, space=16)
        line.setStretch(0, 2)
        line.setStretch(1, 3)

    def leave_alone(self, *, alone: bool) -> None:
        """Show the left alone, or both."""
        self.sheet.setVisible(not alone)
        self._left.setMaximumWidth(_AS_WIDE_AS_LIKED if alone else self._most)
