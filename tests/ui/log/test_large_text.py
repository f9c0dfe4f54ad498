"""With the text doubled, nothing of the Log is cut off at its edge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton

from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.log.card import CustomerCard
from tests import factories
from tests.qt_helpers import settle
from tests.ui.hands import Hands


@pytest.fixture
def large(qapp):
    apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
    yield
    apply_theme(qapp, Scheme.LIGHT)


def test_every_field_and_button_is_whole_in_a_small_window(large, open_window, services):
    factories.customer(services, "Zoë Brontë")
    window = open_window(services)
    window.resize(1024, 640)
    hands = Hands(window)
    hands.press("Ctrl+N")
    hands.type("Zoë Brontë: the soup at table seven was cold, yesterday, 45 pounds")
    hands.press("Ctrl+M", "Ctrl+D")
    settle(window.tools)
    page = window.slide.panel.note_page
    assert page.area.widget().width() <= page.area.viewport().width()
    for button in page.foot.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
            assert button.mapTo(window, QPoint(button.width(), 0)).x() <= window.width()
    assert QApplication.focusWidget() is page.form.sorted.remedy


def test_a_name_has_the_whole_width_of_its_card(large, open_window, services):
    factories.customer(services, "Christopher Featherstonehaugh")
    window = open_window(services)
    window.resize(1024, 640)
    hands = Hands(window)
    hands.press("Ctrl+N", "Tab")
    hands.choose("chris")
    settle(window.tools)
    names = [card.name for card in window.findChildren(CustomerCard) if card.isVisible()]
    assert [name.text() for name in names] == ["Christopher Featherstonehaugh"]
