"""A new voucher: for whom, worth what, until when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.errors import InputError
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.ui.kit.composer import Composer, NotYetError
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import AmountField, Field, Form, LineField, TextArea
from delight.ui.kit.fields.pair import Pair
from delight.ui.kit.fields.people import finder
from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.kit.look.layouts import label
from delight.ui.kit.work.page import Page
from delight.ui.surprises.loyalty.words import tr

_NOTE = "note"


class IssueForm(Composer):
    """An amount or a thing, never both; a voucher for nobody by name is for whoever brings it."""

    def __init__(self, page: Page, on_issued: Callable[[int], object]) -> None:
        super().__init__(tr("Issue it"))
        self._page, self._on_issued = page, on_issued
        self.who = SuggestBox(
            finder(page.tools, known_only=True),
            page.tools.tasks,
            name=tr("For whom?"),
            placeholder=tr("Nobody by name"),
        )
        self.amount = AmountField("", field="value")
        self.item = LineField(placeholder=tr("A coffee and a slice of cake"))
        self.until = DayField(name=tr("Until when?"), today=page.tools.today)
        self.note = TextArea(least=1, most=3, placeholder=tr("Why, for your own eyes"))
        fields = {
            "customer": Field(tr("For whom?"), self.who),
            "value": Field(tr("An amount"), self.amount),
            "item": Field(tr("… or a thing"), self.item),
            "until": Field(tr("Until when?"), self.until),
            _NOTE: Field(tr("Note"), self.note),
        }
        self.fill(
            label(tr("New voucher"), "heading"),
            fields["customer"],
            Pair(fields["value"], fields["item"]),
            fields["until"],
            fields[_NOTE],
            form=Form(**fields),
        )

    def set_currency(self, currency: str) -> None:
        """Count in the shop's currency."""
        self.amount.set_currency(currency)

    @override
    def first_field(self) -> QWidget:
        return self.who

    @override
    def clear(self) -> None:
        self.who.set_taken(None, "")
        self.amount.clear()
        self.item.clear()
        self.until.set_day(None)
        self.note.clear()

    @override
    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        draft = self._draft()
        issue = self._page.tools.services.vouchers.issue

        def done(changes: Any) -> None:
            then(changes)
            self._on_issued(changes.record)

        self._page.do(lambda: issue(draft), tr("Voucher issued."), done, fail)

    def _draft(self) -> VoucherDraft:
        if self.who.text().strip() and self.who.value() is None:
            raise NotYetError("customer", tr("Choose somebody the shop knows, or leave it empty."))
        try:
            value = self.amount.minor()
        except InputError as error:
            raise InputError(error.code, "value", **{**error.details, "field": "value"}) from None
        return VoucherDraft(
            customer_id=self.who.value(),
            value_minor=value,
            item=self.item.text(),
            until=self.until.day(),
            note=self.note.toPlainText(),
        )
