"""Privacy: how long the shop keeps what it knows, and letters that a legal hold keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from delight.domain.customers.privacy import HeldLetter
from delight.domain.customers.retention import RetentionPlan, RetentionRule
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, empty, label, line, row
from delight.ui.kit.words.formats import counted, date_text
from delight.ui.kit.work.page import Page
from delight.ui.settings.group import Group
from delight.ui.settings.hold_strip import HoldStrip
from delight.ui.settings.retention_sheet import RetentionSheet, outlived_words
from delight.ui.settings.scale import scaled

_YEARS = (1, 2, 3, 5, 6, 8, 10, 12)
_MONTHS_A_YEAR, _CHOICE = 12, 150


class PrivacyGroup(Group):
    """Two cards; each choice is saved as it is made, and nothing is removed by that."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._plan: RetentionPlan | None = None
        self._asked = False  # somebody wants to see it, and it is not read yet
        self._today = date.min
        self.choices = {name: Choice(name=words) for name, words in self._rules().items()}
        for name, choice in self.choices.items():
            choice.setMinimumWidth(scaled(_CHOICE))
            choice.picked.connect(lambda months, name=name: self._set(name, months))
        self.due = label("", wrap=True)
        self.look = push_button(self.tr("See who and what …"), self._look)
        self.hold = HoldStrip(page)
        self.held = QWidget()
        self._held = column(self.held, space=4)
        self.add(self._keep_card(), self._hold_card())

    @override
    def refresh(self) -> None:
        if not self.isVisible():
            return  # it reads all that was ever kept: only for whoever looks
        tools = self._page.tools

        def read() -> tuple[RetentionPlan, list[HeldLetter], date]:
            services = tools.services
            return services.retention.plan(), services.privacy.held(), services.context.today()

        self._page.load(read, lambda answer: self._show(*answer))

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.refresh()

    def _rules(self) -> dict[str, str]:
        return {
            "customers": self.tr("Customers we have not seen"),
            "cases": self.tr("Cases that are closed"),
            "letters": self.tr("Letters"),
        }

    def _keep_card(self) -> Card:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for number, (name, words) in enumerate(self._rules().items()):
            said = label(words, wrap=True)
            said.setBuddy(self.choices[name])
            grid.addWidget(said, number, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.choices[name], number, 1)
        about = label(
            self.tr(
                "Nothing goes by itself: it is shown here, and removed when you say so. Figures stay, "
                "without a person."
            ),
            "quiet",
            wrap=True,
        )
        foot = row(None, self.due, self.look, space=12)
        foot.setStretch(0, 1)
        return Card(label(self.tr("How long we keep"), "heading"), about, grid, line(), foot, space=12)

    def _hold_card(self) -> Card:
        about = label(
            self.tr(
                "Where there is a dispute, a letter can be kept until a day, even if its customer is erased."
            ),
            "quiet",
            wrap=True,
        )
        heading = label(self.tr("Letters under a legal hold"), "heading")
        return Card(heading, about, self.held, self.hold, space=8)

    def _show(self, plan: RetentionPlan, held: list[HeldLetter], today: date) -> None:
        self._plan, self._today = plan, today
        for name, choice in self.choices.items():
            months = getattr(plan.rule, name)
            choice.set_values(self._offers(months))
            choice.set_value(months)
        self.due.setText(outlived_words(plan))
        self.look.setVisible(plan.count > 0)
        if self._asked:
            self._asked = False
            self._look()
        self._show_held(held, today)

    def _offers(self, months: int | None) -> list[tuple[int | None, str]]:
        years = {n * _MONTHS_A_YEAR: self._years(n) for n in _YEARS}
        if months is not None and months not in years:
            years[months] = counted(months, self.tr("for 1 month"), "for %n months", "PrivacyGroup")
        return [(None, self.tr("for good")), *sorted(years.items())]

    def _years(self, years: int) -> str:
        return counted(years, self.tr("for 1 year"), "for %n years", "PrivacyGroup")

    def _set(self, name: str, months: int | None) -> None:
        tools = self._page.tools
        rule = replace(self._plan.rule if self._plan else RetentionRule(), **{name: months})
        said = self.tr("How long we keep is saved. Nothing was removed.")
        self._page.do(lambda: tools.services.retention.set_rule(rule), said)

    def _look(self) -> None:
        """Show who and what; before that is read it comes as soon as it is."""
        if self._plan is None:
            self._asked = True
            self.due.setText(self.tr("Looking …"))
        elif self._plan.count:
            RetentionSheet(self._page, self._plan, self._today).open()

    def _show_held(self, held: list[HeldLetter], today: date) -> None:
        empty(self._held)
        for letter in held:
            self._held.addWidget(self._held_row(letter, today))
        self.held.setVisible(bool(held))

    def _held_row(self, letter: HeldLetter, today: date) -> QWidget:
        box = QWidget()
        whose = letter.customer_name or self.tr("somebody who was erased")
        over = letter.until < today
        until = self.tr("was held until {day}") if over else self.tr("until {day}")
        told = f"{until.format(day=date_text(letter.until, today))}: {letter.why}"
        words = column(
            None,
            label(f"{letter.number}, {whose}", wrap=True),
            label(told, "small", wrap=True),
            space=2,
        )
        goes = over and not letter.customer_name
        words_of_it = self.tr("Remove it") if goes else self.tr("Lift the hold")
        deed = push_button(words_of_it, lambda: self._end(letter, goes=goes), role="quiet")
        deed.setAccessibleName(f"{words_of_it}: {letter.number}")
        row(box, words, deed, space=12).setStretch(0, 1)
        return box

    def _end(self, letter: HeldLetter, *, goes: bool) -> None:
        privacy = self._page.tools
        if goes:
            said = self.tr("{number} is removed for good.").format(number=letter.number)
            self._page.do(lambda: privacy.services.privacy.let_go([letter.id]), said)
        else:
            said = self.tr("{number} is not held any more.").format(number=letter.number)
            self._page.do(lambda: privacy.services.privacy.hold(letter.id, None), said)
