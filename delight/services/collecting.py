"""Work on very many small things without looking for rubbish among them all the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected_later(*, of_many: bool = True, holds: bool = True) -> Iterator[None]:
    """Let Python look for circles of rubbish only afterwards, and never among what was made meanwhile.

    Rows hold no circles: they go when nobody holds them any more. Looking through those of a large file would
    hold up the window for a quarter of a second, and costs a fifth of the whole work.

    Args:
        of_many: without it all is as always.
        holds: much of what was made is held afterwards. What is set aside then stays for good: circles of
            other threads that were rubbish by then, too. So work that is done time and again goes without.
    """
    was_on = gc.isenabled() and of_many
    if was_on:
        gc.disable()
    try:
        yield
    finally:
        if was_on:
            if holds:
                gc.freeze()
            gc.enable()
