"""What opens below a row: it stays while it is typed in, it fits, and who is unhappy is heard again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.cases.case import CaseEdit, Channel
from delight.domain.cases.recovery import FollowUpResult
from delight.domain.cases.stages import Stage
from delight.domain.customers.customer import CustomerDraft
from delight.domain.staff.staff import StaffDraft
from delight.ui.today.answers import AskAnswer, DayAnswer
from delight.ui.today.page import TodayPage
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text


@pytest.fixture
def page(tools, qtbot):
    made = TodayPage(tools)
    qtbot.addWidget(made)
    made.resize(816, 584)
    return made


def shown(page, tools):
    page.show()
    settle(tools)
    page.activateWindow()
    page.focus_first()


@pytest.fixture
def asked(page, tools, services, clock):
    """A case that was put right two days ago, and the question how it is now, open below its row."""
    case = factories.case(services, factories.customer(services, phone="07700 900123"))
    services.cases.move(case, "resolved")
    clock.forward(days=2)
    shown(page, tools)
    press_here("Return")
    return case, page.rows()[0].open_question


def choose(answer, words):
    QTest.mouseClick(answer.chips.chip(words), Qt.MouseButton.LeftButton)


def test_whoever_is_still_not_happy_is_put_right_again(page, tools, services, asked):
    case, answer = asked
    assert answer.again.isHidden()
    choose(answer, "Still not happy")
    assert not answer.again.isHidden()
    assert answer.again.isChecked()
    type_text(answer.words, "stale again")
    said = []
    page.said.connect(lambda words, _changes: said.append(words))
    press(answer.words, "Return")
    settle(tools)
    detail = services.cases.get(case)
    assert detail.stage is Stage.IN_PROGRESS
    with services.context.db.raw() as connection:
        why = connection.execute("SELECT reopened_why FROM cases").fetchone()
    assert tuple(why) == ("Still not happy. stale again",)
    assert [one.well for one in services.recovery.follow_ups(case) if one.done_at] == [False]
    assert said == ["Noted what Zoë Brontë said.", "C-2026-0001 is open again."]


def test_it_is_not_opened_again_where_nobody_wants_that(page, tools, services, asked):
    case, answer = asked
    choose(answer, "Still not happy")
    answer.again.setFocus()
    press(answer.again, "Space")
    assert not answer.again.isChecked()
    press(answer.words, "Return")
    settle(tools)
    assert services.cases.get(case).stage is Stage.FOLLOWED_UP


def test_whoever_is_happy_again_is_left_alone(page, tools, services, asked):
    case, answer = asked
    choose(answer, "Still not happy")
    choose(answer, "Happy again")
    assert answer.again.isHidden()
    press(answer.words, "Return")
    settle(tools)
    assert services.cases.get(case).stage is Stage.FOLLOWED_UP


def test_words_stay_when_the_button_is_pressed_again_or_the_customer_changes(page, tools, services, asked):
    case, answer = asked
    type_text(answer.words, "Much better")
    QTest.mouseClick(page.rows()[0].main, Qt.MouseButton.LeftButton)
    assert page.rows()[0].open_question is answer
    who = services.cases.get(case).customer_id
    changed = services.customers.edit(who, CustomerDraft(name="Zoë Bell", phone="07700 900999"))
    tools.bus.changed.emit(changed)
    settle(tools)
    assert page.rows()[0].open_question.words.text() == "Much better"
    press(answer.words, "Return")
    settle(tools)
    assert [one.result for one in services.recovery.follow_ups(case) if one.done_at] == ["Much better"]


def test_another_question_takes_the_place_of_one_without_words(page, tools, asked):
    row = page.rows()[0]
    assert isinstance(row.open_question, AskAnswer)
    row.open_answer(DayAnswer("Until when?", page.day_shown, lambda _day: None))
    assert isinstance(row.open_question, DayAnswer)
    row.open_answer(DayAnswer("Until when?", page.day_shown, lambda _day: None))
    assert row.open_question is None


def test_a_number_of_many_words_pushes_nothing_out_of_sight(page, tools, services, clock):
    number = "+44 (0)7700 900123 ext. 4455, ask for the night porter"
    factories.case(services, factories.customer(services, phone=number), channel=Channel.EMAIL)
    shown(page, tools)
    press_here("Return")
    settle(tools)
    row = page.rows()[0]
    assert row.open_question.number.text() == number
    assert row.more.mapTo(page, row.more.rect().topRight()).x() < page.side.x()


def typed_rows(page):
    return [(row.title.text(), row.open_question.words.text()) for row in page.rows() if row.is_typed]


def test_words_go_along_when_their_row_is_overdue_at_midnight(page, tools, services, asked, clock):
    case, answer = asked
    type_text(answer.words, "She said it")
    answer.words.setCursorPosition(4)
    for n in range(10):  # so many that the row is beyond those that are shown
        other = factories.case(services, factories.customer(services, f"Ana {n}"))
        factories.action(services, other, due_on=clock().date())
    _late, today, _week = page.sections
    clock.forward(days=1)
    page.refresh()
    settle(tools)
    late = page.sections[0]
    assert not any(row.is_typed for row in today.rows())
    moved = [row for row in late.rows() if row.is_typed]
    assert [row.open_question for row in moved] == [answer]
    assert answer.words.text() == "She said it"
    assert answer.words.hasFocus()
    assert answer.words.cursorPosition() == 4
    assert answer.gone.isHidden()
    assert moved[0].when.property("tone") == "overdue"
    press(answer.words, "Return")
    settle(tools)
    done = [one for one in services.recovery.follow_ups(case) if one.done_at]
    assert [one.result for one in done] == ["She said it"]
    assert typed_rows(page) == []


def test_words_stay_when_somebody_else_was_quicker(page, tools, services, asked):
    case, answer = asked
    type_text(answer.words, "All is well")
    check = next(one for one in services.recovery.follow_ups(case) if not one.done_at)
    tools.bus.changed.emit(services.recovery.follow_up_done(check.id, FollowUpResult(result="Fine")))
    settle(tools)
    assert [words for _title, words in typed_rows(page)] == ["All is well"]
    assert answer.gone.isVisible()
    press(answer.words, "Return")
    settle(tools)
    assert [words for _title, words in typed_rows(page)] == ["All is well"]
    assert page.banner.isVisible()
    press(answer.words, "Escape")
    settle(tools)
    assert page.rows() == []
    assert page.quiet.isVisible()


def test_words_are_gone_once_they_are_saved(page, tools, services, asked):
    _case, answer = asked
    type_text(answer.words, "All is well")
    press(answer.words, "Return")
    settle(tools)
    assert page.rows() == []
    page.refresh()
    settle(tools)
    assert page.rows() == []


def test_nobody_else_at_the_desk_sees_a_row_that_is_not_theirs(page, tools, services, asked):
    case, answer = asked
    services.staff.sit_down(services.staff.list()[0].id)
    page.refresh()
    settle(tools)
    type_text(answer.words, "All is well")
    services.cases.edit(case, CaseEdit(owner_only=True))
    other = services.staff.add(StaffDraft(name="Nils Berg")).record
    services.staff.sit_down(other)
    page.refresh()
    settle(tools)
    assert page.rows() == []
