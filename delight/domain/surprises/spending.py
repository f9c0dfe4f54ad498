"""How much of a month's budget may go this week."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from delight.domain.surprises.values import Taken


class Purse:
    """What may be spent in a week, month by month: it carries over inside a month, never beyond it.

    By the end of the week no more is spent of a month's budget than the share of its days that are over by
    then; so the last week has what is left, and never more.
    """

    def __init__(self, budget: int, week: date, spent: Mapping[date, int], taken: Iterable[Taken]) -> None:
        self._budget = budget
        self._spent = dict(spent)
        for one in taken:
            if one.waits and one.fills:
                self._spend(one.day, one.cost_minor)
        self._sunday = week + timedelta(days=6)

    def left(self, day: date) -> int:
        """Return what may go on ``day``, minor units; never below 0."""
        first = day.replace(day=1)
        length = monthrange(day.year, day.month)[1]
        over = self._sunday.day if first == self._sunday.replace(day=1) else length
        return max(0, self._budget * over // length - self._spent.get(first, 0))

    def pay(self, day: date, cost: int) -> None:
        """Set aside what a surprise on ``day`` costs."""
        self._spend(day, cost)

    def enough_from(self, cost: int) -> date | None:
        """Return the Monday of the first week, after this one, in which ``cost`` may go, as things stand.

        ``None`` where it never may, or not before two months are over.
        """
        if cost > self._budget or not self._budget:
            return None
        first = self._sunday.replace(day=1)
        for _ in range(3):
            length = monthrange(first.year, first.month)[1]
            needed = -(-(self._spent.get(first, 0) + cost) * length // self._budget)
            by = first + timedelta(days=max(0, needed - 1))
            if needed <= length and by > self._sunday:
                return by - timedelta(days=by.weekday())
            first += timedelta(days=length)
        return None

    def _spend(self, day: date, cost: int) -> None:
        first = day.replace(day=1)
        self._spent[first] = self._spent.get(first, 0) + cost
