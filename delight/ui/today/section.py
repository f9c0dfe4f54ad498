"""A heading and its rows on one sheet; what is beyond the first few waits behind a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delight.domain.today import TaskKind, TodayRow
from delight.ui.kit.look.cards import Card, Heading, push_button
from delight.ui.kit.look.layouts import column
from delight.ui.kit.look.layouts import row as layout_row
from delight.ui.kit.words.formats import counted, number_text
from delight.ui.today.reading import Read
from delight.ui.today.rows import TaskRow

FIRST_ROWS, MORE_ROWS = 8, 24
_FIRST_AT_ONCE, _AT_ONCE = 4, 2
"""So many rows are made before the window is painted again: each takes a few milliseconds."""


class Section(QWidget):
    """One of the three lists; hidden while it has no rows."""

    def __init__(self, title: str, make_row: Callable[[TodayRow], TaskRow]) -> None:
        super().__init__()
        self._make_row, self._most = make_row, FIRST_ROWS
        self._tasks: Sequence[TodayRow] = ()
        self._read: Read | None = None
        self.heading = Heading(title)
        card = Card(space=0, margin=4)
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        card.body.addLayout(self._box)
        self.more = push_button("", self._show_more, role="quiet")
        card.body.addLayout(layout_row(None, 4, self.more, None, margins=(0, 0, 0, 4)))
        column(self, self.heading, card, space=4)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._arrange)
        self.hide()

    def show_tasks(self, tasks: Sequence[TodayRow], read: Read) -> None:
        """Show these; a row that stays keeps its widget, and with it what is typed there."""
        self._tasks, self._read = tasks, read
        self._arrange()

    def rows(self) -> list[TaskRow]:
        """Return the rows on the screen, from the top."""
        return [row for row in self._widgets() if not row.isHidden()]

    def _arrange(self) -> None:
        """Bring the rows into their order; those that stay are left alone, new ones come a few at a time."""
        shown = self._tasks[: self._most]
        here = self._kept(shown)
        room = _AT_ONCE if here else _FIRST_AT_ONCE
        at = 0
        for task in shown:
            row = here.get(task)
            if row is None and not room:
                self._later.start()
                continue
            if row is None:
                row, room = self._make_row(task), room - 1
            self._put(row, at)
            at += 1
        self._say_how_many(len(self._tasks) - len(shown))
        self.setVisible(bool(self._tasks))

    def _kept(self, shown: Sequence[TodayRow]) -> dict[TodayRow, TaskRow]:
        """Return the rows that stay; one that is typed in does so whatever else is known of it by now."""
        typed = {_about(row.task): row for row in self._widgets() if row.is_typed}
        for task in shown:
            if _about(task) in typed:
                typed[_about(task)].task = task
        here = {row.task: row for row in self._widgets()}
        for task in here.keys() - set(shown):
            _let_go(here.pop(task))
        return here

    def _put(self, row: TaskRow, at: int) -> None:
        if self._read is not None:
            row.set_time(self._read.now, self._read.zone)
        item = self._box.itemAt(at)
        if item is None or item.widget() is not row:
            self._box.insertWidget(at, row)
        if row.isHidden():
            row.show()

    def _say_how_many(self, hidden: int) -> None:
        self.more.setVisible(hidden > 0)
        words = counted(min(hidden, MORE_ROWS), self.tr("Show 1 more"), "Show %n more", "Section")
        if hidden > MORE_ROWS:
            words = self.tr("{more} of {all}").format(more=words, all=number_text(hidden))
        self.more.setText(words)
        self.heading.set_count(len(self._tasks) or None)

    def _widgets(self) -> list[TaskRow]:
        found = (self._box.itemAt(n) for n in range(self._box.count()))
        return [widget for item in found if item and isinstance(widget := item.widget(), TaskRow)]

    def _show_more(self) -> None:
        self._most += MORE_ROWS
        self._arrange()


def _about(task: TodayRow) -> tuple[TaskKind, int]:
    return task.kind, task.record


def _let_go(row: TaskRow) -> None:
    row.hide()
    row.setParent(None)  # type: ignore[call-overload]
    row.deleteLater()
