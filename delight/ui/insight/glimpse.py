"""A chapter's chart in miniature, painted: its shape without words, which stand beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.charts.glimpse import glimpse
from delight.domain.insight.chapter import Chapter
from delight.ui.insight.charts.painter import Brushwork, chart_font, colours_of
from delight.ui.kit.look.theme import tokens, type_sizes

_USUAL_BASE, _WIDE, _HIGH = 14, 80, 24


class Glimpse(QWidget):
    """A small line, or the longest bars; has no place where there is nothing to draw."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapter: Chapter | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_chapter(self, chapter: Chapter) -> None:
        """Show a chapter's figure by month, else the first of its charts."""
        self._chapter = chapter
        self.setVisible(glimpse(chapter, _WIDE, _HIGH) is not None)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _HIGH * type_sizes().base // _USUAL_BASE)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        size, backwards = self.size(), self.isRightToLeft()
        drawing = self._chapter and glimpse(
            self._chapter, size.width(), size.height(), right_to_left=backwards
        )
        if drawing:
            painter = QPainter(self)
            Brushwork(colours_of(tokens()), chart_font(), chart_font(strong=True)).paint(painter, drawing)
            painter.end()
