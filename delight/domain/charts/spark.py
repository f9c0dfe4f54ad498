"""The small line of a card: months as points, with gaps where a month has too few."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from delight.domain.charts.mirroring import mirrored
from delight.domain.charts.scales import nice
from delight.domain.charts.shapes import Dot, Drawing, Line, Role, Shape
from delight.domain.insight.chapter import Figure
from delight.domain.insight.saying import JOINED_FROM

_END, _SMALL = 3.0, 1.5


def spark(figure: Figure, width: float, height: float, *, right_to_left: bool = False) -> Drawing:
    """Return the small line of a figure over what is usual; the last month is the large dot.

    Points are joined only between neighbours, and only if there are enough of them
    (``insight.saying.JOINED_FROM``). Shares stand on the whole from none to all of a hundred, so a small
    change looks small.
    """
    values = [value for value in figure.points if value is not None]
    usual = figure.usual.value if figure.usual and figure.usual.unit is figure.unit else None
    scale = nice(min([*values, usual or 0.0]), max([*values, usual or 0.0]), figure.unit)
    step = (width - 2 * _END) / max(1, len(figure.points) - 1)

    def place(at: int, value: float) -> tuple[float, float]:
        return _END + step * at, _END + (height - 2 * _END) * (1 - scale.part(value))

    shapes: list[Shape] = []
    if usual is not None and values:
        level = place(0, usual)[1]
        shapes.append(Line(0, level, width, level, Role.USUAL, dashed=True))
    if len(values) >= JOINED_FROM:
        shapes += _joined(figure.points, [place(at, value or 0.0) for at, value in enumerate(figure.points)])
    last = max((at for at, value in enumerate(figure.points) if value is not None), default=None)
    for at, value in enumerate(figure.points):
        if value is not None:
            shapes.append(Dot(*place(at, value), _END if at == last else _SMALL, Role.ACCENT, at))
    made = Drawing(width=width, height=height, shapes=tuple(shapes))
    return mirrored(made) if right_to_left else made


def _joined(values: Sequence[float | None], places: Sequence[tuple[float, float]]) -> list[Shape]:
    pairs = pairwise(zip(values, places, strict=True))
    return [
        Line(*one, *other, Role.ACCENT, weight=1.5)
        for (value, one), (following, other) in pairs
        if value is not None and following is not None
    ]
