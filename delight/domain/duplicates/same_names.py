"""Whether two written names may be one person's: order, initials, short names, slips and sounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import permutations

from rapidfuzz.distance import OSA

from delight.domain.duplicates.latin import short
from delight.domain.duplicates.nicknames import one_name
from delight.domain.duplicates.sounds import heard, is_close, other_ending, said, skeleton
from delight.domain.duplicates.written_names import EAST, WrittenName, named
from delight.domain.text import fold_reading

_NEAR = 0.9
_MOST_WORDS = 4


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
class NameMatch:
    """How two names compare; ``alike``: spelt apart, in two alphabets perhaps, and said the same."""

    first: Match
    family: Match
    marks_differ: bool = False
    alike: bool = False

    @property
    def is_same(self) -> bool:
        """Whether it is one name, whatever the order, case and accents."""
        return self.first is Match.SAME and self.family is Match.SAME

    @property
    def fits(self) -> bool:
        """Whether both names may be one person's, and the family name is among what they share."""
        return self.first > Match.MISSING and self.family >= Match.CLOSE


def compare(one: WrittenName, two: WrittenName) -> NameMatch:
    """Return how two names compare, in the order that fits best."""
    if one.other != two.other:
        return _across(_compare(_as_heard(one), _as_heard(two)))
    match = _compare(one, two)
    if match.fits:
        return match if match.is_same or not _said_alike(one, two) else replace(match, alike=True)
    return _ALIKE if _read_alike(one, two) or _read_alike(two, one) else match


def _compare(one: WrittenName, two: WrittenName) -> NameMatch:
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


def _as_heard(name: WrittenName) -> WrittenName:
    """Return a name by how its words are said, whoever spelt them in Latin letters."""
    words, given, family = (tuple(map(heard, some)) for some in (name.words, name.given, name.family))
    return replace(name, words=words, given=given, family=family)


def _across(match: NameMatch) -> NameMatch:
    """Return what names in two alphabets that fit are at most: close."""
    if not match.fits:
        return match
    first, family = min(match.first, Match.CLOSE), min(match.family, Match.CLOSE)
    return replace(match, first=first, family=family, alike=first is Match.CLOSE)


def _said_alike(one: WrittenName, two: WrittenName) -> bool:
    """Return whether two names that fit are the same to the ear: Stephen Brown, Steven Browne."""
    if sorted(map(said, one.words)) == sorted(map(said, two.words)):
        return not _east(one)
    if not (len(one.given) == len(two.given) == 1):
        return False
    first, second = one.given[0], two.given[0]  # Catherine and Kathryn, but not Bill and William
    return said(first) == said(second) or (one_name(first, second) and skeleton(first) == skeleton(second))


def _read_alike(kana: WrittenName, latin: WrittenName) -> bool:
    """Return whether the one name says in kana how the other is said."""
    if not kana.latin or latin.latin or len(latin.words) > _MOST_WORDS:
        return False
    words = map(short, latin.words)
    return any("".join(some) == kana.latin for some in permutations(words))


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
    bare = named(name.words)
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
_ALIKE = NameMatch(first=Match.CLOSE, family=Match.CLOSE, alike=True)


def _east(name: WrittenName) -> bool:
    return bool(name.reading) or any(EAST.search(word) for word in name.words)
