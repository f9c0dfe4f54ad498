"""The person a task is about, at a glance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from delight.domain.cases.case import CaseDetail, CaseFilter, CaseRow
from delight.domain.customers.customer import CustomerDetail
from delight.domain.today import TaskKind, TodayRow
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.fields.people import to_know, wishes
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.look.wrapped import LONGEST_LARGE, WrappedLabel
from delight.ui.kit.words.formats import ago, date_text
from delight.ui.kit.words.labels import label_of, standing_mark
from delight.ui.kit.words.reasons import why_standing, why_surprised

if TYPE_CHECKING:
    from delight.services.bundle import Services

_MOST_CASES, _LARGE_BASE = 3, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What is shown of one task: the customer with their open cases, or an anonymous case."""

    customer: CustomerDetail | None
    cases: tuple[CaseRow, ...]
    case: CaseDetail | None
    task: TodayRow
    now: datetime
    zone: tzinfo | None


def read_glance(services: Services, task: TodayRow) -> Glance:
    """Read it; called on the worker."""
    customer = None if task.customer_id is None else services.customers.get(task.customer_id)
    mine = CaseFilter(customer_id=task.customer_id, open_only=True)
    return Glance(
        customer=customer,
        cases=tuple(services.cases.page(mine, limit=_MOST_CASES)) if customer else (),
        case=None if task.case_id is None else services.cases.get(task.case_id),
        task=task,
        now=services.now(),
        zone=services.zone,
    )


class GlanceCard(QWidget):
    """Name, phone, how things stand and why, what they asked for, what to know, open cases, last surprise.

    What is suggested for them, and why, stands there in full.

    Whoever wants no calls has no number here, and whoever wants no e-mail no address.
    """

    open_customer_requested = Signal(int)
    open_case_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about: tuple[int | None, int | None] = (None, None)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(self.tr("The person at a glance"))

    def show_nothing(self) -> None:
        """Show nobody."""
        self._about = (None, None)
        empty(self._box)

    def show_row(self, task: TodayRow) -> None:
        """Show what a row tells, unless its person is here already; the rest is on its way."""
        about = _about(task.customer_id, task.case_id)
        if about == self._about:
            return
        self.show_nothing()
        self._about = about
        if task.customer_id is not None:
            self._box.addWidget(Card(_head(task.customer_name, task.phone), space=10))
        elif task.case_id is not None:
            what = label(task.what, wrap=True, selectable=True)
            self._box.addWidget(Card(label(self.tr("Anonymous"), "heading"), what, space=10))

    def show_glance(self, glance: Glance) -> None:
        """Show somebody else."""
        self.show_nothing()
        who, case = glance.customer, glance.case
        self._about = _about(who.id if who else None, case.id if case else None)
        if who is None and case is None:
            return
        card = Card(space=10)
        if who is not None:
            self._add_customer(card, glance, who)
        elif case is not None:
            self._add_case(card, case)
        self._box.addWidget(card)

    def _add_customer(self, card: Card, glance: Glance, who: CustomerDetail) -> None:
        card.body.addLayout(_head(who.name, "" if who.no_calls else who.phone))
        if glance.task.kind is TaskKind.SUGGESTION:
            card.body.addWidget(_suggested(glance))
        if who.email and not who.no_email:
            card.body.addWidget(OneLine(who.email, "quiet"))
        card.body.addLayout(_standing(who))
        if asked := wishes(who):
            card.body.addWidget(label(" · ".join(asked), "small", wrap=True))
        if told := to_know(who):
            card.body.addWidget(_know(told))
        for case in glance.cases:
            card.body.addLayout(self._case_link(case))
        for words in self._facts(glance, who):
            card.body.addWidget(label(words, "small", wrap=True))
        card.body.addSpacing(2)
        open_page = push_button(self.tr("Open their page"), self._opener(who.id))
        open_page.setAccessibleName(self.tr("Open the page of {name}").format(name=who.name))
        card.body.addWidget(open_page)

    def _add_case(self, card: Card, case: CaseDetail) -> None:
        card.body.addWidget(label(self.tr("Anonymous"), "heading"))
        card.body.addWidget(label(case.what, wrap=True, selectable=True))
        card.body.addWidget(
            push_button(
                self.tr("Open {case}").format(case=case.reference),
                lambda: self.open_case_requested.emit(case.id),
            )
        )

    def _case_link(self, case: CaseRow) -> QBoxLayout:
        link = push_button(case.reference, lambda: self.open_case_requested.emit(case.id), role="link")
        link.setProperty("flush", "true")  # its words begin where all words do
        link.setAccessibleName(self.tr("Open {case}").format(case=case.reference))
        stage = label(label_of(case.stage), "small")
        first = row(None, link, None, stage)
        if type_sizes().base >= _LARGE_BASE:  # beside each other they would be wider than the side
            first = column(None, link, stage, space=0)
        return column(None, first, OneLine(case.what, "small"), space=0)

    def _facts(self, glance: Glance, who: CustomerDetail) -> list[str]:
        facts = []
        if who.last_gesture and who.last_gesture_at:
            when = ago(who.last_gesture_at, glance.now, glance.zone)
            facts.append(self.tr("Last surprise: {what}, {when}").format(what=who.last_gesture, when=when))
        if who.last_seen:
            day = date_text(who.last_seen, glance.now.astimezone(glance.zone).date())
            facts.append(self.tr("Last here: {day}").format(day=day))
        return facts

    def _opener(self, customer_id: int) -> Callable[[], None]:
        return lambda: self.open_customer_requested.emit(customer_id)


def _about(customer_id: int | None, case_id: int | None) -> tuple[int | None, int | None]:
    """Return whom it is about: the customer, else the case of somebody unknown."""
    return customer_id, case_id if customer_id is None else None


def _head(who: str, phone: str) -> QVBoxLayout:  # type: ignore[type-arg]
    name = WrappedLabel(breaks=True, longest=LONGEST_LARGE)  # beside the face there is little room
    name.setTextFormat(Qt.TextFormat.PlainText)
    name.setProperty("role", "heading")
    name.setText(who)
    words = column(None, None, name, space=2)
    if phone:
        words.addWidget(label(phone, "quiet", wrap=True, selectable=True))
    words.addStretch(1)
    head = row(None, Avatar(who, 44), words, space=12)
    head.setStretch(1, 1)
    return head  # type: ignore[return-value]


def _standing(who: CustomerDetail) -> QVBoxLayout:
    tone, icon = standing_mark(who.standing)
    why = label(why_standing(who.why, who.facts.today), "small", wrap=True)
    return column(None, Pill(label_of(who.standing), tone, icon), why, space=4)  # type: ignore[return-value]


def _suggested(glance: Glance) -> QFrame:
    """Return what is suggested for somebody and why, in full: in the row there is no room for it."""
    task, box = glance.task, QFrame()
    box.setProperty("role", "note")
    why = why_surprised(task.why, task.figures, glance.now.astimezone(glance.zone).date())
    column(
        box, label(task.what, "heading", wrap=True), label(why, wrap=True), space=2, margins=(12, 8, 12, 8)
    )
    return box


def _know(words: str) -> QFrame:
    """Return what to know about somebody, on a ground of its own."""
    box = QFrame()
    box.setProperty("role", "note")
    column(box, label(words, wrap=True), margins=(12, 8, 12, 8))
    return box
