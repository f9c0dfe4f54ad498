"""Insight: what became of complaints, surprises and all that was done, honest with small numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.domain.errors import InputError
from delight.domain.insight.chapter import Topic
from delight.domain.insight.period import Span
from delight.domain.insight.values import Behind, Things
from delight.domain.narrowed import BehindFigure
from delight.ui.insight.asking import Asking
from delight.ui.insight.detail import Detail
from delight.ui.insight.heading import Heading
from delight.ui.insight.out import Out
from delight.ui.insight.overview import Overview
from delight.ui.insight.paper import insight_wish
from delight.ui.insight.period_bar import PeriodBar
from delight.ui.insight.reading import Read
from delight.ui.insight.skeleton import Skeleton
from delight.ui.insight.team.pane import TeamPane
from delight.ui.insight.words import tr
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.look.cards import EmptyState
from delight.ui.kit.look.late_stack import LateStack
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.menus import MenuButton
from delight.ui.kit.words.signing import works_alone
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.page import LogWish, Page, Tools

_PRINTING, _TEAM = "insight-print", "insight-team"
_SAVING = ("insight-tables", "insight-pictures", "insight-drawings")


class InsightPage(Page):
    """One screen with all chapters; each opens, and comes back to where one was."""

    SHOWS = frozenset(
        {
            Noun.CASE, Noun.ACTION, Noun.VISIT, Noun.PULSE, Noun.FOLLOW_UP, Noun.GESTURE, Noun.PROMISE,
            Noun.CUSTOMER, Noun.LINK, Noun.SHOP, Noun.STAFF, Noun.STANDARD, Noun.IMPROVEMENT, Noun.TALLY,
            Noun.VOUCHER, Noun.REDEMPTION, Noun.STAMP, Noun.GUESS,
        }
    )  # fmt: skip

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.asking = Asking(tools, self)
        self._read: Read | None = None
        self._topic: Topic | None = None
        self.period = PeriodBar(tools.today)
        self.heading = Heading()
        self.overview, self.skeleton = Overview(), Skeleton()
        self._detail: Detail | None = None
        self._empty: EmptyState | None = None
        self._team: TeamPane | None = None
        self.out = Out(self, lambda: self._read)
        self.stack = LateStack()
        for part in (self.skeleton, self.overview):
            self.stack.addWidget(part)
        self.acts = add_actions(self, *self._definitions())
        self._lay_out()
        self._connect()

    @property
    def detail(self) -> Detail:
        """A chapter in full; made when one is first opened."""
        if self._detail is None:
            self._detail = Detail(self, self.out)
            self._detail.left.connect(self.close_topic)
            self._detail.opened.connect(self._show_behind)
            self._detail.turned.connect(self.turn)
            self._detail.own.team_wanted.connect(self.open_team)
            self.stack.addWidget(self._detail)
        return self._detail

    @property
    def team(self) -> TeamPane:
        """The sheet for the staff room; made when it is first opened."""
        if self._team is None:
            self._team = TeamPane(self)
            self._team.left.connect(self.close_topic)
            self.stack.addWidget(self._team)
        return self._team

    @property
    def empty(self) -> EmptyState:
        """What a shop is told in which nothing was ever logged."""
        if self._empty is None:
            words = tr(
                "What customers tell you is counted here, and how sure it is. It begins with the first."
            )
            self._empty = EmptyState("insight", words, tr("Log something"), self._log)
            self.stack.addWidget(self._empty)
        return self._empty

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self.asking.ask(self.period.wish())

    @override
    def focus_first(self) -> None:
        if self._read is None:  # the keyboard comes once there is something
            self.content.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._read.is_new:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._is_open:
            self.detail.focus_again()
        elif self._shows_team:
            self.team.focus_first()
        else:
            self.overview.focus_card(self._topic)

    def open_topic(self, topic: Topic) -> None:
        """Show everything about one topic."""
        chapter = self._read.report.chapter(topic) if self._read else None
        if self._read is None or chapter is None:
            return
        self._topic = topic
        self.detail.show_chapter(self._read, chapter)
        self._turn_to(self.detail)
        self.detail.focus_first()

    def open_team(self) -> None:
        """Show the sheet for the staff room, which is an owner's."""
        if self._may_see_team:
            self.team.read()
            self._turn_to(self.team)
            self.team.focus_first()

    def close_topic(self) -> None:
        """Come back to all of them, to the card that was opened."""
        if self._shows_team:
            self.team.flush()
        if self._is_open or self._shows_team:
            self._turn_to(self.overview)
            self.overview.focus_card(self._topic)

    def turn(self, step: int) -> None:
        """Show the chapter after the one that is open, or the one before it."""
        topics = [chapter.topic for chapter in self._read.report.chapters] if self._read else []
        place = next((n for n, topic in enumerate(topics) if topic is self._topic), -1) + step
        if self._is_open and 0 <= place < len(topics):
            self.open_topic(topics[place])

    def print_out(self) -> None:
        """Show the report on paper: as one page, or as the yearly booklet; or the staff room's sheet."""
        if self._shows_team:
            self.team.print_out()
        elif self._read is not None:
            self.paper_requested.emit(insight_wish(self.tools, self._read))

    @property
    def _is_open(self) -> bool:
        """Whether a chapter is shown in full."""
        return self._detail is not None and self.stack.currentWidget() is self._detail

    @property
    def _may_see_team(self) -> bool:
        """Whether the sheet for the staff room is theirs: an owner's who does not work alone."""
        return self._read is not None and self._read.own.sees_all and not works_alone()

    @property
    def _shows_team(self) -> bool:
        """Whether the sheet for the staff room is shown."""
        return self._team is not None and self.stack.currentWidget() is self._team

    def _definitions(self) -> list[ActionDef]:
        group, how = tr("Insight"), tr("How this is counted")
        deeds = (
            ("insight-back", tr("Back to all"), self.close_topic, "Escape"),
            ("insight-how", how, lambda: self.detail.turn_how(), "H"),
            ("insight-after", tr("The next chapter"), lambda: self.turn(1), "Alt+Right"),
            ("insight-before", tr("The chapter before"), lambda: self.turn(-1), "Alt+Left"),
            (_PRINTING, tr("Print …"), self.print_out, "Ctrl+P"),
            ("insight-tables", tr("Save all tables (CSV) …"), self.out.tables, "Ctrl+E"),
            ("insight-pictures", tr("Save all charts (PNG) …"), lambda: self.out.charts(".png"), ""),
            ("insight-drawings", tr("Save all charts (SVG) …"), lambda: self.out.charts(".svg"), ""),
            (_TEAM, tr("Sheet for the staff room …"), self.open_team, ""),
        )
        return [ActionDef(name=n, text=text, do=do, key=key, group=group) for n, text, do, key in deeds]

    def _lay_out(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.acts[_PRINTING])
        menu.addSeparator()
        menu.addActions([self.acts[name] for name in _SAVING])
        menu.addSeparator()
        menu.addAction(self.acts[_TEAM])
        self.save = MenuButton(menu, name=tr("Print and save"), icon="print")
        asked, head = QWidget(), QWidget()
        line = row(asked, self.period, self.save, space=4)
        line.setStretch(0, 1)
        line.setAlignment(self.save, Qt.AlignmentFlag.AlignTop)
        YieldingRow(head, label(tr("Insight"), "title"), asked, letters=12, space=16)
        self.top = QWidget()
        above = column(None, head, self.heading, space=0)
        asked_for = column(None, above, self.period.own, space=8)
        column(self.top, asked_for, self.heading.bar, space=1, margins=(24, 16, 22, 0))
        column(self.content, self.top, self.stack, space=1).setStretch(1, 1)

    def _connect(self) -> None:
        self.period.changed.connect(self.refresh)
        self.asking.answered.connect(self._show)
        self.asking.refused.connect(self._refuse)
        self.asking.late.connect(self._say_coming)
        self.asking.told.connect(self.heading.show_far)
        self.heading.stop_wanted.connect(self._stop)
        self.heading.compare_wanted.connect(lambda: self.period.choose(Span.THREE_MONTHS))
        self.overview.opened.connect(self.open_topic)
        self.overview.looked_into.connect(self._show_behind)
        self._enable_keys()

    def _log(self) -> None:
        self.log_requested.emit(LogWish())

    def _show_behind(self, behind: Behind, words: str) -> None:
        """Show the records behind a figure on their own page."""
        noun = Noun.CUSTOMER if behind.of is Things.CUSTOMERS else Noun.CASE
        self.narrowed_requested.emit(BehindFigure(ids=behind.ids, noun=noun, words=words))

    def _say_coming(self) -> None:
        if self._read is None:
            self._turn_to(self.skeleton)
        self.heading.show_coming(self._read, self.period.wish())
        if self._read is not None and not self._read.wish.is_like(self.period.wish()):
            announce(self, self.heading.about.text())

    def _stop(self) -> None:
        """Come back to the days that are shown, as they are by now."""
        self.asking.drop()
        if self._read is not None:
            self.period.take(self._read.wish)
            self.heading.show_report(self._read)
            self.refresh()

    def _show(self, found: Read) -> None:
        if not self.isVisible():  # what somebody else may have asked for is read again for who comes back
            self._stale = True
            return
        first, other = self._read is None, self._read is None or self._read.wish != found.wish
        self._read = found
        self.banner.hide()
        self.period.forget_problem()
        self.period.show_period(found.report.period, found.wish.span)
        self.period.setVisible(not found.is_new)
        self.heading.show_report(found)
        self.overview.show_report(found.report, found.teller, holds=found.own.holds)
        self._turn_to(self._fitting(found))
        if other:
            announce(self, self.heading.about.text())
        if first and self.content.hasFocus():
            self.focus_first()

    def _fitting(self, found: Read) -> QWidget:
        """Return what is shown of a report: the chapter that was open, if it has that."""
        if found.is_new:
            return self.empty
        if self._shows_team and self._may_see_team:
            self.team.read()
            return self.team
        chapter = found.report.chapter(self._topic) if self._topic else None
        if not self._is_open or chapter is None:
            return self.overview
        self.detail.show_chapter(found, chapter)
        return self.detail

    def _turn_to(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        self.top.setVisible(part is not self._team)  # it has a month of its own
        self._enable_keys()

    def _enable_keys(self) -> None:
        is_there = self._read is not None and not self._read.is_new
        for name, act in self.acts.items():
            act.setEnabled(is_there if name in (_PRINTING, *_SAVING) else self._is_open)
        self.acts["insight-back"].setEnabled(self._is_open or self._shows_team)
        self.acts[_TEAM].setEnabled(is_there and self._may_see_team)
        self.acts[_TEAM].setVisible(self._may_see_team)
        self.save.setVisible(is_there)

    def _refuse(self, error: Exception) -> None:
        if self._read is not None:
            self.heading.show_report(self._read)
        if not isinstance(error, InputError) or not self.period.show_error(error):
            self.banner.show_error(error)
