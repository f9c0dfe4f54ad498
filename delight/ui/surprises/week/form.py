"""Surprise someone: who, what, now or on a day, what it costs, a line for the note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.customers.customer import CustomerDetail
from delight.domain.errors import ConflictError, InputError
from delight.domain.gestures import GestureDraft, GestureIdea, GestureKind
from delight.domain.text import first_words
from delight.ui.kit.actions import tip_text
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import AmountField, Field, Form, LineField, TextArea
from delight.ui.kit.fields.people import finder
from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.kit.keys import is_ctrl_enter
from delight.ui.kit.look.cards import Card, Heading, push_button
from delight.ui.kit.look.layouts import row
from delight.ui.kit.words.formats import ago
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader

_NOW, _LATER = "now", "later"
_SHOWN_WORDS = 40


class SurpriseForm(Card):
    """Makes a ``GestureDraft``; nothing typed is lost when it is refused or put away."""

    logged = Signal(object)
    """The ``GestureDraft`` that somebody wants to keep."""
    picked = Signal(str)
    """The words in "What?" changed."""
    closed = Signal()

    def __init__(self, tools: Tools, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(space=12, parent=parent)
        self._tools, self._today = tools, today
        self._loader = Loader(tools.tasks, self)
        self._kind = GestureKind.GIFT
        self._welcome = True
        self.who = SuggestBox(
            finder(tools, known_only=True),
            tools.tasks,
            name=self.tr("Who?"),
            placeholder=self.tr("Name, phone or e-mail"),
        )
        self.what = LineField(placeholder=self.tr("Pick an idea, or your own words"))
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

    def surprise(self, customer: CustomerDetail) -> None:
        """Start with this customer."""
        self.who.set_taken(customer.id, customer.name)
        self._show_customer(customer)

    def pick(self, idea: GestureIdea) -> None:
        """Take a gesture of the catalogue; what somebody typed about the cost gives way to its own."""
        self.what.setText(idea.name)
        self.cost.set_minor(idea.cost_minor)
        self._kind = idea.kind
        self.picked.emit(idea.name)

    def set_currency(self, currency: str) -> None:
        """Count in the shop's currency."""
        self.cost.set_currency(currency)

    def go_on(self) -> None:
        """Put the keyboard where the first thing is missing."""
        first = next((f for f in (self.who, self.what) if not f.text().strip()), self.save)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Begin anew, after it was kept."""
        self.who.set_taken(None, "")
        self.what.clear()
        self.cost.clear()
        self.note.clear()
        self.when.choose(_NOW)
        self._kind, self._welcome = GestureKind.GIFT, True
        self._who.set_hint("")
        self.form.clear_problems()
        self._show_when()
        self.picked.emit("")

    def submit(self) -> None:
        """Hand the draft over if it is complete; else say what is missing, where it is missing."""
        self.form.clear_problems()
        if self.who.value() is None:
            self._who.show_problem(self.tr("Choose somebody the shop knows."))
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self._welcome:
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            self._refuse()
            return
        try:
            self.logged.emit(self._draft())
        except InputError as error:
            self.form.show_error(error)

    def show_error(self, error: Exception) -> bool:
        """Show what was refused beside its field; ``False`` if it belongs to none."""
        if isinstance(error, ConflictError) and error.code == "gesture.not_welcome":
            self._welcome = False
            self._refuse()
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
            kind=self._kind,
            cost_minor=self.cost.minor(),
            planned_on=self.day.day() if self.when.value() == _LATER else None,
            note=self.note.toPlainText(),
        )

    def _build(self) -> None:
        close = push_button(self.tr("Not now"), self.closed.emit, role="quiet")
        close.setToolTip(tip_text(self.tr("Put this away; what you typed stays"), "Esc"))
        self._who = HintedField(self.tr("Who?"), self.who)
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
        self.body.addWidget(Heading(self.tr("Surprise someone"), close))
        self.body.addLayout(whom_what)
        self.body.addLayout(lines)
        self.body.addLayout(row(None, self.when, self.day, None, self.save, space=8))

    def _connect(self) -> None:
        self.who.taken.connect(self._on_taken)
        self.who.edited.connect(lambda _text: self._forget())
        self.what.textEdited.connect(self._on_own_words)
        self.when.changed.connect(self._show_when)

    def _on_taken(self, customer_id: int | None) -> None:
        if customer_id is not None:
            self._loader.load(
                lambda: self._tools.services.customers.get(customer_id),
                self._show_customer,
                lambda _error: None,
            )
        self.go_on()

    def _forget(self) -> None:
        self._loader.drop()
        self._welcome = True
        self._who.set_hint("")
        self._who.show_problem("")

    def _show_customer(self, customer: CustomerDetail) -> None:
        self._welcome = customer.surprises_welcome
        self._who.set_hint(last_surprise(customer, self._tools.now()))
        if self._welcome:
            self._who.show_problem("")
        else:
            self._refuse()

    def _refuse(self) -> None:
        error = ConflictError("gesture.not_welcome", name=self.who.text().strip())
        kindly = self.tr("A kind word is always welcome.")
        self._who.show_problem(f"{words_for(error).what} {kindly}")

    def _on_own_words(self, words: str) -> None:
        self._kind = GestureKind.GIFT
        self.picked.emit(words)

    def _show_when(self) -> None:
        if self.when.value() is None:
            self.when.choose(_NOW)
        later = self.when.value() == _LATER
        self.day.setVisible(later)
        if later and self.day.day() is None:
            self.day.set_day(self._today())
        self.save.setText(self.tr("Plan it") if later else self.tr("Keep it"))


class HintedField(Field):
    """A field whose hint changes."""

    def set_hint(self, words: str) -> None:
        """Say something about what was typed."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))


def last_surprise(customer: CustomerDetail, now: datetime) -> str:
    """Return when this customer was last surprised and with what, in words; nothing for never."""
    if not customer.last_gesture or customer.last_gesture_at is None:
        return ""
    words = QCoreApplication.translate("Surprises", "Last surprise: {what}, {when}")
    return words.format(
        what=first_words(customer.last_gesture, _SHOWN_WORDS), when=ago(customer.last_gesture_at, now)
    )
