"""One gesture of the catalogue as a warm card to pick from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from delight.domain.gestures import GestureIdea, GestureKind
from delight.ui.kit.look.icons import pixmap, put_icon
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import RADIUS, colour, tokens
from delight.ui.kit.menus import wants_menu
from delight.ui.kit.rows.pressable import Pressable
from delight.ui.surprises.words.gestures import cost_words, interval_words
from delight.ui.surprises.words.saying import tr

_PICTURE, _LOWER = 36, 4
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
    """Enter, Space or a click picks it; F2 changes it, Delete switches it off, the dots have it all."""

    picked = Signal(object)
    changed = Signal(object)
    switched = Signal(object)
    asked = Signal(object)
    """The menu is wanted, below the card's dots."""
    moved = Signal(int)
    """Up (-1) or Down (1) was pressed."""

    def __init__(
        self, idea: GestureIdea, currency: str, *, may_change: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.idea, self._may_change = idea, may_change
        self._picked = False
        self.dots = QToolButton()
        self._build(currency)
        self.pressed.connect(lambda: (self.switched if idea.off else self.picked).emit(idea))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mark(self, *, picked: bool) -> None:
        """Show whether this is the one that was picked."""
        self._picked = picked
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        now, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = now.paper if self.idea.off else now.card
        painter.setBrush(colour(now.surprise_soft if self._picked or self.underMouse() else ground))
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
        deeds = {Qt.Key.Key_F2: self.changed, Qt.Key.Key_Delete: self.switched}
        deed = deeds.get(Qt.Key(event.key()))
        if steps:
            self.moved.emit(steps)
        elif wants_menu(event) and self._may_change:
            self.asked.emit(self.idea)
        elif deed is not None and self._may_change and not event.modifiers():
            deed.emit(self.idea)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        if self._may_change:
            self.asked.emit(self.idea)

    def _build(self, currency: str) -> None:
        idea = self.idea
        cost = cost_words(idea.cost_minor, currency)
        price = f"{cost} · {interval_words(idea.interval_days)}"
        name, hint = label(idea.name, "heading", wrap=True), label(idea.hint, "small", wrap=True)
        words = column(None, name, space=3, margins=(0, _LOWER, 0, 0))
        if idea.off:
            name.setProperty("role", "quiet")
            price = tr("Switched off")
        elif idea.hint:
            words.addWidget(hint)
        words.addWidget(label(price, "small", wrap=True))
        put_icon(self.dots, "more", "quiet")
        self.dots.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the card has keys for what is in it
        self.dots.setAccessibleName(tr("More about {name}").format(name=idea.name))
        self.dots.setToolTip(tr("More"))
        self.dots.clicked.connect(lambda _checked=False: self.asked.emit(idea))
        mark = GoldMark(kind_icon(idea.kind))
        held = column(None, mark, None, margins=(0, _LOWER, 0, 0))
        line = row(self, held, words, self.dots, space=12, margins=(12, 6, 4, 10))
        line.setStretch(1, 1)
        line.setAlignment(self.dots, Qt.AlignmentFlag.AlignTop)
        self.dots.setVisible(self._may_change)
        self.setAccessibleName(f"{idea.name}, {price}")
        self.setAccessibleDescription(idea.hint)
