"""What the shop wants of its surprises: how much, how many, how often; changed in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget
from typing_extensions import override

from delight.domain.shop import MOST_A_WEEK, ShopDraft, ShopRow, draft_of
from delight.domain.surprises.week import Budget
from delight.ui.kit.composer import Composer
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.forms import AmountField, Field, Form
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import FlowLayout, column, label
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.meanwhile import Both, SharedSave, save_shared, tell_clashes
from delight.ui.kit.unfinished.fields import Said, said_in
from delight.ui.kit.words.formats import counted, currency_sign, money_text
from delight.ui.kit.work.page import Page
from delight.ui.surprises.words.saying import tr

_MOST_DAYS = 3650
_WIDE, _USUAL_TEXT, _PAD = 150, 14, 12


class RulesForm(Composer):
    """Budget, how many a week, how long nobody gets another; the hold-out behind "More"."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save"), parent)
        self._page = page
        self._shop: ShopRow | None = None
        self.filled: Said = {}
        """What stands on record, as the fields show it."""
        self._usual = 0
        self.budget = AmountField("", field="surprise_budget")
        self.a_week = CountBox(MOST_A_WEEK, lambda n: counted(n, tr("1 person"), "%n people", "Surprises"))
        self.cool_down = CountBox(_MOST_DAYS, lambda n: counted(n, tr("1 day"), "%n days", "Surprises"))
        self.hold_out = Check(tr("Leave one in ten out by chance, so that you see whether surprises work"))
        self.honest = label(
            tr(
                "Without it nobody can say whether people came back because of a surprise. "
                "It counts from 300 customers on, never for birthdays, other occasions or thanks, "
                "and nobody is told who is left out."
            ),
            "small",
            wrap=True,
        )
        self.more = push_button(tr("More"), self._show_more, role="link")
        self.more.setProperty("flush", "true")
        told = QWidget()
        column(told, self.hold_out, self.honest, space=4)
        self._hidden = Field("", told)
        fields = {
            "surprise_budget": Field(tr("Budget a month"), self.budget),
            "surprises_a_week": Field(tr("Suggested each week"), self.a_week),
            "cool_down_days": Field(tr("After one, nobody gets another for"), self.cool_down),
        }
        side = QWidget()
        flow = FlowLayout(side, space=16)
        for field in fields.values():
            flow.addWidget(field)
        also = {"surprise_budget_minor": fields["surprise_budget"], "hold_out": self._hidden}
        parts = (label(tr("Your surprises"), "heading"), side, self.more, self._hidden)
        self.fill(*parts, form=Form(**fields, **also))
        self._hidden.hide()

    def show_shop(self, shop: ShopRow, budget: Budget) -> None:
        """Ask about this shop; what is being typed stays."""
        self._usual = budget.month_minor
        if not self.is_typed:
            self._shop = shop
            self._fill_in(draft_of(shop))

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and said_in(self) != self.filled

    def show_hold_out(self) -> None:
        """Bring what stands behind "More" into sight where it is about to be changed."""
        if self.hold_out.isChecked() != self.filled.get("hold_out"):
            self.more.hide()
            self._hidden.show()

    def change(self) -> None:
        """Open, once what is being saved is stored."""
        self.when_free(self.begin)

    @override
    def first_field(self) -> QWidget:
        return self.budget

    @override
    def clear(self) -> None:
        if self._shop is not None:
            self._fill_in(draft_of(self._shop))
        self._hidden.hide()
        self.more.show()

    @override
    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        shop, services = self._shop, self._page.tools.services
        if shop is None:
            return
        way = SharedSave(
            write=lambda draft, base: services.shop.edit(draft, seen=base.version),
            look=services.shop.row,
            said=tr("That is how you surprise people now."),
            done=lambda: then(None),
            refused=fail,
            clashed=self._show_both,
        )
        save_shared(self._page, way, self._typed(shop), shop)

    def _typed(self, shop: ShopRow) -> ShopDraft:
        """Return the shop as typed; a usual budget that nobody touched stays the usual one."""
        minor = self.budget.minor()
        if shop.surprise_budget_minor is None and minor == self._usual:
            minor = None
        return draft_of(
            shop,
            surprise_budget_minor=minor,
            surprises_a_week=self.a_week.value(),
            cool_down_days=self.cool_down.value(),
            hold_out=self.hold_out.isChecked(),
        )

    def _fill_in(self, draft: ShopDraft) -> None:
        self._put(draft)
        self.filled = said_in(self)

    def _put(self, draft: ShopDraft) -> None:
        self.budget.set_currency(draft.currency)
        sign = currency_sign(draft.currency)
        self.form.fields["surprise_budget"].call(tr("Budget a month, in {sign}").format(sign=sign))
        given = draft.surprise_budget_minor
        self.budget.set_minor(self._usual if given is None else given)
        self.a_week.setValue(draft.surprises_a_week)
        self.cool_down.setValue(draft.cool_down_days)
        self.hold_out.setChecked(draft.hold_out)

    def _show_both(self, both: Both, theirs: ShopRow) -> None:
        """Say what somebody else chose meanwhile; saved again, what stands here takes its place."""
        self._shop = theirs
        self._fill_in(draft_of(theirs))
        self._put(both.draft)
        if "hold_out" in both.clashes:
            self._show_more()
        tell_clashes(self.form, both.clashes, lambda name, value: self._words(name, value, theirs.currency))
        self.stay()

    def _words(self, name: str, value: Any, currency: str) -> str:
        if name == "surprise_budget_minor":
            return money_text(value, currency) if value is not None else tr("a usual one")
        if name == "hold_out":
            return tr("on") if value else tr("off")
        return str(value)

    def _show_more(self) -> None:
        self.more.hide()
        self._hidden.show()
        self.hold_out.setFocus(Qt.FocusReason.OtherFocusReason)


class CountBox(QSpinBox):
    """A number with what it counts, "5 people"; 0 is none. Up and Down change it."""

    def __init__(self, most: int, words: Callable[[int], str]) -> None:
        super().__init__()
        self._said, self._most = words, most
        self.setRange(0, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lineEdit().setTextMargins(10, 0, 8, 0)  # it has no padding of the stylesheet

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Let the page scroll: a wheel that turns over the box is not meant to change it."""
        event.ignore()

    @override
    def sizeHint(self) -> QSize:
        wide = _WIDE * type_sizes().base // _USUAL_TEXT
        return QSize(wide, max(36, self.fontMetrics().height() + _PAD))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def textFromValue(self, value: int, /) -> str:
        return self._said(value)

    @override
    def valueFromText(self, text: str, /) -> int:
        digits = re.search(r"\d+", text)
        return min(self._most, int(digits[0])) if digits else 0

    @override
    def validate(self, text: str, pos: int, /) -> tuple[QValidator.State, str, int]:
        digits = "".join(re.findall(r"\d+", text))
        fits = not digits or int(digits[:9]) <= self._most
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid), text, pos
