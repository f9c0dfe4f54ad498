"""They are here, or were: the day and the amount of a visit, noted or put right later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.customers.customer import VisitDraft, VisitRow
from delight.ui.customers.strips import Strip
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import AmountField, Field, Form
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import FlowLayout


class VisitStrip(Strip):
    """Enter notes it, with the amount if it is known."""

    saved = Signal(object)
    """A ``VisitDraft`` of a visit that is new."""
    changed = Signal(int, object)
    """The id of a visit, and the ``VisitDraft`` it is to be."""
    removed = Signal(int)

    def __init__(self, currency: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._customer_id, self._visit_id, self._today = 0, 0, today
        self.amount = AmountField(currency, field="amount")
        self.day = DayField(today(), name=self.tr("Day"), today=today, past=True, may_be_empty=False)
        self.form = Form(
            day=Field(self.tr("They were here"), self.day),
            amount=Field(self.tr("Amount, if you know it"), self.amount),
        )
        self.note = push_button("", self.save, role="primary", icon="visit", tip=self.tr("Enter"))
        self.drop = push_button(self.tr("Take away"), self._remove, role="quiet", icon="trash")
        buttons = (self.note, push_button(self.tr("Cancel"), self.leave, role="quiet"), self.drop)
        fields, below = QWidget(), QWidget()
        for box, parts, space in ((fields, self.form.fields.values(), 16), (below, buttons, 8)):
            flow = FlowLayout(box, space=space)
            for part in parts:
                flow.addWidget(part)
            self.body.addWidget(box)
        self.hide()

    def start(self, customer_id: int) -> None:
        """Begin for a customer; opened a second time it closes."""
        if self.isVisible() and not self._visit_id:
            self.leave()
            return
        self._begin(VisitRow(id=0, customer_id=customer_id, day=self._today(), amount_minor=None))

    def edit(self, visit: VisitRow) -> None:
        """Put right what was noted."""
        self._begin(visit)

    @override
    def save(self) -> None:
        self.form.read(self.amount.minor, self._hand_over)

    def _hand_over(self, minor: int | None) -> None:
        day = self.day.day() or self._today()
        draft = VisitDraft(customer_id=self._customer_id, day=day, amount_minor=minor)
        if self._visit_id:
            self.changed.emit(self._visit_id, draft)
        else:
            self.saved.emit(draft)

    def _begin(self, visit: VisitRow) -> None:
        self._customer_id, self._visit_id = visit.customer_id, visit.id
        self.day.set_day(visit.day)
        self.amount.set_minor(visit.amount_minor)
        self.note.setText(self.tr("Save") if visit.id else self.tr("Note the visit"))
        self.drop.setVisible(bool(visit.id))
        self.form.clear_problems()
        self.show()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def _remove(self) -> None:
        self.removed.emit(self._visit_id)
