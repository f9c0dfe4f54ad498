"""Dropping things on widgets as the system does: Qt offers them to the innermost, and then further out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drop something in the middle of a widget; return whether anybody wanted it."""
    at, action = QPointF(widget.rect().center()), Qt.DropAction.CopyAction
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at.toPoint(), action, data, button, key)
    entered.ignore()
    QApplication.sendEvent(widget, entered)
    if not entered.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(at, action, data, button, key))
    return True


def urls(*paths: Path) -> QMimeData:
    """Return what a file manager hands over for some files."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
