"""Stars of reviews: out of five, of ten or of a hundred, as their column tells."""

from __future__ import annotations

import re
from collections.abc import Iterable

USUAL = 5
_SCALES = (USUAL, 10, 100)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
"""As Google writes them."""
_SHAPE = re.compile(
    r"(?P<count>\d{1,3}(?:[.,]\d+)?)(?![\d.,])\s*"
    r"(?:(?P<percent>%)|(?:/|out of|[^\W\d]{1,3})\s*(?P<of>\d{1,3})\b)?.*",
    re.DOTALL,
)
"""4, "4.5 stars", 4/5, "4 out of 5", "4 von 5", "80 %"."""


def scale_of(cells: Iterable[str]) -> int:
    """Return out of how many stars a column counts: five, unless some of its cells are above that."""
    told = (read for text in cells if (read := _read(text)) and not read[1])
    most = max((count for count, _ in told), default=0)
    return next((scale for scale in _SCALES if most <= scale), USUAL)


def is_praise(text: str, scale: int) -> bool | None:
    """Return whether stars praise: four of five do, less does not; ``None`` where there are none."""
    read = _read(text)
    if read is None or not read[0] or read[0] > (read[1] or scale):
        return None
    count, own = read
    return count * 5 >= 4 * (own or scale)


def _read(text: str) -> tuple[float, int] | None:
    """Return (how many, out of how many): 0 where the cell itself does not say out of how many."""
    bare = text.strip().casefold()
    if "★" in bare:
        return bare.count("★"), USUAL
    if bare in _WORDS:
        return _WORDS[bare], USUAL
    match = _SHAPE.fullmatch(bare)
    if match is None:
        return None
    count = float(match["count"].replace(",", "."))
    return count, 100 if match["percent"] else int(match["of"] or 0)
