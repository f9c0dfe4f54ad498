"""The Cases page as a person uses it: keys and clicks in, the stored row and the screen out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from delight.domain.cases.case import CaseDraft, CaseEdit, Channel, Outcome, Severity
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionKind, PromiseState
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.guards.writing import LetterRequest
from delight.ui.kit.look.theme import Scheme, apply_theme
from tests import factories
from tests.qt_helpers import named, press, settle, too_small, type_text, unnamed, wait_for


@pytest.fixture
def case_id(services):
    return factories.case(services, factories.customer(services), severity=Severity.HIGH, place="Table 4")


def references(page):
    return [row.reference for row in page.model.rows()]


def choose(view, what, words):
    """Choose something from the menu of a row."""
    button = named(view, f"More about {what}", QToolButton)
    button.click()
    (menu,) = (m for m in button.findChildren(QMenu) if m.isVisible())
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def chip(page, name):
    QTest.mouseClick(page.filters.chips.chip(name), Qt.MouseButton.LeftButton)


def test_the_first_glance_shows_what_is_open(open_page, services, case_id):
    over = factories.case(services)
    services.cases.move(over, "resolved")
    page = open_page()
    assert references(page) == ["C-2026-0001"]
    assert page.view.case_id == case_id
    assert page.view.header.name.text() == "Zoë Brontë"
    assert page.view.strip.words.text() == "Ask what exactly was not right, and how they like it"
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Zoë Brontë" in spoken
    assert "cappuccino" in spoken
    assert "C-2026-0001" in spoken


def test_the_list_keeps_the_rules_of_a_model(open_page, services, tools):
    page = open_page()
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for n in range(120):
        factories.case(services, what=f"Number {n}")
    page.refresh()
    settle(tools)
    wait_for(lambda: settle(tools) or page.model.rowCount() == 120)
    tester.deleteLater()


def test_chips_combine_and_what_is_over_is_not_left_to_do(open_page, services, tools):
    new, praise = factories.case(services), factories.case(services, kind=CaseKind.COMPLIMENT, failure=None)
    over = factories.case(services)
    services.cases.move(over, "resolved")
    services.cases.close(over, Outcome.WON_BACK)
    page = open_page()
    chip(page, "closed")
    settle(tools)
    assert page.filters.chips.chosen() == {"closed"}
    assert [row.id for row in page.model.rows()] == [over]
    chip(page, "new")
    settle(tools)
    assert {row.id for row in page.model.rows()} == {over, new, praise}
    chip(page, "to-do")
    settle(tools)
    assert "closed" not in page.filters.chips.chosen()
    assert [row.id for row in page.model.rows()] == [new, praise]


def test_searching_narrows_the_list_and_nothing_found_is_said(open_page, services, tools):
    factories.case(services, what="The bread was hard")
    factories.case(services, what="The soup was cold")
    page = open_page()
    press(page.list, "Ctrl+F")
    type_text(page.filters.search, "bread")
    wait_for(lambda: settle(tools) or page.model.rowCount() == 1)
    type_text(page.filters.search, " nowhere")
    wait_for(lambda: settle(tools) or page.nothing.isVisible())
    assert page.nothing.sentence.text() == "No case fits these words."


def test_an_empty_shop_teaches(open_page, tools):
    page = open_page()
    wished = QSignalSpy(page.log_requested)
    assert page.nothing.isVisible()
    assert page.beside.sheet.isHidden(), "nothing can be chosen, so nothing says so"
    page.nothing.button.click()
    assert wished.count() == 1


def test_a_list_without_what_is_looked_at_keeps_it_beside(open_page, services, tools, case_id):
    page = open_page()
    assert page.beside.sheet.isVisible()
    type_text(page.filters.search, "nowhere")
    wait_for(lambda: settle(tools) or page.nothing.isVisible())
    assert page.beside.sheet.isVisible()
    page.filters.search.clear()
    tools.bus.changed.emit(services.history.undo())
    wait_for(lambda: settle(tools) or page.nothing.isVisible())
    assert page.beside.sheet.isHidden()


def test_enter_goes_from_the_list_to_what_is_due(open_page, case_id):
    page = open_page()
    page.focus_first()
    press(page.list, "Return")
    assert page.view.strip.button.hasFocus()


def test_an_action_is_added_and_done_by_keys(open_page, services, tools, case_id):
    page = open_page(case_id)
    press(page.list, "a")
    form = page.view.measures.composer
    assert form.isVisible()
    form.kind.set_value(ActionKind.REFUND)
    type_text(form.cost, "12,50")
    type_text(form.note, "To her card – “danke”")
    press(form.note, "Return")
    settle(tools)
    (action,) = services.recovery.actions(case_id)
    assert (action.kind, action.cost_minor, action.note) == (ActionKind.REFUND, 1250, "To her card – “danke”")
    assert not form.isVisible()
    assert page.view.strip.words.text() == "Refund · £12.50"
    assert page.view.header.stage.text == "In progress"
    press(page.list, "d")
    settle(tools)
    assert services.recovery.actions(case_id)[0].done_at is not None
    assert page.view.measures.heading.count.text() == "£12.50 so far"


def test_letters_typed_into_a_field_are_no_keys(open_page, services, tools, case_id):
    page = open_page(case_id)
    page.view.add_action()
    form = page.view.measures.composer
    form.note.setFocus()
    QTest.keyClicks(form.note, "dacml")
    assert form.note.text() == "dacml"
    assert not page.view.closing.isVisible()
    form.kind.setFocus()
    QTest.keyClick(form.kind, Qt.Key.Key_C)
    assert not page.view.closing.isVisible()


def test_the_circle_marks_that_action_as_done(open_page, services, tools, case_id):
    factories.action(services, case_id, ActionKind.REFUND)
    second = factories.action(services, case_id, ActionKind.EXTRA, note="a box of buns")
    page = open_page(case_id)
    named(page.view, "Mark as done: Free extra", QToolButton).click()
    settle(tools)
    done = [a.id for a in services.recovery.actions(case_id) if a.done_at]
    assert done == [second]


@pytest.mark.parametrize("amount", ["-5", "abc", "9" * 20])
def test_an_absurd_cost_is_refused_at_its_field_and_stays(open_page, services, tools, case_id, amount):
    page = open_page(case_id)
    page.view.add_action()
    form = page.view.measures.composer
    type_text(form.cost, amount)
    form.submit()
    settle(tools)
    assert form.cost_field.problem.isVisible()
    assert form.cost.text() == amount
    assert services.recovery.actions(case_id) == []


def test_a_promise_is_noted_and_kept(open_page, services, tools, clock, case_id):
    page = open_page(case_id)
    press(page.list, "p")
    form = page.view.promises.composer
    type_text(form.what, "Ring her")
    form.submit()
    assert form.form.fields["promise_by"].problem.text() == "A promise needs a day."
    form.due.set_moment(clock() + timedelta(hours=3))
    form.submit()
    settle(tools)
    (promise,) = services.recovery.promises(case_id)
    assert promise.state is PromiseState.OPEN
    assert page.view.strip.words.text() == "Keep the promise: Ring her"
    press(page.view.strip.button, "Return")
    settle(tools)
    assert services.recovery.promises(case_id)[0].state is PromiseState.KEPT


def test_a_broken_promise_is_not_hidden(open_page, services, tools, clock, case_id):
    services.recovery.make_promise(
        PromiseDraft(case_id=case_id, what="Ring her", due_at=clock() + timedelta(hours=1))
    )
    page = open_page(case_id)
    choose(page.view, "Ring her", "Could not keep it …")
    type_text(page.view.promises.answering.word, "Nobody answered")
    press(page.view.promises.answering.word, "Return")
    settle(tools)
    promise = services.recovery.promises(case_id)[0]
    assert (promise.state, promise.note) == (PromiseState.BROKEN, "Nobody answered")
    (row,) = page.view.promises.rows()
    assert row.below.text() == "Not kept, but told in time · just now · Nobody answered · Marta Lind"


def test_only_legal_moves_are_offered(open_page, services, tools, case_id):
    page = open_page(case_id)
    press(page.list, "m")
    (menu,) = (m for m in page.view.findChildren(QMenu) if m.isVisible())
    words = [action.text() for action in menu.actions()]
    assert [w.split("  ")[1] for w in words] == [
        "We have been in touch",
        "We are on it",
        "It is put right",
    ]
    menu.actions()[2].trigger()
    menu.close()
    settle(tools)
    assert services.cases.get(case_id).stage is Stage.RESOLVED


def test_closing_asks_how_it_ended(open_page, services, tools, case_id):
    services.cases.move(case_id, "resolved")
    page = open_page(case_id)
    press(page.list, "c")
    form = page.view.closing
    form.submit()
    assert form.form.fields["outcome"].problem.text() == "Please choose one."
    form.outcome.chip(Outcome.WON_BACK).click()
    form.mood.chip(5).click()
    type_text(form.cause, "Paper slips")
    press(form.cause, "Ctrl+Return")
    settle(tools)
    case = services.cases.get(case_id)
    assert (case.stage, case.outcome, case.mood_after, case.cause) == (
        Stage.CLOSED,
        Outcome.WON_BACK,
        5,
        "Paper slips",
    )
    assert page.view.case_id == case_id
    assert page.view.header.stage.text == "Closed"


def test_opening_again_asks_why(open_page, services, tools, case_id):
    services.cases.move(case_id, "resolved")
    services.cases.close(case_id, Outcome.SETTLED)
    page = open_page(case_id)
    page.view.move_to("reopened")
    form = page.view.reopening
    form.submit()
    settle(tools)
    assert form.form.fields["why"].problem.text() == "Please say why it is opened again."
    type_text(form.why, "The new one was cold too")
    press(form.why, "Return")
    settle(tools)
    assert services.cases.get(case_id).stage is Stage.IN_PROGRESS
    texts = [row.moment.text for row in page.view.history.timeline.children() if hasattr(row, "moment")]
    assert any("The new one was cold too" in text for text in texts)


def test_a_follow_up_is_answered_in_place(open_page, services, tools, case_id):
    services.cases.move(case_id, "resolved")
    page = open_page(case_id)
    press(page.view.strip.button, "Return")
    form = page.view.follow_ups.composer
    assert form.isVisible()
    type_text(form.result, "Happy again")
    form.pulse.chip(9).click()
    press(form.result, "Return")
    settle(tools)
    check = next(c for c in services.recovery.follow_ups(case_id) if c.done_at)
    assert (check.result, check.pulse) == ("Happy again", 9)
    assert services.cases.get(case_id).stage is Stage.FOLLOWED_UP


def test_a_case_rests_until_a_day(open_page, services, tools, clock, case_id):
    page = open_page(case_id)
    press(page.list, "s")
    form = page.view.snoozing
    tomorrow = clock().date() + timedelta(days=1)
    form.days.chip(tomorrow).click()
    form.submit()
    settle(tools)
    until = services.cases.get(case_id).snoozed_until
    assert until is not None
    assert until.date() == tomorrow
    assert "snoozed until tomorrow" in page.view.strip.when.text()
    services.cases.snooze(case_id, clock().date() + timedelta(days=20))
    page.refresh()
    settle(tools)
    assert "snoozed until Tue 31 Mar" in page.view.strip.when.text()
    assert page.list.current() is not None
    assert "By Tue 31 Mar" in page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    press(page.list, "s")
    form.days.chip("now").click()
    form.submit()
    settle(tools)
    assert services.cases.get(case_id).snoozed_until is None
    assert "snoozed" not in page.view.strip.when.text()


def test_the_story_is_edited_where_it_stands(open_page, services, tools, case_id):
    page = open_page(case_id)
    story = page.view.story
    story.text.setFocus()
    assert not story.bar.isVisible()
    story.text.setPlainText("<b>Cold</b> & {{stale}} \u202e")
    assert story.bar.isVisible()
    press(story.text, "Ctrl+Return")
    settle(tools)
    assert services.cases.get(case_id).what == "<b>Cold</b> & {{stale}} \u202e"
    assert not story.bar.isVisible()
    story.text.setPlainText("")
    story.save()
    settle(tools)
    assert "Please say what happened." in story.field.problem.text()
    press(story.text, "Escape")
    assert story.text.toPlainText().startswith("<b>Cold</b>")


def test_facts_are_changed_where_they_stand(open_page, services, tools, case_id):
    page = open_page(case_id)
    press(page.list, "e")
    form = page.view.facts_form
    form.topic.setText("the cold cappuccino with the lipstick")
    form.at_stake.setText("3.40")
    form.mood.chip(2).click()
    press(form.topic, "Ctrl+Return")
    settle(tools)
    case = services.cases.get(case_id)
    assert (case.topic, case.at_stake_minor, case.mood) == ("the cold cappuccino with the lipstick", 340, 2)
    assert page.view.facts.isVisible()
    assert (case.place, case.severity) == ("Table 4", Severity.HIGH)


def test_somebody_elses_change_elsewhere_is_no_conflict(open_page, services, tools, case_id):
    page = open_page(case_id)
    page.view.story.text.setPlainText("Mine")
    services.cases.edit(case_id, CaseEdit(place="Table 9"))
    page.view.story.save()
    settle(tools)
    case = services.cases.get(case_id)
    assert (case.what, case.place) == ("Mine", "Table 9")


@pytest.mark.parametrize(("keep_theirs", "stored"), [(True, "Theirs"), (False, "Mine")])
def test_both_versions_are_shown_and_one_is_chosen(open_page, services, tools, case_id, keep_theirs, stored):
    page = open_page(case_id)
    page.view.story.text.setPlainText("Mine")
    services.cases.edit(case_id, CaseEdit(what="Theirs"))
    page.view.story.save()
    settle(tools)
    conflict = page.view.conflict
    assert conflict.isVisible()
    assert page.view.story.text.toPlainText() == "Mine"
    if keep_theirs:
        conflict.theirs("what").click()
    conflict.save_button.click()
    settle(tools)
    assert services.cases.get(case_id).what == stored
    assert page.view.story.text.toPlainText() == stored
    assert not page.view.story.bar.isVisible()


def test_words_being_typed_wait_while_another_case_is_looked_at(open_page, services, tools, case_id):
    other = factories.case(services, what="Another thing")
    page = open_page(case_id)
    page.view.story.text.setPlainText("Half a sentence")
    page.open_case(other)
    settle(tools)
    assert page.view.story.text.toPlainText() == "Another thing"
    page.open_case(case_id)
    settle(tools)
    assert page.view.story.text.toPlainText() == "Half a sentence"
    assert services.cases.get(case_id).what == "The cappuccino was cold"


def test_a_deed_elsewhere_keeps_what_is_being_typed(open_page, services, tools, case_id):
    page = open_page(case_id)
    page.view.story.text.setPlainText("Half a sentence")
    tools.bus.changed.emit(services.cases.edit(case_id, CaseEdit(place="Table 9")))
    settle(tools)
    assert page.view.story.text.toPlainText() == "Half a sentence"


def test_a_letter_is_asked_for_with_its_case(open_page, case_id):
    page = open_page(case_id)
    wished = QSignalSpy(page.write_letter_requested)
    press(page.list, "l")
    assert wished.at(0)[0].case_id == case_id


def test_an_issued_letter_is_opened_again(open_page, services, tools, case_id):
    letter = services.letters.issue(LetterRequest(wording="apology", case_id=case_id)).record
    page = open_page(case_id)
    opened = QSignalSpy(page.open_letter_requested)
    named(page.view, "Open letter L-2026-0001", QPushButton).click()
    assert opened.at(0) == [letter]


def test_a_letter_for_nobody_asks_who_it_was(open_page, services, tools):
    case = factories.case(services)
    person = factories.customer(services)
    page = open_page(case)
    press(page.list, "l")
    form = page.view.facts_form
    assert form.isVisible()
    type_text(form.who, "Nobody at all")
    form.submit()
    assert form.who_field.problem.isVisible()
    form.who.set_taken(person, "Zoë Brontë")
    form.submit()
    settle(tools)
    assert services.cases.get(case).customer_id == person
    assert page.view.header.name.text() == "Zoë Brontë"


def test_a_kind_word_has_no_clock_and_asks_for_thanks(open_page, services, tools):
    case = factories.case(services, factories.customer(services), kind=CaseKind.COMPLIMENT, failure=None)
    page = open_page(case)
    wished = QSignalSpy(page.write_letter_requested)
    page.view.strip.button.click()
    assert wished.at(0)[0].wording == "reply-to-compliment"
    assert not page.view.measures.isVisible()
    press(page.list, "c")
    settle(tools)
    assert services.cases.get(case).stage is Stage.DONE


def test_a_case_that_was_undone_leaves_the_page(open_page, services, tools):
    first = factories.case(services)
    changes = services.cases.log(CaseDraft(what="Gone soon"))
    page = open_page(changes.record)
    tools.bus.changed.emit(services.history.undo(changes.deed))
    settle(tools)
    assert references(page) == ["C-2026-0001"]
    assert page.view.case_id == first


def test_what_is_due_by_mail_is_to_get_back(open_page, services, tools):
    case = factories.case(services, channel=Channel.EMAIL)
    page = open_page(case)
    assert page.view.strip.words.text() == "Get back to them"
    page.view.strip.button.click()
    settle(tools)
    assert services.cases.get(case).stage is Stage.ACKNOWLEDGED


def test_a_very_long_story_is_shown(open_page, services, tools):
    case = factories.case(services, what="word " * 40_000)
    page = open_page(case)
    assert len(page.view.story.text.toPlainText()) > 199_000
    assert page.view.story.text.height() < 400


def test_everything_has_a_name_and_can_be_hit(open_page, services, tools, clock, case_id):
    factories.action(services, case_id)
    services.recovery.make_promise(
        PromiseDraft(case_id=case_id, what="Ring her", due_at=clock() + timedelta(hours=1))
    )
    page = open_page(case_id)
    page.view.edit()
    page.view.add_action()
    page.view.close_case()
    assert unnamed(page) == []
    assert too_small(page) == []


def test_a_closed_case_offers_only_what_can_still_be_done(open_page, services, tools, case_id):
    services.cases.move(case_id, "resolved")
    services.cases.close(case_id, Outcome.SETTLED)
    page = open_page(case_id)
    assert page.list.current() is None
    assert {name for name, key in page.keys.items() if key.isEnabled()} == {
        "add",
        "promise",
        "move",
        "letter",
        "edit",
        "photos",
        "customer",
        "find",
        "everything",
    }


def test_the_icon_of_the_next_step_follows_the_theme(open_page, case_id, qapp):
    page = open_page(case_id)
    before = page.view.strip._picture.pixmap().toImage()
    try:
        apply_theme(qapp, Scheme.DARK)
        qapp.processEvents()
        assert page.view.strip._picture.pixmap().toImage() != before
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_a_case_that_the_list_does_not_have_takes_the_keyboard(open_page, services, case_id):
    services.cases.move(case_id, "resolved")
    page = open_page(case_id)
    assert references(page) == []
    page.content.setFocus()
    page.focus_first()
    assert page.view.isAncestorOf(page.focusWidget())
