"""Bars on a terminal that say how far long work is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import click

from delight.domain.progress import ProgressFn, silent

_STEPS = 1000
_BLINK = 0.6
"""Seconds: whatever is done by then needs no bar."""


@contextmanager
def bar(label: str) -> Iterator[ProgressFn]:
    """Yield what moves a bar."""
    with click.progressbar(length=_STEPS, label=label, file=sys.stderr) as shown:
        yield lambda done, total: shown.update(_STEPS * done // max(total, 1) - shown.pos)


@contextmanager
def late_bar(label: str, *, heard: bool) -> Iterator[ProgressFn]:
    """Yield what moves a bar that comes up only once work has told of itself for longer than a blink."""
    if not heard:
        yield silent
        return
    begun: float | None = None
    move = silent
    with ExitStack() as shown:

        def tell(done: int, total: int) -> None:
            nonlocal begun, move
            begun = time.monotonic() if begun is None else begun
            if move is silent and time.monotonic() - begun > _BLINK:
                move = shown.enter_context(bar(label))
            move(done, total)

        yield tell


def on_terminal() -> bool:
    """Tell whether somebody sees what goes to standard error."""
    return sys.stderr is not None and sys.stderr.isatty()
