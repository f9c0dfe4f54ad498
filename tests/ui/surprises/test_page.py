"""The Surprises page in the real window: tabs, fit, names, touch, the guest's view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.work.page import Place
from delight.ui.surprises.page import Tab
from tests import factories
from tests.fitting import unfit
from tests.qt_helpers import hard_to_hit, let_run, press, settle, too_small, unnamed, wait_for

_LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"


@pytest.fixture
def crowd(services, clock):
    """Everything that the page can show: suggestions, thanks, planned, given, with long words."""
    made = [factories.customer(services, f"Guest Number {n}", email="") for n in range(12)]
    made.append(factories.customer(services, f"{_LONG} {_LONG}"))
    services.referrals.add(made[0], made[1])
    factories.gesture(services, made[2], planned_on=clock().date(), name=f"Jam for {_LONG}", cost_minor=250)
    factories.gesture(services, made[3], note="For the dog.")
    return made


@pytest.fixture
def shown(crowd, services, open_window):
    """Return the real window and the page on it."""
    window = open_window(services)
    page = window.go(Place.SURPRISES)
    settle(window.tools)
    yield window, page
    window.tools.guest.set(on=False)


def open_everything(page):
    """Open what can be open at the same time."""
    page.week.open_rules()
    page.week.rules._show_more()
    page.week.catalogue.add()
    page.week.start_new()
    page.week.why_not.explain(page.week.shown.planned[0].customer_id)
    settle(page.tools)
    stand(page)


def stand(page):
    """Wait until the last card stands: on a busy machine they come one step at a time."""
    wait_for(lambda: page.week.steps.is_done and page.week.catalogue._steps.is_done)


def test_tabs_turn_by_mouse_and_key(shown):
    window, page = shown
    assert page.tabs.value() is Tab.WEEK
    QTest.mouseClick(page.tabs.chip(Tab.LOYALTY), Qt.MouseButton.LeftButton)
    assert page.loyalty.isVisible()
    assert not page.week.isVisible()
    assert not page.week.head.isVisible()
    press(window, "Alt+1")
    assert page.week.isVisible()
    assert page.tabs.value() is Tab.WEEK
    press(window, "Alt+2")
    assert page.loyalty.isVisible()


def test_a_surprise_from_elsewhere_turns_to_the_week(shown, crowd):
    window, page = shown
    page.show_tab(Tab.LOYALTY)
    window.surprise(crowd[4])
    settle(window.tools)
    assert page.week.form.isVisible()
    assert page.week.form.who.text() == "Guest Number 4"


def test_everything_has_a_name_and_can_be_hit(shown):
    window, page = shown
    open_everything(page)
    assert unnamed(window) == []
    assert too_small(window) == []


@pytest.mark.parametrize("size", [(1024, 640), (1200, 800)])
@pytest.mark.parametrize("opened", [False, True])
def test_it_fits(shown, size, opened):
    window, page = shown
    window.resize(*size)
    if opened:
        open_everything(page)
    settle(window.tools)
    stand(page)
    assert unfit(page) == []


@pytest.mark.parametrize("opened", [False, True])
def test_it_fits_with_doubled_text(doubled, shown, opened):
    window, page = shown
    window.resize(1024, 640)
    if opened:
        open_everything(page)
    settle(window.tools)
    stand(page)
    assert unfit(page) == []
    assert page.week.catalogue.parent() is not None
    assert not page.week._beside.isVisible(), "below, where there is no room beside"
    assert page.week.catalogue.isVisible()


def test_fingers_hit_everything_in_the_touch_layout(qapp, shown):
    _window, page = shown
    try:
        apply_theme(qapp, Scheme.LIGHT, touch=True)
        open_everything(page)
        assert hard_to_hit(page) == []
        assert unfit(page) == []
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_a_guest_reads_no_name_and_no_reason(shown):
    window, page = shown
    press(window, "Ctrl+H")
    let_run(200)
    cover = window.plate.cover
    for words in page.findChildren(QLabel):
        at = words.mapTo(window.places, words.rect().center())
        assert not words.isVisible() or cover.mask().isEmpty() or cover.mask().contains(at)


def test_letters_that_are_typed_are_words(shown, services):
    window, page = shown
    page.week.start_new()
    for letter in "asxgdp":
        press(page.week.form.what, letter)
    assert page.week.form.what.text() == "asxgdp"
    settle(window.tools)
    assert all(row.state.value == "open" for row in services.surprises.week().rows)
