"""Customers ticked one by one, found while typing, loaded as the list scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.customers.customer import CustomerRow
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.fields.people import way_of
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.page import Tools
from delight.ui.letters.due.ticks import TickList, TickModel, Ticks


class ByHand(QWidget):
    """A list of all customers to tick."""

    done = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.ticks = Ticks(at_first=False, parent=self)
        self.search = LineField(name=self.tr("Find a customer"), placeholder=self.tr("Find a customer"))
        self.search.setProperty("role", "search")
        self.search.setClearButtonEnabled(True)
        self.model = TickModel(self._fetch, _look, self.ticks, tasks=tools.tasks, parent=self)
        self.list = TickList(self.model, name=self.tr("Customers to tick"))
        self.count = label("", "small")
        self.button = push_button(self.tr("Done"), self.done.emit, role="primary")
        self.search.textChanged.connect(lambda _text: self.model.reload())
        self.search.returnPressed.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.ticks.changed.connect(self._show_count)
        foot = row(None, self.count, None, self.button)
        column(self, self.search, Card(self.list, margin=4), foot, space=6).setStretch(1, 1)
        self._show_count()

    def open(self) -> None:
        """Fetch the customers, and put the keyboard where a name is typed."""
        self.model.reload()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[int, ...]:
        """Return the ids of those who are ticked."""
        return tuple(sorted(int(str(one)) for one in self.ticks.chosen()))

    def _fetch(self, ask: Ask) -> list[CustomerRow]:
        search = self.search.text()
        return self._tools.services.customers.page(search, ask.offset, ask.limit)

    def _show_count(self) -> None:
        count = len(self.ticks.chosen())
        self.count.setText(counted(count, self.tr("1 chosen"), "%n chosen", "Letters"))


def _look(row: CustomerRow) -> RowLook:
    return RowLook(title=row.name, subtitle=row.town or way_of(row) or " ")
