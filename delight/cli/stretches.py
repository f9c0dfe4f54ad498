"""Long lists, read some rows at a time: a read that goes on and on would keep every save waiting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

AT_ONCE = 500


class _Row(Protocol):
    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=_Row)


def whole(page: Callable[[int | None, int], Sequence[R]], limit: int) -> list[R]:
    """Return up to ``limit`` rows of a list.

    Args:
        page: returns at most so many rows, from the one after this id on; ``None`` for the beginning.
        limit: at most so many in all.
    """
    rows: list[R] = []
    while len(rows) < limit:
        wanted = min(AT_ONCE, limit - len(rows))
        some = page(rows[-1].id if rows else None, wanted)
        rows += some
        if len(some) < wanted:
            break
    return rows
