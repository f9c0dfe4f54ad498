"""One bar in parts, each told apart by how it is filled; names stand below it, or in a list with swatches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from delight.domain.charts.hatching import hatch
from delight.domain.charts.shapes import Anchor, Hatch, Line, Rect, Role
from delight.domain.charts.sketch import Lettering, Sketch, shown
from delight.domain.charts.words import ChartWords, says
from delight.domain.insight.chapter import Chart, Mark

_BETWEEN, _THICK = 2.0, 1.75


class _Part(NamedTuple):
    mark: Mark
    place: int
    left: float
    width: float


def natural_height(chart: Chart, letters: Lettering, width: float, words: ChartWords) -> float:
    """Return how high a bar in parts would like to be, with what is written below it."""
    thick = letters.line * _THICK
    if _fit_below(_parts(chart, width), letters, words):
        return thick + letters.line * 2 + letters.gap * 2
    return thick + letters.gap * 2 + (letters.line + letters.gap * 2) * len(chart.marks)


def split(sketch: Sketch, chart: Chart, words: ChartWords) -> None:
    """Draw a chart of one bar in parts."""
    thick = min(sketch.line * _THICK, sketch.canvas.height / 3)
    parts = _parts(chart, sketch.canvas.width)
    _draw_parts(sketch, parts, 0.0, thick)
    if _fit_below(parts, sketch.letters, words):
        _below(sketch, words, parts, thick)
    else:
        _list(sketch, chart, words, thick)


def small_split(sketch: Sketch, chart: Chart, thick: float) -> None:
    """Draw the bar without words, in the middle of the canvas."""
    top = max(0.0, (sketch.canvas.height - thick) / 2)
    _draw_parts(sketch, _parts(chart, sketch.canvas.width), top, min(thick, sketch.canvas.height))


def _draw_parts(sketch: Sketch, parts: Sequence[_Part], top: float, thick: float) -> None:
    for part in parts:
        _fill(sketch, part.mark, part.place, (part.left, top, part.width, thick))


def _parts(chart: Chart, width: float) -> list[_Part]:
    """Return the parts side by side, as long as their share of the whole."""
    sizes = [max(0.0, mark.value or 0.0) for mark in chart.marks]
    whole, left = sum(sizes), 0.0
    found: list[_Part] = []
    for index, (mark, size) in enumerate(zip(chart.marks, sizes, strict=True)):
        long = width * size / whole if whole else 0.0
        found.append(_Part(mark, index, left, long))
        left += long
    return found


def _fill(sketch: Sketch, mark: Mark, index: int, box: tuple[float, float, float, float]) -> None:
    """Fill a part so that its neighbours look otherwise in grey, too."""
    left, top, width, height = box
    width = width - _BETWEEN if width > _BETWEEN * 2 else width
    if width <= 0:
        return
    if mark.quiet or index % 4 == 2:
        role = Role.FEW if mark.quiet else Role.INK
        corners = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
        # Those of too few are all hatched: each second one the other way, and wider from the third on.
        falling = not mark.quiet or index % 2 == 1
        apart = sketch.gap * (1 + index // 2 if mark.quiet else 1)
        sketch.add(Hatch(hatch(corners, apart, falling=falling), role, index))
        sketch.add(Rect(left, top, width, height, role, index, hollow=True))
        return
    roles = (Role.ACCENT, Role.PALE, Role.INK, Role.TRACK)
    sketch.add(Rect(left, top, width, height, roles[index % 4], index))
    if index % 4 == 3:
        sketch.add(Rect(left, top, width, height, Role.QUIET, index, hollow=True))


def _fit_below(parts: Sequence[_Part], letters: Lettering, words: ChartWords) -> bool:
    """Whether names and numbers have room below their parts."""
    for part in parts:
        label, value = words.label(part.mark), words.value(part.mark)
        widest = max(letters.width(label, False), letters.width(value, True))  # noqa: FBT003
        if widest + letters.gap * 2 > part.width:
            return False
    return True


def _below(sketch: Sketch, words: ChartWords, parts: Sequence[_Part], thick: float) -> None:
    """Write names and numbers below their parts."""
    letters, gap = sketch.letters, sketch.gap
    for part in parts:
        top = thick + gap
        sketch.text(
            words.value(part.mark), part.left, top + letters.ascent, Role.INK, strong=True, mark=part.place
        )
        sketch.text(words.label(part.mark), part.left, top + sketch.line + letters.ascent, mark=part.place)
        sketch.spot(part.place, (part.left, 0, part.width, top + sketch.line * 2), words.told(part.mark))


def _list(sketch: Sketch, chart: Chart, words: ChartWords, thick: float) -> None:
    """Write names and numbers below each other, each behind a piece of its part."""
    letters, gap, width = sketch.letters, sketch.gap, sketch.canvas.width
    top = thick + gap * 2
    room = sketch.canvas.height - top
    kept, more = shown(chart.marks, max(1, int(room // (sketch.line + gap / 2))))
    pitch = min(sketch.line + gap * 2, room / max(1, len(kept) + bool(more)))
    number = max((letters.width(words.value(mark), says(chart, mark)) for mark in kept), default=0.0)
    swatch = min(sketch.line, pitch - gap / 2)
    start = sketch.line + gap * 2
    end = min(width, max(width * 0.5, sketch.line * 18))
    for index, mark in enumerate(kept):
        middle = top + pitch * (index + 0.5)
        _fill(sketch, mark, index, (0.0, middle - swatch / 2, sketch.line, swatch))
        y = sketch.centred(middle)
        said = says(chart, mark)
        role = Role.INK if said else Role.QUIET
        sketch.text(words.label(mark), start, y, Role.INK, room=end - start - number - gap * 2, mark=index)
        sketch.text(
            words.value(mark), end, y, role, anchor=Anchor.RIGHT, strong=said, room=end - start, mark=index
        )
        if index:
            sketch.add(Line(start, middle - pitch / 2, end, middle - pitch / 2, Role.HAIR))
        sketch.spot(index, (0, middle - pitch / 2, width, pitch), words.told(mark))
    if more:
        sketch.text(words.common("more", str(more)), start, sketch.centred(top + pitch * (len(kept) + 0.5)))
