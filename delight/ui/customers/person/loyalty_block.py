"""A customer's stamp card and vouchers: what is on it, what they are worth, and the one press for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from delight.domain.changes import Changes
from delight.domain.codes import spaced
from delight.domain.loyalty.stamp_cards import CardState, StampCardRow
from delight.domain.loyalty.vouchers import VoucherRow, VoucherState
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, empty, label
from delight.ui.kit.look.stamps import StampCircles, stamps_words
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.rows.quiet_row import ROW_INSET
from delight.ui.kit.voucher_wish import VoucherWish
from delight.ui.kit.words.formats import date_text, money_text
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader

_CIRCLE, _MOST, _LONGEST = 16, 5, 80


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What somebody holds that can still be used."""

    cards: Sequence[StampCardRow]
    vouchers: Sequence[VoucherRow]
    currency: str


class LoyaltyBlock(QWidget):
    """Nothing is shown of somebody who holds neither."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._loader = page, Loader(page.tools.tasks, self)
        self._held: _Held | None = None
        self._wish = VoucherWish()
        self._stamps: dict[int, int] = {}
        self.buttons: list[QPushButton] = []
        self._box = column(self, space=8, margins=(ROW_INSET, 4, 0, 4))
        self.hide()

    def show_customer(self, customer_id: int, name: str, *, new: bool) -> None:
        """Show what somebody holds; ``new`` where somebody else was shown before."""
        self._wish = VoucherWish(customer_id=customer_id, customer_name=name)
        if new:
            self._held, self._stamps = None, {}
            self._arrange(None)
        self._loader.load(lambda: self._read(customer_id), self._show, self._page.banner.show_error)

    def _read(self, customer_id: int) -> _Held:
        services = self._page.tools.services
        cards = [
            card
            for state in (CardState.FULL, CardState.OPEN)
            for card in services.stamp_cards.page(customer_id, state, limit=_MOST)
        ]
        return _Held(
            cards=cards,
            vouchers=services.vouchers.page(customer_id, VoucherState.OPEN, limit=_MOST),
            currency=services.shop.row().currency,
        )

    def _show(self, held: _Held) -> None:
        if held != self._held:
            self._held = held
            self._arrange(held)

    def _arrange(self, held: _Held | None) -> None:
        empty(self._box)
        self.buttons = []
        lines = [] if held is None else [*map(self._card, held.cards), *self._vouchers(held)]
        for line in lines:
            self._box.addWidget(line)
        if lines:
            self._box.addWidget(self._another())
        self.setVisible(bool(lines))

    def _another(self) -> QWidget:
        tip = _tr("Issue a voucher for them  (U)")
        another = push_button(_tr("New voucher …"), self._ask, role="link", tip=tip)
        another.setProperty("flush", "true")
        return another

    def _ask(self) -> None:
        self._page.voucher_requested.emit(self._wish)

    def _card(self, card: StampCardRow) -> QWidget:
        circles = StampCircles(_CIRCLE)
        circles.show_card(card.stamps, card.needed, before=self._stamps.get(card.id))
        self._stamps[card.id] = card.stamps
        far = label(stamps_words(card.stamps, card.needed), "small")
        words = QWidget()
        column(words, circles, far, space=2)
        words.setToolTip(card.reward[:_LONGEST])
        cards = self._page.tools.services.stamp_cards
        if card.state is CardState.FULL:
            name = _tr("Give the reward")
            deed = partial(self._do, lambda: cards.reward(card.id, next_card=True), _tr("Reward given."))
        else:
            name = _tr("Stamp")
            deed = partial(self._do, lambda: cards.stamp_card(card.id, again=True), _tr("Stamped."))
        return self._line(words, name, deed, about=f"{name}: {card.reward[:_LONGEST]}")

    def _vouchers(self, held: _Held) -> list[QWidget]:
        return [self._voucher(one, held.currency) for one in held.vouchers]

    def _voucher(self, voucher: VoucherRow, currency: str) -> QWidget:
        worth = voucher.item[:_LONGEST]
        if voucher.left_minor is not None:
            worth = money_text(voucher.left_minor, currency)
        parts = [spaced(voucher.code)]
        if voucher.until is not None:
            parts.append(_tr("until {day}").format(day=date_text(voucher.until)))
        words = QWidget()
        told = label(_tr("Voucher: {worth}").format(worth=worth), wrap=True)
        column(words, told, label(" · ".join(parts), "small", wrap=True), space=2)
        redeem = self._page.tools.services.vouchers.redeem
        deed = partial(self._do, lambda: redeem(voucher.code), _tr("Taken."))
        return self._line(words, _tr("Take it"), deed, about=_tr("Take it: {worth}").format(worth=worth))

    def _line(self, words: QWidget, name: str, deed: Callable[[], object], *, about: str) -> QWidget:
        button = push_button(name, deed, tip=about)
        button.setAccessibleName(about)
        self.buttons.append(button)
        line = QWidget()
        YieldingRow(line, words, button)
        return line

    def _do(self, work: Callable[[], Changes], said: str) -> None:
        self._page.do(work, said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Loyalty", text)
