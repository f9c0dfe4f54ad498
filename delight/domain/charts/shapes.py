"""What a chart is drawn of, in the unit of its canvas from the top left; later shapes lie over earlier ones.

Colours are not known here: each shape says what it means (``Role``), and screen and paper have a colour for
that. Nothing is told by colour alone: what is too few to say is hollow or hatched, what is usual is thin.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

OUTLINE, RING, FINE = 1.25, 1.75, 1.0
"""How heavy an outline, the ring about a dot and a line of a hatching are on screen and in pictures."""
DASH, SPACE = 4.0, 3.0
"""How long a stroke of a dashed line is, and the space after it."""


class Role(StrEnum):
    """What a shape means."""

    INK = "ink"
    """What is read first: numbers, the line of zero."""
    QUIET = "quiet"
    """What helps to read: names of months, ends of an axis."""
    HAIR = "hair"
    """A line that is hardly there."""
    TRACK = "track"
    """The whole of which a bar is a part."""
    ACCENT = "accent"
    """What is counted."""
    PALE = "pale"
    """Where the truth may lie, or what is counted in part."""
    FEW = "few"
    """What is too few to say."""
    WATER = "water"
    """Below it lies what nobody saw."""
    USUAL = "usual"
    """What is usual, or a target."""
    GROUND = "ground"
    """The ground on which all stands."""


class Anchor(StrEnum):
    """Which point of a text stands at its ``x``."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


class Rect(NamedTuple):
    """A rectangle, filled or, if ``hollow``, only its outline."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    mark: int | None = None
    hollow: bool = False


class Line(NamedTuple):
    """A straight line of ``weight``, in short strokes if ``dashed``."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    mark: int | None = None
    weight: float = 1.0
    dashed: bool = False


class Dot(NamedTuple):
    """A round dot about a middle, filled or hollow (with the ground inside)."""

    x: float
    y: float
    radius: float
    role: Role
    mark: int | None = None
    hollow: bool = False


class Area(NamedTuple):
    """A closed outline through ``points``, filled or only drawn round."""

    points: tuple[tuple[float, float], ...]
    role: Role
    mark: int | None = None
    hollow: bool = False


class Hatch(NamedTuple):
    """Fine lines side by side, each from one point to another, which fill something."""

    lines: tuple[tuple[float, float, float, float], ...]
    role: Role
    mark: int | None = None


class Text(NamedTuple):
    """A line of words; ``y`` is its baseline, ``width`` how wide it was measured to be.

    With a ``halo`` a little of the ground is left free about its letters, since lines pass behind them.
    """

    x: float
    y: float
    words: str
    width: float
    anchor: Anchor
    role: Role
    mark: int | None = None
    strong: bool = False
    halo: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - self.width * _SHARES[self.anchor]


_SHARES = {Anchor.LEFT: 0.0, Anchor.MIDDLE: 0.5, Anchor.RIGHT: 1.0}

Shape = Rect | Line | Dot | Area | Hatch | Text


class Spot(NamedTuple):
    """Where a mark is pressed or pointed at, and everything about it in words."""

    mark: int
    x: float
    y: float
    width: float
    height: float
    told: str

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart as shapes, and the spots of its marks in their order."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...] = ()

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the spot that lies under a point."""
        return next((spot for spot in self.spots if spot.holds(x, y)), None)
