"""Whether two written names may be one person's: order, initials, short names, slips and sounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from rapidfuzz.distance import OSA

from delight.domain.nicknames import one_name
from delight.domain.sounds import is_close, other_ending, said
from delight.domain.text import fold, fold_reading
from delight.domain.titles import COURTESY, RANKS, TITLES

_YOUNGER, _ELDER = frozenset("jr jun junior ii iii iv".split()), frozenset("sr sen senior".split())
_AFTER = frozenset("phd md esq obe mbe".split())
_BEFORE = TITLES | COURTESY | RANKS
_PARTICLES = frozenset(
    "van von vom zu zum zur de der den del della dello degli di da dal do dos das du des la le lo las los "
    "ten ter te op af av bin ibn ben al el mc mac".split()
)
_AND = frozenset("and und et y en og och oraz & +".split())
_LEGAL = frozenset(
    "ltd limited plc inc llc llp co corp company gmbh kg ohg ug ag mbh sarl sas sa sl slu bv nv oy ab as aps "
    "spa srl the die der das".split()
)
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LETTERS = re.compile(r"[^\W_]+")
_NEAR = 0.9


class Match(IntEnum):
    """How well one part of two names fits, from "another name" to "the same"."""

    OTHER = 0
    ENDING = 1
    """First names that part at their end alone, as those of brother and sister do."""
    MISSING = 2
    """One of the two names does not say it."""
    INITIAL = 3
    CLOSE = 4
    SHORT = 5
    SAME = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenName:
    """A name for comparing.

    Attributes:
        words: every word of it, folded, in the order written; of East Asian names one word.
        given: first names; ``family`` the family name without particles, each as far as it is known.
        sure: whether given and family are known apart, or only supposed from the order.
        mark: ``jr`` or ``sr`` where the name says so.
        reading: how it is pronounced, without spaces.
        several: a couple or a family.
        organisation: a firm, a club, an office.
    """

    words: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    sure: bool
    mark: str
    reading: str
    several: bool
    organisation: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """How two names compare."""

    first: Match
    family: Match
    marks_differ: bool = False

    @property
    def is_same(self) -> bool:
        """Whether it is one name, whatever the order, case and accents."""
        return self.first is Match.SAME and self.family is Match.SAME

    @property
    def fits(self) -> bool:
        """Whether both names may be one person's, and the family name is among what they share."""
        return self.first > Match.MISSING and self.family >= Match.CLOSE


def written(
    name: str, given: str = "", family: str = "", reading: str = "", *, organisation: bool = False
) -> WrittenName:
    """Return a name as it is compared; ``given`` and ``family`` are what is known of it apart."""
    plain = fold(name)
    before, comma, after = plain.partition(",")
    words, mark = _unmarked(_words(plain))
    several = not organisation and not _AND.isdisjoint(plain.split()[1:-1])
    spoken = fold_reading(reading).replace(" ", "")
    if organisation:
        named = tuple(word for word in words if word not in _LEGAL) or words
        return _whole(named, mark, spoken, organisation=True)
    if _EAST.search(plain):
        return _whole(("".join(words),), mark, spoken)
    if given.strip() and family.strip():
        parts, sure = (_words(fold(given)), _named(_words(fold(family)))), True
    elif comma and after.strip() and _unmarked(_words(after))[0]:
        parts, sure = (_unmarked(_words(after))[0], _named(_words(before))), True
    else:
        parts, sure = _split(plain, words), False
    return WrittenName(
        words=words,
        given=parts[0],
        family=parts[1],
        sure=sure,
        mark=mark,
        reading=spoken,
        several=several,
        organisation=False,
    )


def compare(one: WrittenName, two: WrittenName) -> NameMatch:
    """Return how two names compare, in the order that fits best."""
    if one.organisation or two.organisation or one.several != two.several:
        return _compare_whole(one, two)
    if _east(one) or _east(two):
        return _compare_east(one, two)
    if one.words and sorted(map(_plain, one.words)) == sorted(map(_plain, two.words)):
        return NameMatch(first=Match.SAME, family=Match.SAME, marks_differ=one.mark != two.mark)
    found = _compare_parts(one, two)
    if found.fits or (one.sure and two.sure):
        return found
    turned = _compare_parts(_turned(one), two), _compare_parts(one, _turned(two))
    return max(found, *turned, key=lambda m: (m.fits, min(m.first, m.family), m.first + m.family, m.first))


def _compare_parts(one: WrittenName, two: WrittenName) -> NameMatch:
    families = _families(one.family, two.family)
    if families is Match.OTHER and _shares_family(one, two):
        families = Match.SHORT
    return NameMatch(first=_firsts(one.given, two.given), family=families, marks_differ=one.mark != two.mark)


def _shares_family(one: WrittenName, two: WrittenName) -> bool:
    """Return whether the one says only the first of the other's two family names, as is done in Spain."""
    return not ({*one.given[1:]}.isdisjoint(two.family) and {*two.given[1:]}.isdisjoint(one.family))


def _turned(name: WrittenName) -> WrittenName:
    """Return a name as it is where the family name was written first."""
    bare = _named(name.words)
    return name if name.sure else replace(name, given=bare[1:], family=bare[:1])


def _firsts(one: Sequence[str], two: Sequence[str]) -> Match:
    if not one or not two:
        return Match.MISSING
    if _joined(one) == _joined(two):
        return Match.SAME
    short, long = sorted((one, two), key=lambda words: (len(words), words))
    best = _first(short[0], long[0])
    if best is Match.OTHER and (short[0] in long[1:] or long[0] in short[1:]):
        return Match.SHORT  # called by the second first name
    if best is Match.SAME and len(short) > 1:
        return min(Match.SHORT, _firsts(short[1:], long[1:]))
    return Match.SHORT if best is Match.SAME else best


def _first(one: str, two: str) -> Match:
    if one == two:
        return Match.SAME
    if len(one) == 1 or len(two) == 1:
        return Match.INITIAL if one[0] == two[0] else Match.OTHER
    if one_name(one, two):
        return Match.SHORT
    if is_close(one, two):
        return Match.ENDING if other_ending(one, two) else Match.CLOSE
    return Match.ENDING if other_ending(one, two) and one[:3] == two[:3] else Match.OTHER


def _families(one: Sequence[str], two: Sequence[str]) -> Match:
    if not one or not two:
        return Match.MISSING
    if _joined(one) == _joined(two):
        return Match.SAME
    if not {*one}.isdisjoint(two):
        return Match.SHORT  # one half of a double name
    if is_close("".join(one), "".join(two)):
        return Match.CLOSE
    return Match.OTHER


def _joined(words: Sequence[str]) -> str:
    return _plain("".join(words))


def _plain(word: str) -> str:
    """Return a word without the second letter that stands for two dots: "mueller" as "muller"."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _compare_whole(one: WrittenName, two: WrittenName) -> NameMatch:
    if one.organisation != two.organisation or one.several != two.several:
        same = {*one.words} == {*two.words}
        return NameMatch(first=Match.SAME, family=Match.SAME) if same else _NEITHER
    left, right = " ".join(sorted(one.words)), " ".join(sorted(two.words))
    if left == right:
        return NameMatch(first=Match.SAME, family=Match.SAME)
    near = OSA.normalized_similarity(left, right) >= _NEAR or said(left) == said(right)
    return NameMatch(first=Match.CLOSE, family=Match.CLOSE) if near else _NEITHER


def _compare_east(one: WrittenName, two: WrittenName) -> NameMatch:
    """Compare where a name is written without spaces: by its signs, or by how it is pronounced."""
    left, right = _joined(one.words), _joined(two.words)
    if left == right:
        return NameMatch(first=Match.SAME, family=Match.SAME)
    spoken = {one.reading or fold_reading(left), two.reading or fold_reading(right)}
    heard = len(spoken) == 1
    both_in_signs = bool(one.reading and two.reading)
    if heard and not both_in_signs:
        return NameMatch(first=Match.SAME, family=Match.SAME)  # the same, once in signs and once as said
    return NameMatch(first=Match.CLOSE, family=Match.CLOSE) if heard else _NEITHER


_NEITHER = NameMatch(first=Match.OTHER, family=Match.OTHER)


def _east(name: WrittenName) -> bool:
    return bool(name.reading) or any(_EAST.search(word) for word in name.words)


def _whole(words: tuple[str, ...], mark: str, reading: str, *, organisation: bool = False) -> WrittenName:
    return WrittenName(
        words=words,
        given=(),
        family=words,
        sure=True,
        mark=mark,
        reading=reading,
        several=False,
        organisation=organisation,
    )


def _words(folded: str) -> tuple[str, ...]:
    """Return the words of a folded name without titles before it and degrees after it."""
    words = _words_of(folded)
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    while len(words) > 1 and words[-1] in _AFTER:
        words = words[:-1]
    return words


def _unmarked(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Part the words of a name from the mark of its generation."""
    if len(words) > 1 and words[-1] in _YOUNGER | _ELDER:
        return words[:-1], "jr" if words[-1] in _YOUNGER else "sr"
    return words, ""


def _named(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without "van", "de la" and the like, unless nothing else is left."""
    return tuple(word for word in words if word not in _PARTICLES) or words


def _split(plain: str, words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Suppose given and family name from the order: the last word, and what a particle leads.

    A single word is a first name, and a family name where "Mrs" or the like stands before it.
    """
    if len(words) <= 1:
        polite = _words_of(plain)[:1] != words
        return ((), words) if polite else (words, ())
    last = len(_words_of(_unjoined(plain).split()[-1]))  # "Weber-Kohl" is one family name
    after = len(words) - last if _words_of(plain)[-last:] == words[-last:] else len(words) - 1
    start = next((n for n, word in enumerate(words) if n and word in _PARTICLES), max(1, after))
    return _named(words[:start]), _named(words[start:])


def _words_of(folded: str) -> tuple[str, ...]:
    return tuple(_LETTERS.findall(_unjoined(folded)))


def _unjoined(folded: str) -> str:
    return folded.replace("'", "").replace("\u2019", "")
