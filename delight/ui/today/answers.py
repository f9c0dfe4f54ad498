"""What opens below a row when one click is not enough: a number to call, a question to answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.rows.pressable import Leavable

_LEFT = 60
"""Where the words of a row begin, in pixels."""


class Answer(Leavable):
    """Base: a strip under a row; Escape closes it."""

    closed = Signal()

    def __init__(self, phone: str = "") -> None:
        super().__init__()
        self.escaped.connect(self.closed)
        self.body = column(self, space=8, margins=(_LEFT, 0, 12, 12))
        gone = self.tr("This was seen to meanwhile. What you typed stays here until you press Esc.")
        self.gone = label(gone, "problem", wrap=True)
        self.gone.hide()
        self.body.addWidget(self.gone)
        self.number = label(phone, "title", wrap=True, selectable=True)
        if phone:
            self.body.addWidget(self.number)

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return False

    def start(self) -> None:
        """Put the keyboard where the answer begins."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter in a field answers; it does not press the row as well."""
        if event.key() in ENTERS:
            event.accept()
        else:
            super().keyPressEvent(event)


class CallAnswer(Answer):
    """The number to call, in large digits, and what came of the call."""

    def __init__(self, phone: str, done: str, on_done: Callable[[], object]) -> None:
        super().__init__(phone)
        self.done = push_button(done, on_done, role="primary", icon="done")
        later = push_button(self.tr("No answer"), self.closed.emit, role="quiet")
        self.body.addLayout(row(None, self.done, later, None))

    @override
    def start(self) -> None:
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)


class AskAnswer(Answer):
    """A question with a few ready answers and room for their own words."""

    def __init__(
        self,
        question: str,
        choices: Sequence[str],
        on_answer: Callable[[str, str], object],
        phone: str = "",
        *,
        again: tuple[str, str],
    ) -> None:
        """Make it.

        Args:
            question: what is asked.
            choices: the ready answers.
            on_answer: told which choice was taken, if one was, and all the words together.
            phone: whom to call.
            again: the choice after which the matter is to be put right again, and the words that say so.
        """
        super().__init__(phone)
        self._on_answer, self._badly = on_answer, again[0]
        self.again = Check(again[1])
        self.again.setChecked(True)
        self.again.hide()
        self.chips = ChipRow([(words, words) for words in choices], one_only=True, name=question)
        self.words = LineField(name=question, placeholder=self.tr("In their words, if you like"))
        self.save = push_button(self.tr("Save"), self._answer, role="primary")
        self.problem = label(self.tr("A word or two is enough."), "problem")
        self.problem.hide()
        for part in (label(question, "quiet", wrap=True), self.chips):
            self.body.addWidget(part)
        self.body.addLayout(row(None, self.words, self.save))
        for part in (self.again, self.problem):
            self.body.addWidget(part)
        self.words.returnPressed.connect(self._answer)
        self.chips.changed.connect(self._on_choice)

    @property
    def opens_again(self) -> bool:
        """Whether the matter is to be put right again."""
        return self.chips.value() == self._badly and self.again.isChecked()

    @property
    @override
    def is_typed(self) -> bool:
        return bool(self.words.text().strip() or self.chips.chosen())

    @override
    def start(self) -> None:
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choice(self) -> None:
        self.again.setVisible(self.chips.value() == self._badly)
        self.words.setFocus()

    def _answer(self) -> None:
        choice = str(self.chips.value() or "")
        parts = [choice, self.words.text().strip()]
        said = ". ".join(part for part in parts if part)
        self.problem.setVisible(not said)
        if said:
            self._on_answer(choice, said)


class DayAnswer(Answer):
    """Which day, where none of those near at hand is meant."""

    def __init__(self, question: str, today: date, on_day: Callable[[date], object]) -> None:
        super().__init__()
        self._today, self._on_day = today, on_day
        self.day = DayField(name=question, today=lambda: today, may_be_empty=False)
        self.day.changed.connect(self._answer)
        self.problem = label(self.tr("Please choose a day to come."), "problem")
        self.problem.hide()
        self.body.addWidget(label(question, "quiet", wrap=True))
        self.body.addLayout(row(None, self.day, None))
        self.body.addWidget(self.problem)

    @override
    def start(self) -> None:
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        day = self.day.day()
        to_come = day is not None and day > self._today
        self.problem.setVisible(not to_come)
        if day is not None and to_come:
            self._on_day(day)


class ChooseAnswer(Answer):
    """A question that a button answers."""

    def __init__(self, question: str, *choices: tuple[str, Callable[[], object]]) -> None:
        super().__init__()
        self.buttons = [push_button(words, deed) for words, deed in choices]
        self.buttons[0].setProperty("role", "primary")
        self.body.addWidget(label(question, "quiet", wrap=True))
        self.body.addLayout(row(None, *self.buttons, None))

    @override
    def start(self) -> None:
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
