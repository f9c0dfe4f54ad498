"""The rows of a long list: every key is kept, the rows themselves only near where somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")

BATCH = 100
"""So many rows are fetched at a time."""
_PAGES = 30
"""So many batches are kept; others are fetched again when somebody comes back to them."""


class RowStore(Generic[Row]):
    """Rows by their place in the list; those far from the last one that was read are forgotten.

    Args:
        key: what tells a row from the others.
        forgets: off where every row must stay, as for ticks.
    """

    def __init__(self, key: Callable[[Row], Hashable], *, forgets: bool = True) -> None:
        self._key, self._forgets = key, forgets
        self._keys: list[Hashable] = []
        self._batches: dict[int, list[Row]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def replace(self, rows: Sequence[Row]) -> None:
        """Hold these and no others."""
        self._keys, self._batches = [], {}
        self.append(rows)

    def append(self, rows: Sequence[Row]) -> None:
        """Hold these after the others."""
        for row in rows:
            self._batches.setdefault(len(self._keys) // BATCH, []).append(row)
            self._keys.append(self._key(row))
        self._forget(near=len(self._keys) // BATCH)

    def get(self, at: int) -> Row | None:
        """Return the row at a place; ``None`` if there is none, or it was forgotten (see ``missing``)."""
        if not 0 <= at < len(self._keys):
            return None
        batch = self._batches.get(at // BATCH)
        return batch[at % BATCH] if batch is not None else None

    def missing(self, at: int) -> int | None:
        """Return the batch to fetch again before the row at a place is here; ``None`` if it is."""
        batch = at // BATCH
        return batch if 0 <= at < len(self._keys) and batch not in self._batches else None

    def put_back(self, batch: int, rows: Sequence[Row]) -> bool:
        """Take a batch that was fetched again; ``False`` if the list is not what it was."""
        first = batch * BATCH
        if [self._key(row) for row in rows] != self._keys[first : first + BATCH]:
            return False
        self._batches[batch] = list(rows)
        self._forget(near=batch)
        return True

    def key_before(self, at: int) -> Hashable:
        """Return the key of the row before a place, ``None`` before the first."""
        return self._keys[at - 1] if 0 < at <= len(self._keys) else None

    def find(self, key: Hashable) -> int:
        """Return where the row with this key stands, or -1."""
        return next((at for at, known in enumerate(self._keys) if known == key), -1)

    def here(self) -> tuple[Row, ...]:
        """Return the rows that are here, in their order."""
        return tuple(row for batch in sorted(self._batches) for row in self._batches[batch])

    def _forget(self, *, near: int) -> None:
        """Let go of what is farthest; the last batch stays, since rows are added to it."""
        if not self._forgets:
            return
        last = (len(self._keys) - 1) // BATCH
        while len(self._batches) > _PAGES:
            del self._batches[max((b for b in self._batches if b != last), key=lambda b: abs(b - near))]
