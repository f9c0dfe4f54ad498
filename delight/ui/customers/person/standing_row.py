"""How things stand, and why; pressed, it leads to what that rests on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from delight.domain.customers.standing import Basis, Why
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import RADIUS, colour, tokens, type_sizes
from delight.ui.kit.look.touch import target
from delight.ui.kit.rows.pressable import Pressable
from delight.ui.kit.words.labels import label_of, standing_mark
from delight.ui.kit.words.reasons import why_standing

_WORDS_NEED = 10
"""Room for the sentence beside the pill, in heights of a letter; with less it stands below."""


class StandingRow(Pressable):
    """A pill and a sentence, never a score."""

    def __init__(self) -> None:
        super().__init__()
        self.pill, self.why = Pill(""), label("", "quiet", wrap=True)
        self.setMinimumHeight(target())
        self._line = row(self, self.pill, self.why, space=8, margins=(0, 2, 4, 2))
        self._line.setStretch(1, 1)

    def show_standing(self, why: Why, today: date) -> None:
        """Show how things stand with somebody."""
        self.pill.set(label_of(why.standing), *standing_mark(why.standing))
        self.why.setText(why_standing(why, today))
        leads = why.rests_on is not Basis.NOTHING
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self.tr("Show what this rests on") if leads else "")
        self.setAccessibleName(f"{self.pill.text}: {self.why.text()}")

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        beside = self.width() - self.pill.sizeHint().width() > _WORDS_NEED * type_sizes().base
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() is not way:
            self._line.setDirection(way)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        leads = self.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if not leads or not (self.underMouse() or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(tokens().accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens().hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()
