"""What a letter promises: sentences in which the shop says that it will do something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from delight.domain.letters.offers import Offered
from delight.domain.text import first_words, fold
from delight.letters.advice.promise_words import PROMISING
from delight.letters.advice.promise_words.base import DayWords, Kind, Pledge, Promising, flat, unmarked
from delight.letters.advice.promise_words.days import Named, named_days
from delight.letters.type.markup import one_line

_LONGEST = 20_000
_LONGEST_SENTENCE = 1_000
_LONGEST_WHAT = 160
_TRAILING = " .!…\n\t,"
_PRONOUNS_AFTER = re.compile(r"(?<=[aei]r)(?:se|les?|te|os|nos|me|l[oa]s?)+$")
_MONTH_FIRST = frozenset({"us", "fm", "mh", "pw", "pr", "gu", "vi", "as", "mp", "ph"})

# A sentence ends with its mark and a space; a point after one letter, a short title or a number is none.
_ENDS = re.compile(
    r"(?:(?<!\b\w)(?<!\b(?:dr|mr|ms|st|sr|no|nr|mo|co|ca))(?<!\b(?:mrs|sra|bzw|tel|str|mme|ing))"
    r"(?:(?<!\d)\.|\.(?=\s+(?:we|i|you|wir|ich|sie|nous|je|vous|the|and)\b)|[!?…]|\.\.\.)[\"”“»’')\]]*(?=\s)|\n\s*\n)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A promise as found: ``vague`` are words that only sound like a day."""

    what: str
    named: Named | None
    vague: str
    start: int
    end: int
    sentence: str


def promises(text: str, language: str, today: date, known: Sequence[str] = ()) -> tuple[Offered, ...]:
    """Return what a letter offers to do, in the order of its text.

    Sentences with an "if", questions and phrases that promise nothing concrete are left out.

    Args:
        text: the letter's body.
        language: ISO 639 code; with a country ("en-US") 3/4 is read as there.
        today: the date on the letter; "Friday" is the next one after it.
        known: promises that are on the list already; they are not offered again.
    """
    had = [_gist(promise, language) for promise in known]
    found = map(_offer, spoken_promises(text, language, today))
    return tuple(offer for offer in found if not _is_known(offer, had, language))


def spoken_promises(text: str, language: str, today: date) -> list[Spoken]:
    """Return every promise of a text, vague ones too; none in a language that is not known."""
    base, _, country = language.replace("_", "-").lower().partition("-")
    grammar, month_first = PROMISING.get(base), _order(base, country)
    if grammar is None:
        return []
    bare, places = unmarked(text[:_LONGEST])
    low = flat(bare)
    found = (
        spoken
        for start, end in _sentences(low)
        if not low[start:end].rstrip().endswith("?")
        for spoken in _of_sentence(_sentence(bare, low, start, end), grammar, today, month_first)
    )
    return [replace(s, start=places[s.start], end=places[s.end - 1] + 1) for s in found]


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    low: str
    start: int


def _sentence(text: str, low: str, start: int, end: int) -> _Sentence:
    end = min(end, start + _LONGEST_SENTENCE)
    return _Sentence(text[start:end], low[start:end].replace("\n", " "), start)


def _order(base: str, country: str) -> bool | None:
    """Whether the month stands first; nobody can tell for English without a country."""
    return None if base == "en" and country in {"", "ca"} else country in _MONTH_FIRST


def _sentences(low: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _ENDS.finditer(low):
        yield start, match.end() if low[match.end() - 1] != "\n" else match.start()
        start = match.end()
    yield start, len(low)


def _of_sentence(
    sentence: _Sentence,
    grammar: Promising,
    today: date,
    month_first: bool | None,  # noqa: FBT001
) -> Iterator[Spoken]:
    before = 0
    for pledge in grammar.pledges(sentence.low):
        if pledge.start < before:
            continue
        stop = grammar.stop.search(sentence.low, pledge.rest, pledge.done)
        done = stop.start() if stop else pledge.done
        whole = sentence.low[before:done]
        named = _own_day(sentence.low, before, pledge.start, done, _Days(grammar.days, today, month_first))
        spoken = _spoken(sentence, grammar, pledge, named, done)
        if spoken and not grammar.iffy.search(whole) and (named or not grammar.event.search(whole)):
            yield spoken
        before = done


class _Days(NamedTuple):
    words: DayWords
    today: date
    month_first: bool | None

    def named(self, low: str, start: int, end: int) -> list[Named]:
        found = named_days(low[start:end], self.words, self.today, month_first=self.month_first)
        return [day._replace(start=day.start + start, end=day.end + start) for day in found]


def _own_day(low: str, before: int, start: int, done: int, days: _Days) -> Named | None:
    """Return the day of a promise: one inside it, or one just before ("On Friday we will call")."""
    ahead = [day for day in days.named(low, before, start) if not low[day.end : start].strip(" ,")]
    return next(iter([*ahead, *days.named(low, start, done)]), None)


def _spoken(
    sentence: _Sentence, grammar: Promising, pledge: Pledge, named: Named | None, done: int
) -> Spoken | None:
    vague = grammar.vague.search(sentence.low, pledge.start, done)
    if pledge.kind is not Kind.FUTURE and not _sure_enough(pledge, named) and not vague:
        return None
    end = min(pledge.end, done)
    cuts = [(found.start, found.end) for found in (named,) if found and found.start >= pledge.rest]
    cuts += [vague.span()] if vague and vague.start() >= pledge.rest else []
    what = pledge.tell(_without(sentence, pledge.rest, end, cuts)).strip(" ,")
    if not what or grammar.soft.match(flat(what)):
        return None
    start = sentence.start + pledge.start
    said = sentence.low[pledge.start : done].rstrip(_TRAILING)
    return Spoken(
        what=first_words(one_line(what), _LONGEST_WHAT),
        named=named,
        vague=vague[0] if vague else "",
        start=start,
        end=start + len(said),
        sentence=one_line(sentence.text),
    )


def _sure_enough(pledge: Pledge, named: Named | None) -> bool:
    """A present tense promises only with a day; "today" tells what is done at this moment."""
    if named is None or (named.sure and named.today):
        return False
    return pledge.kind is Kind.PRESENT or named.sure


def _without(sentence: _Sentence, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> str:
    """Return part of a sentence without its day, as one line without marks."""
    parts, place = [], start
    for cut_start, cut_end in sorted(cuts):
        parts.append(sentence.text[place : max(place, cut_start)])
        place = max(place, cut_end)
    parts.append(sentence.text[place : max(place, end)])
    kept = (one_line(part).strip(" ,.!…") for part in parts)
    return " ".join(filter(None, kept))


def _offer(spoken: Spoken) -> Offered:
    return Offered(
        what=spoken.what,
        by=spoken.named.day if spoken.named else None,
        sentence=spoken.sentence,
        start=spoken.start,
        end=spoken.end,
    )


def _gist(promise: str, language: str) -> frozenset[str]:
    grammar = PROMISING.get(re.split("[-_]", language)[0].lower())
    found = _words(promise)
    return (found - grammar.subject or found) if grammar else found


def _words(text: str) -> frozenset[str]:
    """Return the words of a text for comparing; Spanish infinitives without their pronouns."""
    return frozenset(_PRONOUNS_AFTER.sub("", word) for word in re.findall(r"\w+", fold(text)))


def _is_known(offer: Offered, had: Sequence[frozenset[str]], language: str) -> bool:
    """Whether a promise on the list says the same: the words of one stand in the other."""
    said, what = _words(offer.sentence), _gist(offer.what, language)
    return any(gist and (gist <= said or what <= gist) for gist in had)
