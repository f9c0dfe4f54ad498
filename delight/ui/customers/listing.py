"""The field above the list of customers, and how each of them looks in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from delight.domain.customers.customer import CustomerRow
from delight.domain.customers.standing import Standing
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.fields.people import way_of
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.words.formats import date_text
from delight.ui.kit.words.labels import label_of, standing_mark

_TELLING = frozenset({Standing.AT_RISK, Standing.DRIFTING, Standing.PROMOTER, Standing.NEW})
"""What the list says; that somebody is content needs no words."""


class SearchField(LineField):
    """Down goes to the list, Escape empties."""

    goes_down = Signal()

    def __init__(self) -> None:
        name, hint = (
            QCoreApplication.translate("CustomersPage", "Search customers"),
            QCoreApplication.translate("CustomersPage", "Name, phone, e-mail or town"),
        )
        super().__init__(name=name, placeholder=hint)
        self.setProperty("role", "search")

    def take_keyboard(self) -> None:
        """Take the keyboard, ready to type over what stands here."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {*ENTERS, Qt.Key.Key_Down}:
            self.goes_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def look_of(customer: CustomerRow, *, last_here: bool = False) -> RowLook:
    """Return how the list shows a customer, with the day when they were ``last_here`` if that is asked for.

    Quietly, where nobody can write to them any more.
    """
    if customer.gone:
        return RowLook(
            title=customer.name, subtitle=label_of(customer.gone), avatar=customer.name, strong=False
        )
    tone, icon = standing_mark(customer.standing)
    tells = customer.standing in _TELLING
    return RowLook(
        title=customer.name,
        subtitle=customer.town or way_of(customer) or " ",
        avatar=customer.name,
        meta=date_text(customer.last_seen) if last_here and customer.last_seen else "",
        pill=label_of(customer.standing) if tells else "",
        tone=tone,
        pill_icon=icon if tells else "",
    )
