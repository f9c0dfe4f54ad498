"""Window envelopes as data, and what of a folded sheet shows in them however it slips; in millimetres.

Where the numbers come from is written down in ``docs/paper.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

FOLD_TOLERANCE = 2.0
"""How far beside its mark somebody folds a sheet by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pocket:
    """One envelope with a window and the way a sheet is folded for it.

    Attributes:
        left: from the envelope's left edge to the window; ``None`` where ``right`` says it.
        right: from the envelope's right edge to the window.
        bottom: from the envelope's lower edge to the window.
        folds: where the sheet is folded, from its top; the address stands above the first fold.
    """

    width: float
    height: float
    bottom: float
    window_width: float
    window_height: float
    folds: tuple[float, ...]
    left: float | None = None
    right: float | None = None

    @property
    def window_left(self) -> float:
        """From the envelope's left edge to the window."""
        return self.left if self.left is not None else self.width - (self.right or 0.0) - self.window_width


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A rectangle on a sheet, from its top left."""

    left: float
    top: float
    right: float
    bottom: float


def always_visible(pockets: Iterable[Pocket], sheets: Sequence[tuple[float, float]]) -> Zone:
    """Return what shows in every one of ``pockets``, wherever each of ``sheets`` lies in it.

    The sheet may slip to any edge of the envelope, and each fold may be ``FOLD_TOLERANCE`` off.
    """
    seen = [zone for pocket in pockets for sheet in sheets for zone in _extremes(pocket, sheet)]
    return Zone(
        left=max(zone.left for zone in seen),
        top=max(zone.top for zone in seen),
        right=min(zone.right for zone in seen),
        bottom=min(zone.bottom for zone in seen),
    )


def ever_visible(pockets: Iterable[Pocket], sheets: Sequence[tuple[float, float]]) -> Zone:
    """Return what can come into view in any of ``pockets``: only the address may stand there."""
    seen = [zone for pocket in pockets for sheet in sheets for zone in _extremes(pocket, sheet)]
    return Zone(
        left=min(zone.left for zone in seen),
        top=min(zone.top for zone in seen),
        right=max(zone.right for zone in seen),
        bottom=max(zone.bottom for zone in seen),
    )


def _extremes(pocket: Pocket, sheet: tuple[float, float]) -> Iterator[Zone]:
    """Yield what shows of ``sheet`` (width, height) in each corner of the envelope, folded a bit off."""
    width, height = sheet
    steps = (-FOLD_TOLERANCE, 0.0, FOLD_TOLERANCE)
    for errors in product(steps, repeat=len(pocket.folds)):
        folds = [fold + error for fold, error in zip(pocket.folds, errors, strict=True)]
        panels = [b - a for a, b in pairwise([0.0, *(f for f in folds if f < height), height])]
        rooms = max(0.0, pocket.width - width), max(0.0, pocket.height - max(panels))
        for right, up in product((0.0, rooms[0]), (0.0, rooms[1])):
            left = pocket.window_left - right
            bottom = folds[0] - pocket.bottom + up
            yield Zone(
                left=left,
                top=bottom - pocket.window_height,
                right=left + pocket.window_width,
                bottom=bottom,
            )


_DIN = {"bottom": 15.0, "window_width": 90.0, "window_height": 45.0, "left": 20.0}
_CH = {"bottom": 21.0, "window_width": 100.0, "window_height": 45.0}
_CH_C5 = {**_CH, "bottom": 65.0, "width": 229.0, "height": 162.0, "folds": (148.5,)}
_CH_C6_5 = {**_CH, "width": 229.0, "height": 114.0, "folds": (105.0, 210.0)}


def _din(*folds: float) -> tuple[Pocket, ...]:
    return (
        Pocket(width=220, height=110, folds=folds, **_DIN),
        Pocket(width=229, height=114, folds=folds, **_DIN),
    )


DIN5008_A = _din(87, 192)
DIN5008_B = _din(105, 210)
CH = (Pocket(right=12, **_CH_C6_5), Pocket(right=12, **_CH_C5))
CH_LEFT = (Pocket(left=20, **_CH_C6_5), Pocket(left=20, **_CH_C5))
FR = (
    Pocket(width=220, height=110, right=20, bottom=20, window_width=100, window_height=45, folds=(99, 198)),
)
UK_DL = (
    Pocket(width=220, height=110, left=20, bottom=18, window_width=90, window_height=35, folds=(99, 198)),
)
US_10 = (
    Pocket(
        width=241.3,
        height=104.775,
        left=22.225,
        bottom=12.7,
        window_width=114.3,
        window_height=28.575,
        folds=(100, 200),
    ),
)
US_10_IN_THIRDS = (replace(US_10[0], folds=(93.1, 186.3)),)
