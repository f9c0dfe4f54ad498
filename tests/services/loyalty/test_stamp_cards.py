"""Stamp cards as a shop uses them: handed out, stamped, full, rewarded, undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from delight.domain.customers.customer import CustomerDraft, Gone, VisitDraft
from delight.domain.errors import DelightError
from delight.domain.letters.paper import PaperSize
from delight.domain.loyalty.stamp_cards import CardState, StampCardDraft, opened_in
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.plain.sentences import explain
from delight.domain.shop import ShopDraft
from delight.domain.timeline import EntryKind
from tests import factories


@pytest.fixture
def cards(services):
    """Stamp cards of a shop whose ten stamps, two on from the start, earn a loaf."""
    row = services.shop.row()
    draft = ShopDraft(**{name: getattr(row, name) for name in ShopDraft.__dataclass_fields__})
    services.shop.edit(replace(draft, stamps_reward="a loaf of your choice"))
    return services.stamp_cards


@pytest.fixture
def zoe(services):
    return factories.customer(services)


def refused(act, *arguments, **named):
    """Return the code of a refusal that has its sentences."""
    with pytest.raises(DelightError) as error:
        act(*arguments, **named)
    assert "…" not in str(explain(error.value))
    return error.value.code


def opened(cards, **fields):
    return cards.get(cards.open(replace(cards.scheme(), **fields)).record)


def state(cards, row):
    now = cards.get(row.id)
    return now.stamps, now.state, now.over


def test_a_card_begins_with_its_head_start_and_is_found_however_its_code_is_typed(cards, zoe, services):
    row = cards.get(cards.open_for(zoe).record)
    assert (row.stamps, row.needed, row.state, row.customer_name) == (2, 10, CardState.OPEN, "Zoë Brontë")
    assert (row.staff, row.reward) == ("Marta Lind", "a loaf of your choice")
    typed = f" {row.code[:3]}-{row.code[3:6]} {row.code[6:]}\n".lower()
    assert cards.find(typed).id == row.id
    assert services.customers.get(zoe).visits == 0, "handing out a card is no visit"


def test_a_stamp_is_a_visit_and_the_second_of_a_day_is_the_same_visit(cards, zoe, services, clock):
    row = opened(cards, customer_id=zoe)
    cards.stamp(row.code)
    clock.forward(hours=2)
    cards.stamp(row.code, 2)
    assert services.customers.get(zoe).visits == 1
    assert state(cards, row) == (5, CardState.OPEN, 0)
    clock.forward(days=1)
    done = cards.stamp(row.code)
    assert services.customers.get(zoe).visits == 2
    services.history.undo(done.deed)
    assert services.customers.get(zoe).visits == 1
    assert cards.get(row.id).stamps == 5


def test_a_stamp_answers_whether_they_came_back(cards, zoe, services, clock):
    case_id = factories.case(services, zoe)
    services.cases.move(case_id, "resolved")

    def came_back():
        return [one.came_back for one in services.recovery.follow_ups(case_id) if one.kind == "return"]

    assert not any(came_back())
    clock.forward(days=9)
    done = cards.stamp_customer(zoe)
    assert all(came_back())
    services.history.undo(done.deed)
    assert not any(came_back())


def test_one_scan_whose_enter_comes_twice_is_one_stamp(cards, zoe, clock):
    row = opened(cards, customer_id=zoe)
    first = cards.stamp(row.code)
    clock.forward(seconds=1.5)
    second = cards.stamp(row.code)
    assert (bool(first.deed), second.deed, second.record, second.can_undo) == (True, "", row.id, False)
    assert cards.get(row.id).stamps == 3
    cards.stamp(row.code, again=True)
    assert cards.get(row.id).stamps == 4, "on purpose it is possible"
    clock.forward(seconds=5)
    cards.stamp(row.code)
    assert cards.get(row.id).stamps == 5


def test_the_scan_that_fills_a_card_may_come_twice_as_well(cards, zoe, clock):
    row = opened(cards, customer_id=zoe, needed=3)
    cards.stamp_customer(zoe)
    assert cards.stamp_customer(zoe).deed == "", "no second card is opened by a key pressed twice"
    assert cards.stamp(row.code).deed == ""
    assert cards.count() == 1
    clock.forward(minutes=1)
    assert refused(cards.stamp, row.code) == "card.full"


def test_a_full_card_earns_its_reward_once(cards, zoe, services, clock):
    row = opened(cards, customer_id=zoe)
    assert refused(cards.reward, row.id) == "card.not_full"
    cards.stamp(row.code, 8)
    assert state(cards, row) == (10, CardState.FULL, 0)
    clock.forward(days=2)
    done = cards.reward(row.id)
    assert opened_in(done) == ()
    assert state(cards, row) == (10, CardState.REWARDED, 0)
    assert services.customers.get(zoe).visits == 2, "whoever takes the reward is here"
    for act in (cards.reward, cards.cancel, cards.stamp_card):
        assert refused(act, row.id) == "card.rewarded"
    services.history.undo(done.deed)
    assert state(cards, row) == (10, CardState.FULL, 0)


def test_the_next_card_is_opened_with_the_reward_and_takes_what_was_over(cards, zoe, services):
    row = opened(cards, customer_id=zoe)
    cards.stamp(row.code, 11)
    assert state(cards, row) == (10, CardState.FULL, 3)
    done = cards.reward(row.id)
    (card_id,) = opened_in(done)
    after = cards.get(card_id)
    assert (after.stamps, after.customer_id, after.state) == (5, zoe, CardState.OPEN)
    assert done.record == row.id
    services.history.undo(done.deed)
    assert [one.id for one in cards.page()] == [row.id]
    (card_id,) = opened_in(cards.reward(row.id, next_card=True))
    assert cards.get(card_id).stamps == 5


def test_so_many_may_be_over_that_the_next_card_is_full_too(cards):
    row = opened(cards, needed=3, head_start=1)
    cards.stamp(row.code, 30)
    (card_id,) = opened_in(cards.reward(row.id))
    assert (cards.get(card_id).state, cards.get(card_id).over) == (CardState.FULL, 20)
    while cards.get(card_id).over:
        (card_id,) = opened_in(cards.reward(card_id))
    assert state(cards, cards.get(card_id)) == (2 + 30 - 2 - 3 * 8, CardState.OPEN, 0)
    assert sum(card.stamps - card.head_start for card in cards.page()) == 30, "none is lost, none is added"


def test_the_next_card_is_by_the_scheme_of_that_day(cards, services):
    row = opened(cards)
    cards.stamp(row.code, 8)
    shop = services.shop.row()
    draft = ShopDraft(**{name: getattr(shop, name) for name in ShopDraft.__dataclass_fields__})
    services.shop.edit(replace(draft, stamps_needed=6, stamps_head_start=1, stamps_reward="a bun"))
    (card_id,) = opened_in(cards.reward(row.id, next_card=True))
    after = cards.get(card_id)
    assert (after.needed, after.head_start, after.reward) == (6, 1, "a bun")
    services.history.undo()
    services.shop.edit(replace(draft, stamps_reward=""))
    (card_id,) = opened_in(cards.reward(row.id, next_card=True))
    assert cards.get(card_id).reward == "a loaf of your choice", "without a scheme it is like the last one"


def test_who_has_no_card_gets_one_with_the_stamp_in_one_deed(cards, zoe, services):
    assert refused(cards.stamp_customer, zoe, opens=False) == "card.none"
    done = cards.stamp_customer(zoe)
    (row,) = cards.page(zoe)
    assert (done.record, row.stamps) == (row.id, 3)
    services.history.undo(done.deed)
    assert cards.page(zoe) == []
    assert services.customers.get(zoe).visits == 0


def test_without_a_reward_in_settings_no_card_is_opened_by_a_stamp(services, zoe):
    assert refused(services.stamp_cards.stamp_customer, zoe) == "card.reward_missing"
    assert refused(services.stamp_cards.open_for, zoe) == "card.reward_missing"
    assert services.stamp_cards.count() == 0


def test_of_several_cards_the_fullest_is_stamped_and_different_ones_are_asked_about(cards, zoe, clock):
    one, two = opened(cards, customer_id=zoe), opened(cards, customer_id=zoe)
    cards.stamp(two.code)
    clock.forward(minutes=1)
    assert cards.stamp_customer(zoe).record == two.id
    opened(cards, customer_id=zoe, reward="a bun")
    clock.forward(minutes=1)
    assert refused(cards.stamp_customer, zoe) == "card.several"
    assert cards.get(one.id).stamps == 2
    cards.cancel(one.id)
    cards.cancel(two.id)
    assert cards.get(cards.stamp_customer(zoe).record).reward == "a bun"


def test_who_has_only_a_full_card_is_to_get_the_reward_first(cards, zoe, clock):
    row = opened(cards, customer_id=zoe)
    cards.stamp(row.code, 8)
    clock.forward(minutes=1)
    assert refused(cards.stamp_customer, zoe) == "card.full"
    cards.reward(row.id)
    assert cards.stamp_customer(zoe).record != row.id


def test_a_card_runs_out_but_a_full_one_has_earned_its_reward(cards, clock, services):
    today = services.context.today()
    filling, full = opened(cards, until=today), opened(cards, until=today)
    cards.stamp(full.code, 8)
    clock.forward(days=1)
    assert cards.get(filling.id).state is CardState.EXPIRED
    assert refused(cards.stamp, filling.code) == "card.expired"
    assert refused(cards.reward, filling.id) == "card.expired"
    assert cards.get(full.id).state is CardState.FULL
    cards.reward(full.id)
    cards.cancel(filling.id)
    assert refused(cards.cancel, filling.id) == "card.cancelled"


def test_a_lost_card_is_taken_out_of_use_and_back(cards, zoe, services):
    row = opened(cards, customer_id=zoe)
    done = cards.cancel(row.id)
    assert refused(cards.stamp, row.code) == "card.cancelled"
    assert refused(cards.attach, row.id, zoe) == "card.cancelled"
    services.history.undo(done.deed)
    cards.stamp(row.code)
    assert cards.get(row.id).stamps == 3


def test_the_same_draft_saved_twice_is_handed_out_once(cards):
    draft = replace(cards.scheme(), uid="5" * 32)
    first, second = cards.open_many(3, draft), cards.open_many(3, draft)
    assert (second.record, second.deed) == (first.record, "")
    assert cards.get(first.record).uid == draft.uid
    assert cards.count() == 3


def test_blank_cards_belong_to_whoever_tells_their_name(cards, zoe, services, clock):
    ids = opened_in(cards.open_many(20))
    assert len({cards.get(card_id).code for card_id in ids}) == 20
    row = cards.get(ids[7])
    for _ in range(3):
        cards.stamp(row.code)
        clock.forward(days=3)
    services.customers.add_visit(VisitDraft(customer_id=zoe, day=date(2026, 3, 14)))
    done = cards.attach(row.id, zoe)
    came = services.customers.timeline(zoe, kinds={EntryKind.VISIT})
    assert [entry.at.day for entry in came] == [17, 14, 11]
    assert cards.get(row.id).customer_name == "Zoë Brontë"
    cards.attach(row.id, zoe)
    assert services.customers.get(zoe).visits == 3
    bo = factories.customer(services, "Bo", email="")
    assert refused(cards.attach, row.id, bo) == "card.of_somebody"
    services.history.undo(done.deed)
    assert services.customers.get(zoe).visits == 1
    assert cards.get(row.id).customer_id is None


def test_somebody_elses_stamp_is_no_visit_of_the_dead(cards, zoe, services):
    row = opened(cards, customer_id=zoe)
    detail = services.customers.get(zoe)
    fields = {name: getattr(detail, name) for name in CustomerDraft.__dataclass_fields__}
    services.customers.edit(zoe, CustomerDraft(**{**fields, "gone": Gone.DIED}))
    cards.stamp(row.code)
    assert (cards.get(row.id).stamps, services.customers.get(zoe).visits) == (3, 0)


def test_nobody_who_died_is_handed_a_card(cards, zoe, services):
    detail = services.customers.get(zoe)
    fields = {name: getattr(detail, name) for name in CustomerDraft.__dataclass_fields__}
    services.customers.edit(zoe, CustomerDraft(**{**fields, "gone": Gone.DIED}))
    assert refused(cards.open_for, zoe) == "card.died"
    assert refused(cards.stamp_customer, zoe) == "card.died"
    assert cards.page() == []


def test_lists_are_narrowed_by_state_customer_and_words(cards, zoe, services):
    mine, blank = opened(cards, customer_id=zoe), opened(cards)
    cards.stamp(blank.code, 8)
    assert [row.id for row in cards.page()] == [blank.id, mine.id]
    assert [row.id for row in cards.page(state=CardState.FULL)] == [blank.id]
    assert [row.id for row in cards.page(zoe)] == [mine.id]
    assert [row.id for row in cards.page(search="bront zoe")] == [mine.id]
    assert [row.id for row in cards.page(search=f"{blank.code[:3]} {blank.code[3:6]}".lower())] == [blank.id]
    assert cards.page(search="nobody at all") == []
    assert cards.page(search="50%_") == []
    assert (cards.count(), cards.count(zoe), cards.count(state=CardState.OPEN)) == (2, 1, 1)
    assert [row.id for row in cards.page(offset=1, limit=1)] == [mine.id]


def test_what_is_no_card_of_ours_is_told(cards, services, zoe):
    row = opened(cards)
    swapped = row.code[:-1] + ("2" if row.code[-1] != "2" else "3")
    assert refused(cards.stamp, swapped) == "code.mistyped"
    assert refused(cards.find, "") == "code.nothing"
    voucher = services.vouchers.get(services.vouchers.issue(VoucherDraft(item="a bun")).record)
    assert refused(cards.stamp, voucher.code) == "code.is_voucher"
    services.history.undo(services.stamp_cards.open().deed)
    assert refused(cards.get, 99) == "card.unknown"
    assert refused(cards.open, StampCardDraft(customer_id=99, reward="a bun")) == "customer.unknown"
    assert refused(cards.open_many, 201) == "stamps.count"
    assert refused(cards.stamp, row.code, 31) == "stamps.count"


def test_a_card_that_was_taken_back_is_unknown(cards, services):
    done = cards.open()
    code = cards.get(done.record).code
    services.history.undo(done.deed)
    with pytest.raises(DelightError, match=r"card\.unknown") as error:
        cards.stamp(code)
    assert "undone, or is newer than the backup" in str(explain(error.value))


def test_cards_go_along_when_two_customers_are_made_one(cards, zoe, services, clock):
    other = factories.customer(services, "Zoe Bronte", email="")
    row = opened(cards, customer_id=other)
    cards.stamp(row.code)
    services.duplicates.merge(zoe, other)
    assert cards.get(row.id).customer_id == zoe
    clock.forward(minutes=1)
    assert cards.stamp_customer(zoe).record == row.id


@pytest.mark.parametrize("hours", [-3, 3])
def test_a_clock_that_is_set_anew_neither_loses_nor_blocks_a_stamp(cards, clock, hours):
    row = opened(cards)
    cards.stamp(row.code)
    clock.now += timedelta(hours=hours)
    cards.stamp(row.code)
    assert cards.get(row.id).stamps == 4


def test_cards_are_printed_in_the_customers_language_with_what_is_on_them(cards, services, zoe):
    elise = factories.customer(services, "Élise Moreau", email="", language="fr")
    french, plain = opened(cards, customer_id=elise), opened(cards)
    cards.stamp(french.code, 3)
    made = cards.paper([french.id, plain.id, french.id], PaperSize.LETTER)
    assert made.pages == 1
    assert french.code[:3] in made.text
    assert "Élise Moreau" in made.text
    assert made.text.count("a loaf of your choice") == 2
    singles = cards.paper(opened_in(cards.open_many(3)), None)
    assert singles.pages == 3
    with pypdfium2.PdfDocument(singles.pdf) as pdf:
        assert [round(side) for side in pdf[0].get_size()] == [243, 153]


def test_a_card_that_is_out_of_use_is_not_printed(cards):
    row = opened(cards)
    cards.cancel(row.id)
    assert refused(cards.paper, [row.id]) == "card.cancelled"
    assert refused(cards.paper, [99]) == "card.unknown"
    assert refused(cards.paper, []) == "card.none_to_print"


def test_a_card_that_was_stamped_since_is_not_taken_back_unasked(cards, services, zoe, clock):
    done = cards.open_for(zoe)
    clock.forward(minutes=1)
    cards.stamp_customer(zoe)
    assert refused(services.history.undo, done.deed) == "undo.conflict"
    assert cards.get(done.record).stamps == 3
