"""Erasing somebody who was surprised, drawn, asked, and holds vouchers and stamp cards."""

from __future__ import annotations

from datetime import date

import pytest

from delight.data.chain import verify
from delight.data.database import FILE_NAME
from delight.data.entities import Suggestion, Voucher
from delight.domain.cases.case import Outcome
from delight.domain.changes import DeedName, Noun
from delight.domain.customers.links import LinkKind
from delight.domain.customers.pulse import PulseDraft
from delight.domain.customers.retention import RetentionRule
from delight.domain.gestures import GestureDraft, GestureSource, Occasion
from delight.domain.loyalty.stamp_cards import CardState, StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.surprises.catalogue import IdeaDraft
from delight.domain.surprises.suggestions import SuggestionState
from tests import factories

MONDAY = date(2026, 3, 9)
LAST_YEAR, NEXT_YEAR = date(2025, 12, 31), date(2027, 3, 31)
TOKENS = ("Zwibaq", "Xvodoq", "kimeq", "lunoq", "rusaq", "tivoq", "nomeq")


def stored(services, query):
    with services.context.db.raw() as connection:
        return connection.execute(query).fetchall()


def issued(services, **fields):
    return services.vouchers.get(services.vouchers.issue(VoucherDraft(**fields)).record)


def change(services, entity, record_id, **fields):
    with services.context.deed(DeedName.VOUCHER_ISSUED) as deed:
        record = deed.session.get_one(entity, record_id)
        for name, value in fields.items():
            setattr(record, name, value)


def suggest(services, customer_id, **fields):
    fields = {"week": MONDAY, "key": "flower", "why": "never-yet", **fields}
    with services.context.deed(DeedName.WEEK_DRAWN) as deed:
        deed.add(Suggestion(customer_id=customer_id, drawn_at=deed.at, **fields))


@pytest.fixture
def zwibaq(services):
    return factories.customer(services, "Zwibaq Xvodoq", given="Zwibaq", family="Xvodoq", email="")


def test_no_word_is_left_in_the_file(services, place, zwibaq):
    anna = factories.customer(services, "Anna Blau")
    case = factories.case(services, zwibaq)
    used = issued(services, customer_id=zwibaq, item="a tart with kimeq", note="lunoq", case_id=case)
    services.vouchers.redeem(used.code)
    gone = issued(services, customer_id=zwibaq, value_minor=500)
    services.vouchers.cancel(gone.code, "lost by rusaq")
    services.pulses.answer(PulseDraft(customer_id=zwibaq, score=9, words="Ask tivoq"))
    full = services.stamp_cards.open(
        StampCardDraft(customer_id=zwibaq, needed=2, head_start=0, reward="nomeq")
    ).record
    services.stamp_cards.stamp(services.stamp_cards.get(full).code, 2)
    services.stamp_cards.reward(full)
    services.catalogue.save(IdeaDraft(name="A cake for Zwibaq Xvodoq", hint="Xvodoq likes plums"))
    key = services.catalogue.entries()[-1].key
    services.gestures.log(GestureDraft(customer_id=anna, name="Cake", key=key))
    suggest(services, anna, key=key, swapped=f"note,{key}")
    suggest(services, zwibaq, key="flower", swapped=key)
    issued(services, customer_id=anna, value_minor=500, note="bought by Zwibaq Xvodoq")
    before = (place / FILE_NAME).read_bytes().lower()
    assert all(token.lower().encode() in before for token in TOKENS)
    everybody = [(one.noun, one.record) for one in services.privacy.plan([zwibaq]).mentions]
    services.privacy.erase([zwibaq], everybody)
    after = (place / FILE_NAME).read_bytes().lower()
    assert [token for token in TOKENS if token.lower().encode() in after] == []
    with services.context.db.read() as session:
        assert verify(session.connection()) is None
    own = services.catalogue.entries()[-1]
    assert (own.name, own.hint) == ("A cake for […]", "[…] likes plums")
    (cake,) = services.gestures.page(anna)
    assert cake.key == own.key
    assert stored(services, "SELECT key, swapped FROM suggestions") == [(own.key, f"note,{own.key}")]


def test_what_is_still_good_says_what_it_is_worth_and_no_name(services, clock, zwibaq):
    tart = issued(services, customer_id=zwibaq, item="a tart for Xvodoq", until=NEXT_YEAR)
    card = services.stamp_cards.open(StampCardDraft(customer_id=zwibaq, reward="a bun, Zwibaq")).record
    card = services.stamp_cards.get(card)
    assert services.privacy.plan([zwibaq]).still_good == 2
    liability = services.vouchers.liability()
    services.privacy.erase([zwibaq])
    assert services.vouchers.liability() == liability
    left = services.vouchers.find(tart.code)
    assert (left.item, left.until, left.customer_id) == ("a tart for […]", NEXT_YEAR, None)
    kept = services.stamp_cards.find(card.code)
    assert (kept.reward, kept.stamps, kept.customer_id) == ("a bun, […]", card.stamps, None)
    clock.forward(minutes=5)
    services.vouchers.redeem(tart.code)
    services.stamp_cards.stamp(card.code)


def test_a_card_that_was_full_in_time_still_earns_its_reward_after_its_last_day(services, clock, zwibaq):
    card = services.stamp_cards.open(
        StampCardDraft(customer_id=zwibaq, needed=3, head_start=1, reward="a pie", until=clock.now.date())
    ).record
    code = services.stamp_cards.get(card).code
    services.stamp_cards.stamp(code, 2)
    clock.forward(days=2)
    assert services.privacy.plan([zwibaq]).still_good == 1
    services.privacy.erase([zwibaq])
    kept = services.stamp_cards.find(code)
    assert (kept.state, kept.reward) == (CardState.FULL, "a pie")
    services.stamp_cards.reward(kept.id)


def test_what_is_over_stays_as_a_figure_of_its_month(services, zwibaq):
    anna = factories.customer(services, "Anna Blau")
    for who, item in ((zwibaq, "a tart"), (anna, "a tart"), (zwibaq, "a pie")):
        services.vouchers.redeem(issued(services, customer_id=who, item=item, until=NEXT_YEAR).code)
    value = issued(services, customer_id=zwibaq, value_minor=700)
    services.vouchers.redeem(value.code, 700)
    old = issued(services, customer_id=zwibaq, item="a pie", until=NEXT_YEAR)
    change(services, Voucher, old.id, until=LAST_YEAR)
    assert services.privacy.plan([zwibaq]).still_good == 0
    services.privacy.erase([zwibaq])
    rows = stored(
        services, "SELECT item, until, value_minor, issued_at FROM vouchers WHERE customer_id IS NULL"
    )
    noon = "2026-03-01T12:00:00.000+00:00"
    assert rows == [
        ("a tart", "2027-03-01", None, noon),
        ("–", "2027-03-01", None, noon),
        ("", None, 700, noon),
        ("–", "2025-12-01", None, noon),
    ]
    assert stored(services, "SELECT amount_minor, at FROM redemptions WHERE amount_minor > 0") == [
        (700, noon)
    ]


def test_the_plan_counts_what_stays_as_a_figure(services, zwibaq):
    before = services.privacy.plan([zwibaq]).figures
    issued(services, customer_id=zwibaq, value_minor=700)
    services.stamp_cards.open(StampCardDraft(customer_id=zwibaq, reward="a bun"))
    services.pulses.answer(PulseDraft(customer_id=zwibaq, score=9))
    assert services.privacy.plan([zwibaq]).figures == before + 3


def test_a_draw_goes_with_whom_it_drew(services, zwibaq):
    gift = factories.gesture(
        services, zwibaq, key="flower", occasion=Occasion.YEARS, source=GestureSource.PLANNER
    )
    suggest(services, zwibaq, state=SuggestionState.ACCEPTED, gesture_id=gift)
    suggest(services, zwibaq, week=date(2026, 3, 2), held=True)
    services.privacy.erase([zwibaq])
    assert stored(services, "SELECT * FROM suggestions") == []
    assert stored(services, "SELECT occasion, source, key FROM gestures") == [("years", "planner", "")]


def test_somebody_elses_voucher_only_loses_what_it_came_of(services, zwibaq):
    anna = factories.customer(services, "Anna Blau")
    case, gift = factories.case(services, zwibaq), factories.gesture(services, zwibaq)
    mine = issued(services, customer_id=anna, value_minor=500, case_id=case)
    other = issued(services, customer_id=anna, value_minor=500, gesture_id=gift)
    services.privacy.erase([zwibaq])
    for voucher in (mine, other):
        left = services.vouchers.get(voucher.id)
        assert (left.customer_id, left.case_id, left.gesture_id) == (anna, None, None)


def test_a_thanks_that_waits_goes_with_whoever_was_brought(services, zwibaq):
    anna = factories.customer(services, "Anna Blau")
    link = services.referrals.add(anna, zwibaq).record
    thanks = {"link_id": link, "why": "referral", "occasion": Occasion.REFERRAL}
    suggest(services, anna, figures=f'{{"other": {zwibaq}, "link": {link}}}', **thanks)
    last = {"week": date(2026, 3, 2), "state": SuggestionState.SKIPPED}
    suggest(services, anna, figures=f'{{"other": {zwibaq}, "link": {link}}}', **thanks, **last)
    services.privacy.erase([zwibaq])
    assert stored(services, "SELECT week, state, link_id, figures FROM suggestions") == [
        ("2026-03-02", "skipped", None, "{}")
    ]


def test_a_case_that_is_too_old_leaves_the_voucher_with_its_customer(services, clock, zwibaq):
    case = factories.case(services, zwibaq)
    voucher = issued(services, customer_id=zwibaq, value_minor=500, case_id=case)
    services.cases.close(case, Outcome.SETTLED)
    clock.forward(days=800)
    services.retention.set_rule(RetentionRule(cases=12))
    services.retention.apply(services.retention.plan())
    left = services.vouchers.get(voucher.id)
    assert (left.customer_id, left.case_id) == (zwibaq, None)


def test_what_others_are_called_by_is_listed_with_its_code(services, zwibaq):
    anna = factories.customer(services, "Anna Blau")
    voucher = issued(services, customer_id=anna, value_minor=500, note="from Zwibaq Xvodoq")
    (mention,) = services.privacy.plan([zwibaq]).mentions
    assert (mention.noun, mention.record, mention.columns) == (Noun.VOUCHER, voucher.id, ("note",))
    spaced = " ".join(voucher.code[at : at + 3] for at in (0, 3, 6))
    assert mention.whose == f"{spaced}, Anna Blau"


def test_a_link_between_two_goes_with_both(services, zwibaq):
    anna = factories.customer(services, "Anna Blau")
    link = services.referrals.add(zwibaq, anna).record
    services.gestures.log(GestureDraft(customer_id=zwibaq, name="thanks", link_id=link))
    services.privacy.erase([zwibaq])
    assert stored(services, "SELECT link_id FROM gestures") == [(None,)]
    assert stored(services, f"SELECT id FROM links WHERE kind = '{LinkKind.BROUGHT.value}'") == []
    assert stored(services, "PRAGMA foreign_key_check") == []
