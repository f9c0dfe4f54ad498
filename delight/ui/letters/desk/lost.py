"""Words of letters to somebody who is not in the shop any more, as after a restore: to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from delight.ui.kit.fields.forms import TextArea
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.work.notices import announce


@dataclass(frozen=True, slots=True, kw_only=True)
class LostLetter:
    """For whom a letter was, as far as that is known, and what was typed."""

    whom: str
    words: str


class LostLetters(QFrame):
    """Stands above the page until it is said that the words are not needed any more; one letter at a time."""

    let_go = Signal()
    """The letter that is shown is not needed any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.DUE.value)
        self.why = label("", wrap=True)
        self.words = TextArea(name=self.tr("What you wrote before"), least=3, most=3)
        self.words.setReadOnly(True)
        copy = push_button(self.tr("Copy what I typed"), self._copy, icon="copy")
        leave = push_button(self.tr("It is not needed any more"), self.let_go.emit, role="quiet")
        buttons = row(None, copy, leave, None, space=8)
        column(self, self.why, self.words, buttons, space=8, margins=(14, 10, 14, 10))
        self.hide()

    def show_letters(self, letters: Sequence[LostLetter]) -> None:
        """Show the first of them, or nothing."""
        self.setVisible(bool(letters))
        if not letters:
            self.words.clear()
            return
        first = letters[0]
        said = self.tr("You had begun a letter to {name}. What it was about is not in this copy of the shop.")
        nobody = self.tr("You had begun a letter. What it was about is not in this copy of the shop.")
        self.why.setText(said.format(name=first.whom) if first.whom else nobody)
        self.words.setPlainText(first.words)
        announce(self, self.why.text())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.toPlainText())
