"""The timeline: every kind of thing, newest first, in stretches, of some kinds alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import VisitDraft
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.timeline import EntryKind
from tests import factories


@pytest.fixture
def who(services, clock):
    """Somebody with a good many things behind them."""
    made = factories.customer(services)
    today = clock().date()
    services.customers.add_visits(
        [
            VisitDraft(customer_id=made, day=today - timedelta(days=n // 2), amount_minor=100)
            for n in range(90)
        ]
    )
    for number in range(20):
        clock.forward(hours=7)
        services.notes.add(made, f"Note {number}")
        factories.case(services, made, what=f"Case {number}")
    return made


def test_stretches_put_together_are_the_whole(services, who):
    whole = services.customers.timeline(who, 1000)
    assert len(whole) == 130
    parts = [entry for at in range(0, 140, 7) for entry in services.customers.timeline(who, 7, offset=at)]
    assert parts == whole
    moments = [entry.at for entry in whole]
    assert moments == sorted(moments, reverse=True)


def test_some_kinds_alone(services, who):
    found = services.customers.timeline(who, 500, kinds={EntryKind.NOTE})
    assert [entry.text for entry in found] == [f"Note {n}" for n in reversed(range(20))]
    assert found[0].staff == services.notes.of(who)[0].staff
    assert services.customers.timeline_kinds(who) == {EntryKind.NOTE, EntryKind.CASE, EntryKind.VISIT}


def test_a_link_stands_on_both_timelines(services, clock):
    ana, bo = factories.customer(services, "Ana"), factories.customer(services, "Bo")
    services.links.add(LinkDraft(kind=LinkKind.BROUGHT, customer_id=ana, other_id=bo, day=date(2026, 3, 1)))
    services.links.add(LinkDraft(kind=LinkKind.HOUSEHOLD, customer_id=bo, other_id=ana))
    of_ana, of_bo = (services.customers.timeline(who) for who in (ana, bo))
    assert [(e.code, e.text, e.other_id, e.state) for e in of_ana] == [
        ("household", "Bo", bo, ""),
        ("brought", "Bo", bo, ""),
    ]
    assert [(e.code, e.text, e.state) for e in of_bo] == [
        ("household", "Ana", "from"),
        ("brought", "Ana", "from"),
    ]
    assert of_ana[0].at == clock()
    assert of_ana[1].at.date() == date(2026, 3, 1)


def test_a_consent_stands_there_with_where_it_was_said(services):
    who = factories.customer(services)
    services.consents.note(who, ConsentDraft(about=ConsentAbout.EMAIL, given=False, source="At the counter"))
    (entry,) = services.customers.timeline(who)
    assert (entry.kind, entry.code, entry.state, entry.text) == (
        EntryKind.CONSENT,
        "email",
        "refused",
        "At the counter",
    )


def test_endless_words_are_cut_on_the_timeline_and_kept_whole(services):
    who = factories.customer(services)
    services.notes.add(who, "word " * 3_000)
    (entry,) = services.customers.timeline(who)
    assert len(entry.text) == 2_000
    assert len(services.notes.of(who)[0].text) == 15_000


def test_somebody_new_has_an_empty_one(services):
    who = factories.customer(services)
    assert services.customers.timeline(who) == []
    assert services.customers.timeline_kinds(who) == frozenset()
