"""Dialogs stay where all of them is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from delight.ui.kit.look.layouts import label
from delight.ui.kit.work.dialogs import Sheet


def test_a_sheet_that_grows_moves_up_until_its_buttons_are_seen(qtbot, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = Sheet("Erase?", window, label("One moment."))
    sheet.add_button("Cancel")
    sheet.open()
    screen = sheet.screen().availableGeometry()
    sheet.move(screen.x() + 20, screen.bottom() - sheet.height() - 4)
    for number in range(8):
        sheet.body.addWidget(label(f"Line {number} of what was read meanwhile."))
    before = sheet.height()
    qtbot.waitUntil(lambda: sheet.height() > before)
    assert sheet.frameGeometry().bottom() <= screen.bottom()
    assert sheet.y() >= screen.y()
    sheet.close()
