"""What somebody holds stands on their page: one press stamps, takes, gives the reward."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.loyalty.stamp_cards import CardState, StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft, VoucherState
from tests import factories
from tests.qt_helpers import named, settle, too_small, unnamed


@pytest.fixture
def zoe(services):
    return factories.customer(services, "Zoë van Dam")


@pytest.fixture
def block(page, tools, zoe):
    page.show()
    page.open_customer(zoe)
    settle(tools)
    return page.pane.overview.loyalty


def click(block, name, tools):
    QTest.mouseClick(named(block, name), Qt.MouseButton.LeftButton)
    settle(tools)


def test_nothing_of_somebody_who_holds_nothing(block):
    assert not block.isVisible()


def test_a_card_is_stamped_until_its_reward_is_given(block, page, tools, services, zoe):
    card = services.stamp_cards.open(
        StampCardDraft(customer_id=zoe, needed=3, head_start=2, reward="a coffee")
    ).record
    page.refresh()
    settle(tools)
    assert too_small(block) == []
    assert unnamed(block) == []
    click(block, "Stamp: a coffee", tools)
    assert services.stamp_cards.get(card).state is CardState.FULL
    click(block, "Give the reward: a coffee", tools)
    assert services.stamp_cards.get(card).state is CardState.REWARDED


def test_a_voucher_is_taken(block, page, tools, services, zoe, qtbot):
    voucher = services.vouchers.issue(VoucherDraft(customer_id=zoe, value_minor=2500)).record
    page.refresh()
    settle(tools)
    with qtbot.waitSignal(page.said) as told:
        click(block, "Take it: £25", tools)
    assert services.vouchers.get(voucher).state is VoucherState.USED
    assert told.args[0] == "Taken."
    services.history.undo(told.args[1].deed)
    assert services.vouchers.get(voucher).state is VoucherState.OPEN
    assert not block.isVisible()


def test_what_is_another_customers_is_not_shown(block, page, tools, services, zoe):
    other = factories.customer(services, "Tom Becker")
    services.vouchers.issue(VoucherDraft(customer_id=other, item="A coffee"))
    page.refresh()
    settle(tools)
    assert not block.isVisible()


def test_somebody_who_has_one_is_given_another_from_here(block, page, tools, services, zoe):
    services.vouchers.issue(VoucherDraft(customer_id=zoe, item="A coffee"))
    page.refresh()
    settle(tools)
    wishes = []
    page.voucher_requested.connect(wishes.append)
    named(block, "New voucher …").click()
    (wish,) = wishes
    assert (wish.customer_id, wish.customer_name) == (zoe, services.customers.get(zoe).name)
