"""Driving the window as a person does: keys, text, waiting, finding by name."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QKeyCombination, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from delight.ui.kit.work.page import Tools

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 20_000
"""When waiting is given up: a machine with much else to do is slow, and only a failure waits so long."""
INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def press(widget: QWidget | None, key: str) -> None:
    """Press a key such as ``Ctrl+Return``, ``Down`` or ``n`` in ``widget``, shortcuts included.

    Where nothing has the keyboard, as when a widget without a parent was a window for a moment, ``QTest``
    would end Python itself: "Fatal Python error: Aborted".
    """
    assert widget is not None, "nothing has the keyboard"
    combination: QKeyCombination = QKeySequence(key)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def press_here(key: str) -> None:
    """Press a key wherever the keyboard is."""
    press(QApplication.focusWidget() or QApplication.activeWindow(), key)


def type_text(widget: QWidget, text: str) -> None:
    """Type ``text`` of any script; QTest.keyClicks would abort on ``Zoë``."""
    for character in text:
        key = Qt.Key.Key_Return if character == "\n" else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character.replace("\n", "\r"))
            )


def settle(tools: Tools, milliseconds: int = PATIENCE_MS) -> None:
    """Run the event loop until the workers have nothing left to do and all answers have arrived."""
    end = time.monotonic() + milliseconds / 1000
    quiet = 0
    while quiet < 3:
        assert time.monotonic() < end, "the workers are still busy"
        idle = tools.tasks.wait(20)
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        quiet = quiet + 1 if idle and tools.tasks.wait(0) else 0  # an answer may have asked for more


def let_run(milliseconds: int) -> None:
    """Run the event loop for a while, workers beside it.

    ``QTest.qWait`` holds Python's lock all the time: workers stand still, and where a window goes meanwhile
    its end waits for a worker that waits for the lock.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(condition: Callable[[], Any], milliseconds: int = PATIENCE_MS) -> Any:
    """Run the event loop until ``condition`` is true and return what it returned."""
    end = time.monotonic() + milliseconds / 1000
    while not (answer := condition()):
        assert time.monotonic() < end, "waited in vain"
        let_run(5)
    return answer


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader calls ``widget``."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def named(root: QWidget, name: str, kind: type[W] = QWidget) -> W:
    """Return the one visible widget of ``kind`` in ``root`` that is called ``name``."""
    found = [w for w in root.findChildren(kind) if w.isVisible() and spoken_name(w) == name]
    assert found, f"{name!r} is not among {sorted({spoken_name(w) for w in root.findChildren(kind)})}"
    return found[0]


def unnamed(root: QWidget) -> list[QWidget]:
    """Return the interactive widgets in ``root`` that a screen reader could not name."""
    return [w for w in _interactive(root) if not spoken_name(w).strip()]


def too_small(root: QWidget, least: int = 32) -> list[QWidget]:
    """Return the visible buttons that are hard to hit: smaller than interface.md allows, in pixels."""
    buttons = [b for b in root.findChildren(QAbstractButton) if b.isVisible() and not _inside(b)]
    return [b for b in buttons if b.height() < least or b.width() < least]


def hard_to_hit(root: QWidget, least: int = 44) -> list[str]:
    """Name what is seen and a finger would miss: buttons, fields and rows of lists below ``least`` pixels."""
    fields = [one for one in _interactive(root) if one.isVisible() and not isinstance(one, QAbstractButton)]
    return [
        f"{type(one).__name__} {spoken_name(one)!r} {one.width()} x {one.height()}"
        for one in (*too_small(root, least), *(one for one in fields if _height(one) < least))
    ]


def _height(one: QWidget) -> int:
    """Return how high a field is, or a row of a list."""
    rows = one.model() if isinstance(one, QAbstractItemView) else None
    return one.sizeHintForRow(0) if rows is not None and rows.rowCount() else one.height()


def _interactive(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if isinstance(widget, INTERACTIVE) and widget.isVisibleTo(root) and not _inside(widget):
            yield widget


def _inside(widget: QWidget) -> bool:
    """Whether Qt made the widget for its own use within another one."""
    at = widget
    while at is not None:
        if at.objectName().startswith("qt_"):
            return True
        parent = at.parentWidget()
        if isinstance(parent, QAbstractSpinBox | QComboBox | QAbstractItemView | QLineEdit):
            return True
        at = parent
    return False
