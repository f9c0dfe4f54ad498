"""The page on a made-up report, in a shop in which something was logged."""

from __future__ import annotations

from datetime import date

import pytest

from delight.ui.insight.page import InsightPage
from tests import factories
from tests.ui.insight.made import MadeInsight
from tests.ui.insight.waiting import shown


@pytest.fixture
def made(services, clock):
    """The service of a made-up report, in place of the real one."""
    stands_in = MadeInsight(services.context.today())
    services.__dict__["insight"] = stands_in
    return stands_in


@pytest.fixture
def some_case(services):
    return factories.case(services)


@pytest.fixture
def open_page(tools, qtbot):
    """Return a function that shows the page, with what it asked of the window."""

    def open_(width=980, height=720):
        page = InsightPage(tools)
        page.wished = []
        page.narrowed_requested.connect(page.wished.append)
        page.log_requested.connect(page.wished.append)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        shown(page).focus_first()
        return page

    return open_


@pytest.fixture
def page(open_page, made, some_case):
    return open_page()


@pytest.fixture
def today(services) -> date:
    return services.context.today()
