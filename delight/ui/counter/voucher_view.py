"""What a voucher is worth, and taking it: all of it, or a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.codes import spaced
from delight.domain.errors import ConflictError, DelightError, InputError
from delight.domain.loyalty.vouchers import VoucherRow, VoucherState, check_open
from delight.ui.counter.pad import amount_pad
from delight.ui.counter.sheet import Done, widen
from delight.ui.kit.fields.forms import AmountField, Field, Form
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.formats import date_text, money_text
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.notices import announce

if TYPE_CHECKING:
    from delight.ui.counter.codes import CodeSheet

_ANYWAY = frozenset({"voucher.expired"})
_AGAIN = frozenset({"voucher.taken_twice"})


class VoucherView(QWidget):
    """The worth in big letters; "Take it" takes all that is left."""

    def __init__(self, sheet: CodeSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.voucher: VoucherRow | None = None
        self.currency = ""
        self._forced: dict[str, bool] = {}
        self.code, self.worth = label("", "quiet"), label("", "title", wrap=True)
        self.about, self.state = label("", "quiet", wrap=True), Pill("")
        self.problem = label("", "problem", wrap=True)
        self.take = push_button(self.tr("Take it"), self.take_all, role="primary", icon="check")
        self.part = push_button(self.tr("Only a part of it"), self.ask_part)
        self.amount = AmountField("", field="amount")
        self.amount.setMaximumWidth(10_000)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.form = Form(amount=Field(self.tr("How much do they use?"), self.amount))
        self.take_part = push_button(
            self.tr("Take this much"), self.take_amount, role="primary", icon="check"
        )
        self.parts = QWidget()
        column(self.parts, *self.form.fields.values(), amount_pad(self.amount), self.take_part, space=12)
        buttons = column(None, widen(self.take), self.part, space=12)
        widen(self.take_part)
        told = (self.code, self.worth, self.about, self.state, self.problem)
        self.card = Card(*told, buttons, self.parts, space=12, margin=20)
        column(self, self.card, None)

    def show_voucher(self, voucher: VoucherRow) -> None:
        """Show what a voucher is worth, or why it is not taken any more."""
        self.voucher, self._forced = voucher, {}
        self.code.setText(spaced(voucher.code))
        self.worth.setText(self._worth(voucher))
        self.about.setText(self._about(voucher))
        self.about.setVisible(bool(self.about.text()))
        self.problem.hide()
        self.parts.hide()
        self.amount.clear()
        self.amount.set_currency(self.currency)
        self.form.clear_problems()
        self._show_state(voucher)
        announce(self, f"{self.worth.text()} {self.state.text or self.problem.text()}")

    def focus_first(self) -> None:
        """Put the keyboard on what is done most."""
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_part(self) -> None:
        """Ask how much of it they use."""
        self.parts.show()
        self._sheet.field.hide()
        self.take.hide()
        self.part.hide()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_all(self) -> None:
        """Take all that is left of it."""
        self._take(None)

    def take_amount(self) -> None:
        """Take as much of it as was typed."""
        self.form.read(self._some, self._take)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in ENTERS and self.amount.hasFocus() and not event.isAutoRepeat():
            self.take_amount()
        else:
            super().keyPressEvent(event)

    def _some(self) -> int:
        minor = self.amount.minor()
        if minor is None:
            raise InputError("voucher.amount_missing", "amount")
        return minor

    def _take(self, minor: int | None) -> None:
        voucher, forced = self.voucher, dict(self._forced)
        if voucher is None:
            return

        def take() -> tuple[Changes, VoucherRow]:
            vouchers = self._sheet.tools.services.vouchers
            changes = vouchers.redeem(voucher.code, minor, **forced)
            return changes, vouchers.get(voucher.id)

        self._sheet.ask(take, lambda taken: self._on_taken(*taken), self._refuse)

    def _on_taken(self, changes: Changes, voucher: VoucherRow) -> None:
        self._sheet.tell(changes)
        words = self.tr("Taken. Enjoy!")
        if not changes.deed:
            words = self.tr("That was taken a moment ago, and only once.")
        elif voucher.left_minor:
            words = self.tr("Taken. {left} are left on it.").format(left=self._money(voucher.left_minor))
        changed = (changes,) if changes.deed else ()
        told = self.tr("Voucher taken.")
        self._sheet.finish(Done(words=words, told=told, changes=changed, customer_id=voucher.customer_id))

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, InputError) and self.form.show_error(error):
            return
        if not isinstance(error, DelightError):
            self._sheet.banner.show_error(error)
            return
        self._say(error)
        if isinstance(error, ConflictError) and error.code in _ANYWAY | _AGAIN:
            self._forced["anyway" if error.code in _ANYWAY else "again"] = True
            self.take.setText(self.tr("Take it all the same"))

    def _say(self, error: DelightError) -> None:
        plain = words_for(error)
        words = " ".join(part for part in (plain.what, plain.remedy) if part)
        self.problem.setText(words)
        self.problem.show()
        announce(self, words)

    def _show_state(self, voucher: VoucherRow) -> None:
        ok, over = voucher.state is VoucherState.OPEN, voucher.state is VoucherState.EXPIRED
        self.take.setText(self.tr("Take it") if ok else self.tr("Take it all the same"))
        self.take.setVisible(ok or over)
        self.part.setVisible((ok or over) and voucher.left_minor is not None)
        self.state.set(label_of(voucher.state), Tone.PLAIN)
        self.state.setVisible(not ok)
        if not ok:
            self._say(_why_not(voucher))
            self._forced = {"anyway": True} if over else {}

    def _worth(self, voucher: VoucherRow) -> str:
        if voucher.left_minor is None:
            return voucher.item
        return self._money(voucher.left_minor)

    def _money(self, minor: int) -> str:
        return money_text(minor, self.currency)

    def _about(self, voucher: VoucherRow) -> str:
        parts = []
        if voucher.value_minor is not None and voucher.left_minor != voucher.value_minor:
            parts.append(self.tr("of {value}").format(value=self._money(voucher.value_minor)))
        if voucher.until is not None:
            parts.append(self.tr("until {day}").format(day=date_text(voucher.until)))
        return " · ".join(parts)


def _why_not(voucher: VoucherRow) -> DelightError:
    """Return what the shop would say if it were taken now."""
    try:
        check_open(voucher, anyway=False)
    except DelightError as error:
        return error
    return ConflictError("voucher.used")
