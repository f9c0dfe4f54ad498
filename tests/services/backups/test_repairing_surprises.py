"""Damage to surprises, vouchers, stamp cards and answers is named, and mended as far as it can be."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC

import pytest

from delight.data.database import FILE_NAME
from delight.data.engine import sqlite
from delight.domain.codes import spaced
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.customers.pulse import PulseDraft
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft, VoucherState
from delight.domain.shop import ShopDraft
from delight.services.backups.repairing import repair
from delight.services.opening import create_shop, open_services
from tests import factories
from tests.conftest import Clock

FILE, REFERENCE, RECORD, VOUCHER = "check.file", "check.reference", "check.record", "check.voucher"
PART, ITEM = 1, 3
"""The vouchers: taken in part, for a thing; the second is not taken."""


@pytest.fixture(scope="module")
def battered(tmp_path_factory):
    """A closed shop with something in every table of surprises, and a copy of it; used as it is."""
    place, clock = tmp_path_factory.mktemp("battered") / "shop", Clock()
    services = create_shop(place, ShopDraft(name="The Honey Bun", country="GB"), clock=clock, zone=UTC)
    people = [factories.customer(services, f"Person {n}", email="") for n in range(12)]
    gesture = factories.gesture(services, people[0], planned_on=clock().date())
    drafts = (
        VoucherDraft(customer_id=people[0], value_minor=1000, gesture_id=gesture),
        VoucherDraft(customer_id=people[1], value_minor=500),
        VoucherDraft(item="A cake"),
    )
    vouchers = [services.vouchers.issue(draft).record for draft in drafts]
    services.vouchers.redeem(services.vouchers.get(vouchers[0]).code, 300)
    for _ in range(3):
        services.stamp_cards.open(StampCardDraft(customer_id=people[0], reward="A coffee"))
    services.stamp_cards.stamp_card(1, 8)
    services.links.add(LinkDraft(kind=LinkKind.BROUGHT, customer_id=people[2], other_id=people[3]))
    services.pulses.answer(PulseDraft(customer_id=people[0], score=9))
    services.ourselves.guess(8)
    row = services.surprises.week().rows[0]
    services.surprises.accept(row.id)
    services.backups.backup()
    services.close()
    return place


@pytest.fixture
def clock():
    made = Clock()
    made.forward(hours=1)
    return made


@pytest.fixture
def harmed(battered, tmp_path):
    """Return a function that damages a copy of the shop past all that watches over it."""

    def harm(sql, *, has_copy=False):
        place = tmp_path / "shop"
        shutil.copytree(battered, place)
        if not has_copy:
            shutil.rmtree(place / "backups")
        with closing(sqlite.connect(str(place / FILE_NAME), isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA ignore_check_constraints=ON")
            assert connection.execute(sql).rowcount
        return place

    return harm


def problems(place, clock):
    services = open_services(place, clock=clock, zone=UTC)
    try:
        return [(code, detail.rpartition(" ")[2]) for code, detail in services.backups.check().problems]
    finally:
        services.close()


def look_around(place, clock):
    """Read and do what a shop does on a day with all that is there."""
    services = open_services(place, clock=clock, zone=UTC)
    services.surprises.week()
    services.today.page()
    services.gestures.page()
    services.pulses.baseline()
    vouchers, cards = services.vouchers.page(), services.stamp_cards.page()
    assert all(row.left_minor is None or row.left_minor >= 0 for row in vouchers)
    good = [row for row in vouchers if row.state is VoucherState.OPEN and row.customer_id is not None]
    owed = services.vouchers.liability().value_minor
    services.vouchers.redeem(good[0].code, 100)
    assert services.vouchers.liability().value_minor == owed - 100
    services.stamp_cards.stamp(cards[0].code)
    services.surprises.skip(services.surprises.week().open[0].id)
    services.history.undo()
    services.close()


NAMED = {
    "UPDATE redemptions SET voucher_id = 99": (REFERENCE, "redemptions"),
    "UPDATE stamps SET card_id = 99": (REFERENCE, "stamps"),
    "UPDATE vouchers SET customer_id = 99 WHERE id = 1": (REFERENCE, "vouchers"),
    "UPDATE vouchers SET gesture_id = 99": (REFERENCE, "vouchers"),
    "UPDATE suggestions SET customer_id = 99 WHERE id = 1": (REFERENCE, "suggestions"),
    "UPDATE suggestions SET link_id = 99 WHERE id = 1": (REFERENCE, "suggestions"),
    "UPDATE gestures SET link_id = 99": (REFERENCE, "gestures"),
    "UPDATE vouchers SET value_minor = -5 WHERE id = 1": (FILE, "vouchers"),
    "UPDATE redemptions SET amount_minor = -5": (FILE, "redemptions"),
    "UPDATE stamps SET count = -3": (FILE, "stamps"),
    "UPDATE stamp_cards SET head_start = 50 WHERE id = 1": (FILE, "stamp_cards"),
    "UPDATE pulses SET score = 77": (FILE, "pulses"),
    "UPDATE guesses SET score = 11": (FILE, "guesses"),
    "UPDATE guesses SET staff_id = 99": (REFERENCE, "guesses"),
    "UPDATE guesses SET at = 'yesterday'": (RECORD, "guesses"),
    "UPDATE vouchers SET value_minor = NULL WHERE id = 1": (FILE, "vouchers"),
    "UPDATE vouchers SET until = '2026-13-45' WHERE id = 1": (RECORD, "vouchers"),
    "UPDATE vouchers SET code = replace(code, 'V', 'W') WHERE id = 1": (RECORD, "vouchers"),
    "UPDATE vouchers SET code = lower(code) WHERE id = 1": (RECORD, "vouchers"),
    "UPDATE vouchers SET code = substr(code, 1, 8) WHERE id = 1": (RECORD, "vouchers"),
    "UPDATE stamp_cards SET code = 'V' || substr(code, 2) WHERE id = 1": (RECORD, "stamp_cards"),
    "UPDATE stamp_cards SET needed = 100000 WHERE id = 1": (RECORD, "stamp_cards"),
    "UPDATE suggestions SET figures = '{bad' WHERE id = 1": (RECORD, "suggestions"),
    "UPDATE suggestions SET figures = '[1]' WHERE id = 1": (RECORD, "suggestions"),
    'UPDATE suggestions SET figures = \'{"day": "2026-13-1"}\' WHERE id = 1': (RECORD, "suggestions"),
    "UPDATE suggestions SET figures = '{\"wait\": 1e999}' WHERE id = 1": (RECORD, "suggestions"),
    'UPDATE suggestions SET figures = \'{"other": "nobody"}\' WHERE id = 1': (RECORD, "suggestions"),
    "UPDATE suggestions SET why = 'nothing' WHERE id = 1": (RECORD, "suggestions"),
}


@pytest.mark.parametrize("sql", NAMED)
def test_what_is_damaged_is_named_and_the_shop_works_again(harmed, clock, sql):
    place = harmed(sql)
    assert NAMED[sql] in problems(place, clock)
    repair(place, clock=clock)
    assert problems(place, clock) == []
    look_around(place, clock)


@pytest.mark.parametrize("sql", [sql for sql, (code, _) in NAMED.items() if code != REFERENCE])
def test_what_cannot_be_read_comes_out_of_the_copy(harmed, clock, sql):
    place = harmed(sql, has_copy=True)
    report = repair(place, clock=clock)
    assert report.brought_back == {NAMED[sql][1]: 1}
    assert report.lost == {}
    assert problems(place, clock) == []
    look_around(place, clock)


UNEVEN = {
    "UPDATE redemptions SET amount_minor = 5000": PART,
    "UPDATE redemptions SET amount_minor = NULL": PART,
    f"UPDATE redemptions SET voucher_id = {ITEM}": ITEM,
}


@pytest.mark.parametrize("sql", UNEVEN)
def test_a_voucher_of_which_more_was_taken_than_it_is_worth_is_named(harmed, clock, sql):
    place = harmed(sql)
    services = open_services(place, clock=clock, zone=UTC)
    code = services.vouchers.get(UNEVEN[sql]).code
    assert services.backups.check().problems == (("check.voucher", spaced(code)),)
    assert all((row.left_minor or 0) >= 0 for row in services.vouchers.page())
    services.close()


def test_an_item_is_taken_once(harmed, clock):
    taken = (
        "INSERT INTO redemptions (uid, voucher_id, at) SELECT uid || {}, 3, at FROM redemptions WHERE id = 1"
    )
    place = harmed(taken.format(1))
    assert problems(place, clock) == []
    with closing(sqlite.connect(str(place / FILE_NAME), isolation_level=None)) as connection:
        connection.execute(taken.format(2))
    assert [code for code, _ in problems(place, clock)] == [VOUCHER]


def test_nothing_is_named_where_nothing_is_damaged(battered, clock):
    assert problems(battered, clock) == []
