"""What is painted around passages: quiet bands, when they are said, in how many ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock

from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.theme import RADIUS, base_font, colour, small_font, tokens
from delight.ui.kit.words.formats import counted
from delight.ui.letters.wordings.document import (
    Role,
    caption_height,
    look_of,
    other_ways,
)
from delight.ui.letters.wordings.saying import when_words

if TYPE_CHECKING:
    from delight.ui.letters.wordings.passage_text import PassageText

_PAD, _ICON = 10.0, 14


def paint_marks(painter: QPainter, edit: PassageText, clip: QRectF) -> None:
    """Paint everything around the passages that show in ``clip``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(small_font())
    here = edit.head() if edit.hasFocus() else None
    if edit.document().isEmpty():
        _paint_placeholder(painter, edit)
    block = edit.document().begin()
    while block.isValid():
        others = other_ways(block)
        place = _place_of(edit, block, others)
        if place.top() > clip.bottom():
            return
        if place.bottom() >= clip.top():
            _paint_passage(painter, edit, block, others, place)
            if here == block:
                _paint_bar(painter, place)
        block = (others or [block])[-1].next()


def ways_words(edit: PassageText, head: QTextBlock) -> str:
    """Return in how many other ways a passage is said."""
    return counted(len(other_ways(head)), _tr("1 other way"), "%n other ways")


def _place_of(edit: PassageText, head: QTextBlock, others: list[QTextBlock]) -> QRectF:
    """Return the place of a passage, with the words above it and its other ways."""
    seen = [head, *(block for block in others if block.isVisible())]
    rect = edit.block_rect(head).united(edit.block_rect(seen[-1]))
    above = caption_height() if look_of(head).depends else 2.0
    below = caption_height() if others and len(seen) == 1 else 0.0
    return rect.adjusted(0, -above, 0, below + (4 if look_of(head).depends else 1))


def _paint_passage(
    painter: QPainter, edit: PassageText, head: QTextBlock, others: list[QTextBlock], place: QRectF
) -> None:
    look = look_of(head)
    if look.depends:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens().hover))
        painter.drawRoundedRect(place, RADIUS, RADIUS)
        _paint_when(painter, when_words(look.only_if, optional=look.optional), place)
    for block in others:
        if block.isVisible() and look_of(block).role is Role.OTHER_WAY:
            _paint_or(painter, edit.block_rect(block))
    if others:
        _paint_ways(painter, edit, head)


def _paint_when(painter: QPainter, words: str, place: QRectF) -> None:
    line = QRectF(place.left() + _PAD, place.top() + 2, place.width() - 2 * _PAD, caption_height() - 2)
    painter.setPen(colour(tokens().quiet))
    cut = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


def _paint_or(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(colour(tokens().quiet))
    at = QRectF(rect.left() + _PAD, rect.top(), 2 * _PAD, QFontMetricsF(painter.font()).height() + 4)
    painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _tr("or"))


def ways_rect(edit: PassageText, head: QTextBlock) -> QRectF:
    """Return where it says in how many other ways a passage is said: below its first one."""
    rect = edit.block_rect(head)
    wide = QFontMetricsF(small_font()).horizontalAdvance(ways_words(edit, head)) + _ICON + 2 * _PAD
    left = rect.right() - wide if edit.is_mirrored else rect.left()
    return QRectF(left, rect.bottom(), wide, caption_height())


def _paint_ways(painter: QPainter, edit: PassageText, head: QTextBlock) -> None:
    line = ways_rect(edit, head).adjusted(_PAD, 0, 0, 0)
    folded = edit.is_folded(head)
    painter.setPen(colour(tokens().accent))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, ways_words(edit, head))
    icon = pixmap("down" if folded else "up", "accent", _ICON)
    painter.drawPixmap(QPointF(line.right() - _ICON - _PAD + 4, line.center().y() - _ICON / 2), icon)


def _paint_placeholder(painter: QPainter, edit: PassageText) -> None:
    """Qt would paint its own where no block begins."""
    painter.setPen(colour(tokens().quiet))
    rect = edit.block_rect(edit.document().begin()).adjusted(_PAD, 0, -_PAD, 0)
    painter.setFont(base_font())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, edit.hint)
    painter.setFont(small_font())


def _paint_bar(painter: QPainter, place: QRectF) -> None:
    """Show which passage the buttons above are about."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tokens().accent))
    painter.drawRoundedRect(QRectF(place.left(), place.top() + 2, 3, place.height() - 4), 1.5, 1.5)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wordings", text)
