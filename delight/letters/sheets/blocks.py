"""Address blocks: lines that are set as large as their place allows, and folded where they must be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from delight.letters.pdf.page import Text
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import Line, set_plain

LADDER = (
    (10.5, 1.22),
    (10.0, 1.22),
    (9.5, 1.22),
    (9.0, 1.22),
    (8.5, 1.2),
    (8.0, 1.2),
    (8.0, 1.1),
    (8.0, 1.05),
)
"""Sizes in points and leadings of an address, the best first; USPS asks for 8 points at least."""

# What readers of PDF files take for the height of a letter: more than its ink, so there is air around it.
_ASCENT, _DESCENT = 1.05, 0.35
_CAPITALS, _TAILS = 0.78, 0.22  # their ink
_SOONER_THAN_FOLDED = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Set lines of one size; ``leading`` is in points."""

    cut: Cut
    size: float
    leading: float
    lines: Sequence[Line]

    @property
    def height(self) -> float:
        """From the top of its first line to the foot of its last, in points."""
        return block_height(len(self.lines), self.size, self.leading)

    @property
    def ink(self) -> float:
        """From the top of its first capital to the foot of its last tail, in points."""
        return self.height - (_ASCENT + _DESCENT - _CAPITALS - _TAILS) * self.size

    def at(self, x: float, top: float, *, by_ink: bool = False) -> Text:
        """Return it as an item whose first line, or the ink of it, begins at ``top``."""
        ascent = _CAPITALS if by_ink else _ASCENT
        return Text(x, top + ascent * self.size, self.size, self.leading, self.cut, self.lines)


def fitted(
    texts: Iterable[str],
    cut: Cut,
    width: float,
    height: float,
    ladder: Sequence[tuple[float, float]] = LADDER,
    *,
    by_ink: bool = False,
) -> Block | None:
    """Return ``texts`` as large as ``width`` by ``height`` points allow, or ``None`` where they do not fit.

    Somewhat smaller letters are better than a folded line; a folded line is better than tiny letters.
    ``by_ink`` counts no air above the first line and below the last.
    """
    wanted = [text for text in map(tidy, texts) if text]
    found: Block | None = None
    for size, share in ladder:
        lines = [line for text in wanted for line in set_plain(text, cut, size, width)]
        block = Block(cut=cut, size=size, leading=size * share, lines=lines)
        if (block.ink if by_ink else block.height) > height:
            continue
        if len(lines) == len(wanted) and (found is None or size >= _SOONER_THAN_FOLDED):
            return block
        found = found or block
    return found


def block_height(lines: int, size: float, leading: float) -> float:
    """Return the height of so many lines in points."""
    return (lines - 1) * leading + (_ASCENT + _DESCENT) * size


def most_lines(height: float, ladder: Sequence[tuple[float, float]] = LADDER) -> int:
    """Return how many lines ``height`` points hold at most."""
    size, share = ladder[-1]
    return max(0, int((height - (_ASCENT + _DESCENT) * size) / (size * share) + 1))
