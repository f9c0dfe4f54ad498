"""Putting a group by filter together in plain sentences."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from delight.domain.customers.groups import Rule
from delight.domain.customers.standing import Standing
from delight.ui.customers.grouping.desk import GroupDesk
from delight.ui.customers.grouping.filter import GroupFilter
from delight.ui.customers.grouping.kinds import KINDS, Offer
from delight.ui.customers.grouping.sheet import Condition
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.look.layouts import column
from delight.ui.kit.work.page import Page
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, too_small, type_text, unnamed, wait_for


@pytest.fixture
def page(tools, qtbot):
    made = Page(tools)
    made.heard, made.picked = [], []
    made.said.connect(lambda words, changes: made.heard.append(words))
    made.filter = GroupFilter(tools, lambda: made.picked.append(made.filter.group()))
    made.menu = QMenu(made)
    change = ActionDef(name="regroup", text="Change", do=lambda: made.desk.change_shown(), key="Shift+F")
    made.desk = GroupDesk(made, made.filter, made.menu, add_actions(made, change))
    column(made.content, made.filter)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    settle(tools)
    return made


@pytest.fixture
def people(services):
    factories.customer(services, "Zoë Marlow")
    factories.customer(services, "Tom Okafor", address="1 Sea Road\nHove")
    ana = factories.customer(services, "Ana Lima", letters_welcome=False)
    services.groups.tag([ana], "regulars")


def opened(page, tools, name=""):
    page.desk.start(name)
    settle(tools)
    return page.desk.sheet


def wait_for_count(sheet, words):
    wait_for(lambda: sheet.count.text() == words)
    assert sheet.count.isVisible()


def offered(sheet) -> dict[str, QAction]:
    """What the menu offers to ask, by its words."""
    return {action.text(): action for action in sheet.more.menu().actions()}


def ask(sheet, field):
    """Choose a sentence in the menu."""
    offered(sheet)[kind(field).name].trigger()


def kind(field: str):
    return next(one for one in KINDS if one.field == field)


def test_how_many_fit_is_told_while_it_is_built_and_it_is_shown_once_saved(page, people, tools, services):
    sheet = opened(page, tools)
    wait_for_count(sheet, "3 customers today")
    assert sheet.more.text() == "who …"
    ask(sheet, "places")
    sheet.conditions[0].value.show(("Sandmouth",))
    wait_for_count(sheet, "2 customers today")
    ask(sheet, "letters")
    assert [one.before.text() for one in sheet.conditions] == ["who live in", "and who say of letters:"]
    wait_for_count(sheet, "1 customer today")
    assert unnamed(sheet) == []
    assert too_small(sheet) == []
    sheet.name.setText("Neighbours")
    press(sheet, "Ctrl+Return")
    settle(tools)
    settle(tools)
    (saved,) = services.groups.saved()
    assert (saved.name, saved.rule) == ("Neighbours", Rule(places=("Sandmouth",), letters=True))
    assert page.filter.group() == "Neighbours"
    assert page.picked == ["Neighbours"]
    assert page.heard == ["Group “Neighbours” saved."]
    assert [page.filter.itemText(n) for n in range(page.filter.count())][1:] == [
        "Neighbours  ·  1",
        "regulars  ·  1",
    ]


def test_a_saved_group_is_changed_and_forgotten_from_the_menu(page, people, tools, services):
    services.groups.save("Far", Rule(places=("Hove",), away_days=90, gone=True))
    page.filter.show_group("Far")
    settle(tools)
    page.activateWindow()
    page.content.setFocus()
    press_here("Shift+F")
    settle(tools)
    assert page.desk.sheet.rule().places == ("Hove",)
    page.desk.sheet.close()
    page.menu.aboutToShow.emit()
    settle(tools)
    settle(tools)
    assert page.desk.change in page.menu.actions()
    assert page.desk.change.text() == "Change “Far” …"
    sheet = opened(page, tools, "Far")
    assert sheet.rule() == Rule(places=("Hove",), away_days=90, gone=True)
    QTest.mouseClick(sheet.conditions[1].remove, Qt.MouseButton.LeftButton)
    assert sheet.rule() == Rule(places=("Hove",), gone=True)
    QTest.mouseClick(named(sheet, "Forget this group", QPushButton), Qt.MouseButton.LeftButton)
    settle(tools)
    assert services.groups.saved() == []
    assert page.filter.group() == ""


def test_a_number_is_ready_to_be_typed_over(page, people, tools):
    sheet = opened(page, tools)
    ask(sheet, "visits_least")
    settle(tools)
    type_text(QApplication.focusWidget(), "12")
    assert sheet.rule() == Rule(visits_least=12)
    sheet.close()


def test_tab_goes_through_the_sentences_in_their_order(page, people, tools):
    sheet = opened(page, tools)
    for field in ("visits_least", "letters"):
        ask(sheet, field)
    settle(tools)
    first, second = sheet.conditions
    sheet.name.setFocus()
    order = (first.value.widget, first.remove, second.value.widget, second.remove, sheet.more)
    for wanted in order:
        press_here("Tab")
        at = QApplication.focusWidget()
        assert at is wanted or wanted.isAncestorOf(at), (wanted, at)
    sheet.close()


def test_what_is_wrong_is_said_at_its_place_and_stays_open(page, people, tools, services):
    sheet = opened(page, tools)
    press(sheet, "Ctrl+Return")
    settle(tools)
    assert sheet.form.fields["name"].problem.text() == "A group needs a name."
    sheet.name.setText("Everybody")
    press(sheet, "Ctrl+Return")
    settle(tools)
    assert sheet.problem.text() == "Everybody would be in this group."
    ask(sheet, "tags")
    sheet.name.setText("regulars")
    press(sheet, "Ctrl+Return")
    settle(tools)
    assert sheet.form.fields["name"].problem.text() == "Some customers are in “regulars” by hand already."
    assert services.groups.saved() == []
    sheet.close()


def test_what_nobody_can_fit_is_said_while_it_is_built_and_never_saved(page, people, tools, services):
    sheet = opened(page, tools)
    sheet.name.setText("Odd")
    for field, number in (("visits_least", 5), ("visits_most", 2)):
        ask(sheet, field)
        sheet.conditions[-1].value.show(number)
    why = "Nobody can be in this group: at least 5 visits, and at most 2."
    wait_for(lambda: sheet.problem.text() == why)
    assert sheet.problem.isVisible()
    assert not sheet.count.isVisible()
    press(sheet, "Ctrl+Return")
    settle(tools)
    assert services.groups.saved() == []
    sheet.conditions[-1].value.show(7)
    wait_for_count(sheet, "0 customers today")
    assert not sheet.problem.isVisible()
    sheet.close()


def test_no_group_by_hand_is_offered_where_there_is_none(page, tools):
    sheet = opened(page, tools)
    assert "In a group" not in offered(sheet)
    assert "Birthday" in offered(sheet)
    sheet.close()


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("places", ("Sandmouth", "SM1 4")),
        ("away_days", 120),
        ("here_days", 0),
        ("visits_least", 4),
        ("visits_most", 0),
        ("value_least_minor", 1_250),
        ("value_most_minor", 100),
        ("standings", (Standing.PROMOTER,)),
        ("standings", (Standing.PROMOTER, Standing.NEW)),
        ("birthday_month", 0),
        ("birthday_month", 12),
        ("tags", ("regulars",)),
        ("tags", ("regulars", "rye club")),
        ("without_tags", ("gone from here",)),
        ("languages", ("",)),
        ("languages", ("de", "fr")),
        ("letters", False),
        ("has_address", True),
        ("has_email", False),
        ("open_complaint", True),
        ("brought", True),
        ("organisation", False),
    ],
)
def test_every_condition_shows_and_tells_what_a_rule_keeps(field, told, qtbot):
    condition = Condition(kind(field), Offer(currency="GBP", tags=("regulars", "rye club")))
    qtbot.addWidget(condition)
    condition.value.show(told)
    assert condition.value.read() == told


def test_every_condition_has_its_sentence_and_its_name():
    assert len({one.menu for one in KINDS}) == len(KINDS)
    assert all("{}" in one.words for one in KINDS)
    assert {one.field for one in KINDS} <= set(Rule.__dataclass_fields__)
