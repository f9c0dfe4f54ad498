"""A name taken apart for comparing: its words without titles, what is given and what is family."""

from __future__ import annotations

import re
from dataclasses import dataclass

from delight.domain.duplicates.latin import in_latin, is_other, romaji, short
from delight.domain.duplicates.titles import COURTESY, RANKS, TITLES
from delight.domain.text import fold, fold_reading

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
    "spa srl ooo zao oao pao the die der das".split()
)
EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenName:
    """A name for comparing.

    Attributes:
        words: every word of it, folded, in the order written; of East Asian names one word, of those in
            Cyrillic, Greek and the like in Latin letters.
        given: first names; ``family`` the family name without particles, each as far as it is known.
        sure: whether given and family are known apart, or only supposed from the order.
        mark: ``jr`` or ``sr`` where the name says so.
        reading: how it is pronounced, without spaces.
        several: a couple or a family.
        organisation: a firm, a club, an office.
        other: it is written in an alphabet that was turned into Latin letters.
        latin: of kana, or where a reading is known, how it is said in Latin letters, as one short word.
    """

    words: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    sure: bool
    mark: str
    reading: str
    several: bool
    organisation: bool
    other: bool
    latin: str


def written(
    name: str, given: str = "", family: str = "", reading: str = "", *, organisation: bool = False
) -> WrittenName:
    """Return a name as it is compared; ``given`` and ``family`` are what is known of it apart."""
    plain, other = _folded(name), is_other(name)
    before, comma, after = plain.partition(",")
    words, mark = _unmarked(_words(plain))
    several = not organisation and not _AND.isdisjoint(plain.split()[1:-1])
    spoken = fold_reading(reading).replace(" ", "")
    if organisation:
        known = tuple(word for word in words if word not in _LEGAL) or words
        return _whole(known, mark, spoken, other=other, organisation=True)
    if EAST.search(plain):
        return _whole(("".join(words),), mark, spoken, latin=short(romaji(reading) or romaji(name)))
    if given.strip() and family.strip():
        parts, sure = (_words(_folded(given)), named(_words(_folded(family)))), True
    elif comma and after.strip() and _unmarked(_words(after))[0]:
        parts, sure = (_unmarked(_words(after))[0], named(_words(before))), True
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
        other=other,
        latin=short(romaji(reading)).replace(" ", ""),
    )


def named(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without "van", "de la" and the like, unless nothing else is left."""
    return tuple(word for word in words if word not in _PARTICLES) or words


def _folded(text: str) -> str:
    return in_latin(fold(text))


def _whole(
    words: tuple[str, ...],
    mark: str,
    reading: str,
    *,
    latin: str = "",
    other: bool = False,
    organisation: bool = False,
) -> WrittenName:
    return WrittenName(
        words=words,
        given=(),
        family=words,
        sure=True,
        mark=mark,
        reading=reading,
        several=False,
        organisation=organisation,
        other=other,
        latin=latin.replace(" ", ""),
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
    return named(words[:start]), named(words[start:])


def _words_of(folded: str) -> tuple[str, ...]:
    return tuple(_LETTERS.findall(_unjoined(folded)))


def _unjoined(folded: str) -> str:
    return folded.replace("'", "").replace("\u2019", "")
