"""A bar over a list: only those of a file that was brought in, until somebody takes that away."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from delight.domain.imports.came_with import CameWith
from delight.ui.kit.actions import tip_text
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, row

AWAY_KEY = "Backspace"
_WIDEST, _FIRST = 420, 1_000


class CameBar(QWidget):
    """The file's name with a way to take it away; below, the new ones or those who were here already."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._which: CameWith | None = None
        self.words = OneLine()
        self.away = QToolButton()
        put_icon(self.away, "close", "accent", 16)
        words = self.tr("No longer only those of the file")
        self.away.setAccessibleName(words)
        self.away.setToolTip(tip_text(words, AWAY_KEY))
        self.away.clicked.connect(lambda _checked=False: self.take_away())
        self.halves = ChipRow(
            [(False, self.tr("New")), (True, self.tr("Here already"))],
            one_only=True,
            tabs=True,
            name=self.tr("Which of them"),
        )
        self.halves.changed.connect(self._on_half)
        chip = QFrame()
        chip.setProperty("role", "narrowed")
        chip.setMaximumWidth(_WIDEST)
        row(chip, self.words, self.away, space=4, margins=(12, 0, 2, 0)).setStretch(0, 1)
        line = row(None, chip, None)
        line.setStretch(0, _FIRST)
        column(self, line, self.halves, space=4)
        self.hide()

    def which(self) -> CameWith | None:
        """Return what the list is narrowed to, if it is."""
        return self._which

    def show_only(self, which: CameWith | None) -> None:
        """Narrow the list, or with ``None`` no longer, without telling."""
        self._which = which
        self.setVisible(which is not None)
        if which is not None:
            self.words.set_line(self.tr("Came with {file}").format(file=which.file))
            self.halves.setVisible(which.both)
            self.halves.choose(which.here)

    def take_away(self) -> None:
        """Narrow the list no longer, if it is narrowed."""
        if self._which is not None:
            self.show_only(None)
            self.changed.emit()

    def _on_half(self) -> None:
        here = self.halves.value()
        if self._which is None or here is None:  # one of the two always holds
            self.show_only(self._which)
            return
        self.show_only(replace(self._which, here=bool(here)))
        self.changed.emit()
