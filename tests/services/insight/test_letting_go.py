"""Letting go of many facts a few at a time: nothing that a report says may go with them."""

from __future__ import annotations

from datetime import timedelta

from delight.domain.cases.case import CaseDraft
from delight.domain.insight.report import chapters
from delight.services.insight import letting_go, service
from tests import factories
from tests.conftest import NOW


def test_large_lists_and_mappings_are_emptied_wherever_they_are_and_small_ones_left():
    many, few = list(range(5_000)), list(range(5))
    known = {number: [number] for number in range(5_000)}
    letting_go.let_go((few, {"many": many}), [known, None, "words" * 9_000, few])
    assert (many, known, few) == ([], {}, [0, 1, 2, 3, 4])


def test_a_report_holds_nothing_of_the_facts_it_was_worked_out_from(services, monkeypatch):
    who = [factories.customer(services, name=f"Ada {number}") for number in range(4)]
    for ago in range(40):
        draft = CaseDraft(what="Cold soup", customer_id=who[ago % 4], received_at=NOW - timedelta(days=ago))
        services.cases.log(draft)
    monkeypatch.setattr(letting_go, "_LARGE", 0)  # everything is large
    monkeypatch.setattr(letting_go, "_AT_ONCE", 3)
    kept, let_go = [], letting_go.let_go

    def note(facts, *more):
        kept.append(chapters(facts))
        assert facts.now.cases
        let_go(facts, *more)
        kept.append(facts)

    monkeypatch.setattr(service, "let_go", note)
    report = services.insight.report()
    told, facts = kept
    assert report.chapters == told
    assert not facts.now.cases
    teller = services.insight.teller()
    assert all(teller.sentence(one.topic, said) for one in told for said in one.said)
