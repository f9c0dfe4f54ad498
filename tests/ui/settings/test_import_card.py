from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from delight.ui.settings.page import SettingsPage
from tests.qt_helpers import named, settle


def test_settings_lead_to_bringing_a_file_in(tools, qtbot):
    page = SettingsPage(tools)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    settle(tools)
    wanted = []
    page.import_requested.connect(wanted.append)
    page.open_group(page.safety)
    button = named(page, "Bring in a file of another program", QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted == [None]
