"""Where the marks of a chart that stands lie."""

from __future__ import annotations

from typing import NamedTuple

from delight.domain.charts.scales import Scale


class Plot(NamedTuple):
    """Where the marks of a chart that stands lie, and its scale."""

    left: float
    right: float
    top: float
    bottom: float
    pitch: float
    scale: Scale
    direct: bool
    """Whether each value stands at its mark, so that no scale is needed."""

    def x(self, place: int) -> float:
        """Return the middle of a mark by its place."""
        return self.left + self.pitch * (place + 0.5)

    def y(self, value: float) -> float:
        """Return the height of a value."""
        return self.bottom - (self.bottom - self.top) * self.scale.part(value)
