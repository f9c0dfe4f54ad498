"""The playbook on a case, by key and by mouse: row, screen and history agree."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from delight.domain.cases.case import Failure
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind
from delight.domain.playbooks.playbook import StepState
from tests import factories
from tests.qt_helpers import press, settle


@pytest.fixture
def case_id(services):
    customer = factories.customer(services)
    return factories.case(services, customer, failure=Failure.WRONG_ITEM, at_stake_minor=1250)


@pytest.fixture
def page(open_page, case_id):
    return open_page(case_id, size=(1100, 900))


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def said(page):
    return [line.step.say for line in page.view.playbook.steps()]


def states(services, case_id):
    return [step.state.value for step in services.playbooks.for_case(case_id).steps]


def test_the_next_step_is_in_sight_and_done_by_one_key(page, services, tools, case_id):
    box = page.view.playbook
    assert box.choose_button.text() == "Wrong item"
    assert (
        page.view.strip.words.text()
        == said(page)[0]
        == "Let them finish, and say back what they should have had"
    )
    page.view.focus_first()
    press(page.view.strip.button, "T")
    settle(tools)
    assert states(services, case_id)[:2] == ["ticked", "next"]
    assert box.fold.text() == "1 step is done: show"
    assert page.view.strip.words.text() == said(page)[0] == "Say sorry once; don’t ask who took the order"
    press(page.view.strip.button, "T")
    settle(tools)
    assert [row.kind for row in services.recovery.actions(case_id)] == [ActionKind.APOLOGY]
    assert page.view.strip.words.text().startswith("Hand over the right one at once")


def test_done_steps_unfold_and_a_tick_is_taken_back_by_mouse(page, services, tools, case_id):
    services.playbooks.tick(case_id, "listen")
    page.refresh()
    settle(tools)
    box = page.view.playbook
    assert len(box.steps()) == 5
    click(box.fold)
    first = box.steps()[0]
    assert (first.step.state, first.note.text()) == (StepState.TICKED, "Marta Lind · 09:30")
    click(first.circle)
    settle(tools)
    assert states(services, case_id)[0] == "next"
    click(box.steps()[0].circle)
    settle(tools)
    assert states(services, case_id)[0] == "ticked"


def test_a_remedy_without_a_cost_still_to_say_is_one_click(page, services, tools, case_id):
    lines = page.view.playbook.remedies()
    assert [line.button.text() for line in lines] == ["Replacement …", "Refund · £12.50", "Apology"]
    click(lines[1].button)
    settle(tools)
    (action,) = services.recovery.actions(case_id)
    assert (action.kind, action.cost_minor, action.done_at) == (ActionKind.REFUND, 1250, None)
    assert not page.view.playbook.remedies()[1].button.isEnabled()


def test_whoever_takes_a_remedy_by_key_stands_at_the_next_one(page, services, tools, case_id):
    box = page.view.playbook
    box.remedies()[1].button.setFocus()
    press(box.remedies()[1].button, "Space")
    settle(tools)
    assert [row.kind for row in services.recovery.actions(case_id)] == [ActionKind.REFUND]
    assert page.window().focusWidget() is box.remedies()[2].button
    press(box.remedies()[2].button, "Space")
    settle(tools)
    assert page.window().focusWidget() is box.remedies()[0].button


def test_reasons_for_remedies_begin_below_each_other(page):
    assert len({line.why.x() for line in page.view.playbook.remedies()}) == 1


def test_a_remedy_with_a_cost_to_say_opens_the_form_filled_in(page, tools):
    click(page.view.playbook.remedies()[0].button)
    composer = page.view.measures.composer
    assert composer.isVisible()
    assert composer.kind.value() is ActionKind.REPLACEMENT
    assert composer.cost.isAncestorOf(QApplication.focusWidget()) or composer.cost.hasFocus()


def test_what_was_done_ticks_itself_and_the_words_go(page, services, tools, case_id):
    factories.action(services, case_id, ActionKind.REPLACEMENT, done=True)
    page.refresh()
    settle(tools)
    box = page.view.playbook
    assert said(page)[0] == "Let them keep the wrong one if it is worth little"
    assert box.say.isHidden()
    assert box.remedies() == []


def test_words_to_say_are_copied(page):
    box = page.view.playbook.say
    click(box.copy_button)
    assert QApplication.clipboard().text() == box.words.text() != ""
    assert box.said.text() == "Copied."


def test_another_playbook_and_back(page, services, tools, case_id):
    box = page.view.playbook
    box.ask_which()
    settle(tools)
    menus = {menu.title(): menu for menu in box.findChildren(QMenu)}
    assert len(menus) == 4
    menus["Another way to go about it"].actions()[2].trigger()
    menus[""].close()
    settle(tools)
    assert services.playbooks.for_case(case_id).key in {"last", "learn", "latte", "heard"}
    assert box.remedies()
    services.playbooks.choose(case_id, "")
    page.refresh()
    settle(tools)
    assert box.choose_button.text() == "Wrong item"


def test_kind_words_and_ended_cases_have_none(page, services, tools, case_id):
    kind = factories.case(services, kind=CaseKind.COMPLIMENT, failure=None)
    page.open_case(kind)
    settle(tools)
    assert page.view.playbook.isHidden()
    assert not page.keys["step"].isEnabled()


def test_a_screen_reader_hears_each_step_and_how_far_it_is(page):
    first = page.view.playbook.steps()[0]
    assert first.accessibleName() == f"1. {first.step.say}, comes next"
    assert first.circle.accessibleName() == f"Tick: {first.step.say}"
