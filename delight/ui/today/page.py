"""The first page: overdue, today, this week's surprises; one key does each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.today import TaskKind, TodayRow
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.formats import relative_day, sentence
from delight.ui.kit.layouts import column, label, row, scrolled
from delight.ui.kit.menus import pop_below
from delight.ui.kit.page import LetterWish, LogWish, Page, Place, Tools
from delight.ui.kit.tasks import Loader
from delight.ui.kit.theme import type_sizes
from delight.ui.today import deeds
from delight.ui.today.answers import AskAnswer, CallAnswer, ChooseAnswer
from delight.ui.today.deeds import Way
from delight.ui.today.glance import GlanceCard, read_glance
from delight.ui.today.menus import more_menu, snooze_menu
from delight.ui.today.outlived import OutlivedLine
from delight.ui.today.reading import Read, read_page
from delight.ui.today.rows import TaskRow
from delight.ui.today.section import Section
from delight.ui.today.welcome import LettersLine, QuietDay, Welcome
from delight.ui.today.words import headline, heaviest_first, wording_for

_AGAIN_MS = 5 * 60_000
_WIDEST_SIDE, _USUAL_BASE, _LARGE_BASE = 320, 14, 20


class TodayPage(Page):
    """What to do, for whom, why and by when; and the one button that does it."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._loader, self._glances = Loader(tools.tasks, self), Loader(tools.tasks, self)
        self._read: Read | None = None
        self._chosen: TaskRow | None = None
        self._build()
        self._add_keys()
        again = QTimer(self, interval=_AGAIN_MS)
        again.timeout.connect(lambda: self.refresh() if self.isVisible() else None)
        again.start()

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self._loader.load(lambda: read_page(self.tools), self._show, self.banner.show_error)

    @override
    def focus_first(self) -> None:
        rows = self.rows()
        if rows:
            (self._chosen if self._chosen in rows else rows[0]).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.quiet.isVisible():
            self.quiet.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.welcome.isVisible():
            self.welcome.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[TaskRow]:
        """Return the rows on the screen, from the top."""
        return [row for section in self.sections for row in section.rows()]

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        base = type_sizes().base
        share = 33 if base < _LARGE_BASE else 42
        self.side.setFixedWidth(min(_WIDEST_SIDE * base // _USUAL_BASE, self.width() * share // 100))

    def _build(self) -> None:
        self.day, self.headline = label("", "quiet"), label("", "title", wrap=True)
        self.sections = tuple(
            Section(title, self._make_row)
            for title in (self.tr("Overdue"), self.tr("Today"), self.tr("This week’s surprises"))
        )
        self.letters = LettersLine(lambda: self.page_requested.emit(Place.LETTERS.value))
        self.outlived = OutlivedLine(self)
        self.quiet = QuietDay(lambda: self.page_requested.emit(Place.SURPRISES.value))
        self.welcome = Welcome(
            lambda: self.write_letter_requested.emit(LetterWish(wording="thank-you")),
            lambda: self.log_requested.emit(LogWish()),
            lambda: self.import_requested.emit(None),
        )
        self.quiet.hide()
        self.welcome.hide()
        lists, head = QWidget(), column(None, self.day, self.headline, space=2)
        below = (self.letters, self.welcome, self.quiet, self.outlived, None)
        box = column(lists, head, *self.sections, *below, space=16, margins=(24, 16, 12, 16))
        box.setStretchFactor(self.quiet, 8)
        self.glance = GlanceCard()
        self.glance.open_customer_requested.connect(self.open_customer_requested)
        self.glance.open_case_requested.connect(self.open_case_requested)
        side = QWidget()
        column(side, self.glance, None, margins=(8, 16, 24, 16))
        self.side = scrolled(side)
        row(self.content, scrolled(lists), self.side, space=0).setStretch(0, 1)

    def _add_keys(self) -> None:
        group = self.tr("Today")
        keys = (
            ("done", self.tr("Done"), "D", lambda task: self._done_by_key(task)),
            ("snooze", self.tr("Snooze"), "S", lambda task: self._snooze(task)),
            ("open", self.tr("Open the case or the customer"), "O", lambda task: self._open(task)),
            ("letter", self.tr("Write the letter"), "L", lambda task: self._write(task)),
        )
        add_actions(
            self,
            *(ActionDef(name=n, text=t, key=k, do=self._on_chosen(d), group=group) for n, t, k, d in keys),
        )

    def _on_chosen(self, deed: Callable[[TaskRow], object]) -> Callable[[], object]:
        return lambda: deed(self._chosen) if self._chosen in self.rows() else None  # type: ignore[arg-type]

    def _show(self, read: Read) -> None:
        self._read = read
        waiting = read.waiting
        today = QLocale().dayName(read.day.isoweekday())
        self.day.setText(f"{today}, {QLocale().toString(read.day, 'd MMMM')}")  # type: ignore[call-overload]
        self.headline.setText(headline(waiting))
        lists = (heaviest_first(waiting.overdue), heaviest_first(waiting.today), waiting.planned)
        for section, tasks in zip(self.sections, lists, strict=True):
            section.show_tasks(tasks, read.now, read.zone)
        self.letters.show_count(read.letters)
        first_day = waiting.cases == 0 and waiting.customers == 0
        self.headline.setText(self.tr("Welcome.") if first_day else self.headline.text())
        self.welcome.setVisible(first_day)
        self.quiet.setVisible(not any(lists) and not first_day)
        self.side.setVisible(any(lists))
        self._choose_again()
        self.outlived.ask_once()
        if self.content.hasFocus():
            self.focus_first()

    def _choose_again(self) -> None:
        rows = self.rows()
        if self._chosen not in rows:
            self._chosen = None
        if self._chosen is None and rows:
            self._select(rows[0])
        elif self._chosen is not None:
            self._load_glance(self._chosen.task)
        else:
            self.glance.show_nothing()

    def _make_row(self, task: TodayRow) -> TaskRow:
        made = TaskRow(task)
        made.selected.connect(lambda: self._select(made))
        made.acted.connect(lambda: self._act(made))
        made.declined.connect(lambda: self._decline(made))
        made.more_requested.connect(lambda: self._more(made))
        made.stepped.connect(lambda step: self._step(made, step))
        return made

    def _select(self, chosen: TaskRow) -> None:
        if chosen is self._chosen:
            return
        self._chosen = chosen
        for other in self.rows():
            other.set_chosen(chosen=other is chosen)
        self._load_glance(chosen.task)

    def _load_glance(self, task: TodayRow) -> None:
        self._glances.load(
            lambda: read_glance(self.tools.services, task), self.glance.show_glance, self.banner.show_error
        )

    def _step(self, chosen: TaskRow, step: int) -> None:
        rows = self.rows()
        at = rows.index(chosen) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self, chosen: TaskRow) -> None:
        """Press the one button: do it, or open what has to be answered first."""
        task, way = chosen.task, deeds.offer_of(chosen.task).way
        self._select(chosen)
        if way is Way.DO:
            self._finish(chosen)
        elif way is Way.WRITE:
            self._write(chosen)
        elif way is Way.CALL:
            words = self.tr("Done") if task.kind is TaskKind.ACT else self.tr("We have spoken")
            chosen.open_answer(CallAnswer(task.phone, words, lambda: self._finish(chosen)))
        elif way is Way.ASK:
            self._ask(chosen)
        else:
            yes = (self.tr("Yes, it is right now"), lambda: self._finish(chosen))
            look = (self.tr("Open the case"), lambda: self._open(chosen))
            chosen.open_answer(ChooseAnswer(self.tr("Has everything been put right?"), yes, look))

    def _ask(self, chosen: TaskRow) -> None:
        choices = (self.tr("Happy again"), self.tr("Still not happy"), self.tr("Could not be reached"))

        def answer(said: str) -> None:
            self._deed(chosen, lambda: deeds.answer(self.tools.services, chosen.task, said))

        chosen.open_answer(AskAnswer(self.tr("How did it go?"), choices, answer, chosen.task.phone))

    def _done_by_key(self, chosen: TaskRow) -> None:
        if chosen.task.kind is TaskKind.CHECK:
            self._ask(chosen)
        else:
            self._finish(chosen)

    def _finish(self, chosen: TaskRow) -> None:
        self._deed(chosen, lambda: deeds.do(self.tools.services, chosen.task))

    def _decline(self, chosen: TaskRow) -> None:
        said = deeds.said_declined(chosen.task)
        self._deed(chosen, lambda: deeds.decline(self.tools.services, chosen.task), said)

    def _deed(self, chosen: TaskRow, work: Callable[[], Changes], said: str = "") -> None:
        """Take the row away at once and do it; a failure brings the row back."""
        rows = self.rows()
        at = rows.index(chosen)
        neighbours = rows[at + 1 :] + rows[:at][::-1]
        chosen.hide()
        if neighbours:
            neighbours[0].setFocus(Qt.FocusReason.OtherFocusReason)

        def fail(error: Exception) -> None:
            chosen.show()
            self.banner.show_error(error)

        self.do(work, said or deeds.said_done(chosen.task), fail=fail)

    def _snooze(self, chosen: TaskRow) -> None:
        if self._read is None:
            return
        if chosen.task.kind not in deeds.SNOOZABLE or chosen.task.case_id is None:
            self.said.emit(self.tr("A promise keeps its day: tell them, then make a new one."), None)
            return
        menu = snooze_menu(self, self._read.day, lambda day: self._snooze_until(chosen, day))
        pop_below(menu, chosen.more)

    def _snooze_until(self, chosen: TaskRow, day: date) -> None:
        today = self._read.day if self._read else day
        said = self.tr("{case} is back {day}.").format(
            case=chosen.task.reference, day=sentence(relative_day(day, today))
        )
        self._deed(chosen, lambda: self.tools.services.cases.snooze(chosen.task.case_id or 0, day), said)

    def _more(self, chosen: TaskRow) -> None:
        self._select(chosen)
        task = chosen.task
        menu = more_menu(
            self,
            task,
            done=lambda: self._done_by_key(chosen),
            broken=lambda: self._decline(chosen),
            snooze=lambda: self._snooze(chosen),
            write=lambda: self._write(chosen),
            open_case=lambda: self._open(chosen),
            open_customer=lambda: self.open_customer_requested.emit(task.customer_id),
        )
        pop_below(menu, chosen.more)

    def _open(self, chosen: TaskRow) -> None:
        task = chosen.task
        if task.case_id is not None:
            self.open_case_requested.emit(task.case_id)
        elif task.customer_id is not None:
            self.open_customer_requested.emit(task.customer_id)

    def _write(self, chosen: TaskRow) -> None:
        task = chosen.task
        gesture = task.record if task.kind is TaskKind.GESTURE else None
        wish = LetterWish(
            customer_id=task.customer_id, case_id=task.case_id, gesture_id=gesture, wording=wording_for(task)
        )
        self.write_letter_requested.emit(wish)
