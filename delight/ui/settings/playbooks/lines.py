"""Lines that are added, moved and taken away by keys and by mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QToolButton, QWidget
from typing_extensions import override

from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.look.touch import target

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Line(QWidget):
    """One line: its fields, and buttons that move it up or take it away.

    Enter adds a line below, Alt+Up and Alt+Down move it, Backspace takes an empty one away.
    """

    below_wanted = Signal()
    move_wanted = Signal(int)
    removal_wanted = Signal()
    typed = Signal()

    def __init__(self, fields: QWidget, first: QWidget, text: QWidget, parent: QWidget | None = None) -> None:
        """Hold ``fields``, in which the keyboard begins at ``first``; ``text`` is what is written in."""
        super().__init__(parent)
        text.installEventFilter(self)
        self.first = first
        self.up = self._button("up", tr("Move up  (Alt+Up)"), lambda: self.move_wanted.emit(-1))
        self.down = self._button("down", tr("Move down  (Alt+Down)"), lambda: self.move_wanted.emit(1))
        self.away = self._button("close", tr("Take this line away"), self.removal_wanted.emit)
        line = row(self, fields, self.up, self.down, self.away, space=2)
        line.setStretch(0, 1)
        for button in (self.up, self.down, self.away):
            line.setAlignment(button, Qt.AlignmentFlag.AlignTop)

    @property
    def is_empty(self) -> bool:
        """Whether the line says nothing."""
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in _MOVES:
            self.move_wanted.emit(_MOVES[key])
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Backspace where nothing stands takes the line away; text fields keep keys for themselves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Backspace and self.is_empty:
                self.removal_wanted.emit()
                return True
            if event.key() in ENTERS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.below_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def _button(self, icon: str, words: str, do: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        put_icon(button, icon, "quiet", 16)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFixedSize(target() - 2, target())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: do())
        return button


L = TypeVar("L", bound=Line)


class Lines(QWidget, Generic[L]):
    """A list of lines, and the button that adds one."""

    typed = Signal()

    def __init__(self, make: Callable[[], L], add_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._box: QBoxLayout = column(None, space=4)
        self.add_button = push_button(add_words, self.add_last, role="link", icon="plus")
        column(self, self._box, row(None, self.add_button, None), space=4)

    def lines(self) -> list[L]:
        """Return the lines from the top."""
        items = [self._box.itemAt(n) for n in range(self._box.count())]
        return [item.widget() for item in items if item and item.widget()]  # pyright: ignore[reportReturnType]

    def show_lines(self, lines: Sequence[L]) -> None:
        """Show these and no others."""
        for old in self.lines():
            self._drop(old)
        for line in lines:
            self._put(line, self._box.count())
        self._number()

    def add_last(self) -> None:
        """Add an empty line at the end, the keyboard in it."""
        self._add(self._box.count())

    def _add(self, at: int) -> None:
        line = self._make()
        self._put(line, at)
        self._number()
        line.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def _put(self, line: L, at: int) -> None:
        line.below_wanted.connect(lambda: self._add(self._at(line) + 1))
        line.move_wanted.connect(lambda by: self._move(line, by))
        line.removal_wanted.connect(lambda: self._remove(line))
        line.typed.connect(self.typed)
        self._box.insertWidget(at, line)
        line.show()

    def _move(self, line: L, by: int) -> None:
        at, to = self._at(line), self._at(line) + by
        if not 0 <= to < self._box.count():
            return
        held = line.isAncestorOf(self.window().focusWidget() or line)
        where = self.window().focusWidget()
        self._box.removeWidget(line)
        self._box.insertWidget(to, line)
        if held and where is not None:
            where.setFocus(Qt.FocusReason.OtherFocusReason)
        if at != to:
            self._number()
            self.typed.emit()

    def _remove(self, line: L) -> None:
        at = self._at(line)
        self._drop(line)
        self._number()
        left = self.lines()
        next_one = left[min(max(0, at - 1), len(left) - 1)].first if left else self.add_button
        next_one.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def _drop(self, line: L) -> None:
        self._box.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _number(self) -> None:
        """Let the first not move up, nor the last down."""
        lines = self.lines()
        for number, line in enumerate(lines):
            line.up.setEnabled(number > 0)
            line.down.setEnabled(number < len(lines) - 1)

    def _at(self, line: L) -> int:
        return self._box.indexOf(line)


def tr(text: str) -> str:
    """Return words of these lines in the window's language."""
    return QCoreApplication.translate("Settings", text)
