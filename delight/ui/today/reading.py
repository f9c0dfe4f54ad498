"""What the first page shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from delight.domain.calendar import local_day
from delight.domain.today import TodayPage as Waiting
from delight.ui.kit.page import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What is waiting, and how many letters are owed."""

    waiting: Waiting
    letters: int
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
        letters=len(services.due.list()),
        now=services.now(),
        zone=services.zone,
    )
