"""Filters that combine, are saved with a name, and sort the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from delight.domain.cases.case import CaseFilter
from delight.domain.cases.stages import OPEN_STAGES, CaseKind, Stage
from delight.domain.cases.terms import CaseSort, Channel, Failure
from tests import factories
from tests.qt_helpers import named, press_here, settle, type_text, unnamed


@pytest.fixture
def page(open_page, services):
    late = factories.customer(services, "Zoë Brontë")
    factories.case(services, late, failure=Failure.LATE, channel=Channel.EMAIL)
    factories.case(services, factories.customer(services, "Ana Lima"), failure=Failure.RUDE)
    factories.case(services, failure=Failure.LATE)
    return open_page()


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
    assert services.case_filters.get("Rüde") == CaseFilter(
        failures=frozenset({Failure.RUDE}), stages=OPEN_STAGES
    )
    page.filters.choose(CaseFilter())
    settle(tools)
    assert references(page) == ["0003", "0002", "0001"]
    assert chips(page) == []
    choose(more.menu(), "Rüde")
    settle(tools)
    assert references(page) == ["0002"]
    assert page.filters.chips.chosen() == {"to-do"}
    choose(more.menu(), "Forget a filter", "Rüde")
    settle(tools)
    assert services.case_filters.saved() == []


def test_praise_and_ideas_stand_in_the_list_until_they_are_thanked(page, tools, services):
    praise = factories.case(services, kind=CaseKind.COMPLIMENT, failure=None)
    idea = factories.case(services, kind=CaseKind.SUGGESTION, failure=None)
    page.refresh()
    settle(tools)
    assert references(page) == ["0003", "0002", "0001", "0005", "0004"], "complaints first"
    services.cases.move(praise, "thanked")
    services.cases.move(idea, "done")
    page.refresh()
    settle(tools)
    assert references(page) == ["0003", "0002", "0001"]
    assert services.today.page().letters is None, "Today asks for no thanks either"
    choose(page.filters.more.menu(), "What it is", "Compliment")
    settle(tools)
    assert page.nothing.sentence.text() == "Nothing is left to do. Everybody was heard."
    QTest.mouseClick(page.filters.chips.chip("closed"), Qt.MouseButton.LeftButton)
    settle(tools)
    assert [row.id for row in page.model.rows()] == [praise], "thanked is over, be it filed or not"
    services.cases.move(praise, "done")
    page.refresh()
    settle(tools)
    assert [row.id for row in page.model.rows()] == [praise]


def test_a_stage_narrows_what_is_still_to_do(page, tools, services):
    services.cases.move(1, "in-progress")
    QTest.mouseClick(page.filters.chips.chip("in-progress"), Qt.MouseButton.LeftButton)
    settle(tools)
    assert page.filters.chips.chosen() == {"to-do", "in-progress"}
    assert references(page) == ["0001"]


def test_a_filter_of_the_command_for_what_is_open_is_chosen_as_what_is_to_do(page):
    page.filters.choose(CaseFilter(open_only=True, stages=frozenset({Stage.NEW})))
    assert page.filters.chips.chosen() == {"to-do", "new"}


def test_a_filter_of_the_command_for_what_is_open_shows_the_same_cases(page, tools, services):
    factories.case(services, kind=CaseKind.COMPLIMENT, failure=None)
    services.case_filters.save("open ones", CaseFilter(open_only=True))
    page.refresh()
    settle(tools)
    choose(page.filters.more.menu(), "open ones")
    settle(tools)
    assert [row.id for row in page.model.rows()] == [
        row.id for row in services.cases.page(services.case_filters.get("open ones"))
    ]
    assert chips(page) == ["Complaint"]


def test_a_board_is_not_asked_for_kinds(page, tools):
    choose(page.filters.more.menu(), "What it is", "Complaint")
    page.views.show_view("board")
    settle(tools)
    assert "What it is" not in [one.text() for one in page.filters.more.menu().actions()]
    assert chips(page) == []
    page.views.show_view("list")
    settle(tools)
    assert chips(page) == ["Complaint"]


NAMES = ("Fish & chips", "<b>late</b>", "{name} %n %1", "&&&", "متأخر", "x" * 60, "'; DROP TABLE cases; --")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_shown_chosen_and_forgotten_as_it_was_typed(page, tools, services, name):
    more, naming = page.filters.more, page.filters.naming
    said = []
    page.said.connect(lambda words, _changes: said.append(words))
    choose(more.menu(), "Save this filter …")
    type_text(naming.name, name)
    press_here("Return")
    settle(tools)
    assert services.case_filters.names() == [name]
    assert said == [f"“{name}” is saved."]
    shown = next(iter(more.menu().actions())).text().replace("&&", "&")
    assert shown == (name if len(name) < 60 else "x" * 40 + "…")
    page.filters.set_chosen()
    next(iter(more.menu().actions())).trigger()
    settle(tools)
    assert page.filters.chips.chosen() == {"to-do"}
    forget = next(one for one in more.menu().actions() if one.text() == "Forget a filter")
    next(iter(forget.menu().actions())).trigger()
    settle(tools)
    assert services.case_filters.names() == []


def test_a_name_of_white_space_alone_is_none(page, tools, services):
    choose(page.filters.more.menu(), "Save this filter …")
    type_text(page.filters.naming.name, " \u00a0 ")
    press_here("Return")
    settle(tools)
    assert services.case_filters.names() == []
    assert page.filters.naming.problem.isVisible()


def test_all_chips_stand_in_one_line_in_a_small_window(page, tools):
    page.resize(816, 560)
    settle(tools)
    chips = page.filters.chips.findChildren(QPushButton)
    assert len({chip.mapTo(page, chip.rect().topLeft()).y() for chip in chips}) == 1


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


def test_a_nameless_kind_word_is_put_away_with_one_click(page, tools, services):
    praise = factories.case(services, kind=CaseKind.COMPLIMENT, failure=None)
    page.open_case(praise)
    settle(tools)
    assert page.view.strip.words.text() == "They gave no name. Anything to pass on, or to do?"
    QTest.mouseClick(page.view.strip.button, Qt.MouseButton.LeftButton)
    settle(tools)
    assert services.cases.get(praise).stage is Stage.DONE
