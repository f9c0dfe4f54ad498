"""What the first page says when nothing is waiting, and on a shop's first day."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from delight.ui.kit.look.cards import Card, EmptyState, push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row

_WELCOME_WIDTH = 680


class _Step(NamedTuple):
    icon: str
    title: str
    text: str
    button: str
    deed: Callable[[], object]


class QuietDay(EmptyState):
    """Nothing is waiting."""

    def __init__(self, on_surprise: Callable[[], object]) -> None:
        super().__init__("sun", "", "", on_surprise)
        self.say(self.tr("Surprise someone?"), self.tr("Choose a surprise"))


class Welcome(QWidget):
    """A shop's first day: three things that are worth doing first, each with its button."""

    def __init__(
        self,
        on_letter: Callable[[], object],
        on_log: Callable[[], object],
        on_bring: Callable[[], object],
    ) -> None:
        super().__init__()
        note = self.tr("To whoever made your week. Three minutes, and it goes out in your shop’s own name.")
        words = self.tr("A complaint, a kind word, an idea. Ctrl+N does it from anywhere.")
        people = self.tr("From Excel, Google, your phone or the old till. Or one by one, as they come.")
        steps = (
            _Step("letter", self.tr("Write a thank-you note"), note, self.tr("Write one"), on_letter),
            _Step("log", self.tr("Log what a customer says"), words, self.tr("Log"), on_log),
            _Step("customers", self.tr("Bring your customers in"), people, self.tr("Bring in"), on_bring),
        )
        buttons = [_button(step, first=n == 0) for n, step in enumerate(steps)]
        self.first = buttons[0]
        cards = [_card(step, button) for step, button in zip(steps, buttons, strict=True)]
        column(self, label(self.tr("A good first day starts with one of these."), "quiet"), *cards, space=12)
        self.setMaximumWidth(_WELCOME_WIDTH)


def _button(step: _Step, *, first: bool) -> QPushButton:
    press = push_button(step.button, step.deed, role="primary" if first else "")
    press.setAccessibleName(step.title)
    return press


def _card(step: _Step, press: QPushButton) -> Card:
    picture = QLabel()
    picture.setPixmap(pixmap(step.icon, "accent", 24))
    words = column(None, label(step.title, "heading"), label(step.text, "quiet", wrap=True), space=2)
    line = row(None, picture, words, press, space=16)
    line.setStretch(1, 1)
    line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    card = Card()
    card.body.addLayout(line)
    return card
