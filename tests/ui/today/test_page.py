from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from delight.domain.cases import Channel
from delight.domain.consents import ConsentAbout, ConsentDraft
from delight.domain.customers import CustomerDraft
from delight.domain.recovery import ActionKind, FollowUpResult, PromiseState
from delight.domain.stages import Stage
from delight.domain.today import TaskKind
from delight.ui.today.page import TodayPage
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, too_small, type_text, unnamed


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


def written_complaint(services, clock, **fields):
    who = factories.customer(services, phone=fields.pop("phone", ""))
    case = factories.case(services, who, channel=Channel.EMAIL, **fields)
    clock.forward(days=1)
    return who, case


def test_says_what_is_late_and_due_and_takes_a_kept_promise_away_at_once(page, tools, services, clock):
    who = factories.customer(services)
    later = clock() + timedelta(hours=2)
    case = factories.case(services, who, promise="Call her about the cake", promise_by=later)
    clock.forward(hours=3)
    heard = []
    page.said.connect(lambda words, changes: heard.append((words, changes)))
    assert shown(page, tools) == ["Keep the promise to Zoë Brontë"]
    assert page.headline.text() == "1 promise is late."
    QTest.mouseClick(page.rows()[0].main, Qt.MouseButton.LeftButton)
    assert page.rows() == []
    settle(tools)
    assert services.recovery.promises(case)[0].state is PromiseState.KEPT
    assert page.quiet.isVisible()
    assert page.headline.text() == "Nothing is waiting."
    assert heard[0][0] == "Promise to Zoë Brontë kept."
    assert heard[0][1].can_undo


def test_undo_brings_the_row_back(page, tools, services, clock):
    who = factories.customer(services)
    case = factories.case(services, who)
    factories.action(services, case, due_on=clock().date())
    assert shown(page, tools) == ["Give Zoë Brontë the money back"]
    press_here("D")
    settle(tools)
    assert page.rows() == []
    page.do(services.history.undo)
    settle(tools)
    assert [row.title.text() for row in page.rows()] == ["Give Zoë Brontë the money back"]
    assert services.recovery.actions(case)[0].done_at is None


def test_call_shows_the_number_and_marks_with_a_word(page, tools, services, clock):
    _, case = written_complaint(services, clock, phone="07700 900123")
    assert shown(page, tools) == ["Get back to Zoë Brontë"]
    press_here("Return")
    answer = page.rows()[0].open_question
    assert answer is not None
    assert answer.number.text() == "07700 900123"
    press_here("Space")
    settle(tools)
    assert services.cases.get(case).stage is Stage.ACKNOWLEDGED


def test_without_a_number_the_button_writes(page, tools, services, clock):
    who, case = written_complaint(services, clock)
    wishes = []
    page.write_letter_requested.connect(wishes.append)
    shown(page, tools)
    press_here("Return")
    assert [(w.customer_id, w.case_id, w.wording) for w in wishes] == [(who, case, "acknowledgement")]


def test_asking_needs_a_word_and_keeps_what_is_typed_while_others_change(page, tools, services, clock):
    who = factories.customer(services)
    case = factories.case(services, who)
    services.cases.move(case, "resolved")
    clock.forward(days=2)
    assert shown(page, tools) == ["Ask Zoë Brontë how it is now", "Print the letter to Zoë Brontë"]
    press_here("D")
    settle(tools)
    answer = page.rows()[0].open_question
    QTest.mouseClick(answer.save, Qt.MouseButton.LeftButton)
    assert answer.problem.isVisible()
    type_text(answer.words, "Très contente")
    page.tools.bus.changed.emit(services.customers.add(CustomerDraft(name="Ana")))
    settle(tools)
    assert page.rows()[0].open_question.words.text() == "Très contente"
    QTest.mouseClick(answer.chips.chip("Happy again"), Qt.MouseButton.LeftButton)
    press(answer.words, "Return")
    settle(tools)
    done = [f for f in services.recovery.follow_ups(case) if f.done_at]
    assert [f.result for f in done] == ["Happy again. Très contente"]
    assert services.cases.get(case).stage is Stage.FOLLOWED_UP


def test_no_they_did_not_come_back(page, tools, services, clock):
    who = factories.customer(services)
    case = factories.case(services, who)
    services.cases.move(case, "resolved")
    for row in services.recovery.follow_ups(case):
        if row.kind.value == "check":
            services.recovery.follow_up_done(row.id, FollowUpResult(result="Fine"))
    clock.forward(days=30)
    assert shown(page, tools) == ["Did Zoë Brontë come back?"]
    QTest.mouseClick(named(page, "No: Did Zoë Brontë come back?", QPushButton), Qt.MouseButton.LeftButton)
    settle(tools)
    assert [f.came_back for f in services.recovery.follow_ups(case) if f.done_at][-1] is False


def test_put_right_asks_once_and_resolves(page, tools, services, clock):
    who = factories.customer(services)
    case = factories.case(services, who)
    clock.forward(days=4)
    assert shown(page, tools) == ["Put it right for Zoë Brontë"]
    press_here("Return")
    press_here("Escape")
    assert page.rows()[0].open_question is None
    press_here("Return")
    press_here("Space")
    settle(tools)
    assert services.cases.get(case).stage is Stage.RESOLVED


def test_snooze_by_two_keys(page, tools, services, clock):
    who = factories.customer(services)
    case = factories.case(services, who)
    clock.forward(days=3)
    shown(page, tools)
    press_here("S")
    menu = QApplication.activePopupWidget()
    press(menu, "Return")
    settle(tools)
    assert page.rows() == []
    assert services.cases.get(case).snoozed_until.date() == clock().date() + timedelta(days=1)


def test_a_snoozed_case_rests_but_not_its_promise(services, clock):
    case = factories.case(
        services, factories.customer(services), promise="Call her", promise_by=clock() + timedelta(days=3)
    )
    factories.action(services, case, due_on=clock().date() + timedelta(days=3))
    clock.forward(days=4)
    services.cases.snooze(case, clock().date() + timedelta(days=2))
    assert [row.kind for row in services.today.page().overdue] == [TaskKind.PROMISE]
    clock.forward(days=2)
    waiting = {row.kind for row in services.today.page().overdue}
    assert waiting == {TaskKind.PROMISE, TaskKind.ACT, TaskKind.RESOLVE}


def test_arrows_go_through_all_lists_and_the_person_follows(page, tools, services, clock):
    first = factories.customer(services, "Ana Lima", know="Allergic to nuts")
    second = factories.customer(services, "Ben Ito", phone="07700 900555")
    case = factories.case(services, first)
    factories.action(services, case, ActionKind.CALL_BACK, due_on=clock().date())
    factories.gesture(services, second, planned_on=clock().date() + timedelta(days=2))
    assert shown(page, tools) == ["Call Ana Lima back", "Surprise Ben Ito"]
    settle(tools)
    assert named(page.glance, "Allergic to nuts")
    press_here("Down")
    settle(tools)
    assert named(page.glance, "07700 900555")
    assert QApplication.focusWidget() is page.rows()[1]
    press_here("Down")
    press_here("Up")
    assert QApplication.focusWidget() is page.rows()[0]


def test_a_given_surprise_leaves_the_list(page, tools, services, clock):
    who = factories.customer(services)
    gesture = factories.gesture(services, who, planned_on=clock().date())
    shown(page, tools)
    press_here("Return")
    settle(tools)
    assert services.gestures.get(gesture).given_at is not None
    assert page.rows() == []


def test_a_deed_that_fails_brings_the_row_back_and_says_why(page, tools, services, clock):
    who = factories.customer(services)
    case = factories.case(services, who)
    action = factories.action(services, case, due_on=clock().date())
    shown(page, tools)
    services.recovery.action_done(action)
    press_here("D")
    settle(tools)
    assert page.banner.isVisible()
    assert page.banner.what.text() == "This action is done already."


def test_the_first_day_offers_three_things(page, tools):
    places, wishes = [], []
    page.import_requested.connect(places.append)
    page.write_letter_requested.connect(wishes.append)
    assert shown(page, tools) == []
    assert page.welcome.isVisible()
    QTest.mouseClick(named(page, "Write a thank-you note", QPushButton), Qt.MouseButton.LeftButton)
    QTest.mouseClick(named(page, "Bring your customers in", QPushButton), Qt.MouseButton.LeftButton)
    assert [w.wording for w in wishes] == ["thank-you"]
    assert places == [None]


def test_a_long_list_shows_its_first_rows_and_the_rest_on_request(page, tools, services, clock):
    case = factories.case(services, factories.customer(services))
    for _ in range(11):
        factories.action(services, case, due_on=clock().date())
    assert len(shown(page, tools)) == 8
    assert page.headline.text() == "11 things are due today."
    QTest.mouseClick(named(page, "Show 3 more", QPushButton), Qt.MouseButton.LeftButton)
    assert len(page.rows()) == 11


def test_every_control_has_a_name_and_is_large_enough(page, tools, services, clock):
    who = factories.customer(services)
    written_complaint(services, clock)
    case = factories.case(services, who)
    factories.action(services, case, due_on=clock().date())
    shown(page, tools)
    assert unnamed(page) == []
    assert too_small(page) == []


def test_every_kind_of_task_has_its_words():
    from delight.ui.today.deeds import said_done
    from delight.ui.today.words import title_of
    from tests.ui.today.rows import row

    for kind in TaskKind:
        for name in ("Ana", ""):
            task = row(kind, name)
            assert "{" not in title_of(task) + said_done(task)


def test_whoever_wants_no_calls_is_not_called(page, tools, services, clock):
    who, _case = written_complaint(services, clock, phone="01632 960111")
    services.consents.note(who, ConsentDraft(about=ConsentAbout.PHONE, given=False))
    assert shown(page, tools)[0] == "Get back to Zoë Brontë (no calls, please)"
    assert "Call" not in [button.text() for button in page.findChildren(QPushButton)]
