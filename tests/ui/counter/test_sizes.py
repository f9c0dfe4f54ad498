"""Whatever is pressed or typed into is large enough for a finger, in every state of counter mode."""

from __future__ import annotations

from datetime import timedelta

import pytest

from delight.domain.customers.customer import CustomerDraft
from delight.domain.gestures import GestureDraft
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.shop import draft_of
from tests import factories
from tests.qt_helpers import hard_to_hit, press, press_here, settle, unnamed


@pytest.fixture
def anna(services, clock):
    """Somebody with a stamp card, a surprise for today and for the week, and a namesake."""
    services.shop.edit(draft_of(services.shop.row(), stamps_reward="a coffee"))
    one = services.customers.add(CustomerDraft(name="Anna Bell", phone="01632 960717")).record
    factories.customer(services, "Anna Bellamy", email="", phone="01632 960718")
    services.stamp_cards.open(StampCardDraft(customer_id=one, reward="a coffee", needed=10, head_start=2))
    services.gestures.log(
        GestureDraft(customer_id=one, name="A slice of plum tart", planned_on=services.context.today())
    )
    return one


def test_everything_can_be_hit_and_has_a_name_in_every_state(
    window, anna, sized_counter, services, clock, scan, say, voucher, stamp_card
):
    counter, seen = sized_counter, {}

    def measure(state: str) -> None:
        settle(window.tools)
        seen[state] = [*hard_to_hit(counter), *map(str, unnamed(counter))]

    def home() -> None:
        for _ in range(4):
            press_here("Escape")
            settle(window.tools)
        assert counter.pages.currentWidget() is counter.home

    _notes(window, counter, say, measure, home)
    _vouchers(counter, services, clock, scan, voucher, measure, home)
    _cards(counter, services, scan, stamp_card, measure, home)
    _people(window, counter, say, measure, home)
    assert {state: small for state, small in seen.items() if small} == {}


def _notes(window, counter, say, measure, home) -> None:
    measure("the five fields")
    for digit in "12":
        press(counter.home, digit)
        settle(window.tools)
        say("The rolls were cold")
        press_here("Ctrl+M")
        measure(f"a note {digit}, with all behind More")
        press_here("Ctrl+M")
        home()
    measure("a note that is not finished")


def _vouchers(counter, services, clock, scan, voucher, measure, home) -> None:
    press(counter.home, "3")
    measure("where codes are typed")
    scan("VB2")
    measure("a code that is none")
    home()
    scan(voucher(value_minor=2500).code)
    measure("a voucher")
    counter.codes.voucher.ask_part()
    measure("a part of it")
    counter.codes.voucher.take_amount()
    measure("a part that is missing")
    home()
    used, over = voucher(item="A coffee"), voucher(item="A coffee", until=services.context.today())
    services.vouchers.redeem(used.code)
    scan(used.code)
    measure("a voucher that was used")
    home()
    clock.now += timedelta(days=2)
    scan(over.code)
    measure("a voucher that is over")
    home()


def _cards(counter, services, scan, stamp_card, measure, home) -> None:
    scan(stamp_card().code)
    measure("a stamp card")
    home()
    scan(stamp_card(needed=3).code)
    measure("a full card")
    home()
    press(counter.home, "3")
    counter.codes.new_card.click()
    measure("a new card")
    home()


def _people(window, counter, say, measure, home) -> None:
    press(counter.home, "4")
    measure("what is planned for today")
    say("Anna Bell")
    measure("one of two of a name")
    press_here("Return")
    measure("a surprise for somebody")
    home()
    press(counter.home, "5")
    settle(window.tools)
    say("Nobody Here")
    measure("somebody who is not known")
    home()
    press(counter.home, "5")
    settle(window.tools)
    say("Anna Bell")
    press_here("Return")
    settle(window.tools)
    measure("somebody who is back, with a card")
    counter.visit.amount.setText("a lot")
    counter.visit.save()
    measure("an amount that cannot be read")
    press_here("Escape")
    home()
    press(counter.home, "5")
    settle(window.tools)
    say("Anna Bell")
    press_here("Return")
    settle(window.tools)
    counter.visit.save()
    measure("noted, and asked whether they would recommend us")
    counter.home.pulse.click()
    measure("their own turn")
    press_here("9")
    measure("why nine")
