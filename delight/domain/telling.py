"""The rule by which words tell what a case is about; it can be told in a sentence.

A sure word or two hints make a guess: every telling word counts once, a sure one twice, and what has the most
is guessed, on a tie the one named first. A word does not count where one of the two before it says "not". A
text is read in the language that most of its small words are of, else in the shop's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from delight.domain.errors import InputError
from delight.domain.guessing import GuessAbout
from delight.domain.text import clean_line, fold

SURE, HINT = 2, 1
_ENOUGH = 2
LONGEST_READ = 4_000
"""Characters of a text that are read: the rest of a book would not change what its beginning tells."""
LONGEST_WORD = 60
_REACH = 2
_LONGEST_STEM, _SHORTEST_STEM = 24, 3
_TOKEN = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
    r"|[^\W_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+(?:['’]t\b)?"
)
"""A word, "didn't" too; in scripts that put no spaces between words, a character."""
_BREAK = re.compile(r"[.,;:!?…\n–—]")


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
class _Token:
    word: str
    start: int
    end: int
    new_clause: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    telling: TellingWord
    rest: tuple[str, ...]


@dataclass(slots=True)
class _Count:
    """How much speaks for a value: its points, where it was named first, and the words."""

    first: int
    points: int = 0
    said: dict[str, str] = field(default_factory=dict)


class Lexicon:
    """Telling words and words that say "not" of one language, ready to be looked up."""

    def __init__(self, words: Iterable[TellingWord], nots: Iterable[str] = ()) -> None:
        self._whole: dict[str, list[_Entry]] = {}
        self._stems: dict[str, list[_Entry]] = {}
        self._nots = frozenset(part for word in nots for part in parts_of(word))
        for telling in words:
            first, *rest = parts_of(telling.word) or [""]
            if first:
                index = self._stems if first.endswith("*") else self._whole
                index.setdefault(first.rstrip("*"), []).append(_Entry(telling, tuple(rest)))

    def guess(self, text: str, tokens: Sequence[_Token]) -> dict[GuessAbout, Guess]:
        """Return what the words of ``text`` tell; what they do not tell is missing."""
        counts: dict[GuessAbout, dict[str, _Count]] = {}
        for at in range(len(tokens)):
            for telling, end in self._told(tokens, at):
                count = counts.setdefault(telling.about, {}).setdefault(telling.value, _Count(at))
                if telling.word not in count.said:
                    count.said[telling.word] = " ".join(text[tokens[at].start : tokens[end].end].split())
                    count.points += telling.weight
        told = ((about, _best(counts[about])) for about in GuessAbout if about in counts)
        return {about: guess for about, guess in told if guess}

    def _told(self, tokens: Sequence[_Token], at: int) -> Iterator[tuple[TellingWord, int]]:
        """Yield what the words from ``at`` on tell, and the last of them."""
        word = tokens[at].word
        entries = list(self._whole.get(word, ()))
        for length in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1):
            entries += self._stems.get(word[:length], ())
        if entries and not self._denied(tokens, at):
            for entry in entries:
                end = at + len(entry.rest)
                if end < len(tokens) and all(map(_fits, entry.rest, tokens[at + 1 : end + 1])):
                    yield entry.telling, end

    def _denied(self, tokens: Sequence[_Token], at: int) -> bool:
        """Whether one of the two words before says "not", in the same clause."""
        for before in range(at, max(0, at - _REACH), -1):
            if tokens[before].new_clause:
                return False
            if tokens[before - 1].word in self._nots:
                return True
        return False


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
        tokens = list(_tokens(text[:LONGEST_READ]))
        return self._lexicon(self._language(tokens)).guess(text, tokens)

    def _language(self, tokens: Sequence[_Token]) -> str:
        counts = Counter(language for token in tokens for language in self._common.get(token.word, ()))
        most = max(counts.values(), default=0)
        return self._shop if counts[self._shop] == most else max(counts, key=lambda one: counts[one])

    def _lexicon(self, language: str) -> Lexicon:
        if language not in self._ready:
            document = self._lists.get(language, {})
            words = [word for word in listed(document, language) if not self._is_off(word)]
            self._ready[language] = Lexicon([*words, *self._own], document.get("not", ()))
        return self._ready[language]

    def _is_off(self, word: TellingWord) -> bool:
        return bool(self._off) and (word.about, word.value, word.language, key_of(word.word)) in self._off


def parts_of(word: str) -> list[str]:
    """Return the folded parts of a telling word, a star kept at the end of a stem."""
    found = [(token.word, word[token.end : token.end + 1] == "*") for token in _tokens(word)]
    return [part + "*" if starred and len(part) >= _SHORTEST_STEM else part for part, starred in found]


def checked_telling(word: str) -> str:
    """Return a telling word cleaned for keeping.

    Raises:
        InputError: ``guess-word.missing`` where there is no word in it, ``text.too_long``.
    """
    kept = clean_line(word, field="word", longest=LONGEST_WORD)
    if not parts_of(kept):
        raise InputError("guess-word.missing", "word")
    return kept


def key_of(word: str) -> str:
    """Return what two spellings of the same telling word share."""
    return " ".join(parts_of(word))


def listed(document: Mapping[str, Any], language: str) -> Iterator[TellingWord]:
    """Yield the words of a ready-made list: ``[failure.late] sure = [...] hint = [...]``."""
    for about in GuessAbout:
        for value, lists in document.get(about.value, {}).items():
            for name, weight in (("sure", SURE), ("hint", HINT)):
                for word in lists.get(name, ()):
                    yield TellingWord(about=about, value=value, word=word, weight=weight, language=language)


def _tokens(text: str) -> Iterator[_Token]:
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = fold(match[0]).replace("'", "").replace("’", "")
        yield _Token(word, start, end, _BREAK.search(text, last, start) is not None)
        last = end


def _fits(part: str, token: _Token) -> bool:
    return token.word.startswith(part[:-1]) if part.endswith("*") else token.word == part


def _best(values: Mapping[str, _Count]) -> Guess | None:
    value, count = min(values.items(), key=lambda one: (-one[1].points, one[1].first))
    if count.points < _ENOUGH:
        return None
    words = dict.fromkeys(count.said.values())
    return Guess(value=value, because=tuple(one for one in words if not _stands_in(one, words)))


def _stands_in(words: str, others: Iterable[str]) -> bool:
    """Whether another reason says these words, too: "an hour" beside "half an hour"."""
    return any(words != other and words in other for other in others)
