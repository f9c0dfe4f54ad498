"""A heading and the surprises below it, each as a card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delight.domain.gestures import GestureRow
from delight.ui.kit.look.cards import Heading
from delight.ui.kit.look.layouts import column, empty
from delight.ui.surprises.week.gesture_card import GestureCard


class Section(QWidget):
    """Some surprises; hidden while there are none. A question under way outlives a reload."""

    made = Signal(object)
    """A ``GestureCard`` that was just made."""

    def __init__(self, title: str, *, counts: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self._counts = Heading(title), counts
        self.cards: list[GestureCard] = []
        self._shown: tuple[object, ...] = ()
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        column(self, self.heading, self._box, space=8)
        self.hide()

    def show_gestures(
        self, gestures: Sequence[GestureRow], currency: str, today: date, zone: tzinfo | None
    ) -> None:
        """Show these, their days told on the shop's clock; nothing flickers where nothing changed."""
        wanted = (tuple(gestures), currency, today, zone)
        if wanted == self._shown:
            return
        self._shown = wanted
        typed = {card.gesture.id: card.typed for card in self.cards if card.typed is not None}
        held = next((card.gesture.id for card in self.cards if card.hasFocus()), None)
        empty(self._box)
        self.cards = [GestureCard(gesture, currency, today, zone) for gesture in gestures]
        for card in self.cards:
            self._box.addWidget(card)
            self.made.emit(card)
            if card.gesture.id in typed:
                card.ask(typed[card.gesture.id])
            elif card.gesture.id == held:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.heading.set_count(len(gestures) if self._counts else None)
        self.setVisible(bool(gestures))
