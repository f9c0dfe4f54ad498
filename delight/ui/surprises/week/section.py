"""A heading and the cards below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delight.ui.kit.look.cards import Heading
from delight.ui.kit.look.layouts import column
from delight.ui.surprises.week.card import PersonCard
from delight.ui.surprises.week.gesture_card import GestureCard

C = TypeVar("C", bound=PersonCard)


class Section(QWidget, Generic[C]):
    """Some cards; hidden while there are none. A question under way outlives a reload."""

    made = Signal(object)
    """A card that was just made."""
    gone = Signal(object)
    """A card that no other one has followed."""

    def __init__(self, title: str, *, counts: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self._counts = Heading(title), counts
        self.cards: list[C] = []
        self._rows: tuple[Any, ...] = ()
        self._told: tuple[object, ...] = ()
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        column(self, self.heading, self._box, space=8)
        self.hide()

    def show_rows(self, rows: Sequence[Any], make: Callable[[Any], C], *told: object) -> None:
        """Show these, each as ``make`` has it; a card stays where neither its row nor ``told`` changed."""
        if (tuple(rows), told) != (self._rows, self._told):
            self._arrange(rows, make, same=told == self._told)
            self._rows, self._told = tuple(rows), told
        for card in self.cards:
            card.hold(busy=False)
            card.show()
        self.heading.set_count(len(rows) if self._counts else None)
        self.setVisible(bool(rows))

    def _arrange(self, rows: Sequence[Any], make: Callable[[Any], C], *, same: bool) -> None:
        """Keep the cards that are as they were: the others alone have to be made."""
        at, before = self.window().focusWidget(), list(zip(self._rows, self.cards, strict=True))
        kept = [next((card for old, card in before if same and old == row), None) for row in rows]
        gone = {card.key: card for _row, card in before if card not in kept}
        for _row, card in before:
            self._box.removeWidget(card)
        self.cards = [card or make(row) for row, card in zip(rows, kept, strict=True)]
        for card in self.cards:
            self._box.addWidget(card)
        for card in gone.values():
            card.hide()
            card.deleteLater()
        for card, old in zip(self.cards, kept, strict=True):
            if old is None:
                before = gone.pop(card.key, None)
                self.made.emit(card)
                _go_on(card, before, held=before is not None and before is at)
        for card in gone.values():
            self.gone.emit(card)


def _go_on(card: PersonCard, before: PersonCard | None, *, held: bool) -> None:
    """Let a card go on as the one before it: with what was being answered, and the keyboard."""
    card.show()  # what is hidden takes no keyboard
    typed = before.typed if isinstance(before, GestureCard) else None
    if isinstance(card, GestureCard) and typed is not None:
        card.ask(typed)
    elif before is not None and held:
        card.setFocus(Qt.FocusReason.OtherFocusReason)
