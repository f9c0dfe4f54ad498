"""What one search over everything finds, and why it fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from delight.domain.customers.consent_about import ConsentAbout
from delight.domain.seeking import Asked, name_words, phone_ends, reference_words

_BEFORE = 24
"""So many characters of a text are shown before the first word that fits."""
_WORD = re.compile(r"[^\W_](?:[^\s…]*[^\W_])?|[^\s\w…]+")
Marks = tuple[tuple[int, int], ...]
"""From where to where the words that fit stand in a text."""


class HitKind(StrEnum):
    """What was found."""

    CUSTOMER = "customer"
    CASE = "case"
    LETTER = "letter"
    NOTE = "note"
    GESTURE = "gesture"
    VOUCHER = "voucher"
    STAMP_CARD = "stamp-card"


ANSWERABLE = frozenset({HitKind.CUSTOMER, HitKind.CASE})
"""What a letter can answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One thing found.

    Attributes:
        kind: what it is.
        record: its id.
        title: who or what it is.
        detail: the town, or what says why it fits: a phone number, a piece of the text.
        marks: where in ``detail`` the words stand that were looked for.
        customer_id: whose page shows it; of an anonymous case or voucher ``None``.
        unwanted: ``detail`` is a number or an address by which they asked not to be reached.
    """

    kind: HitKind
    record: int
    title: str
    detail: str
    marks: Marks = ()
    customer_id: int | None = None
    unwanted: ConsentAbout | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found.

    Attributes:
        hits: kind after kind, the best of each first.
        more: the kinds of which more fit than are shown.
        meant: id and name of whoever may be meant, where nothing was found.
    """

    hits: tuple[SearchHit, ...] = ()
    more: tuple[HitKind, ...] = ()
    meant: tuple[int, str] | None = None


def is_named(asked: Asked, *names: str) -> bool:
    """Return whether names alone hold every word that was asked for."""
    words = name_words(*names)
    return all(any(all(_begins(part, words) for part in way) for way in ways) for ways in asked.words)


def is_known_by(asked: Asked, *references: str) -> bool:
    """Return whether one of these references begins as was asked: no word of a text need explain it."""
    begun = [name for name in asked.in_one if any(c.isdigit() for c in name)]
    known = {word for reference in references for word in reference_words(reference)}
    return any(
        name in known or (name[0].isalpha() and any(one.startswith(name) for one in known)) for name in begun
    )


def first_fitting(asked: Asked, texts: Iterable[str], length: int) -> tuple[str, Marks]:
    """Return a piece of the first text that holds a word that was asked for; empty if none does."""
    for text in texts:
        piece = fitting_piece(asked, text, length)
        if piece[1]:
            return piece
    return "", ()


def fitting_piece(asked: Asked, text: str, length: int) -> tuple[str, Marks]:
    """Return a piece of ``text`` around the first word asked for, and where such words stand in it."""
    line = " ".join(text.split())
    found = next((match.start() for match in re.finditer(r"\S+", line) if _fits(asked, match.group())), -1)
    if found < 0:
        return "", ()
    start = 0 if found <= _BEFORE + 8 else line.rfind(" ", 0, found - _BEFORE) + 1
    piece = ("…" if start else "") + line[start : start + length]
    if start + length < len(line):
        piece = piece.rsplit(" ", 1)[0] + "…" if " " in piece[1:] else piece + "…"
    return piece, tuple(m.span() for m in _WORD.finditer(piece) if _fits(asked, m.group()))


def fitting_number(asked: Asked, phones: Mapping[str, str]) -> tuple[str, Marks]:
    """Return the first phone number that holds the digits asked for; empty if none does.

    Args:
        asked: the question.
        phones: each number, and how it is shown.
    """
    numbers = [asked.number] if asked.number else [p for ways in asked.words for way in ways for p in way]
    for phone, shown in phones.items():
        if any(end.startswith(n) for n in numbers if n.isdigit() and len(n) > 2 for end in phone_ends(phone)):
            return shown, ((0, len(shown)),)
    return "", ()


def _fits(asked: Asked, word: str) -> bool:
    kept = name_words(word)
    return any(_begins(part, kept) for ways in asked.words for way in ways for part in way)


def _begins(part: str, words: set[str]) -> bool:
    return any(word.startswith(part) for word in words)
