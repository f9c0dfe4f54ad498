"""Who may be meant where nobody is found: a name that a slip of a finger is near to."""

from collections.abc import Iterator
from itertools import islice

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Customer
from delight.data.queries.common import table
from delight.data.queries.seek import found_ids
from delight.domain.changes import Noun
from delight.domain.text import fold, sought

_C = table(Customer)
_SHORTEST = 4
_MOST = 400
"""So many names are compared, the most recent first."""
_LETTERS_A_SLIP = 6
"""One slip in so many letters is still a slip, and one is always pardoned."""


def nearly(session: Session, text: str) -> tuple[int, str] | None:
    """Return id and name of the customer whose name is nearest to ``text``, if one is near enough."""
    typed = fold(sought(text))
    if len(typed) < _SHORTEST or any(c.isdigit() for c in typed):
        return None
    ids = dict.fromkeys(islice(_candidates(session, typed), _MOST))
    query = sa.select(_C.c.id, _C.c.name, _C.c.name_key).where(_C.c.id.in_(ids))
    near = ((_slips(typed, row.name_key), order, row) for order, row in enumerate(session.execute(query)))
    best = min(near, default=None, key=lambda one: one[:2])
    return (best[2].id, best[2].name) if best and best[0] <= _pardoned(typed) else None


def _candidates(session: Session, typed: str) -> Iterator[int]:
    """Yield who is called a little like it: by all words but one, or by the beginning of the only one."""
    words = typed.split()
    for at, word in enumerate(words):
        others = " ".join(words[:at] + words[at + 1 :])
        for length in (len(word) - 1, 3, 2, 1):
            if 0 < length < len(word):
                yield from islice(found_ids(session, Noun.CUSTOMER, f"{others} {word[:length]}"), _MOST // 4)


def _slips(typed: str, name: str) -> int:
    """Return how many slips lie between what was typed and a name or the part of it that is as long.

    Letters added, left out, mistaken or two in the wrong order count as one slip each (Damerau 1964).
    """
    parts = [name, *name.split()] if " " not in typed else [name, " ".join(reversed(name.split(" ", 1)))]
    most = _pardoned(typed)
    return min((_distance(typed, part) for part in parts if abs(len(part) - len(typed)) <= most), default=99)


def _pardoned(typed: str) -> int:
    return max(1, len(typed) // _LETTERS_A_SLIP)


def _distance(one: str, other: str) -> int:
    before: list[int] = []
    last = list(range(len(other) + 1))
    for n, a in enumerate(one, 1):
        row = [n]
        for m, b in enumerate(other, 1):
            cost = min(last[m] + 1, row[m - 1] + 1, last[m - 1] + (a != b))
            if n > 1 and m > 1 and a == other[m - 2] and one[n - 2] == b:
                cost = min(cost, before[m - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
