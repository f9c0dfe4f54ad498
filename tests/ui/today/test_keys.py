"""A whole shift by keys alone: each does one thing, the keyboard goes on, the rows say enough."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QMenu, QPushButton

from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionKind, PromiseState
from delight.ui.kit.look.cards import Card
from delight.ui.today.page import TodayPage
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, type_text, wait_for


@pytest.fixture
def page(tools, qtbot):
    made = TodayPage(tools)
    qtbot.addWidget(made)
    made.resize(900, 640)
    return made


def shown(page, tools):
    page.show()
    settle(tools)
    page.activateWindow()
    page.focus_first()
    return [row.title.text() for row in page.rows()]


def to_do(services, clock, name="Zoë Brontë", **fields):
    case = factories.case(services, factories.customer(services, name), what="The bread was stale")
    return factories.action(services, case, due_on=clock().date(), **fields)


def resolved(services, clock, *names):
    for name in names:
        services.cases.move(factories.case(services, factories.customer(services, name)), "resolved")
    clock.forward(days=2)


def test_enter_in_an_answer_saves_it_and_goes_on_to_the_next_row(page, tools, services, clock):
    resolved(services, clock, "Ada", "Bea", "Cy")
    shown(page, tools)
    press_here("Down")
    press_here("Return")
    answer = page.rows()[1].open_question
    type_text(answer.words, "well")
    press(answer.words, "Return")
    settle(tools)
    assert QApplication.focusWidget() is page.rows()[-1]
    assert page.rows()[-1].title.text() == "Ask Cy how it is now"
    press_here("Up")
    assert QApplication.focusWidget().title.text() == "Ask Ada how it is now"


def test_enter_without_a_word_asks_for_one_and_stays(page, tools, services, clock):
    resolved(services, clock, "Ada")
    shown(page, tools)
    press_here("Return")
    answer = page.rows()[0].open_question
    press(answer.words, "Return")
    assert page.rows()[0].open_question is answer
    assert not answer.problem.isHidden()


def test_one_key_says_no(page, tools, services, clock):
    who = factories.customer(services)
    draft = PromiseDraft(customer_id=who, what="bring the book", due_at=clock() + timedelta(hours=1))
    promise = services.recovery.make_promise(draft).record
    assert shown(page, tools) == ["Keep the promise to Zoë Brontë"]
    press_here("N")
    settle(tools)
    assert page.rows() == []
    assert services.recovery.promise(promise).state is PromiseState.BROKEN


def test_no_is_no_answer_to_what_has_to_be_done(page, tools, services, clock):
    act = factories.action(
        services, factories.case(services, factories.customer(services)), due_on=clock().date()
    )
    shown(page, tools)
    press_here("N")
    settle(tools)
    assert len(page.rows()) == 1
    assert services.recovery.action(act).done_at is None


def test_the_menu_opens_by_the_right_button_and_the_key_for_it(page, tools, services, clock):
    to_do(services, clock)
    shown(page, tools)
    row = page.rows()[0]
    QApplication.sendEvent(
        row, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), row.mapToGlobal(QPoint(5, 5)))
    )
    menu = wait_for(lambda: QApplication.activePopupWidget())
    assert isinstance(menu, QMenu)
    assert any(action.text().startswith("Done") for action in menu.actions())
    press(menu, "Escape")
    assert not page.rows()[0].open_question
    press(row, "Shift+F10")
    press(wait_for(lambda: QApplication.activePopupWidget()), "Escape")


def test_a_row_says_what_it_costs_and_without_a_note_what_it_is_about(page, tools, services, clock):
    to_do(services, clock, kind=ActionKind.REFUND, note="", cost_minor=1250)
    shown(page, tools)
    assert page.rows()[0].why.text() == "£12.50 · The bread was stale"
    assert "£12.50" in page.rows()[0].accessibleName()


def test_one_letter_names_its_reader_once_and_shows_no_empty_sheet(page, tools, services, clock):
    resolved(services, clock, "Ada")
    by = clock() + timedelta(days=3)
    factories.case(services, factories.customer(services, "Bea"), promise="We write to you", promise_by=by)
    shown(page, tools)
    press_here("Down")
    settle(tools)
    assert page.rows()[1].title.text() == "Print the letter to Bea"
    assert page.rows()[1].why.text() == ""
    assert page.glance.findChildren(Card) == []


def test_arrows_and_letters_are_not_lost_while_a_row_goes(page, tools, services, clock):
    for name in ("Ada", "Bea", "Cy"):
        factories.action(
            services, factories.case(services, factories.customer(services, name)), due_on=clock().date()
        )
    shown(page, tools)
    for _ in range(3):
        press_here("D")
    settle(tools)
    assert page.rows() == []
    assert page.quiet.isVisible()
    assert page.quiet.button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_only_mine_does_not_hide_that_colleagues_have_something_to_do(page, tools, services, clock):
    tom = next(one for one in services.staff.list() if one.name == "Tom Okafor")
    to_do(services, clock, owner_id=tom.id)
    services.staff.sit_down(next(one for one in services.staff.list() if one.name == "Marta Lind").id)
    shown(page, tools)
    QTest.mouseClick(named(page, "Only mine", QPushButton), Qt.MouseButton.LeftButton)
    assert page.rows() == []
    assert page.headline.text() == "Nothing of yours is waiting."
    QTest.mouseClick(named(page, "Only mine", QPushButton), Qt.MouseButton.LeftButton)
    assert len(page.rows()) == 1


def another_day(page, clock, days):
    """Choose "Another day …" in the menu, then a day in the calendar."""
    press_here("S")
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions() if action.text()][-1] == "Another day …"
    press(menu, "Up")
    press(menu, "Return")
    answer = wait_for(lambda: page.rows()[0].open_question)
    assert QApplication.focusWidget() is answer.day
    day = clock().date() + timedelta(days=days)
    answer.day.menu().aboutToShow.emit()
    (calendar,) = answer.day.menu().findChildren(QCalendarWidget)
    calendar.clicked.emit(QDate(day.year, day.month, day.day))
    return answer


def test_a_case_is_snoozed_until_any_day_and_the_bar_says_which(page, tools, services, clock):
    case = factories.case(services, factories.customer(services))
    clock.forward(days=3)
    shown(page, tools)
    said = []
    page.said.connect(lambda words, _changes: said.append(words))
    answer = another_day(page, clock, 0)
    assert not answer.problem.isHidden()
    assert services.cases.get(case).snoozed_until is None
    press(answer, "Escape")
    another_day(page, clock, 17)
    settle(tools)
    assert services.cases.get(case).snoozed_until.date() == clock().date() + timedelta(days=17)
    assert said == ["C-2026-0001 is snoozed until Tue 31 Mar."]


def test_a_promise_gets_any_new_day(page, tools, services, clock):
    due = clock() + timedelta(hours=2)
    case = factories.case(services, factories.customer(services), promise="Call", promise_by=due)
    shown(page, tools)
    another_day(page, clock, 20)
    settle(tools)
    assert max(one.due_at for one in services.recovery.promises(case)) == due + timedelta(days=20)


def test_the_menu_of_days_says_what_they_are_for(page, tools, services, clock):
    due = clock() + timedelta(hours=2)
    factories.case(services, factories.customer(services), promise="Call", promise_by=due)
    shown(page, tools)
    press_here("S")
    menu = QApplication.activePopupWidget()
    assert named(menu, "Tell them, and promise a new day", QLabel).isVisible()
    assert menu.activeAction().text() == "Tomorrow"
    press(menu, "Escape")


def test_the_keyboard_stays_on_the_page_when_a_colleague_does_its_row(open_window, services, clock):
    action = to_do(services, clock)
    window = open_window(services)
    page = window.places.currentWidget()
    assert page.isAncestorOf(window.focusWidget())
    window.tools.bus.changed.emit(services.recovery.action_done(action))
    settle(window.tools)
    assert page.isAncestorOf(window.focusWidget())
