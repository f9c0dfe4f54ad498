"""The views of the Cases page: hidden until useful or asked for, made when first looked at."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel

from delight.ui.cases import stack
from delight.ui.cases.page import CasesPage
from delight.ui.cases.views import ViewDef
from delight.ui.kit import machine
from delight.ui.kit.look.layouts import column
from delight.ui.kit.work.page import Page
from tests import factories
from tests.qt_helpers import press, press_here, settle


class Wall(Page):
    """A view to look at."""

    def __init__(self, tools):
        super().__init__(tools)
        self.words = QLabel("the wall")
        column(self.content, self.words)
        self.refreshed = 0

    def refresh(self, changes=None):
        self.refreshed += 1


@pytest.fixture
def made():
    return []


@pytest.fixture
def open_page(qtbot, tools, monkeypatch, made):
    def open_(**more):
        def make(tools):
            made.append(Wall(tools))
            return made[-1]

        monkeypatch.setattr(
            stack, "VIEWS", (ViewDef(key="wall", title="Wall", icon="list", make=make, **more),)
        )
        page = CasesPage(tools)
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        page.activateWindow()
        settle(tools)
        return page

    return open_


def test_a_view_is_hidden_until_somebody_asks_for_it(open_page, tools, made):
    page = open_page()
    assert not page.views.switch.isVisible()
    assert not made
    page.views.switch.menu.actions()[0].trigger()
    settle(tools)
    assert page.views.switch.tabs.chip("wall").isVisible()
    assert made[0].words.isVisible()
    assert made[0].refreshed == 1
    assert not page.list.isVisible()
    assert machine.load().views == {"wall": True}


def test_what_is_useful_has_its_tab_by_itself_and_can_be_put_away(open_page, tools):
    page = open_page(useful=lambda services: services.cases is not None)
    chip = page.views.switch.tabs.chip("wall")
    assert chip.isVisible()
    assert page.views.shown is None
    page.views.switch.menu.actions()[0].trigger()
    settle(tools)
    assert not page.views.switch.isVisible()
    assert machine.load().views == {"wall": False}


def test_keys_go_from_view_to_view_and_a_case_is_shown_in_the_list(open_page, services, tools, made):
    case_id = factories.case(services)
    page = open_page()
    wished = QSignalSpy(page.open_case_requested)
    press(page.list, "Alt+2")
    settle(tools)
    assert page.views.shown is made[0]
    assert not page.filters.search.isVisible()
    made[0].open_case_requested.emit(case_id)
    assert wished.at(0) == [case_id]
    page.open_case(case_id)
    settle(tools)
    assert page.views.shown is None
    assert page.filters.search.isVisible()
    press_here("Alt+2")
    press_here("Alt+1")
    settle(tools)
    assert page.list.isVisible()
    assert len(made) == 1


def test_the_keys_of_the_list_do_nothing_behind_a_view(open_page, services, tools):
    case_id = factories.case(services)
    page = open_page(searched=True)
    page.open_case(case_id)
    settle(tools)
    press_here("Alt+2")
    settle(tools)
    assert page.filters.search.isVisible()
    press_here("M")
    settle(tools)
    assert services.cases.get(case_id).stage == "new"
