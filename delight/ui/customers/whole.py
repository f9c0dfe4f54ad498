"""All that the page of one customer shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from delight.domain.customers import CustomerDetail, TimelineEntry

if TYPE_CHECKING:
    from delight.services.bundle import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A customer with everything the pane shows, read at one moment."""

    who: CustomerDetail
    entries: tuple[TimelineEntry, ...]
    currency: str
    now: datetime
    zone: tzinfo | None


def read_whole(services: Services, customer_id: int) -> Whole:
    """Read it; called on the worker."""
    return Whole(
        who=services.customers.get(customer_id),
        entries=tuple(services.customers.timeline(customer_id)),
        currency=services.shop.row().currency,
        now=services.now(),
        zone=services.zone,
    )
