"""Cards side by side, in rows that are full: as many to a row as fit, all of a row equally high."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget
from typing_extensions import override

from delight.ui.kit.look.layouts import ListLayout


class Tiles(ListLayout):
    """Lays cards out in rows of nearly the same number, so that no hole is left in the last one.

    Args:
        parent: whom the layout fills.
        least: how narrow a card may be, in letters of the parent's text.
        most: how many may stand in a row.
        space: pixels between two of them.
    """

    def __init__(self, parent: QWidget | None = None, *, least: int, most: int = 4, space: int = 12) -> None:
        super().__init__(parent)
        self._least, self._most, self._space = least, most, space

    def rows(self, width: int) -> list[list[QLayoutItem]]:
        """Return what stands in each row where there are so many pixels."""
        shown = [item for item in self._items if not item.isEmpty()]
        fit = max(1, min(self._most, (width + self._space) // (self._narrowest() + self._space)))
        count = ceil(len(shown) / fit)
        found: list[list[QLayoutItem]] = []
        for left in range(count, 0, -1):
            taken = ceil(len(shown) / left)
            found.append(shown[:taken])
            shown = shown[taken:]
        return found

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._narrowest() * self._most, self.minimumSize().height())

    @override
    def minimumSize(self) -> QSize:
        high = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(self._narrowest() if self._items else 0, high)

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _narrowest(self) -> int:
        parent = self.parentWidget()
        return self._least * (parent.fontMetrics().averageCharWidth() if parent is not None else 1)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self.rows(rect.width()):
            inner = rect.width() - self._space * (len(line) - 1)
            edges = [rect.x() + inner * n // len(line) + self._space * n for n in range(len(line) + 1)]
            places = [(edges[n], edges[n + 1] - self._space - edges[n]) for n in range(len(line))]
            high = max(_high(item, wide) for item, (_x, wide) in zip(line, places, strict=True))
            for item, (x, wide) in zip(line, places, strict=True):
                if move:
                    item.setGeometry(self._mirrored(QRect(x, y, wide, high), rect))
            y += high + self._space
        return max(0, y - self._space - rect.y())

    def _mirrored(self, at: QRect, rect: QRect) -> QRect:
        widget = self.parentWidget()
        if widget is not None and widget.isRightToLeft():
            at.moveLeft(rect.right() - (at.right() - rect.x()))
        return at


def _high(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
