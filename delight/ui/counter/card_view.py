"""A stamp card after its stamp: circles that fill, one stamp more, the reward of a full one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes
from delight.domain.codes import spaced
from delight.domain.errors import DelightError
from delight.domain.loyalty.stamp_cards import CardState, StampCardRow
from delight.ui.counter.sheet import Done, widen
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import FlowLayout, column, label
from delight.ui.kit.look.stamps import StampCircles, stamps_words
from delight.ui.kit.paper_wish import stamp_cards_wish
from delight.ui.kit.words.formats import date_text
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.notices import announce

if TYPE_CHECKING:
    from delight.ui.counter.codes import CodeSheet

_CIRCLE = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """A card before and after its stamp; ``changes`` is ``None`` where it takes none."""

    before: StampCardRow
    now: StampCardRow
    changes: Changes | None = None


class CardView(QWidget):
    """A card as it is held in the hand, and what can be done with it."""

    def __init__(self, sheet: CodeSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.card: StampCardRow | None = None
        self.words, self.code = label("", "title", wrap=True), label("", "quiet")
        self.circles, self.far = StampCircles(_CIRCLE), label("", "heading")
        self.reward_words = label("", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.reward = push_button(self.tr("Give the reward"), self.give, role="primary", icon="gift")
        self.more = push_button(self.tr("One more stamp"), self.stamp_more, icon="plus")
        self.ready = push_button(self.tr("Done"), self.finish, role="primary", icon="check")
        self.printed = push_button(self.tr("Print it"), self._print, icon="print")
        below = QWidget()
        flow = FlowLayout(below, space=12)
        for button in (self.more, self.printed):
            flow.addWidget(button)
        buttons = column(None, widen(self.reward), widen(self.ready), below, space=12)
        parts = (self.words, self.circles, self.far, self.reward_words, self.problem, self.code, buttons)
        self._sheet_card = Card(*parts, space=14, margin=20)
        column(self, self._sheet_card, None)
        self._done: list[Changes] = []
        self._is_new = False

    def show_card(self, card: StampCardRow, words: str, *, before: int | None) -> None:
        """Show how far a card is; ``before`` is how many stamps were on it until now."""
        self.card = card
        full = card.state is CardState.FULL
        self.circles.show_card(card.stamps, card.needed, before=before)
        self.far.setText(stamps_words(card.stamps, card.needed))
        self.code.setText(spaced(card.code))
        self.words.setText(self.tr("The card is full!") if full else words)
        self.words.setVisible(bool(self.words.text()))
        self.reward_words.setText(self._reward(card, full=full))
        self.problem.hide()
        self.reward.setVisible(full)
        self.ready.setVisible(not full)
        self.more.setVisible(card.state is CardState.OPEN and not self._is_new)
        self.printed.setVisible(self._is_new)
        announce(self, f"{self.words.text()} {self.far.text()}")

    def stamped(self, found: Stamped) -> str:
        """Take note of a stamp, and return what to say of it."""
        self._done.clear()
        self._is_new = False
        if found.changes is None:
            return self._out_of_use(found.now)
        if not found.changes.deed:
            return self.tr("That scan came twice: one stamp.")
        self._note(found.changes, self.tr("Stamped."))
        return self.tr("Stamped.")

    def opened(self, _card: StampCardRow, changes: Changes) -> None:
        """Take note of a card that was handed out."""
        self._done.clear()
        self._is_new = True
        self._note(changes, self.tr("A new card has begun."))

    def focus_first(self) -> None:
        """Put the keyboard on what is done most."""
        first = self.reward if self.reward.isVisibleTo(self) else self.ready
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def stamp_more(self) -> None:
        """Put one more stamp on, which is meant."""
        card = self.card
        if card is None:
            return
        cards = self._sheet.tools.services.stamp_cards

        def stamp() -> Stamped:
            changes = cards.stamp_card(card.id, again=True)
            return Stamped(before=card, now=cards.get(card.id), changes=changes)

        self._sheet.ask(stamp, self._on_more, self._refuse)

    def give(self) -> None:
        """Give what the full card earns; the next one begins."""
        card = self.card
        if card is not None:
            give = self._sheet.tools.services.stamp_cards.reward
            self._sheet.ask(lambda: give(card.id, next_card=True), self._on_given, self._refuse)

    def finish(self) -> None:
        """Go back to the five fields; a stamp can still be taken back there."""
        card = self.card
        whose = card.customer_id if card else None
        words = self.tr("Stamped. See you soon!") if self._done else self.tr("All done.")
        if self._is_new:
            words = self.tr("A new card has begun.")
        told = self.tr("Card handed out.") if self._is_new else self.tr("Card stamped.")
        self._sheet.finish(Done(words=words, told=told, changes=tuple(self._done), customer_id=whose))

    def _print(self) -> None:
        if self.card is not None:
            self._sheet.paper_requested.emit(stamp_cards_wish(self._sheet.tools, [self.card.id]))

    def _on_more(self, found: Stamped) -> None:
        if found.changes is not None:
            self._note(found.changes, self.tr("Stamped."))
        self._sheet.show_card(found.now, self.tr("Stamped."), before=found.before.stamps)

    def _on_given(self, changes: Changes) -> None:
        self._sheet.tell(changes)
        whose = self.card.customer_id if self.card else None
        words = self.tr("Enjoy it! A new card has begun.")
        told = self.tr("Reward given.")
        self._sheet.finish(Done(words=words, told=told, changes=(changes,), customer_id=whose))

    def _note(self, changes: Changes, words: str) -> None:
        self._done.append(changes)
        self._sheet.tell(changes)
        self._sheet.noted.emit(Done(words=words, changes=(changes,)))

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, DelightError):
            self._sheet.banner.show_error(error)
            return
        plain = words_for(error)
        self.problem.setText(" ".join(part for part in (plain.what, plain.remedy) if part))
        self.problem.show()
        announce(self, self.problem.text())

    def _reward(self, card: StampCardRow, *, full: bool) -> str:
        words = self.tr("They get: {reward}") if full else self.tr("A full card earns: {reward}")
        return words.format(reward=card.reward)

    def _out_of_use(self, card: StampCardRow) -> str:
        if card.state is CardState.REWARDED:
            return self.tr("The reward of this card was given already.")
        if card.state is CardState.CANCELLED:
            return self.tr("This card is out of use.")
        if card.state is CardState.EXPIRED and card.until is not None:
            return self.tr("This card was good until {day}.").format(day=date_text(card.until))
        return ""
