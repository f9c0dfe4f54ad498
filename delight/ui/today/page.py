"""The first page: overdue, today, this week's surprises; one key does each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.shop import SURPRISES_FROM
from delight.domain.today import TodayPage as Waiting
from delight.domain.today import TodayRow
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.look.layouts import column, label, row, scrolled
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.work.page import LetterWish, LogWish, Page, Place, Tools
from delight.ui.kit.work.tasks import Loader
from delight.ui.today.doing import Doing
from delight.ui.today.glance import GlanceCard, read_glance
from delight.ui.today.outlived import OutlivedLine
from delight.ui.today.reading import Read, read_page
from delight.ui.today.rows import TaskRow
from delight.ui.today.section import Section, hand_over
from delight.ui.today.week import WeekLine
from delight.ui.today.welcome import QuietDay, Welcome
from delight.ui.today.words import headline, heaviest_first

if TYPE_CHECKING:
    from delight.domain.surprises.week import Week

_AGAIN_MS = 5 * 60_000
_EDGE, _BESIDE = 24, 12
_WIDEST_SIDE, _NARROWEST_SIDE, _USUAL_BASE, _LARGE_BASE = 320, 200, 14, 20
_SCROLL_BAR = 14


class TodayPage(Page):
    """What to do, for whom, why and by when; and the one button that does it."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._loader, self._glances = Loader(tools.tasks, self), Loader(tools.tasks, self)
        self._read: Read | None = None
        self._chosen: TaskRow | None = None
        self._comes = False
        self.doing = Doing(self)
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

    @property
    def day_shown(self) -> date | None:
        """The shop's day when the page was read."""
        return self._read.day if self._read else None

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        self._comes = self._stale
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give the side its share, but nothing that the lists need: doubled text cuts none of them."""
        base = type_sizes().base
        share = 33 if base < _LARGE_BASE else 42
        most = min(_WIDEST_SIDE * base // _USUAL_BASE, self.width() * share // 100)
        left = self.width() - self._lists.minimumSizeHint().width() - _SCROLL_BAR
        self.side.setFixedWidth(max(min(most, left), _NARROWEST_SIDE))
        self._side_box.setContentsMargins(8, 16, _EDGE if base < _LARGE_BASE else 8, 16)

    def _build(self) -> None:
        self.day, self.headline = label("", "quiet"), label("", "title", wrap=True)
        self.sections = tuple(
            Section(title, self._make_row)
            for title in (self.tr("Overdue"), self.tr("Today"), self.tr("This week’s surprises"))
        )
        self.outlived, self.week = OutlivedLine(self), WeekLine(self)
        self.quiet = QuietDay(lambda: self.page_requested.emit(Place.SURPRISES.value))
        self.welcome = Welcome(
            lambda: self.write_letter_requested.emit(LetterWish(wording="thank-you")),
            lambda: self.log_requested.emit(LogWish()),
            lambda: self.import_requested.emit(None),
        )
        self.quiet.hide()
        self.welcome.hide()
        self.mine = ChipRow([("mine", self.tr("Only mine"))], name=self.tr("Whose"))
        self.mine.changed.connect(self._show_again)
        self.mine.hide()
        self._lists = lists = QWidget()
        first = row(None, self.day, None, self.mine)
        head = column(None, first, self.headline, space=2)
        below = (self.welcome, self.quiet, self.outlived, None)
        self._lists_box = column(
            lists, head, self.week, *self.sections, *below, space=16, margins=(_EDGE, 16, _BESIDE, 16)
        )
        self._lists_box.setStretchFactor(self.quiet, 8)
        self.glance = GlanceCard()
        self.glance.open_customer_requested.connect(self.open_customer_requested)
        self.glance.open_case_requested.connect(self.open_case_requested)
        side = QWidget()
        self._side_box = column(side, self.glance, None)
        self.side = scrolled(side)
        row(self.content, scrolled(lists), self.side, space=0).setStretch(0, 1)

    def _add_keys(self) -> None:
        group = self.tr("Today")
        keys = (
            ("done", self.tr("Done"), "D", self.doing.done_by_key),
            ("no", self.tr("No, or could not keep it"), "N", self.doing.decline_by_key),
            ("snooze", self.tr("Snooze"), "S", self.doing.snooze),
            ("open", self.tr("Open the case or the customer"), "O", self.doing.open),
            ("letter", self.tr("Write the letter"), "L", self.doing.write),
        )
        add_actions(
            self,
            *(ActionDef(name=n, text=t, key=k, do=self._on_chosen(d), group=group) for n, t, k, d in keys),
        )

    def _on_chosen(self, deed: Callable[[TaskRow], object]) -> Callable[[], object]:
        def act() -> None:
            if self._chosen is not None and self._chosen in self.rows():
                deed(self._chosen)

        return act

    def _show(self, read: Read) -> None:
        self._read = read
        today = QLocale().dayName(read.day.isoweekday())
        self.day.setText(f"{today}, {QLocale().toString(read.day, 'd MMMM')}")  # type: ignore[call-overload]
        self.mine.setVisible(read.several and read.at_desk is not None)
        self._show_again()
        if self._comes:
            self._begin_with_what_is_due()
        self.outlived.ask_once()
        self.week.ask(read)
        self._draw(read)

    def _begin_with_what_is_due(self) -> None:
        """Begin at the top for whoever comes to the page, if what was chosen before can wait."""
        self._comes = False
        rows, can_wait = self.rows(), self.sections[-1].rows()
        if self._chosen in can_wait and rows[0] not in can_wait:
            self.select(rows[0])
            if self._has_keyboard():
                rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, read: Read) -> None:
        """Have this week's surprises drawn, and kept in step with what happened, once they can be seen."""
        if read.waiting.customers < SURPRISES_FROM:
            return
        shown = {row.record for row in read.waiting.suggested}

        def compare(week: Week) -> None:
            if week.unkept is not None:
                self.banner.show_error(week.unkept)
            elif {row.id for row in week.open} != shown:
                self.refresh()

        self.load(lambda: self.tools.services.surprises.week(), compare)

    def _show_again(self) -> None:
        """Show what was read: all of it, or only what falls to whoever is at the desk."""
        read = self._read
        if read is None:
            return
        only_mine = self.mine.isVisibleTo(self) and bool(self.mine.chosen())
        waiting = read.waiting.of(read.at_desk if only_mine else None)
        self.headline.setText(self._headline(waiting))
        had_keyboard = self._has_keyboard()
        lists = (heaviest_first(waiting.late), heaviest_first(waiting.due), waiting.surprises)
        hand_over(self.sections, lists, read)
        for section, tasks in zip(self.sections, lists, strict=True):
            section.show_tasks(tasks, read)
        first_day = waiting.is_first_day
        self.headline.setText(self.tr("Welcome.") if first_day else self.headline.text())
        self.welcome.setVisible(first_day)
        something = not all(section.isHidden() for section in self.sections)
        self.quiet.setVisible(not something and not first_day)
        self.side.setVisible(something)
        self._lists_box.setContentsMargins(_EDGE, 16, _BESIDE if something else _EDGE, 16)
        self._share_width()
        self._choose_again()
        if self.content.hasFocus() or (had_keyboard and not self._has_keyboard()):
            self.focus_first()

    def _has_keyboard(self) -> bool:
        at = self.window().focusWidget()
        return at is not None and self.isAncestorOf(at)

    def _let_go(self) -> None:
        """What was typed where nothing waits any more is not needed: the keyboard goes to the next row."""
        self.content.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_again()

    def _headline(self, shown: Waiting) -> str:
        """Return the sentence at the top; what a colleague is to do is not forgotten behind "Only mine"."""
        whole = self._read.waiting if self._read else shown
        if shown.is_busy or not whole.is_busy:
            return headline(shown)
        return self.tr("Nothing of yours is waiting.")

    def _choose_again(self) -> None:
        rows = self.rows()
        if self._chosen not in rows:
            self._chosen = None
        if self._chosen is None and rows:
            self.select(rows[0])
        elif self._chosen is not None:
            self._load_glance(self._chosen.task)
        else:
            self.glance.show_nothing()

    def _make_row(self, task: TodayRow) -> TaskRow:
        made = TaskRow(task, self._read.currency if self._read else "", self.day_shown)
        made.selected.connect(lambda: self.select(made))
        made.acted.connect(lambda: self.doing.act(made))
        made.declined.connect(lambda: self.doing.decline(made))
        made.more_requested.connect(lambda: self.doing.more(made))
        made.stepped.connect(lambda step: self._step(made, step))
        made.left.connect(self._let_go)
        for part in (made, *made.buttons):
            part.installEventFilter(self.tools.burst)
        return made

    def select(self, chosen: TaskRow) -> None:
        """Make a row the chosen one."""
        if chosen is self._chosen:
            return
        self._chosen = chosen
        for other in self.rows():
            other.set_chosen(chosen=other is chosen)
        self._load_glance(chosen.task)

    def _load_glance(self, task: TodayRow) -> None:
        self._glances.load(
            lambda: read_glance(self.tools.services, task),
            self.glance.show_glance,
            self.banner.show_error,
            meanwhile=lambda: self.glance.show_row(task),
        )

    def _step(self, chosen: TaskRow, step: int) -> None:
        rows = self.rows()
        at = rows.index(chosen) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
