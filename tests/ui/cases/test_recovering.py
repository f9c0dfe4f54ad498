"""Putting it right in the window: what the owner decides, how it ended, how it went afterwards."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from delight.domain.cases.case import Outcome, Severity
from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionEdit, ActionKind, Approval, PromiseState
from delight.domain.cases.stages import Stage
from delight.domain.guards.writing import LetterRequest
from delight.domain.staff.staff import StaffDraft
from tests import factories
from tests.qt_helpers import named, press, settle, too_small, type_text, unnamed


@pytest.fixture
def case_id(services):
    return factories.case(services, factories.customer(services), severity=Severity.HIGH)


@pytest.fixture
def tom(services):
    """Tom at the counter, who may decide up to £25."""
    tom = services.staff.by_name("Tom").id
    services.staff.edit(tom, StaffDraft(name="Tom Okafor", authority_minor=2500))
    services.staff.sit_down(tom)
    return tom


def choose(view, what, words):
    button = named(view, f"More about {what}", QToolButton)
    button.click()
    (menu,) = (m for m in button.findChildren(QMenu) if m.isVisible())
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_more_than_one_may_decide_waits_and_is_agreed_by_phone(open_page, services, tools, case_id, tom):
    page = open_page(case_id)
    press(page.list, "a")
    form = page.view.measures.composer
    assert form.may.text() == "You may decide up to £25."
    assert not form.phoned_field.isVisible()
    type_text(form.cost, "40")
    assert form.may.text() == "You may decide up to £25. This is more: it waits for the owner."
    assert form.phoned_field.isVisible()
    form.now_done.setChecked(True)
    form.submit()
    settle(tools)
    assert "up to £25 on a case" in form.cost_field.problem.text()
    assert services.recovery.actions(case_id) == []
    form.now_done.setChecked(False)
    form.submit()
    settle(tools)
    (row,) = page.view.measures.rows()
    assert "Waits for the owner" in row.accessibleName()
    press(page.list, "d")
    settling = page.view.measures.settling
    assert settling.isVisible()
    settling.submit()
    settle(tools)
    action = services.recovery.actions(case_id)[0]
    assert (action.approval, action.approved_by, action.done_at is None) == ("by-phone", "Marta Lind", False)


def test_nobody_is_told_to_do_what_still_waits_for_the_owner(open_page, services, tools, case_id, tom):
    services.cases.move(case_id, "acknowledged")
    action = factories.action(services, case_id, cost_minor=4000)
    page = open_page(case_id)
    strip = page.view.strip
    assert strip.words.text() == "Waits for the owner: Refund · £40"
    assert strip.button.text() == "Agreed by phone"
    strip.button.click()
    assert page.view.measures.settling.isVisible()
    assert services.recovery.action(action).done_at is None
    services.staff.sit_down(services.staff.by_name("Marta").id)
    page.refresh()
    settle(tools)
    assert (strip.words.text(), strip.button.text()) == ("Waits for your word: Refund · £40", "Approve")
    strip.button.click()
    settle(tools)
    told = services.recovery.action(action)
    assert (told.approval, told.done_at) == (Approval.APPROVED, None)
    assert (strip.words.text(), strip.button.text()) == ("Refund · £40", "Done")


def test_the_owner_says_yes_or_no_on_the_case(open_page, services, tools, case_id, tom):
    first = factories.action(services, case_id, cost_minor=4000)
    second = factories.action(services, case_id, ActionKind.CREDIT, cost_minor=5000)
    services.staff.sit_down(services.staff.by_name("Marta").id)
    page = open_page(case_id)
    named(page.view, "Approve: Refund · £40", QPushButton).click()
    settle(tools)
    named(page.view, "Say no: Credit · £50", QPushButton).click()
    type_text(page.view.measures.settling.word, "A voucher instead")
    press(page.view.measures.settling.word, "Return")
    settle(tools)
    assert services.recovery.action(first).approval is Approval.APPROVED
    told = services.recovery.action(second)
    assert (told.approval, told.approval_note) == (Approval.DECLINED, "A voucher instead")
    assert any("Marta Lind said no: A voucher instead" in r.below.text() for r in page.view.measures.rows())


def test_whoever_works_alone_sees_none_of_it(open_page, services, tools, case_id):
    page = open_page(case_id)
    press(page.list, "a")
    type_text(page.view.measures.composer.cost, "999999")
    form = page.view.measures.composer
    assert not form.may.isVisible()
    assert not form.phoned_field.isVisible()


def test_an_action_is_changed_handed_over_and_removed(open_page, services, tools, case_id):
    action = factories.action(services, case_id, cost_minor=900)
    page = open_page(case_id)
    choose(page.view, "Refund · £9", "Hand over …")
    form = page.view.measures.composer
    assert form.owner.hasFocus()
    form.owner.set_value(services.staff.by_name("Tom").id)
    form.note.setText("half")
    form.submit()
    settle(tools)
    row = services.recovery.action(action)
    assert (row.owner, row.note, row.cost_minor) == ("Tom Okafor", "half", 900)
    choose(page.view, "Refund · £9", "Done, at another cost …")
    type_text(page.view.measures.settling.cost, "")
    page.view.measures.settling.cost.setText("8.50")
    press(page.view.measures.settling.cost, "Return")
    settle(tools)
    assert services.cases.get(case_id).cost_minor == 850
    choose(page.view, "Refund · £8.50", "Remove")
    settle(tools)
    assert services.recovery.actions(case_id) == []


def test_both_peoples_words_about_an_action_are_kept(open_page, services, tools, case_id):
    action = factories.action(services, case_id, note="as it was")
    page = open_page(case_id)
    choose(page.view, "Refund", "Change …")
    form = page.view.measures.composer
    form.note.setText("Mine")
    services.recovery.edit_action(action, ActionEdit(note="Theirs", cost_minor=300))
    form.submit()
    settle(tools)
    assert page.view.conflict.isVisible()
    assert form.note.text() == "Mine"
    page.view.conflict.theirs("note").click()
    page.view.conflict.save_button.click()
    settle(tools)
    row = services.recovery.action(action)
    assert (row.note, row.cost_minor) == ("Theirs", 300)
    assert not form.isVisible()


def test_sent_elsewhere_names_the_place_and_its_letter(open_page, services, tools, case_id):
    services.elsewhere.save(PlaceDraft(name="Miller’s", contact="3 Mill Lane"))
    page = open_page(case_id)
    press(page.list, "c")
    form = page.view.closing
    assert not form.place_field.isVisible()
    form.outcome.chip(Outcome.SENT_ELSEWHERE).click()
    form.places.chip("Miller’s").click()
    type_text(form.lacked, "gluten-free cakes")
    press(form.lacked, "Return")
    settle(tools)
    case = services.cases.get(case_id)
    assert (case.outcome, case.elsewhere, case.lacked) == (
        "sent-elsewhere",
        "Miller’s (3 Mill Lane)",
        "gluten-free cakes",
    )
    after = page.view.afterwards
    assert after.words.text() == "C-2026-0001 is closed. A letter to Zoë Brontë?"
    wished = QSignalSpy(page.write_letter_requested)
    after.take_button.click()
    assert wished.at(0)[0].wording == "sent-elsewhere"
    letter = services.letters.preview(LetterRequest(wording="sent-elsewhere", case_id=case_id))
    assert letter.missing == ()
    assert "Miller’s (3 Mill Lane)" in letter.body


def test_closing_asks_about_promises_still_open(open_page, services, tools, clock, case_id):
    due = clock() + timedelta(hours=3)
    services.recovery.make_promise(PromiseDraft(case_id=case_id, what="Ring her", due_at=due))
    page = open_page(case_id)
    press(page.list, "c")
    form = page.view.closing
    assert form.open_words.text() == "A promise is still open: “Ring her”"
    assert form.lasting.value() is PromiseState.OPEN
    form.outcome.chip(Outcome.SETTLED).click()
    form.lasting.chip(PromiseState.KEPT).click()
    form.submit()
    settle(tools)
    assert services.recovery.promises(case_id)[0].state is PromiseState.KEPT


def test_parting_ways_is_the_owners_alone(open_page, services, tools, case_id, tom):
    page = open_page(case_id)
    press(page.list, "c")
    assert not page.view.closing.outcome.chip(Outcome.PARTED_WAYS).isVisible()
    assert page.view.closing.outcome.chip(Outcome.WITHDRAWN).isVisible()


def test_causes_used_before_are_suggested(open_page, services, tools, case_id):
    other = factories.case(services)
    services.cases.close(other, Outcome.SETTLED, cause="Orders on paper slips")
    page = open_page(case_id)
    press(page.list, "c")
    found = page.view.closing._causes("paper")
    assert [one.fills for one in found] == ["Orders on paper slips"]


def test_one_click_says_all_is_well(open_page, services, tools, case_id):
    services.cases.move(case_id, "resolved")
    page = open_page(case_id)
    row = page.view.follow_ups.rows()[0]
    row.findChild(QPushButton).click()
    settle(tools)
    check = services.recovery.follow_ups(case_id)[0]
    assert (check.well, check.done_at is None) == (True, False)
    assert services.cases.get(case_id).stage is Stage.FOLLOWED_UP


def test_not_well_offers_to_open_it_again(open_page, services, tools, case_id):
    services.cases.move(case_id, "resolved")
    page = open_page(case_id)
    page.view.follow_ups.answer(services.recovery.follow_ups(case_id)[0].id)
    form = page.view.follow_ups.composer
    form.well.chip(value=False).click()
    type_text(form.result, "It broke again")
    press(form.result, "Return")
    settle(tools)
    after = page.view.afterwards
    assert after.words.text() == "Not all is well. Shall we open C-2026-0001 again?"
    press(after.take_button, "Return")
    assert page.view.reopening.isVisible()
    type_text(page.view.reopening.why, "It broke again")
    press(page.view.reopening.why, "Return")
    settle(tools)
    assert services.cases.get(case_id).stage is Stage.IN_PROGRESS
    assert [c for c in services.recovery.follow_ups(case_id) if c.done_at is None] == []


def test_targets_and_names_while_everything_is_open(open_page, services, tools, clock, case_id, tom):
    factories.action(services, case_id, cost_minor=9000, note="long " * 60)
    due = clock() + timedelta(hours=3)
    services.recovery.make_promise(PromiseDraft(case_id=case_id, what="Ring " * 80, due_at=due))
    page = open_page(case_id)
    for key in ("a", "c"):
        press(page.list, key)
    page.view.closing.outcome.chip(Outcome.SENT_ELSEWHERE).click()
    assert too_small(page) == []
    assert unnamed(page) == []


def test_what_waits_for_the_owner_fits_a_narrow_page(open_page, services, tools, case_id, tom):
    factories.action(services, case_id, cost_minor=4_000, note="a cake, and all that came with it")
    factories.action(services, case_id, cost_minor=5_000, phoned_id=services.staff.by_name("Marta").id)
    page = open_page(case_id)
    page.resize(790, 620)
    for who in ("Tom", "Marta"):
        services.staff.sit_down(services.staff.by_name(who).id)
        page.refresh()
        settle(tools)
        area = page.view.area
        assert area.widget().width() <= area.viewport().width()
        assert [row.isVisible() for row in page.view.measures.rows()] == [True, True]
    assert {button.text() for button in page.view.measures.findChildren(QPushButton)} >= {
        "Approve",
        "Confirm",
    }
