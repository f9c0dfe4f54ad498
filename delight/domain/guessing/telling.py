"""The rule by which words tell what a case is about; it can be told in a sentence.

A sure word or two hints make a guess: every telling word counts once, a sure one twice, and what has the most
is guessed, on a tie the one named first. A word does not count where one of the two before it says "not", nor
inside a longer one that tells something else; what somebody would like counts one less of what went wrong. A
text is read in the language that most of its small words are of, else in the shop's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from delight.domain.errors import InputError
from delight.domain.guessing.guess import GuessAbout
from delight.domain.guessing.tokens import SHORTEST_STEM, Token, fits, key_of, parts_of, tokens_of
from delight.domain.text import clean_line, fold

SURE, HINT = 2, 1
_ENOUGH = 2
LONGEST_READ = 4_000
"""Characters of a text that are read: the rest of a book would not change what its beginning tells."""
LONGEST_WORD = 60
_REACH, _WISH_REACH = 2, 5
_LONGEST_STEM = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingWord:
    """A word, some words, or a stem with a star (``wait*``), and what it tells."""

    about: GuessAbout
    value: str
    word: str
    weight: int = HINT
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """A telling word as the shop sees it: its own (``id`` is set), or a ready-made one, perhaps off."""

    about: GuessAbout
    value: str
    word: str
    language: str
    id: int | None = None
    sure: bool = True
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What the words tell of a field, and the words that do, as they were typed."""

    value: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    telling: TellingWord
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A telling word where it stands: places of its first and last word."""

    telling: TellingWord
    first: int
    last: int


@dataclass(slots=True)
class _Count:
    """How much speaks for a value: its points, where it was named first, and the words."""

    first: int
    points: int = 0
    said: dict[str, str] = field(default_factory=dict)

    def add(self, telling: TellingWord, weight: int, words: str) -> None:
        """Count a telling word, once."""
        if telling.word not in self.said:
            self.said[telling.word] = " ".join(words.split())
            self.points += weight


class Lexicon:
    """Telling words, and words that say "not" or "would like", of one language, ready to be looked up."""

    def __init__(
        self, words: Iterable[TellingWord], nots: Iterable[str] = (), wishes: Iterable[str] = ()
    ) -> None:
        self._wishes: dict[str, list[tuple[str, ...]]] = {}
        for first, *rest in map(parts_of, wishes):
            self._wishes.setdefault(first, []).append(tuple(rest))
        self._whole: dict[str, list[_Entry]] = {}
        self._stems: dict[str, list[_Entry]] = {}
        self._nots = frozenset(part for word in nots for part in parts_of(word))
        for telling in words:
            first, *rest = parts_of(telling.word) or [""]
            if first:
                index = self._stems if first.endswith("*") else self._whole
                index.setdefault(first.rstrip("*"), []).append(_Entry(telling, tuple(rest)))

    def guess(self, text: str, tokens: Sequence[Token]) -> dict[GuessAbout, Guess]:
        """Return what the words of ``text`` tell; what they do not tell is missing."""
        counts: dict[GuessAbout, dict[str, _Count]] = {}
        wished = self._wished(tokens)
        for said in _longest([one for at in range(len(tokens)) for one in self._told(tokens, at)]):
            telling = said.telling
            weight = telling.weight - (telling.about is GuessAbout.FAILURE and said.first in wished)
            if weight > 0:
                count = counts.setdefault(telling.about, {}).setdefault(telling.value, _Count(said.first))
                count.add(telling, weight, text[tokens[said.first].start : tokens[said.last].end])
        told = ((about, _best(counts[about])) for about in GuessAbout if about in counts)
        return {about: guess for about, guess in told if guess}

    def _told(self, tokens: Sequence[Token], at: int) -> Iterator[_Said]:
        """Yield what the words from ``at`` on tell."""
        word = tokens[at].word
        entries = list(self._whole.get(word, ()))
        for length in range(SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1):
            entries += self._stems.get(word[:length], ())
        if entries and not self._denied(tokens, at):
            for entry in entries:
                end = at + len(entry.rest)
                if end < len(tokens) and all(map(fits, entry.rest, tokens[at + 1 : end + 1])):
                    yield _Said(entry.telling, at, end)

    def _wished(self, tokens: Sequence[Token]) -> frozenset[int]:
        """Return the places of words that only say what somebody would like."""
        found: set[int] = set()
        for at, token in enumerate(tokens, 1):
            for rest in self._wishes.get(token.word, ()):
                end = at + len(rest)
                if end <= len(tokens) and all(map(fits, rest, tokens[at:end])):
                    found.update(_same_clause(tokens, end))
        return frozenset(found)

    def _denied(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether one of the two words before says "not", in the same clause."""
        for before in range(at, max(0, at - _REACH), -1):
            if tokens[before].new_clause:
                return False
            if tokens[before - 1].word in self._nots:
                return True
        return False


def _same_clause(tokens: Sequence[Token], start: int) -> Iterator[int]:
    """Yield the next few places up to the end of the clause."""
    for at in range(start, min(len(tokens), start + _WISH_REACH)):
        if tokens[at].new_clause:
            return
        yield at


def _longest(said: Sequence[_Said]) -> Iterator[_Said]:
    """Yield what was said, without words inside longer ones that tell something else: "ripped off"."""
    longer = [one for one in said if one.last > one.first]
    for one in said:
        if not any(_is_part(one, other) for other in longer):
            yield one


def _is_part(one: _Said, other: _Said) -> bool:
    return (
        one.telling.about is other.telling.about
        and one.telling.value != other.telling.value
        and other.first <= one.first
        and one.last <= other.last
        and other.last - other.first > one.last - one.first
    )


class Guesser:
    """Reads a text in its own language; made once, asked often: well under a millisecond for a usual text."""

    def __init__(
        self,
        lists: Mapping[str, Mapping[str, Any]],
        own: Iterable[TellingWord] = (),
        shop: str = "",
        off: Collection[tuple[GuessAbout, str, str, str]] = (),
    ) -> None:
        """Make a guesser.

        Args:
            lists: ready-made lists by language, as ``resources/guesses`` has them.
            own: the shop's words, which count in every language.
            shop: the shop's language, in which a text is read that shows no other.
            off: ready-made words to do without: about, value, language and ``key_of`` the word.
        """
        self._own, self._lists, self._off = tuple(own), lists, off
        self._shop = shop if shop in lists else ""
        self._ready: dict[str, Lexicon] = {}
        self._common: dict[str, list[str]] = {}
        for language, document in lists.items():
            for word in document.get("common", ()):
                self._common.setdefault(fold(word), []).append(language)

    def guess(self, text: str) -> dict[GuessAbout, Guess]:
        """Return what the words of ``text`` tell; what they do not tell is missing."""
        tokens = list(tokens_of(text[:LONGEST_READ]))
        return self._lexicon(self._language(tokens)).guess(text, tokens)

    def _language(self, tokens: Sequence[Token]) -> str:
        counts = Counter(language for token in tokens for language in self._common.get(token.word, ()))
        most = max(counts.values(), default=0)
        return self._shop if counts[self._shop] == most else max(counts, key=lambda one: counts[one])

    def _lexicon(self, language: str) -> Lexicon:
        if language not in self._ready:
            document = self._lists.get(language, {})
            words = [word for word in listed(document, language) if not self._is_off(word)]
            self._ready[language] = Lexicon(
                [*words, *self._own], document.get("not", ()), document.get("wish", ())
            )
        return self._ready[language]

    def _is_off(self, word: TellingWord) -> bool:
        return bool(self._off) and (word.about, word.value, word.language, key_of(word.word)) in self._off


def checked_telling(word: str) -> str:
    """Return a telling word cleaned for keeping.

    Raises:
        InputError: ``guess-word.missing`` where there is no word in it, ``text.too_long``.
    """
    kept = clean_line(word, field="word", longest=LONGEST_WORD)
    if not parts_of(kept):
        raise InputError("guess-word.missing", "word")
    return kept


def listed(document: Mapping[str, Any], language: str) -> Iterator[TellingWord]:
    """Yield the words of a ready-made list: ``[failure.late] sure = [...] hint = [...]``."""
    for about in GuessAbout:
        for value, lists in document.get(about.value, {}).items():
            for name, weight in (("sure", SURE), ("hint", HINT)):
                for word in lists.get(name, ()):
                    yield TellingWord(about=about, value=value, word=word, weight=weight, language=language)


def _best(values: Mapping[str, _Count]) -> Guess | None:
    value, count = min(values.items(), key=lambda one: (-one[1].points, one[1].first))
    if count.points < _ENOUGH:
        return None
    words = dict.fromkeys(count.said.values())
    return Guess(value=value, because=tuple(one for one in words if not _stands_in(one, words)))


def _stands_in(words: str, others: Iterable[str]) -> bool:
    """Whether another reason says these words, too: "an hour" beside "half an hour"."""
    return any(words != other and words in other for other in others)
