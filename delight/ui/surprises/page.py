"""The Surprises page: this week's surprises, vouchers and stamp cards, and what customers answered."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.domain.codes import CodeKind
from delight.ui.kit import machine
from delight.ui.kit.actions import ActionDef, add_actions, set_letter_keys, tip_text
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.look.late_stack import LateStack
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.voucher_wish import VoucherWish
from delight.ui.kit.work.page import Page, Tools
from delight.ui.surprises.answers.page import AnswersView
from delight.ui.surprises.loyalty.page import LoyaltyView
from delight.ui.surprises.week.view import WeekView

View = WeekView | LoyaltyView | AnswersView
AView = TypeVar("AView", LoyaltyView, AnswersView)
_RIGHT = 22
"""Pixels at the right of the head: its buttons end where the cards below it do."""


class Tab(StrEnum):
    """What the page shows."""

    WEEK = "week"
    LOYALTY = "loyalty"
    ANSWERS = "answers"
    """For the owner; nobody else reads what customers answered."""


class SurprisesPage(Page):
    """A title, tabs and what they show; each tab reads and does its own."""

    SHOWS: frozenset[Noun] = frozenset()

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.week = WeekView(tools)
        self._made: dict[Tab, View] = {Tab.WEEK: self.week}
        self._turns: dict[Tab, QAction] = {}
        self._stack, self._heads = LateStack(), QWidget()
        self._head_box = row(self._heads, space=0)
        self.tabs = ChipRow(one_only=True, tabs=True, name=self.tr("What is shown"))
        group = self.tr("Surprises")
        for number, (tab, words) in enumerate(_titles().items(), 1):
            self.tabs.add(tab, words, tip=tip_text(words, f"Alt+{number}"))
            turn = ActionDef(
                name=f"tab-{tab}",
                text=words,
                do=lambda tab=tab: self.show_tab(tab),
                key=f"Alt+{number}",
                group=group,
            )
            self._turns |= {Tab(name[4:]): act for name, act in add_actions(self, turn).items()}
        self.tabs.changed.connect(lambda: self.show_tab(Tab(str(self.tabs.value()))))
        self._add(self.week)
        self._build()
        self.tabs.choose(Tab.WEEK)

    @property
    def loyalty(self) -> LoyaltyView:
        """Vouchers and stamp cards; made when they are first looked at."""
        return self._view(Tab.LOYALTY, LoyaltyView)

    @property
    def answers(self) -> AnswersView:
        """Would they recommend us? Made when it is first looked at."""
        return self._view(Tab.ANSWERS, AnswersView)

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        offered, turn = self.tools.services.context.sees_all, self._turns[Tab.ANSWERS]
        self.tabs.chip(Tab.ANSWERS).setVisible(offered)
        turn.setVisible(offered)
        turn.setEnabled(offered)

    @override
    def focus_first(self) -> None:
        self._shown().focus_first()

    def show_tab(self, tab: Tab) -> None:
        """Show one of the tabs, and bring the keyboard there."""
        view: View = getattr(self, tab.value)
        self.tabs.choose(tab)
        if self._stack.currentWidget() is not view:
            self._stack.setCurrentWidget(view)
            view.content.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt chose whatever comes first in it
        for made in self._made.values():
            made.head.setVisible(made is view)
        view.take_keyboard()

    def surprise(self, customer_id: int) -> None:
        """Start a surprise for this customer."""
        self.show_tab(Tab.WEEK)
        self.week.surprise(customer_id)

    def issue_voucher(self, wish: VoucherWish) -> None:
        """Start a voucher, as another page asks for it."""
        self.show_tab(Tab.LOYALTY)
        self.loyalty.issue_for(wish)

    def show_code(self, kind: CodeKind, record: int) -> None:
        """Show a voucher or a stamp card that was looked for by its code."""
        self.show_tab(Tab.LOYALTY)
        self.loyalty.show_code(kind, record)

    def _view(self, tab: Tab, kind: type[AView]) -> AView:
        made = self._made.get(tab)
        if not isinstance(made, kind):
            self._made[tab] = made = kind(self.tools)
            self._add(made)
            set_letter_keys(made, on=machine.load().letter_keys)
        return made

    def _shown(self) -> View:
        shown = self._stack.currentWidget()
        return next(view for view in self._made.values() if view is shown)

    def _add(self, view: View) -> None:
        self.pass_on(view)
        self._stack.addWidget(view)
        self._head_box.addWidget(view.head)

    def _build(self) -> None:
        title = QWidget()
        line = row(title, label(self.tr("Surprises"), "title"), self.tabs, space=16)
        line.setStretch(1, 1)
        line.setAlignment(self.tabs, Qt.AlignmentFlag.AlignVCenter)
        head = QWidget()
        YieldingRow(head, title, self._heads, letters=40).setContentsMargins(0, 0, _RIGHT, 0)
        column(self.content, head, self._stack, space=8, margins=(24, 16, 0, 0)).setStretch(1, 1)


def _titles() -> dict[Tab, str]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("Surprises", text)

    return {
        Tab.WEEK: tr("This week"),
        Tab.LOYALTY: tr("Vouchers and stamp cards"),
        Tab.ANSWERS: tr("Would they recommend us?"),
    }
