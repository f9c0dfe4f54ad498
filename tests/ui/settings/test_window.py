"""Settings inside the real window: what only the window can do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import named, press_here, settle


@pytest.fixture
def window(open_window, services):
    made = open_window(services)
    yield made
    settle(made.tools)
    if made.tools.services is not services:
        made.tools.services.close()


@pytest.fixture
def page(window):
    made = window.go(Place.SETTINGS)
    settle(window.tools)
    return made


def click(root, name):
    QTest.mouseClick(named(root, name, QPushButton), Qt.MouseButton.LeftButton)


def test_a_backup_brought_back_is_what_the_window_shows(window, page, services):
    backup = services.backups.backup().path
    factories.customer(services, "Zed")
    page.open_group(page.safety)
    page.restorer.look_into(backup)
    settle(window.tools)
    click(window.findChild(QDialog), "Bring it back")
    settle(window.tools)
    assert window.notice.words.text().startswith("The shop is as it was on")
    assert window.tools.services is not services
    customers = window.go(Place.CUSTOMERS)
    settle(window.tools)
    assert customers.model.rowCount() == 0


def test_the_desk_is_the_same_at_the_rail_and_in_settings(window, page):
    page.open_group(page.staff)
    settle(window.tools)
    click(page, "Tom Okafor takes the desk")
    settle(window.tools)
    assert window.rail.desk.accessibleName() == "At the desk: Tom Okafor"
    assert not page.button(page.staff).isVisible(), "who works here is the owner's"
    window.plate.desk.seat_by_id(window.rail.desk.desk.staff[0].id)
    settle(window.tools)
    page.open_group(page.staff)
    assert named(page, "Tom Okafor takes the desk").isVisible()


def test_a_saved_name_is_undone_with_ctrl_z(window, page, services):
    name = page.shop.details.form.fields["name"].widget
    name.setText("Café Zoë")
    page.shop.details.save()
    settle(window.tools)
    assert window.rail.shop.text() == "Café Zoë"
    page.button(page.shop).setFocus()
    press_here("Ctrl+Z")
    settle(window.tools)
    assert services.shop.row().name == "The Honey Bun"
    assert name.text() == "The Honey Bun"


def test_the_demo_shop_has_its_way_out(open_window, clock, tmp_path, qtbot):
    demo = create_shop(tmp_path / "demo", ShopDraft(name="Demo", is_demo=True), clock=clock)
    window = open_window(demo)
    page = window.go(Place.SETTINGS)
    page.open_group(page.safety)
    settle(window.tools)
    with qtbot.waitSignal(window.own_shop_wanted):
        click(page, "Start my own shop")
    settle(window.tools)
    demo.close()
