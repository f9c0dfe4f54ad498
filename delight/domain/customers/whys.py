"""Why somebody stands where they stand, as a sentence with its figures.

The window translates these sentences, the command prints them; a test sees to it that each code has one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from delight.domain.customers.standing import Why

_FEW, _MANY = 21, 90
_WEEK, _MONTH = 7, 30.44


def _same(sentence: str) -> tuple[str, str]:
    """Return a sentence that names no number."""
    return sentence, sentence


SENTENCES: dict[str, tuple[str, str]] = {
    "second-complaint": (
        "Complained again within three months, on {day}.",
        "%n complaints within three months, the last on {day}.",
    ),
    "open-complaint": (
        "A complaint is open since {day}.",
        "%n complaints are open, the oldest since {day}.",
    ),
    "not-satisfied": _same("Their last complaint ended badly on {day}, and they have not come since."),
    "would-not-recommend": _same("Asked on {day}, they would rather not have recommended us."),
    "absent": _same("Comes {usual} as a rule, and has not been here for {away}."),
    "brought": ("Brought somebody to us.", "Brought %n people to us."),
    "would-recommend": _same("Asked on {day}, they would recommend us."),
    "answered": _same("From what they answered when we asked them."),
    "compliment": ("Had a kind word for us on {day}.", "%n kind words for us, the last on {day}."),
    "new": ("Has been a customer for a day.", "Has been a customer for %n days."),
    "comes-back": _same("Comes {usual}, the last time {ago}."),
    "listed": _same("Came in with a list; no visit is noted yet."),
    "too-little-known": ("One visit is known: too few to tell.", "%n visits are known: too few to tell."),
}
"""For each code the sentence for one, and the sentence for ``%n``."""
NONE: dict[str, str] = {
    "new": "Is a customer since today.",
    "too-little-known": "No visit is known yet.",
}
"""The sentence where the count is nought."""
RHYTHMS = {
    "day": ("every day", "about every %n days"),
    "week": ("about every week", "about every %n weeks"),
    "month": ("about every month", "about every %n months"),
}
SPANS = {
    "day": ("a day", "%n days"),
    "week": ("a week", "%n weeks"),
    "month": ("a month", "%n months"),
}
AGO = {
    "day": ("yesterday", "%n days ago"),
    "week": ("a week ago", "%n weeks ago"),
    "month": ("a month ago", "%n months ago"),
}
TODAY = "today"
Plural = Callable[[int, tuple[str, str]], str]
"""Chooses between one and many, and puts the number in."""


def span(days: int) -> tuple[str, int]:
    """Return so many days in the unit that people would say them in: days, weeks from three on, months."""
    if days < _FEW:
        return "day", days
    return ("week", round(days / _WEEK)) if days < _MANY else ("month", round(days / _MONTH))


def plain_why(why: Why) -> str:
    """Return the sentence in English, with days as ISO 8601."""
    return told(why, english, lambda text: text, date.isoformat)


def told(why: Why, plural: Plural, translated: Callable[[str], str], day_words: Callable[[date], str]) -> str:
    """Return the sentence in some language.

    Args:
        why: what it says.
        plural: chooses between one and many.
        translated: the words in that language.
        day_words: how it writes a day.
    """
    if why.code in NONE and not why.count:
        return translated(NONE[why.code])
    return plural(why.count, SENTENCES[why.code]).format(
        day=day_words(why.day) if why.day else "",
        usual=usually(why.usual, plural),
        away=_in(SPANS, why.away, plural),
        ago=_in(AGO, why.away, plural) if why.away else translated(TODAY),
    )


def usually(days: int, plural: Plural) -> str:
    """Return a rhythm in words, such as ``about every 9 days``."""
    return _in(RHYTHMS, days, plural)


def _in(words: dict[str, tuple[str, str]], days: int, plural: Plural) -> str:
    unit, number = span(days)
    return plural(number, words[unit])


def english(number: int, words: tuple[str, str]) -> str:
    """Return the words for one or for many in English, with the number in its place."""
    return words[0] if number == 1 else words[1].replace("%n", str(number))
