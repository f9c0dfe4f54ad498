"""The timeline: every kind of thing, newest first, in stretches, of some kinds alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.domain.codes import spaced
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import VisitDraft
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.customers.pulse import PulseDraft
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
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


def test_vouchers_are_told_from_issue_to_the_last_penny(services, clock):
    someone, other = factories.customer(services), factories.customer(services, "Bo")
    case = factories.case(services, someone)

    def issue(**fields):
        clock.forward(hours=1)
        draft = VoucherDraft(case_id=case, **fields)
        return services.vouchers.get(services.vouchers.issue(draft).record)

    value, item = issue(value_minor=1000, customer_id=someone), issue(item="a coffee", customer_id=someone)
    issue(value_minor=50, customer_id=other)
    for code, amount in ((value.code, 400), (item.code, None)):
        clock.forward(hours=1)
        services.vouchers.redeem(code, amount)
    clock.forward(hours=1)
    services.vouchers.cancel(value.code, "lost it")
    told = services.customers.timeline(someone, kinds={EntryKind.VOUCHER})
    assert [(e.code, e.text, e.minor, e.reference, e.record, e.case_id) for e in told] == [
        ("voucher-cancelled", "lost it", None, spaced(value.code), value.id, case),
        ("voucher-used", "a coffee", None, spaced(item.code), item.id, case),
        ("voucher-used", "", 400, spaced(value.code), value.id, case),
        ("voucher-issued", "a coffee", None, spaced(item.code), item.id, case),
        ("voucher-issued", "", 1000, spaced(value.code), value.id, case),
    ]
    assert [e.staff for e in told] == ["", *["Marta Lind"] * 4]
    assert told[:2] == services.customers.timeline(someone, 2, kinds={EntryKind.VOUCHER})
    assert EntryKind.VOUCHER in services.customers.timeline_kinds(someone)


def test_stamp_cards_are_told_from_the_first_stamp_to_the_reward(services, clock):
    someone = factories.customer(services)
    draft = StampCardDraft(customer_id=someone, needed=5, reward="a loaf")
    card = services.stamp_cards.get(services.stamp_cards.open(draft).record)
    clock.forward(hours=1)
    services.stamp_cards.stamp(card.code)
    clock.forward(hours=1)
    services.stamp_cards.stamp(card.code, 2)
    clock.forward(hours=1)
    services.stamp_cards.reward(card.id)
    told = services.customers.timeline(someone, kinds={EntryKind.STAMP_CARD})
    assert [(e.code, e.count, e.text, e.record) for e in told] == [
        ("stamp-card-rewarded", None, "a loaf", card.id),
        ("stamped", 2, "", card.id),
        ("stamped", 1, "", card.id),
        ("stamp-card-opened", None, "", card.id),
    ]
    assert {e.reference for e in told} == {spaced(card.code)}
    assert [e.staff for e in told] == ["", *["Marta Lind"] * 3]
    assert len(services.customers.timeline(someone)) == 5, "and one visit"


def test_what_was_done_with_stamp_cards_in_one_moment_stands_in_its_order(services):
    someone = factories.customer(services)
    draft = StampCardDraft(customer_id=someone, needed=3, reward="a loaf")
    card = services.stamp_cards.open(draft).record
    services.stamp_cards.stamp_card(card, 1)
    services.stamp_cards.reward(card, next_card=True)
    told = services.customers.timeline(someone, kinds={EntryKind.STAMP_CARD})
    assert [(e.code, e.record) for e in told] == [
        ("stamp-card-opened", card + 1),
        ("stamp-card-rewarded", card),
        ("stamped", card),
        ("stamp-card-opened", card),
    ]


def test_an_answer_is_told_to_the_owner_alone(services):
    someone = factories.customer(services)
    services.pulses.answer(PulseDraft(customer_id=someone, score=3, words="The rye was dry"))
    (told,) = services.customers.timeline(someone)
    assert (told.kind, told.count, told.text) == (EntryKind.PULSE, 3, "The rye was dry")
    services.staff.sit_down(services.staff.list()[1].id)
    assert services.customers.timeline(someone) == []
    assert services.customers.timeline_kinds(someone) == frozenset()


def test_the_front_desk_is_told_no_case_of_the_owners_by_a_voucher(services):
    someone = factories.customer(services)
    case = factories.case(services, someone, owner_only=True)
    services.vouchers.issue(VoucherDraft(value_minor=100, case_id=case))
    services.staff.sit_down(services.staff.by_name("tom").id)
    (entry,) = services.customers.timeline(someone)
    assert (entry.code, entry.case_id) == ("voucher-issued", None)
