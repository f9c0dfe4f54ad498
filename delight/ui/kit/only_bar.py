"""A bar over a list: only those of a file, or behind a figure, until somebody takes that away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from delight.domain.changes import Noun
from delight.domain.imports.came_with import CameWith
from delight.ui.kit.actions import tip_text
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.words.formats import counted

if TYPE_CHECKING:
    from delight.domain.narrowed import BehindFigure, Narrowed

AWAY_KEY = "Backspace"
_WIDEST, _FIRST = 420, 1_000


class OnlyBar(QWidget):
    """The name of the file or figure with a way to take it away.

    Below that of a file: the new ones, or those who were here already.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._which: Narrowed | None = None
        self.words = OneLine()
        self.away = QToolButton()
        put_icon(self.away, "close", "accent", 16)
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

    def which(self) -> Narrowed | None:
        """Return what the list is narrowed to, if it is."""
        return self._which

    def show_only(self, which: Narrowed | None) -> None:
        """Narrow the list, or with ``None`` no longer, without telling."""
        self._which = which
        self.setVisible(which is not None)
        if isinstance(which, CameWith):
            self._say(
                self.tr("Came with {file}").format(file=which.file),
                self.tr("No longer only those of the file"),
            )
            self.halves.setVisible(which.both)
            self.halves.choose(which.here)
        elif which is not None:
            self._say(_behind_words(which), self.tr("No longer only those behind the figure"))
            self.halves.hide()

    def why_nothing(self) -> str:
        """Return why a list that is narrowed has nothing to show."""
        if isinstance(self._which, CameWith):
            return self.tr("None of that file is here just now.")
        return self.tr("None of those behind the figure is here just now.")

    def take_away(self) -> None:
        """Narrow the list no longer, if it is narrowed."""
        if self._which is not None:
            self.show_only(None)
            self.changed.emit()

    def _say(self, words: str, away: str) -> None:
        self.words.set_line(words)
        self.away.setAccessibleName(away)
        self.away.setToolTip(tip_text(away, AWAY_KEY))

    def _on_half(self) -> None:
        here, which = self.halves.value(), self._which
        if not isinstance(which, CameWith) or here is None:  # one of the two always holds
            self.show_only(which)
            return
        self.show_only(replace(which, here=bool(here)))
        self.changed.emit()


def _behind_words(which: BehindFigure) -> str:
    """Return how many are behind which figure."""
    one, many = _tr("1 case behind: {what}"), "%n cases behind: {what}"
    if which.noun is Noun.CUSTOMER:
        one, many = _tr("1 customer behind: {what}"), "%n customers behind: {what}"
    return counted(len(which.ids), one, many, "OnlyBar").format(what=which.words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("OnlyBar", text)
