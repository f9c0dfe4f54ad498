r"""Light markup of a letter's text: ``**bold**``, ``*italic*``, ``\*`` for a star; nothing else."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from delight.domain.letters import stars

# Every white space but the spaces that must not break.
_SPACES = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Both of them in one, but the space itself.
_UNTIDY = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000\ud800-\udfff]"
)
_DASHED_ITEM = re.compile(r"^[-\u2013\u2022\u00b7] +(?=\S)")
_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class Run(NamedTuple):
    """A stretch of text in one style."""

    text: str
    bold: bool
    italic: bool


def tidy(text: str) -> str:
    """Return ``text`` as one line in NFC: every white space as one space, no control characters."""
    if "  " in text or not (text.isprintable() or _UNTIDY.search(text) is None):
        text = one_line(_CONTROLS.sub("", one_line(text)))
    line = text.strip(" ")
    return line if line.isascii() else unicodedata.normalize("NFC", line)


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space as one space; spaces that must not break are kept."""
    return _SPACES.sub(" ", text).strip(" ")


def escape(value: str) -> str:
    """Return ``value`` so that it comes out as typed, whatever stars and backslashes it holds."""
    return value.replace("\\", "\\\\").replace("*", "\\*")


@lru_cache(maxsize=16)
def paragraphs(body: str) -> tuple[tuple[str, ...], ...]:
    """Split a body into paragraphs (at blank lines) and their lines (at single line ends), tidied.

    A line that begins with a dash and a space is an item of a list: it gets a bullet.
    """
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    found = ([_bulleted(tidy(line)) for line in part.split("\n")] for part in _PARAGRAPHS.split(text))
    return tuple(tuple(filter(None, lines)) for lines in found if any(lines))


def _bulleted(line: str) -> str:
    return _DASHED_ITEM.sub("\u2022 ", line)


def plain(text: str) -> str:
    """Return ``text`` without its markup."""
    return "".join(run.text for run in runs(text))


def runs(line: str) -> list[Run]:
    """Split one line into runs of one style; a star without a partner is a star."""
    if "*" not in line and "\\" not in line:
        return [Run(line, bold=False, italic=False)]
    tokens = stars.TOKEN.findall(line)
    paired = stars.pairs(tokens)
    found: list[tuple[list[str], bool, bool]] = []
    style = {"**": False, "*": False}
    for place, token in enumerate(tokens):
        if place in paired:
            style[token] = not style[token]
            continue
        if not found or found[-1][1:] != (style["**"], style["*"]):
            found.append(([], style["**"], style["*"]))
        found[-1][0].append(token[1:] if len(token) == 2 and token[0] == "\\" else token)
    return [Run("".join(texts), bold, italic) for texts, bold, italic in found]
