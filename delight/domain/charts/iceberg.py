"""A small iceberg for each thing: above the water what was said, below it the range of what was not.

The areas are true: twice as many cases have twice the area, above the water and below it. What is below at
least is filled, what may be below as well is hatched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from delight.domain.charts.hatching import hatch
from delight.domain.charts.shapes import Anchor, Area, Hatch, Line, Rect, Role
from delight.domain.charts.sketch import Sketch, column, shown
from delight.domain.charts.words import ChartWords
from delight.domain.insight.chapter import Chart, Mark

_TIP = (
    (-0.38, 0.0),
    (-0.26, 0.36),
    (-0.15, 0.45),
    (-0.03, 1.0),
    (0.07, 0.7),
    (0.15, 0.75),
    (0.28, 0.27),
    (0.38, 0.0),
)
_BODY = (
    (-0.5, 0.0), (-0.46, 0.2), (-0.39, 0.42), (-0.27, 0.6), (-0.2, 0.82), (-0.03, 1.0),
    (0.12, 0.84), (0.26, 0.66), (0.4, 0.4), (0.47, 0.18), (0.5, 0.0),
)  # fmt: skip
"""The outlines for a width of one and a height of one. The body grows no wider with depth, so that a smaller
one lies within a larger one."""
_NARROWEST, _ROOM_MOST = 4.5, 7.0
"""So many lines of text a berg has room for at least."""
_WIDEST = 8.5
_NAME_MOST, _HIGH = 3, 12
"""A name has so many lines at most, on a canvas of more lines of text than that; else one."""
_WITH_WORDS = 30.0
_SMALL = 0.86
_ASIDE, _ASIDE_MOST = 0.16, 0.24
"""Words beside the water get so much of the width, and so much at most where one of them is long."""


class _Sea(NamedTuple):
    """Where the water is, and how many units of the canvas a case takes above and below it."""

    left: float
    pitch: float
    berg: float
    level: float
    above: float
    below: float

    def x(self, place: int) -> float:
        return self.left + self.pitch * (place + 0.5)


def iceberg(sketch: Sketch, chart: Chart, words: ChartWords) -> None:
    """Draw a chart of icebergs."""
    width = sketch.canvas.width
    left = _aside(sketch, words) if width >= _WITH_WORDS * sketch.line else 0.0
    kept, more = shown(chart.marks, max(1, int((width - left) // _narrowest(sketch, chart, words))))
    foot = (sketch.line + sketch.gap) * bool(more)
    pitch = (width - left) / max(1, len(kept))
    rows = max((len(_name(sketch, words, mark, pitch)) for mark in kept), default=1)
    sea = _sea(sketch, kept, left, foot, rows)
    bottom = sketch.canvas.height - foot
    sketch.add(Rect(0, sea.level, width, max(0.0, bottom - sea.level), Role.WATER))
    for place, mark in enumerate(kept):
        _berg(sketch, sea, mark, place)
        _write(sketch, words, sea, mark, place)
        at = (sea.x(place) - sea.pitch / 2, 0.0, sea.pitch, bottom)
        sketch.spot(place, at, words.told(mark))
    sketch.add(Line(0, sea.level, width, sea.level, Role.USUAL, weight=1.5))
    if left:
        _sides(sketch, words, sea, left)
    if more:
        sketch.text(words.common("more", str(more)), left, sketch.canvas.height - sketch.letters.descent)


def _aside(sketch: Sketch, words: ChartWords) -> float:
    """Return how wide the column of words beside the water is: none of them is cut if there is room."""
    width, parts = sketch.canvas.width, f"{words.own('above')} {words.own('below')}".split()
    longest = column(sketch.letters, parts, width * _ASIDE_MOST) + sketch.gap * 2
    return max(longest, min(width * _ASIDE, sketch.line * 7))


def _narrowest(sketch: Sketch, chart: Chart, words: ChartWords) -> float:
    """Return how much room a berg needs: so much that few of the words in its name are cut."""
    parts = [part for mark in chart.marks for part in words.label(mark).split()]
    longest = column(sketch.letters, parts, sketch.line * _ROOM_MOST) + sketch.gap
    return max(longest, sketch.line * _NARROWEST)


def small_bergs(sketch: Sketch, marks: Sequence[Mark]) -> None:
    """Draw icebergs side by side without words, as high as the canvas."""
    canvas = sketch.canvas
    above, below = _sizes(marks, canvas.height)
    pitch = canvas.width / max(1, len(marks))
    level = above * max(_seen(mark) for mark in marks)
    sea = _Sea(0.0, pitch, min(pitch * _SMALL, canvas.height * 1.5), level, above, below)
    sketch.add(Rect(0, level, canvas.width, canvas.height - level, Role.WATER))
    for place, mark in enumerate(marks):
        _berg(sketch, sea, mark, place)
    sketch.add(Line(0, level, canvas.width, level, Role.USUAL))


def _name(sketch: Sketch, words: ChartWords, mark: Mark, pitch: float) -> Sequence[str]:
    """Return the name of a berg in lines."""
    most = _NAME_MOST if sketch.canvas.height > sketch.line * _HIGH else 1
    return sketch.letters.wrapped(words.label(mark), pitch - sketch.gap, most)


def _sea(sketch: Sketch, marks: Sequence[Mark], left: float, foot: float, rows: int) -> _Sea:
    """Return how large a case is drawn, so that the largest berg just fits below ``rows`` lines of names."""
    gap, line, canvas = sketch.gap, sketch.line, sketch.canvas
    head = line * (rows + 1) + gap * 2
    room = max(1.0, canvas.height - foot - head - line - gap * 2)
    above, below = _sizes(marks, room)
    pitch = (canvas.width - left) / max(1, len(marks))
    level = head + (above * max(map(_seen, marks)) if above else room / 3)
    return _Sea(left, pitch, min(pitch - gap * 2, line * _WIDEST), level, above, below)


def _sizes(marks: Sequence[Mark], room: float) -> tuple[float, float]:
    """Return how high a case is drawn above the water and below it; nothing where there are none."""
    wider = _size(_TIP) / _size(_BODY)
    whole = max(map(_seen, marks)) + wider * max(max(0.0, mark.high or 0.0) for mark in marks)
    each = room / whole if whole else 0.0
    return each, each * wider


def _seen(mark: Mark) -> float:
    return max(0.0, mark.value or 0.0)


def _berg(sketch: Sketch, sea: _Sea, mark: Mark, place: int) -> None:
    x = sea.x(place)
    if mark.high:
        outline = _scaled(_BODY, x, sea.level, sea.berg, mark.high * sea.below)
        sketch.add(Area(outline, Role.GROUND, place))
        sketch.add(Hatch(hatch(outline, sketch.gap * 1.25), Role.PALE, place))
        sketch.add(Area(outline, Role.ACCENT, place, hollow=True))
    if mark.low:
        outline = _scaled(_BODY, x, sea.level, sea.berg, mark.low * sea.below)
        sketch.add(Area(outline, Role.PALE, place))
        sketch.add(Area(outline, Role.ACCENT, place, hollow=True))
    if mark.value:
        outline = _scaled(_TIP, x, sea.level, sea.berg, -mark.value * sea.above)
        sketch.add(Area(outline, Role.FEW if mark.quiet else Role.ACCENT, place, hollow=mark.quiet))


def _write(sketch: Sketch, words: ChartWords, sea: _Sea, mark: Mark, place: int) -> None:
    """Write the name at the top, the number on the tip and the range below the berg."""
    letters, gap, x = sketch.letters, sketch.gap, sea.x(place)
    room = sea.pitch - gap
    for row, name in enumerate(_name(sketch, words, mark, sea.pitch)):
        sketch.text(name, x, letters.ascent + sketch.line * row, anchor=Anchor.MIDDLE, room=room, mark=place)
    tip = sea.level - (mark.value or 0.0) * sea.above - gap / 2 - letters.descent
    if mark.value is not None:
        sketch.text(
            words.number(mark.value),
            x,
            tip,
            Role.INK,
            anchor=Anchor.MIDDLE,
            strong=True,
            room=room,
            mark=place,
        )
    y = sea.level + (mark.high or 0.0) * sea.below + gap / 2 + letters.ascent
    if mark.low is not None and mark.high is not None:
        told = f"{words.number(mark.low)} – {words.number(mark.high)}"
        sketch.text(told, x, y, Role.INK, anchor=Anchor.MIDDLE, room=room, mark=place)
    else:
        for row, part in enumerate(letters.wrapped(words.few, room, 2)):
            sketch.text(part, x, y + gap / 2 + sketch.line * row, anchor=Anchor.MIDDLE, room=room, mark=place)


def _sides(sketch: Sketch, words: ChartWords, sea: _Sea, room: float) -> None:
    """Write beside the water what is above it and what below."""
    letters, gap = sketch.letters, sketch.gap
    above = letters.wrapped(words.own("above"), room - gap * 2, 3)
    sketch.lines(above, gap, sea.level - gap - sketch.line * len(above) / 2)
    below = letters.wrapped(words.own("below"), room - gap * 2, 3)
    sketch.lines(below, gap, sea.level + gap + sketch.line * len(below) / 2)


def _scaled(
    outline: Sequence[tuple[float, float]], x: float, level: float, width: float, height: float
) -> tuple[tuple[float, float], ...]:
    return tuple((x + across * width, level + down * height) for across, down in outline)


def _size(outline: Sequence[tuple[float, float]]) -> float:
    """Return the area of an outline."""
    pairs = zip(outline, [*outline[1:], outline[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2
