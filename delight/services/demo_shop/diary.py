"""The year as it is lived: deeds in the order of their moments, each by whoever was at the desk."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random

from delight.domain.days.calendar import at_local, local_day
from delight.domain.days.schedule import open_day
from delight.domain.progress import ProgressFn
from delight.services.bundle import Services

Deed = Callable[[], object]
DAYS = 400
"""How far back the demo goes: a year, and room for the seasons."""


@dataclass(slots=True)
class Clock:
    """A clock that stands where the diary is."""

    now: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the moment that is being written."""
        return self.now


@dataclass(slots=True, kw_only=True)
class Diary:
    """Collects deeds with their moments and then does them in order; a deed may write down more of them.

    Attributes:
        today: the day that the demo ends with.
        staff: ids by first name.
        people: ids of customers by name, filled as they become known.
    """

    services: Services
    clock: Clock
    today: date
    zone: tzinfo | None
    rng: Random
    staff: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    _deeds: list[tuple[datetime, int, str, Deed]] = field(default_factory=list)
    _count: itertools.count[int] = field(default_factory=itertools.count)

    @property
    def begin(self) -> date:
        """The first day."""
        return self.today - timedelta(days=DAYS)

    def moment(self, day: date, clock: str | time) -> datetime:
        """Return the moment at which the shop's clock shows ``clock`` (``08:40``) on ``day``."""
        return at_local(day, time.fromisoformat(clock) if isinstance(clock, str) else clock, self.zone)

    def ago(self, days: int) -> date:
        """Return the day ``days`` before today; negative ones are still to come."""
        return self.today - timedelta(days=days)

    def day_of(self, moment: datetime) -> date:
        """Return the shop's day at ``moment``."""
        return local_day(moment, self.zone)

    def open_day(self, day: date) -> date:
        """Return the first day from ``day`` on that the shop is open."""
        return open_day(self.services.hours.schedule(), day)

    def note(self, moment: datetime, staff: str, deed: Deed) -> None:
        """Write down that ``staff`` (a first name) does ``deed`` at ``moment``."""
        heapq.heappush(self._deeds, (moment, next(self._count), staff, deed))

    def live(self, progress: ProgressFn) -> None:
        """Do everything that was written down, the earliest first."""
        at_desk = ""
        while self._deeds:
            moment, _, staff, deed = heapq.heappop(self._deeds)
            self.clock.now = moment
            if staff != at_desk:
                self.services.staff.sit_down(self.staff[staff])
                at_desk = staff
            deed()
            progress(min((self.day_of(moment) - self.begin).days, DAYS), DAYS)

    def somebody(self) -> str:
        """Return the first name of one of those who serve."""
        return self.rng.choice(("Priya", "Ines", "Callum", "Tomasz", "Priya", "Ines"))
