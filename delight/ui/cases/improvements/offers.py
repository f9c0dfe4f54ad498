"""Causes that are there already, offered as chips in one line while one is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from delight.domain.improvements.causes import CauseRow
from delight.domain.text import first_words, fold
from delight.ui.cases.improvements.words import tr
from delight.ui.kit.look.layouts import empty, row

_MOST, _LONGEST, _SPACE = 6, 28, 8


class CauseOffers(QWidget):
    """As many chips as fit into one line, the commonest cause first; a click takes one."""

    taken = Signal(str)
    """The words of a cause."""

    def __init__(self) -> None:
        super().__init__()
        self._causes: tuple[CauseRow, ...] = ()
        self._typed = ""
        self._line = row(self, space=_SPACE)
        self._shown: tuple[tuple[str, ...], int] = ((), 0)
        self.setMinimumWidth(0)

    def show_causes(self, causes: Sequence[CauseRow], typed: str) -> None:
        """Offer those of ``causes`` that hold what is typed."""
        self._causes, self._typed = tuple(causes), fold(typed)
        self._fill()

    def chips(self) -> list[QPushButton]:
        """Return the chips, from the left."""
        items = [self._line.itemAt(n) for n in range(self._line.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [one for one in widgets if isinstance(one, QPushButton)]

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        fits = [one.words for one in self._causes if self._typed in one.key and one.key != self._typed]
        shown = (tuple(fits[:_MOST]), self.width())
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._line)
        room = self.width()
        for words in shown[0]:
            chip = self._chip(words)
            room -= chip.sizeHint().width() + _SPACE
            if room < 0 and self._line.count():
                chip.deleteLater()
                break
            self._line.addWidget(chip)
        self._line.addStretch(1)
        self.setVisible(bool(shown[0]))

    def _chip(self, words: str) -> QPushButton:
        chip = QPushButton(first_words(words, _LONGEST), self)
        chip.setProperty("role", "chip")
        chip.setAutoDefault(True)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setToolTip(words)
        chip.setAccessibleName(tr("Take the cause {cause}").format(cause=words))
        chip.clicked.connect(lambda _checked=False: self.taken.emit(words))
        chip.ensurePolished()
        return chip
