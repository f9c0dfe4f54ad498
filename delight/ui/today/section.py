"""A heading and its rows on one sheet; what is beyond the first few waits behind a link."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

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
About = tuple[TaskKind, int]
"""What a row is about, whatever is known of it by now."""


class Section(QWidget):
    """One of the three lists; hidden while it has no rows."""

    def __init__(self, title: str, make_row: Callable[[TodayRow], TaskRow]) -> None:
        super().__init__()
        self._make_row, self._most = make_row, FIRST_ROWS
        self._tasks: Sequence[TodayRow] = ()
        self._read: Read | None = None
        self._keeps_gone = True
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
        """Show these; a row that stays keeps its widget, and with it what is typed there.

        One that is typed in stays though nothing waits there any more, unless somebody else sits down.
        """
        self._keeps_gone = self._read is None or self._read.at_desk == read.at_desk
        self._tasks, self._read = tasks, read
        self._arrange()

    def rows(self) -> list[TaskRow]:
        """Return the rows on the screen, from the top."""
        return [row for row in self._widgets() if not row.isHidden()]

    def typed(self) -> dict[About, TaskRow]:
        """Return the rows that are typed in, by what they are about."""
        return {_about(row.task): row for row in self.rows() if row.is_typed}

    def take(self, row: TaskRow) -> None:
        """Take over a row from another list, with what is typed there and the keyboard."""
        keyboard = QApplication.focusWidget()
        self._box.addWidget(row)
        row.show()
        if keyboard is not None and row.isAncestorOf(keyboard):
            self.show()  # what is hidden takes no keyboard
            keyboard.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """Bring the rows into their order; those that stay are left alone, new ones come a few at a time."""
        typed = self.typed()
        beyond = (task for task in self._tasks[self._most :] if _about(task) in typed)
        shown = (*self._tasks[: self._most], *beyond)
        here, gone = self._kept(shown, typed)
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
        self.setVisible(bool(self._tasks) or bool(gone))

    def _kept(
        self, shown: Sequence[TodayRow], typed: dict[About, TaskRow]
    ) -> tuple[dict[TodayRow, TaskRow], list[TaskRow]]:
        """Return the rows that stay, whatever else is known by now of what is typed in, and those besides."""
        for task in shown:
            if _about(task) in typed:
                typed[_about(task)].retell(task)
        here = {row.task: row for row in self._widgets()}
        gone: list[TaskRow] = []
        for task in here.keys() - set(shown):
            row = here.pop(task)
            if self._keeps_gone and row in typed.values():
                gone.append(row)
            else:
                _let_go(row)
        return here, gone

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


def hand_over(sections: Sequence[Section], lists: Sequence[Sequence[TodayRow]], read: Read) -> None:
    """Let rows that are typed in go along to the list that their task is in by now, as at midnight."""
    at = {_about(task): section for section, tasks in zip(sections, lists, strict=True) for task in tasks}
    waiting = {_about(task) for task in (*read.waiting.late, *read.waiting.due, *read.waiting.planned)}
    for section in sections:
        for about, row in section.typed().items():
            row.say_gone(gone=about not in waiting)
            if at.get(about, section) is not section:
                at[about].take(row)


def _about(task: TodayRow) -> About:
    return task.kind, task.record


def _let_go(row: TaskRow) -> None:
    row.hide()
    row.setParent(None)  # type: ignore[call-overload]
    row.deleteLater()
