"""Two made one, and taken apart: who was drawn in the same week, what both hold and were thanked for."""

from __future__ import annotations

from datetime import date

import pytest

from delight.data.entities import Record, Suggestion
from delight.domain.changes import DeedName, Noun
from delight.domain.customers.pulse import PulseDraft
from delight.domain.gestures import GestureDraft
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.surprises.suggestions import SuggestionState
from tests import factories

MONDAY, LAST_MONDAY = date(2026, 3, 9), date(2026, 3, 2)
TABLES = ("suggestions", "vouchers", "redemptions", "stamp_cards", "stamps", "pulses", "gestures", "links")


def stored(services):
    with services.context.db.raw() as connection:
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in TABLES}


def suggest(services, customer_id, **fields):
    fields = {"week": MONDAY, "key": "flower", "why": "never-yet", **fields}
    with services.context.deed(DeedName.WEEK_DRAWN) as deed:
        deed.add(Suggestion(customer_id=customer_id, drawn_at=deed.at, **fields))


def surprised(services, who, friend):
    """Give somebody one of everything."""
    voucher = services.vouchers.issue(VoucherDraft(customer_id=who, value_minor=1000)).record
    services.vouchers.redeem(services.vouchers.get(voucher).code, 300)
    card = services.stamp_cards.open(StampCardDraft(customer_id=who, reward="a bun")).record
    services.stamp_cards.stamp(services.stamp_cards.get(card).code, 2)
    services.pulses.answer(PulseDraft(customer_id=who, score=9, words="Lovely"))
    link = services.referrals.add(who, friend).record
    services.referrals.thank(link, GestureDraft(customer_id=who, name="a jam"))


@pytest.fixture
def pair(services):
    keep, other = factories.customer(services, "Zoë Marlow"), factories.customer(services, "Zoe Marlowe")
    for who in (keep, other):
        surprised(services, who, factories.customer(services, f"Friend of {who}", email=""))
    return keep, other


def test_all_they_hold_is_one_customers_and_comes_apart_again(services, pair):
    keep, other = pair
    before = stored(services)
    services.duplicates.merge(keep, other)
    for noun in (Noun.VOUCHER, Noun.STAMP_CARD, Noun.PULSE):
        table = Record.metadata.tables[noun.value]
        with services.context.db.read() as session:
            owners = {row.customer_id for row in session.execute(table.select())}
        assert owners == {keep}, noun
    assert len(services.vouchers.page(customer_id=keep)) == 2
    assert len(services.stamp_cards.page(customer_id=keep)) == 2
    assert len(services.referrals.page()) == 2
    services.duplicates.unmerge(other)
    assert stored(services) == before


@pytest.mark.parametrize("state", sorted(set(SuggestionState) - {SuggestionState.ACCEPTED}))
def test_one_week_draws_one_person_once(services, pair, state):
    keep, other = pair
    suggest(services, keep)
    suggest(services, other, state=state, key="note")
    suggest(services, other, week=LAST_MONDAY, state=state)
    before = stored(services)
    services.duplicates.merge(keep, other)
    with services.context.db.raw() as connection:
        rows = connection.execute("SELECT week, customer_id, key FROM suggestions ORDER BY week").fetchall()
    assert rows == [("2026-03-02", keep, "flower"), ("2026-03-09", keep, "flower")]
    services.duplicates.unmerge(other)
    assert stored(services) == before


def test_a_surprise_that_was_agreed_stays_so_whoever_it_was_drawn_for(services, pair):
    keep, other = pair
    gift = factories.gesture(services, other, planned_on=date(2026, 3, 13))
    suggest(services, keep, key="note")
    suggest(services, other, state=SuggestionState.ACCEPTED, gesture_id=gift)
    before = stored(services)
    services.duplicates.merge(keep, other)
    with services.context.db.raw() as connection:
        rows = connection.execute("SELECT customer_id, state, gesture_id FROM suggestions").fetchall()
    assert rows == [(keep, "accepted", gift)]
    services.duplicates.unmerge(other)
    assert stored(services) == before


@pytest.mark.parametrize(
    ("first", "then", "stays"),
    [("open", "open", "flower"), ("accepted", "open", "note"), ("accepted", "accepted", "flower")],
)
def test_one_week_has_one_person_once_though_they_are_made_one_again(services, pair, first, then, stays):
    """The week drew somebody anew while the two were apart: making them one again was refused."""
    keep, other = pair
    suggest(services, other, key="note", state=SuggestionState(first))
    services.duplicates.merge(keep, other)
    services.duplicates.unmerge(other)
    apart = services.history.page()[0].deed
    suggest(services, keep, state=SuggestionState(then))
    services.history.undo(apart)
    with services.context.db.raw() as connection:
        rows = connection.execute("SELECT customer_id, key FROM suggestions").fetchall()
    assert rows == [(keep, stays)]


def test_the_preview_counts_what_comes_along(services, pair):
    moves = dict(services.duplicates.preview(*pair).moves)
    assert (moves[Noun.VOUCHER], moves[Noun.STAMP_CARD], moves[Noun.PULSE]) == (1, 1, 1)


def test_the_week_keeps_to_its_number_when_two_who_were_in_it_come_apart_again(services):
    for number in range(12):
        factories.customer(services, f"Person {number}", email="")
    one, other = (row.customer_id for row in services.surprises.week().rows[:2])
    services.duplicates.merge(one, other)
    assert len(services.surprises.week().rows) == 5
    services.duplicates.unmerge(other)
    rows = services.surprises.week().rows
    assert len(rows) == 5
    assert {one, other} < {row.customer_id for row in rows}
