"""Remarks where decisions are made: said once the form tells enough, closed with Escape, counted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from delight.domain.cases.case import Failure, Outcome
from delight.domain.cases.recovery import ActionKind
from tests import factories
from tests.qt_helpers import let_run, press, settle, type_text, wait_for


@pytest.fixture
def case_id(services):
    return factories.case(services, factories.customer(services), failure=Failure.FAULTY, at_stake_minor=1000)


@pytest.fixture
def page(open_page, case_id):
    return open_page(case_id, size=(1100, 900))


def said(form):
    return form.guard.words.text() if form.guard.remark else ""


def test_an_action_that_does_not_fit_the_loss(page, services, tools, case_id):
    form = page.view.measures.composer
    page.view.add_action()
    form.kind.set_value(ActionKind.CREDIT)
    wait_for(lambda: form.guard.remark)
    assert said(form) == "They have goods that are no good. A whole one in exchange does more than money off."
    assert form.guard.source.text() == "From: Roschk and Gelbrich, 2014"
    press(form.cost, "Escape")
    settle(tools)
    assert form.isVisible()
    assert not form.guard.isVisible()
    assert {row.code: row.dismissed for row in services.guards.rows()}["exchange"] == 1
    press(form.cost, "Escape")
    assert not form.isVisible()


def test_a_day_far_off_is_remarked_on_as_soon_as_it_is_chosen(page, services, tools, clock):
    form = page.view.measures.composer
    page.view.add_action()
    form.kind.set_value(ActionKind.REPLACEMENT)
    form.due.set_day(services.context.today() + timedelta(days=5))
    form.due.changed.emit()
    wait_for(lambda: form.guard.remark)
    assert said(form).startswith("This is to be done in 5 days. Put right quickly, 82 in 100 would buy again")
    assert form.guard.source.text() == "From: TARP surveys: loss over $100, what people intended (old)"


def test_one_remark_at_a_time_the_next_after_the_first_is_closed(page, tools, clock):
    form = page.view.measures.composer
    clock.forward(days=6)
    page.view.add_action()
    form.kind.set_value(ActionKind.CREDIT)
    wait_for(lambda: said(form).startswith("This comes late"))
    form.guard.close_button.click()
    wait_for(lambda: said(form).startswith("They have goods"))


def test_a_remark_never_blocks(page, services, tools, case_id):
    form = page.view.measures.composer
    page.view.add_action()
    form.kind.set_value(ActionKind.REFUND)
    form.cost.set_minor(1600)
    wait_for(lambda: form.guard.remark)
    assert said(form).startswith("This comes to 160 % of the price.")
    form.submit()
    settle(tools)
    assert services.recovery.actions(case_id)[0].cost_minor == 1600
    assert not form.guard.isVisible()


def test_a_promise_that_is_nobodys(page, services, tools, clock):
    services.context.at_desk = None
    form = page.view.promises.composer
    page.view.add_promise()
    form.what.setText("Call her back")
    form.due.set_moment(clock() + timedelta(hours=5))
    type_text(form.what, " soon")
    wait_for(lambda: said(form).startswith("Nobody is down to “Call her back soon” yet."))


def test_how_it_ended(page, services, tools):
    form = page.view.closing
    page.view.close_case()
    form.outcome.choose(Outcome.WON_BACK)
    form.mood.set_mood(5)
    form.outcome.changed.emit()
    wait_for(lambda: said(form).startswith("A smile is not a return."))


@pytest.mark.parametrize(("high", "fits"), [(480, True), (320, False)])
def test_a_remark_comes_into_sight_and_where_one_types_stays_there(open_page, case_id, high, fits):
    view = open_page(case_id, size=(800, high)).view
    form, room = view.measures.composer, view.area.viewport()
    view.add_action()
    form.cost.setFocus()
    type_text(form.cost, "60")
    wait_for(lambda: form.guard.remark)
    let_run(50)

    def in_sight(widget):
        top = widget.mapTo(room, widget.rect().topLeft()).y()
        return top >= 0 and top + widget.height() <= room.height()

    assert (form.cost.hasFocus(), in_sight(form.cost)) == (True, True)
    assert in_sight(form.guard) is fits
