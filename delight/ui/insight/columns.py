"""How wide the columns of a table are and how high its rows: numbers stay whole, long words are wrapped."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from delight.ui.kit.look.theme import small_font
from delight.ui.kit.look.touch import target

_ACROSS, _DOWN = 18, 12
"""What the style leaves free beside and above the words of a cell, on both sides together."""
_TITLE = 14
_ENDLESS = 100_000
_ARROW = 10
"""What the arrow of a column that is sorted takes."""


def in_lines(title: str) -> str:
    """Return the title of a column on as many lines as keep it narrow; its words are never cut."""
    return "\n".join(textwrap.wrap(title, _TITLE, break_long_words=False, break_on_hyphens=False))


class Measures:
    """Widths and heights for the rows that a view has now."""

    def __init__(self, view: QTableView, numbers: Sequence[bool]) -> None:
        """Measure the cells of ``view``; ``numbers`` says which columns hold numbers."""
        model = view.model()
        self._metrics: QFontMetrics = view.fontMetrics()
        self._numbers = tuple(numbers)
        self._least = max(target(), self._metrics.lineSpacing() + _DOWN)
        columns = range(model.columnCount())
        self._texts = [
            [str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())
        ]
        titles = QFontMetrics(small_font(strong=True))
        titled = [_wide(titles, _title(model, at)) + _ARROW for at in columns]
        self._natural = [max(self._widest(at), titled[at]) + _ACROSS for at in columns]
        self._least_wide = [max(self._longest_word(at), titled[at]) + _ACROSS for at in columns]

    def widths(self, room: int) -> list[int]:
        """Return how wide columns are: numbers as they need, words too as far as there is room.

        Where there is not, the shortest words have theirs first and the others share what is left, so that
        a short name is read whole beside a long sentence. No word is cut: rather the view scrolls sideways.
        """
        found = list(self._natural)
        words = sorted((at for at, number in enumerate(self._numbers) if not number), key=found.__getitem__)
        left = room - sum(width for at, width in enumerate(found) if self._numbers[at])
        for place, at in enumerate(words):
            others = sum(self._least_wide[other] for other in words[place + 1 :])
            share = min(left // (len(words) - place), left - others)
            found[at] = min(found[at], max(self._least_wide[at], share))
            left -= found[at]
        if found:
            found[0] += max(0, left)
        return found

    def heights(self, widths: Sequence[int]) -> list[int]:
        """Return how high rows are where columns are so wide."""
        narrow = [at for at, width in enumerate(widths) if width < self._natural[at]]
        return [
            max([self._least, *(self._wrapped(texts[at], widths[at]) for at in narrow)])
            for texts in self._texts
        ]

    def _widest(self, at: int) -> int:
        return max((self._metrics.horizontalAdvance(texts[at]) for texts in self._texts), default=0)

    def _longest_word(self, at: int) -> int:
        words = {word for texts in self._texts for word in texts[at].split()}
        return max(map(self._metrics.horizontalAdvance, words), default=0)

    def _wrapped(self, text: str, width: int) -> int:
        room = QRect(0, 0, max(1, width - _ACROSS), _ENDLESS)
        return self._metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() + _DOWN


def _title(model: QAbstractItemModel, at: int) -> str:
    return str(model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))


def _wide(metrics: QFontMetrics, title: str) -> int:
    return max(map(metrics.horizontalAdvance, title.splitlines()), default=0)
