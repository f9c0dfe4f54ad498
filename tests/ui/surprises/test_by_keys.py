"""Surprises and the counter without a mouse: keys and words in, rows and the screen out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from delight.domain.gestures import GestureState
from delight.domain.loyalty.vouchers import VoucherDraft, VoucherState
from delight.domain.shop import draft_of
from delight.domain.surprises.suggestions import SkipWhy, SuggestionState
from delight.ui.kit import machine
from delight.ui.kit.burst import PAUSE
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import let_run, press_here, spoken_name, wait_for
from tests.ui.hands import Hands


@pytest.fixture
def hands(open_window, services):
    """Somebody at the keyboard of a shop with ten customers, of whom five are suggested this week."""
    for n in range(9):
        factories.customer(services, f"Guest Number {n}", email="")
    factories.customer(services, "Zoë van Dam")
    window = open_window(services)
    yield Hands(window)
    machine.change(counter=False)
    window.tools.guest.set(on=False)


def week(services):
    return services.surprises.week().rows


def states(services):
    return [row.state for row in week(services)]


def test_a_week_is_decided(hands, services):
    """Accepted, swapped, planned for a day, skipped with its reason, given with what they said."""
    hands.press("Ctrl+4")
    five = list(week(services))
    hands.press("a")
    assert states(services)[0] is SuggestionState.ACCEPTED
    let_run(PAUSE + 50)
    hands.press("s")
    assert services.surprises.get(five[1].id).key != five[1].key
    let_run(PAUSE + 50)
    hands.press("d")
    _choose(hands, "Tomorrow")
    planned = {row.customer_id: row.planned_on for row in services.gestures.page(state=GestureState.PLANNED)}
    assert planned[five[1].customer_id] == services.context.today() + timedelta(days=1)
    let_run(PAUSE + 50)
    hands.press("Shift+X")
    _choose(hands, "Not this person")
    skipped = services.surprises.get(five[2].id)
    assert (skipped.state, skipped.skip_why) == (SuggestionState.SKIPPED, SkipWhy.PERSON)
    let_run(PAUSE + 50)
    hands.press("g")
    (given,) = services.gestures.page(state=GestureState.GIVEN)
    assert given.customer_id == five[3].customer_id


def _choose(hands, words):
    """Go down in the menu that is open to an entry, and press Enter."""
    menu = wait_for(QApplication.activePopupWidget)
    while not (menu.activeAction() and menu.activeAction().text().startswith(words)):
        hands.press("Down")
    hands.press("Return")


def test_what_it_may_cost_and_why_somebody_is_not_here(hands, services):
    services.shop.edit(draft_of(services.shop.row(), surprises_a_week=0))
    hands.press("Ctrl+4", "b")
    QApplication.focusWidget().selectAll()
    hands.type("45")
    hands.press("Return")
    assert services.shop.row().surprise_budget_minor == 4500
    hands.press("w")
    hands.choose("zoë")
    assert hands.sees("Zoë van Dam")
    assert hands.sees("0 a week")


def test_a_gesture_of_ones_own_for_somebody_and_its_note(hands, services):
    hands.press("Ctrl+4", "c")
    hands.tab_to("Add")
    hands.press("Space")
    hands.type("A jar of plum jam")
    hands.press("Ctrl+Return")
    assert "A jar of plum jam" in {idea.name for idea in services.gestures.ideas()}
    hands.press("Ctrl+4", "+")
    hands.choose("zoë")
    hands.type("A jar of plum jam")
    hands.press("Ctrl+Return")
    (row,) = services.gestures.page()
    assert (row.customer_name, row.name) == ("Zoë van Dam", "A jar of plum jam")


def test_a_voucher_and_a_stamp_card(hands, services):
    hands.press("Ctrl+4", "Alt+2")
    hands.press("Tab", "+")
    hands.choose("zoë")
    hands.tab_to("An amount")
    hands.type("25")
    hands.press("Ctrl+Return")
    (voucher,) = services.vouchers.page()
    assert (voucher.customer_name, voucher.value_minor) == ("Zoë van Dam", 2500)
    hands.tab_to("Take it")
    hands.press("Space")
    assert services.vouchers.get(voucher.id).state is VoucherState.USED
    hands.tab_to("Stamp cards")
    hands.press("Space")
    hands.tab_to("New stamp cards")
    hands.press("Space")
    hands.choose("zoë")
    hands.tab_to("A full card earns")
    hands.type("A loaf of rye")
    hands.press("Return")
    (card,) = services.stamp_cards.page()
    assert (card.customer_name, card.stamps) == ("Zoë van Dam", 2)
    hands.tab_to("Stamp it")
    hands.press("Space")
    assert services.stamp_cards.get(card.id).stamps == 3


def test_the_counter(hands, services):
    """In, a voucher, a visit, a surprise, a full card, and out."""
    voucher = services.vouchers.get(services.vouchers.issue(VoucherDraft(value_minor=500)).record)
    services.shop.edit(draft_of(services.shop.row(), surprises_a_week=0))
    hands.press("F11", "3")
    hands.type(voucher.code)
    hands.press("Return")
    hands.tab_to("Take it")
    hands.press("Space")
    assert services.vouchers.get(voucher.id).state is VoucherState.USED
    hands.press("5")
    hands.type("Zoë van Dam")
    hands.press("Return")
    hands.type("8.40")
    hands.press("Return", "4")
    (zoe,) = services.customers.suggest("zoë")
    assert services.customers.get(zoe.id).visits == 1
    hands.type("Zoë van Dam")
    hands.press("Return", "Return")
    (given,) = services.gestures.page()
    assert (given.customer_name, given.state) == ("Zoë van Dam", GestureState.GIVEN)
    hands.press("F11")
    assert not hands.window.counter.is_on


@pytest.mark.parametrize("tab", ["Alt+1", "Alt+2", "Alt+3"])
def test_tab_comes_to_everything_that_is_pressed_or_typed_into(hands, services, tab):
    services.vouchers.issue(VoucherDraft(value_minor=500))
    page = hands.window.go(Place.SURPRISES)
    hands.rest()
    hands.press(tab)
    reached = _round(hands)
    assert [spoken_name(one) for one in _parts(page) if one not in reached and not _led(one, reached)] == []


def _parts(root):
    return [one for one in root.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]


def _round(hands):
    """Press Tab until it comes back, and return what had the keyboard."""
    hands.press("Tab")
    start, seen = QApplication.focusWidget(), set()
    for _ in range(200):
        press_here("Tab")
        at = QApplication.focusWidget()
        seen.add(at)
        if at is start:
            return seen
    raise AssertionError("Tab is caught somewhere")


def _led(one, reached) -> bool:
    """Whether arrows lead to it from another of its group, or its card has a key for it."""
    group = one.group()
    chips = group.buttons() if group is not None else []
    return any(other in reached for other in chips) or any(part.isAncestorOf(one) for part in reached)
