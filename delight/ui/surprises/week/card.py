"""What a suggestion and a surprise have in common as cards: who, what, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton, QWidget
from typing_extensions import override

from delight.ui.kit.actions import tip_text
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import FlowLayout, column, row
from delight.ui.kit.look.theme import RADIUS, colour, tokens
from delight.ui.kit.menus import wants_menu

_EDGE, _INSET = 3, 10


class PersonCard(QFrame):
    """A card that the keyboard rests on; Up and Down go to the next one, Enter does the first thing."""

    acted = Signal(str)
    """What somebody wants done with it, one of the names that ``Doing`` knows."""
    moved = Signal(int)
    first = ""
    """What Enter does."""
    edged = False
    """A golden edge says that it is to come."""
    more: QToolButton
    """Opens the menu of everything else."""

    def __init__(self, key: Hashable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.deeds = QWidget()
        self._flow = FlowLayout(space=4)
        column(self.deeds, self._flow, margins=(0, 4, 0, 0))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def offer(
        self, name: str, words: str, key: str, tip: str, *, role: str = "", icon: str = ""
    ) -> QPushButton:
        """Add a button that wants ``name`` done; ``key`` does the same."""
        button = push_button(words, self._act(name), role=role, icon=icon)
        button.setProperty("flush", "true" if role == "link" else "")
        button.setToolTip(tip_text(tip, key))
        self.put(button)
        return button

    def put(self, widget: QWidget) -> None:
        """Add something to the buttons."""
        self._flow.addWidget(widget)

    def offer_ways(
        self, name: str, words: str, key: str, tip: str, ways: str, spoken: str
    ) -> tuple[QPushButton, QToolButton]:
        """Add a button that wants ``name`` done, and close beside it the menu ``ways`` of other ways."""
        button = push_button(words, self._act(name), role="quiet")
        button.setToolTip(tip_text(tip, key))
        small, both = self.menu_button(ways, spoken, f"Shift+{key}", "down"), QWidget()
        row(both, button, small, space=0)
        self.put(both)
        return button, small

    def menu_button(self, name: str, spoken: str, key: str = "", icon: str = "more") -> QToolButton:
        """Return a small button that opens the menu ``name``."""
        button = QToolButton()
        put_icon(button, icon, "quiet", 16)
        button.setAccessibleName(spoken)
        button.setToolTip(tip_text(spoken, key))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked=False: self.acted.emit(name))
        return button

    def hold(self, *, busy: bool) -> None:
        """Let nothing be pressed while something is done with it."""
        self.deeds.setEnabled(not busy)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        now, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(colour(now.accent if self.hasFocus() else now.hairline))
        pen.setWidthF(2.0 if self.hasFocus() else 1.0)
        painter.setPen(pen)
        painter.setBrush(colour(now.card))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.edged:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(now.surprise))
            rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = box.right() - _EDGE if rtl else box.left()
            high = box.height() - 2 * _INSET
            painter.drawRoundedRect(QRectF(left, box.top() + _INSET, _EDGE, high), 1.5, 1.5)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if steps:
            self.moved.emit(steps)
        elif event.key() in ENTERS and plain and self.hasFocus():
            if not event.isAutoRepeat():  # a key that is held presses once
                self.acted.emit(self.first)
        elif wants_menu(event):
            self.acted.emit("more")
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        self.acted.emit("more")

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.update()

    def _act(self, name: str) -> Callable[[], None]:
        return lambda: self.acted.emit(name)
