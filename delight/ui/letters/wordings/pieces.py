r"""One way to say something, as pieces: text, fields, and choices between two ways of address.

A wording is kept as text with fields in braces, ``{formal|familiar}``, ``**bold**`` and ``*italic*``. Nobody
who edits it sees that notation: fields and choices become chips, stars become type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from delight.domain.letters import stars
from delight.ui.letters.wordings.words import FIELD_WORDS

_BRACED = re.compile(r"\{([^{}]*)\}")
_STRAY = re.compile(r"\{[^{}]*\}|[{}]")
_LONGEST_SHOWN = 40


class Kind(StrEnum):
    """What a piece is."""

    TEXT = "text"
    FIELD = "field"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text, the name of a field, or both sides of a choice (``Sie|du``), in one style."""

    text: str
    kind: Kind = Kind.TEXT
    bold: bool = False
    italic: bool = False

    @property
    def style(self) -> tuple[bool, bool]:
        """Return bold and italic."""
        return self.bold, self.italic


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """Braces that belong to no chip; ``start`` and ``end`` in the text as it is shown."""

    start: int
    end: int
    text: str


def pieces_of(way: str) -> list[Piece]:
    """Return a way to say something as pieces; braces that mean nothing stay text."""
    tokens = list(_tokens(way))
    pairs = stars.pairs([text if isinstance(text, str) else "x" for text in tokens])
    found: list[Piece] = []
    style = {"**": False, "*": False}
    for place, token in enumerate(tokens):
        if isinstance(token, Piece):
            found.append(replace(token, bold=style["**"], italic=style["*"]))
        elif place in pairs:
            style[token] = not style[token]
        else:
            text = token[1:] if len(token) == 2 and token[0] == "\\" else token
            found.append(Piece(text=text, bold=style["**"], italic=style["*"]))
    return joined(found)


def way_of(pieces: Iterable[Piece]) -> str:
    """Return pieces in the notation they are kept in."""
    return _way_of(tuple(pieces))


@lru_cache(maxsize=8192)
def _way_of(pieces: tuple[Piece, ...]) -> str:
    """A key changes one sentence of hundreds: the others are not worked out again."""
    parts: list[str] = []
    now = (False, False)
    for piece in joined(_tight(joined(pieces))):
        parts += [_marks(now, piece.style), _noted(piece)]
        now = piece.style
    return "".join([*parts, _marks(now, (False, False))])


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces with neighbouring text of one style put together, and nothing empty."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.kind is Kind.TEXT and not piece.text:
            continue
        last = found[-1] if found else None
        if last and last.kind is Kind.TEXT is piece.kind and last.style == piece.style:
            found[-1] = replace(last, text=last.text + piece.text)
        else:
            found.append(piece)
    return found


def strays(text: str) -> list[Stray]:
    """Return the braces in a stretch of shown text: whatever still has them is no chip."""
    return [
        Stray(start=found.start(), end=found.end(), text=found[0][:_LONGEST_SHOWN])
        for found in _STRAY.finditer(text)
    ]


def is_choice(inside: str) -> bool:
    """Return whether what stands between braces offers two ways of address."""
    return inside.count("|") == 1


def _tokens(way: str) -> Iterable[str | Piece]:
    """Yield stars, text and chips in turn."""
    parts = _BRACED.split(way)
    for place, part in enumerate(parts):
        if place % 2 == 0:
            yield from stars.TOKEN.findall(part)
        elif part in FIELD_WORDS:
            yield Piece(text=part, kind=Kind.FIELD)
        elif is_choice(part):
            yield Piece(text=part, kind=Kind.CHOICE)
        else:
            yield from stars.TOKEN.findall(f"{{{part}}}")


def _tight(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces in which no bold or italic stretch begins or ends with a space."""
    parts = [part for piece in pieces for part in _split(piece)]
    for name in ("bold", "italic"):
        loosened: list[Piece] = []
        for styled, run in groupby(parts, key=lambda part: bool(getattr(part, name))):
            stretch = list(run)
            loosened += _loosened(stretch, name) if styled else stretch
        parts = loosened
    return parts


def _split(piece: Piece) -> list[Piece]:
    """Return text apart from the spaces around it."""
    if piece.kind is not Kind.TEXT:
        return [piece]
    return [replace(piece, text=part) for part in re.split(r"( +)", piece.text) if part]


def _loosened(run: list[Piece], name: str) -> list[Piece]:
    solid = [place for place, part in enumerate(run) if part.kind is not Kind.TEXT or part.text.strip(" ")]
    first, last = (solid[0], solid[-1]) if solid else (len(run), -1)
    off: dict[str, bool] = {name: False}
    return [part if first <= place <= last else replace(part, **off) for place, part in enumerate(run)]


def _marks(old: tuple[bool, bool], new: tuple[bool, bool]) -> str:
    """Return the stars between two styles: first what ends, then what begins."""
    stars = ("**", "*")
    ends = [mark for mark, was, now in zip(stars, old, new, strict=True) if was and not now]
    begins = [mark for mark, was, now in zip(stars, old, new, strict=True) if now and not was]
    return "".join(ends + begins)


def _noted(piece: Piece) -> str:
    if piece.kind is not Kind.TEXT:
        return f"{{{piece.text}}}"
    return piece.text.replace("\\", "\\\\").replace("*", "\\*")
