"""With the text doubled, Today's lists keep their own width and the side takes what is left."""

from __future__ import annotations

import pytest

from delight.domain.staff.staff import StaffDraft
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.today.page import TodayPage
from tests import factories
from tests.qt_helpers import settle


@pytest.fixture
def large(qapp):
    apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
    yield
    apply_theme(qapp, Scheme.LIGHT)


def test_no_row_reaches_below_the_side_in_a_small_window(large, tools, qtbot, services):
    case = factories.case(
        services, factories.customer(services, "Christopher Featherstonehaugh-Marjoribanks")
    )
    tom = services.staff.by_name("Tom")
    services.staff.edit(tom.id, StaffDraft(name=tom.name, authority_minor=2500))
    services.staff.sit_down(tom.id)
    factories.action(services, case, cost_minor=3360)
    services.staff.sit_down(services.staff.by_name("Marta").id)
    page = TodayPage(tools)
    qtbot.addWidget(page)
    page.resize(930, 560)
    page.show()
    settle(tools)
    for row in page.rows():
        assert row.mapTo(page, row.rect().topRight()).x() < page.side.x()
    assert page.side.x() + page.side.width() <= page.width()
    beside = page.side.widget()
    assert beside is not None
    assert beside.width() <= page.side.viewport().width()
