"""The sheet a chart is sketched on: how large it is, how wide words are, and what stands on it so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from delight.domain.charts.mirroring import mirrored
from delight.domain.charts.shapes import Anchor, Drawing, Role, Shape, Spot, Text
from delight.domain.insight.period import Period

_GRID = 4.0
_USUAL_LINE = 16.0
_SMALL_LINE, _ON_PAPER = 12.0, 0.75
_ELLIPSIS = "…"
Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Lettering:
    """The one size of letters in a chart.

    Attributes:
        ascent, descent: how far they reach above and below their baseline.
        width: how wide words are, strong ones or not.
    """

    ascent: float
    descent: float
    width: Callable[[str, bool], float]

    @property
    def line(self) -> float:
        """How high a line of text is."""
        return self.ascent + self.descent

    @property
    def gap(self) -> float:
        """The smallest distance; all others are multiples of it."""
        if self.line < _SMALL_LINE:
            return _GRID * _ON_PAPER
        return _GRID * max(1, round(self.line / _USUAL_LINE))

    def fitted(self, words: str, room: float, *, strong: bool = False) -> str:
        """Return words that are no wider than ``room``: as they are, with an ellipsis, or none."""
        if self.width(words, strong) <= room:
            return words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            cut = words[:middle].rstrip() + _ELLIPSIS
            low, high = (middle, high) if self.width(cut, strong) <= room else (low, middle - 1)
        return words[:low].rstrip() + _ELLIPSIS if low else ""

    def wrapped(self, words: str, room: float, lines: int) -> list[str]:
        """Return words on at most so many lines, each no wider than ``room``; the last may be cut."""
        found: list[str] = []
        rest = [word for word in words.split(" ") if word]  # what a hard space holds stays together
        while rest and len(found) < lines - 1:
            taken = 1
            while taken < len(rest) and self.width(" ".join(rest[: taken + 1]), False) <= room:  # noqa: FBT003
                taken += 1
            found.append(self.fitted(" ".join(rest[:taken]), room))
            rest = rest[taken:]
        return [*found, self.fitted(" ".join(rest), room)] if rest else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """What a chart is drawn on.

    Attributes:
        right_to_left: what stands left elsewhere stands right.
        days: the period that the chart is about; months that it has only a part of are shown as such.
    """

    width: float
    height: float
    lettering: Lettering
    right_to_left: bool = False
    days: Period | None = None


class Sketch:
    """Shapes as they are put on a canvas, and which places already have words."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.letters = canvas, canvas.lettering
        self.gap, self.line = self.letters.gap, self.letters.line
        self.shapes: list[Shape] = []
        self.spots: list[Spot] = []
        self._taken: list[tuple[float, float, float, float]] = []

    def add(self, *shapes: Shape) -> None:
        """Put shapes on top of what stands so far."""
        self.shapes += shapes

    def spot(self, mark: int, place: tuple[float, float, float, float], told: str) -> None:
        """Say where a mark is pressed: left, top, width and height, held within the canvas."""
        left, top = max(0.0, place[0]), max(0.0, place[1])
        width = min(place[0] + place[2], self.canvas.width) - left
        height = min(place[1] + place[3], self.canvas.height) - top
        self.spots.append(Spot(mark, left, top, max(0.0, width), max(0.0, height), told))

    def text(
        self, words: str, x: float, y: float, role: Role = Role.QUIET, *, anchor: Anchor = Anchor.LEFT,
        room: float | None = None, strong: bool = False, mark: int | None = None,
        halo: bool = False,
    ) -> bool:  # fmt: skip
        """Put words at a baseline, cut to ``room``; nothing is put where words stand already or none fit.

        Words in the middle are moved so that they stay on the canvas.
        """
        limit = self.canvas.width if room is None else min(room, self.canvas.width)
        fitted = self.letters.fitted(words, limit, strong=strong)
        made = Text(x, y, fitted, self.letters.width(fitted, strong), anchor, role, mark, strong, halo)
        made = made._replace(x=x + self._aside(made))
        box = (made.left, y - self.letters.ascent, made.width, self.line)
        if not fitted or self._outside(box) or any(_meet(box, other) for other in self._taken):
            return False
        self._taken.append(box)
        self.shapes.append(made)
        return True

    def lines(
        self, lines: Sequence[str], x: float, middle: float, role: Role = Role.QUIET, *,
        anchor: Anchor = Anchor.LEFT, mark: int | None = None,
    ) -> None:  # fmt: skip
        """Put lines below each other about the height ``middle``."""
        top = middle - self.line * len(lines) / 2
        for place, words in enumerate(lines):
            y = top + self.line * place + self.letters.ascent
            self.text(words, x, y, role, anchor=anchor, mark=mark)

    def centred(self, middle: float) -> float:
        """Return the baseline of a line whose middle is at a height."""
        return middle - self.line / 2 + self.letters.ascent

    def drawing(self) -> Drawing:
        """Return all of it, mirrored where the canvas is read from right to left."""
        made = Drawing(
            width=self.canvas.width,
            height=self.canvas.height,
            shapes=tuple(self.shapes),
            spots=tuple(self.spots),
        )
        return mirrored(made) if self.canvas.right_to_left else made

    def _aside(self, text: Text) -> float:
        """Return how far words go aside to stay on the canvas."""
        over = text.left + text.width - self.canvas.width
        return -text.left if text.left < 0 else -max(0.0, over)

    def _outside(self, box: tuple[float, float, float, float]) -> bool:
        return box[1] < -0.5 or box[1] + box[3] > self.canvas.height + 0.5


def column(letters: Lettering, words: Sequence[str], most: float, *, strong: bool = False) -> float:
    """Return how wide a column of words is, at most ``most``."""
    return min(max((letters.width(one, strong) for one in words), default=0.0), max(0.0, most))


def shown(marks: Sequence[Shown], most: int) -> tuple[Sequence[Shown], int]:
    """Return the marks that have a place, one at least, and how many have not: saying so takes a place."""
    if len(marks) <= most:
        return marks, 0
    kept = max(1, most - 1)
    return marks[:kept], len(marks) - kept


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] + 0.5 < other[1] + other[3]
        and other[1] + 0.5 < one[1] + one[3]
    )
