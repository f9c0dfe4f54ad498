"""An hour that was promised stands wherever the promise does, until it is over."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from delight.domain.cases.case import CaseFilter
from delight.ui.kit.work.page import Place
from tests import factories
from tests.ui.hands import Hands

NOON_ON_FRIDAY = datetime(2026, 3, 13, 12, tzinfo=UTC)


@pytest.fixture
def hands(open_window, services):
    factories.customer(services, "Zoë Brontë")
    hands = Hands(open_window(services))
    hands.rest()
    return hands


def log(hands, by):
    hands.press("Ctrl+N")
    hands.type("The birthday cake said Sofa")
    hands.press("Tab")
    hands.choose("zoë")
    hands.tab_to("When did we promise to be back?")
    hands.type(by)
    hands.press("Ctrl+Return")


@pytest.mark.parametrize("by", ["Friday noon", "Freitag Mittag", "vendredi midi", "viernes al mediodía"])
def test_a_promised_hour_is_told_on_every_page(hands, services, by):
    log(hands, by)
    assert [p.due_at for p in services.recovery.promises()] == [NOON_ON_FRIDAY]
    assert hands.sees("Promised: Get back to them, by Friday noon.")
    hands.press("o")
    (case,) = services.cases.page(CaseFilter())
    assert hands.sees("By Friday noon")
    assert hands.sees(case.reference)
    hands.window.places.page(Place.CASES).views.show_view("promises")
    hands.rest()
    assert hands.sees("13 Mar, noon")


def test_its_hour_is_when_it_is_late(hands, services, clock):
    log(hands, "Friday noon")
    clock.forward(days=2, hours=2)
    assert services.now() < NOON_ON_FRIDAY
    (row,) = [row for row in services.today.page().due if row.kind == "promise"]
    assert row.due_at == NOON_ON_FRIDAY
    clock.forward(hours=1)
    assert [row.kind for row in services.today.page().late] == ["promise"]
    hands.press("Escape")
    hands.window.places.page(Place.TODAY).refresh()  # as it does by itself, every minute
    hands.rest()
    assert hands.sees("30 minutes late")


def test_a_promise_for_a_day_has_until_its_end(hands, services, clock):
    log(hands, "Friday")
    assert hands.sees("Promised: Get back to them, by Friday.")
    hands.press("o")
    hands.window.places.page(Place.CASES).views.show_view("promises")
    hands.rest()
    assert hands.sees("13 Mar")
    assert not hands.sees("23:59")
    clock.forward(days=2, hours=14)
    assert services.now() == datetime(2026, 3, 13, 23, 30, tzinfo=UTC)
    assert [row.kind for row in services.today.page().late] == []
