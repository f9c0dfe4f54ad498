"""Hidden files beside what is being written: none of them is ever taken for the whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4


@contextmanager
def beside(target: Path, *ends: str) -> Iterator[tuple[Path, ...]]:
    """Yield hidden files beside ``target``, none of which outlives this; those of a killed process go too."""
    for stale in (*target.parent.glob(".*.delightpart"), *target.parent.glob(".*.delightpart-journal")):
        if is_stale(stale):
            stale.unlink(missing_ok=True)
    mark = f"{os.getpid()}-{uuid4().hex[:8]}"
    paths = tuple(target.with_name(f".{mark}.{end}.delightpart") for end in ends)
    try:
        yield paths
    finally:
        for path in paths:
            with suppress(OSError):
                path.unlink(missing_ok=True)
                path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def is_stale(path: Path) -> bool:
    """Tell whether nobody writes to a file any more; only marks of time on the same disk are compared."""
    with suppress(OSError):
        now = path.with_name(f".{uuid4().hex}")
        now.touch()
        age = now.stat().st_mtime - path.stat().st_mtime
        now.unlink()
        return abs(age) > 3600
    return False
