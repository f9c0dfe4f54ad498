"""Deeds that go back and forth in odd orders break no rule about several records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from delight.domain.codes import spaced
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.customers.pulse import PulseDraft
from delight.domain.errors import ConflictError
from delight.domain.gestures import GestureDraft
from delight.domain.loyalty.stamp_cards import CardState, StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft, VoucherState
from delight.domain.plain.sentences import explain
from tests import factories


@pytest.fixture
def people(services):
    return [factories.customer(services, name, email="") for name in ("Ida Rowe", "Bo Finch", "Ada Moss")]


@pytest.fixture
def card(services):
    """A card that three stamps fill, and the deed that stamped it twice."""
    card_id = services.stamp_cards.open(StampCardDraft(needed=3, head_start=1, reward="a bun")).record
    return card_id, services.stamp_cards.stamp_card(card_id, 3).deed


def conflict(services, deed):
    """Return what is said about a deed that cannot go back."""
    return refused(services, deed, "undo.conflict")


def refused(services, deed, code):
    """Return what is said about a deed that cannot go back for a reason of its own."""
    with pytest.raises(ConflictError) as caught:
        services.history.undo(deed)
    assert caught.value.code == code
    return str(explain(caught.value))


def test_a_stamp_stays_once_the_reward_was_given_for_it(services, card):
    card_id, stamped = card
    reward = services.stamp_cards.reward(card_id)
    assert "a stamp of a card whose reward was given since" in conflict(services, stamped)
    row = services.stamp_cards.get(card_id)
    assert (row.stamps, row.state) == (3, CardState.REWARDED)
    services.history.undo(reward.deed)
    services.history.undo(stamped)
    assert services.stamp_cards.get(card_id).stamps == 1


def test_a_reward_comes_back_to_a_full_card_only(services, card):
    card_id, stamped = card
    undone = services.history.undo(services.stamp_cards.reward(card_id).deed).deed
    again = services.history.undo(stamped).deed
    assert "a stamp card not full any more" in conflict(services, undone)
    assert services.stamp_cards.get(card_id).state is CardState.OPEN
    services.history.undo(again)
    services.history.undo(undone)
    assert services.stamp_cards.get(card_id).state is CardState.REWARDED


@pytest.mark.parametrize("rest", [False, True])
def test_no_referral_comes_back_that_would_close_a_circle(services, people, rest):
    ida, bo, ada = people
    undone = services.history.undo(services.referrals.add(ida, bo).deed).deed
    services.referrals.add(bo, ada)
    services.referrals.add(ada, ida)
    if rest:
        services.history.undo(undone, rest=True)
    else:
        assert "Bo Finch, Ada Moss, Ida Rowe. So Ida Rowe cannot have" in refused(
            services, undone, "link.circle"
        )
    assert {(row.who_id, row.brought_id) for row in services.referrals.page()} == {(bo, ada), (ada, ida)}


@pytest.mark.parametrize("draft", [VoucherDraft(value_minor=1000), VoucherDraft(item="a cake")])
def test_nothing_is_taken_again_of_a_voucher_that_was_cancelled_since(services, people, draft):
    voucher = services.vouchers.issue(replace(draft, customer_id=people[0])).record
    code = services.vouchers.get(voucher).code
    undone = services.history.undo(services.vouchers.redeem(code).deed).deed
    cancelled = services.vouchers.cancel(code, "printed by mistake").deed
    said = refused(services, undone, "undo.voucher_cancelled")
    assert said.startswith(
        f"Voucher {spaced(code)} was cancelled since, so what was taken of it stays undone."
    )
    services.history.undo(undone, rest=True)
    row = services.vouchers.get(voucher)
    assert (row.state, row.redemptions) == (VoucherState.CANCELLED, ())
    assert services.history.undo(cancelled).deed


def test_thanks_that_come_back_are_not_a_second_time_for_the_same(services, people):
    ida, bo, _ada = people
    link = services.referrals.add(ida, bo).record
    first = services.referrals.thank(link, GestureDraft(customer_id=ida, name="a jar of jam"))
    undone = services.history.undo(first.deed).deed
    services.referrals.thank(link, GestureDraft(customer_id=ida, name="three tulips"))
    services.history.undo(undone)
    (row,) = services.referrals.page()
    assert row.gesture == "three tulips"
    assert {one.name for one in services.gestures.page()} == {"a jar of jam", "three tulips"}


def test_a_referral_that_was_thanked_and_taken_off_cannot_close_a_circle_either(services, people):
    ida, bo, _ada = people
    link = services.referrals.add(ida, bo).record
    services.referrals.thank(link, GestureDraft(customer_id=ida, name="a jar of jam"))
    removed = services.links.remove(link).deed
    services.referrals.add(bo, ida)
    assert refused(services, removed, "link.circle").startswith(
        "By now each of them brought the next: Bo Finch, Ida Rowe. So Ida Rowe cannot have brought"
    )
    services.history.undo(removed, rest=True)
    assert [(row.who_id, row.gesture) for row in services.referrals.page()] == [(bo, "")]
    assert [one.name for one in services.gestures.page()] == ["a jar of jam"]


def taken_back(services, what, parent):
    """Take back ``what`` and then that which it belonged to; return the deed that would bring it back."""
    undone = services.history.undo(what.deed).deed
    services.history.undo(parent.deed)
    return undone


OF_A_CUSTOMER = {
    "a visit": lambda shop, who: shop.customers.add_visit(
        VisitDraft(customer_id=who, day=shop.context.today())
    ),
    "an answer at the counter": lambda shop, who: shop.pulses.answer(PulseDraft(customer_id=who, score=9)),
    "a voucher": lambda shop, who: shop.vouchers.issue(VoucherDraft(customer_id=who, item="a bun")),
    "a surprise": lambda shop, who: shop.gestures.log(GestureDraft(customer_id=who, name="a bun")),
}


@pytest.mark.parametrize("what", OF_A_CUSTOMER)
def test_nothing_comes_back_to_somebody_who_is_gone_and_the_shop_goes_on(services, what):
    who = services.customers.add(CustomerDraft(name="Cy Lane"))
    undone = taken_back(services, OF_A_CUSTOMER[what](services, who.record), who)
    assert f"{what} that belonged to something gone since" in conflict(services, undone)
    assert factories.customer(services, "Ida Rowe")


def test_no_stamp_comes_back_without_its_card_nor_a_card_to_somebody_gone(services):
    card = services.stamp_cards.open(StampCardDraft(reward="a bun"))
    undone = taken_back(services, services.stamp_cards.stamp_card(card.record), card)
    assert "a stamp that belonged to something gone since" in conflict(services, undone)
    blank = services.stamp_cards.open(StampCardDraft(reward="a bun")).record
    who = services.customers.add(CustomerDraft(name="Cy Lane"))
    undone = taken_back(services, services.stamp_cards.attach(blank, who.record), who)
    assert "a stamp card that belonged to something gone since" in conflict(services, undone)


def test_a_voucher_comes_back_without_the_surprise_that_it_went_with(services, people):
    gesture = factories.gesture(services, people[0])
    voucher = services.vouchers.issue(VoucherDraft(item="a bun", gesture_id=gesture))
    undone = services.history.undo(voucher.deed).deed
    services.gestures.remove(gesture)
    services.history.undo(undone)
    row = services.vouchers.get(voucher.record)
    assert (row.gesture_id, row.customer_id) == (None, people[0])


def test_thanks_come_back_though_the_referral_was_taken_off(services, people):
    ida, bo, _ada = people
    link = services.referrals.add(ida, bo).record
    thanks = services.referrals.thank(link, GestureDraft(customer_id=ida, name="a jar of jam")).record
    removed = services.gestures.remove(thanks).deed
    services.links.remove(link)
    services.history.undo(removed)
    assert services.gestures.get(thanks).name == "a jar of jam"
