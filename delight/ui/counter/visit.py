"""They're back: who, what they paid if it is known, and a stamp if they have a card."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.customers.customer import CustomerRow, VisitDraft
from delight.domain.errors import DelightError
from delight.domain.loyalty.stamp_cards import CardState, StampCardRow
from delight.ui.counter.pad import amount_pad
from delight.ui.counter.sheet import CounterSheet, Done
from delight.ui.counter.who import Who
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.forms import AmountField, Field, Form
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.look.stamps import StampCircles, stamps_words
from delight.ui.kit.work.page import Tools

_CIRCLE = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of whoever is back: the shop's money, and their card that is not over."""

    currency: str
    card: StampCardRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What was kept of a visit; a card that could not be stamped is no reason to lose the visit."""

    changes: tuple[Changes, ...]
    error: DelightError | None = None


class VisitSheet(CounterSheet):
    """Who is it? Then one press notes the visit."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, "", parent)
        self._ask_title = self.tr("They’re back")
        self._card: StampCardRow | None = None
        self.who = Who(tools, self.tr("Who is back?"))
        self.who.chosen.connect(self._on_chosen)
        self.amount = AmountField("", field="amount")
        self.amount.setMaximumWidth(10_000)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.form = Form(amount=Field(self.tr("Amount, if you know it"), self.amount))
        self.circles, self.stamp = StampCircles(_CIRCLE), Check("")
        self.full = label("", "heading", wrap=True)
        self.reward = push_button(self.tr("Give the reward"), self._give_reward, icon="gift")
        self.note = push_button(self.tr("Note the visit"), self.save, role="primary", icon="check")
        self.pad = amount_pad(self.amount)
        self.card = Card(self.circles, self.stamp, self.full, self.reward, space=12, margin=20)
        self.details = QWidget()
        parts = (*self.form.fields.values(), self.pad, self.card)
        column(self.details, *parts, space=16)
        self.lay_out(self.who, self.details)
        self.add_main(self.note)
        self.clear()

    @override
    def clear(self) -> None:
        self.person = self._card = None
        self.who.clear()
        self.who.show()
        self.details.hide()
        self.note.hide()
        self.amount.clear()
        self.form.clear_problems()
        self.banner.hide()
        self.call(self._ask_title)

    @override
    def focus_first(self) -> None:
        if self.person is None:
            self.who.focus_first()
        else:
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Note the visit, with its stamp if that is ticked."""
        self.form.read(self.amount.minor, self._save)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in ENTERS and self.amount.hasFocus() and not event.isAutoRepeat():
            self.save()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, person: CustomerRow) -> None:
        self.ask(lambda: self._read(person.id), lambda known: self._show(person, known))

    def _read(self, customer_id: int) -> _Known:
        services = self.tools.services
        rows = [
            row
            for state in (CardState.FULL, CardState.OPEN)
            for row in services.stamp_cards.page(customer_id, state)
        ]
        return _Known(currency=services.shop.row().currency, card=rows[0] if rows else None)

    def _show(self, person: CustomerRow, known: _Known) -> None:
        self.person, self._card = person, known.card
        self.call(self.tr("{name} is back").format(name=person.name[:80]))
        self.amount.set_currency(known.currency)
        self._show_card(known.card)
        self.who.hide()
        self.details.show()
        self.note.show()
        self.focus_first()

    def _show_card(self, card: StampCardRow | None) -> None:
        self.card.setVisible(card is not None)
        if card is None:
            return
        full = card.state is CardState.FULL
        self.circles.show_card(card.stamps, card.needed)
        self.stamp.setVisible(not full)
        self.stamp.setText(
            self.tr("A stamp on their card: {far}").format(far=stamps_words(card.stamps + 1, card.needed))
        )
        self.stamp.setChecked(not full)
        self.full.setText(self.tr("Their card is full: {reward}").format(reward=card.reward))
        self.full.setVisible(full)
        self.reward.setVisible(full)

    def _save(self, minor: int | None) -> None:
        person, stamps = self.person, self.stamp.isChecked() and not self.stamp.isHidden()
        if person is not None:
            self.ask(lambda: self._keep(person.id, minor, stamps=stamps), self._on_kept, self._refuse)

    def _keep(self, customer_id: int, minor: int | None, *, stamps: bool) -> _Kept:
        services = self.tools.services
        if minor is None:
            visit = services.customers.came(customer_id)
        else:
            draft = VisitDraft(customer_id=customer_id, day=self.tools.today(), amount_minor=minor)
            visit = services.customers.add_visit(draft)
        if not stamps:
            return _Kept(changes=(visit,))
        try:
            return _Kept(changes=(visit, services.stamp_cards.stamp_customer(customer_id, opens=False)))
        except DelightError as error:
            return _Kept(changes=(visit,), error=error)

    def _on_kept(self, kept: _Kept) -> None:
        self.tell(*kept.changes)
        changes = tuple(one for one in kept.changes if one.deed)
        stamped = len(kept.changes) > 1
        if kept.error is not None:
            self.noted.emit(Done(words=self.tr("Visit noted."), changes=changes))
            self.banner.show_error(kept.error)
            self.card.hide()
            return
        words = self.tr("Noted, with a stamp. Good to see them again.")
        if not stamped:
            words = self.tr("Noted. Good to see them again.")
        if not changes:
            words = self.tr("That was noted already today.")
        self._finish(words, self.tr("Visit noted."), changes)

    def _give_reward(self) -> None:
        card = self._card
        if card is not None:
            give = self.tools.services.stamp_cards.reward
            self.ask(lambda: give(card.id, next_card=True), self._on_given)

    def _on_given(self, changes: Changes) -> None:
        self.tell(changes)
        self._finish(self.tr("Enjoy it! A new card has begun."), self.tr("Reward given."), (changes,))

    def _finish(self, words: str, told: str, changes: tuple[Changes, ...]) -> None:
        whose = self.person.id if self.person else None
        self.done.emit(Done(words=words, told=told, changes=changes, customer_id=whose))

    def _refuse(self, error: Exception) -> None:
        if not self.form.show_error(error):
            self.banner.show_error(error)
