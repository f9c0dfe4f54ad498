"""This week's suggestions on the first page: drawn in the background, planned, given, swapped, skipped."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from delight.domain.cases.case import CaseDraft
from delight.domain.cases.promises import PromiseDraft
from delight.domain.shop import SURPRISES_FROM
from delight.domain.surprises.suggestions import SkipWhy, SuggestionState
from delight.domain.today import TaskKind
from delight.ui.today.page import TodayPage
from tests import factories
from tests.qt_helpers import named, press_here, settle


@pytest.fixture
def page(tools, qtbot):
    made = TodayPage(tools)
    qtbot.addWidget(made)
    made.resize(900, 640)
    return made


@pytest.fixture
def people(services):
    return [factories.customer(services, f"Person {n}", email="") for n in range(SURPRISES_FROM)]


def shown(page, tools):
    page.show()
    settle(tools)
    page.activateWindow()
    page.focus_first()
    return page.rows()


def promise(services, who):
    due = services.now() + timedelta(hours=1)
    return services.recovery.make_promise(PromiseDraft(customer_id=who, what="call back", due_at=due))


def choose(page, words):
    """Open the menu of the row that has the keyboard, and take an entry by its words."""
    press_here("Shift+F10")
    menu = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    action = next(one for one in menu.actions() if one.text().startswith(words))
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_suggestions_are_drawn_and_shown_with_their_reason(page, tools, services, people):
    rows = shown(page, tools)
    week = services.surprises.week()
    assert [row.task.record for row in rows] == [one.id for one in week.rows]
    assert page.headline.text() == "5 surprises are suggested this week."
    for row, one in zip(rows, week.rows, strict=True):
        assert row.task.kind is TaskKind.SUGGESTION
        assert row.title.text() == f"Surprise {one.customer_name}?"
        assert one.name in row.why.text()
        assert "ever had a surprise from us" in row.why.text()


def test_a_small_shop_is_not_asked_for_surprises_yet(page, tools, services, people):
    services.privacy.erase([people[0]])
    assert shown(page, tools) == []
    assert services.today.page().suggested == ()


def test_one_key_plans_it_and_undo_brings_it_back(page, tools, services, people):
    first = shown(page, tools)[0].task
    heard = []
    page.said.connect(lambda words, changes: heard.append((words, changes)))
    press_here("Return")
    settle(tools)
    assert services.surprises.get(first.record).state is SuggestionState.ACCEPTED
    (planned,) = services.today.page().planned
    assert planned.customer_id == first.customer_id
    assert page.rows()[0].title.text() == f"Surprise {first.customer_name}"
    assert heard[0][0] == f"A surprise for {first.customer_name} is planned."
    assert heard[0][1].can_undo
    page.do(services.history.undo)
    settle(tools)
    assert page.rows()[0].title.text() == f"Surprise {first.customer_name}?"
    assert services.gestures.page() == []


def test_not_now_makes_room_for_somebody_else(page, tools, services, people):
    rows = shown(page, tools)
    before = {row.task.customer_id for row in rows}
    first = rows[0].task
    assert named(page, f"Accept: Surprise {first.customer_name}?", QPushButton)
    assert named(page, f"Skip: Surprise {first.customer_name}?", QPushButton)
    heard = []
    page.said.connect(lambda words, _changes: heard.append(words))
    press_here("N")
    settle(tools)
    assert services.surprises.get(first.record).skip_why is SkipWhy.NOW
    after = {row.task.customer_id for row in page.rows()}
    assert len(after) == 5
    assert len(after - before) == 1
    assert first.customer_id not in after
    assert heard == [f"{first.customer_name} is not suggested for four weeks."]


def test_given_at_once_by_the_menu(page, tools, services, people):
    first = shown(page, tools)[0].task
    choose(page, "Given already")
    settle(tools)
    (gesture,) = services.gestures.page()
    assert (gesture.customer_id, gesture.planned_on) == (first.customer_id, None)
    assert first.customer_id not in {row.task.customer_id for row in page.rows()}


def test_something_else_by_the_menu_stays_in_its_row(page, tools, services, people):
    first = shown(page, tools)[0].task
    (other, *_rest) = services.surprises.swaps(first.record)
    choose(page, "Something else for them")
    settle(tools)
    mine = [row for row in page.rows() if row.task.record == first.record]
    assert len(mine) == 1
    assert mine[0].isVisible()
    assert other.name in mine[0].why.text()


@pytest.mark.parametrize(
    ("words", "why"), [("Not this gesture", SkipWhy.GESTURE), ("Not this person", SkipWhy.PERSON)]
)
def test_why_it_is_skipped_is_kept(page, tools, services, people, words, why):
    first = shown(page, tools)[0].task
    choose(page, words)
    settle(tools)
    assert services.surprises.get(first.record).skip_why is why


def test_who_complains_meanwhile_leaves_the_list(page, tools, services, people):
    first = shown(page, tools)[0].task
    page.do(lambda: services.cases.log(CaseDraft(customer_id=first.customer_id, what="Too late")))
    settle(tools)
    suggested = [row.task for row in page.rows() if row.task.kind is TaskKind.SUGGESTION]
    assert len(suggested) == 5
    assert first.customer_id not in {task.customer_id for task in suggested}


def test_the_person_is_shown_beside_and_the_page_opens(page, tools, services, people):
    first = shown(page, tools)[0].task
    settle(tools)
    assert named(page.glance, first.what)
    assert named(page.glance, "Has never had a surprise from us.")
    asked = []
    page.open_customer_requested.connect(asked.append)
    press_here("O")
    assert asked == [first.customer_id]
    letters = []
    page.write_letter_requested.connect(letters.append)
    press_here("L")
    assert letters == [], "nothing is agreed yet that could be written"


def test_whoever_comes_to_the_page_begins_with_what_is_due(page, tools, services, people):
    shown(page, tools)[1].setFocus()
    page.hide()
    tools.bus.changed.emit(promise(services, people[0]))
    first = shown(page, tools)[0]
    assert first.task.kind is TaskKind.PROMISE
    assert page.focusWidget() is first


def test_who_is_among_the_surprises_stays_there_when_something_falls_due(page, tools, services, people):
    second = shown(page, tools)[1]
    second.setFocus()
    tools.bus.changed.emit(promise(services, people[0]))
    settle(tools)
    assert QApplication.focusWidget() is second


def test_a_complaint_that_came_in_since_is_said_of_what_is_planned(page, tools, services):
    who = factories.customer(services, "Zoë van Dam")
    factories.gesture(services, who, planned_on=services.context.today())
    (row,) = shown(page, tools)
    assert "complaint" not in row.why.text()
    factories.case(services, who)
    page.refresh()
    settle(tools)
    row = next(one for one in page.rows() if one.task.kind is TaskKind.GESTURE)
    assert row.why.text() == "A complaint is open · a jar of plum jam"
    assert "A complaint is open" in row.accessibleName()
