"""Where somebody is named in words that belong to others, and how to black that out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from delight.domain.changes import Noun
from delight.domain.customers.glance import NUMBER, SHORTEST_NUMBER, WORD, Glance, Numbers, folded
from delight.domain.text import digits, fold

BLACK = "[…]"
"""Stands where a name stood; every face can draw it."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that put no space between words, or hang endings onto names."""
_SHORTEST_PART = 3
_CONTEXT = 60
_ENDINGS = ("", "s")
_PARTICLES = frozenset(
    "and aus dal das dei del den der des die dos dott dra frau herr las los mme mlle mrs prof san the und "
    "van von".split()
)
"""Parts of names that are words of everyday."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Named:
    """What somebody is called and reached by, as it may stand in a text.

    One is only ever equal to itself: of thousands of people, comparing takes longer than looking.

    Attributes:
        sure: names and addresses that mean nobody else, each as its folded words in a row.
        perhaps: single names that others may have too, and what they were called before.
        alone: whole names that are a single word, for where nothing else can be meant.
        numbers: phone numbers as their digits.
        unspaced: names in scripts that put no space between words.
    """

    sure: tuple[tuple[str, ...], ...]
    perhaps: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[str, ...] = ()
    unspaced: tuple[str, ...] = ()
    alone: tuple[tuple[str, ...], ...] = ()

    @property
    def is_nobody(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.sure or self.perhaps or self.numbers or self.unspaced)


NOBODY = Named(sure=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in somebody else's entry where a person is named.

    Attributes:
        noun: what kind of entry.
        record: its id.
        uid: its uid.
        columns: which of its texts.
        excerpt: the words around the first place.
        whose: whose entry it is, or what it is called.
        sure: it can mean nobody else.
    """

    noun: Noun
    record: int
    uid: str
    columns: tuple[str, ...]
    excerpt: str
    whose: str
    sure: bool


def named(
    names: Iterable[str],
    reached: Iterable[str],
    phones: Iterable[str],
    *,
    parts: bool = True,
    before: Iterable[str] = (),
) -> Named:
    """Return what to look for.

    Args:
        names: what somebody is called: the whole name, and its parts where they are known.
        reached: e-mail addresses, case references, letter numbers: what can mean nobody else.
        phones: phone numbers in any format.
        parts: look for single names too; not for a firm's, which are words of everyday.
        before: what they were called and reached by before, or by mistake: others may be called so.
    """
    whole = [name.strip() for name in names if name.strip()]
    unspaced = sorted({name for name in whole if _UNSPACED.search(name)}, key=len, reverse=True)
    sequences = {_words(name) for name in whole if not _UNSPACED.search(name)}
    sure = {words for words in sequences if len(words) > 1} | {_words(text) for text in reached if text}
    former = {_words(name) for name in before if name.strip() and not _UNSPACED.search(name)}
    single = {(word,) for words in sequences | former for word in words if parts and _tells(word)}
    numbers = {digits(phone) for phone in phones}
    return Named(
        sure=_longest_first(sure),
        perhaps=_longest_first((single | former) - sure),
        numbers=tuple(sorted(number for number in numbers if len(number) >= SHORTEST_NUMBER)),
        unspaced=tuple(unspaced),
        alone=_longest_first(words for words in sequences if len(words) == 1 and _tells(words[0])),
    )


def only_sure(who: Named) -> Named:
    """Return what can mean nobody else."""
    return Named(sure=who.sure, numbers=who.numbers, unspaced=who.unspaced)


def where_alone(who: Named) -> Named:
    """Return what can mean nobody else where a name stands for itself, as in that of a file."""
    return Named(sure=(*who.sure, *who.alone), numbers=who.numbers, unspaced=who.unspaced)


def together(people: Iterable[Named]) -> Named:
    """Return what to look for where several people are looked for at once."""
    every = list(people)
    sure = {words for one in every for words in one.sure}
    return Named(
        sure=_longest_first(sure),
        perhaps=_longest_first({words for one in every for words in one.perhaps} - sure),
        numbers=tuple(sorted({number for one in every for number in one.numbers})),
        unspaced=tuple(sorted({name for one in every for name in one.unspaced}, key=len, reverse=True)),
        alone=_longest_first({words for one in every for words in one.alone}),
    )


def may_name(text: str, who: Named) -> bool:
    """Return whether ``text`` may name them: a quick look that errs on the side of yes."""
    return _glance(who).may_name(text)


@lru_cache(maxsize=8)
def _glance(who: Named) -> Glance:
    return Glance((*who.sure, *who.perhaps), who.numbers, who.unspaced)


def places(text: str, who: Named) -> list[tuple[int, int, bool]]:
    """Return where ``text`` names them: from, to, and whether it can mean nobody else; in order, apart."""
    if not text or not may_name(text, who):
        return []
    found = [*_of_words(text, who), *_of_numbers(text, who), *_of_unspaced(text, who)]
    apart: list[tuple[int, int, bool]] = []
    for place in sorted(found, key=lambda one: (one[0], -one[1])):
        if not apart or place[0] >= apart[-1][1]:
            apart.append(place)
    return apart


def blacked(text: str, who: Named) -> str:
    """Return ``text`` without them."""
    for start, end, _sure in reversed(places(text, who)):
        text = f"{text[:start]}{BLACK}{text[end:]}"
    return text


def excerpt(text: str, who: Named) -> str:
    """Return the words around the first place where ``text`` names them."""
    found = places(text, who)
    if not found:
        return ""
    start, end, _sure = found[0]
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    if first:
        first = start - len(text[first:start].partition(" ")[2])
    if last < len(text):
        last = end + len(text[end:last].rpartition(" ")[0])
    words = " ".join(text[first:last].split())
    return f"{'… ' if first else ''}{words}{' …' if last < len(text) else ''}"


def _of_words(text: str, who: Named) -> Iterator[tuple[int, int, bool]]:
    by_first = _by_first_word(who)
    words = [(match.start(), match.end(), folded(match[0])) for match in WORD.finditer(text)]
    for at, (start, _end, word) in enumerate(words):
        if word not in by_first and (word[-1] != "s" or word[:-1] not in by_first):
            continue
        for sequence, sure in (*by_first.get(word, ()), *by_first.get(word[:-1], ())):
            if _stands(words, at, sequence):
                yield start, words[at + len(sequence) - 1][1], sure
                break


@lru_cache(maxsize=8)
def _by_first_word(who: Named) -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """Return what to look for by its first word, what is sure and long first."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for sequences, sure in ((who.sure, True), (who.perhaps, False)):
        for sequence in sequences:
            found.setdefault(sequence[0], []).append((sequence, sure))
    return found


def _stands(words: list[tuple[int, int, str]], at: int, sequence: tuple[str, ...]) -> bool:
    """Return whether a sequence stands at a word, the last of it perhaps with an "s" (Brontës Brot)."""
    last = at + len(sequence) - 1
    if last >= len(words) or any(words[at + n][2] != word for n, word in enumerate(sequence[:-1])):
        return False
    return any(words[last][2] == sequence[-1] + ending for ending in _ENDINGS)


def _of_numbers(text: str, who: Named) -> Iterator[tuple[int, int, bool]]:
    if who.numbers and not text.isalpha():
        theirs = _numbers(who)
        for match in NUMBER.finditer(text):
            if match[0] in theirs:
                yield match.start(), match.end(), True


@lru_cache(maxsize=8)
def _numbers(who: Named) -> Numbers:
    return Numbers(who.numbers)


def _of_unspaced(text: str, who: Named) -> Iterator[tuple[int, int, bool]]:
    for name in who.unspaced:
        for match in re.finditer(re.escape(name), text):
            yield match.start(), match.end(), True


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(match[0]) for match in WORD.finditer(text))


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST_PART and word not in _PARTICLES


def _longest_first(sequences: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((one for one in sequences if one), key=lambda one: (-len(one), one)))
