"""The number of a chapter in full, with the way to what it counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from delight.domain.insight.cards import card_words
from delight.domain.insight.chapter import Chapter, Report
from delight.domain.insight.telling import Teller
from delight.ui.insight.said import open_link
from delight.ui.kit.look.layouts import column, empty, label, row

_LETTERS = 32
"""So wide it is at least: how sure it is stands in one line."""


class Figures(QWidget):
    """The number of a chapter, what is usual and how sure it is; below, the way to what it counts."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.big, self.what = label("", "figure"), label("", wrap=True)
        self.usual, self.between = label("", "quiet", wrap=True), label("", "quiet", wrap=True)
        self.verdict = label("", "quiet", wrap=True)
        self.link: QPushButton | None = None
        """The way to what the figure counts."""
        self._links = QWidget()
        self._link_box = row(self._links)
        parts = (self.big, self.what, 4, self.usual, self.between, self.verdict, self._links, None)
        column(self, *parts, space=2)
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())

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
        self.link = open_link(chapter.figure.behind, self.opened.emit) if chapter.figure else None
        if self.link is not None:
            self._link_box.addWidget(self.link)
            self._link_box.addStretch(1)
        self.setVisible(bool(words.big or self.link))
