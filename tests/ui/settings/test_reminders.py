"""When the shop is reminded: set, saved, and what is this computer's alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTimeEdit

from delight.ui.kit import machine
from delight.ui.kit.fields.check import Check
from delight.ui.settings.page import SettingsPage
from tests.qt_helpers import named, settle, unnamed


def test_times_are_saved_with_the_shop_and_names_with_the_computer(tools, services, qtbot):
    page = SettingsPage(tools)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    settle(tools)
    group = page.reminders
    page.open_group(group)
    assert unnamed(group) == []
    named(group, "Quiet from", QTimeEdit).setTime(QTime(18, 30))
    QTest.mouseClick(
        named(group, "Remind us half an hour before a promise is due, and sum each morning up", Check),
        Qt.MouseButton.LeftButton,
    )
    QTest.mouseClick(group.card.save_button, Qt.MouseButton.LeftButton)
    settle(tools)
    shop = services.shop.row()
    assert (shop.quiet_from, shop.quiet_to, shop.summary_at, shop.reminders) == (
        "18:30", "07:30", "08:00", False,
    )  # fmt: skip
    assert not machine.load().reminder_names
    QTest.mouseClick(group.names, Qt.MouseButton.LeftButton)
    assert machine.load().reminder_names
