"""Work on very many small things without looking for rubbish among them all the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class _Works:
    """How much such work is under way, on all workers together."""

    count: int = 0
    were_on: bool = False
    lock: Lock = field(default_factory=Lock)


_works = _Works()


@contextmanager
def collected_later(*, of_many: bool = True, holds: bool = True) -> Iterator[None]:
    """Let Python look for circles of rubbish only afterwards, and never among what was made meanwhile.

    Rows hold no circles: they go when nobody holds them any more. Looking through those of a large file would
    hold up the window for a quarter of a second, and costs a fifth of the whole work. Where two workers do
    such work, it waits for the last of both.

    Args:
        of_many: without it all is as always.
        holds: much of what was made is held afterwards. What is set aside then stays for good: circles of
            other threads that were rubbish by then, too. So work that is done time and again goes without.
    """
    if not of_many:
        yield
        return
    with _works.lock:
        if not _works.count:
            _works.were_on = gc.isenabled()
            gc.disable()
        _works.count += 1
    try:
        yield
    finally:
        with _works.lock:
            _works.count -= 1
            if not _works.count and _works.were_on:
                if holds:
                    gc.freeze()
                gc.enable()
