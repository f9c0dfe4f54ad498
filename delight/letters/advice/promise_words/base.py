"""How a language names days and promises things; all patterns are for ``flat`` text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(r"[^\W\d_]+'?")
"""A word; what stands before an apostrophe (j', l') is one of its own."""


class Kind(IntEnum):
    """How sure it is that a sentence promises something."""

    FUTURE = 0
    PRESENT = 1
    """A present tense: only with a day to come ("Ich rufe Sie morgen an")."""
    PAST_LIKE = 2
    """Reads like the past as well: only with a day that cannot be one ("Le llamamos mañana")."""


class Pledge(NamedTuple):
    """A promise as it stands in a sentence; all places count from the sentence's first character.

    Attributes:
        start: where it begins ("We will").
        rest: where that begins which follows its verb.
        end: where that ends.
        done: where all of it ends at the latest.
        tell: makes of the rest, without its day, what stands on the promise list.
        kind: how sure it is that this is one.
    """

    start: int
    rest: int
    end: int
    done: int
    tell: Callable[[str], str]
    kind: Kind = Kind.FUTURE


class Word(NamedTuple):
    """A word and its place in the sentence."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DayWords:
    """How days are named.

    Attributes:
        lead: words before a day that belong to it ("by", "on").
        weekdays: patterns, Monday first.
        months: patterns, January first.
        near: days from today, by pattern.
        numbers: by pattern.
        units: lengths in days, by pattern; 0 are hours.
        patterns: a name in pointed brackets stands for such a word. Groups say what was named: ``day``,
            ``year``; ``y``, ``m``, ``d``; ``a``, ``b``, ``c`` for numbers whose order depends on the country;
            ``this_week``, ``next_week``, ``this_month``, ``next_month``, ``hour``; ``feast`` cannot be told.
        past: after this no day is one to come.
    """

    lead: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    near: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, int]
    patterns: tuple[str, ...]
    past: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Promising:
    """How a language promises.

    Attributes:
        pledges: finds the promises of one sentence.
        iffy: makes a promise hang on something that may never come.
        event: ties a promise to something other than a day.
        stop: where what is promised ends.
        vague: words that only sound like a day.
        soft: beginnings of what promises nothing concrete.
        subject: words of a known promise that do not count ("we will").
        days: how days are named.
    """

    pledges: Callable[[str], Iterator[Pledge]]
    iffy: re.Pattern[str]
    event: re.Pattern[str]
    stop: re.Pattern[str]
    vague: re.Pattern[str]
    soft: re.Pattern[str]
    subject: frozenset[str]
    days: DayWords


_FLAT = {ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", 0xA0: " ", 0x202F: " ", 0x2009: " "}


@lru_cache(maxsize=8)
def flat(text: str) -> str:
    """Return ``text`` for matching, of the same length: small letters, straight apostrophes, plain spaces."""
    low = text.translate(_FLAT).lower()
    if len(low) != len(text):
        low = "".join(small if len(small := c.lower()) == 1 else c for c in text.translate(_FLAT))
    return low


def words(sentence: str) -> list[Word]:
    """Return the words of a flat sentence with their places."""
    return [Word(m[0], m.start(), m.end()) for m in TOKEN.finditer(sentence)]


def unmarked(text: str) -> tuple[str, Sequence[int]]:
    """Return ``text`` without the stars of its markup, and for each character left its place in ``text``."""
    if "*" not in text:
        return text, range(len(text))
    places = [place for place, character in enumerate(text) if character not in "*\\"]
    return "".join(text[place] for place in places), places
