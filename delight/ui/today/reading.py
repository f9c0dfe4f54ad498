"""What the first page shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from delight.domain.days.calendar import local_day
from delight.domain.today import TodayPage as Waiting
from delight.ui.kit.work.page import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What is waiting.

    ``at_desk`` is the id of whoever is there, ``several`` that more than one person works here, ``sees_week``
    that the owner looks, whom the week's summary is for.
    """

    waiting: Waiting
    currency: str
    several: bool
    at_desk: int | None
    sees_week: bool
    now: datetime
    zone: tzinfo | None

    @property
    def day(self) -> date:
        """The shop's day."""
        return local_day(self.now, self.zone)


def read_page(tools: Tools) -> Read:
    """Read it; called on the worker."""
    services = tools.services
    page = services.today.page()
    return Read(
        waiting=page,
        currency=services.shop.row().currency,
        sees_week=services.context.sees_all and not page.is_first_day,
        several=len(services.staff.list()) > 1,
        at_desk=desk.id if (desk := services.staff.at_desk()) else None,
        now=services.now(),
        zone=services.zone,
    )
