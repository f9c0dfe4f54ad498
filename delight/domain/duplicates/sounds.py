"""Words that are spelt apart and said alike."""

from __future__ import annotations

import re
from functools import lru_cache

from jellyfish import metaphone
from rapidfuzz.distance import OSA

_ONE_SLIP = 5
"""From so many letters on, one letter more, less or other is a slip; "Tim" and "Tom" are two names."""

_ALIKE = tuple(
    tuple(pair.split("="))
    for pair in (
        "sch=s ck=k ph=f gh=g th=t dt=t tz=z cz=z ch=k ae=a oe=o ue=u ai=ei ay=ei ey=ei ou=u x=ks "
        "c=k q=k y=i z=s v=f w=f"
    ).split()
)
_SPELT = tuple(tuple(pair.split("=")) for pair in "shch=sh tsch=ch tch=ch sch=sh j=i y=i ie=e".split())
"""How letters of other alphabets are spelt by one and by another."""
_VOWELS = re.compile("[aeiouh]")
_TWICE = re.compile(r"([^\W\d_])\1+")
_DIGITS = re.compile(r"\d+")
_SILENT_H = re.compile(r"(?<=[^h])h")


@lru_cache(maxsize=20_000)
def said(word: str) -> str:
    """Return a folded word as it is said, roughly: letters that sound alike as one, none of them twice.

    Measured on made-up pairs of European names against Metaphone, Soundex, NYSIIS and Cologne phonetics:
    those drop the vowels, and so the difference between Jan and Jana, Tim and Tom (docs/duplicates.md).

    >>> said("mayer") == said("meier"), said("mueller") == said("muller"), said("tim") == said("tom")
    (True, True, False)
    """
    for letters, one in _ALIKE:
        word = word.replace(letters, one)
    word = _SILENT_H.sub("", _TWICE.sub(r"\1", word))
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@lru_cache(maxsize=20_000)
def heard(word: str) -> str:
    """Return a word as it is said, where it is not known by whom it was spelt in Latin letters.

    >>> heard("yekaterina") == heard("ekaterina"), heard("mikhail") == heard("michail")
    (True, True)
    """
    for letters, one in _SPELT:
        word = word.replace(letters, one)
    return said(word)


@lru_cache(maxsize=20_000)
def consonants(word: str) -> str:
    """Return the consonants of a word as it is heard; of one without any its first letter."""
    told = heard(word)
    return _VOWELS.sub("", told) or told[:1]


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word as English says them; empty where it has no Latin letters."""
    return metaphone(word) if word.isascii() else ""


def is_close(one: str, two: str) -> bool:
    """Return whether two folded words are one, heard or typed a little differently; a number is itself."""
    if _DIGITS.findall(one) != _DIGITS.findall(two):
        return False
    if said(one) == said(two) or _is_turned(one, two):
        return True
    short, long = sorted((one, two), key=len)
    if len(short) < _ONE_SLIP or one[0] != two[0]:
        return False
    slips = OSA.distance(one, two, score_cutoff=2)
    return slips <= 1 or (slips == 2 and len(long) >= 8 and skeleton(one) == skeleton(two))


def other_ending(one: str, two: str) -> bool:
    """Return whether two first names part at their end alone: Paul and Paula, Mario and Maria.

    Those are mostly two people, often of one family.
    """
    one, two = _TWICE.sub(r"\1", one).removesuffix("h"), _TWICE.sub(r"\1", two).removesuffix("h")
    if one == two or _is_turned(one, two):
        return False
    if one.rstrip("aeiouy") == two.rstrip("aeiouy"):
        return True
    short, long = sorted((one, two), key=len)
    return long.startswith(short) and len(long) - len(short) <= 2


def _is_turned(one: str, two: str) -> bool:
    """Return whether two words are one with letters swapped, which hardly ever makes another name."""
    return (
        one[:1] == two[:1]
        and len(one) == len(two)
        and OSA.distance(one, two) == 1
        and sorted(one) == sorted(two)
    )
