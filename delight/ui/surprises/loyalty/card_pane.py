"""One stamp card: its circles, whose it is; stamping, the reward, printing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes
from delight.domain.codes import spaced
from delight.domain.errors import DelightError
from delight.domain.loyalty.stamp_cards import CardState, StampCardRow
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import FlowLayout, label, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.stamps import StampCircles, stamps_words
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.paper_wish import stamp_cards_wish
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.dialogs import confirm
from delight.ui.kit.work.page import Page
from delight.ui.surprises.loyalty.name_link import NameLink
from delight.ui.surprises.loyalty.words import tr, until_words

_CIRCLE = 30
_TONES = {CardState.OPEN: Tone.ACCENT, CardState.FULL: Tone.SURPRISE, CardState.EXPIRED: Tone.DUE}


class CardPane(Card):
    """What is selected among the stamp cards."""

    def __init__(self, page: Page) -> None:
        super().__init__(space=12, margin=20)
        self._page = page
        self.card: StampCardRow | None = None
        self.reward_words, self.state = label("", "title", wrap=True), Pill("")
        self.circles, self.far = StampCircles(_CIRCLE), label("", "heading")
        self.code, self.about = label("", "quiet", selectable=True), label("", "quiet", wrap=True)
        self.whose = NameLink(self._open_customer)
        self.stamp = push_button(tr("Stamp it"), self.put_stamp, role="primary", icon="check")
        self.reward = push_button(tr("Give the reward"), self.give, role="primary", icon="gift")
        self.printed = push_button(tr("Print"), self._print, icon="print")
        self.drop = push_button(tr("Lost: out of use"), self._ask_cancel, role="quiet", icon="trash")
        self.problem = label("", "problem", wrap=True)
        self._lay_out()

    def show_card(self, card: StampCardRow) -> None:
        """Show a card as it stands now; new stamps fill in sight."""
        before = self.card.stamps if self.card is not None and self.card.id == card.id else None
        self.card = card
        self.reward_words.setText(card.reward)
        self.state.set(label_of(card.state), _TONES.get(card.state, Tone.DONE))
        self.circles.show_card(card.stamps, card.needed, before=before)
        self.far.setText(stamps_words(card.stamps, card.needed))
        self.code.setText(spaced(card.code))
        self.code.setAccessibleName(tr("Code {code}").format(code=" ".join(card.code)))
        self.about.setText(until_words(card.until))
        self.about.setVisible(card.until is not None)
        self.whose.show_name(card.customer_name)
        self.problem.hide()
        self.stamp.setVisible(card.state is CardState.OPEN)
        self.reward.setVisible(card.state is CardState.FULL)
        usable = card.state in {CardState.OPEN, CardState.FULL}
        self.printed.setVisible(usable)
        self.drop.setVisible(usable)

    def put_stamp(self) -> None:
        """Put one stamp on."""
        card = self.card
        if card is not None:
            stamp = self._page.tools.services.stamp_cards.stamp_card
            self._do(lambda: stamp(card.id, again=True), tr("Stamped."))

    def give(self) -> None:
        """Give what a full card earns; the next one begins."""
        card = self.card
        if card is not None:
            give = self._page.tools.services.stamp_cards.reward
            self._do(lambda: give(card.id, next_card=True), tr("Reward given. A new card has begun."))

    def _lay_out(self) -> None:
        head = row(None, self.reward_words, self.state, space=12)
        head.setStretch(0, 1)
        head.setAlignment(self.state, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        for part in (self.circles, self.far, self.code, self.whose, self.about, self.problem):
            self.body.addWidget(part)
        ways = QWidget()
        flow = FlowLayout(ways, space=8)
        for button in (self.stamp, self.reward, self.printed, self.drop):
            flow.addWidget(button)
        self.body.addWidget(ways)

    def _do(self, work: Callable[[], Changes], said: str) -> None:
        self.problem.hide()
        self._page.do(work, said, None, self._refuse)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, DelightError):
            self._page.banner.show_error(error)
            return
        plain = words_for(error)
        self.problem.setText(" ".join(part for part in (plain.what, plain.remedy) if part))
        self.problem.show()

    def _print(self) -> None:
        if self.card is not None:
            self._page.paper_requested.emit(stamp_cards_wish(self._page.tools, [self.card.id]))

    def _ask_cancel(self) -> None:
        card = self.card
        if card is None:
            return
        cancel = self._page.tools.services.stamp_cards.cancel
        confirm(
            self,
            tr("Put this card out of use?"),
            tr("Its stamps count no more. Undo takes that back."),
            tr("Put it out of use"),
            lambda: self._do(lambda: cancel(card.id), tr("Out of use.")),
            danger=True,
        )

    def _open_customer(self) -> None:
        if self.card is not None and self.card.customer_id is not None:
            self._page.open_customer_requested.emit(self.card.customer_id)
