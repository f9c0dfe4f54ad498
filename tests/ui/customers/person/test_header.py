"""The top of a customer's page: who they are and how things stand, in a few words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from delight.domain.cases.recovery import FollowUpResult
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.ui.customers.person.groups import Groups
from delight.ui.customers.person.header import Header
from tests import factories

TODAY = date(2026, 3, 11)


@pytest.fixture
def header(qtbot, tools):
    made = Header(Groups(tools), QWidget())
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def visits(services, who, *days):
    services.customers.add_visits(
        [VisitDraft(customer_id=who, day=TODAY - timedelta(days=n), amount_minor=500) for n in days]
    )


def show(header, services, who):
    header.show_customer(services.customers.get(who), "GBP", TODAY)


def test_somebody_who_keeps_coming(header, services):
    who = factories.customer(services, since=date(2020, 5, 2))
    visits(services, who, 2, 11, 20, 29)
    show(header, services, who)
    assert header.standing.pill.text == "Content"
    assert header.standing.why.text() == "Comes about every 9 days, the last time 2 days ago."
    assert header.facts.text() == "Since 2 May 2020\u00a0\u00a0·  4 visits, £20 in all"


def test_the_rhythm_is_told_where_the_reason_is_another_one(header, services):
    who = factories.customer(services)
    visits(services, who, 2, 11, 20, 29)
    factories.case(services, who)
    show(header, services, who)
    assert "A complaint is open since" in header.standing.why.text()
    assert header.facts.text().startswith("comes about every 9 days, last here 2 days ago")


def test_nothing_known_is_said_in_one_sentence(header, services):
    who = services.customers.add(CustomerDraft(name="Ana", since=date(2020, 1, 1))).record
    show(header, services, who)
    assert header.standing.why.text() == "No visit is known yet."
    assert not header.note.isVisible()
    assert not header.reading.isVisible()


def test_an_allergy_stands_above_what_to_know(header, services):
    who = services.customers.add(
        CustomerDraft(name="Ana", know="Prefers no calls", health="Nuts"),
        [ConsentDraft(about=ConsentAbout.HEALTH, given=True)],
    ).record
    show(header, services, who)
    assert header.health.isVisible()
    assert header.health.text() == "Nuts"
    assert header.health.y() < header.know.y()


def test_a_reading_stands_above_the_name(header, services):
    who = factories.customer(services, "山田 花子", reading="やまだ はなこ")
    show(header, services, who)
    assert header.reading.isVisible()
    assert header.reading.text() == "やまだ はなこ"


def test_what_they_answered_is_the_owners(header, services, clock):
    who = factories.customer(services)
    case = factories.case(services, who)
    services.cases.move(case, "acknowledged")
    services.cases.move(case, "in-progress")
    services.cases.move(case, "resolved")
    check = services.recovery.follow_ups(case)[0].id
    services.recovery.follow_up_done(check, FollowUpResult(result="Happy again", pulse=9))
    detail = services.customers.get(who)
    header.show_customer(detail, "GBP", TODAY)
    assert "9 of 10" not in header.facts.text()
    header.show_customer(detail, "GBP", TODAY, with_answers=True)
    assert "would they recommend us? 9 of 10, 11 Mar" in header.facts.text()
    assert header.standing.why.text() == "Asked on 11 Mar, they would recommend us."
