"""Grave matters, told by the customer's words: for the owner at once, and no letter by template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from delight.domain.cases.grave_words import CALLED, HELP, NEEDED, NOTS, STEMS, STOPS, WITHOUT
from delight.domain.text import fold

_LONGEST = 20_000
_REACH, _BEFORE = 4, 90
_ENDS = ".,;:!?…"
_AROUND = ".,;:!?…\"'()[]“”„‚‘’«»¡¿–—- "


class Grave(StrEnum):
    """A matter for the owner at once."""

    INJURY = "injury"
    ILLNESS = "illness"
    DISCRIMINATION = "discrimination"
    DATA = "data"
    PUBLIC = "public"


@lru_cache(maxsize=1)
def _patterns() -> dict[Grave, re.Pattern[str]]:
    return {kind: re.compile(rf"\b(?:{'|'.join(STEMS[kind])})") for kind in Grave}


@dataclass(frozen=True, slots=True, kw_only=True)
class GraveGuess:
    """A grave matter that a customer's words point to, and the words, as they were typed."""

    kind: Grave
    words: str


def grave(text: str) -> tuple[Grave, ...]:
    """Return the grave matters that a customer's words point to, the worst first.

    Words are weighed, not understood, but for a "not" close before them: nobody was hurt.
    """
    folded = _folded(text[:_LONGEST])
    return tuple(kind for kind, pattern in _patterns().items() if _said(pattern, folded))


def grave_guess(text: str) -> GraveGuess | None:
    """Return the worst grave matter that a customer's words point to, and which words these are.

    >>> grave_guess("She fell, and the AMBULANCE came.").words
    'She fell'
    """
    words = [(word, _folded(word)) for word in text[:_LONGEST].split()]
    folded = " ".join(plain for _, plain in words if plain)
    for kind, pattern in _patterns().items():
        found = _said(pattern, folded)
        if found:
            return GraveGuess(kind=kind, words=_as_typed(words, found.start(), found.end()))
    return None


def _folded(text: str) -> str:
    return fold(text.replace("’", "'"))


def _said(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    """Return the first place that nothing denies."""
    return next((found for found in pattern.finditer(folded) if not _denied(folded, found)), None)


def _denied(folded: str, found: re.Match[str]) -> bool:
    """Whether one of the four words before says "not", in the same breath; "never been so ill" does not.

    Nor is help denied that nobody called: "Ihr habt keinen Krankenwagen gerufen".
    """
    if " so " in found[0] or _uncalled(folded, found):
        return False
    at = found.start()
    for back, word in enumerate(reversed(folded[max(0, at - _BEFORE) : at].split()[-_REACH:])):
        bare = word.strip(_AROUND)
        if word[-1] in _ENDS or bare in STOPS:
            return False
        if bare in NOTS or (bare in WITHOUT and not back):
            return True
    return False


def _uncalled(folded: str, found: re.Match[str]) -> bool:
    """Whether help was not called or did not come, though it may have been needed."""
    if not re.match(HELP, found[0]):
        return False
    start = max(folded.rfind(end, 0, found.start()) for end in _ENDS) + 1
    said = folded[max(start, found.start() - _BEFORE) : found.end() + _BEFORE]
    sentence = re.split(rf"[{re.escape(_ENDS)}]", said)[0]
    return bool(re.search(CALLED, sentence)) and not re.search(NEEDED, sentence)


def _as_typed(words: list[tuple[str, str]], start: int, end: int) -> str:
    """Return the words of a text whose folded letters lie between two places."""
    at, kept = 0, []
    for word, plain in words:
        if plain and at < end and start < at + len(plain):
            kept.append(word)
        at += len(plain) + 1 if plain else 0
    return " ".join(kept).strip(_AROUND)
