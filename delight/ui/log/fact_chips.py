"""Facts that the words name: each with its words, one key to where it can be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from delight.domain.guessing.facts import FactAbout
from delight.domain.guessing.telling import Guess
from delight.ui.kit.actions import ActionDef, add_actions, tip_text
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.words.formats import relative_day, sentence

_KEYS = {FactAbout.PLACE: "F8", FactAbout.HAPPENED: "F9", FactAbout.AT_STAKE: "F12"}
_LONGEST = 30


class FactChips(QObject):
    """One chip for each fact that was found; a press or its key goes to its field."""

    wanted = Signal(object)
    """Somebody wants to change this: a ``FactAbout``."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._names: dict[FactAbout, str] = {
            FactAbout.PLACE: self.tr("Where?"),
            FactAbout.HAPPENED: self.tr("When did it happen?"),
            FactAbout.AT_STAKE: self.tr("What is at stake?"),
        }
        self.chips: dict[FactAbout, QPushButton] = {about: self._chip(about) for about in self._names}

    def add_keys(self, widget: QWidget) -> None:
        """Let the keys work inside ``widget``, whether anything was found or not."""
        group = self.tr("Log")
        keys = [
            ActionDef(
                name=f"log-{about.value}", text=name, do=partial(self.wanted.emit, about), key=_KEYS[about],
                group=group,
            )
            for about, name in self._names.items()
        ]  # fmt: skip
        add_actions(widget, *keys)

    def show_facts(self, facts: Mapping[Any, Guess | None]) -> None:
        """Show these, and no others."""
        for about, chip in self.chips.items():
            guess = facts.get(about)
            chip.setVisible(guess is not None)
            if guess is not None:
                words = self._words(about, guess)
                chip.setText(words.replace("&", "&&"))
                put_icon(chip, "idea", "quiet", 16)
                told = self.tr("{what}, because of {words}").format(
                    what=f"{self._names[about]} {words}", words=f"“{guess.because[0]}”"
                )
                chip.setAccessibleName(told)
                chip.setToolTip(tip_text(told, _KEYS[about]))

    def _words(self, about: FactAbout, guess: Guess) -> str:
        said = guess.because[0][:_LONGEST]
        if about is FactAbout.HAPPENED:
            day = sentence(relative_day(date.fromisoformat(guess.value), self._today()))
            return day if day.casefold() == said.casefold() else f"{day}  ·  “{said}”"
        return (
            self.tr("At stake: {amount}").format(amount=said) if about is FactAbout.AT_STAKE else guess.value
        )

    def _chip(self, about: FactAbout) -> QPushButton:
        chip = QPushButton()
        chip.setProperty("role", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # as the guesses above: each has its key
        chip.clicked.connect(lambda _checked=False: self.wanted.emit(about))
        chip.hide()
        return chip
