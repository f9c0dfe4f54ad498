"""Amounts that were noted in another currency are known by the history alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.data.queries.insight.amounts import foreign
from delight.domain.cases.case import CaseDraft, CaseEdit
from delight.domain.customers.customer import VisitDraft
from delight.domain.errors import InputError
from delight.domain.insight.period import Against, Period
from delight.domain.shop import draft_of
from delight.services import shop as shop_service
from delight.services.insight import reading
from delight.services.insight.renames import Renames
from delight.services.surprises.reading import month_budget
from tests import factories

TODAY = date(2026, 3, 11)


def trade_in(services, currency, monkeypatch):
    """Change the currency as only Undo, an older version or another program can, once there are amounts."""
    with monkeypatch.context() as patch:
        patch.setattr(shop_service, "_keeps_amounts", lambda _: False)
        services.shop.edit(draft_of(services.shop.row(), currency=currency))


def known(services):
    with services.context.db.read() as session:
        return {name: set(ids) for name, ids in foreign(session).items() if ids}


@pytest.fixture
def amounts(services):
    who = factories.customer(services)
    case = services.cases.log(CaseDraft(what="Cold", customer_id=who, at_stake_minor=900)).record
    factories.action(services, case, cost_minor=500, done=True)
    factories.gesture(services, who, cost_minor=300)
    services.customers.add_visit(VisitDraft(customer_id=who, day=TODAY, amount_minor=700))
    return who, case


def test_nothing_is_foreign_where_the_currency_never_changed(services, amounts):
    assert known(services) == {}


def test_a_currency_that_changed_before_there_were_amounts_makes_none_foreign(services):
    services.shop.edit(draft_of(services.shop.row(), currency="EUR"))
    who = factories.customer(services)
    services.customers.add_visit(VisitDraft(customer_id=who, day=TODAY, amount_minor=700))
    assert known(services) == {}


def test_the_currency_cannot_change_by_hand_once_there_are_amounts(services, amounts):
    with pytest.raises(InputError, match=r"currency\.in_use"):
        services.shop.edit(draft_of(services.shop.row(), currency="EUR"))


def test_what_was_noted_before_is_foreign_and_what_came_later_is_not(services, amounts, monkeypatch):
    who, case = amounts
    trade_in(services, "EUR", monkeypatch)
    services.customers.add_visit(VisitDraft(customer_id=who, day=TODAY - timedelta(days=9), amount_minor=1))
    factories.case(services, who, what="Late again", at_stake_minor=100)
    services.cases.edit(case, CaseEdit(topic="the soup"))  # touches no amount
    assert known(services) == {"cases": {1}, "actions": {1}, "gestures": {1}, "visits": {1}}
    services.cases.edit(case, CaseEdit(at_stake_minor=800))
    assert "cases" not in known(services)
    trade_in(services, "GBP", monkeypatch)
    assert known(services) == {"cases": {1, 2}, "visits": {2}}


def test_what_the_shop_set_in_another_currency_is_held_against_nothing(services, monkeypatch):
    services.shop.edit(draft_of(services.shop.row(), winning_cost_minor=1_800, surprise_budget_minor=2_500))
    services.shop.edit(draft_of(services.shop.row(), name="The Old Mill"))

    def settled():
        facts = reading.read(services.context, Period(TODAY, TODAY), Against.USUAL, Renames())
        return facts.winning_cost, facts.budget

    assert settled() == (1_800, 2_500)
    trade_in(services, "EUR", monkeypatch)
    assert settled() == (None, None)
    services.shop.edit(draft_of(services.shop.row(), winning_cost_minor=2_000))
    assert settled() == (2_000, None)
    trade_in(services, "GBP", monkeypatch)
    assert settled() == (None, 2_500)


def test_a_budget_that_nobody_set_is_the_usual_one_of_the_currency(services, monkeypatch):
    trade_in(services, "JPY", monkeypatch)
    facts = reading.read(services.context, Period(TODAY, TODAY), Against.USUAL, Renames())
    assert facts.budget == month_budget(services.shop.row())


def test_they_are_in_no_sum_and_their_cases_are_named(services, amounts, monkeypatch):
    who, case = amounts
    trade_in(services, "EUR", monkeypatch)
    facts = reading.read(services.context, Period(TODAY, TODAY), Against.USUAL, Renames())
    assert facts.unread == {"other-currency": (case,)}
    assert [one.at_stake for one in facts.now.cases] == [None]
    assert [one.cost for one in facts.now.actions] == [None]
    assert [one.cost for one in facts.now.gestures] == [None]
    assert facts.visits[who].amounts == (None,)
    assert facts.currency == "EUR"
    assert facts.other_amounts == 2
    said = services.insight.report(TODAY, TODAY).apart
    assert {one.code for one in said} >= {"apart.currency", "apart.currency_besides"}
