"""What the first page shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from delight.domain.calendar import local_day
from delight.domain.today import TodayPage as Waiting
from delight.ui.kit.page import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What is waiting.

    ``at_desk`` is the id of whoever is there, ``several`` that more than one person works here.
    """

    waiting: Waiting
    currency: str
    several: bool
    at_desk: int | None
    now: datetime
    zone: tzinfo | None

    @property
    def day(self) -> date:
        """The shop's day."""
        return local_day(self.now, self.zone)


def read_page(tools: Tools) -> Read:
    """Read it; called on the worker."""
    services = tools.services
    return Read(
        waiting=services.today.page(),
        currency=services.shop.row().currency,
        several=len(services.staff.list()) > 1,
        at_desk=desk.id if (desk := services.staff.at_desk()) else None,
        now=services.now(),
        zone=services.zone,
    )
