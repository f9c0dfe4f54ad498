"""The words that things are found by: how text is cut and folded for the index, and how a question is read.

What is kept and what is asked for go the same way, so that they meet: no case, no accents, ß as ss. Words
with ä, ö, ü, å or ø are found by ae, oe, ue, aa and oe too, names in Cyrillic, Greek or kana by their Latin
letters, and the other way round. Where a script writes no spaces between words (Chinese, Japanese, Korean,
Thai …) any part of a word is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from delight.domain.duplicates.latin import ways_in_latin
from delight.domain.text import LONGEST_SEARCH, digits, fold_reading

LONGEST_WORD = 40
_LEAST_DIGITS = 3
_SHORT_ABROAD = 5
"""A longer number that begins with 00 may be dialled to another country."""
_WINDOW = 4
"""Of scripts without spaces so many characters are kept from each one on."""
_CLOSED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_ASCII = re.compile("[a-z0-9]+")
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_SPELT_SIGNS = re.compile("[äöüåøÄÖÜÅØ]")
_JOINING = str.maketrans(dict.fromkeys("'’‘ʼ`.-‐‑–&/_@", None))
_ALIKE = str.maketrans({"ى": "ي", "ة": "ه", "ـ": None, "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"})
_ARTICLE = "ال"


class _Spaced(dict[int, str]):
    """What each character is between words: signs are space, pictures are words of their own."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        category = unicodedata.category(sign)
        kept = f" {sign} " if category == "So" else sign if category[0] in "LMN" else " "
        self[code] = kept
        return kept


_SPACED = _Spaced()


def words_of(*texts: str) -> set[str]:
    """Return the words that somebody who looks for these texts may begin to type."""
    text = " ".join(texts)
    if text.isascii():
        return {word[:LONGEST_WORD] for word in _ASCII.findall(text.lower())}
    found: set[str] = set()
    for word in text.split():
        found.update(_kept(word))
    return found


def name_words(*names: str) -> set[str]:
    """Return the words of names, e-mails or titles: those with a sign inside as one word, too.

    >>> sorted(name_words("Смирнова")), sorted(name_words("さとう"))
    (['smirnova', 'смирнова'], ['sato', 'satou', 'ウ', 'サトウ', 'トウ'])
    """
    text = " ".join(names)
    bare = text.translate(_JOINING)
    found = words_of(text) if bare == text else words_of(text, bare)
    return found if text.isascii() else found | _latin_words(bare)


def in_one(text: str) -> set[str]:
    """Return a text as one word, in each way it may be spelt: by its beginning it is found first.

    >>> in_one("O'Hara, Zoë")
    {'oharazoe'}
    """
    spellings = (*_spellings(text), *ways_in_latin(text))
    return {"".join(_cut(spelt))[:LONGEST_WORD] for spelt in spellings} - {""}


def phone_ends(phone: str) -> set[str]:
    """Return every end of a phone number, so that it is found by any of its digits that stand together."""
    number = _number(phone)
    return {number[at:] for at in range(len(number) - _LEAST_DIGITS + 1)} or ({number} - {""})


def reference_words(reference: str) -> set[str]:
    """Return what a reference such as ``C-2026-0042`` is known by.

    >>> sorted(reference_words("C-2026-0042"))
    ['0042', '20260042', '202642', '42', 'c0042', 'c20260042', 'c202642', 'c42']
    """
    parts = list(_cut(reference))
    if not parts:
        return set()
    *before, number = parts
    heads = {"", "".join(before[1:]), "".join(before), *before[:1]}
    return {head + end for head in heads for end in (number, number.lstrip("0") or number)}


class Asked:
    """A question, read.

    Attributes:
        words: for each word the ways to spell it; each way is beginnings of words that must all be there.
        in_one: all of it as one word, for names and references.
        number: its digits, where it may be a phone number; else empty.
    """

    __slots__ = ("in_one", "number", "words")

    def __init__(self, text: str) -> None:
        text = unicodedata.normalize("NFC", text[:LONGEST_SEARCH])
        self.words = tuple(filter(None, map(_ways, text.split())))
        self.in_one = tuple(sorted(in_one(text)))
        number, has_letters = _number(text), any(c.isalpha() for c in text)
        bare = number.removeprefix("00") if len(number) > _SHORT_ABROAD else number
        self.number = bare if len(number) >= _LEAST_DIGITS and not has_letters else ""


def _ways(word: str) -> tuple[tuple[str, ...], ...]:
    bare = word.translate(_JOINING)
    spellings = [spelt for text in (word, bare) for spelt in _spellings(text)]
    ways = [tuple(_begun(spelt)) for spelt in (*spellings, *sorted(ways_in_latin(bare)))]
    return tuple(dict.fromkeys(way for way in ways if way))


@lru_cache(maxsize=50_000)
def _kept(word: str) -> tuple[str, ...]:
    """Return what a word is kept as, in each way it may be spelt; the same ones come again and again."""
    return tuple({part for spelt in _spellings(word) for cut in _cut(spelt) for part in _kept_parts(cut)})


def _latin_words(text: str) -> set[str]:
    """Return the words of other alphabets as they are spelt in Latin letters."""
    ways = (way for word in text.split() for way in ways_in_latin(word))
    return {cut[:LONGEST_WORD] for way in ways for cut in _cut(way)}


def _kept_parts(word: str) -> list[str]:
    if not _CLOSED.search(word):
        bare = word.removeprefix(_ARTICLE)
        return [word[:LONGEST_WORD]] if bare == word or len(bare) < _WINDOW - 1 else [word, bare]
    parts: list[str] = []
    for part, closed in _parted(word):
        parts += _windows(part) if closed else [part]
    return parts


def _begun(text: str) -> Iterator[str]:
    """Yield the beginnings that all must be there for a text to be found."""
    for word in _cut(text):
        for part, closed in _parted(word):
            if closed and len(part) > _WINDOW:
                yield from (w for w in _windows(part) if len(_composed(w)) == _WINDOW)
            else:
                yield _decomposed(part)[:LONGEST_WORD]


def _parted(word: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a word: those in a script without spaces, and the others."""
    at = 0
    for found in _CLOSED.finditer(word):
        if found.start() > at:
            yield word[at : found.start()], False
        yield _composed(found.group()), True
        at = found.end()
    if at < len(word):
        yield word[at:], False


def _windows(part: str) -> list[str]:
    return [_decomposed(part[at : at + _WINDOW]) for at in range(len(part))]


def _composed(text: str) -> str:
    """Return Korean by the syllable."""
    return unicodedata.normalize("NFC", text)


def _decomposed(text: str) -> str:
    """Return Korean by the letter, so that a syllable begun finds it whole."""
    return unicodedata.normalize("NFD", text)


def _cut(text: str) -> list[str]:
    if text.isascii():
        return _ASCII.findall(text.lower())
    return fold_reading(text).translate(_ALIKE).translate(_SPACED).split()


def _spellings(text: str) -> tuple[str, ...]:
    if text.isascii() or not _SPELT_SIGNS.search(text):
        return (text,)
    return (text, text.casefold().translate(_SPELT))


def _number(phone: str) -> str:
    return digits(phone.replace("(0)", ""))
