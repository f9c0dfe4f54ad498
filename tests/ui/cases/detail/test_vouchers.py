"""What was promised becomes a code: a voucher is asked for from the action that comes down to one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from delight.domain.cases.recovery import ActionDraft, ActionKind
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.staff.staff import StaffDraft
from delight.ui.cases.page import CasesPage
from tests import factories
from tests.qt_helpers import settle

ISSUE = "Issue a voucher for it"


@pytest.fixture
def zoe(services):
    return factories.customer(services, "Zoë van Dam")


@pytest.fixture
def case(services, zoe):
    return factories.case(services, zoe)


@pytest.fixture
def page(tools, qtbot):
    made = CasesPage(tools)
    qtbot.addWidget(made)
    made.resize(1000, 720)
    made.show()
    settle(tools)
    return made


def act(services, case, kind=ActionKind.CREDIT, **fields):
    return services.recovery.add_action(ActionDraft(case_id=case, kind=kind, **fields)).record


def show(page, case):
    page.open_case(case)
    settle(page.tools)


def buttons(page):
    return [b for b in page.view.measures.findChildren(QPushButton) if b.text() == ISSUE and b.isVisible()]


def wish_of(page, qtbot):
    (button,) = buttons(page)
    with qtbot.waitSignal(page.voucher_requested) as asked:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return asked.args[0]


def test_credit_asks_for_its_money(page, services, case, zoe, qtbot):
    act(services, case, cost_minor=1500, note="for the cold soup")
    show(page, case)
    wish = wish_of(page, qtbot)
    assert (wish.customer_id, wish.customer_name, wish.case_id) == (zoe, "Zoë van Dam", case)
    assert (wish.value_minor, wish.item) == (1500, "")
    assert wish.about == f"For {services.cases.get(case).reference}: Credit · £15"


@pytest.mark.parametrize("kind", [ActionKind.DISCOUNT, ActionKind.EXTRA])
def test_a_thing_is_asked_for_as_it_was_noted(page, services, case, kind, qtbot):
    act(services, case, kind, cost_minor=300, note="a slice of plum cake")
    show(page, case)
    wish = wish_of(page, qtbot)
    assert (wish.value_minor, wish.item) == (None, "a slice of plum cake")


def test_one_voucher_for_a_case_is_enough_and_a_cancelled_one_is_none(page, services, case):
    act(services, case, cost_minor=1500)
    show(page, case)
    issued = services.vouchers.issue(VoucherDraft(case_id=case, value_minor=1500))
    page.tools.bus.changed.emit(issued)
    settle(page.tools)
    assert buttons(page) == []
    cancelled = services.vouchers.cancel(services.vouchers.get(issued.record).code)
    page.tools.bus.changed.emit(cancelled)
    settle(page.tools)
    assert len(buttons(page)) == 1


def test_a_refund_and_what_is_done_ask_for_none(page, services, case):
    act(services, case, ActionKind.REFUND, cost_minor=1500)
    done = act(services, case, cost_minor=500)
    services.recovery.action_done(done)
    show(page, case)
    assert buttons(page) == []


def test_what_waits_for_the_owner_asks_for_none_until_they_agree(page, services, case):
    tom = services.staff.by_name("Tom").id
    services.staff.edit(tom, StaffDraft(name="Tom Okafor", authority_minor=1000))
    services.staff.sit_down(tom)
    action = act(services, case, cost_minor=9000)
    services.staff.sit_down(services.staff.by_name("Marta").id)
    show(page, case)
    assert buttons(page) == []
    page.tools.bus.changed.emit(services.recovery.approve_action(action))
    settle(page.tools)
    assert len(buttons(page)) == 1
