"""A heading and the cards below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delight.ui.kit.look.cards import Heading
from delight.ui.kit.look.layouts import column, empty
from delight.ui.surprises.week.card import PersonCard
from delight.ui.surprises.week.gesture_card import GestureCard

C = TypeVar("C", bound=PersonCard)


class Section(QWidget, Generic[C]):
    """Some cards; hidden while there are none. A question under way outlives a reload."""

    made = Signal(object)
    """A card that was just made."""

    def __init__(self, title: str, *, counts: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self._counts = Heading(title), counts
        self.cards: list[C] = []
        self._shown: tuple[object, ...] = ()
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        column(self, self.heading, self._box, space=8)
        self.hide()

    def show_rows(self, rows: Sequence[Any], make: Callable[[Any], C], *told: object) -> None:
        """Show these, each as ``make`` has it; nothing flickers where neither they nor ``told`` changed."""
        wanted = (tuple(rows), *told)
        if wanted != self._shown:
            self._shown = wanted
            self._make_anew([make(row) for row in rows])
        for card in self.cards:
            card.hold(busy=False)
            card.show()
        self.heading.set_count(len(rows) if self._counts else None)
        self.setVisible(bool(rows))

    def _make_anew(self, cards: list[C]) -> None:
        typed = {c.key: c.typed for c in self.cards if isinstance(c, GestureCard) and c.typed is not None}
        at = self.window().focusWidget()
        held = next((card.key for card in self.cards if card is at), None)
        empty(self._box)
        self.cards = cards
        for card in cards:
            self._box.addWidget(card)
            self.made.emit(card)
            if isinstance(card, GestureCard) and card.key in typed:
                card.ask(typed[card.key])
            elif card.key == held:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
