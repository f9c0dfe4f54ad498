"""One voucher: what it is worth, for whom, what was taken of it; taking, printing, cancelling."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes
from delight.domain.codes import spaced
from delight.domain.errors import ConflictError, DelightError, InputError
from delight.domain.loyalty.vouchers import VoucherRow, VoucherState
from delight.ui.kit.fields.forms import AmountField, Field, Form
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import FlowLayout, label, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.paper_wish import vouchers_wish
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.dialogs import confirm
from delight.ui.kit.work.page import LetterWish, Page
from delight.ui.surprises.loyalty.name_link import NameLink
from delight.ui.surprises.loyalty.words import issued_words, taken_words, tr, until_words, worth_words

_LETTER, _CARD = "voucher", "voucher-card"


class VoucherPane(Card):
    """What is selected among the vouchers."""

    def __init__(self, page: Page) -> None:
        super().__init__(space=10, margin=20)
        self._page = page
        self._currency = ""
        self.voucher: VoucherRow | None = None
        self._forced: dict[str, bool] = {}
        self._stack: list[int] = []
        self.worth, self.state = label("", "title", wrap=True), Pill("")
        self.code = label("", "quiet", selectable=True)
        self.whose = NameLink(self._open_customer)
        self.about, self.note = label("", "quiet", wrap=True), label("", wrap=True)
        self.taken = label("", "quiet", wrap=True)
        self.amount = AmountField("", field="amount")
        self.form = Form(amount=Field(tr("How much of it?"), self.amount, hint=tr("Empty takes all of it.")))
        self.take = push_button(tr("Take it"), self.redeem, role="primary", icon="check")
        self.letter = push_button(tr("Letter"), lambda: self._write(_LETTER), icon="letter")
        self.card = push_button(tr("Card"), lambda: self._write(_CARD), icon="letter")
        self.printed = push_button(tr("Print"), self._print, icon="print", tip=tr("Without a letter"))
        self.stack = push_button(tr("Print its stack"), self._print_stack, role="quiet", icon="print")
        self.copy = push_button(tr("Copy the code"), self._copy, role="quiet", icon="copy")
        self.drop = push_button(tr("Cancel the voucher"), self._ask_cancel, role="quiet", icon="trash")
        self.problem = label("", "problem", wrap=True)
        self._lay_out()

    def show_voucher(self, voucher: VoucherRow, currency: str) -> None:
        """Show a voucher as it stands now."""
        if self.voucher is None or self.voucher.id != voucher.id:
            self.amount.clear()
        self.voucher, self._currency, self._forced = voucher, currency, {}
        self.worth.setText(worth_words(voucher, currency))
        self.state.set(label_of(voucher.state), _TONES.get(voucher.state, Tone.PLAIN))
        self.code.setText(spaced(voucher.code))
        self.code.setAccessibleName(tr("Code {code}").format(code=" ".join(voucher.code)))
        self.whose.show_name(voucher.customer_name)
        about = (issued_words(voucher, self._page.tools.zone), until_words(voucher.until))
        self.about.setText(" · ".join(part for part in about if part))
        self._say(self.note, voucher.note)
        self._say(self.taken, taken_words(voucher.redemptions, currency))
        self.amount.set_currency(currency)
        self.form.clear_problems()
        self._say(self.problem, "")
        self._show_ways(voucher)

    def redeem(self) -> None:
        """Take it, or as much of it as was typed."""
        voucher, forced = self.voucher, dict(self._forced)
        if voucher is None:
            return
        take = self._page.tools.services.vouchers.redeem
        self.form.read(
            self.amount.minor,
            lambda minor: self._do(lambda: take(voucher.code, minor, **forced), tr("Taken.")),
        )

    def _lay_out(self) -> None:
        head = row(None, self.worth, self.state, space=12)
        head.setStretch(0, 1)
        head.setAlignment(self.state, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        for part in (self.code, self.whose, self.about, self.note, self.taken):
            self.body.addWidget(part)
        self.body.addWidget(self.form.fields["amount"])
        self.body.addWidget(self.problem)
        ways = QWidget()
        flow = FlowLayout(ways, space=8)
        for button in (
            self.take, self.printed, self.stack, self.letter, self.card, self.copy, self.drop,
        ):  # fmt: skip
            flow.addWidget(button)
        self.body.addWidget(ways)

    def _show_ways(self, voucher: VoucherRow) -> None:
        usable = voucher.state in {VoucherState.OPEN, VoucherState.EXPIRED}
        over = voucher.state is VoucherState.EXPIRED
        self.take.setVisible(usable)
        self.take.setText(tr("Take it all the same") if over else tr("Take it"))
        self._forced = {"anyway": True} if over else {}
        self.form.fields["amount"].setVisible(usable and voucher.left_minor is not None)
        prints = voucher.state is VoucherState.OPEN
        self.printed.setVisible(prints)
        sends = prints and voucher.customer_id is not None
        self.letter.setVisible(sends)
        self.card.setVisible(sends and voucher.case_id is None)  # its case has wordings of its own
        self._look_for_stack(voucher, prints=prints)
        self.drop.setVisible(usable)
        self.copy.setVisible(usable)

    def _do(self, work: Callable[[], Changes], said: str) -> None:
        self._page.do(work, said, self._on_done, self._refuse)

    def _on_done(self, changes: Changes) -> None:
        self.amount.clear()
        if not changes.deed:
            self._page.said.emit(tr("That was taken a moment ago, and only once."), None)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, InputError) and self.form.show_error(error):
            return
        if not isinstance(error, DelightError):
            self._page.banner.show_error(error)
            return
        plain = words_for(error)
        self._say(self.problem, " ".join(part for part in (plain.what, plain.remedy) if part))
        if isinstance(error, ConflictError) and error.code == "voucher.taken_twice":
            self._forced["again"] = True

    def _write(self, wording: str) -> None:
        voucher = self.voucher
        if voucher is not None:
            wish = LetterWish(
                customer_id=voucher.customer_id,
                case_id=voucher.case_id,
                gesture_id=voucher.gesture_id,
                voucher_id=voucher.id,
                wording=wording if voucher.case_id is None else "",
            )
            self._page.write_letter_requested.emit(wish)

    def _print(self) -> None:
        if self.voucher is not None:
            self._page.paper_requested.emit(vouchers_wish(self._page.tools, [self.voucher.id]))

    def _look_for_stack(self, voucher: VoucherRow, *, prints: bool) -> None:
        """Offer to print those again that were issued with it, as when a sheet jammed."""
        self._stack = []
        self.stack.hide()
        if prints and voucher.customer_id is None:
            stack = self._page.tools.services.vouchers.stack
            self._page.load(lambda: stack(voucher.id), lambda ids: self._offer_stack(voucher, ids))

    def _offer_stack(self, voucher: VoucherRow, ids: list[int]) -> None:
        if self.voucher is voucher and len(ids) > 1:
            self._stack = ids
            self.stack.setText(tr("Print all {count} of its stack").format(count=len(ids)))
            self.stack.show()

    def _print_stack(self) -> None:
        self._page.paper_requested.emit(vouchers_wish(self._page.tools, self._stack))

    def _copy(self) -> None:
        if self.voucher is not None:
            QGuiApplication.clipboard().setText(spaced(self.voucher.code))
            self._page.said.emit(tr("Copied."), None)

    def _ask_cancel(self) -> None:
        voucher = self.voucher
        if voucher is None:
            return
        cancel = self._page.tools.services.vouchers.cancel
        confirm(
            self,
            tr("Cancel this voucher?"),
            tr("Whoever brings it is told that it was cancelled. Undo takes that back."),
            tr("Cancel the voucher"),
            lambda: self._do(lambda: cancel(voucher.code), tr("Cancelled.")),
            danger=True,
        )

    def _open_customer(self) -> None:
        if self.voucher is not None and self.voucher.customer_id is not None:
            self._page.open_customer_requested.emit(self.voucher.customer_id)

    def _say(self, words: object, text: str) -> None:
        words.setText(text)  # type: ignore[attr-defined]
        words.setVisible(bool(text))  # type: ignore[attr-defined]


_TONES = {VoucherState.OPEN: Tone.ACCENT, VoucherState.EXPIRED: Tone.DUE, VoucherState.USED: Tone.DONE}
