"""The forms of a case's page: each is made when it is first asked for, at its place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from delight.domain.cases.promises import PromiseDraft
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text, wait_for


@pytest.fixture
def page(open_page, services, clock):
    case_id = factories.case(services, factories.customer(services), what="The cake was late.")
    due = clock() + timedelta(days=1)
    services.recovery.make_promise(PromiseDraft(case_id=case_id, what="Ring her", due_at=due))
    return open_page(case_id)


def made(view):
    return [name for name, late in view.forms.all.items() if late.made is not None]


def tab_until(widget, most=40):
    """Press Tab until a widget has the keyboard, and return what had it on the way."""
    passed = []
    for _ in range(most):
        at = QApplication.focusWidget()
        if at is widget:
            return passed
        passed.append(at)
        press_here("Tab")
    raise AssertionError(f"Tab does not come to {widget}")


def test_a_case_is_looked_at_without_any_form(page):
    assert made(page.view) == []
    press(page.list, "p")
    assert made(page.view) == ["promise"]
    assert page.view.promises.composer.isVisible()


def test_a_form_asks_about_the_case_that_is_looked_at_whenever_it_was_made(page, services, tools):
    other = factories.case(services, factories.customer(services, "Ann Lee"), what="A button is off.")
    page.open_case(other)
    settle(tools)
    press(page.list, "a")
    form = page.view.measures.composer
    type_text(form.cost, "4.50")
    press(form.cost, "Ctrl+Return")
    settle(tools)
    assert [action.cost_minor for action in services.recovery.actions(other)] == [450]


def test_tab_comes_to_a_form_where_it_stands(page):
    view = page.view
    view.add_action()
    view.add_promise()
    form = view.promises.composer
    wait_for(form.what.hasFocus)
    (row,) = view.promises.rows()
    view.measures.add_button.setFocus()
    passed = tab_until(view.letters.write_button)
    in_order = [view.measures.composer, view.promises.add_button, row, form, view.photos]
    at = [next(n for n, one in enumerate(passed) if one is w or w.isAncestorOf(one)) for w in in_order]
    assert at == sorted(at)


def test_words_of_a_form_that_was_never_made_here_come_back(page, services, tools, open_page):
    case_id = page.view.case_id
    page.view.snooze()
    page.view.snoozing.cancel_button.click()
    press(page.list, "c")
    type_text(page.view.closing.cause, "Orders on paper slips")
    drafts = services.place / "drafts" / "cases"
    wait_for(lambda: any("paper slips" in one.read_text() for one in drafts.glob("*.json")))
    again = open_page(case_id).view
    wait_for(lambda: made(again) == ["closing"])
    assert again.closing.isVisible()
    assert again.closing.cause.text() == "Orders on paper slips"
