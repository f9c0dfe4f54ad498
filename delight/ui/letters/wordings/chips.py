"""Chips inside running text: one character in the cursor's way, a tinted pill to the eye."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from delight.ui.kit.look.theme import Tone, colour, small_font, tokens
from delight.ui.letters.wordings.pieces import Kind, Piece
from delight.ui.letters.wordings.saying import field_words

CHIP = "\ufffc"
"""The character that a chip is in the text."""
_OBJECT = int(QTextFormat.ObjectTypes.UserObject.value) + 1
_NAME = int(QTextFormat.Property.UserProperty.value) + 11
_KIND = int(QTextFormat.Property.UserProperty.value) + 12
_PAD, _GAP = 7.0, 1.0
_EDGE = 0.35


class ChipPainter(QPyTextObject):
    """Measures and paints the chips of one document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        document.documentLayout().registerHandler(_OBJECT, self)

    @override
    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat, /) -> QSizeF:
        font = _font(format)
        metrics = QFontMetricsF(font)
        around = QFontMetricsF(QApplication.font())
        return QSizeF(metrics.horizontalAdvance(words_of(format)) + 2 * (_PAD + _GAP), around.height())

    @override
    def drawObject(  # noqa: PLR0913, PLR0917, RUF100 - Qt's signature
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
        /,
    ) -> None:
        ink, ground = tokens().of(_tone(format))
        pill = QRectF(rect).adjusted(_GAP, 1, -_GAP, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colour(ink)
        edge.setAlphaF(_EDGE)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(colour(ink))
        font = _font(format)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        base = pill.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(pill.left() + _PAD, base), words_of(format))
        painter.restore()


def format_of(piece: Piece) -> QTextCharFormat:
    """Return the format of a piece's characters."""
    made = QTextCharFormat()
    if piece.kind is not Kind.TEXT:
        made.setObjectType(_OBJECT)
        made.setProperty(_NAME, piece.text)
        made.setProperty(_KIND, piece.kind.value)
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        made.setToolTip(tip_of(piece))
    if piece.bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if piece.italic:
        made.setFontItalic(True)
    return made


def shown_as(piece: Piece) -> str:
    """Return the characters that stand for a piece in the document."""
    return piece.text if piece.kind is Kind.TEXT else CHIP


def piece_of(format: QTextCharFormat, text: str) -> Piece:  # noqa: A002 - what Qt calls it
    """Return the piece that characters of this format are."""
    bold, italic = format.fontWeight() >= QFont.Weight.DemiBold, format.fontItalic()
    if not is_chip(format):
        return Piece(text=text, bold=bold, italic=italic)
    kind, name = Kind(str(format.property(_KIND))), str(format.property(_NAME))
    return Piece(text=name, kind=kind, bold=bold, italic=italic)


def is_chip(format: QTextFormat) -> bool:  # noqa: A002 - what Qt calls it
    """Return whether a format is that of a chip."""
    return format.objectType() == _OBJECT


def words_of(format: QTextFormat) -> str:  # noqa: A002 - what Qt calls it
    """Return what stands on a chip."""
    return chip_words(Kind(str(format.property(_KIND))), str(format.property(_NAME)))


def chip_words(kind: Kind, name: str) -> str:
    """Return what stands on a chip: a field in plain words, or both sides of a choice."""
    if kind is Kind.FIELD:
        return field_words(name)
    return " · ".join(side.strip() or "–" for side in name.split("|"))


def tip_of(piece: Piece) -> str:
    """Return what a chip says when the mouse rests on it."""
    if piece.kind is Kind.FIELD:
        return QApplication.translate("Wordings", "Filled in for each customer")
    return QApplication.translate("Wordings", "Formally · familiarly. Click to change")


def _tone(format: QTextFormat) -> Tone:  # noqa: A002 - what Qt calls it
    return Tone.ACCENT if str(format.property(_KIND)) == Kind.FIELD else Tone.SURPRISE


def _font(format: QTextFormat) -> QFont:  # noqa: A002 - what Qt calls it
    chars = format.toCharFormat()
    font = small_font(strong=chars.fontWeight() >= QFont.Weight.DemiBold)
    font.setItalic(chars.fontItalic())
    return font
