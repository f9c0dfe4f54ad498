"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

ProgressFn = Callable[[int, int], None]
"""``progress(done, total)``; raises ``StoppedError`` when the person asked to stop."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def share(progress: ProgressFn, begin: int, end: int, whole: int = 100) -> ProgressFn:
    """Return what a part of longer work tells its progress to, which goes from ``begin`` to ``end`` of all.

    >>> share(print, 20, 60)(1, 4)
    30 100
    """

    def tell(done: int, total: int) -> None:
        progress(begin + (end - begin) * min(done, total) // max(total, 1), whole)

    return tell
