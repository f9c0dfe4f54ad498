"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

ProgressFn = Callable[[int, int], None]
"""``progress(done, total)``; raises ``StoppedError`` when the person asked to stop."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""
