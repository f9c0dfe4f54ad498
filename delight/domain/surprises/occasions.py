"""Days of a customer's own that make a surprise timely in a week.

Who was born on 29 February, or came first on one, has their day on 28 February in other years.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import NamedTuple

from delight.domain.customers.standing import Standing
from delight.domain.gestures import Occasion
from delight.domain.surprises.chance import Numbers, numbers, share
from delight.domain.surprises.reasons import Reason
from delight.domain.surprises.values import Figures, Person

BIRTHDAYS, YEARS = 1 / 2, 1 / 3
"""The share of birthdays, and of years that are not round, that count: so that nobody can rely on one."""
ROUND_YEARS = 5
NTHS = (50, 25, 10)
EACH_NTH = 100
RECOVERED_WITHIN = 60
"""For so many days after it was put right, coming back is an occasion."""
ABSENT_WITHIN = 2
"""Who is away longer than so many times what they might be is gone; a surprise would not be timely."""


class Found(NamedTuple):
    """An occasion in a week: on which day, if it has one, and why."""

    occasion: Occasion
    why: Reason
    figures: Figures
    day: date | None = None


class Occasions:
    """Finds the occasions of one week."""

    def __init__(self, week: date, seed: str) -> None:
        self._week = week
        days = [week + timedelta(days=n) for n in range(7)]
        self._days = {(day.month, day.day): day for day in days}
        for day in days:
            if (day.month, day.day) == (2, 28) and not isleap(day.year):
                self._days[2, 29] = day
        self._texts = {f"{month:02d}-{day:02d}": at for (month, day), at in self._days.items()}
        self._chances: dict[tuple[str, int], Numbers] = {}
        self._seed = seed

    def of(self, who: Person) -> Found | None:
        """Return what makes a surprise for somebody timely.

        Who is away is written to for that alone; where something is not well, only for its having been put
        right.
        """
        if who.standing is Standing.DRIFTING:
            return self._absence(who)
        found = self._recovery(who)
        if found is not None or who.standing is Standing.AT_RISK:
            return found
        return self._years(who) or self._nth_visit(who) or self._birthday(who)

    def _recovery(self, who: Person) -> Found | None:
        right, back = who.recovered_on, who.last_visit
        if right is None or back is None or back <= right or (self._week - right).days > RECOVERED_WITHIN:
            return None
        if who.surprised_on is not None and who.surprised_on >= right:
            return None
        figures = {"day": right.isoformat(), "back": back.isoformat()}
        return Found(Occasion.RECOVERY, Reason.RECOVERY, figures)

    def _years(self, who: Person) -> Found | None:
        if who.since is None or (day := self._days.get((who.since.month, who.since.day))) is None:
            return None
        years = day.year - who.since.year
        if years < 1 or (years % ROUND_YEARS and not self._lucky("years", day.year, who.id, YEARS)):
            return None
        figures = {"years": years, "day": day.isoformat()}
        return Found(Occasion.YEARS, Reason.YEARS, figures, day)

    def _nth_visit(self, who: Person) -> Found | None:
        if not who.lately or (nth := _nth(max(0, who.visits - who.lately), who.visits)) is None:
            return None
        return Found(Occasion.NTH_VISIT, Reason.NTH_VISIT, {"nth": nth, "visits": who.visits})

    def _birthday(self, who: Person) -> Found | None:
        if not who.birthday or (day := self._texts.get(who.birthday[-5:])) is None:
            return None
        if not self._lucky("birthday", day.year, who.id, BIRTHDAYS):
            return None
        return Found(Occasion.BIRTHDAY, Reason.BIRTHDAY, {"day": day.isoformat()}, day)

    def _absence(self, who: Person) -> Found | None:
        if who.last_visit is None or who.rhythm is None:
            return None
        away = (self._week - who.last_visit).days
        if not 0 < away <= ABSENT_WITHIN * who.rhythm.patience:
            return None
        figures = {"day": who.last_visit.isoformat(), "away": away, "usual": who.rhythm.usual}
        return Found(Occasion.ABSENCE, Reason.ABSENCE, figures)

    def _lucky(self, what: str, year: int, customer_id: int, chance: float) -> bool:
        of = self._chances.get((what, year))
        if of is None:
            of = self._chances[what, year] = numbers(self._seed, what, year)
        return share(of(customer_id)) <= chance


def _nth(before: int, now: int) -> int | None:
    """Return the roundest visit between ``before``, which is not counted, and ``now``."""
    if now // EACH_NTH > before // EACH_NTH:
        return now // EACH_NTH * EACH_NTH
    return next((nth for nth in NTHS if before < nth <= now), None) if before < NTHS[0] else None
