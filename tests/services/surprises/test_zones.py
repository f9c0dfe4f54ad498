"""The week and its occasions follow the shop’s own clock, wherever the machine is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from delight.domain.customers.customer import CustomerDraft
from delight.domain.gestures import Occasion
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop

EAST, WEST = "Pacific/Kiritimati", "Pacific/Honolulu"
"""24 hours apart: Monday evening in the one is Sunday evening in the other."""


@pytest.fixture
def shop_in(place):
    """Return a function that opens a shop somewhere, with somebody who first came on each day."""
    opened = []

    def made(zone, moment, *days):
        draft = ShopDraft(name="The Honey Bun")
        services = create_shop(place, draft, clock=lambda: moment, zone=ZoneInfo(zone), durable=False)
        opened.append(services)
        for day in days:
            services.customers.add(CustomerDraft(name=f"Since {day}", since=day))
        return services

    yield made
    for services in opened:
        services.close()


@pytest.mark.parametrize(
    ("zone", "monday", "timely"),
    [(EAST, date(2026, 3, 9), "Since 2016-03-09"), (WEST, date(2026, 3, 2), "Since 2016-03-08")],
)
def test_the_week_turns_at_the_shops_midnight(shop_in, zone, monday, timely):
    moment = datetime(2026, 3, 9, 5, tzinfo=UTC)
    services = shop_in(zone, moment, date(2016, 3, 8), date(2016, 3, 9))
    week = services.surprises.week()
    assert week.monday == monday
    names = {row.customer_name: row.day for row in week.rows if row.occasion is Occasion.YEARS}
    assert names == {timely: services.context.today()}


@pytest.mark.parametrize(("zone", "day"), [(WEST, date(2026, 2, 28)), (EAST, date(2026, 3, 1))])
def test_who_came_first_on_29_february_has_the_28th_of_the_shops(shop_in, zone, day):
    """Early on 1 March in Greenwich it is the 28th in the west still, and over in the east."""
    services = shop_in(zone, datetime(2026, 3, 1, 2, tzinfo=UTC), date(2016, 2, 29))
    (row,) = services.surprises.week().rows
    assert (row.occasion, row.figures["day"]) == (Occasion.YEARS, "2026-02-28")
    assert row.day == services.context.today() == day
