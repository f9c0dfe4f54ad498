"""A letter of the shop's own, drawn while its name is typed."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.ui.kit.look.theme import LIGHT, base_font, colour, small_font

_WIDTH, _HEIGHT, _EDGE = 290, 380, 28
_LINES = ((1.0, 0.94, 0.98, 0.62), (0.97, 1.0, 0.55), (0.9, 0.36))
"""Paragraphs as lines, each a part of the full width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketched:
    """What stands on the letter."""

    shop: str = ""
    address: str = ""
    signed: str = ""
    logo: QImage = field(default_factory=QImage)
    accent: str = LIGHT.accent
    greeting: str = ""
    closing: str = ""


class LetterSketch(QWidget):
    """A sheet of paper with the shop's name at its head; paper is white in every theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Sketched()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("A sketch of your letters"))

    def show_letter(self, shown: Sketched) -> None:
        """Show other words."""
        self._shown = shown
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH + 24, _HEIGHT + 24)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(12, 8, _WIDTH, _HEIGHT)
        _paint_sheet(painter, sheet)
        inner = sheet.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        top = self._paint_head(painter, inner)
        self._paint_body(painter, inner, top + 34)
        painter.end()

    def _paint_head(self, painter: QPainter, inner: QRectF) -> float:
        name = QFont(base_font(strong=True))
        name.setPixelSize(20)
        painter.setFont(name)
        painter.setPen(colour(self._shown.accent if self._shown.shop else LIGHT.border))
        shop = self._shown.shop or self.tr("Your shop")
        after = self._paint_logo(painter, inner)
        cut = QFontMetricsF(name).elidedText(shop, Qt.TextElideMode.ElideRight, inner.width() - after)
        painter.drawText(inner.topLeft() + QPointF(after, 18), cut)
        small = QFont(small_font())
        small.setPixelSize(11)
        painter.setFont(small)
        painter.setPen(colour(LIGHT.quiet))
        one_line = " · ".join(part.strip() for part in self._shown.address.splitlines() if part.strip())
        cut = QFontMetricsF(small).elidedText(one_line, Qt.TextElideMode.ElideRight, inner.width() - after)
        painter.drawText(inner.topLeft() + QPointF(after, 36), cut)
        painter.fillRect(QRectF(inner.left(), inner.top() + 46, inner.width(), 2), colour(self._shown.accent))
        return inner.top() + 48

    def _paint_logo(self, painter: QPainter, inner: QRectF) -> float:
        """Paint the logo at the left of the head, and return where the name begins after it."""
        logo = self._shown.logo
        if logo.isNull():
            return 0.0
        size = logo.size().toSizeF().scaled(inner.width() * 0.4, 40, Qt.AspectRatioMode.KeepAspectRatio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(inner.topLeft(), size), logo)
        return size.width() + 12

    def _paint_body(self, painter: QPainter, inner: QRectF, top: float) -> None:
        words = QFont(base_font())
        words.setPixelSize(13)
        painter.setFont(words)
        painter.setPen(colour(LIGHT.ink))
        painter.drawText(QPointF(inner.left(), top), self._shown.greeting)
        top += 20
        for paragraph in _LINES:
            for part in paragraph:
                painter.fillRect(QRectF(inner.left(), top, inner.width() * part, 5), _faint())
                top += 15
            top += 9
        painter.setPen(colour(LIGHT.ink))
        painter.drawText(QPointF(inner.left(), top + 18), self._shown.closing)
        signature = QFont(words)
        signature.setItalic(True)
        signature.setPixelSize(19)
        painter.setFont(signature)
        painter.setPen(colour(self._shown.accent if self._shown.signed else LIGHT.border))
        cut = QFontMetricsF(signature).elidedText(
            self._shown.signed or self.tr("Your name"), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(QPointF(inner.left(), top + 48), cut)


def _paint_sheet(painter: QPainter, sheet: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(6):
        shade = QColor(colour(LIGHT.ink))
        shade.setAlphaF(0.018)
        painter.setBrush(shade)
        painter.drawRoundedRect(sheet.adjusted(-step, -step + 4, step, step + 4), 4 + step, 4 + step)
    painter.setBrush(colour(LIGHT.card))
    painter.drawRoundedRect(sheet, 3, 3)


def _faint() -> QColor:
    return colour(LIGHT.hairline)
