"""How an import reads what is here: a moment each time, since an open session keeps every save waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from delight.data.database import Session
from delight.data.parts import parts
from delight.data.queries import incoming as query
from delight.data.queries.common import Read

AT_ONCE = 2_000
"""So many records are read in full while a session is open."""


def everything(
    read: Read, stretch: Callable[[Session, int], Sequence[tuple[Any, ...]]]
) -> Iterator[tuple[Any, ...]]:
    """Yield all rows of a query that returns ``query.STRETCH`` at most, those after an id, the id first."""
    after = 0
    while True:
        with read() as session:
            some = stretch(session, after)
        yield from some
        if len(some) < query.STRETCH:
            return
        after = some[-1][0]


def asked(
    read: Read, question: Callable[[Session, Sequence[int]], Iterable[int]], ids: Iterable[int]
) -> Iterator[int]:
    """Yield what a query answers about some records, so many at a time."""
    for some in parts(list(ids), AT_ONCE):
        with read() as session:
            found = list(question(session, some))
        yield from found
