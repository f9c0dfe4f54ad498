"""The square that a scanner reads: a code as a QR code, with the white around it that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import segno

from delight.letters.pdf.page import Outline, Shape

QUIET = 4
"""White modules on each side (ISO/IEC 18004)."""

MODULES = 21
"""Modules in a row: nine capitals and digits fit the smallest square even where 30 % of it may be lost."""

WHOLE = MODULES + 2 * QUIET

DOT = 0.24
"""A three-hundredth of an inch in points; modules of whole dots come out of a printer equally wide."""

_BLACK = (0.0, 0.0, 0.0)


def square(code: str, x: float, y: float, dots: int) -> Shape:
    """Return a code as a QR code.

    Args:
        code: up to ten capitals and digits, without spaces.
        x: left edge of the white around it, in points.
        y: its upper edge.
        dots: how wide a module is, in three-hundredths of an inch: 9 make modules of 0.76 mm.
    """
    return Shape(x, y, _outlines(code, dots), fill=_BLACK)


def side(dots: int) -> float:
    """Return how wide a square is with the white around it, in points."""
    return WHOLE * dots * DOT


@lru_cache(maxsize=256)
def _outlines(code: str, dots: int) -> tuple[Outline, ...]:
    made = segno.make_qr(code, error="h", version=1, mode="alphanumeric", boost_error=False)
    unit = dots * DOT
    return tuple(
        tuple((unit * (QUIET + across), unit * (QUIET + down)) for across, down in corners)
        for row, modules in enumerate(made.matrix)
        for corners in _strips(row, bytes(modules))
    )


def _strips(row: int, modules: bytes) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the corners of each run of dark modules in a row."""
    start: int | None = None
    for place, dark in enumerate((*modules, 0)):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield (start, row), (place, row), (place, row + 1), (start, row + 1)
            start = None
