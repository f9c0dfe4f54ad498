"""Words set in columns: as wide as the terminal, or as long as they are where nobody looks at one."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

_TURNS = "\u202a\u202b\u202d\u202e"
_BETWEEN = 2
_NARROWEST = 12
"""Columns are not made narrower than this: a word a line would be harder to read than a line that wraps."""


def screen_width() -> int | None:
    """Return how many columns the terminal has; ``None`` where the answer goes into a file or a pipe."""
    stdout = sys.stdout
    return shutil.get_terminal_size().columns if stdout is not None and stdout.isatty() else None


def safe(text: str) -> str:
    """Return ``text`` without what would steer a terminal: control characters and changes of direction."""
    shown = text.replace("\t", " ")
    return "".join(c for c in shown if unicodedata.category(c) != "Cc" and c not in _TURNS)


def width_of(text: str) -> int:
    """Return how many columns ``text`` takes: two for a Chinese sign, none for an accent of its own."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def padded(text: str, width: int) -> str:
    """Return ``text`` with spaces behind it, as wide as its column."""
    return text + " " * (width - width_of(text))


def wrapped(text: str, width: int | None) -> list[str]:
    """Return ``text`` in lines of at most ``width`` columns, broken between words where that can be."""
    if width is None or width_of(text) <= width:
        return [text]
    lines = [""]
    for piece in _pieces(text, width):
        longer = f"{lines[-1]} {piece}" if lines[-1] else piece
        if width_of(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines if lines[0] else lines[1:]


def whole_table(
    rows: Sequence[Sequence[str]],
    head: Sequence[str],
    empty: str = "",
    *,
    indent: int = 0,
    room: int | None = None,
) -> list[str]:
    """Return rows under their headings with every word of them; what is wider than the terminal wraps.

    Args:
        rows: the cells, line by line.
        head: the headings above them.
        empty: the sentence where there are no rows.
        indent: so many spaces stand before each line.
        room: columns of the terminal; asked for where it is not given.
    """
    if not rows:
        return [empty]
    lines = [[safe(" ".join(cell.split())) for cell in row] for row in [head, *rows]]
    room = screen_width() if room is None else room
    wanted = [max(map(width_of, column)) for column in zip(*lines, strict=True)]
    free = None if room is None else room - indent - _BETWEEN * (len(wanted) - 1)
    widths = _fitting(wanted, free)
    return [f"{' ' * indent}{line}".rstrip() for row in lines for line in _set(row, widths)]


def _set(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = (wrapped(cell, width) for cell, width in zip(row, widths, strict=True))
    for parts in zip_longest(*cells, fillvalue=""):
        yield (" " * _BETWEEN).join(padded(part, width) for part, width in zip(parts, widths, strict=True))


def _fitting(wanted: Sequence[int], free: int | None) -> list[int]:
    """Return how wide columns are that have ``free`` room together: the widest gives way first."""
    widths = list(wanted)
    while free is not None and sum(widths) > free and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield the words of ``text``; one that is wider than a line in pieces."""
    for word in text.split():
        if width_of(word) <= width:
            yield word
            continue
        piece = ""
        for character in word:
            if piece and width_of(piece + character) > width:
                yield piece
                piece = ""
            piece += character
        yield piece
