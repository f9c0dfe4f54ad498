"""Where the keyboard stands on a case after a deed: beside what was done, never on whatever stands first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.cases.case import Failure, Outcome
from delight.domain.cases.promises import PromiseDraft
from delight.ui.cases.forms.promise_forms import Answering
from tests import factories
from tests.qt_helpers import let_run, press, press_here, settle, type_text, wait_for


@pytest.fixture
def view(open_page, services, clock):
    case_id = factories.case(services, factories.customer(services), failure=Failure.WRONG_ITEM)
    due = clock() + timedelta(days=1)
    services.recovery.make_promise(PromiseDraft(case_id=case_id, what="Ring her", due_at=due))
    return open_page(case_id).view


def in_sight(view, widget):
    top = widget.mapTo(view.area.viewport(), widget.rect().topLeft()).y()
    return top >= 0 and top + widget.height() <= view.area.viewport().height()


def test_after_an_action_the_keyboard_is_on_what_is_due(view, tools):
    view.measures.add_button.setFocus()
    press_here("Space")
    form = view.measures.composer
    wait_for(lambda: in_sight(view, form))
    type_text(form.cost, "4.50")
    press(form.cost, "Ctrl+Return")
    settle(tools)
    assert len(view.measures.rows()) == 1
    assert view.strip.button.hasFocus()


def test_a_promise_kept_leaves_the_keyboard_among_the_promises(view, tools):
    (promise,) = view.promises.rows()
    keep = next(b for b in promise.findChildren(QPushButton) if b.text() == "Kept")
    view.promises.add_button.setFocus()
    press_here("Tab")
    assert keep.hasFocus()
    press_here("Space")
    settle(tools)
    assert view.file.promises[0].state == "kept"
    assert view.promises.add_button.hasFocus()


def test_whoever_ticks_by_key_stands_at_the_next_step(view, tools):
    first, second = (line.step.key for line in view.playbook.steps()[:2])
    view.playbook.steps()[0].circle.setFocus()
    for following in (second, view.playbook.steps()[2].step.key):
        press_here("Space")
        settle(tools)
        assert view.playbook.steps()[0].step.key == following
        assert view.playbook.steps()[0].circle.hasFocus()
    assert first not in {line.step.key for line in view.playbook.steps()}


def test_the_words_of_all_steps_stand_in_one_line(view):
    assert (
        len({line.words.mapTo(view, line.words.rect().topLeft()).x() for line in view.playbook.steps()}) == 1
    )


def test_of_a_form_higher_than_the_window_one_sees_where_one_types(open_page, services):
    nobodys = factories.case(services, failure=Failure.WRONG_ITEM)
    view = open_page(nobodys, size=(800, 480)).view
    bar = view.area.verticalScrollBar()
    for at in ("", "customer", "place"):
        bar.setValue(bar.maximum())
        view.edit(at)
        field = view.facts_form.form.fields[at].widget if at else view.facts_form.first_field()
        wait_for(lambda field=field: field.hasFocus() and in_sight(view, field))
        let_run(50)
        assert in_sight(view, field)
        view.facts_form.close_form()
    assert view.facts_form.height() > view.area.viewport().height()


@pytest.mark.parametrize("how", ["closed", "went badly", "put off"])
def test_what_is_offered_after_a_form_is_in_sight_and_taken_by_enter(open_page, services, clock, how):
    case_id = factories.case(services, factories.customer(services))
    if how == "went badly":
        services.cases.move(case_id, "resolved")
    if how == "put off":
        due = clock() + timedelta(days=1)
        services.recovery.make_promise(PromiseDraft(case_id=case_id, what="Ring her", due_at=due))
    page = open_page(case_id, size=(900, 520))
    view = page.view
    if how == "closed":
        press(page.list, "c")
        view.closing.outcome.chip(Outcome.PARTED_WAYS).click()
        press(view.closing.cause, "Ctrl+Return")
    elif how == "went badly":
        view.follow_ups.answer(services.recovery.follow_ups(case_id)[0].id)
        form = view.follow_ups.composer
        form.well.chip(value=False).click()
        press(form.result, "Return")
    else:
        view.promises.answering.ask(view.file.promises[0], Answering.LONGER)
        view.promises.answering.due.set_moment(clock() + timedelta(days=3))
        press(view.promises.answering.word, "Ctrl+Return")
    settle(page.tools)
    offered = view.afterwards.take_button
    wait_for(lambda: offered.hasFocus() and in_sight(view, view.afterwards))
    press_here("Return")
    assert not view.afterwards.isVisible()
