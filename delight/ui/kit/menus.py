"""Buttons that open a menu, and how whatever opened one comes to rest when the menu is closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QToolButton, QWidget, QWidgetAction
from shiboken6 import isValid
from typing_extensions import override

from delight.domain.text import fold
from delight.ui.kit.keys import ENTERS, key_words
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import label

_EDGE = 8
_OPENS = frozenset({*ENTERS, Qt.Key.Key_Space, Qt.Key.Key_Down})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that can be done with a row: its words, and the key that does it there."""

    text: str
    do: Callable[[], object]
    key: Qt.Key | None = None


class MenuButton(QToolButton):
    """A small button with an icon only; Enter, Space, Down or a click opens its menu."""

    def __init__(self, menu: QMenu, *, name: str, tip: str = "", icon: str = "more") -> None:
        """Open ``menu``; ``name`` is what a screen reader says, ``tip`` what the mouse is told."""
        super().__init__()
        put_icon(self, icon, "quiet")
        self.setAccessibleName(name)
        self.setToolTip(tip or name)
        self.setMenu(menu)  # for screen readers; Qt's own way of opening it would wait until it is closed
        let_rest(menu, self)
        self.clicked.connect(lambda _checked=False: self.open_menu())

    def open_menu(self) -> None:
        """Open the menu."""
        self.menu().popup(_below(self.menu(), self))

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.open_menu()
        else:
            super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _OPENS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.open_menu()
            choose_first(self.menu())
        else:
            super().keyPressEvent(event)


class PickMenu(QMenu):
    """A menu that is chosen from by letters: the only entry that begins so is taken at once."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        letter = fold(event.text()) if not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier else ""
        fits = [a for a in self.actions() if letter and fold(a.text().replace("&", "")).startswith(letter)]
        if len(fits) == 1:
            self.close()
            fits[0].trigger()
        elif fits:
            at = fits.index(self.activeAction()) if self.activeAction() in fits else -1
            self.setActiveAction(fits[(at + 1) % len(fits)])
        else:
            super().keyPressEvent(event)


def wants_menu(event: QKeyEvent) -> bool:
    """Tell whether a key asks for the menu: the one with the menu on it, or Shift+F10 where there is none.

    Of the latter Qt makes the event of a menu nowhere but on Windows, and there only if nobody took the key.
    """
    shifted = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return shifted or event.key() == Qt.Key.Key_Menu


def menu_of(parent: QWidget, deeds: Sequence[Deed]) -> QMenu:
    """Return a menu of what can be done, each with its key; it is deleted once closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for deed in deeds:
        key = key_words(deed.key)
        menu.addAction(f"{deed.text}\t{key}" if key else deed.text, deed.do)
    return menu


def pop_below(menu: QMenu, button: QWidget) -> None:
    """Open a menu under a button, its first entry ready for Enter; the button rests when it is closed."""
    let_rest(menu, button)
    open_below(menu, button)


def open_below(menu: QMenu, button: QWidget) -> None:
    """Open a menu under the button that has it, its first entry ready for Enter."""
    menu.popup(_below(menu, button))
    choose_first(menu)


def add_heading(menu: QMenu, words: str) -> None:
    """Say what the entries that follow are for; Qt's own sections show no words in our colours."""
    shown = label(words, "small")
    shown.setContentsMargins(12, 6, 12, 4)
    heading = QWidgetAction(menu)
    heading.setText(words)
    heading.setDefaultWidget(shown)
    heading.setEnabled(False)  # nothing is chosen by it
    menu.addAction(heading)


def choose_first(menu: QMenu) -> None:
    """Make the first entry of an open menu ready for Enter."""
    able = (action for action in menu.actions() if action.isVisible() and action.isEnabled())
    first = next((action for action in able if not action.isSeparator()), None)
    if first is not None:
        menu.setActiveAction(first)


def let_rest(menu: QMenu, *widgets: QWidget) -> None:
    """Let ``widgets``, from which ``menu`` was opened, be up again, and forget a mouse that has left them.

    While a menu is open Qt tells nobody else where the mouse goes: they would look pointed at until it comes
    by again. A button whose menu was opened by our own key Qt leaves pressed, as long as it has the keyboard.
    """
    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, lambda: _rest(menu, widgets)))


def _below(menu: QMenu, button: QWidget) -> QPoint:
    """Return where a menu opens: under its button, and not beyond the window's right edge."""
    at, window = button.mapToGlobal(QPoint(0, button.height() + 2)), button.window()
    edge = window.mapToGlobal(QPoint(window.width(), 0)).x() - menu.sizeHint().width() - _EDGE
    return QPoint(max(window.mapToGlobal(QPoint(0, 0)).x(), min(at.x(), edge)), at.y())


def _rest(menu: QMenu, widgets: tuple[QWidget, ...]) -> None:
    if isValid(menu) and menu.isVisible():  # it was opened again at once
        return
    for widget in filter(isValid, widgets):
        if isinstance(widget, QAbstractButton):
            widget.setDown(False)
        if widget.underMouse() and not _is_pointed_at(widget):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
            widget.update()


def _is_pointed_at(widget: QWidget) -> bool:
    return widget.rect().contains(widget.mapFromGlobal(QCursor.pos()))
