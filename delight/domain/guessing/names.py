"""Names that stand in the words: "Mrs Okafor says", "Frau von Ahn", "Grace Okafor kam vorbei"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from delight.domain.text import fold

_READ = 1_000
"""Characters that are read: whoever complains is named near the beginning."""
_MOST_WORDS, _MOST_NAMES = 4, 12
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]|\n")
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof sir lady herr herrn frau familie mme madame mlle mademoiselle monsieur"
    " senor senora sr sra senorita srta don dona senhor senhora".split()
)
"""Folded; what stands behind one is a name, were it a single word."""
_DOTTED = frozenset({"m", "fr", "hr"})
"""… with a full stop only: "M. Dupont", "Fr. Ahn"."""
_PARTS = frozenset(
    "von van vom zu zum der den de del della di da do dos du la le el al ten ter bin ibn y".split()
)
"""Small words inside a name."""


def names_in(text: str) -> list[str]:
    """Return what may be names in a text, the likeliest first, as they were typed.

    >>> names_in("Mrs Okafor says her cake was late")
    ['Okafor']
    """
    words = _WORD.findall(text[:_READ])
    found = dict.fromkeys([*_titled(words), *_whole(words)])
    return list(found)[:_MOST_NAMES]


def is_named(name: str, customer: str) -> bool:
    """Return whether every word of a name in the text is one of a customer's name, too."""
    words = set(_words(name))
    return bool(words) and words <= set(_words(customer))


def _titled(words: Sequence[str]) -> Iterator[str]:
    """Yield what stands behind a title, the longest first: in "Frau Ahn Torten" one word is the name."""
    for at, word in enumerate(words):
        start = at + 1
        dotted = words[start : start + 1] == ["."]
        if fold(word) in _TITLES or (dotted and fold(word) in _DOTTED):
            yield from _beginnings(_run(words[start + dotted :]))


def _whole(words: Sequence[str]) -> Iterator[str]:
    """Yield first and last names side by side."""
    for at in range(len(words)):
        run = _run(words[at:])
        if run and run[0][0].isupper():
            yield from (name for name in _beginnings(run) if " " in name)


def _run(words: Sequence[str]) -> list[str]:
    """Return the words from the first on that a name is made of."""
    run = list[str]()
    for word in words[:_MOST_WORDS]:
        if not word[0].isupper() and fold(word) not in _PARTS:
            break
        run.append(word)
    return run


def _beginnings(run: Sequence[str]) -> Iterator[str]:
    for end in range(len(run), 0, -1):
        if run[end - 1][0].isupper():
            yield " ".join(run[:end])


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[^\w'-]+", fold(name.replace("’", "'"))) if word]
