"""Everything about one topic: its figure, all sentences, charts with their tables, and how it is counted."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.insight.cards import card_words, coverage_words
from delight.domain.insight.chapter import Chapter, Report
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Behind
from delight.ui.insight.drawn import chart_card, table_card
from delight.ui.insight.fold import Fold
from delight.ui.insight.said import Sentences, open_link
from delight.ui.insight.words import tr
from delight.ui.kit.actions import tip_text
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, empty, label, row, scrolled
from delight.ui.kit.look.yielding import YieldingRow

_LEFT, _RIGHT = 24, 12


class Detail(QWidget):
    """A chapter in full; what is in it is laid out anew for each."""

    left = Signal()
    """Back to all of them."""
    opened = Signal(object, str)
    """Show what is ``Behind`` something, and what that is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = push_button(tr("All of it"), self.left.emit, role="quiet", icon="back")
        self.back.setToolTip(tip_text(tr("Back to all"), "Escape"))
        self.title, self.question = label("", "title", wrap=True), label("", "quiet", wrap=True)
        self.figure, self.said = Figures(), Sentences()
        for part in (self.figure, self.said):
            part.opened.connect(self._open_figure)
        first, words = Card(margin=18), QWidget()
        column(words, self.said, None)
        first.body.addLayout(YieldingRow(None, words, self.figure, ahead=True, space=32, letters=40))
        self._charts = QWidget()
        self._box = column(self._charts, space=12)
        self.apart, self.definition, self.coverage = (
            Sentences("quiet"),
            Sentences("quiet"),
            Sentences("quiet"),
        )
        self.apart.opened.connect(self._open_apart)
        self.apart_title = label(tr("Counted apart"), "heading")
        self.how = Fold(tr("How this is counted"), "H", self.definition, self.coverage)
        self._coverage = label("", "small", wrap=True, selectable=True)
        body = QWidget()
        head = column(None, self.title, self.question, space=0)
        apart = column(None, self.apart_title, self.apart, space=4, margins=(10, 0, 0, 0))
        parts = (row(None, self.back, None), head, first, self._charts, self._coverage, apart, self.how, None)
        column(body, *parts, space=12, margins=(_LEFT, 0, _RIGHT, 20))
        self.area = scrolled(body)
        column(self, self.area)
        self._shown: tuple[Report, Teller, Chapter] | None = None

    def show_chapter(self, report: Report, teller: Teller, chapter: Chapter) -> None:
        """Show a chapter; of the one that is shown already, what has changed."""
        if self._shown is not None and (self._shown[0], self._shown[2]) == (report, chapter):
            return
        other = self._shown is None or self._shown[2].topic is not chapter.topic
        self._shown = (report, teller, chapter)
        self.title.setText(teller.title(chapter.topic))
        self.question.setText(teller.text(chapter.topic, "question"))
        self.figure.show_figure(report, teller, chapter)
        self.said.show_said(teller, chapter.topic, chapter.said)
        self._draw(report, teller, chapter)
        self._coverage.setText(coverage_words(teller, report.coverage) if chapter.on_visits else "")
        self._coverage.setVisible(bool(self._coverage.text()))
        self.apart.show_said(teller, chapter.topic, chapter.apart)
        self.apart_title.setVisible(bool(chapter.apart))
        self.definition.show_said(teller, chapter.topic, chapter.definition)
        self.how.setVisible(bool(chapter.definition))
        if other:
            self.how.open(on=False)
            self.area.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Put the keyboard at the top."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_how(self) -> None:
        """Open or close how it is counted, and go there."""
        self.how.turn()
        if self.how.inner.isVisible():
            self.area.ensureWidgetVisible(self.how, 0, 24)
        self.how.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, report: Report, teller: Teller, chapter: Chapter) -> None:
        empty(self._box)
        for card in self._cards(report, teller, chapter):
            self._box.addWidget(card)

    def _cards(self, report: Report, teller: Teller, chapter: Chapter) -> Iterator[QWidget]:
        """Return each chart with its table, then the tables that have none."""
        tables = {table.code: table for table in chapter.tables}
        for chart in chapter.charts:
            yield chart_card(
                teller, chapter.topic, chart, tables.pop(chart.code, None), report.period, self._open
            )
        for table in tables.values():
            yield table_card(teller, chapter.topic, table, self._open)

    def _open(self, behind: Behind, words: str) -> None:
        if behind.ids:
            self.opened.emit(behind, f"{self.title.text()} – {words}" if words else self.title.text())

    def _open_figure(self, behind: Behind) -> None:
        self._open(behind, self.figure.what.text())

    def _open_apart(self, behind: Behind) -> None:
        self._open(behind, self.apart_title.text())


class Figures(QWidget):
    """The number of a chapter, what is usual and how sure it is; below, the way to what it counts."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.big, self.what = label("", "figure"), label("")
        self.usual, self.between = label("", "quiet", wrap=True), label("", "quiet", wrap=True)
        self.verdict = label("", "quiet", wrap=True)
        self._links = QWidget()
        self._link_box = row(self._links)
        parts = (self.big, self.what, 4, self.usual, self.between, self.verdict, self._links, None)
        column(self, *parts, space=2)

    def show_figure(self, report: Report, teller: Teller, chapter: Chapter) -> None:
        """Show the figure of a chapter; has no place where there is none."""
        words = card_words(teller, chapter, report.against)
        for part, text in (
            (self.big, words.big), (self.what, words.what), (self.usual, words.usual),
            (self.between, words.between), (self.verdict, words.verdict),
        ):  # fmt: skip
            part.setText(text)
            part.setVisible(bool(text))
        empty(self._link_box)
        link = open_link(chapter.figure.behind, self.opened.emit) if chapter.figure else None
        if link is not None:
            self._link_box.addWidget(link)
            self._link_box.addStretch(1)
        self.setVisible(bool(words.big or link))
