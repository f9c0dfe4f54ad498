"""In the real window, with the real figures: from a figure to its cases and back to where one was."""

from __future__ import annotations

import pytest

from delight.domain.cases.terms import Failure
from delight.domain.insight.chapter import Topic
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import press, press_here, settle
from tests.ui.insight.waiting import shown


@pytest.fixture
def cases(services):
    """Twelve complaints of customers whose visits are known."""
    made = []
    for n in range(12):
        who = factories.customer(services, f"Guest {n}", email="")
        services.customers.came(who)
        failure = Failure.LATE if n % 3 else Failure.RUDE
        made.append(factories.case(services, who, what=f"Cold {n}", failure=failure))
    return made


def test_from_a_figure_to_its_cases_and_back(window, services, cases):
    win = window()
    press(win, "Ctrl+6")
    page = shown(win.places.currentWidget())
    assert win.places.current is Place.INSIGHT
    card = page.overview.cards[Topic.CAUSES]
    assert "of twelve complaints" in card.accessibleName()
    card.setFocus()
    press_here("Return")
    shown(page)
    press(page.detail.figure.link, "Return")
    settle(win.tools)
    assert win.places.current is Place.CASES
    found = win.places.currentWidget()
    assert {row.id for row in found.model.rows()} == set(cases)
    assert found.filters.only.words.text().startswith("12 cases behind: Causes")
    press(win, "Ctrl+6")
    settle(win.tools)
    assert page.detail.isVisible()
    assert page.detail.title.text() == "Causes"


def test_every_chapter_of_a_real_shop_opens(window, services, cases):
    win = window()
    press(win, "Ctrl+6")
    page = shown(win.places.currentWidget())
    assert len(page.overview.cards) > 5
    for topic in list(page.overview.cards):
        page.open_topic(topic)
        shown(page)
        assert page.detail.title.text()
        press_here("Escape")
    assert page.overview.isVisible()
