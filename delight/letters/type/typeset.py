"""Lines: paragraphs and lists set ragged, never beyond the measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from delight.letters.type import bidi, markup, mixed, scripts
from delight.letters.type.fonts import Cut, Stack, Word, joined, stack
from delight.letters.type.mixed import Line

__all__ = ["Line", "set_paragraph", "set_plain"]

_SHORT_LAST_LINE = 0.16
_NARROWER, _NARROWER_PAIR = (0.97, 0.94, 0.91, 0.88), (0.97, 0.94, 0.91, 0.88, 0.84, 0.8)
_ENDLESS = 1e6
_ITEM = re.compile(r"(•|\d{1,2}[.)]) +(?=\S)")
_GAP_AFTER_MARKER = 0.45
# A number and what it counts ("26 June", "3 Mill Lane"), a title and its name, the parts of a code or a
# telephone number, a word of one letter: none of them ends a line. The letters such words begin with stand
# first: most places are passed over by them alone.
_HOLDS_ON = re.compile(
    r"(?<![^ (“„«])(?=[\dA-Z£€$aàÀyoe])"
    r"(?:\d{1,2}(?:\.|er)?|Dr\.?|Prof\.|Mrs?\.?|Ms\.?|Frau|Herrn?|M\.|Mme|Mlle|Sra?\.|D\.ª?|Nr\.|No\.|[£€$]|[aAIàÀyYoOeE]"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?= \d)"
    r"|[A-Z\d]*\d[A-Z\d]*(?= [A-Z\d]*\d[A-Z\d]*\b)) (?=\w)"
)


@lru_cache(maxsize=128)
def set_paragraph(lines: tuple[str, ...], cut: Cut, size: float, measure: float) -> tuple[Line, ...]:
    """Set the lines of one paragraph, with their markup, at ``size`` points in ``measure`` points.

    A line that begins with a bullet, and lines that are numbered, become a list.

    Raises:
        DelightError: ``letters.characters``.
    """
    markers = _markers(lines)
    indent = max((_indent(marker, cut, size) for marker in markers if marker), default=0.0)
    found: list[Line] = []
    for text, marker in zip(lines, markers, strict=True):
        if marker:
            found += _item(text, marker, cut, size, measure, indent)
        else:
            found += _set(markup.runs(text), cut, size, measure, _base(text, cut, body=True))
    return tuple(found)


@lru_cache(maxsize=128)
def set_plain(text: str, cut: Cut, size: float, measure: float) -> tuple[Line, ...]:
    """Set ``text`` as it stands: stars are stars.

    Raises:
        DelightError: ``letters.characters``.
    """
    text = markup.tidy(text)
    faces = stack(cut)
    if _is_simple(text, cut):
        return tuple(_break(faces.words(text), faces, size, measure))
    units = mixed.units([markup.Run(text, bold=False, italic=False)], cut, _base(text, cut))
    lines = mixed.fill(units, faces, size, measure)
    return tuple(_ranged(lines, measure) if scripts.is_right_to_left(cut.language) else lines)


def _is_simple(text: str, cut: Cut) -> bool:
    """Whether words stand from left to right with spaces between them, as almost always."""
    return not scripts.is_right_to_left(cut.language) and scripts.is_plain(text)


def _base(text: str, cut: Cut, *, body: bool = False) -> int:
    """Return the level of a paragraph: that of the letter's language, or of its own first letter.

    Names and addresses are in whatever language they are.
    """
    by_language = int(scripts.is_right_to_left(cut.language))
    return 1 if body and by_language else bidi.base_level(text, default=by_language)


def _set(runs: Sequence[markup.Run], cut: Cut, size: float, measure: float, base: int) -> list[Line]:
    """Fill the lines of a paragraph; one that runs from right to left is ranged right."""
    faces = stack(cut)
    runs = [run._replace(text=_HOLDS_ON.sub(_held, run.text)) for run in runs]
    if base == 0 and all(_is_simple(run.text, cut) for run in runs):
        words = _words(runs, cut)
        return _well_ended(partial(_break, words, faces, size), measure)
    units = mixed.units(runs, cut, base)
    fill = partial(mixed.fill, units, faces, size)
    lines = fill(measure) if scripts.is_without_spaces(cut.language) else _well_ended(fill, measure)
    return _ranged(lines, measure) if base else lines


def _held(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\u00a0"


def _well_ended(fill: Callable[[float], list[Line]], measure: float) -> list[Line]:
    """Fill the lines, a little narrower if that spares the paragraph a last line of one short word."""
    lines = fill(measure)
    if len(lines) < 2 or lines[-1].width > measure * _SHORT_LAST_LINE:
        return lines
    for share in _NARROWER_PAIR if len(lines) == 2 else _NARROWER:
        others = fill(measure * share)
        if len(others) == len(lines) and others[-1].width > measure * _SHORT_LAST_LINE:
            return others
    return lines


def _ranged(lines: Sequence[Line], measure: float) -> list[Line]:
    """Let lines end at the right edge of the measure."""
    if measure > _ENDLESS:
        return list(lines)
    return [replace(line, x=measure - line.width) for line in lines]


def _markers(lines: Sequence[str]) -> list[str]:
    """Return each line's bullet or number; "" for text. One number alone is a date, or a house."""
    found = [match.group(1) if (match := _ITEM.match(line)) else "" for line in lines]
    numbers = [int(marker[:-1]) if marker.strip("•") else 0 for marker in found]
    for place, number in enumerate(numbers):
        goes_on = place > 0 and numbers[place - 1] == number - 1 > 0
        is_followed = numbers[place + 1 : place + 2] == [number + 1]
        if number and not (goes_on or is_followed):
            found[place] = ""
    return found


def _indent(marker: str, cut: Cut, size: float) -> float:
    return stack(cut).word(marker).advance * size / 1000 + _GAP_AFTER_MARKER * size


def _item(text: str, marker: str, cut: Cut, size: float, measure: float, indent: float) -> list[Line]:
    """Set one item of a list: its marker hangs beside its lines."""
    said = text[len(marker) :].lstrip(" ")
    base = _base(said, cut, body=True)
    lines = _set(markup.runs(said), cut, size, measure - indent, base)
    faces = stack(cut)
    shown = _set([markup.Run(marker, bold=False, italic=False)], cut, size, _ENDLESS, base)[0]
    rest = (indent - shown.width) * 1000 / size - faces.space.advance
    between = (faces.space.code, f"{-rest / faces.faces[0].scale:.0f} ")
    first, *others = lines
    codes = [
        "".join(reversed(pieces) if base else pieces)
        for code in (first.code, first.other)
        if (pieces := [shown.code, *between, code])
    ]
    words = [*shown.words, *first.words]
    other = codes[1] if first.other else ""
    first = Line(codes[0], first.width + indent, words, first.x if base else 0.0, other)
    return [first, *(line if base else replace(line, x=indent) for line in others)]


def _words(runs: Sequence[markup.Run], cut: Cut) -> list[Word]:
    """Return the words of a line, shaped."""
    base = stack(cut)
    if len(runs) == 1 and not (runs[0].bold or runs[0].italic):
        return base.words(runs[0].text)
    return list(_styled_words(runs, base))


def _styled_words(runs: Sequence[markup.Run], base: Stack) -> Iterator[Word]:
    """Yield the words of a line of several styles; a word may change its style in the middle."""
    open_word: list[Word] = []
    for run in runs:
        first, *rest = [_piece(base, run, text) for text in run.text.split(" ")]
        open_word += first
        for piece in rest:
            if open_word:
                yield joined(open_word)
            open_word = [*piece]
    if open_word:
        yield joined(open_word)


def _piece(base: Stack, run: markup.Run, text: str) -> list[Word]:
    if not text:
        return []
    if not (run.bold or run.italic):
        return [base.word(text)]
    cut = replace(base.cut, weight=600 if run.bold else base.cut.weight, italic=run.italic or base.cut.italic)
    return [base.borrowed(text, stack(cut))]


def _break(words: list[Word], faces: Stack, size: float, measure: float) -> list[Line]:
    """Fill lines greedily; a word that is wider than the measure is cut between its letters."""
    limit, space = measure * 1000 / size, faces.space
    gap = space.advance
    found: list[Line] = []
    taken: list[Word] = []
    width = 0.0
    for word in words:
        longer = width + gap + word.advance if taken else word.advance
        if longer <= limit:
            width = longer
            taken.append(word)
            continue
        if taken:
            found.append(_line(taken, width, space, size))
        # Words that are cut lose bold and italic.
        *full, last = [word] if word.advance <= limit else mixed.cut_word(word, faces.word, limit)
        found += [_line([part], part.advance, space, size) for part in full]
        taken, width = [last], last.advance
    if taken:
        found.append(_line(taken, width, space, size))
    return found


def _line(words: list[Word], width: float, space: Word, size: float) -> Line:
    code = space.code.join([word.code for word in words]).replace("><", "")
    return Line(code, width * size / 1000, [*words, space])
