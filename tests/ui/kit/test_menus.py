"""What opened a menu looks as it did before, wherever the mouse has gone while the menu was open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from delight.ui.kit.menus import Deed, MenuButton
from delight.ui.kit.rows.quiet_row import QuietRow
from tests.qt_helpers import let_run, press, wait_for


@pytest.fixture
def button(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    menu = QMenu(holder)
    menu.addAction("Do it")
    made = MenuButton(menu, name="More")
    made.setParent(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    yield made
    holder.close()


def enter(widget) -> None:
    """Let a widget believe that the mouse came to it; where the mouse really is, is another matter."""
    middle = widget.rect().center()
    at, everywhere = QPointF(middle), QPointF(widget.mapToGlobal(middle))
    QApplication.sendEvent(widget, QEnterEvent(at, at, everywhere))
    assert widget.underMouse()


def put_mouse(widget, beside: int) -> None:
    """Put the mouse on the middle of a widget, or ``beside`` it."""
    QCursor.setPos(widget.mapToGlobal(widget.rect().center() + QPoint(beside, beside)))
    let_run(20)


@pytest.mark.parametrize("key", ["Return", "Enter", "Space", "Down"])
def test_keys_open_it(button, key):
    press(button, key)
    wait_for(button.menu().isVisible)
    assert button.menu().activeAction().text() == "Do it"
    press(button.menu(), "Escape")
    wait_for(lambda: not button.menu().isVisible())
    assert not button.isDown()


def test_a_click_opens_it_and_leaves_it_up(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.menu().isVisible()
    assert not button.isDown()
    button.menu().close()


def test_it_stays_inside_the_window(button):
    window = button.parentWidget()
    window.resize(400, 200)
    button.menu().actions()[0].setText("Something rather long to do")
    button.move(360, 10)
    button.open_menu()
    right = button.menu().mapToGlobal(button.menu().rect().topRight()).x()
    assert right < window.mapToGlobal(window.rect().topRight()).x()
    button.menu().close()


def test_a_mouse_that_went_to_the_menu_is_forgotten(button):
    put_mouse(button, beside=200)
    enter(button)
    button.open_menu()
    button.menu().close()
    wait_for(lambda: not button.underMouse())
    assert not button.isDown()


def test_it_stays_marked_under_a_mouse_that_stays(button):
    put_mouse(button, beside=0)
    enter(button)
    button.open_menu()
    button.menu().close()
    let_run(20)
    assert button.underMouse()


@pytest.mark.parametrize("key", ["Menu", "Shift+F10"])
def test_a_row_opens_its_menu_by_the_key_for_menus(qtbot, key):
    row = QuietRow(QLabel("Anna"), [Deed(text="Open", do=lambda: None)], spoken="Anna", name="Anna")
    qtbot.addWidget(row)
    with qtbot.waitExposed(row):
        row.show()
    press(row, key)
    (menu,) = row.findChildren(QMenu)
    assert menu.isVisible()
    menu.close()


def test_a_row_puts_its_dots_away_when_its_menu_is_closed(qtbot):
    row = QuietRow(QLabel("Anna"), [Deed(text="Open", do=lambda: None)], spoken="Anna", name="Anna")
    row.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # with the keyboard it would keep its dots
    qtbot.addWidget(row)
    with qtbot.waitExposed(row):
        row.show()
    put_mouse(row, beside=300)
    enter(row)
    row.open_menu()
    (menu,) = row.findChildren(QMenu)
    menu.close()
    wait_for(lambda: not row.underMouse())
    assert row.dots.icon().isNull()
