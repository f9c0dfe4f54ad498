"""A quick look at a text: can it name somebody at all? Only where it may is every word of it looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from delight.domain.text import digits, fold

_ACCENTS = "[\u0300-\u036f]*"
_LETTERS = ((0x41, 0x5B), (0xC0, 0x250), (0x370, 0x530), (0x1E00, 0x2000))
"""Latin with its extensions, Greek, Cyrillic."""
_OTHER_SCRIPTS = re.compile("[\u0530-\u1dff\u2100-\u218f\u2c00-\uffff\U00010000-\U0010ffff]")
"""Letters of other scripts; not signs such as the euro's or an arrow."""
_OTHER_DIGITS = re.compile("(?![0-9])\\d")
WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
_DIGITS = re.compile("[0-9]+")
_PLAIN_WORD = re.compile("[a-z0-9]+")
folded = lru_cache(maxsize=65_536)(fold)
"""Most words come again."""
_BETWEEN_DIGITS = dict.fromkeys(map(ord, " \t\n\r\v\f()/.-+\u00a0\u2007\u2009\u202f"))
NUMBER = re.compile(r"\+?\d[\d\s()/.\-]{4,}\d")
SHORTEST_NUMBER = 6
_SPACES = re.compile(r"\s+")
_FEW = 40


class Glance:
    """Looks for a few words, numbers and names; it may err on the side of yes, never of no."""

    def __init__(
        self, names: Iterable[tuple[str, ...]], numbers: Iterable[str], unspaced: Iterable[str]
    ) -> None:
        """Take names as their folded words; phone numbers as their digits; names as they are written."""
        anchors = {_anchor(name) for name in names}
        self._words = frozenset(words[0] for words in anchors if len(words) == 1)
        self._pairs = frozenset(words for words in anchors if len(words) > 1)
        self._few = len(self._words) <= _FEW
        self._unspaced = tuple(unspaced)
        self._numbers = Numbers(numbers)
        if self._few:
            plain = "|".join(re.escape(word) for word in sorted(self._words) if word.isascii())
            self._plain = re.compile(plain or "(?!)")
            self._any = re.compile("|".join(map(_spelt, sorted(self._words))) or "(?!)", re.IGNORECASE)

    def may_name(self, text: str) -> bool:
        """Return whether any of them may stand in ``text``."""
        if any(name in text for name in self._unspaced):
            return True
        plain = text.isascii()
        if self._pairs and not self._pairs.isdisjoint(pairwise(_DIGITS.findall(text))):
            return True
        if self._has_word(text, plain=plain) or (not plain and _OTHER_DIGITS.search(text)):
            return True
        return self._has_number(text if plain else _SPACES.sub("", text))

    def _has_word(self, text: str, *, plain: bool) -> bool:
        if not self._few:
            words = _PLAIN_WORD.findall(text.lower()) if plain else map(folded, WORD.findall(text))
            return any(word in self._words or word[:-1] in self._words for word in set(words))
        if plain:
            return self._plain.search(text.lower()) is not None
        return _OTHER_SCRIPTS.search(text) is not None or self._any.search(text) is not None

    def _has_number(self, text: str) -> bool:
        if not self._numbers.short:
            return False
        if len(self._numbers.short) > _FEW:
            return any(match[0] in self._numbers for match in NUMBER.finditer(text))
        bare = text.translate(_BETWEEN_DIGITS)
        return any(number in bare for number in self._numbers.short)


class Numbers:
    """Phone numbers, known again with or without the country and the first nought."""

    def __init__(self, numbers: Iterable[str]) -> None:
        """Take them as their digits."""
        self.whole = frozenset(numbers)
        self.short = frozenset(number.lstrip("0") or number for number in self.whole)
        self._lengths = sorted({len(number) for number in self.short if len(number) >= SHORTEST_NUMBER})

    def __contains__(self, written: object) -> bool:
        """Return whether a number that stands in a text is one of them."""
        number = digits(str(written))
        return number in self.whole or any(number[-length:] in self.short for length in self._lengths)


def _anchor(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the longest word of a name: where it is not, the name is not.

    Of the number of a case or a letter it is its year and its count: "0042" alone stands everywhere.
    """
    if len(name) > 1 and name[-1].isdecimal() and name[-2].isdecimal():
        return name[-2:]
    return (max(name, key=len),)


def _spelt(word: str) -> str:
    """Return a pattern of a folded word: any letter that folds to it, accents of their own, æ for ae."""
    found, at = [], 0
    while at < len(word):
        pair = word[at : at + 2]
        if len(pair) == 2 and pair in _spellings():
            found.append(f"(?:{_letter(pair[0])}{_letter(pair[1])}|[{_spellings()[pair]}])")
            at += 2
        else:
            found.append(_letter(word[at]))
            at += 1
    return "".join(found)


def _letter(letter: str) -> str:
    return f"[{re.escape(letter)}{_spellings().get(letter, '')}]{_ACCENTS}"


@cache
def _spellings() -> dict[str, str]:
    """Return the letters that fold to one or two others, by what they fold to."""
    found: dict[str, str] = {}
    for start, end in _LETTERS:
        for letter in map(chr, range(start, end)):
            if letter.isalpha() and len(folded := fold(letter)) in {1, 2} and folded != letter:
                found[folded] = found.get(folded, "") + letter
    return found
