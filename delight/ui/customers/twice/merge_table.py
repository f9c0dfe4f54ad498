"""Two columns of what two records say; each line is named beside them, or above where that is too narrow."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from delight.ui.kit.look.layouts import label, line
from delight.ui.kit.look.theme import type_sizes

_LABEL_WIDTH, _BESIDE_NEEDS, _USUAL_BASE = 104, 560, 14
_JOINT = re.compile(r"(?<=\w)([@._/-])(?=\w)")

_Line = tuple[QWidget | None, QWidget, QWidget | None]
"""What a line is called, and what stands on both sides; with nothing at the right it goes across."""


class MergeTable(QWidget):
    """A grid that arranges itself by its width."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        """Begin with what stands over the two columns."""
        super().__init__()
        self._beside, self._below = True, 0
        self._lines: list[_Line] = [(None, left, right)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._arrange()

    def add(self, name: str, left: QWidget, right: QWidget) -> None:
        """Add a line called ``name``."""
        words = label(name, "label", wrap=True)
        words.setContentsMargins(0, 8, 0, 0)
        self._add((words, left, right))

    def add_rule(self) -> None:
        """Add a hairline across all of it."""
        self._add((None, line(), None))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_NEEDS * type_sizes().base // _USUAL_BASE
        if beside is not self._beside:
            self._beside = beside
            self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _add(self, one: _Line) -> None:
        self._lines.append(one)
        self._put(one)

    def _arrange(self) -> None:
        for words, left, right in self._lines:
            for part in (words, left, right):
                if part is not None:
                    self._grid.removeWidget(part)
        first = 1 if self._beside else 0
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if first <= column < first + 2 else 0)
        self._grid.setColumnMinimumWidth(0, min(_LABEL_WIDTH, 8 * type_sizes().base) if self._beside else 0)
        self._below = 0
        for one in self._lines:
            self._put(one)

    def _put(self, one: _Line) -> None:
        """Put a line below what stands there."""
        (words, left, right), first = one, 1 if self._beside else 0
        if words is not None:
            at, wide = self._below, 1 if self._beside else 2
            self._grid.addWidget(words, at, 0, 1, wide, Qt.AlignmentFlag.AlignTop)
            self._below += 0 if self._beside else 1
        if right is None:
            self._grid.addWidget(left, self._below, 0, 1, first + 2)
        else:
            self._grid.addWidget(left, self._below, first)
            self._grid.addWidget(right, self._below, first + 1)
        self._below += 1


def breakable(words: str) -> str:
    """Return words that may go on in the next line where an e-mail or a web address has a joint."""
    return _JOINT.sub("\\1\u200b", words)
