"""Where the keyboard is among the cards of the week, and where it goes when one of them goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from delight.ui.surprises.week.card import PersonCard


class CardKeyboard:
    """Finds the card that has it, and keeps it on cards that are seen."""

    def __init__(self, view: QWidget, area: QScrollArea, cards: Callable[[], list[PersonCard]]) -> None:
        self._view, self._area, self._cards = view, area, cards
        self._marked: PersonCard | None = None
        self._waits: tuple[type[PersonCard], QWidget] | None = None

    def card(self) -> PersonCard | None:
        """Return the card that has the keyboard, be it in one of its buttons."""
        at = self._view.window().focusWidget()  # also while another program has the keyboard
        return next((one for one in self._cards() if one is at or (at and one.isAncestorOf(at))), None)

    def place(self) -> int | None:
        """Return the place of that card, the first is 0."""
        card = self.card()
        return None if card is None else self._cards().index(card)

    def go(self, card: PersonCard) -> None:
        """Bring the keyboard to a card, and the card into sight."""
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(card)

    def mark(self) -> None:
        """Remember the card that has the keyboard, which goes elsewhere for a moment."""
        self._marked = self.card()

    def go_back(self) -> bool:
        """Bring it back to that card, or to the first where it has gone; ``False`` where there is none."""
        marked, self._marked = self._marked, None
        cards = self._cards()
        if cards:
            self.go(marked if marked in cards else cards[0])
        return bool(cards)

    def move(self, card: PersonCard, step: int) -> None:
        """Go so many cards on from one, or back."""
        cards = self._cards()
        at = cards.index(card) + step
        if 0 <= at < len(cards):
            self.go(cards[at])

    def leave(self, card: PersonCard, otherwise: QWidget) -> None:
        """Go on to the card behind one that goes, else to the one before it, else ``otherwise``.

        Never to a card of another kind: who skips one after the other would take away what is planned.
        """
        cards = [one for one in self._cards() if type(one) is type(card)]
        at = cards.index(card) if card in cards else 0
        rest = cards[at + 1 :] + cards[:at][::-1]
        if rest:
            self.go(rest[0])
        else:
            self._waits = (type(card), otherwise)
            otherwise.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, rest: QWidget) -> None:
        """Go to a card of the kind whose last one went, if another came, else to ``rest``, if it is seen."""
        if self._waits is None:
            return
        (kind, held), self._waits = self._waits, None
        again = next((one for one in self._cards() if type(one) is kind), None)
        if not held.hasFocus():
            return
        if again is not None:
            self.go(again)
        elif rest.isVisible():
            rest.setFocus(Qt.FocusReason.TabFocusReason)

    def keep(self, place: int | None) -> bool:
        """Stay at a place where another card came; ``False`` where that is not possible."""
        if place is None or self.card() is not None:
            return True
        cards = self._cards()
        if cards:
            self.go(cards[min(place, len(cards) - 1)])
        return bool(cards)
