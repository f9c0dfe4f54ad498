"""Something else is asked for while a form of a case is being saved on a slow disk: nothing is lost."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from delight.domain.cases.case import Outcome, Severity
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionKind
from delight.domain.playbooks.playbook import SuggestedRemedy
from delight.ui.cases.forms.action_settling import Settling
from delight.ui.cases.forms.promise_forms import Answering
from tests import factories
from tests.qt_helpers import press, settle, type_text

WORDS = "Two tickets"


@pytest.fixture
def case_id(services):
    return factories.case(services, factories.customer(services), severity=Severity.HIGH)


@pytest.fixture
def slow(services, monkeypatch):
    """Return a function that lets a deed wait; it gives what lets it go on, and its calls."""

    def slow_(name, *, fails=False, of=services.recovery):
        go_on, done, real = threading.Event(), [], getattr(of, name)

        def wait(*args, **named):
            go_on.wait(10)
            done.append(args)
            return 1 / 0 if fails else real(*args, **named)

        monkeypatch.setattr(of, name, wait)
        return go_on, done

    return slow_


def promised(services, case_id, clock, *words):
    """Return promises of a case, made of these words."""
    due = clock() + timedelta(days=2)
    for what in words:
        services.recovery.make_promise(PromiseDraft(case_id=case_id, what=what, due_at=due))
    return {row.what: row for row in services.recovery.promises(case_id)}


def save_twice(form, field, go_on, tools, meanwhile):
    """Save by Ctrl+Enter, again at once, and ask for something else before it is stored."""
    press(field, "Ctrl+Return")
    press(field, "Ctrl+Return")
    meanwhile()
    assert form.isVisible()
    go_on.set()
    settle(tools)


def test_one_more_action_waits_for_the_one_being_added(open_page, services, tools, case_id, slow):
    page = open_page(case_id)
    press(page.list, "a")
    form, (go_on, done) = page.view.measures.composer, slow("add_action")
    type_text(form.note, WORDS)
    save_twice(form, form.note, go_on, tools, lambda: press(page.list, "a"))
    assert (len(done), [row.note for row in services.recovery.actions(case_id)]) == (1, [WORDS])
    assert (form.isVisible(), form.note.text(), form.base) == (True, "", None)


def test_another_action_waits_for_the_one_being_changed(open_page, services, tools, case_id, slow):
    for note in ("Coffee", "Cake"):
        factories.action(services, case_id, note=note)
    rows = {row.note: row for row in services.recovery.actions(case_id)}
    measures = open_page(case_id).view.measures
    measures.change(rows["Coffee"])
    form, (go_on, done) = measures.composer, slow("edit_action")
    form.note.selectAll()
    type_text(form.note, WORDS)
    save_twice(form, form.note, go_on, tools, lambda: measures.change(rows["Cake"]))
    assert (len(done), services.recovery.action(rows["Coffee"].id).note) == (1, WORDS)
    assert (form.isVisible(), form.base.note, form.note.text()) == (True, "Cake", "Cake")


def test_what_could_not_be_saved_stays_whatever_was_asked_for(open_page, services, tools, case_id, slow):
    other = factories.action(services, case_id, note="Cake")
    view = open_page(case_id).view
    view.add_action()
    form, (go_on, _done) = view.measures.composer, slow("add_action", fails=True)
    type_text(form.note, WORDS)
    save_twice(form, form.note, go_on, tools, lambda: view.measures.change(services.recovery.action(other)))
    assert (form.isVisible(), form.note.text(), form.base) == (True, WORDS, None)
    assert form.problem.text()


def test_a_remedy_is_taken_over_once_the_action_is_stored(open_page, services, tools, case_id, slow):
    view = open_page(case_id).view
    remedy = SuggestedRemedy(kind=ActionKind.REPLACEMENT, note="For two cakes", why="", cost_minor=500)
    view.add_action()
    form, (go_on, _done) = view.measures.composer, slow("add_action")
    type_text(form.note, WORDS)
    save_twice(form, form.note, go_on, tools, lambda: view.playbook.remedy_wanted.emit(remedy))
    assert [row.note for row in services.recovery.actions(case_id)] == [WORDS]
    assert (form.isVisible(), form.kind.value(), form.note.text()) == (True, remedy.kind, remedy.note)


def test_the_same_action_is_not_asked_about_again_while_it_is_answered(
    open_page, services, tools, case_id, slow
):
    rows = [services.recovery.action(factories.action(services, case_id, note=n)) for n in ("Coffee", "Cake")]
    measures = open_page(case_id).view.measures
    measures.ask(rows[0], Settling.COST)
    form, (go_on, done) = measures.settling, slow("action_done")
    save_twice(form, form.cost, go_on, tools, lambda: measures.ask(rows[0], Settling.COST))
    assert (form.isHidden(), len(done)) == (True, 1)
    measures.ask(rows[1], Settling.COST)
    assert (form.isVisible(), form.action) == (True, rows[1])


def test_why_an_action_could_not_be_settled_is_read_though_another_form_was_opened(
    open_page, services, tools, case_id, slow
):
    action = services.recovery.action(factories.action(services, case_id))
    measures = open_page(case_id).view.measures
    measures.ask(action, Settling.COST)
    form, (go_on, _done) = measures.settling, slow("action_done", fails=True)
    save_twice(form, form.cost, go_on, tools, measures.add)
    assert (form.isVisible(), form.action, bool(form.problem.text())) == (True, action, True)


def test_why_a_case_could_not_be_closed_is_read_though_it_was_to_be_snoozed(
    open_page, services, tools, case_id, slow
):
    view = open_page(case_id).view
    view.close_case()
    form, (go_on, _done) = view.closing, slow("close", fails=True, of=services.cases)
    form.outcome.chip(Outcome.SETTLED).click()
    type_text(form.cause, WORDS)
    save_twice(form, form.cause, go_on, tools, view.snooze)
    assert (form.isVisible(), form.cause.text(), bool(form.problem.text())) == (True, WORDS, True)


def test_another_promise_waits_for_the_one_being_corrected(open_page, services, tools, case_id, clock, slow):
    rows = promised(services, case_id, clock, "A call", "A letter")
    promises = open_page(case_id).view.promises
    promises.composer.change(rows["A call"])
    form, (go_on, done) = promises.composer, slow("edit_promise")
    form.what.selectAll()
    type_text(form.what, WORDS)
    save_twice(form, form.what, go_on, tools, lambda: form.change(rows["A letter"]))
    assert (len(done), services.recovery.promise(rows["A call"].id).what) == (1, WORDS)
    assert (form.isVisible(), form.what.text()) == (True, "A letter")


def test_one_more_promise_waits_too(open_page, services, tools, case_id, clock, slow):
    rows = promised(services, case_id, clock, "A call")
    promises = open_page(case_id).view.promises
    promises.composer.change(rows["A call"])
    form, (go_on, _done) = promises.composer, slow("edit_promise")
    form.what.selectAll()
    type_text(form.what, WORDS)
    save_twice(form, form.what, go_on, tools, promises.add)
    assert [row.what for row in services.recovery.promises(case_id)] == [WORDS]
    assert (form.isVisible(), form.base, form.what.text()) == (True, None, "")


def test_how_another_promise_went_waits_for_the_answer_being_noted(
    open_page, services, tools, case_id, clock, slow
):
    rows = promised(services, case_id, clock, "A call", "A letter")
    answering = open_page(case_id).view.promises.answering
    answering.ask(rows["A call"], Answering.BROKEN)
    go_on, done = slow("settle_promise")
    type_text(answering.word, WORDS)
    save_twice(
        answering, answering.word, go_on, tools, lambda: answering.ask(rows["A letter"], Answering.KEPT)
    )
    assert (len(done), services.recovery.promise(rows["A call"].id).note) == (1, WORDS)
    assert (answering.isVisible(), answering.promise, answering.word.text()) == (True, rows["A letter"], "")


def test_another_check_waits_for_the_one_being_answered(open_page, services, tools, case_id, slow):
    for stage in ("in-progress", "resolved"):
        services.cases.move(case_id, stage)
    one, other = services.recovery.follow_ups(case_id)[:2]
    checks = open_page(case_id).view.follow_ups
    checks.answer(one.id)
    form, (go_on, done) = checks.composer, slow("follow_up_done")
    type_text(form.result, WORDS)
    save_twice(form, form.result, go_on, tools, lambda: checks.answer(other.id))
    stored = next(row for row in services.recovery.follow_ups(case_id) if row.id == one.id)
    assert (len(done), stored.result) == (1, WORDS)
    assert (form.isVisible(), form.check.id, form.result.text()) == (True, other.id, "")
