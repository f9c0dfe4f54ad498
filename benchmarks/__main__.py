"""Measure all speeds, or the one named: ``make bench [ONLY=start]``."""

from __future__ import annotations

import importlib
import sys

from benchmarks.table import show

NAMES = (
    *("start", "letters", "data", "recovery", "surprises", "surprises_week", "insight", "insight_worker"),
    *("pages", "counter"),
)
PARTS = ("save",)
"""Measured with one of those, or alone."""


def main(only: str = "", *more: str) -> None:
    """Run the benchmarks whose name is ``only``, or all; ``guesses`` is no speed, and needs a folder."""
    if only == "guesses":
        importlib.import_module("benchmarks.guesses").main(*more)
        return
    names = [only] if only else list(NAMES)
    unknown = set(names) - {*NAMES, *PARTS}
    if unknown:
        sys.exit(
            f"There is no benchmark called {', '.join(unknown)}; there are {', '.join((*NAMES, *PARTS))}."
        )
    show([speed for name in names for speed in importlib.import_module(f"benchmarks.{name}").measure()])


if __name__ == "__main__":
    main(*sys.argv[1:])
