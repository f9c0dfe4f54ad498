"""The real window in counter mode, and a scanner that types as fast as it likes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.app import wear_theme
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.ui.kit import machine
from delight.ui.kit.look.theme import type_sizes
from tests.qt_helpers import press_here, settle, type_text


@pytest.fixture
def window(open_window, services, qapp):
    made = open_window(services)
    made.theme_changed.connect(lambda: wear_theme(qapp))
    yield made
    settle(made.tools)
    qapp.setProperty("guestSees", False)  # the window, which would be told, is gone by now
    machine.change(counter=False, theme="light", text_scale=1.0)
    wear_theme(qapp)


@pytest.fixture
def counter(window):
    """Counter mode, gone to by its key."""
    press_here("F11")
    settle(window.tools)
    assert window.counter.is_on
    return window.counter.mode


@pytest.fixture(params=[1.0, 2.0], ids=["usual text", "doubled text"])
def sized_counter(window, request):
    """Counter mode with usual and with doubled text; in it the size is not changed any more."""
    machine.change(text_scale=request.param)
    window.theme_changed.emit()
    settle(window.tools)
    press_here("F11")
    settle(window.tools)
    assert type_sizes().base >= 13 * request.param
    return window.counter.mode


@pytest.fixture
def scan(window):
    """Return a function that types into whatever has the keyboard, without a pause, and Enter as often."""

    def type_(text, enters=1):
        for character in text:
            type_text(QApplication.focusWidget(), character)
        for _ in range(enters):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        settle(window.tools)

    return type_


@pytest.fixture
def say(window):
    """Return a function that types where the keyboard is and waits for what follows."""

    def type_(text):
        type_text(QApplication.focusWidget(), text)
        settle(window.tools)

    return type_


@pytest.fixture
def voucher(services):
    """Return a function that issues a voucher and returns it."""

    def issue(**draft):
        return services.vouchers.get(services.vouchers.issue(VoucherDraft(**draft)).record)

    return issue


@pytest.fixture
def stamp_card(services):
    """Return a function that hands out a stamp card and returns it."""

    def hand_out(**draft):
        card = StampCardDraft(**({"reward": "a coffee", "needed": 10, "head_start": 2} | draft))
        return services.stamp_cards.get(services.stamp_cards.open(card).record)

    return hand_out
