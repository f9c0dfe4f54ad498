"""A sheet below a field: where it stands, and that it stays inside its window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from delight.ui.kit.fields.dropped import Dropped
from delight.ui.kit.fields.forms import LineField


class Sheet(Dropped):
    """As large as it is told to be."""

    size_wanted = QSize(300, 120)

    def wanted(self) -> QSize:
        return self.size_wanted


class SheetAtEnd(Sheet):
    ends_with_field = True


class Window(QWidget):
    """A window with one field."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(800, 600)
        self.field = LineField(name="Who?", parent=self)
        self.field.setGeometry(40, 50, 200, 36)


@pytest.fixture
def window(qtbot):
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def dropped(window: Window, kind: type[Sheet] = Sheet) -> Sheet:
    sheet = kind(window.field)
    sheet.place()
    sheet.show()
    return sheet


def test_it_is_hidden_until_it_is_shown(window):
    assert not Sheet(window.field).isVisible()


def test_it_stands_below_the_field_in_the_fields_window(window):
    sheet = dropped(window)
    assert sheet.parentWidget() is window
    assert sheet.geometry() == QRect(40, 90, 300, 120)


def test_one_that_ends_with_the_field_grows_from_there(window):
    window.field.move(400, 50)
    assert dropped(window, SheetAtEnd).geometry().right() == window.field.geometry().right()


@pytest.mark.parametrize("kind", [Sheet, SheetAtEnd])
@pytest.mark.parametrize("left", [0, 590])
def test_it_stays_inside_the_window(window, kind, left):
    window.field.move(left, 50)
    at = dropped(window, kind).geometry()
    assert at.left() >= 8
    assert at.right() < window.width() - 8


def test_it_is_no_higher_than_the_room_below(window):
    window.field.move(40, 520)
    assert dropped(window).geometry().bottom() < window.height() - 8


def test_it_follows_when_the_window_gets_another_size(window, qtbot):
    window.field.move(590, 50)
    sheet = dropped(window)
    before = sheet.x()
    window.resize(1000, 600)
    qtbot.waitUntil(lambda: sheet.x() != before)
    assert sheet.pos() == window.field.mapTo(window, QPoint(0, window.field.height() + 4))


def test_a_hidden_one_is_left_alone(window, qtbot):
    sheet = dropped(window)
    sheet.hide()
    before = sheet.geometry()
    window.field.move(10, 10)
    window.resize(700, 500)
    qtbot.wait(1)
    assert sheet.geometry() == before
