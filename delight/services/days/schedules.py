"""A shop's days, put together from what it says of them and from the list of holidays."""

from __future__ import annotations

from datetime import tzinfo
from functools import partial

from delight.data.database import Session
from delight.data.queries.days import plain_days
from delight.domain.cases.clocks import Targets
from delight.domain.days.hours import read_week
from delight.domain.days.schedule import Schedule, no_holidays
from delight.domain.shop import ShopDraft, ShopRow
from delight.services.days.public_holidays import holidays_of


def schedule_of(session: Session, shop: ShopRow | ShopDraft | Targets, zone: tzinfo | None) -> Schedule:
    """Return a shop's days; without opening hours, what it says of holidays is not asked for."""
    if not shop.hours:
        return Schedule(zone=zone)
    named = partial(holidays_of, shop.country, shop.region, shop.language)
    return Schedule(
        week=read_week(shop.hours),
        special=tuple(plain_days(session)),
        holidays=named if shop.keeps_holidays else no_holidays,
        zone=zone,
    )
