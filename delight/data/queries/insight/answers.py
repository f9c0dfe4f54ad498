"""What customers answered to "would you recommend us?", the first ones of the shop, and since a moment.

Answers after a follow-up come with the follow-ups (``queries.insight.cases.checks``).
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from sqlmodel import Session

from delight.data.queries.pulses import Said, first_ones
from delight.data.queries.surprise_people import cursor_of

_SINCE = """
SELECT customer_id, score, unixepoch(at) FROM pulses WHERE at >= ? AND score IS NOT NULL ORDER BY at, id
"""


def since(session: Session, moment: str) -> list[Any]:
    """Return the answers that were given at the counter since a moment: whose, what, when (seconds)."""
    found: list[Any] = cursor_of(session).execute(_SINCE, (moment,)).fetchall()
    return found


def first(session: Session, many: int) -> list[Said]:
    """Return the first answers of the shop's first so many customers who answered."""
    return list(islice((said for said in first_ones(session) if said.score is not None), many))
