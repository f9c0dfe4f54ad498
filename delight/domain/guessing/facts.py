"""Facts that stand in the words: where it was, when, what is at stake, who is praised.

Each is guessed only where one alone is named. All languages are looked for at once: the words are few, and no
language means something else by another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from delight.domain.days.spoken.reading import any_of
from delight.domain.days.spoken.words import LANGUAGES, spoken
from delight.domain.errors import InputError
from delight.domain.guessing.telling import Guess
from delight.domain.money import parse_amount, plain_amount
from delight.domain.text import fold

_SIGNS: Mapping[str, str] = {
    "EUR": r"€|EUR|euros?",
    "GBP": r"£|GBP|pounds?|quid",
    "USD": r"\$|USD|dollars?|bucks",
    "CHF": r"CHF|Fr\.|francs?|Franken",
    "JPY": r"¥|JPY|yen|円",
    "BRL": r"R\$|BRL|reais|real",
}
_NUMBER = r"\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
_NUMBERED = r"(?:\s*(?:no\.?|nr\.?|n[º°o]\.?|number|nummer|numéro|número|num\.?|№|#|:))?\s*"
_READ = 1_000
"""Characters that are read: facts stand near the beginning, and no key waits for the rest."""
_SHORTEST_NAME = 3
_LONGEST_AGO = 400
"""Days: what was longer ago is said with a date."""


class FactAbout(StrEnum):
    """Which field a fact is for, as a note names it."""

    PLACE = "place"
    HAPPENED = "happened_at"
    AT_STAKE = "at_stake"
    PRAISED = "praised_id"


class FactReader:
    """Reads facts out of a text; made once, asked often."""

    def __init__(
        self, lists: Iterable[Mapping[str, Any]], currency: str = "", people: Sequence[tuple[int, str]] = ()
    ) -> None:
        """Make a reader.

        Args:
            lists: ready-made lists, of which ``facts`` are read, one for each language.
            currency: the shop's; amounts in another one are not guessed.
            people: id and name of whoever works here.
        """
        facts = [{**document.get("facts", {}), "language": document.get("language")} for document in lists]
        self._place, self._spoken = _place_pattern(facts), _spoken_places(facts)
        self._days = sorted(_day_patterns(facts), key=lambda one: -len(one[0].pattern))
        self._amount = _amount_pattern(currency) if currency else None
        self._currency = currency
        self._people = _callable_names(people)

    def read(self, text: str, today: date) -> dict[FactAbout, Guess]:
        """Return the facts that stand in ``text``: a place, a day (ISO), an amount (plain), a staff id."""
        said = text[:_READ]
        found = {
            FactAbout.PLACE: self._where(said),
            FactAbout.HAPPENED: self._when(said, today),
            FactAbout.AT_STAKE: self._how_much(said),
            FactAbout.PRAISED: self._who(said),
        }
        return {about: guess for about, guess in found.items() if guess}

    def _where(self, text: str) -> Guess | None:
        found = [(" ".join(match[0].split()), match[0]) for match in self._place.finditer(text)]
        for pattern, numbers in self._spoken:
            found += [(_in_figures(match, numbers), match[0]) for match in pattern.finditer(text)]
        return _only((place[0].upper() + place[1:], " ".join(words.split())) for place, words in found)

    def _how_much(self, text: str) -> Guess | None:
        matches = self._amount.finditer(text) if self._amount else ()
        return _only(_amounts(matches, self._currency))

    def _when(self, text: str, today: date) -> Guess | None:
        folded = _bare(text)
        return _only(self._told_days(folded, today))

    def _told_days(self, folded: str, today: date) -> Iterator[tuple[str, str]]:
        """Yield the days that are told, the longest words first: "the day before yesterday" is one day."""
        rest = folded
        for pattern, numbers, days in self._days:
            for match in pattern.finditer(rest):
                ago = days if numbers is None else _ago(match["n"], numbers, days, today)
                if 0 < ago <= _LONGEST_AGO:
                    yield (today - timedelta(days=ago)).isoformat(), match[0]
            rest = pattern.sub("|", rest)

    def _who(self, text: str) -> Guess | None:
        return _only((str(who), name) for name, who in self._people.items() if _is_named(name, text))


def _only(found: Iterable[tuple[str, str]]) -> Guess | None:
    """Return the one value that was found, with its words; nothing where there are several."""
    values: dict[str, str] = {}
    for value, words in found:
        values.setdefault(value, words)
    if len(values) != 1:
        return None
    value, words = next(iter(values.items()))
    return Guess(value=value, because=(words,))


def _place_pattern(facts: Sequence[Mapping[str, Any]]) -> re.Pattern[str]:
    near, number, after = (
        "|".join(re.escape(word) for word in _longest_first(facts, name))
        for name in ("near", "number", "after")
    )
    if not near:
        return re.compile(r"(?!)")
    return re.compile(
        rf"(?<!\w)(?:(?:{near}){_NUMBERED}\d{{1,4}}[a-z]?(?![\w.,:/-]*\d)(?!\s?(?:{after})\b)"
        rf"|(?:{number}){_NUMBERED}(?:[a-z]{{1,4}}-?)?\d[\d/-]{{2,18}}|#\d{{3,10}})(?!\w)(?!\s?(?:[€£$%]|(?:{after})\b))",
        re.IGNORECASE,
    )


def _spoken_places(facts: Sequence[Mapping[str, Any]]) -> list[tuple[re.Pattern[str], dict[str, int]]]:
    """Return, for each language, how a place is named with its number in words: "table seven"."""
    after = "|".join(re.escape(word) for word in _longest_first(facts, "after"))
    found = []
    for one in facts:
        near, numbers = _longest_first([one], "near"), _numbers_of(one)
        if near and numbers:
            places = "|".join(map(re.escape, near))
            words = "|".join(sorted(map(_hyphened, numbers), key=len, reverse=True))
            pattern = (
                rf"(?<!\w)(?P<near>(?:{places}){_NUMBERED}(?<=\s))(?P<n>{words})"
                rf"(?![\w-])(?!\s(?:of|{after})\b)"
            )
            bare = {_bare(word): number for word, number in numbers.items()}
            found.append((re.compile(pattern, re.IGNORECASE), bare))
    return found


def _numbers_of(facts: Mapping[str, Any]) -> dict[str, int]:
    """Return the numbers that are spelt out, from one on; each may be spelt in several ways."""
    told = enumerate(facts.get("numbers", ()), 1)
    return {way: n for n, ways in told for way in ways.split("|") if way}


def _hyphened(word: str) -> str:
    """Return a pattern for a number in words: a hyphen in it may be a space, and a space a hyphen."""
    return r"[\s-]".join(map(re.escape, re.split(r"[\s-]", word)))


def _in_figures(match: re.Match[str], numbers: Mapping[str, int]) -> str:
    """Return a place with its number in figures, as it is found again."""
    return " ".join(f"{match['near']} {numbers[_bare(match['n'])]}".split())


def _longest_first(facts: Sequence[Mapping[str, Any]], name: str) -> list[str]:
    return sorted({word for one in facts for word in one.get(name, ())}, key=len, reverse=True)


def _amount_pattern(currency: str) -> re.Pattern[str]:
    signs = _SIGNS.get(currency, re.escape(currency))
    return re.compile(
        rf"(?<![\w.,])(?:(?:{signs})\s?(?P<behind>{_NUMBER})|(?P<before>{_NUMBER})\s?(?:{signs}))(?!\w)",
        re.IGNORECASE,
    )


def _amounts(matches: Iterable[re.Match[str]], currency: str) -> Iterator[tuple[str, str]]:
    for match in matches:
        try:
            amount = parse_amount(match["behind"] or match["before"], currency)
        except InputError:
            continue
        yield plain_amount(amount.minor, currency), match[0]


def _day_patterns(facts: Sequence[Mapping[str, Any]]) -> Iterator[tuple[re.Pattern[str], Any, int]]:
    """Yield patterns, the numbers or weekdays that they name, and how many days one of them is."""
    for one in facts:
        for words, days in one.get("named", {}).items():
            yield re.compile(rf"(?<!\w){re.escape(_bare(words))}(?!\w)"), None, days
        if one["language"] not in LANGUAGES:
            continue
        said = spoken(one["language"])
        weekdays = {
            name: n for n, names in enumerate(said.weekdays) for name in names if len(name) > _SHORTEST_NAME
        }
        for words in one.get("last", ()):
            yield _named(words, "day", any_of(weekdays)), weekdays, 0
        for words, days in one.get("ago", {}).items():
            yield _named(words, "n", rf"\d{{1,3}}|{any_of(said.numbers)}"), said.numbers, days


def _named(words: str, slot: str, pattern: str) -> re.Pattern[str]:
    before, _, behind = words.partition(f"{{{slot}}}")
    return re.compile(
        rf"(?<!\w){re.escape(_bare(before))}{' ' * bool(before)}(?P<n>{pattern})"
        rf"{' ' * bool(behind)}{re.escape(_bare(behind))}(?!\w)"
    )


def _ago(word: str, numbers: Mapping[str, int], days: int, today: date) -> int:
    if days:
        return (int(word) if word.isdecimal() else numbers[word]) * days
    return (today.weekday() - numbers[word] - 1) % 7 + 1


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", fold(text)).split())


def _callable_names(people: Sequence[tuple[int, str]]) -> dict[str, int]:
    """Return names that mean one of the staff alone: the whole one, and the first where nobody shares it."""
    firsts: dict[str, set[int]] = {}
    for who, name in people:
        for known in {name, name.split()[0] if name.split() else ""}:
            if len(known) >= _SHORTEST_NAME:
                firsts.setdefault(known, set()).add(who)
    return {name: next(iter(ids)) for name, ids in firsts.items() if len(ids) == 1}


def _is_named(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
