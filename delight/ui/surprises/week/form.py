"""Surprise someone: who, what, now or on a day, what it costs, a line for the note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from delight.domain.customers.customer import CustomerDetail
from delight.domain.customers.referrals import ReferralRow
from delight.domain.errors import ConflictError, InputError
from delight.domain.gestures import GestureDraft, GestureIdea, GestureKind, GestureRow, GestureState
from delight.ui.kit.actions import tip_text
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import AmountField, Field, Form, LineField, TextArea
from delight.ui.kit.keys import is_ctrl_enter
from delight.ui.kit.look.cards import Card, Heading, push_button
from delight.ui.kit.look.layouts import row
from delight.ui.kit.unfinished.fields import Remembered, said_in
from delight.ui.kit.work.page import Tools
from delight.ui.surprises.week.whom import WhomField
from delight.ui.surprises.words.saying import tr

_NOW, _LATER = "now", "later"
_OWN_WORDS = [GestureKind.GIFT.value, ""]


class SurpriseForm(Card):
    """Makes a ``GestureDraft``; nothing typed is lost when it is refused or put away."""

    logged = Signal(object)
    """The ``GestureDraft`` that somebody wants to keep; ``about`` says of what."""
    picked = Signal(str)
    """Another gesture of the catalogue was taken, by its key; empty for somebody's own words."""
    closed = Signal()
    opened = Signal()
    """Something is asked about from now on: a new surprise, one that is changed, or thanks."""
    giving_way = Signal()
    """What is typed makes room for something else that is asked about."""

    def __init__(self, tools: Tools, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(space=12, parent=parent)
        self._today = today
        self.chosen = Remembered(_OWN_WORDS, self)
        """The kind of a gesture, and its key in the catalogue."""
        self.uid = uuid4().hex
        """Of the surprise that is written here: saved again after a fault, it is stored once."""
        self._busy = False
        self._next: Callable[[], object] | None = None
        self.about: GestureRow | ReferralRow | None = None
        """The surprise that is changed, or the referral that is thanked."""
        self._who = WhomField(tools)
        self.who = self._who.box
        self.what = LineField(placeholder=self.tr("Your words, or pick one"))
        self.when = ChipRow(
            [(_NOW, self.tr("Given")), (_LATER, self.tr("Planned"))],
            one_only=True,
            name=self.tr("When?"),
        )
        self.day = DayField(name=self.tr("For which day?"), today=today, may_be_empty=False)
        self.cost = AmountField("", name=self.tr("Cost"), field="cost")
        self.note = TextArea(least=1, most=4, placeholder=self.tr("Because you …"))
        self.save = push_button("", self.submit, role="primary")
        self._build()
        self._connect()
        self.when.choose(_NOW)
        self._show_when()
        self.filled = said_in(self)
        """What stood in the fields before anybody typed."""

    @property
    def record(self) -> dict[str, Any]:
        """What is asked about, as plain values."""
        if isinstance(self.about, GestureRow):
            return {"gesture_id": self.about.id}
        return {"uid": self.uid, **({"link_id": self.about.link_id} if self.about else {})}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return said_in(self) != self.filled

    def close_form(self) -> None:
        """Put it away, with nothing in it; words for a new surprise that made room are back."""
        self._begin_new()
        self.hide()

    def surprise(self, customer: CustomerDetail) -> None:
        """Start with this customer."""
        self.who.set_taken(customer.id, customer.name)
        self._who.show_customer(customer)

    def thank(self, referral: ReferralRow) -> None:
        """Ask how somebody is thanked who brought somebody."""
        self._begin_about(referral, tr("Thank {name} for bringing {other}"), referral.who, referral.brought)
        self.who.set_taken(referral.who_id, referral.who)
        self._ask()

    def change(self, gesture: GestureRow) -> None:
        """Ask what is different about a surprise; for whom it is stays."""
        self._begin_about(gesture, tr("Change the surprise for {name}"), gesture.customer_name)
        self.who.set_taken(gesture.customer_id, gesture.customer_name)
        self.what.setText(gesture.name)
        self.cost.set_minor(gesture.cost_minor)
        self.note.setPlainText(gesture.note)
        self.chosen.put([gesture.kind.value, gesture.key])
        planned = gesture.state is GestureState.PLANNED
        self.when.choose(_LATER if planned else _NOW)
        self.when.hide()
        self.day.set_day(gesture.planned_on)
        self._show_when()
        self._ask()

    def when_free(self, go_on: Callable[[], object]) -> None:
        """Go on now, or once what is being saved is stored; not where that fails and has to be looked at."""
        if self._busy:
            self._next = go_on
        else:
            go_on()

    def hold(self) -> None:
        """Let nothing be sent twice while it is saved."""
        self._busy = True
        self.save.setEnabled(False)

    def stay(self) -> None:
        """What was refused has to be looked at."""
        self._busy, self._next = False, None
        self.save.setEnabled(True)

    def kept(self) -> None:
        """It is stored: begin anew, or go on with what waited for that."""
        go_on = self._next
        self.stay()
        self._begin_new()
        if go_on is not None:
            go_on()

    def leave_about(self) -> None:
        """Ask about nothing any more; what is typed waits until it is asked about again."""
        self.giving_way.emit()
        self._begin_new()

    def pick(self, idea: GestureIdea) -> None:
        """Take a gesture of the catalogue; what somebody typed about the cost gives way to its own."""
        self.what.setText(idea.name)
        self.cost.set_minor(idea.cost_minor)
        self.chosen.put([idea.kind.value, idea.key])

    def set_currency(self, currency: str) -> None:
        """Count in the shop's currency."""
        self.cost.set_currency(currency)

    def go_on(self) -> None:
        """Put the keyboard where the first thing is missing."""
        first = next((f for f in (self.who, self.what) if not f.text().strip()), self.save)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Begin anew."""
        self._who.begin()
        self.what.clear()
        self.cost.clear()
        self.note.clear()
        self.when.choose(_NOW)
        self.day.set_day(None)
        self.about, self.uid = None, uuid4().hex
        self._title.title.setText(self._new_words)
        self.when.show()
        self.form.clear_problems()
        self._show_when()
        self.chosen.put(_OWN_WORDS)

    def submit(self) -> None:
        """Hand the draft over if it is complete; else say what is missing, where it is missing."""
        if self._busy:
            return
        self.form.clear_problems()
        if self.who.value() is None:
            self._who.show_problem(self.tr("Choose somebody the shop knows."))
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self._who.is_welcome:
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            self._who.refuse()
            return
        try:
            self.logged.emit(self._draft())
        except InputError as error:
            self.form.show_error(error)

    def show_error(self, error: Exception) -> bool:
        """Show what was refused beside its field; ``False`` if it belongs to none."""
        if isinstance(error, ConflictError) and error.code == "gesture.not_welcome":
            self._who.refuse()
            return True
        return self.form.show_error(error)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if is_ctrl_enter(event):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _draft(self) -> GestureDraft:
        return GestureDraft(
            customer_id=self.who.value(),
            name=self.what.text(),
            kind=GestureKind(self.chosen.value[0]),
            cost_minor=self.cost.minor(),
            planned_on=self.day.day() if self.when.value() == _LATER else None,
            note=self.note.toPlainText(),
            key=self.chosen.value[1],
            uid=self.uid,
        )

    def _begin_new(self) -> None:
        """Begin a new surprise; words for one that stood here before are back."""
        self.clear()
        self._ask()

    def _ask(self) -> None:
        self.filled = said_in(self)
        self.opened.emit()

    def _begin_about(self, about: GestureRow | ReferralRow, title: str, name: str, other: str = "") -> None:
        self.giving_way.emit()
        self.clear()
        self.about = about
        self._title.title.setText(title.format(name=name, other=other))
        self.who.setEnabled(False)

    def _build(self) -> None:
        close = push_button(self.tr("Not now"), self.closed.emit, role="quiet")
        close.setToolTip(tip_text(self.tr("Put this away; what you typed stays"), "Esc"))
        what = Field(self.tr("What?"), self.what)
        cost = Field(self.tr("Cost"), self.cost)
        note = Field(self.tr("A line for the note"), self.note)
        self.form = Form(customer=self._who, gesture=what, cost=cost, note=note)
        for item in (self.when, self.day):
            item.setAccessibleDescription(self.tr("Was it given just now, or is it planned for a day?"))
        whom_what = row(None, self._who, what, space=12)
        whom_what.setStretch(0, 1)
        whom_what.setStretch(1, 1)
        for field in (self._who, what):
            whom_what.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        cost.setMaximumWidth(110)
        lines = row(None, note, cost, space=12)
        lines.setStretch(0, 1)
        lines.setAlignment(cost, Qt.AlignmentFlag.AlignTop)
        self.save.setToolTip(tip_text(self.tr("Keep this surprise"), "Ctrl+Return"))
        self._new_words = self.tr("Surprise someone")
        self._title = Heading(self._new_words, close)
        self.body.addWidget(self._title)
        self.body.addLayout(whom_what)
        self.body.addLayout(lines)
        self.body.addLayout(row(None, self.when, self.day, None, self.save, space=8))

    def _connect(self) -> None:
        self._who.taken.connect(self.go_on)
        for line in self.findChildren(QLineEdit):
            line.returnPressed.connect(self.submit)
        self.what.textEdited.connect(self._on_own_words)
        self.when.changed.connect(self._show_when)
        self.chosen.changed.connect(lambda: self.picked.emit(self.chosen.value[1]))

    def _on_own_words(self, _words: str) -> None:
        if isinstance(self.about, GestureRow):
            self.picked.emit("")
        else:
            self.chosen.put(_OWN_WORDS)

    def _show_when(self) -> None:
        if self.when.value() is None:
            self.when.choose(_NOW)
        later = self.when.value() == _LATER
        self.day.setVisible(later)
        if later and self.day.day() is None:
            self.day.set_day(self._today())
        kept = isinstance(self.about, GestureRow)
        self.save.setText(self.tr("Plan it") if later and not kept else self.tr("Keep it"))
