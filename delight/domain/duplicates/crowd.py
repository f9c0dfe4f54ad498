"""Everybody a shop knows, arranged so that who may be one person is found without comparing all with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from delight.domain.duplicates.latin import short
from delight.domain.duplicates.likeness import Likeness
from delight.domain.duplicates.sounds import consonants, said
from delight.domain.duplicates.suspects import Traits, likeness
from delight.domain.duplicates.written_names import WrittenName
from delight.domain.progress import ProgressFn, silent
from delight.domain.text import fold_reading

_BIG = 25
"""In a larger block only those of one name are compared: a shop's own e-mail may stand with a thousand."""
_FEW = 4
"""A name that at most so many have says something by itself."""
_SMALL = 5_000
"""Among so many people, two rare names that are nearly the same are rather one person's."""
_START = 3
_SLIPS = 2
_STEP = 2_000
_MOST_WORDS = 6

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """Somebody who may be meant."""

    id: int
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two records that may be one person, the older one first."""

    one: int
    two: int
    likeness: Likeness


class Crowd:
    """People by what they may be known again by: name, sound, e-mail, phone, address, birthday."""

    def __init__(self, people: Iterable[tuple[int, Traits]] = ()) -> None:
        self._people: dict[int, Traits] = {}
        self._blocks: dict[_Key, list[int]] = {}
        self._names: Counter[_Key] = Counter()
        self._words: Counter[str] = Counter()
        self._key_of: dict[int, _Key] = {}
        self._worth = {
            "name": self._are_rare,
            "first": self._are_near,
            "family": self._are_near,
            "day": self._are_half_born,
        }
        for person_id, known in people:
            self.add(person_id, known)

    def __len__(self) -> int:
        return len(self._people)

    def add(self, person_id: int, known: Traits) -> None:
        """Take somebody in; of two, the one with the smaller id first."""
        self._people[person_id] = known
        key = self._key_of[person_id] = _name_key(known)
        self._names[key] += 1
        self._words.update(key[1].split())
        for block in dict.fromkeys(_keys(known)):
            self._blocks.setdefault(block, []).append(person_id)

    def pairs(
        self, told_apart: frozenset[tuple[int, int]] = frozenset(), progress: ProgressFn = silent
    ) -> list[Pair]:
        """Return every two who may be one person, the likeliest first.

        Args:
            told_apart: pairs, the smaller id first, that somebody said are two.
            progress: told how many blocks of how many are compared.
        """
        seen: set[tuple[int, int]] = set(told_apart)
        found: list[Pair] = []
        for number, (key, block) in enumerate(self._blocks.items()):
            if number % _STEP == 0:
                progress(number, len(self._blocks))
            for pair in self._within(key, block):
                self._compare(pair, seen, found)
        for pair in self._across():
            self._compare(pair, seen, found)
        return sorted(found, key=lambda p: (not p.likeness.sure, -p.likeness.score, p.one, p.two))

    def _compare(self, pair: tuple[int, int], seen: set[tuple[int, int]], found: list[Pair]) -> None:
        if pair in seen:
            return
        seen.add(pair)
        result = self._compared(*pair)
        if result.is_possible:
            found.append(Pair(one=pair[0], two=pair[1], likeness=result))

    def _across(self) -> Iterator[tuple[int, int]]:
        """Yield whom to compare who are written in two alphabets; of most shops nobody."""
        found: dict[_Key, list[int]] = {}
        latin = []
        for person_id, known in self._people.items():
            if keys := _other_keys(known.name):
                for key in keys:
                    found.setdefault(key, []).append(person_id)
            else:
                latin.append(person_id)
        kinds = {key[0] for key in found}
        for person_id in latin if kinds else ():
            for key in _latin_keys(self._people[person_id].name, kinds):
                others = found.get(key, ())
                yield from (_in_order(person_id, other) for other in others if len(others) <= _BIG)

    def _compared(self, one: int, two: int) -> Likeness:
        return likeness(self._people[one], self._people[two], rare=self._are_rare(one, two))

    def _is_rare(self, one: _Key, two: _Key) -> bool:
        """Return whether so few have these names that the name alone says something.

        Among many people one of its words has to be rare as well: they do not meet by chance.
        """
        if self._names[one] + (self._names[two] if one != two else 0) > _FEW:
            return False
        words = one[1].split()
        return len(self._people) <= _SMALL or min((self._words[word] for word in words), default=0) <= _FEW

    def _within(self, key: _Key, block: list[int]) -> Iterator[tuple[int, int]]:
        """Yield whom to compare in a block, the older first."""
        if len(block) <= _BIG:
            if key[0] in _NAMES and len(self._people) > _SMALL:
                return
            worth = self._worth.get(key[0])
            yield from (pair for pair in combinations(block, 2) if worth is None or worth(*pair))
        elif key[0] in _OWN:
            for same in self._by_name(block).values():
                yield from ((same[0], other) for other in same[1:])

    def _by_name(self, block: list[int]) -> dict[_Key, list[int]]:
        named: dict[_Key, list[int]] = {}
        for person_id in block:
            named.setdefault(self._key_of[person_id], []).append(person_id)
        return named

    def _are_rare(self, one: int, two: int) -> bool:
        return self._is_rare(self._key_of[one], self._key_of[two])

    def _are_near(self, one: int, two: int) -> bool:
        """Return whether two names are rare and a slip or two apart; among many people that is chance."""
        left, right = self._key_of[one], self._key_of[two]
        near = OSA.distance(left[1], right[1], score_cutoff=_SLIPS) <= _SLIPS
        return near and self._is_rare(left, right)

    def _are_half_born(self, one: int, two: int) -> bool:
        """Return whether only one of two tells the year of birth; two years have a block of their own."""
        return len(self._people[one].birthday) != len(self._people[two].birthday)


_OWN = frozenset({"email", "phone", "address", "birthday", "day"})
"""Keys of what somebody has for themselves or shares with a few; the others only find names."""


_NAMES = frozenset({"first", "family"})
"""Keys that only find slips of a name."""


def _keys(known: Traits) -> Iterator[_Key]:
    yield _name_key(known)
    yield from (("email", key) for key in known.emails)
    yield from (("phone", key) for key in known.phones)
    yield from (("address", key) for key in known.addresses)
    name = known.name
    if known.birthday:
        yield "birthday", known.birthday
        yield from {("day", known.birthday[-5:], said(word)) for word in name.words}
    if name.reading:
        yield "name", name.reading
    elif name.words and not name.words[0].isascii():
        yield "name", fold_reading("".join(name.words))
    if name.given and name.family:
        first, family = name.given[0], name.family[-1]
        yield "first", said(first), said(family)[:_START]
        yield "family", said(family), said(first)[:1]


def _other_keys(name: WrittenName) -> set[_Key]:
    """Return what a name of another alphabet may be met by in Latin letters; of a Latin one nothing."""
    if name.latin:
        return {("kana", _letters(name.latin))}
    return _by_consonants(name) if name.other else set()


def _latin_keys(name: WrittenName, kinds: Collection[str]) -> Iterator[_Key]:
    if "kana" in kinds:
        yield "kana", _letters(short(" ".join(name.words)))
    if "consonants" in kinds:
        yield from _by_consonants(name)


def _by_consonants(name: WrittenName) -> set[_Key]:
    """Return the consonants of every two words, in whatever order; of a firm of all of them."""
    told = sorted(map(consonants, name.words))
    if name.organisation or len(told) > _MOST_WORDS:
        return {("consonants", *told)}
    return {("consonants", *two) for two in combinations(told, 2)}


def _letters(word: str) -> str:
    """Return the letters of a word, whatever their order: family and first name are written in either."""
    return "".join(sorted(word.replace(" ", "")))


def _in_order(one: int, two: int) -> tuple[int, int]:
    return (one, two) if one < two else (two, one)


def _name_key(known: Traits) -> _Key:
    return ("name", " ".join(sorted(map(said, known.name.words))))
