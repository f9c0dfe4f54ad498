"""The catalogue: gestures as warm cards to pick from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from delight.domain.gestures import GestureIdea, GestureKind
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.look.theme import RADIUS, colour, tokens
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.rows.pressable import Pressable
from delight.ui.kit.words.formats import money_text

_PICTURE = 36
_ICONS = {
    GestureKind.NOTE: "letter",
    GestureKind.GIFT: "gift",
    GestureKind.UPGRADE: "star",
    GestureKind.EXTRA: "plus",
}


def kind_icon(kind: GestureKind) -> str:
    """Return the icon of a kind of gesture."""
    return _ICONS[kind]


class GoldMark(QWidget):
    """An icon on a round golden ground."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(_PICTURE, _PICTURE)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens().surprise_soft))
        painter.drawEllipse(QRectF(self.rect()))
        at = (_PICTURE - 20) // 2
        painter.drawPixmap(at, at, pixmap(self._icon, "surprise", 20))
        painter.end()


class IdeaCard(Pressable):
    """One gesture of the catalogue; Enter, Space or a click picks it."""

    picked = Signal(object)
    moved = Signal(int)
    """Up (-1) or Down (1) was pressed."""

    def __init__(self, idea: GestureIdea, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.idea = idea
        self._picked = False
        self.pressed.connect(lambda: self.picked.emit(self.idea))
        cost = cost_words(idea.cost_minor, currency)
        name, price = label(idea.name, "heading", wrap=True), label(cost, "small")
        price.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        head = YieldingRow(None, name, price, letters=6)
        words = column(None, head, label(idea.hint, "small", wrap=True), space=3)
        line = row(self, GoldMark(kind_icon(idea.kind)), words, space=12, margins=(12, 10, 12, 10))
        line.setStretch(1, 1)
        line.setAlignment(line.itemAt(0).widget(), Qt.AlignmentFlag.AlignTop)  # type: ignore[union-attr]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{idea.name}, {cost}")
        self.setAccessibleDescription(idea.hint)

    def mark(self, *, picked: bool) -> None:
        """Show whether this is the one that was picked."""
        self._picked = picked
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        now, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(colour(now.surprise_soft if self._picked or self.underMouse() else now.card))
        edge = now.accent if self.hasFocus() else now.surprise if self._picked else now.hairline
        pen = painter.pen()
        pen.setColor(colour(edge))
        pen.setWidthF(2.0 if self.hasFocus() else 1.0)
        painter.setPen(pen)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if steps:
            self.moved.emit(steps)
        else:
            super().keyPressEvent(event)


class Ideas(QWidget):
    """The catalogue as a column of cards; Tab reaches it once, Up and Down go through it."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[IdeaCard] = []
        self._shown: tuple[Sequence[GestureIdea], str] = ((), "")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.setAccessibleName(self.tr("Ideas for surprises"))

    def show_ideas(self, ideas: Sequence[GestureIdea], currency: str) -> None:
        """Show these, with their costs."""
        if self._shown == (ideas, currency):
            return
        self._shown = (ideas, currency)
        empty(self._box)
        self.cards = [IdeaCard(idea, currency) for idea in ideas]
        for number, card in enumerate(self.cards):
            card.picked.connect(self.picked.emit)
            card.moved.connect(lambda step, number=number: self._go(number + step))
            self._box.addWidget(card)
        self._box.addStretch(1)

    def mark(self, name: str) -> None:
        """Mark the gesture that is called so; none if it is somebody's own."""
        for card in self.cards:
            card.mark(picked=card.idea.name == name)

    def _go(self, number: int) -> None:
        if 0 <= number < len(self.cards):
            self.cards[number].setFocus(Qt.FocusReason.TabFocusReason)


def cost_words(minor: int | None, currency: str) -> str:
    """Return a cost in words; nothing where it is not known."""
    if minor is None or not currency:
        return ""
    return (
        money_text(minor, currency, whole=True)
        if minor
        else QCoreApplication.translate("Surprises", "costs nothing")
    )
