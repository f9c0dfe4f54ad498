"""The plain-words check: what a letter could say better, found while it is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from delight.domain.letters.plainness import MOST_PAGES, MOST_WORDS, Finding
from delight.letters.advice.plain_words import PLAIN_WORDS
from delight.letters.advice.plain_words.base import PlainWords, Say
from delight.letters.advice.promise_words.base import flat, unmarked
from delight.letters.advice.promising import spoken_promises
from delight.letters.type.markup import one_line

_LONGEST = 20_000
_LONGEST_WORDS = 80
_BEFORE = 60
_ANY_DAY = date(2000, 1, 1)
"""A day is only asked whether it is there; counted from here none lies in the past."""

_MARKS = re.compile(r"[!?]*![!?]+|!(?:\s*!)+|\?(?:\s*\?)+")
_TWO_CASES = ((0x41, 0x250), (0x370, 0x590), (0x10A0, 0x1100), (0x1C90, 0x1CC0), (0x1E00, 0x2000))
"""Where Unicode keeps the letters that come large and small; all other scripts cannot shout."""

_CAPITAL = "".join(c for first, end in _TWO_CASES for c in map(chr, range(first, end)) if c.isupper())
_CAPITALS = re.compile(rf"(?<![\w.&'’/-])[{_CAPITAL}]{{2,}}(?:[ \t]+[{_CAPITAL}]{{2,}})*(?![\w&/-])")
_LETTERS_IN_ROW = 6
_NO_WORDS = PlainWords(rules=())


def check(text: str, language: str, *, pages: int = 1, names: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return what could be said better, in the order of the text; what concerns all of it comes last.

    Args:
        text: the body, with its light markup.
        language: ISO 639 code; in a language without words only length and loudness are looked at.
        pages: how many pages the letter has.
        names: of shop, customer and writer: never found fault with, however they are written.
    """
    looked_at, places = unmarked(text[:_LONGEST])
    own = PLAIN_WORDS.get(re.split("[-_]", language)[0].lower(), _NO_WORDS)
    found = [*_said(looked_at, own), *_undated(looked_at, language), *_loud(looked_at, own)]
    spared = [finding for finding in found if not _is_name(finding, names)]
    placed = (replace(f, start=places[f.start], end=places[f.end - 1] + 1) for f in _apart(spared))
    return (*placed, *_length(text, pages))


def _said(text: str, own: PlainWords) -> Iterator[Finding]:
    spaced = flat(text).replace("\n", " ")
    for rule in own.rules:
        if any(needle in spaced for needle in rule.needles):
            yield from _by_rule(rule, text, spaced)


def _by_rule(rule: Say, text: str, low: str) -> Iterator[Finding]:
    for match in rule.pattern.finditer(low):
        before = low[max(0, match.start() - _BEFORE) : match.start()]
        if not (rule.unless and rule.unless.search(before)):
            yield _finding(rule.code, text, match.start(), match.end(), rule.hint)


def _undated(text: str, language: str) -> Iterator[Finding]:
    for spoken in spoken_promises(text, language, _ANY_DAY):
        if spoken.named is None:
            yield _finding("promise-without-date", text, spoken.start, spoken.end, "name-the-day")


def _loud(text: str, own: PlainWords) -> Iterator[Finding]:
    for match in _MARKS.finditer(text):
        yield _finding("shouting", text, match.start(), match.end(), "one-mark")
    for match in _CAPITALS.finditer(text):
        words = match[0].split()
        loud = not own.loud.isdisjoint(words)
        if loud or (len(words) > 1 and sum(map(len, words)) >= _LETTERS_IN_ROW):
            yield _finding("shouting", text, match.start(), match.end(), "small-letters")


def _length(text: str, pages: int) -> Iterator[Finding]:
    count = len(text.split())
    if pages > MOST_PAGES:
        yield Finding(code="over-a-page", words=str(pages), hint="shorten")
    elif count > MOST_WORDS:
        yield Finding(code="too-long", words=str(count), hint="shorten")


def _finding(code: str, text: str, start: int, end: int, hint: str) -> Finding:
    end = start + len(text[start:end].rstrip())
    words = one_line(text[start:end])
    if len(words) > _LONGEST_WORDS:
        words = f"{words[:_LONGEST_WORDS].rsplit(' ', 1)[0]} …"
    return Finding(code=code, start=start, end=end, words=words, hint=hint)


def _is_name(finding: Finding, names: Collection[str]) -> bool:
    return finding.code == "shouting" and any(
        finding.words in name or name in finding.words for name in names if name
    )


def _apart(found: list[Finding]) -> list[Finding]:
    """Return the findings in the order of the text; of two of one kind that overlap, the first."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: (f.start, -f.end)):
        if not any(f.code == finding.code and finding.start < f.end for f in kept):
            kept.append(finding)
    return kept
