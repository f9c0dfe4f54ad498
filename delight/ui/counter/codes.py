"""Here's a voucher: one field for every code, typed or scanned, and what it is good for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.codes import CodeKind
from delight.domain.customers.customer import CustomerRow
from delight.domain.errors import DelightError
from delight.domain.loyalty.stamp_cards import CardState, StampCardRow
from delight.domain.loyalty.vouchers import VoucherRow
from delight.ui.counter.card_view import CardView, Stamped
from delight.ui.counter.pad import code_pad
from delight.ui.counter.sheet import CounterSheet, Done
from delight.ui.counter.voucher_view import VoucherView
from delight.ui.counter.who import Who
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.fields.scanned import ScannedLine
from delight.ui.kit.keys import ENTERS, begins_scan
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.late_stack import LateStack
from delight.ui.kit.look.layouts import FlowLayout, column, label
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.page import Tools

LONGEST = 60
"""A scan that came twice is read as one; nothing longer is a code."""


class CodeSheet(CounterSheet):
    """What is scanned is looked up at Enter; Enter never takes a voucher, since scanners send it twice."""

    paper_requested = Signal(object)
    """Show a ``PaperWish`` and print it."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, "", parent)
        self.line = ScannedLine(placeholder="VK7 2NP XR4")
        self.line.scanned.connect(self.look_up)
        self.line.setMaxLength(LONGEST)
        self.field = Field(self.tr("Type or scan the code"), self.line)
        self.hint = label(self.tr("On a voucher, a stamp card or a reply slip."), "quiet", wrap=True)
        self.pad = code_pad(self.line)
        self.look = push_button(self.tr("Look it up"), self.look_up, role="primary", icon="search")
        self.new_card = push_button(self.tr("New stamp card"), self._ask_whose, icon="plus")
        self.ways = QWidget()
        flow = FlowLayout(self.ways, space=12)
        for button in (self.look, self.new_card):
            flow.addWidget(button)
        self.voucher, self.card = VoucherView(self), CardView(self)
        self.told = label("", "heading", wrap=True)
        self.whose = self._lay_whose()
        self.pages = LateStack()
        self._nothing = QWidget()
        column(self._nothing, self.pad, self.ways, None, space=16)
        self._pages = (self._nothing, self.voucher, self.card, self.told, self.whose)
        for page in self._pages:
            self.pages.addWidget(page)
        self.lay_out(self.field, self.hint, self.pages)
        self.clear()

    @override
    def clear(self) -> None:
        self.line.clear()
        self._begin()

    @override
    def focus_first(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    @override
    def go_back(self) -> None:
        if self.pages.currentWidget() is self._nothing:
            super().go_back()
        else:
            self._begin()
            self.focus_first()

    def take_key(self, text: str) -> None:
        """Begin with the first letter of a code that is being scanned."""
        self.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.insert(text)

    def look_up(self) -> None:
        """Find out what the code stands on; a stamp card is stamped at once."""
        text = self.line.text()
        self.line.take()
        self.field.show_problem("")
        if text.strip():
            self.ask(lambda: self._read(text), self._show, self._refuse)
        else:
            self.focus_first()

    def show_card(self, card: StampCardRow, words: str = "", *, before: int | None = None) -> None:
        """Show a stamp card and what just happened to it."""
        self.call(self.tr("Stamp card"))
        self.card.show_card(card, words, before=before)
        self._turn_to(self.card)

    def finish(self, done: Done) -> None:
        """Go back to the five fields with a kind word."""
        self.done.emit(done)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in ENTERS and self.line.hasFocus():
            if not event.isAutoRepeat():
                self.look_up()
        elif begins_scan(event):
            self.take_key(event.text())  # no field took it: the next scan, wherever the keyboard rests
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        self.call(self.tr("Here’s a voucher"))
        self.field.show_problem("")
        self.banner.hide()
        self.field.show()
        self.hint.show()
        self._turn_to(self._nothing)

    def _turn_to(self, page: QWidget) -> None:
        asks = page is not self.whose
        self.field.setVisible(asks)
        self.hint.setVisible(page is self._nothing)
        for one in self._pages:  # as high as what is shown, not as the highest of all
            high = QSizePolicy.Policy.Preferred if one is page else QSizePolicy.Policy.Ignored
            one.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self.pages.setCurrentWidget(page)
        self.area.verticalScrollBar().setValue(0)

    def _read(self, text: str) -> VoucherRow | Stamped | str:
        services = self.tools.services
        found = services.loyalty_codes.what_is(text)
        if found.kind is CodeKind.VOUCHER:
            self.voucher.currency = services.shop.row().currency
            return services.vouchers.find(text)
        if found.kind is CodeKind.SLIP:
            return found.code
        before = services.stamp_cards.find(text)
        if before.state is not CardState.OPEN:
            return Stamped(before=before, now=before)
        changes = services.stamp_cards.stamp_card(before.id)
        return Stamped(before=before, now=services.stamp_cards.get(before.id), changes=changes)

    def _show(self, found: VoucherRow | Stamped | str) -> None:
        if isinstance(found, VoucherRow):
            self.call(self.tr("Voucher"))
            self.voucher.show_voucher(found)
            self._turn_to(self.voucher)
        elif isinstance(found, str):
            self.call(self.tr("Reply slip"))
            words = self.tr("A reply slip. Keep it: its answer is entered in Letters, Archive. Thank you!")
            self.told.setText(words)
            self._turn_to(self.told)
            announce(self, words)
        else:
            self._show_stamped(found)
        self.focus_first()

    def _show_stamped(self, found: Stamped) -> None:
        self.show_card(found.now, self.card.stamped(found), before=found.before.stamps)

    def _refuse(self, error: Exception) -> None:
        """Say what is wrong below the code, which stays and is marked: the next scan takes its place."""
        if not isinstance(error, DelightError):
            self.banner.show_error(error)
            return
        plain = words_for(error)
        words = " ".join(part for part in (plain.what, plain.remedy) if part)
        self._begin()
        self.field.show_problem(words)
        announce(self, words)
        self.focus_first()

    def _lay_whose(self) -> QWidget:
        self.who = Who(self.tools, self.tr("Whose card is it?"))
        self.who.chosen.connect(self._open_card_for)
        nobody = push_button(self.tr("Without a name"), lambda: self._open_card(None))
        self.nobody = nobody
        page = QWidget()
        column(page, self.who, nobody, None, space=16)
        return page

    def _ask_whose(self) -> None:
        self.call(self.tr("New stamp card"))
        self.who.clear()
        self._turn_to(self.whose)
        self.who.focus_first()

    def _open_card_for(self, person: CustomerRow) -> None:
        self._open_card(person.id)

    def _open_card(self, customer_id: int | None) -> None:
        cards = self.tools.services.stamp_cards

        def open_() -> tuple[Changes, StampCardRow]:
            changes = cards.open() if customer_id is None else cards.open_for(customer_id)
            return changes, cards.get(changes.record)

        self.ask(open_, self._on_opened)

    def _on_opened(self, opened: tuple[Changes, StampCardRow]) -> None:
        changes, card = opened
        self.card.opened(card, changes)
        words = self.tr("A new card, with {count} stamps on it already.")
        self.show_card(card, words.format(count=card.stamps))
        self.line.clear()
        self.card.focus_first()
