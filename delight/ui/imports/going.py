"""How far a file is read or taken in: how many, how long, and Cancel."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.words.formats import counted, number_text

_TELLS_AFTER = 1.5
"""Seconds before how long it takes can be told."""


class GoingBar(QWidget):
    """A bar with its words; hidden while nothing goes on."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._began, self._words = 0.0, ""
        self.words = label("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.cancel = push_button(self.tr("Cancel"), self.cancelled.emit, role="quiet")
        told = column(None, self.words, self.bar, space=6)
        row(self, told, self.cancel, space=12).setStretch(0, 1)
        self.hide()

    def begin(self, words: str) -> None:
        """Say that something has begun, before anybody knows how long it is."""
        self._began, self._words = time.monotonic(), words
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.cancel.show()
        self.show()

    def tell(self, done: int, total: int, rows: int) -> None:
        """Say how far it is: ``done`` of ``total`` steps of a file of ``rows`` rows, or of no file."""
        if done >= total:
            self.words.setText(self.tr("Almost there: it is being written down …"))
            self.bar.setRange(0, 0)
            return
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        of = self.tr("{percent} %").format(percent=100 * done // max(1, total))
        if rows:
            so_far = rows * done // max(1, total)
            of = self.tr("{done} of {rows}").format(done=number_text(so_far), rows=number_text(rows))
        self.words.setText(" ".join(filter(None, (self._words, of, self._left(done, total)))))

    def stopping(self) -> None:
        """Say that Cancel was heard."""
        self.words.setText(self.tr("Stopping …"))
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(False)

    def end(self) -> None:
        """Nothing goes on any more."""
        self.hide()

    def _left(self, done: int, total: int) -> str:
        gone = time.monotonic() - self._began
        if gone < _TELLS_AFTER or not done or done >= total:
            return ""
        seconds = round(gone * (total - done) / done)
        if seconds < 2:
            return self.tr("· almost there")
        return "· " + counted(seconds, self.tr("about 1 second left"), "about %n seconds left", "GoingBar")
