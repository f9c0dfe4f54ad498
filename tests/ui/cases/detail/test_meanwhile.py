"""What others do to a case while somebody writes on it: said at once, and every word stays."""

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from delight.domain.cases.case import CaseEdit, Outcome
from delight.domain.cases.recovery import ActionEdit, FollowUpResult
from delight.services.opening import open_services
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import press, settle, type_text

WORDS = "And the cup was chipped."


@pytest.fixture
def elsewhere(place, clock):
    """The same shop, open in the command."""
    opened = open_services(place, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def open_case(open_window, services):
    def open_(case_id):
        window = open_window(services)
        window.news.ask()
        page = window.go(Place.CASES)
        page.open_case(case_id)
        settle(window.tools)
        return window, page

    return open_


@pytest.fixture
def zoe(services):
    return factories.customer(services)


@pytest.fixture
def case_id(services, zoe):
    factories.case(services, factories.customer(services, "Bert Cole"))
    return factories.case(services, zoe, promise="ring her", promise_by=services.now() + timedelta(hours=2))


def hear(window):
    window.news.ask()
    settle(window.tools)


def open_form(view, keys, form):
    """Return the field in which somebody writes."""
    if form == "story":
        return view.story.text
    press(keys, {"facts": "e", "action": "a", "promise": "p"}[form])
    return {
        "facts": view.facts_form.topic,
        "action": view.measures.composer.note,
        "promise": view.promises.composer.what,
    }[form]


@pytest.mark.parametrize("form", ["story", "facts", "action", "promise"])
@pytest.mark.parametrize("deed", ["erased", "undone"])
def test_words_on_a_case_that_is_gone_stay_and_can_be_taken_along(
    open_case, services, elsewhere, case_id, zoe, form, deed
):
    window, page = open_case(case_id)
    field = open_form(page.view, page.list, form)
    type_text(field, WORDS)
    if deed == "erased":
        elsewhere.privacy.erase([zoe])
    else:
        elsewhere.history.undo(elsewhere.cases.history(case_id)[-1].deed)
    hear(window)
    view = page.view
    assert (field.isVisible(), view.case_id) == (True, case_id)
    assert view.meanwhile.isVisible()
    assert view.meanwhile.words.text() == (
        "This case is not here any more: it was taken back or erased meanwhile. What you typed is still here."
    )
    press(field, "Ctrl+Return")
    settle(window.tools)
    assert field.isVisible()
    view.meanwhile.copy_button.click()
    assert WORDS in QGuiApplication.clipboard().text()
    view.meanwhile.leave_button.click()
    settle(window.tools)
    assert page.view.case_id not in {case_id, 0}
    assert not page.view.meanwhile.isVisible()


@pytest.fixture
def on_a_gone_case(open_case, services, elsewhere, case_id, zoe):
    """The page, on another case than the one that was erased while somebody wrote on it."""
    others = [factories.case(services, factories.customer(services, name)) for name in ("Ann Lee", "Mo Reed")]
    window, page = open_case(case_id)
    type_text(open_form(page.view, page.list, "action"), WORDS)
    elsewhere.privacy.erase([zoe])
    hear(window)
    type_text(page.view.measures.composer.note, " Twice.")
    page.open_case(others[0])
    settle(window.tools)
    assert page.view.case_id == others[0]
    return window, page, others


def test_words_on_a_case_that_is_gone_go_along_until_they_are_copied(on_a_gone_case):
    window, page, others = on_a_gone_case
    QGuiApplication.clipboard().clear()
    type_text(open_form(page.view, page.list, "facts"), "a word")
    page.open_case(others[1])
    settle(window.tools)
    told = page.view.meanwhile
    assert (page.view.case_id, told.isVisible(), told.copy_button.isVisible()) == (others[1], True, True)
    assert told.words.text() == "What you typed on the case before is kept here: copy it, or let it go."
    told.copy_button.click()
    assert QGuiApplication.clipboard().text() == f"{WORDS} Twice."
    assert not told.isVisible()
    page.open_case(others[0])
    settle(window.tools)
    assert (page.view.meanwhile.isVisible(), page.view.facts_form.isVisible()) == (False, True)


def test_words_on_a_case_that_is_gone_are_let_go_with_a_click(on_a_gone_case):
    window, page, others = on_a_gone_case
    assert page.view.meanwhile.isVisible()
    page.view.meanwhile.leave_button.click()
    page.open_case(others[1])
    settle(window.tools)
    assert (page.view.case_id, page.view.meanwhile.isVisible()) == (others[1], False)


def test_words_that_were_copied_or_given_up_do_not_go_along(open_case, services, elsewhere, case_id, zoe):
    other = factories.case(services, factories.customer(services, "Ann Lee"))
    window, page = open_case(case_id)
    type_text(open_form(page.view, page.list, "action"), WORDS)
    elsewhere.privacy.erase([zoe])
    hear(window)
    page.view.meanwhile.copy_button.click()
    assert page.view.meanwhile.isVisible()
    page.open_case(other)
    settle(window.tools)
    assert (page.view.case_id, page.view.meanwhile.isVisible()) == (other, False)


def test_a_case_the_owner_keeps_is_to_the_front_desk_as_if_it_never_was(
    open_case, services, elsewhere, case_id
):
    services.staff.sit_down(services.staff.list()[1].id)
    window, page = open_case(case_id)
    type_text(open_form(page.view, page.list, "action"), WORDS)
    elsewhere.cases.edit(case_id, CaseEdit(owner_only=True))
    hear(window)
    told = page.view.meanwhile.words.text()
    assert told == "There is no such case. What you typed is still here."


def test_a_case_that_comes_back_is_written_on_as_before(open_case, services, elsewhere, case_id):
    window, page = open_case(case_id)
    field = open_form(page.view, page.list, "action")
    type_text(field, WORDS)
    undone = elsewhere.history.undo(elsewhere.cases.history(case_id)[-1].deed)
    hear(window)
    assert page.view.meanwhile.isVisible()
    elsewhere.history.undo(undone.deed)
    hear(window)
    assert (page.view.case_id, page.view.meanwhile.isVisible()) == (case_id, False)
    press(field, "Ctrl+Return")
    settle(window.tools)
    assert [row.note for row in services.recovery.actions(case_id)] == [WORDS]


def test_saving_on_a_case_that_is_gone_says_so_where_it_is_typed(open_case, elsewhere, case_id):
    window, page = open_case(case_id)
    field = open_form(page.view, page.list, "action")
    type_text(field, WORDS)
    elsewhere.history.undo(elsewhere.cases.history(case_id)[-1].deed)
    press(field, "Ctrl+Return")
    settle(window.tools)
    form = page.view.measures.composer
    assert form.problem.text().startswith("This case is not here any more")
    assert (form.isVisible(), field.text()) == (True, WORDS)


def test_a_case_that_somebody_closed_is_told_of_while_words_are_typed(
    open_case, services, elsewhere, case_id
):
    window, page = open_case(case_id)
    field = open_form(page.view, page.list, "facts")
    type_text(field, WORDS)
    elsewhere.cases.close(case_id, Outcome.SETTLED)
    hear(window)
    told = page.view.meanwhile
    assert told.words.text() == "Somebody closed this case meanwhile: Settled. What you typed is still here."
    assert not told.copy_button.isVisible()
    told.leave_button.click()
    assert (told.isVisible(), field.isVisible()) == (False, True)
    press(field, "Ctrl+Return")
    settle(window.tools)
    assert services.cases.get(case_id).topic.endswith(WORDS)


def test_nothing_is_said_of_what_was_done_here_or_while_nobody_writes(open_case, elsewhere, case_id):
    window, page = open_case(case_id)
    elsewhere.cases.move(case_id, "acknowledged")
    hear(window)
    assert not page.view.meanwhile.isVisible()
    type_text(open_form(page.view, page.list, "facts"), WORDS)
    page.view.move_to("resolved")
    settle(window.tools)
    assert not page.view.meanwhile.isVisible()
    assert page.view.facts_form.isVisible()


def test_an_action_changed_by_two_keeps_the_words_of_both(open_case, services, elsewhere, case_id):
    action = factories.action(services, case_id, note="a bun", cost_minor=300)
    window, page = open_case(case_id)
    section = page.view.measures
    section.change(services.recovery.action(action))
    section.composer.note.selectAll()
    type_text(section.composer.note, "two buns")
    elsewhere.recovery.edit_action(action, ActionEdit(note="a roll", cost_minor=500))
    press(section.composer.note, "Ctrl+Return")
    settle(window.tools)
    conflict = page.view.conflict
    assert conflict.isVisible()
    assert services.recovery.action(action).note == "a roll"
    conflict.save_button.click()
    settle(window.tools)
    row = services.recovery.action(action)
    assert (row.note, row.cost_minor) == ("two buns", 500)
    kept = [dict(line.before).get("note") for deed in services.cases.history(case_id) for line in deed.lines]
    assert "a roll" in kept


def test_an_action_that_was_taken_off_says_so_at_its_form(open_case, services, elsewhere, case_id):
    action = factories.action(services, case_id, note="a bun")
    window, page = open_case(case_id)
    form = page.view.measures.composer
    page.view.measures.change(services.recovery.action(action))
    form.note.selectAll()
    type_text(form.note, WORDS)
    elsewhere.recovery.remove_action(action)
    press(form.note, "Ctrl+Return")
    settle(window.tools)
    assert form.problem.text().startswith("This action is not here any more")
    assert form.note.text() == WORDS


def test_a_case_that_is_edited_on_comes_with_what_the_command_changed(
    open_case, services, elsewhere, case_id
):
    window, page = open_case(case_id)
    field = open_form(page.view, page.list, "facts")
    type_text(field, WORDS)
    elsewhere.cases.edit(case_id, CaseEdit(place="Table 4"))
    press(field, "Ctrl+Return")
    settle(window.tools)
    case = services.cases.get(case_id)
    assert (case.place, case.topic.endswith(WORDS)) == ("Table 4", True)


def test_an_answer_that_is_being_typed_outlives_somebody_elses(open_case, services, elsewhere, case_id):
    services.cases.move(case_id, "resolved")
    check = services.recovery.follow_ups(case_id)[0].id
    window, page = open_case(case_id)
    page.view.follow_ups.answer(check)
    form = page.view.follow_ups.composer
    type_text(form.result, WORDS)
    elsewhere.recovery.follow_up_done(check, FollowUpResult(well=True))
    hear(window)
    assert (form.isVisible(), form.result.text()) == (True, WORDS)
    press(form.result, "Ctrl+Return")
    settle(window.tools)
    assert form.problem.text().startswith("This follow-up is done already.")
    assert (form.isVisible(), form.result.text()) == (True, WORDS)
    assert services.recovery.follow_up(check).result == ""
