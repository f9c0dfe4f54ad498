"""Filters that combine, are saved with a name, and sort the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from delight.domain.case_terms import CaseSort, Channel, Failure
from delight.domain.cases import CaseFilter
from delight.ui.cases.page import CasesPage
from tests import factories
from tests.qt_helpers import named, press_here, settle, type_text, unnamed


@pytest.fixture
def page(qtbot, tools, services):
    late = factories.customer(services, "Zoë Brontë")
    factories.case(services, late, failure=Failure.LATE, channel=Channel.EMAIL)
    factories.case(services, factories.customer(services, "Ana Lima"), failure=Failure.RUDE)
    factories.case(services, failure=Failure.LATE)
    made = CasesPage(tools)
    qtbot.addWidget(made)
    made.resize(1000, 720)
    made.show()
    made.activateWindow()
    settle(tools)
    return made


def references(page):
    return [row.reference[-4:] for row in page.model.rows()]


def choose(menu, *path):
    """Choose an entry of a menu and its submenus by its words."""
    for words in path[:-1]:
        menu = next(one.menu() for one in menu.actions() if one.text() == words)
    next(one for one in menu.actions() if one.text() == path[-1]).trigger()


def chips(page):
    return sorted(
        chip.text() for chip in page.filters.more.chips.findChildren(QPushButton) if chip.isVisible()
    )


def test_what_is_chosen_in_the_menu_combines_and_is_taken_away_by_its_chip(page, tools):
    more = page.filters.more
    choose(more.menu(), "Kind of failure", "Late")
    settle(tools)
    assert references(page) == ["0003", "0001"]
    choose(more.menu(), "How it reached us", "E-mail")
    settle(tools)
    assert references(page) == ["0001"]
    assert chips(page) == ["E-mail", "Late"]
    QTest.mouseClick(named(more, "Filtered by E-mail", QPushButton), Qt.MouseButton.LeftButton)
    settle(tools)
    assert references(page) == ["0003", "0001"]
    assert chips(page) == ["Late"]


def test_a_filter_is_saved_chosen_again_and_forgotten(page, tools, services):
    more, naming = page.filters.more, page.filters.naming
    choose(more.menu(), "Kind of failure", "Unfriendly")
    choose(more.menu(), "Save this filter …")
    assert naming.name.hasFocus()
    press_here("Return")
    settle(tools)
    assert naming.problem.text().startswith("This filter has no name yet.")
    type_text(naming.name, "Rüde")
    press_here("Return")
    settle(tools)
    assert not naming.isVisible()
    assert services.case_filters.get("Rüde") == CaseFilter(failures=frozenset({Failure.RUDE}), open_only=True)
    page.filters.choose(CaseFilter())
    settle(tools)
    assert references(page) == ["0003", "0002", "0001"]
    assert chips(page) == []
    choose(more.menu(), "Rüde")
    settle(tools)
    assert references(page) == ["0002"]
    assert page.filters.chips.chosen() == {"open"}
    choose(more.menu(), "Forget a filter", "Rüde")
    settle(tools)
    assert services.case_filters.saved() == []


def test_the_list_is_sorted_as_somebody_wants(page, tools):
    choose(page.filters.more.sort_menu(), "By customer")
    settle(tools)
    assert references(page) == ["0002", "0001", "0003"]
    assert page.filters.more.sorting.text() == "By customer"
    assert page.filters.which().sort is CaseSort.CUSTOMER


def test_only_the_cases_of_whoever_is_looked_at(page, tools):
    page.open_case(1)
    settle(tools)
    choose(page.filters.more.menu(), "Only of Zoë Brontë")
    settle(tools)
    assert references(page) == ["0001"]
    assert chips(page) == ["Zoë Brontë"]


def test_the_menu_opens_by_keys_and_everything_has_a_name(page, tools, qapp):
    page.filters.more.button.setFocus()
    press_here("Space")
    menu = qapp.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Who looks after it" in [one.text() for one in menu.actions()]
    menu.close()
    assert unnamed(page.filters) == []


def test_who_works_alone_is_not_asked_whose_a_case_is(page, tools, services):
    tom = next(one for one in services.staff.list() if one.name == "Tom Okafor")
    tools.bus.changed.emit(services.staff.deactivate(tom.id))
    settle(tools)
    assert "Who looks after it" not in [one.text() for one in page.filters.more.menu().actions()]
