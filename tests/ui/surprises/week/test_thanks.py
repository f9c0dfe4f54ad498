"""Whoever brought somebody is thanked at once, and once."""

from __future__ import annotations

import pytest

from delight.domain.gestures import GestureDraft, GestureSource, Occasion
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text


@pytest.fixture
def referral(services, people):
    """Ines brought Tom."""
    return services.referrals.add(people[1], people[2]).record


def thanks_shown(page):
    """Return whom the page says to thank, wherever it does."""
    told = [card.row for card in page.lists.suggested.cards if card.row.occasion is Occasion.REFERRAL]
    return [row.customer_name for row in told] + [c.referral.who for c in page.lists.thanks.cards]


def test_a_referral_is_on_the_page_at_once(referral, open_page):
    page = open_page()
    assert thanks_shown(page) == ["Ines Almeida"]


def test_it_is_noted_while_the_page_is_open(people, services, tools, open_page):
    page = open_page()
    tools.bus.changed.emit(services.referrals.add(people[1], people[2]))
    settle(tools)
    assert thanks_shown(page) == ["Ines Almeida"]


@pytest.fixture
def by_hand(services, referral):
    """Nothing is suggested, so that the referral stands by itself."""
    for idea in services.catalogue.entries():
        services.catalogue.switch(idea.key, off=True)
    return referral


def test_it_is_thanked_in_the_shops_own_way(by_hand, services, tools, open_page, undo, people):
    page = open_page()
    page.focus_first()
    (card,) = page.lists.thanks.cards
    assert card.hasFocus()
    assert "Brought Tom Becker to us on 11 Mar" in card.why.text()
    press_here("Return")
    assert page.form.who.text() == "Ines Almeida"
    assert not page.form.who.isEnabled()
    type_text(page.form.what, "A loaf with her name on it")
    press(page.form.what, "Ctrl+Return")
    settle(tools)
    (row,) = services.gestures.page()
    assert (row.customer_id, row.occasion, row.source) == (
        people[1],
        Occasion.REFERRAL,
        GestureSource.THANKS,
    )
    assert services.referrals.to_thank() == []
    assert page.lists.thanks.isHidden()
    undo(page)
    assert [c.referral.who for c in page.lists.thanks.cards] == ["Ines Almeida"]


def test_somebody_else_was_quicker(by_hand, services, tools, open_page, people):
    page = open_page()
    page.focus_first()
    press_here("Return")
    type_text(page.form.what, "A loaf")
    services.referrals.thank(by_hand, GestureDraft(customer_id=people[1], name="A rose"))
    press(page.form.what, "Ctrl+Return")
    settle(tools)
    assert len(services.gestures.page()) == 1
    assert page.banner.isVisible()
    assert page.form.what.text() == "A loaf"


def test_whoever_wants_no_surprises_is_not_pressed(services, people, open_page):
    john = factories.customer(services, "John Smith", surprises_welcome=False)
    services.referrals.add(john, people[0])
    assert thanks_shown(open_page()) == []
