"""A big button whose words may take several lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from delight.ui.kit.look.icons import SIZE, pixmap
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.look.theme import RADIUS, Tone, colour, tokens
from delight.ui.kit.rows.pressable import Pressable

_LEAST = 64


class Choice(Pressable):
    """One thing to choose, pressed once; ``strong`` is what is likeliest."""

    def __init__(
        self, words: str, icon: str, do: Callable[[], object], *, about: str = "", strong: bool = False
    ) -> None:
        super().__init__()
        self._strong = strong
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(_LEAST)
        self.setAccessibleName(f"{words}, {about}" if about else words)
        picture, text = QLabel(), label(words, "heading", wrap=True)
        picture.setPixmap(pixmap(icon, Tone.SURPRISE.value, SIZE + 4))
        parts = [picture, text, *([label(about, "quiet")] if about else [])]
        line = row(self, *parts, space=14, margins=(16, 10, 16, 10))
        line.setStretch(1, 1)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.pressed.connect(do)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        now, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self._strong or self.underMouse()
        edge = now.accent if self.hasFocus() else now.surprise if lit else now.border
        painter.setPen(QPen(colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(colour(now.surprise_soft if lit else now.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()
