"""One of the five fields: a picture on a soft ground, big words, and the digit that does the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from delight.ui.kit.actions import tip_text
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import RADIUS, Tone, colour, tokens, type_sizes
from delight.ui.kit.rows.pressable import Pressable

_ICON, _ROUND, _EDGE, _LEAST = 34, 68, 20, (180, 92)
_ROOMY = 140
"""A field as high as this has its picture above its words; a lower one has it beside them."""


class CounterField(Pressable):
    """Enter, Space, a finger or its digit presses it."""

    def __init__(self, digit: int, words: str, icon: str, tone: Tone) -> None:
        super().__init__()
        self.words, self._tone = words, tone
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTip(tip_text(words, str(digit)))
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.tr("Key {digit}").format(digit=digit))
        self._title, self._hint = label(words, "title", wrap=True), label("", "small")
        self._hint.setProperty("tone", Tone.DUE.value)
        self._hint.hide()
        self._words = column(None, self._title, self._hint, space=4)
        self._round = Round(icon, tone)
        self._line = row(self, None, self._round, self._words, None, space=16)
        self._key = label(str(digit), "key")
        self._key.setParent(self)
        for part in (self._title, self._hint, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, hint: str) -> None:
        """Say something below the words, such as that a note is not finished."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(f"{self.words}, {hint}" if hint else self.words)

    @property
    def hint(self) -> str:
        """What is said below the words."""
        return self._hint.text()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST[0], max(_LEAST[1], round(3.6 * type_sizes().base)))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= _ROOMY + 2 * type_sizes().title
        way = QBoxLayout.Direction.TopToBottom if roomy else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)
        centre = Qt.AlignmentFlag.AlignHCenter if roomy else Qt.AlignmentFlag.AlignVCenter
        self._line.setAlignment(self._round, centre)
        self._line.setAlignment(self._words, Qt.AlignmentFlag(0) if roomy else centre)
        self._line.setContentsMargins(_EDGE, 8, _EDGE if roomy else 2 * _EDGE, 8)
        for at, stretch in enumerate((1, 0, 0, 1) if roomy else (0, 0, 1, 0)):
            self._line.setStretch(at, stretch)
        for part in (self._title, self._hint):
            part.setAlignment(centre if roomy else Qt.AlignmentFlag.AlignLeading)
        self._place_key()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        now, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = now.accent if self.hasFocus() else now.of(self._tone)[0] if self.underMouse() else now.hairline
        painter.setPen(QPen(colour(edge), 3 if self.hasFocus() else 1.5))
        painter.setBrush(colour(now.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 2 * RADIUS, 2 * RADIUS)
        painter.end()

    def _place_key(self) -> None:
        self._key.adjustSize()
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._key.move(12 if rtl else self.width() - self._key.width() - 12, 12)


class Round(QWidget):
    """An icon on a round ground of its tone."""

    def __init__(self, icon: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(_ROUND, _ROUND)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens().of(self._tone)[1]))
        painter.drawEllipse(QRectF(self.rect()))
        at = (_ROUND - _ICON) // 2
        painter.drawPixmap(at, at, pixmap(self._icon, self._tone.value, _ICON))
        painter.end()
