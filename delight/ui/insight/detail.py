"""Everything about one topic: its figure, all sentences, charts with their tables, and how it is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

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
from delight.ui.kit.look.layouts import column, label, row, scrolled, show_beginning, tab_chain
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.work.notices import announce
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
        self._shown: tuple[Report, Chapter] | None = None
        self._is_whole = False
        """Nothing of it is left to be shown."""
        self._drawn_of: tuple[object, ...] | None = None
        """What the charts and tables rest on that are shown."""
        self._left_at: QWidget | None = None
        """Where the keyboard was last, while it is elsewhere."""
        self._holds = False
        self._who: int | None = None
        self._look_on: set[int | None] = set()
        """Who would rather look than guess."""
        self.back = push_button(tr("All of it"), self.left.emit, role="quiet", icon="back")
        self.back.setToolTip(tip_text(tr("Back to all"), "Escape"))
        self.title, self.question = label("", "title", wrap=True), label("", "quiet", wrap=True)
        self.figure, self.said, self.first = Figures(), Sentences(), Card(margin=_MARGIN)
        self.drawn, self.own = Drawn(out), OwnPlace(page)
        self.foot = QWidget()
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
            (self.figure, self._open_figure), (self.said, self._open), (self.apart, self._open_apart)
        ):  # fmt: skip
            part.opened.connect(open_)
        self.drawn.opened.connect(self._open)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._note_leaving)
        self.steps = Steps(self)
        self.own.let_through.connect(self._look)
        self.how.opened.connect(lambda: show_beginning(self.area, self.how))

    def show_chapter(self, found: Read, chapter: Chapter) -> None:
        """Show a chapter; of the one that is shown already, what has changed.

        Of another one its title stands there at once; the rest follows from the top down.
        """
        first, report = self._shown is None, found.report
        other = self._shown is None or self._shown[1].topic is not chapter.topic
        is_said = self._is_whole and self._shown == (report, chapter)
        self._shown, self._is_whole = (report, chapter), False
        own, self._who = found.own, found.own.who
        self._holds = chapter.topic is Topic.OURSELVES and own.holds and own.who not in self._look_on
        if other:
            self._begin(found.teller, chapter.topic)
        else:
            self._reveal(chapter)
        steps = [] if is_said else [*self._saying(found, chapter)]
        steps += [partial(self.own.show_own, own, chapter.topic), self._end]
        self.steps.take(steps, at_once=not first)  # what styling all of it left is no time for anything

    def focus_first(self) -> None:
        """Put the keyboard at the top, and say which chapter this is."""
        self._left_at = None
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self.title.text()}. {self.question.text()}")

    def focus_again(self) -> None:
        """Put the keyboard where it was when somebody left for another page."""
        at = self._left_at if self._left_at and isValid(self._left_at) and self._left_at.isVisible() else None
        (at or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_how(self) -> None:
        """Open or close how it is counted, and go there."""
        self.steps.finish()  # it comes last
        self.how.turn()
        self.how.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        words, body = QWidget(), QWidget()
        column(words, self.said, None)
        both = YieldingRow(None, words, self.figure, ahead=True, space=32, letters=_LETTERS)
        self.first.body.addLayout(both)
        head = column(None, self.title, self.question, space=0)
        apart = column(None, self.apart_title, self.apart, space=4)
        others = row(None, self.before, None, self.after)
        column(self.foot, self.own, self.coverage, apart, self.how, others, space=12)
        parts = (row(None, self.back, None), head, self.first, self.drawn, self.foot, None)
        column(body, *parts, space=12, margins=(_LEFT, 0, _RIGHT, 20))
        self.area = scrolled(body)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # cards stay as wide
        column(self, self.area)

    def _begin(self, teller: Teller, topic: Topic) -> None:
        """Show the title of another chapter, and nothing of the one before."""
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)  # else it would wander while parts are hidden
        self.title.setText(teller.title(topic))
        self.question.setText(teller.text(topic, "question"))
        for part in (self.first, self.drawn, self.foot):
            part.hide()
        self.drawn.clear()
        self._drawn_of = None
        self.how.open(on=False)
        self.area.verticalScrollBar().setValue(0)

    def _saying(self, found: Read, chapter: Chapter) -> Iterator[Callable[[], object]]:
        """Return how a chapter is shown, as one reads."""
        report, teller = found.report, found.teller
        yield partial(self._say, report, teller, chapter)
        rests_on = (chapter, report.period, report.currency)
        if self._drawn_of != rests_on:
            yield from self.drawn.showing(teller, chapter, report.period)
        yield partial(self._say_below, report, teller, chapter)
        yield partial(setattr, self, "_drawn_of", rests_on)

    def _say(self, report: Report, teller: Teller, chapter: Chapter) -> None:
        self.figure.show_figure(report, teller, chapter)
        self.said.show_said(teller, chapter.topic, chapter.said)
        self._reveal(chapter)

    def _say_below(self, report: Report, teller: Teller, chapter: Chapter) -> None:
        topic = chapter.topic
        self.coverage.setText(coverage_words(teller, report.coverage) if chapter.on_visits else "")
        self.coverage.setVisible(bool(self.coverage.text()))
        self.apart.show_said(teller, topic, chapter.apart)
        self.apart_title.setVisible(bool(chapter.apart))
        self.definition.show_said(teller, topic, chapter.definition)
        self.how.setVisible(bool(chapter.definition))
        self._name_others(report, teller, topic)

    def _end(self) -> None:
        self.foot.show()
        for one, other in pairwise(tab_chain(self)):  # what was made last would come last
            QWidget.setTabOrder(one, other)
        self._is_whole = True

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

    def _reveal(self, chapter: Chapter) -> None:
        """Show what there is, but nothing that would tell before somebody has guessed."""
        self.first.setVisible(not self._holds)
        self.drawn.setVisible(not self._holds and bool(chapter.charts or chapter.tables))

    def _look(self) -> None:
        """Show the answers to somebody who would rather not guess."""
        self._look_on.add(self._who)
        self._holds = False
        if self._shown is not None:
            self._reveal(self._shown[1])
        self.focus_first()

    def _note_leaving(self, at: QWidget | None, then: QWidget | None) -> None:
        """Note where the keyboard was, if it goes elsewhere."""
        if at is not None and self.isAncestorOf(at) and not (then and self.isAncestorOf(then)):
            self._left_at = at

    def _open(self, behind: Behind, words: str) -> None:
        if behind.ids:
            self.opened.emit(behind, f"{self.title.text()} – {words}" if words else self.title.text())

    def _open_figure(self, behind: Behind) -> None:
        self._open(behind, self.figure.what.text())

    def _open_apart(self, behind: Behind, _words: str) -> None:
        self._open(behind, self.apart_title.text())
