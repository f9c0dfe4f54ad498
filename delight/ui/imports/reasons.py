"""Rows of a list whose second line is a reason and is never cut: it takes as many lines as it needs."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from delight.ui.kit.look.theme import base_font, colour, small_font, tokens
from delight.ui.kit.rows.row_paint import GAP, LINE_GAP, PAD, PICTURE, Look, RowPainter
from delight.ui.kit.rows.rows import RowDelegate, RowList
from delight.ui.kit.rows.table import LOOK_ROLE

_AROUND = 9


def wrap_reasons(rows: RowList) -> None:
    """Let the rows of a list be as high as their reasons need."""
    rows.setItemDelegate(_ReasonDelegate(rows))
    rows.setUniformItemSizes(False)
    rows.setWordWrap(True)  # without it a list looks at its width only once


class _ReasonPainter(RowPainter):
    @override
    def words(self, look: Look) -> None:
        """Paint the title and, below it, all of the reason."""
        title = base_font(strong=look.strong)
        wide, high = max(0, self._right - self._left), QFontMetrics(title).height()
        below = _wrapped(look.subtitle, wide, self._painter.layoutDirection())
        top = self._row.top() + (self._row.height() - high - LINE_GAP - _high(below)) / 2
        at = self._place(self._left, wide, high)
        at.moveTop(top)
        self._text(at, look.title, title, tokens().ink)
        self._painter.setPen(colour(tokens().quiet))
        below.draw(self._painter, QPointF(at.left(), top + high + LINE_GAP))


class _ReasonDelegate(RowDelegate):
    row_painter = _ReasonPainter

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Any, /) -> QSize:
        look, rows = index.data(LOOK_ROLE), self.parent()
        if look is None or not isinstance(rows, RowList):
            return super().sizeHint(option, index)
        wide = rows.viewport().width() - 1  # a rectangle ends a pixel before the next one begins
        meta = QFontMetrics(small_font()).horizontalAdvance(look.meta) + 2 + GAP if look.meta else 0
        below = _wrapped(look.subtitle, wide - 2 * PAD - PICTURE - PAD - meta, rows.layoutDirection())
        high = QFontMetrics(base_font()).height() + LINE_GAP + _high(below)
        return QSize(0, max(high, PICTURE) + 2 * _AROUND)


def _wrapped(text: str, wide: float, direction: Qt.LayoutDirection) -> QTextLayout:
    """Return a text in lines of at most ``wide``, parted between words where there are any."""
    layout = QTextLayout(" ".join(text.split()), small_font())
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    high = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, wide))
        line.setPosition(QPointF(0, high))
        high += line.height()
    layout.endLayout()
    return layout


def _high(layout: QTextLayout) -> int:
    return ceil(layout.boundingRect().height())
