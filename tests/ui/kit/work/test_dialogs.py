"""Dialogs stay where all of them is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from delight.ui.kit.look.layouts import label
from delight.ui.kit.pin.pad import ask_pin
from delight.ui.kit.pin.sheet import PinSheet
from delight.ui.kit.work.dialogs import Sheet
from tests.qt_helpers import named, press, settle, type_text, wait_for

LONG = (
    "Das ist keine der Ziffernfolgen, die hier gelten: vier bis acht Ziffern, "
    "bitte noch einmal eingeben und dann ganz unten bestätigen."
)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    return made


def placed(sheet, widget):
    return QRect(widget.mapTo(sheet, QPoint(0, 0)), widget.size())


def whole(words):
    """Return whether a label has the room that its words take."""
    return words.height() >= words.heightForWidth(words.width())


def open_sheet(window, tools, services):
    sheet = PinSheet(window, tools, services.staff.list()[0], has_pin=True, own=True, on_done=print)
    sheet.start()
    return sheet


def test_a_sheet_that_grows_moves_up_until_its_buttons_are_seen(qtbot, window):
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


def test_what_is_wrong_with_a_pin_lies_below_its_field(qtbot, window, tools, services):
    sheet = open_sheet(window, tools, services)
    for field in sheet.form.fields.values():
        field.show_problem(LONG)
    last = sheet.form.fields["again"]
    qtbot.waitUntil(lambda: whole(last.problem))
    for field in sheet.form.fields.values():
        assert placed(sheet, field.problem).top() > placed(sheet, field.widget).bottom()
        assert whole(field.problem)
    assert sheet.findChild(QScrollArea) is None, "there is room for all of it"
    sheet.close()


def test_text_doubled_scrolls_above_the_buttons_and_lies_over_nothing(
    qtbot, doubled, window, tools, services
):
    sheet = open_sheet(window, tools, services)
    first = sheet.form.fields["current"]
    qtbot.waitUntil(first.widget.hasFocus)
    for field in sheet.form.fields.values():
        field.show_problem(LONG)
    area = wait_for(lambda: sheet.findChild(QScrollArea))
    qtbot.waitUntil(lambda: whole(sheet.form.fields["again"].problem))
    assert first.widget.hasFocus()
    assert sheet.height() <= sheet.screen().availableGeometry().height()
    for field in sheet.form.fields.values():
        assert placed(sheet, field.problem).top() > placed(sheet, field.widget).bottom()
    assert sheet.save_button.visibleRegion().boundingRect() == sheet.save_button.rect()
    named(sheet, "The same again").setFocus(Qt.FocusReason.TabFocusReason)
    area.ensureWidgetVisible(QApplication.focusWidget())
    assert not named(sheet, "The same again").visibleRegion().isEmpty()
    sheet.close()


def test_the_keys_of_the_pad_keep_their_size_where_text_is_doubled(qtbot, doubled, window, tools, services):
    person = services.staff.list()[0]
    services.pins.put(person.id, "4711")
    pad = ask_pin(window, tools, person, lambda: None)
    settle(tools)
    for _ in range(3):
        type_text(pad.line, "0000")
        press(pad.line, "Return")
        settle(tools)
    assert pad.waits
    keys = [key for key in pad.findChildren(QWidget) if key.property("role") == "pad"]
    assert len(keys) == 11
    assert min(key.height() for key in keys) >= 44
    forgotten = next(one for one in pad.findChildren(QLabel) if one.text().startswith("Forgotten?"))
    assert whole(forgotten)
    assert pad.height() <= pad.screen().availableGeometry().height()
    pad.close()
