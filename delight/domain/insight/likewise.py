"""Who came back, compared between people who had come as often before."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from delight.domain.insight.returned import Seen
from delight.domain.insight.returning import Return
from delight.domain.insight.saying import COMPARED_FROM
from delight.domain.intervals.alike import Alike, Class, alike

_CLASSES = (4, 10)
"""By the days on which somebody had come: 1 to 3, 4 to 9, or more."""


def _class(one: Seen) -> int:
    return bisect_right(_CLASSES, one.earlier)


def likewise(some: Sequence[Seen], others: Sequence[Seen]) -> Alike | None:
    """Return how two groups came back, each class of the first held against the same class of the others.

    Whoever comes often comes back more often, complaint or not: so the others are weighted as the first are.

    ``None`` where either is too few to compare, or where they have too few people of a kind in common.
    """
    counts = [Counter(map(_class, group)) for group in (some, others)]
    back = [Counter(_class(one) for one in group if one.came is Return.BACK) for group in (some, others)]
    found = alike([Class(back[0][key], counts[0][key], back[1][key], counts[1][key]) for key in counts[0]])
    return found if found and min(found.n, found.of) >= COMPARED_FROM else None
