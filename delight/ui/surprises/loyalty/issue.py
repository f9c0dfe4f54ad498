"""A new voucher: for whom, worth what, until when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.errors import InputError
from delight.domain.loyalty.vouchers import MOST_VOUCHERS, VoucherDraft, issued_in
from delight.domain.shop import ShopRow
from delight.ui.kit.composer import Composer, NotYetError
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import AmountField, Field, Form, LineField, TextArea
from delight.ui.kit.fields.pair import Pair
from delight.ui.kit.fields.people import finder
from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.kit.look.layouts import label
from delight.ui.kit.unfinished.fields import Said, said_in
from delight.ui.kit.voucher_wish import VoucherWish
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.page import Page
from delight.ui.surprises.loyalty.words import tr
from delight.ui.surprises.week.rules_form import CountBox

_NOTE = "note"


class IssueForm(Composer):
    """An amount or a thing, never both; a voucher for nobody by name is for whoever brings it."""

    def __init__(self, page: Page, on_issued: Callable[[tuple[int, ...]], object]) -> None:
        super().__init__(tr("Issue it"))
        self._page, self._on_issued = page, on_issued
        self._wish = VoucherWish()
        self.uid = uuid4().hex
        """Of the voucher that is written here: saved again after a fault, it is issued once."""
        self.filled: Said = {}
        """What stood in the fields before anybody typed."""
        self.about = label("", "quiet", wrap=True)
        self.about.hide()
        self.who = SuggestBox(
            finder(page.tools, known_only=True),
            page.tools.tasks,
            name=tr("For whom?"),
            placeholder=tr("Nobody by name"),
        )
        self.who.textChanged.connect(lambda _text: self._fit())
        self.many = CountBox(MOST_VOUCHERS, lambda n: counted(n, tr("1 voucher"), "%n vouchers", "Loyalty"))
        self.many.setMinimum(1)
        self.amount = AmountField("", field="value")
        self.item = LineField(placeholder=tr("A coffee and a slice of cake"))
        self.until = DayField(name=tr("Until when?"), today=page.tools.today)
        self.note = TextArea(least=1, most=3, placeholder=tr("Why, for your own eyes"))
        fields = {
            "customer": Field(tr("For whom?"), self.who),
            "value": Field(tr("An amount"), self.amount),
            "item": Field(tr("… or a thing"), self.item),
            "until": Field(tr("Until when?"), self.until),
            "count": Field(tr("How many?"), self.many, hint=tr("All alike, each with a code of its own.")),
            _NOTE: Field(tr("Note"), self.note),
        }
        self.fill(
            label(tr("New voucher"), "heading"),
            self.about,
            fields["customer"],
            Pair(fields["value"], fields["item"]),
            fields["until"],
            fields["count"],
            fields[_NOTE],
            form=Form(**fields),
        )
        self.filled = said_in(self)

    def show_shop(self, shop: ShopRow) -> None:
        """Count in the shop's currency."""
        self.amount.set_currency(shop.currency)

    def begin_for(self, wish: VoucherWish) -> None:
        """Open with what is known already: for whom, what it goes with, what it is worth."""
        self.give_way()
        self.clear()
        self._wish = wish
        self.who.set_taken(wish.customer_id, wish.customer_name)
        self.amount.set_minor(wish.value_minor)
        self.item.setText(wish.item)
        self.about.setText(wish.about)
        self.about.setVisible(bool(wish.about))
        self._fit()
        self.filled = said_in(self)
        self.begin()

    @property
    @override
    def record(self) -> dict[str, Any]:
        return {"uid": self.uid, **asdict(self._wish)}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and said_in(self) != self.filled

    @override
    def first_field(self) -> QWidget:
        return self.who if self._wish.customer_id is None else self.amount

    @override
    def clear(self) -> None:
        self._wish, self.uid = VoucherWish(), uuid4().hex
        self.about.hide()
        self.many.setValue(1)
        self.who.set_taken(None, "")
        self.amount.clear()
        self.item.clear()
        self.until.set_day(None)
        self.note.clear()
        self._fit()
        self.filled = said_in(self)

    @override
    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        draft = self._draft()
        count = self.many.value() if self._is_stack() else 1
        issue = self._page.tools.services.vouchers.issue_many
        said = tr("Voucher issued.") if count == 1 else tr("Vouchers issued.")

        def done(changes: Any) -> None:
            then(changes)
            self._on_issued(issued_in(changes) or (changes.record,))

        self._page.do(lambda: issue(count, draft), said, done, fail)

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
            case_id=self._wish.case_id,
            gesture_id=self._wish.gesture_id,
            uid=self.uid,
        )

    def _is_stack(self) -> bool:
        """Whether there can be several: somebody gets one, and so does a case."""
        return not self.who.text().strip() and self._wish.case_id is self._wish.gesture_id is None

    def _fit(self) -> None:
        self.form.fields["count"].setVisible(self._is_stack())
