"""Actions as data: what they are called, their key, what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from delight.ui.kit.keys import key_words
from delight.ui.kit.look.icons import put_icon

_GROUP, _LETTER, _ALSO = "group", "oneLetter", "alsoKey"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDef:
    """One thing a person can do.

    Attributes:
        name: identifier, also the object name of the action.
        text: the words on the button and in the list of keys, translated.
        do: what happens.
        key: such as ``Ctrl+N``, or a single letter if ``letter``.
        also: a further key that the widget itself answers, such as ``Return`` in a list.
        icon: name of an icon.
        tip: longer words for the tooltip; the key is added.
        group: heading in the list of all keys (F1), translated.
        whole_window: the key works anywhere in the window, not only inside the widget.
        listed: it stands in the list of all keys.
    """

    name: str
    text: str
    do: Callable[[], object]
    key: str = ""
    also: str = ""
    icon: str = ""
    tip: str = ""
    group: str = ""
    whole_window: bool = False
    listed: bool = True


def add_actions(widget: QWidget, *definitions: ActionDef) -> dict[str, QAction]:
    """Add the actions to ``widget`` and return them by name; their keys work inside it."""
    return {d.name: _add(widget, d) for d in definitions}


def action_button(action: QAction, *, role: str = "", text: str | None = None) -> QPushButton:
    """Return a push button that follows an action: its words, tooltip, state and accessible name.

    Args:
        action: what the button does.
        role: ``primary``, ``quiet``, ``danger``, ``link`` or nothing.
        text: other words than the action's.
    """
    button = QPushButton(text or action.text())
    button.setProperty("role", role)
    button.setAutoDefault(True)  # Enter presses it where the keyboard is, as the space bar does
    _follow(button, action, "on_accent" if role == "primary" else "overdue" if role == "danger" else "ink")
    return button


def icon_button(action: QAction, tint: str = "ink") -> QToolButton:
    """Return a small button that shows only the action's icon; its words are tooltip and accessible name."""
    button = QToolButton()
    _follow(button, action, tint)
    return button


def tip_text(words: str, *keys: str) -> str:
    """Return a tooltip that ends in the keys."""
    shown = _shown(keys)
    return f"{words}  ({shown})" if shown else words


def all_keys(window: QWidget) -> Iterator[tuple[str, str, str]]:
    """Yield (group, words, key) of every action in ``window`` that has a key and works on what is shown."""
    for action in window.findChildren(QAction):
        if not action.isVisible() or not _is_shown(action.parent()):
            continue
        shown = _shown((action.shortcut().toString(), str(action.property(_ALSO) or "")))
        if shown and action.property(_GROUP) is not None:
            yield str(action.property(_GROUP)), action.toolTip().rsplit("  (", 1)[0], shown


def set_letter_keys(window: QWidget, *, on: bool) -> None:
    """Switch the keys without Ctrl or Alt on or off: they get in the way of screen readers."""
    for action in window.findChildren(QAction):
        letter = action.property(_LETTER)
        if letter:
            action.setShortcut(QKeySequence(str(letter)) if on else QKeySequence())


def give_key(
    widget: QWidget, action: QAction, key: str, group: str = "", *, also: str = "", whole_window: bool = False
) -> None:
    """Let a key inside ``widget`` do what an action does; it stands in the list of keys under ``group``."""
    words = action.toolTip() or action.text()
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(
        Qt.ShortcutContext.WindowShortcut if whole_window else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    action.setAutoRepeat(False)
    action.setToolTip(tip_text(words, key, also))
    action.setProperty(_ALSO, also)
    action.setProperty(_GROUP, group or QCoreApplication.translate("Actions", "On this page"))
    action.setProperty(_LETTER, key if len(key) == 1 else "")
    widget.addAction(action)


def _is_shown(place: QObject | None) -> bool:
    """Return whether the widget is shown that an action belongs to, be it through one that is none."""
    while place is not None and not isinstance(place, QWidget):
        place = place.parent()
    return place is None or place.isVisible()


def _shown(keys: Iterable[str]) -> str:
    return ", ".join(key_words(key) for key in keys if key)


def _add(widget: QWidget, definition: ActionDef) -> QAction:
    action = QAction(definition.text, widget)
    action.setObjectName(definition.name)
    action.setToolTip(definition.tip or definition.text)
    group, everywhere = definition.group, definition.whole_window
    give_key(widget, action, definition.key, group, also=definition.also, whole_window=everywhere)
    if not definition.listed:
        action.setProperty(_GROUP, None)
    if definition.icon:
        put_icon(action, definition.icon)
    action.triggered.connect(lambda _checked=False: definition.do())
    return action


def _follow(button: QAbstractButton, action: QAction, tint: str) -> None:
    name = action.property("iconName")
    if name:
        put_icon(button, str(name), tint, 18)
    button.setObjectName(action.objectName())
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked=False: action.trigger())

    def copy_state() -> None:
        if not isValid(button):
            return
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setEnabled(action.isEnabled())

    action.changed.connect(copy_state)
    copy_state()
