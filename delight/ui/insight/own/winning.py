"""What it costs the shop to win one customer: what keeping one is compared with."""

from __future__ import annotations

from typing_extensions import override

from delight.domain.errors import InputError
from delight.ui.insight.own.part import OwnPart
from delight.ui.insight.reading import Own
from delight.ui.insight.words import tr
from delight.ui.kit.fields.forms import AmountField, Field
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Page


class WinningPart(OwnPart):
    """One amount; empty is not known."""

    def __init__(self, page: Page) -> None:
        title = tr("What it costs you to win one customer")
        about = tr("Advertising, offers and your time, for each new customer. Empty where you do not know.")
        super().__init__(page, title, about)
        self.amount = AmountField("EUR", name=title)
        self.field = Field("", self.amount)
        self.body.addWidget(self.field)
        self._shown: int | None = None
        self.amount.editingFinished.connect(self._save)

    @override
    def show_own(self, own: Own) -> None:
        self.amount.set_currency(own.shop.currency)
        if not self.amount.hasFocus() or self._shown != own.shop.winning_cost_minor:
            self.amount.set_minor(own.shop.winning_cost_minor)
        self._shown = own.shop.winning_cost_minor

    def _save(self) -> None:
        try:
            minor = self.amount.minor()
        except InputError as error:
            self.field.show_problem(words_for(error).what)
            return
        self.field.show_problem("")
        if minor != self._shown:
            self._shown = minor
            self._set(winning_cost_minor=minor)
