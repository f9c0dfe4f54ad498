"""Small marks: a pill with a word, a round picture with initials."""

from __future__ import annotations

import unicodedata
import zlib
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.duplicates.titles import bare_words
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.theme import Tone, colour, small_font, tokens

_PILL_HEIGHT, _PILL_ICON, _PILL_PAD = 24, 14, 10
_HUES = (168, 24, 44, 96, 204, 276, 340, 8)


class Pill(QWidget):
    """A word on a coloured ground, with an icon if given: a stage, a standing, "3 days late"."""

    def __init__(
        self, text: str, tone: Tone = Tone.PLAIN, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set(self, text: str, tone: Tone = Tone.PLAIN, icon: str = "") -> None:
        """Say something else."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The word it shows."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._text, self._icon), pill_height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self._text, self._tone, self._icon)
        painter.end()


class Avatar(QWidget):
    """A round picture with a person's initials, always in the same colour for the same name."""

    def __init__(self, name: str, size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(size, size)
        self.setAccessibleName(name)

    def set_name(self, name: str) -> None:
        """Show somebody else."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self._name)
        painter.end()


def pill_height() -> int:
    """Return the height of a pill in pixels."""
    return max(_PILL_HEIGHT, QFontMetrics(small_font(strong=True)).height() + 6)


def pill_width(text: str, icon: str = "") -> int:
    """Return the width of a pill in pixels."""
    words = QFontMetrics(small_font(strong=True)).horizontalAdvance(text)
    return words + 2 * _PILL_PAD + (_PILL_ICON + 4 if icon else 0)


def paint_pill(painter: QPainter, rect: QRectF, text: str, tone: Tone, icon: str = "") -> None:
    """Paint a pill, as lists do for their rows."""
    ink, ground = tokens().of(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ground))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    inner = rect.adjusted(_PILL_PAD, 0, -_PILL_PAD, 0)
    if icon and not text:
        inner = rect.adjusted((rect.width() - _PILL_ICON) / 2 + 2, 0, 0, 0)
    if icon:
        tint = "quiet" if tone is Tone.PLAIN else tone.value
        top = rect.center().y() - _PILL_ICON / 2
        painter.drawPixmap(round(inner.left() - 2), round(top), pixmap(icon, tint, _PILL_ICON))
        inner.setLeft(inner.left() + _PILL_ICON + 2)
    painter.setPen(colour(ink))
    font = small_font(strong=True)
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, ceil(inner.width()) + 2)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def paint_avatar(painter: QPainter, rect: QRectF, name: str) -> None:
    """Paint a person's round picture."""
    ground, ink = _colours(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(rect)
    letters = initials(name)
    if letters:
        font = small_font(strong=True)
        font.setPixelSize(max(9, round(rect.height() * 0.38)))
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)
    else:
        size = round(rect.height() * 0.55)
        at = rect.center()
        painter.drawPixmap(
            round(at.x() - size / 2), round(at.y() - size / 2), pixmap("person", "quiet", size)
        )
    painter.restore()


def initials(name: str) -> str:
    """Return one or two letters for a name: ``Dr. Zoë van Dam`` is ``ZD``; nothing for no name."""
    bare = " ".join(bare_words(name))
    words = [
        w for w in "".join(c if c.isalnum() or c.isspace() else " " for c in bare).split() if w[0].isalpha()
    ]
    if not words:
        return ""
    first = _letter(words[0])
    if unicodedata.east_asian_width(words[0][0]) in {"W", "F"}:
        return first
    return first + (_letter(words[-1]) if len(words) > 1 else "")


def _letter(word: str) -> str:
    return unicodedata.normalize("NFC", word)[0].upper()[:1]


def _colours(name: str) -> tuple[QColor, QColor]:
    if not name.strip():
        return colour(tokens().hover), colour(tokens().quiet)
    hue = _HUES[zlib.crc32(name.encode(errors="replace")) % len(_HUES)]
    if tokens().name.startswith("dark"):
        return QColor.fromHsl(hue, 70, 62), QColor.fromHsl(hue, 90, 215)
    return QColor.fromHsl(hue, 105, 226), QColor.fromHsl(hue, 120, 62)
