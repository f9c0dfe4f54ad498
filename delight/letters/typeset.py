"""Lines: words of one paragraph set ragged right, never beyond the measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from delight.letters import markup
from delight.letters.fonts import Cut, Stack, Word, clusters, stack

_SHORT_LAST_LINE = 0.16
_NARROWER = (0.97, 0.94, 0.91, 0.88)


@dataclass(slots=True)
class Line:
    """One set line: the inside of a PDF text array, its width in points and the words it shows."""

    code: str
    width: float
    words: list[Word] = field(repr=False)


@lru_cache(maxsize=512)
def set_paragraph(lines: tuple[str, ...], cut: Cut, size: float, measure: float) -> tuple[Line, ...]:
    """Set the lines of one paragraph, with their markup, at ``size`` points in ``measure`` points.

    Raises:
        DelightError: ``letters.characters``.
    """
    return tuple(line for text in lines for line in _set(_words(markup.runs(text), cut), cut, size, measure))


@lru_cache(maxsize=512)
def set_plain(text: str, cut: Cut, size: float, measure: float) -> tuple[Line, ...]:
    """Set ``text`` as it stands: stars are stars."""
    faces = stack(cut)
    words = [faces.word(word) for word in markup.tidy(text).split(" ") if word]
    return tuple(_break(words, faces, size, measure))


def _set(words: list[Word], cut: Cut, size: float, measure: float) -> list[Line]:
    """Fill the lines, a little narrower if that spares the paragraph a last line of one short word."""
    lines = _break(words, stack(cut), size, measure)
    if len(lines) < 2 or lines[-1].width > measure * _SHORT_LAST_LINE:
        return lines
    for share in _NARROWER:
        others = _break(words, stack(cut), size, measure * share)
        if len(others) == len(lines) and others[-1].width > measure * _SHORT_LAST_LINE:
            return others
    return lines


def _words(runs: Sequence[markup.Run], cut: Cut) -> list[Word]:
    """Return the words of a line, shaped."""
    base = stack(cut)
    if len(runs) == 1 and not (runs[0].bold or runs[0].italic):
        return [base.word(word) for word in runs[0].text.split(" ") if word]
    return list(_styled_words(runs, base))


def _styled_words(runs: Sequence[markup.Run], base: Stack) -> Iterator[Word]:
    """Yield the words of a line of several styles; a word may change its style in the middle."""
    open_word: list[Word] = []
    for run in runs:
        first, *rest = [_piece(base, run, text) for text in run.text.split(" ")]
        open_word += first
        for piece in rest:
            if open_word:
                yield _joined(open_word)
            open_word = [*piece]
    if open_word:
        yield _joined(open_word)


def _piece(base: Stack, run: markup.Run, text: str) -> list[Word]:
    if not text:
        return []
    if not (run.bold or run.italic):
        return [base.word(text)]
    cut = replace(base.cut, weight=600 if run.bold else base.cut.weight, italic=run.italic or base.cut.italic)
    return [base.borrowed(text, stack(cut))]


def _joined(pieces: list[Word]) -> Word:
    if len(pieces) == 1:
        return pieces[0]
    return Word(
        "".join(p.text for p in pieces),
        sum(p.advance for p in pieces),
        "".join(p.code for p in pieces),
        tuple(g for p in pieces for g in p.glyphs),
    )


def _break(words: list[Word], faces: Stack, size: float, measure: float) -> list[Line]:
    """Fill lines greedily; a word that is wider than the measure is cut between its letters."""
    limit = measure * 1000 / size
    space = faces.space
    found: list[Line] = []
    taken: list[Word] = []
    width = 0.0
    for word in words:
        if taken and width + space.advance + word.advance <= limit:
            width += space.advance + word.advance
            taken.append(word)
            continue
        if taken:
            found.append(_line(taken, width, space, size))
        *full, last = [word] if word.advance <= limit else _cut(word, faces, limit)
        found += [_line([part], part.advance, space, size) for part in full]
        taken, width = [last], last.advance
    if taken:
        found.append(_line(taken, width, space, size))
    return found


def _line(words: list[Word], width: float, space: Word, size: float) -> Line:
    return Line(space.code.join(word.code for word in words), width * size / 1000, [*words, space])


def _cut(word: Word, faces: Stack, limit: float) -> list[Word]:
    """Cut a word into parts that fit, keeping marks with their letters; cut words lose bold and italic."""
    parts: list[Word] = []
    letters = clusters(word.text)
    start = 0
    while start < len(letters):
        count = max(1, int((len(letters) * limit / word.advance) * 1.2))
        part = faces.word("".join(letters[start : start + count]))
        while part.advance > limit and count > 1:
            count = max(1, min(count - 1, int(count * limit / part.advance)))
            part = faces.word("".join(letters[start : start + count]))
        parts.append(part)
        start += count
    return parts
