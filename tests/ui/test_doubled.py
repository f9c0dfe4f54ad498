"""With the text doubled every page can be used in the smallest window: nothing is cut or lapped over."""

from __future__ import annotations

import pytest

from delight.domain.cases.case import CaseEdit
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.work.page import Place
from delight.ui.letters.modes import Mode
from tests import factories as make
from tests.fitting import unfit
from tests.qt_helpers import settle

SMALLEST, USUAL = (1024, 640), (1200, 800)


@pytest.fixture
def window(doubled, open_window, services):
    customer_id = make.customer(services, "Christopher Featherstonehaugh")
    case_id = make.case(services, customer_id)
    make.action(services, case_id, cost_minor=3360)
    make.gesture(services, customer_id)
    for n in range(10):
        make.case(services, make.customer(services, f"Guest Number {n}", email=""))
    return open_window(services)


@pytest.mark.parametrize("size", [SMALLEST, USUAL])
def test_every_page_fits(window, services, size):
    window.resize(*size)
    for place in Place:
        window.go(place)
        assert (place, _unfit(window)) == (place, [])
    window.open_case(services.cases.find("C-2026-0001"))
    assert _unfit(window) == []
    services.cases.edit(services.cases.find("C-2026-0001"), CaseEdit(place="Bootsanlegestelle" * 6))
    window.open_case(services.cases.find("C-2026-0001"))
    assert _unfit(window) == []
    assert (window.width(), window.height()) == size
    assert window.minimumSizeHint().height() <= size[1]


@pytest.mark.parametrize("size", [SMALLEST, USUAL])
def test_the_log_panel_fits(window, size):
    window.resize(*size)
    window.log()
    settle(window.tools)
    assert unfit(window.slide.panel) == []


def test_the_views_of_cases_fit(window):
    window.resize(*SMALLEST)
    views = window.go(Place.CASES).views
    for view in ("board", "promises", "improvements"):
        views.show_view(view)
        assert (view, _unfit(window)) == (view, [])
    for tab in ("causes", "ideas", "lacks", "tally"):
        views.currentWidget().show_tab(tab)
        assert (tab, _unfit(window)) == (tab, [])


@pytest.mark.parametrize("size", [SMALLEST, USUAL])
def test_every_group_of_the_settings_fits(window, size):
    window.resize(*size)
    page = window.go(Place.SETTINGS)
    for group in page.groups:
        page.open_group(group)
        assert (type(group).__name__, _unfit(window)) == (type(group).__name__, [])


@pytest.mark.parametrize("size", [SMALLEST, USUAL])
def test_every_list_of_letters_fits(window, size):
    window.resize(*size)
    page = window.go(Place.LETTERS)
    for mode in Mode:
        page.chips.chip(mode).click()
        assert (mode, _unfit(window)) == (mode, [])


def _unfit(window):
    settle(window.tools)
    return unfit(window)


def test_the_log_panel_widens_when_the_text_is_doubled_meanwhile(open_window, services, qapp):
    window = open_window(services)
    window.log()
    settle(window.tools)
    window.slide.slide_out()
    try:
        apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
        window.log()
        settle(window.tools)
        assert unfit(window.slide.panel) == []
        letter = window.slide.panel.fontMetrics().averageCharWidth()
        assert window.slide.panel.width() >= 50 * letter
    finally:
        apply_theme(qapp, Scheme.LIGHT)
