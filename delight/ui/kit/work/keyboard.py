"""How a page takes the keyboard, be its rows there yet or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from delight.ui.kit.work.page import Page

_RETRY_MS, _TRIES = 50, 40


def take_keyboard(page: Page, tries: int = _TRIES) -> None:
    """Bring the keyboard to where ``page.focus_first`` wants it, as soon as the rows there have come."""
    if not page.isVisible() or tries == 0:
        return
    at = QApplication.focusWidget()
    if at is None or at is page.content or not page.isAncestorOf(at):
        page.content.setFocus(Qt.FocusReason.OtherFocusReason)
        page.focus_first()
    at = QApplication.focusWidget()
    if at is None or at is page.content:
        page.content.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(_RETRY_MS, page, lambda: _later(page, tries - 1))


def _later(page: Page, tries: int) -> None:
    if page.content.hasFocus():  # else somebody has gone elsewhere in the meantime
        take_keyboard(page, tries)
