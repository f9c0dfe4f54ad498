"""A heading and its rows on one sheet; what is beyond the first few waits behind a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from delight.domain.today import TodayRow
from delight.ui.kit.cards import Card, Heading, push_button
from delight.ui.kit.formats import counted
from delight.ui.kit.layouts import column
from delight.ui.kit.layouts import row as layout_row
from delight.ui.today.rows import TaskRow

FIRST_ROWS = 8


class Section(QWidget):
    """One of the three lists; hidden while it has no rows."""

    def __init__(self, title: str, make_row: Callable[[TodayRow], TaskRow]) -> None:
        super().__init__()
        self._make_row, self._all = make_row, False
        self._tasks: Sequence[TodayRow] = ()
        self._now: datetime | None = None
        self._zone: tzinfo | None = None
        self.heading = Heading(title)
        card = Card(space=0, margin=4)
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        card.body.addLayout(self._box)
        self.more = push_button("", self._show_all, role="quiet")
        card.body.addLayout(layout_row(None, 4, self.more, None, margins=(0, 0, 0, 4)))
        column(self, self.heading, card, space=4)
        self.hide()

    def show_tasks(self, tasks: Sequence[TodayRow], now: datetime, zone: tzinfo | None) -> None:
        """Show these; a row that stays keeps its widget, and with it what is typed there."""
        self._tasks, self._now, self._zone = tasks, now, zone
        shown = tasks if self._all else tasks[:FIRST_ROWS]
        here = {row.task: row for row in self._take_rows()}
        for task in shown:
            row = here.pop(task, None) or self._make_row(task)
            row.set_time(now, zone)
            self._box.addWidget(row)
            row.show()
        for gone in here.values():
            gone.hide()
            gone.deleteLater()
        hidden = len(tasks) - len(shown)
        self.more.setVisible(hidden > 0)
        self.more.setText(counted(hidden, self.tr("Show 1 more"), "Show %n more", "Section"))
        self.heading.set_count(len(tasks) or None)
        self.setVisible(bool(tasks))

    def rows(self) -> list[TaskRow]:
        """Return the rows on the screen, from the top."""
        return [row for row in self._widgets() if not row.isHidden()]

    def _widgets(self) -> list[TaskRow]:
        found = (self._box.itemAt(n) for n in range(self._box.count()))
        return [widget for item in found if item and isinstance(widget := item.widget(), TaskRow)]

    def _take_rows(self) -> list[TaskRow]:
        rows = self._widgets()
        for row in rows:
            self._box.removeWidget(row)
        return rows

    def _show_all(self) -> None:
        self._all = True
        if self._now is not None:
            self.show_tasks(self._tasks, self._now, self._zone)
