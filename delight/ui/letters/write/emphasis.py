r"""Bold and italic as they are typed: ``**bold**``, ``*italic*``, a star as such ``\*``."""

from __future__ import annotations

import re
from typing import NamedTuple

from delight.domain.letters.stars import BOLD, ITALIC, TOKEN, pairs

_ITEM = re.compile(r"[-\u2013\u2022\u00b7] +")


class Stretch(NamedTuple):
    """A part of a line in one style, from ``start`` to ``end``; ``mark`` where it is the stars themselves."""

    start: int
    end: int
    bold: bool
    italic: bool
    mark: bool


class Marked(NamedTuple):
    """A line after a change, and what is selected in it."""

    text: str
    start: int
    end: int


def stretches(line: str) -> list[Stretch]:
    """Return the parts of one line that are not plain, as the letter will set them."""
    if "*" not in line and "\\" not in line:
        return []
    tokens = TOKEN.findall(line)
    paired = pairs(tokens)
    found, at, style = [], 0, {BOLD: False, ITALIC: False}
    for place, token in enumerate(tokens):
        mark = place in paired
        if mark:
            style[token] = not style[token]
        if mark or style[BOLD] or style[ITALIC]:
            found.append(Stretch(at, at + len(token), style[BOLD], style[ITALIC], mark))
        at += len(token)
    return found


def is_marked(line: str, start: int, end: int, mark: str) -> bool:
    """Return whether ``line[start:end]`` stands between a pair of ``mark``."""
    before, after = _stars(line[:start][::-1]), _stars(line[end:])
    return len(mark) in _styles(before) and len(mark) in _styles(after)


def put_mark(line: str, start: int, end: int, mark: str, *, on: bool) -> Marked:
    """Return a line with ``mark`` around ``line[start:end]``, or without it."""
    if on:
        words = line[start:end]
        return Marked(f"{line[:start]}{mark}{words}{mark}{line[end:]}", start + len(mark), end + len(mark))
    bare = line[: start - len(mark)] + line[start:end] + line[end + len(mark) :]
    return Marked(bare, start - len(mark), end - len(mark))


def without_edges(line: str, start: int, end: int) -> tuple[int, int]:
    """Return a selection without the spaces and stars at its edges, and without the dash of a list.

    No space stands just inside a pair, and a line that begins with stars is no item of a list.
    """
    item = _ITEM.match(line)
    if item is not None:
        start = max(start, item.end())
    while start < end and line[start] in " \t*":
        start += 1
    while end > start and line[end - 1] in " \t*":
        end -= 1
    return start, end


def word_at(line: str, at: int) -> tuple[int, int]:
    """Return where the word around ``at`` begins and ends."""
    word = next((m for m in re.finditer(r"[\w’'-]+", line) if m.start() <= at <= m.end()), None)
    return word.span() if word else (at, at)


def _stars(text: str) -> int:
    return len(text) - len(text.lstrip("*"))


def _styles(stars: int) -> frozenset[int]:
    """Return which marks so many stars hold: three are both."""
    return {1: frozenset({1}), 2: frozenset({2}), 3: frozenset({1, 2})}.get(stars, frozenset())
