"""Words, and beside them what belongs to them: below them, where text is large or the room is small."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget
from typing_extensions import override

from delight.ui.kit.look.layouts import ListLayout

_LETTERS = 14
"""So many letters to the line are the least that one reads with ease."""


class YieldingRow(ListLayout):
    """Words that take the room there is, and a part at their end that yields: it goes on in a line below.

    The room is measured in letters, so that large text yields sooner than small text in the same window.
    """

    def __init__(
        self,
        parent: QWidget | None,
        words: QWidget,
        part: QWidget,
        *,
        space: int = 8,
        ahead: bool = False,
        letters: int = _LETTERS,
    ) -> None:
        """Lay out two widgets.

        Args:
            parent: whom the layout fills; ``None`` for one inside another layout.
            words: what is read; as wide as there is room.
            part: what belongs to it, such as buttons; as wide as it wants to be.
            space: pixels between the two.
            ahead: ``part`` stands before the words, or above them.
            letters: how many of them the words need beside the part, unless they are shorter.
        """
        super().__init__(parent)
        self._space, self._ahead, self._letters = space, ahead, letters
        for widget in (part, words) if ahead else (words, part):
            self.addWidget(widget)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def heightForWidth(self, width: int, /) -> int:
        places = self._places(QRect(0, 0, self._inner(width), 0))
        margins = self.contentsMargins()
        high = max((place.bottom() + 1 for _item, place in places), default=0)
        return high + margins.top() + margins.bottom()

    @override
    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + self._space * max(0, len(hints) - 1)
        return self._with_margins(wide, max((hint.height() for hint in hints), default=0))

    @override
    def minimumSize(self) -> QSize:
        least = [item.minimumSize() for item in self._shown()]
        wide = max((size.width() for size in least), default=0)
        return self._with_margins(wide, max((size.height() for size in least), default=0))

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        places = self._places(inner)
        high = max((place.bottom() + 1 - inner.y() for _item, place in places), default=0)
        beside = len({place.y() for _item, place in places}) < 2
        for item, place in places:
            if beside:
                place.setHeight(max(high, inner.height()))
            item.setGeometry(self._mirrored(place, inner))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, room: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """Return where each stands: beside each other, or in two lines."""
        shown = self._shown()
        if len(shown) < 2:
            return [
                (item, QRect(room.topLeft(), QSize(room.width(), _high(item, room.width()))))
                for item in shown
            ]
        part, words = shown if self._ahead else shown[::-1]
        left = room.width() - part.sizeHint().width() - self._space
        wide = part.sizeHint().width() if left >= self._wanted(words) else room.width()
        if wide == room.width():
            return self._below(room, shown, part)
        sizes = {id(part): wide, id(words): left}
        x, places = room.x(), []
        for item in shown:
            places.append((item, QRect(x, room.y(), sizes[id(item)], _high(item, sizes[id(item)]))))
            x += sizes[id(item)] + self._space
        return places

    def _below(
        self, room: QRect, shown: list[QLayoutItem], part: QLayoutItem
    ) -> list[tuple[QLayoutItem, QRect]]:
        y, places = room.y(), []
        for item in shown:
            wide = min(room.width(), part.sizeHint().width()) if item is part else room.width()
            places.append((item, QRect(room.x(), y, wide, _high(item, wide))))
            y += places[-1][1].height() + self._space // 2
        return places

    def _wanted(self, words: QLayoutItem) -> int:
        parent = self.parentWidget()
        letter = parent.fontMetrics().averageCharWidth() if parent is not None else 0
        return min(words.sizeHint().width(), max(words.minimumSize().width(), self._letters * letter))

    def _inner(self, width: int) -> int:
        margins = self.contentsMargins()
        return width - margins.left() - margins.right()

    def _with_margins(self, wide: int, high: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(wide + margins.left() + margins.right(), high + margins.top() + margins.bottom())

    def _mirrored(self, at: QRect, room: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            at.moveLeft(room.right() - (at.right() - room.x()))
        return at


def _high(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
