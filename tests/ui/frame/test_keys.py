"""F1: every key on one sheet, which the keyboard alone can read to its end."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from delight.ui.frame import keys
from tests.qt_helpers import press_here


def test_the_keyboard_alone_reaches_the_last_of_the_keys(qtbot, monkeypatch):
    many = [("Everywhere", f"Deed {n}", f"Ctrl+{n}") for n in range(60)]
    monkeypatch.setattr(keys, "all_keys", lambda _window: many)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = keys.show_keys(window)
    qtbot.waitUntil(sheet.isActiveWindow)
    bar = sheet.findChildren(QScrollArea)[0].verticalScrollBar()
    before = bar.value()
    press_here("PgDown")
    QApplication.processEvents()
    assert bar.value() > before
    sheet.close()
