"""A question inside the panel, answered by a button; the words stay where they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import FlowLayout, column, empty, label
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.work.notices import announce

Answer = tuple[str, Callable[[], object]]


class Question(QFrame):
    """One sentence and its answers; the first answer has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.DUE.value)
        self.words = label("", "heading", wrap=True)
        self._answers = FlowLayout()
        column(self, self.words, self._answers, margins=(16, 12, 16, 12))
        self.hide()

    def ask(self, words: str, answers: Sequence[Answer]) -> None:
        """Ask; each answer is the words on its button and what it does."""
        empty(self._answers)
        self.words.setText(words)
        self.setAccessibleName(words)
        buttons = [push_button(text, self._answered(do)) for text, do in answers]
        for button in buttons:
            button.setAutoDefault(True)
            self._answers.addWidget(button)
        self.show()
        buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def _answered(self, do: Callable[[], object]) -> Callable[[], None]:
        def answer() -> None:
            self.hide()
            do()

        return answer
