"""The number of a chapter in full, with the way to what it counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.insight.cards import card_words
from delight.domain.insight.chapter import Chapter, Report
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Behind
from delight.ui.insight.said import OpenLink
from delight.ui.kit.look.layouts import column, label, row

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
        self._way = OpenLink(self.opened.emit)
        self.link = self._way.button
        """The way to what the figure counts."""
        below = row(None, self.link, None)
        parts = (self.big, self.what, 4, self.usual, self.between, self.verdict, below, None)
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
        behind = chapter.figure.behind if chapter.figure is not None else Behind()
        self._way.show_behind(behind)
        self.link.setVisible(bool(behind.ids))
        self.setVisible(bool(words.big or behind.ids))
