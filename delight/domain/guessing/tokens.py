"""Words of a text as guesses look at them: folded, where they stand, and where a clause begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from delight.domain.text import fold

SHORTEST_STEM = 3
"""Letters: a shorter one with a star would begin too many words."""
_TOKEN = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
    r"|[^\W_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+(?:['’]t\b)?"
)
"""A word, "didn't" too; in scripts that put no spaces between words, a character."""
_BREAK = re.compile(r"[.,;:!?…\n–—]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, where it stands, and whether something new begins with it."""

    word: str
    start: int
    end: int
    new_clause: bool


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the words of a text."""
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = fold(match[0]).replace("'", "").replace("’", "")
        yield Token(word, start, end, _BREAK.search(text, last, start) is not None)
        last = end


def parts_of(word: str) -> list[str]:
    """Return the folded parts of a telling word, a star kept at the end of a stem."""
    found = [(token.word, word[token.end : token.end + 1] == "*") for token in tokens_of(word)]
    return [part + "*" if starred and len(part) >= SHORTEST_STEM else part for part, starred in found]


def key_of(word: str) -> str:
    """Return what two spellings of the same telling word share."""
    return " ".join(parts_of(word))


def fits(part: str, token: Token) -> bool:
    """Whether a word is this part of a telling word, or begins with its stem."""
    return token.word.startswith(part[:-1]) if part.endswith("*") else token.word == part
