"""What customers answered to "would you recommend us?", the first ones of the shop, and since a moment.

Answers after a follow-up come with the follow-ups (``queries.insight.cases.checks``).
"""

from __future__ import annotations

from heapq import merge
from operator import itemgetter
from typing import Any

from sqlmodel import Session

from delight.data.queries.surprise_people import cursor_of

_SINCE = """
SELECT customer_id, score, unixepoch(at) FROM pulses WHERE at >= ? AND score IS NOT NULL ORDER BY at, id
"""

_AT_COUNTER = (
    "SELECT at, customer_id, score, unixepoch(at) FROM pulses WHERE score IS NOT NULL ORDER BY at, id"
)
_AFTER = """
SELECT f.done_at, k.customer_id, f.pulse, unixepoch(f.done_at)
FROM follow_ups AS f CROSS JOIN cases AS k ON k.id = f.case_id
WHERE f.done_at IS NOT NULL AND f.pulse IS NOT NULL ORDER BY f.done_at, f.id
"""


def since(session: Session, moment: str) -> list[Any]:
    """Return the answers that were given at the counter since a moment: whose, what, when (seconds)."""
    found: list[Any] = cursor_of(session).execute(_SINCE, (moment,)).fetchall()
    return found


def first(session: Session, many: int) -> list[Any]:
    """Return what the shop's first so many customers answered first: whose, what, when (seconds).

    Somebody counts once, each of those who are unknown by themselves; read no further than needed.
    """
    seen: set[int] = set()
    found: list[Any] = []
    answers = (iter(cursor_of(session).execute(one)) for one in (_AT_COUNTER, _AFTER))
    for _, who, score, at in merge(*answers, key=itemgetter(0)):
        if who in seen:
            continue
        found.append((who, score, at))
        if len(found) == many:
            break
        if who is not None:
            seen.add(who)
    return found
