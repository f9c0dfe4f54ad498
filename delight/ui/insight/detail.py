"""Everything about one topic: its figure, all sentences, charts with their tables, and how it is counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.insight.cards import coverage_words
from delight.domain.insight.chapter import Chapter, Report, Topic
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Behind
from delight.ui.insight.drawn import Drawn
from delight.ui.insight.figures import Figures
from delight.ui.insight.fold import Fold
from delight.ui.insight.out import Out
from delight.ui.insight.own.place import OwnPlace
from delight.ui.insight.reading import Read
from delight.ui.insight.said import Sentences
from delight.ui.insight.words import tr
from delight.ui.kit.actions import tip_text
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, empty, label, row, scrolled, show_beginning
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.steps import Steps

_LEFT, _RIGHT, _MARGIN, _LETTERS = 24, 12, 18, 40


class Detail(QWidget):
    """A chapter in full; what is in it is laid out anew for each."""

    left = Signal()
    """Back to all of them."""
    opened = Signal(object, str)
    """Show what is ``Behind`` something, and what that is called."""
    turned = Signal(int)
    """Show the chapter after this one (1), or the one before it (-1)."""

    def __init__(self, page: Page, out: Out) -> None:
        super().__init__()
        self._out = out
        self._shown: tuple[Report, Chapter] | None = None
        self._holds = False
        self._who: int | None = None
        self._look_on: set[int | None] = set()
        """Who would rather look than guess."""
        self.drawn: Drawn | None = None
        """The charts and tables that are shown."""
        self.back = push_button(tr("All of it"), self.left.emit, role="quiet", icon="back")
        self.back.setToolTip(tip_text(tr("Back to all"), "Escape"))
        self.title, self.question = label("", "title", wrap=True), label("", "quiet", wrap=True)
        self.figure, self.said, self.first = Figures(), Sentences(), Card(margin=_MARGIN)
        self.charts, self.own = QWidget(), OwnPlace(page)
        self._box = column(self.charts)
        self.coverage = label("", "small", wrap=True, selectable=True)
        self.apart_title, self.apart = label(tr("Counted apart"), "heading"), Sentences("quiet")
        self.definition = Sentences("quiet")
        self.before = push_button("", lambda: self.turned.emit(-1), role="link")
        self.after = push_button("", lambda: self.turned.emit(1), role="link")
        self.before.setProperty("flush", "true")
        narrow = QWidget()  # so that its lines are no longer than one reads with ease
        beside = row(narrow, self.definition, None, space=0)
        beside.setStretch(0, 4)
        beside.setStretch(1, 1)
        self.how = Fold(tr("How this is counted"), "H", narrow)
        self._lay_out()
        for part, open_ in (
            (self.figure, self._open_figure), (self.said, self._open_figure), (self.apart, self._open_apart)
        ):  # fmt: skip
            part.opened.connect(open_)
        self.steps = Steps(self)
        self.own.let_through.connect(self._look)
        self.how.opened.connect(lambda: show_beginning(self.area, self.how))

    def show_chapter(self, found: Read, chapter: Chapter) -> None:
        """Show a chapter; of the one that is shown already, what has changed."""
        other = self._shown is None or self._shown[1].topic is not chapter.topic
        steps: list[Callable[[], object]] = []
        if self._shown != (found.report, chapter):
            self._shown = (found.report, chapter)
            self._say(found.report, found.teller, chapter)
            steps.append(partial(self._draw, found.report, found.teller, chapter))
        steps.append(partial(self.own.show_own, found.own, chapter.topic))
        own, self._who = found.own, found.own.who
        self._holds = chapter.topic is Topic.OURSELVES and own.holds and own.who not in self._look_on
        self._reveal(chapter)
        if other:
            self.how.open(on=False)
            self.area.verticalScrollBar().setValue(0)
            empty(self._box)  # nobody sees the charts of another chapter while these are made
        self.steps.take(steps)

    def focus_first(self) -> None:
        """Put the keyboard at the top."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_how(self) -> None:
        """Open or close how it is counted, and go there."""
        self.how.turn()
        self.how.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        words, body = QWidget(), QWidget()
        column(words, self.said, None)
        both = YieldingRow(None, words, self.figure, ahead=True, space=32, letters=_LETTERS)
        self.first.body.addLayout(both)
        head = column(None, self.title, self.question, space=0)
        apart = column(None, self.apart_title, self.apart, space=4)
        above = (row(None, self.back, None), head, self.first, self.charts)
        others = row(None, self.before, None, self.after)
        below = (self.own, self.coverage, apart, self.how, others, None)
        column(body, *above, *below, space=12, margins=(_LEFT, 0, _RIGHT, 20))
        self.area = scrolled(body)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # cards stay as wide
        column(self, self.area)

    def _say(self, report: Report, teller: Teller, chapter: Chapter) -> None:
        topic = chapter.topic
        self.title.setText(teller.title(topic))
        self.question.setText(teller.text(topic, "question"))
        self.figure.show_figure(report, teller, chapter)
        self.said.show_said(teller, topic, chapter.said)
        self.coverage.setText(coverage_words(teller, report.coverage) if chapter.on_visits else "")
        self.coverage.setVisible(bool(self.coverage.text()))
        self.apart.show_said(teller, topic, chapter.apart)
        self.apart_title.setVisible(bool(chapter.apart))
        self.definition.show_said(teller, topic, chapter.definition)
        self.how.setVisible(bool(chapter.definition))
        self._name_others(report, teller, topic)

    def _name_others(self, report: Report, teller: Teller, topic: Topic) -> None:
        """Say on the links at the foot which chapters stand before and after this one."""
        topics = [chapter.topic for chapter in report.chapters]
        place = topics.index(topic)
        for button, words, beside in (
            (self.before, tr("Before: {title}"), place - 1),
            (self.after, tr("Next: {title}"), place + 1),
        ):
            is_there = 0 <= beside < len(topics)
            button.setVisible(is_there)
            button.setText(words.format(title=teller.title(topics[beside])) if is_there else "")

    def _draw(self, report: Report, teller: Teller, chapter: Chapter) -> None:
        empty(self._box)
        self.drawn = Drawn(teller, chapter, report.period, self._out)
        self.drawn.opened.connect(self._open)
        self._box.addWidget(self.drawn)

    def _reveal(self, chapter: Chapter) -> None:
        """Show what there is, but nothing that would tell before somebody has guessed."""
        self.first.setVisible(not self._holds)
        self.charts.setVisible(not self._holds and bool(chapter.charts or chapter.tables))

    def _look(self) -> None:
        """Show the answers to somebody who would rather not guess."""
        self._look_on.add(self._who)
        self._holds = False
        if self._shown is not None:
            self._reveal(self._shown[1])
        self.focus_first()

    def _open(self, behind: Behind, words: str) -> None:
        if behind.ids:
            self.opened.emit(behind, f"{self.title.text()} – {words}" if words else self.title.text())

    def _open_figure(self, behind: Behind) -> None:
        self._open(behind, self.figure.what.text())

    def _open_apart(self, behind: Behind) -> None:
        self._open(behind, self.apart_title.text())
