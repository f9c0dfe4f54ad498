"""A case behind a figure, as a line that opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from delight.domain.causes import CauseCase
from delight.ui.cases.improvements.words import foldable, tr
from delight.ui.cases.parts import ItemRow, mark
from delight.ui.kit.formats import date_text
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import column, label
from delight.ui.kit.pressable import Pressable
from delight.ui.kit.theme import RADIUS, colour, tokens


class CaseLine(Pressable):
    """Enter, Space or a click opens the case."""

    def __init__(self, case: CauseCase, on_open: Callable[[], object]) -> None:
        super().__init__()
        self.case = case
        who = case.customer_name or tr("no name given")
        below = " · ".join((case.reference, who, label_of(case.stage)))
        day = date_text(case.received_at.astimezone().date())
        inner = ItemRow(mark("cases"), foldable(case.what), foldable(below), label(day, "small"))
        column(self, inner, space=0, margins=(6, 0, 10, 0))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(", ".join((case.what, below)))
        self.pressed.connect(on_open)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not (self.hasFocus() or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(tokens().accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens().hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()
