from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from delight.domain.cases.case import CaseEdit, Channel
from delight.domain.cases.grave import Grave
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionKind, Approval, FollowUpResult, PromiseState
from delight.domain.cases.stages import Stage
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft
from delight.domain.staff.staff import StaffDraft
from delight.domain.today import TaskKind
from delight.ui.today.page import TodayPage
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, too_small, type_text, unnamed, wait_for


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
    assert shown(page, tools) == ["Ask Zoë Brontë how it is now"]
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
    shown(page, tools)
    wait_for(lambda: len(page.rows()) == 8)
    assert page.headline.text() == "11 things are due today."
    QTest.mouseClick(named(page, "Show 3 more", QPushButton), Qt.MouseButton.LeftButton)
    wait_for(lambda: len(page.rows()) == 11)


def test_a_thousand_things_are_shown_bit_by_bit(page, tools, services, clock):
    case = factories.case(services, factories.customer(services))
    for n in range(60):
        factories.action(services, case, due_on=clock().date(), note=f"Number {n}")
    shown(page, tools)
    wait_for(lambda: len(page.rows()) == 8)
    QTest.mouseClick(named(page, "Show 24 more of 52", QPushButton), Qt.MouseButton.LeftButton)
    wait_for(lambda: len(page.rows()) == 32)
    before = page.rows()
    press_here("D")
    settle(tools)
    wait_for(lambda: len(page.rows()) == 32)
    assert [row.why.text() for row in page.rows()] == [f"Number {n}" for n in range(1, 33)]
    assert page.rows()[:31] == before[1:]


def test_the_owner_is_asked_with_what_they_need_to_decide(page, tools, services, clock):
    tom = next(one for one in services.staff.list() if one.name == "Tom Okafor")
    services.staff.edit(tom.id, StaffDraft(name=tom.name, role=tom.role, authority_minor=1_000))
    case = factories.case(services, factories.customer(services))
    services.staff.sit_down(tom.id)
    action = factories.action(services, case, cost_minor=6_000, note="All of it")
    services.staff.sit_down(next(one.id for one in services.staff.list() if one.name == "Marta Lind"))
    assert shown(page, tools) == ["Approve £60 for Zoë Brontë?"]
    assert page.rows()[0].why.text() == "Tom Okafor asks · Refund · All of it"
    QTest.mouseClick(
        named(page, "Decline: Approve £60 for Zoë Brontë?", QPushButton), Qt.MouseButton.LeftButton
    )
    settle(tools)
    assert services.recovery.action(action).approval is Approval.DECLINED
    assert page.rows() == []


def test_a_grave_matter_is_taken_on_by_one_key(page, tools, services):
    case = factories.case(services, factories.customer(services))
    services.cases.edit(case, CaseEdit(grave=Grave.INJURY))
    services.staff.sit_down(next(one.id for one in services.staff.list() if one.name == "Marta Lind"))
    assert shown(page, tools) == ["An injury: Zoë Brontë"]
    assert page.headline.text() == "1 grave matter needs you."
    press_here("D")
    settle(tools)
    assert services.cases.get(case).owner == "Marta Lind"
    assert page.rows() == []


def test_who_wrote_about_a_grave_matter_still_waits_for_an_answer_once_it_is_taken_on(
    page, tools, services, clock
):
    tom, marta = (
        next(one.id for one in services.staff.list() if one.name == n) for n in ("Tom Okafor", "Marta Lind")
    )
    services.staff.sit_down(tom)
    _, case = written_complaint(services, clock, grave=Grave.INJURY, phone="01632 960111")
    services.staff.sit_down(marta)
    assert shown(page, tools)[0] == "An injury: Zoë Brontë"
    press_here("D")
    settle(tools)
    assert [row.title.text() for row in page.rows()] == ["Get back to Zoë Brontë"]
    assert services.cases.get(case).stage is Stage.NEW


def test_letters_are_one_row_that_leads_to_them(page, tools, services, clock):
    by = clock() + timedelta(days=3)
    factories.case(services, factories.customer(services), promise="We write to you", promise_by=by)
    places = []
    page.page_requested.connect(places.append)
    assert shown(page, tools) == ["Print the letter to Zoë Brontë"]
    press_here("Return")
    press_here("D")
    press_here("L")
    assert places == ["letters"] * 3
    assert [row.kind for row in (services.today.page().letters,)] == [TaskKind.PRINT]


def test_only_mine_leaves_what_is_everybodys(page, tools, services, clock):
    tom = next(one for one in services.staff.list() if one.name == "Tom Okafor")
    marta = next(one for one in services.staff.list() if one.name == "Marta Lind")
    case = factories.case(services, factories.customer(services))
    factories.action(services, case, owner_id=tom.id, due_on=clock().date())
    promised = PromiseDraft(case_id=case, what="Call", due_at=clock() + timedelta(hours=2))
    services.recovery.make_promise(promised)
    services.staff.sit_down(marta.id)
    assert len(shown(page, tools)) == 2
    assert named(page, "Only mine", QPushButton).isVisible()
    QTest.mouseClick(named(page, "Only mine", QPushButton), Qt.MouseButton.LeftButton)
    assert [row.task.kind for row in page.rows()] == [TaskKind.PROMISE]


def test_a_promise_that_takes_longer_gets_a_new_day(page, tools, services, clock):
    due = clock() + timedelta(hours=2)
    case = factories.case(services, factories.customer(services), promise="Call", promise_by=due)
    shown(page, tools)
    press_here("S")
    menu = QApplication.activePopupWidget()
    press(menu, "Return")
    settle(tools)
    assert page.rows() == []
    promises = services.recovery.promises(case)
    assert sorted(one.state for one in promises) == [PromiseState.BROKEN, PromiseState.OPEN]
    assert max(one.due_at for one in promises) == due + timedelta(days=1)


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
