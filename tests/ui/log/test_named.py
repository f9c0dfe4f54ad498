"""Whom the words name is offered at "Who?", and never filled in."""

from __future__ import annotations

import pytest

from delight.domain.cases.case import CaseFilter
from tests import factories
from tests.qt_helpers import press, settle, type_text, wait_for


@pytest.fixture
def grace(services):
    return factories.customer(services, "Grace Okafor")


def go_to_who(form, tools, words):
    type_text(form.what, words)
    press(form.what, "Tab")
    settle(tools)


def offered(form):
    return [one.look.title for one in form.who.popup.found] if form.who.is_open else []


@pytest.mark.parametrize(
    "words", ["Mrs Okafor says her cake was late", "Frau Okafor wartet", "Grace Okafor rang"]
)
def test_enter_takes_whom_the_words_name(panel, form, tools, services, grace, words):
    go_to_who(form, tools, words)
    wait_for(lambda: offered(form) == ["Grace Okafor"])
    assert form.who.text() == ""
    assert "Named in the words" in form.who.popup.hint.text()
    press(form.who, "Return")
    press(form.who, "Ctrl+Return")
    settle(tools)
    (case,) = services.cases.page(CaseFilter())
    assert case.customer_id == grace


def test_whoever_goes_on_leaves_it_empty(panel, form, tools, services, grace):
    go_to_who(form, tools, "Mrs Okafor says her cake was late")
    wait_for(lambda: offered(form))
    press(form.who, "Tab")
    assert not form.who.is_open
    press(form.remedy, "Ctrl+Return")
    settle(tools)
    (case,) = services.cases.page(CaseFilter())
    assert case.customer_id is None


def test_what_is_typed_instead_is_looked_for_as_ever(form, tools, services, grace):
    factories.customer(services, "Ben Hale")
    go_to_who(form, tools, "Mrs Okafor says her cake was late")
    wait_for(lambda: offered(form))
    type_text(form.who, "Hale")
    wait_for(lambda: settle(tools) or "Ben Hale" in offered(form))
    assert not form.who.popup.hint.isVisible()


@pytest.mark.parametrize("names", [[], ["Ada Okafor", "Bea Okafor", "Cy Okafor"], ["Ada Okaforson"]])
def test_nobody_is_offered_where_it_is_not_clear(form, tools, services, names):
    for name in [
        "Grace Hale",
        "Zoë Okafor-Brontë",
        *names,
        *(["Cy Okafor"] if names[:1] == ["Ada Okafor"] else []),
    ]:
        factories.customer(services, name)
    go_to_who(form, tools, "Mrs Okafor says her cake was late")
    assert offered(form) == []


def test_two_of_one_name_are_both_offered(form, tools, services, grace):
    factories.customer(services, "Ada Okafor")
    go_to_who(form, tools, "Mrs Okafor says her cake was late")
    wait_for(lambda: sorted(offered(form)) == ["Ada Okafor", "Grace Okafor"])


def test_a_guest_before_the_screen_is_shown_nobody(form, tools, grace):
    tools.guest.set(on=True)
    try:
        go_to_who(form, tools, "Mrs Okafor says her cake was late")
        assert offered(form) == []
    finally:
        tools.guest.set(on=False)
