"""Small forms inside the page: a new customer, a visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from delight.domain.customers import CustomerDraft, CustomerRow, VisitDraft
from delight.domain.errors import InputError
from delight.domain.text import fold
from delight.ui.kit.cards import Card, push_button
from delight.ui.kit.days import DayField
from delight.ui.kit.forms import AmountField, Field, Form, LineField
from delight.ui.kit.layouts import label, row
from delight.ui.kit.tasks import Loader, Tasks

_WAIT_MS = 150


class Strip(Card):
    """A form of a few fields: Enter saves, Escape closes."""

    closed = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        else:
            super().keyPressEvent(event)

    def save(self) -> None:
        """Save what was typed."""


class Newcomer(Strip):
    """A new customer: the name is enough; says so if somebody of that name is here already."""

    saved = Signal(object)
    known_chosen = Signal(int)

    def __init__(self, find: Callable[[str], Sequence[CustomerRow]], tasks: Tasks) -> None:
        super().__init__(margin=12)
        self._find, self._loader = find, Loader(tasks, self)
        self._known: CustomerRow | None = None
        self.name, self.phone = LineField(), LineField()
        self.form = Form(
            name=Field(self.tr("Name"), self.name, hint=self.tr("The name is enough.")),
            phone=Field(self.tr("Phone"), self.phone),
        )
        self.warning = label("", "small", wrap=True)
        self.warning.setProperty("tone", "due")
        self.open_known = push_button(self.tr("Open"), self._open_known, role="link")
        self.same = row(None, self.warning, self.open_known)
        self.same.setStretch(0, 1)
        self.add = push_button(self.tr("Add"), self.save, role="primary")
        cancel = push_button(self.tr("Cancel"), self._cancel, role="quiet")
        self.body.addWidget(self.form.fields["name"])
        self.body.addLayout(self.same)
        self.body.addWidget(self.form.fields["phone"])
        self.body.addLayout(row(None, self.add, cancel, None))
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._look)
        self.name.textEdited.connect(lambda _text: self._timer.start())
        self._show_known(None)
        self.hide()

    def start(self, name: str = "") -> None:
        """Begin with a name, perhaps."""
        self.name.setText(name)
        self.phone.clear()
        self.form.clear_problems()
        self._show_known(None)
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        if name:
            self._look()

    @override
    def save(self) -> None:
        self.saved.emit(CustomerDraft(name=self.name.text(), phone=self.phone.text()))

    def _cancel(self) -> None:
        self.hide()
        self.closed.emit()

    def _look(self) -> None:
        text = self.name.text()
        if fold(text):
            self._loader.load(lambda: self._find(text), lambda found: self._on_found(text, found))
        else:
            self._show_known(None)

    def _on_found(self, text: str, found: Sequence[CustomerRow]) -> None:
        same = [customer for customer in found if fold(customer.name) == fold(text)]
        self._show_known(same[0] if same else None)

    def _show_known(self, known: CustomerRow | None) -> None:
        self._known = known
        self.warning.setVisible(known is not None)
        self.open_known.setVisible(known is not None)
        if known is not None:
            where = f"{known.name}, {known.town}" if known.town else known.name
            self.warning.setText(self.tr("{who} is here already.").format(who=where))
            self.open_known.setAccessibleName(self.tr("Open {who}").format(who=known.name))

    def _open_known(self) -> None:
        if self._known is not None:
            self.hide()
            self.known_chosen.emit(self._known.id)


class VisitStrip(Strip):
    """They are here: Enter notes it, with the amount if it is known."""

    saved = Signal(object)

    def __init__(self, currency: str, today: Callable[[], date]) -> None:
        super().__init__(margin=12)
        self._customer_id, self._today = 0, today
        self.amount = AmountField(currency, field="amount")
        self.day = DayField(today(), name=self.tr("Day"), today=today, past=True, may_be_empty=False)
        self.form = Form(
            day=Field(self.tr("They were here"), self.day),
            amount=Field(self.tr("Amount, if you know it"), self.amount),
        )
        note = push_button(self.tr("Note the visit"), self.save, role="primary", icon="visit")
        fields = row(None, *self.form.fields.values(), note, None, space=12)
        for part in (*self.form.fields.values(), note):
            fields.setAlignment(part, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(fields)
        self.hide()

    def start(self, customer_id: int) -> None:
        """Begin for a customer; opened a second time it closes."""
        if self.isVisible():
            self.hide()
            self.closed.emit()
            return
        self._customer_id = customer_id
        self.day.set_day(self._today())
        self.amount.clear()
        self.form.clear_problems()
        self.show()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def save(self) -> None:
        try:
            minor = self.amount.minor()
        except InputError as error:
            self.form.show_error(error)
            return
        day = self.day.day() or self._today()
        self.saved.emit(VisitDraft(customer_id=self._customer_id, day=day, amount_minor=minor))
