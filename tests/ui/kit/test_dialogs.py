"""Dialogs stay where all of them is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from delight.ui.kit.dialogs import Sheet
from delight.ui.kit.layouts import label


def test_a_sheet_that_grows_moves_up_until_its_buttons_are_seen(qtbot, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    words = label("Short.", wrap=True)
    sheet = Sheet("Erase?", window, words)
    sheet.add_button("Cancel")
    sheet.open()
    screen = sheet.screen().availableGeometry()
    sheet.move(screen.x() + 20, screen.bottom() - sheet.height() - 4)
    words.setText("Many words. " * 120)
    qtbot.waitUntil(lambda: sheet.height() > 250)
    assert sheet.frameGeometry().bottom() <= screen.bottom()
    assert sheet.y() >= screen.y()
    sheet.close()
