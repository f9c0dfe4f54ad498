"""Vouchers and stamp cards, as a tab of the Surprises page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.domain.codes import CodeKind
from delight.domain.errors import DelightError
from delight.domain.loyalty.stamp_cards import CardState, StampCardRow
from delight.domain.loyalty.vouchers import Liability, VoucherRow, VoucherState
from delight.domain.shop import ShopRow
from delight.ui.kit.actions import ActionDef, action_button, add_actions
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.files.unfinished_file import Kept
from delight.ui.kit.look.cards import EmptyState
from delight.ui.kit.look.layouts import column, label, row, scrolled, show_opened
from delight.ui.kit.paper_wish import stamp_cards_wish, vouchers_wish
from delight.ui.kit.rows.rows import RowList, RowLook, row_model
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.voucher_wish import VoucherWish
from delight.ui.kit.work.page import Page, Tools
from delight.ui.kit.work.tasks import Loader
from delight.ui.surprises.loyalty.card_pane import CardPane
from delight.ui.surprises.loyalty.code_line import CodeLine
from delight.ui.surprises.loyalty.forms import LoyaltyForms
from delight.ui.surprises.loyalty.keeping import read_kept
from delight.ui.surprises.loyalty.kinds import Kind, nothing_words, states_of
from delight.ui.surprises.loyalty.voucher_pane import VoucherPane
from delight.ui.surprises.loyalty.words import card_look, liability_words, tr, voucher_look

_SIDE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What stands above the list, read in one go."""

    shop: ShopRow
    owed: Liability
    kept: Kept


class LoyaltyView(Page):
    """Vouchers and stamp cards: what is out, and what they are worth.

    ``head`` stands at the right of the page's title while this is shown.
    """

    SHOWS = frozenset({Noun.VOUCHER, Noun.REDEMPTION, Noun.STAMP_CARD, Noun.STAMP, Noun.CUSTOMER, Noun.SHOP})

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._currency, self._search = "", ""
        self._asked: VoucherWish | None = None
        self._is_new = False
        self._loader = Loader(tools.tasks, self)
        self.forms = LoyaltyForms(self, self._on_issued, self._on_opened)
        self.acts = add_actions(self, *self._definitions())
        self.head = QWidget()
        self._makes = {Kind.CARDS: self.acts["card-new"], Kind.VOUCHERS: self.acts["voucher-new"]}
        self.new = {kind: action_button(act, role="primary") for kind, act in self._makes.items()}
        row(self.head, *self.new.values())
        self.line = CodeLine(self)
        kinds = [(Kind.VOUCHERS, tr("Vouchers")), (Kind.CARDS, tr("Stamp cards"))]
        self.kind = OneOf(kinds, name=tr("What is listed"), tabs=True)
        self.kind.take(Kind.VOUCHERS)
        self.states = {kind: OneOf(states_of(kind), name=tr("Which of them")) for kind in Kind}
        self.owed = label("", "quiet", wrap=True)
        self.model = row_model(self._fetch, self._look, tasks=tools.tasks, key=attrgetter("id"), parent=self)
        self.list = RowList(self.model, name=tr("Vouchers and stamp cards"))
        self.voucher, self.card = VoucherPane(self), CardPane(self)
        self.nothing = EmptyState("ticket", "", tr("New voucher"), self._new)
        self.unchosen = EmptyState("ticket", tr("Choose one of the list, or scan it."))
        self._lay_out()
        self._turn_to(self.unchosen)
        self._connect()
        self._show_states()

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self.load(self._read, self._show_head)
        self.model.reload()

    @override
    def focus_first(self) -> None:
        self.line.take_keyboard()

    def show_code(self, kind: CodeKind, record: int) -> None:
        """Show the voucher or card whose code was typed or scanned."""
        self._list(Kind.VOUCHERS if kind is CodeKind.VOUCHER else Kind.CARDS)
        self.list.choose_later(record)
        self._show_record(record)

    def issue_for(self, wish: VoucherWish) -> None:
        """Start a voucher with what another page knows of it."""
        self._asked = wish
        self._begin_asked()

    def search(self, text: str) -> None:
        """List what fits some words: part of a code, a name, a thing."""
        self._search = text
        self.model.reload()

    @property
    def searched(self) -> str:
        """Return the words that narrow the list; none where it has all."""
        return self._search

    def _definitions(self) -> list[ActionDef]:
        group = tr("Vouchers and stamp cards")
        return [
            ActionDef(
                name="voucher-new", text=tr("New voucher"), do=self.forms.issue_one,
                key="+", icon="plus", group=group,
            ),
            ActionDef(
                name="card-new", text=tr("New stamp cards"), do=self.forms.hand_out_some,
                key="+", icon="plus", group=group,
            ),
            ActionDef(name="code", text=tr("Type or scan a code"), do=self.focus_first, key="/", group=group),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        self.details = QWidget()
        column(self.details, self.unchosen, self.voucher, self.card, None)
        side = QWidget()
        column(side, self.forms.box, self.details, None, space=12, margins=(0, 0, 12, 12))
        self.side = scrolled(side)
        self.side.setMinimumWidth(_SIDE)
        left = column(None, self.line, row(None, self.kind, None), *self.states.values(), self.owed, space=10)
        for part in (self.list, self.nothing):
            left.addWidget(part, 1)
        self.nothing.hide()
        both = row(None, left, self.side, space=20)
        both.setStretch(0, 5)
        both.setStretch(1, 4)
        column(self.content, self.forms.keeping.back, both, space=8, margins=(0, 8, 10, 0)).setStretch(1, 1)

    def _connect(self) -> None:
        self.kind.changed.connect(self._on_kind)
        for kind, chips in self.states.items():
            chips.take(states_of(kind)[0][0])
            chips.changed.connect(self.model.reload)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _row: self._pane_button().setFocus(Qt.FocusReason.TabFocusReason))
        self.model.modelReset.connect(self._show_nothing)
        self.forms.opened.connect(self._on_form)
        self.forms.closed.connect(self._on_closed)
        self.forms.came_back.connect(partial(show_opened, self.side))

    def _read(self) -> _Head:
        services = self.tools.services
        shop, owed = services.shop.row(), services.vouchers.liability()
        return _Head(shop=shop, owed=owed, kept=read_kept(services))

    def _show_head(self, head: _Head) -> None:
        if head.shop.currency != self._currency:
            self._currency = head.shop.currency
            self.model.reload()
        self.forms.show(head.shop, head.kept)
        self.owed.setText(liability_words(head.owed, head.shop.currency))
        self._show_states()
        self._begin_asked()

    def _fetch(self, ask: Ask) -> Sequence[VoucherRow | StampCardRow]:
        services, state, search = self.tools.services, self._state(), self._search
        if self._listed is Kind.VOUCHERS:
            wanted = VoucherState(state) if state else None
            return services.vouchers.page(None, wanted, search, ask.offset, ask.limit)
        wanted_card = CardState(state) if state else None
        return services.stamp_cards.page(None, wanted_card, search, ask.offset, ask.limit)

    @property
    def _listed(self) -> Kind:
        return Kind(str(self.kind.value()))

    def _state(self) -> str:
        return str(self.states[self._listed].value() or "")

    def _look(self, record: VoucherRow | StampCardRow) -> RowLook:
        return voucher_look(record, self._currency) if isinstance(record, VoucherRow) else card_look(record)

    def _show_states(self) -> None:
        for kind, chips in self.states.items():
            for part in (chips, self.new[kind], self._makes[kind]):  # one key makes what is listed
                part.setVisible(kind is self._listed)
        self.owed.setVisible(self._listed is Kind.VOUCHERS)

    def _on_kind(self) -> None:
        self._show_states()
        self._turn_to(self.unchosen)
        self.model.reload()

    def _list(self, kind: Kind, state: str = "") -> None:
        self._search = ""
        if self.kind.value() != kind:
            self.kind.take(kind)
            self._show_states()
        self.states[kind].take(state)
        self.model.reload()

    def _on_chosen(self, record: VoucherRow | StampCardRow | None) -> None:
        if record is None:
            self._turn_to(self.unchosen)
        else:
            self._show_record(record.id)

    def _show_record(self, record: int) -> None:
        services = self.tools.services
        get = services.vouchers.get if self._listed is Kind.VOUCHERS else services.stamp_cards.get
        self._loader.load(lambda: get(record), self._show_detail, self._on_gone)

    def _show_detail(self, record: VoucherRow | StampCardRow) -> None:
        pane = self.voucher if isinstance(record, VoucherRow) else self.card
        within = _has_keyboard(pane)
        if isinstance(record, VoucherRow):
            self.voucher.show_voucher(record, self._currency)
        else:
            self.card.show_card(record)
        self._turn_to(pane)
        if self._is_new:
            self._is_new = False
            pane.printed.setFocus()
        elif within and not _has_keyboard(pane):  # what was pressed there is gone
            self._go_to_list()

    def _turn_to(self, pane: QWidget) -> None:
        for one in (self.unchosen, self.voucher, self.card):
            one.setVisible(one is pane and (pane is not self.unchosen or self.nothing.isHidden()))

    def _on_gone(self, error: Exception) -> None:
        if isinstance(error, DelightError):
            self._turn_to(self.unchosen)
        else:
            self.banner.show_error(error)

    def _show_nothing(self) -> None:
        some = self.model.rowCount() > 0
        self.list.setVisible(some)
        self.nothing.setVisible(not some)
        self.nothing.say(*nothing_words(self._listed, self._state(), self._search))
        if self.voucher.isHidden() and self.card.isHidden():
            self._turn_to(self.unchosen)

    def _pane_button(self) -> QWidget:
        firsts = (self.voucher.take, self.card.stamp, self.card.reward)
        return next((one for one in firsts if one.isVisible()), self.list)

    def _begin_asked(self) -> None:
        """Open the form that another page asked for, as soon as it is known what money is counted in."""
        if (wish := self._asked) is not None and self._currency:
            self._asked = None
            self.forms.issue_one(wish)

    def _new(self) -> None:
        (self.forms.issue_one if self._listed is Kind.VOUCHERS else self.forms.hand_out_some)()

    def _on_form(self, _form: QWidget) -> None:
        self.details.hide()
        self.side.verticalScrollBar().setValue(0)

    def _on_issued(self, voucher_ids: tuple[int, ...]) -> None:
        self._show_new(Kind.VOUCHERS, voucher_ids)
        if len(voucher_ids) > 1:
            self.paper_requested.emit(vouchers_wish(self.tools, voucher_ids))

    def _on_opened(self, card_ids: tuple[int, ...]) -> None:
        self._show_new(Kind.CARDS, card_ids)
        if len(card_ids) > 1:
            self.paper_requested.emit(stamp_cards_wish(self.tools, card_ids))

    def _show_new(self, kind: Kind, ids: tuple[int, ...]) -> None:
        """List what is new among what is out there; one alone is shown, ready to be printed."""
        self.line.empty()
        self._list(kind, states_of(kind)[0][0])
        if len(ids) == 1:
            self._is_new = True
            self.list.choose_later(ids[0])
            self._show_record(ids[0])

    def _go_to_list(self) -> None:
        first = self.list if self.nothing.isHidden() else self.line.line
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_closed(self) -> None:
        """Go on in the list: Qt would hand the keyboard to whatever stands next."""
        self.details.show()
        self._go_to_list()


def _has_keyboard(pane: QWidget) -> bool:
    return pane.isAncestorOf(QApplication.focusWidget() or pane)
