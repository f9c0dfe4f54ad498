"""New stamp cards: one for somebody, or a stack of blank ones; and what a card of the shop is like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.loyalty.stamp_cards import opened_in
from delight.domain.shop import MOST_STAMPS, ShopDraft, ShopRow, draft_of
from delight.ui.kit.composer import Composer, NotYetError
from delight.ui.kit.fields.forms import Field, Form, LineField
from delight.ui.kit.fields.pair import Pair
from delight.ui.kit.fields.people import finder
from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.kit.look.layouts import label
from delight.ui.kit.unfinished.fields import Said, said_in
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.page import Page
from delight.ui.surprises.loyalty.words import tr
from delight.ui.surprises.week.rules_form import CountBox

_A_SHEET, _MOST = 10, 100


class HandOutForm(Composer):
    """Named or blank; what fills a card and what it earns is the shop's, and asked for here."""

    def __init__(self, page: Page, on_opened: Callable[[tuple[int, ...]], object]) -> None:
        super().__init__(tr("Hand it out"))
        self._page, self._on_opened = page, on_opened
        self._shop: ShopRow | None = None
        self.uid = uuid4().hex
        """Of the first card that is written here: saved again after a fault, they are handed out once."""
        self.filled: Said = {}
        """What stood in the fields before anybody typed."""
        self.who = SuggestBox(
            finder(page.tools, known_only=True),
            page.tools.tasks,
            name=tr("For whom?"),
            placeholder=tr("Nobody by name: blank cards"),
        )
        self.who.textChanged.connect(lambda _text: self._fit())
        self.many = CountBox(_MOST, lambda n: counted(n, tr("1 card"), "%n cards", "Loyalty"))
        self.many.setMinimum(1)
        stamps = lambda n: counted(n, tr("1 stamp"), "%n stamps", "Loyalty")  # noqa: E731 - used twice
        self.needed, self.head_start = CountBox(MOST_STAMPS, stamps), CountBox(MOST_STAMPS - 1, stamps)
        self.reward = LineField(placeholder=tr("A coffee of your choice"))
        fields = {
            "customer": Field(tr("For whom?"), self.who),
            "count": Field(tr("How many?"), self.many, hint=tr("Ten fit on a sheet.")),
            "reward": Field(tr("A full card earns"), self.reward),
            "needed": Field(tr("It is full with"), self.needed),
            "head_start": Field(
                tr("Already on it"), self.head_start, hint=tr("Two to start with: more cards are filled.")
            ),
        }
        self.fill(
            label(tr("New stamp cards"), "heading"),
            fields["customer"],
            fields["count"],
            fields["reward"],
            Pair(fields["needed"], fields["head_start"]),
            form=Form(
                **fields,
                stamps_needed=fields["needed"],
                stamps_head_start=fields["head_start"],
                stamps_reward=fields["reward"],
            ),
        )
        self.filled = said_in(self)

    def show_shop(self, shop: ShopRow) -> None:
        """Offer the card that the shop hands out; what is being typed stays."""
        self._shop = shop
        if not self.is_typed:
            self.clear()

    @property
    @override
    def record(self) -> dict[str, Any]:
        return {"uid": self.uid}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and said_in(self) != self.filled

    @override
    def first_field(self) -> QWidget:
        return self.who

    @override
    def clear(self) -> None:
        self.uid = uuid4().hex
        self.who.set_taken(None, "")
        self.many.setValue(1)
        if self._shop is not None:
            self.needed.setValue(self._shop.stamps_needed)
            self.head_start.setValue(self._shop.stamps_head_start)
            self.reward.setText(self._shop.stamps_reward)
        self._fit()
        self.filled = said_in(self)

    @override
    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        shop, customer_id, uid = self._shop, self.who.value(), self.uid
        count = self.many.value() if customer_id is None else 1
        if self.who.text().strip() and customer_id is None:
            raise NotYetError("customer", tr("Choose somebody the shop knows, or leave it empty."))
        if shop is None:
            self.stay()
            return
        wanted = draft_of(
            shop,
            stamps_needed=self.needed.value(),
            stamps_head_start=self.head_start.value(),
            stamps_reward=self.reward.text(),
        )
        same = wanted == draft_of(shop)

        def opened(changes: Changes) -> None:
            then(changes)
            self._on_opened(opened_in(changes) or (changes.record,))

        def go_on(_changes: Any = None) -> None:
            self._page.do(lambda: self._open(customer_id, count, uid), tr("Handed out."), opened, fail)

        if same:
            go_on()
        else:
            self._page.do(lambda: self._keep_scheme(wanted), "", go_on, fail)

    def _keep_scheme(self, wanted: ShopDraft) -> Changes:
        return self._page.tools.services.shop.edit(wanted)

    def _open(self, customer_id: int | None, count: int, uid: str) -> Changes:
        cards = self._page.tools.services.stamp_cards
        return cards.open_many(count, replace(cards.scheme(), customer_id=customer_id, uid=uid))

    def _fit(self) -> None:
        """Somebody gets one card; of blank ones there can be a stack."""
        named = bool(self.who.text().strip())
        self.form.fields["count"].setVisible(not named)
