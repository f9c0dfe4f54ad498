"""Names as they may be spelt and bent: ``Mueller`` is Müller, ``Annas`` is Anna's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from delight.domain.customers.glance import WORD, folded

PARTICLES = frozenset(
    "and aus co da dal das de dei del den der des di die do dos dott dr du dra el et frau gmbh herr inc la "
    "las le les los ltd mlle mme mr mrs ms prof sa san sarl sl sra sr st the to und van vom von "
    "zu zum zur".split()
)
"""Parts of names that are words of everyday."""
_ENDINGS = ("s", "es", "n", "en", "ns", "ens")
"""What a name may end in where it is bent: Annas, Maxens, Beckern."""
_ALIKE = (
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("y", "i"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_LEAST_NEAR = 5


@lru_cache(maxsize=65_536)
def sounded(word: str) -> str:
    """Return how a folded word is compared: what is often written in two ways is one.

    >>> sounded("mueller") == sounded("muller") == sounded("mueler")
    True
    """
    heard = ""
    while heard != word:  # what is left may be written in two ways again
        heard = word
        for written, other in _ALIKE:
            word = word.replace(written, other)
        word = _TWICE.sub(r"\1", word)
    return word


def parts_of(name: str) -> Iterator[str]:
    """Yield the words of a name that tell who somebody is, as they are compared."""
    for match in WORD.finditer(name):
        word = folded(match[0])
        if len(word) > 1 and word not in PARTICLES and not word.isdecimal():
            yield sounded(word)


def forms_of(word: str) -> Iterator[str]:
    """Yield what a folded word may be a form of, as names are compared."""
    yield sounded(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            yield sounded(word[: -len(ending)])


def is_near(word: str, names: Iterable[str]) -> bool:
    """Return whether a folded word is a name but for one letter."""
    if len(word) < _LEAST_NEAR:
        return False
    heard = sounded(word)
    return any(abs(len(heard) - len(name)) < 2 and _one_apart(heard, name) for name in names if len(name) > 3)


def _one_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (
        short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    )
