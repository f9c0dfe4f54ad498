"""The shop's days and hours of seconds since 1970, by the hundred thousand.

Asking a zone for each takes a microsecond and makes an object; here it is asked once for each day, and each
moment is only looked up among the changes of the clock.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo

from delight.domain.days.calendar import local

DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()


class Shifts:
    """How far a zone's clock is from UTC, from a ``first`` to a ``last`` day; beyond them as at their ends.

    No zone is the clock of this machine.
    """

    def __init__(self, zone: tzinfo | None, first: date, last: date) -> None:
        self._zone = zone
        self._starts: list[int] = []
        self._offsets: list[int] = []
        self._days = _Days()
        begin = max(DAY, (first.toordinal() - _EPOCH - 1) * DAY)
        end = max(begin, (last.toordinal() - _EPOCH + 2) * DAY)
        self._take(begin, self._asked(begin))
        for after in range(begin + DAY, end + 1, DAY):
            offset = self._asked(after)
            if offset != self._offsets[-1]:
                self._take(self._change(after - DAY, after), offset)

    def days(self, seconds: Sequence[int]) -> list[date]:
        """Return the shop's day of each moment."""
        known = self._days
        return [known[second // DAY] for second in self._local(seconds)]

    def days_and_times(self, seconds: Sequence[int]) -> tuple[list[date], list[int]]:
        """Return the shop's day of each moment, and the second of that day, from 0, that its clock shows."""
        known, there = self._days, self._local(seconds)
        return [known[second // DAY] for second in there], [second % DAY for second in there]

    def _local(self, seconds: Sequence[int]) -> Sequence[int]:
        starts, offsets = self._starts, self._offsets
        if not seconds:
            return seconds
        first, last = (max(0, bisect_right(starts, end(seconds)) - 1) for end in (min, max))
        if first == last:
            offset = offsets[first]
            return [second + offset for second in seconds]
        return [second + offsets[max(0, bisect_right(starts, second) - 1)] for second in seconds]

    def _take(self, start: int, offset: int) -> None:
        self._starts.append(start)
        self._offsets.append(offset)

    def _change(self, before: int, after: int) -> int:
        """Return the first second between two moments at which the clock shows what it does after."""
        offset = self._asked(after)
        while after - before > 1:
            middle = (before + after) // 2
            if self._asked(middle) == offset:
                after = middle
            else:
                before = middle
        return after

    def _asked(self, second: int) -> int:
        there = local(datetime.fromtimestamp(second, UTC), self._zone)
        offset = there.utcoffset()
        return int(offset.total_seconds()) if offset is not None else 0


class _Days(dict[int, date]):
    """Days by their number since 1970; each is made once."""

    def __missing__(self, number: int) -> date:
        found = self[number] = date.fromordinal(_EPOCH + number)
        return found
