"""Causes that were called something else before, out of the history."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from delight.data.queries.insight import causes as query
from delight.domain.days.calendar import local_day
from delight.domain.insight.facts import Renamed
from delight.services.insight.pieces import Source

_RANGE = 20_000


@dataclass(slots=True)
class Renames:
    """Finds what was renamed; deeds never change, so each is looked at once as long as the shop is open.

    Two workers may ask at once: what is known is changed for something else as a whole.
    """

    _known: tuple[int, tuple[int, ...]] = (0, ())
    """Up to which deed all were looked at, and those among them that renamed something."""

    def read(self, source: Source) -> list[Renamed]:
        """Return what was renamed or put together by hand and is so still, the first first.

        What has a name again that it had before has not come over, nor has what has none any more.
        """
        context, found = source.context, dict[tuple[str, str, date], list[int]]()
        had = defaultdict[int, set[str]](set)
        with context.db.read() as session:
            last = query.last_deed(session)
        seen, deeds = self._known
        for first in range(seen, last, _RANGE):
            with context.db.read() as session:
                deeds += tuple(query.renaming(session, first, min(last, first + _RANGE)))
            source.progress(first, last)
        self._known = max(seen, last), deeds
        for deed in deeds:
            with context.db.read() as session:
                rows = query.moved(session, deed)
            for before, was, after, key, at, case_id in rows:
                had[case_id].add(before)
                if key and after == key and key not in had[case_id]:
                    day = local_day(datetime.fromisoformat(at), context.zone)
                    found.setdefault((was, key, day), []).append(case_id)
        return [Renamed(was, key, day, tuple(ids)) for (was, key, day), ids in found.items()]
