"""Lines of mixed scripts: words that run both ways, and words that no space parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from delight.letters.type import bidi, breaks, markup, readback
from delight.letters.type.fonts import Cut, Stack, Word, clusters, stack

_WORD = re.compile(r"[^ ]+")


@dataclass(slots=True)
class Line:
    """One set line: the inside of a PDF text array, its width in points and the words it shows.

    ``x`` is how far from the left edge of its block the line begins. ``other`` is its code on a page that
    mostly runs from right to left; empty where nothing in the line does.
    """

    code: str
    width: float
    words: list[Word] = field(repr=False)
    x: float = 0.0
    other: str = ""


class _Part(NamedTuple):
    """A stretch of one direction and one style; ``draw`` shapes any piece of it."""

    word: Word
    level: int
    draw: Callable[[str], Word]


class Unit(NamedTuple):
    """What a line never parts; ``space`` is the level of the space before it, if there is one."""

    parts: tuple[_Part, ...]
    space: int | None
    advance: float


def units(runs: Sequence[markup.Run], cut: Cut, base: int) -> list[Unit]:
    """Return one paragraph's text as units, in the order of reading.

    Raises:
        DelightError: ``letters.characters``.
    """
    text = "".join(run.text for run in runs)
    levels = bidi.levels(text, base) if base or bidi.needed(text) else [0] * len(text)
    styles = [style for run in runs for style in [(run.bold, run.italic)] * len(run.text)]
    found: list[Unit] = []
    for word in _WORD.finditer(text):
        starts = [word.start(), *(word.start() + place for place in breaks.inside(word.group()))]
        for start, end in zip(starts, [*starts[1:], word.end()], strict=True):
            parts = tuple(_parts(text, levels, styles, start, end, cut))
            is_spaced = start == word.start() and start > 0
            space = levels[start - 1] if is_spaced else None
            found.append(Unit(parts, space, sum(part.word.advance for part in parts)))
    return found


def _parts(
    text: str, levels: Sequence[int], styles: Sequence[tuple[bool, bool]], start: int, end: int, cut: Cut
) -> Iterator[_Part]:
    """Yield the stretches of one level and one style between two places."""
    while start < end:
        stop = start + 1
        while stop < end and (levels[stop], styles[stop]) == (levels[start], styles[start]):
            stop += 1
        draw = _drawer(cut, styles[start], backwards=levels[start] % 2 == 1)
        yield _Part(draw(text[start:stop]), levels[start], draw)
        start = stop


def _drawer(cut: Cut, style: tuple[bool, bool], *, backwards: bool) -> Callable[[str], Word]:
    base, (bold, italic) = stack(cut), style
    if not (bold or italic):
        return base.right_to_left if backwards else base.word
    other = stack(replace(cut, weight=600 if bold else cut.weight, italic=italic or cut.italic))
    return lambda text: base.borrowed(text, other, backwards=backwards)


def fill(found: Sequence[Unit], faces: Stack, size: float, measure: float) -> list[Line]:
    """Fill lines greedily; a unit that is wider than the measure is cut between its letters."""
    limit, space = measure * 1000 / size, faces.space
    lines: list[list[Unit]] = []
    width = 0.0
    for unit in found:
        for piece in [unit] if unit.advance <= limit else _cut(unit, limit):
            room = piece.advance + (space.advance if piece.space is not None else 0)
            if lines and width + room <= limit:
                lines[-1].append(piece)
                width += room
            else:
                lines.append([piece])
                width = piece.advance
    return [_line(line, faces, size) for line in lines]


def _cut(unit: Unit, limit: float) -> Iterator[Unit]:
    """Cut a unit into units that fit, keeping marks with their letters."""
    space = unit.space
    for part in unit.parts:
        for word in cut_word(part.word, part.draw, limit):
            yield Unit((part._replace(word=word),), space, word.advance)
            space = None


def cut_word(word: Word, draw: Callable[[str], Word], limit: float) -> list[Word]:
    """Cut a word into words that fit, keeping marks with their letters."""
    parts: list[Word] = []
    letters = clusters(word.text)
    start = 0
    while start < len(letters):
        count = max(1, int((len(letters) * limit / max(word.advance, 1)) * 1.2))
        part = draw("".join(letters[start : start + count]))
        while part.advance > limit and count > 1:
            count = max(1, min(count - 1, int(count * limit / part.advance)))
            part = draw("".join(letters[start : start + count]))
        parts.append(part)
        start += count
    return parts


def _line(taken: Sequence[Unit], faces: Stack, size: float) -> Line:
    """Return the units of a line as one, from left to right."""
    space = faces.space
    words: list[Word] = []
    levels: list[int] = []
    for place, unit in enumerate(taken):
        if place and unit.space is not None:
            words.append(space)
            levels.append(unit.space)
        for part in unit.parts:
            words.append(part.word)
            levels.append(part.level)
    shown = [words[place] for place in bidi.visual_order(levels)]
    width = sum(word.advance for word in words) * size / 1000
    if not any(level % 2 for level in levels):
        return Line("".join(word.code for word in shown), width, [*words, space])
    code, other, unseen = readback.marked("".join(word.text for word in words), shown, faces)
    return Line(code, width, [*words, *unseen, space], other=other)
