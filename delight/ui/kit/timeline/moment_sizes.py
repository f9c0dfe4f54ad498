"""How high the entries of a timeline are: their words are measured, no widget is made for it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from delight.ui.kit.look.theme import base_font, small_font
from delight.ui.kit.timeline.timeline import BOTTOM, LEFT, RIGHT, TOP, Item, Mark

_GAP, _NARROWEST = 8, 60
_ENDLESS = 100_000


class MomentSizes:
    """The heights of entries at one width."""

    def __init__(self, width: int) -> None:
        self._room = max(_NARROWEST, max(200, width) - LEFT - RIGHT)
        self._strong, self._plain = QFontMetrics(base_font(strong=True)), QFontMetrics(base_font())
        self._small = QFontMetrics(small_font())
        self._letter = max(1, self._plain.averageCharWidth())

    def height(self, item: Item) -> int:
        """Return how high an entry is."""
        if isinstance(item, Mark):
            return self._small.height() + 22
        beside = self._small.horizontalAdvance(item.when) + _GAP if item.when else _GAP
        head = _lines(self._strong, item.title, max(_NARROWEST, self._room - beside))
        text = _lines(self._plain, item.text, self._room) + 2 if item.text else 0
        return TOP + max(head, self._small.height()) + text + BOTTOM

    def about(self, item: Item) -> int:
        """Return about how high an entry is, in no time."""
        if isinstance(item, Mark):
            return self.height(item)
        lines = 1 + len(item.text) * self._letter // self._room if item.text else 0
        return TOP + self._strong.height() + lines * self._plain.height() + BOTTOM


def _lines(metrics: QFontMetrics, text: str, width: int) -> int:
    if "\n" not in text and metrics.horizontalAdvance(text) <= width:
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, width, _ENDLESS), Qt.TextFlag.TextWordWrap, text).height()
