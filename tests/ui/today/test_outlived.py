"""What is older than the shop's rules: one quiet line on Today, once a week, easily put away."""

from __future__ import annotations

import pytest

from delight.domain.customers.retention import RetentionRule
from delight.ui.today.page import TodayPage
from tests import factories
from tests.qt_helpers import settle, too_small, unnamed


@pytest.fixture
def open_page(tools, qtbot):
    def open_() -> TodayPage:
        made = TodayPage(tools)
        qtbot.addWidget(made)
        made.resize(900, 640)
        made.show()
        made.refresh()
        settle(tools)
        return made

    return open_


@pytest.fixture
def old(services, clock):
    who = factories.customer(services, "Away")
    clock.forward(days=800)
    services.retention.set_rule(RetentionRule(customers=24))
    return who


def test_a_shop_that_keeps_everything_hears_nothing(open_page, services, clock):
    factories.customer(services)
    clock.forward(days=800)
    assert not open_page().outlived.isVisible()


def test_it_says_how_much_and_leads_to_where_it_is_named(open_page, old, services):
    page, asked = open_page(), []
    page.settings_requested.connect(asked.append)
    assert page.outlived.isVisible()
    assert page.outlived.words.text() == "Older than you want to keep: 1 customer."
    assert unnamed(page) == []
    assert too_small(page) == []
    page.outlived.look.click()
    assert asked == ["open_privacy"]
    assert services.customers.count() == 1


def test_not_now_is_good_for_a_week(open_page, old, tools, clock):
    page = open_page()
    page.outlived.later.click()
    settle(tools)
    assert not page.outlived.isVisible()
    assert not open_page().outlived.isVisible()
    clock.forward(days=7)
    assert open_page().outlived.isVisible()
