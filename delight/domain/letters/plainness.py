"""Plain words: what a check of a letter's text finds, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass

MOST_WORDS = 300
"""A letter longer than this is put aside; a good one has about 130."""

MOST_PAGES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in a text that could be said better; never a block.

    Attributes:
        code: ``blame``, ``inconvenience``, ``half-apology``, ``passive``, ``promise-without-date``,
            ``jargon``, ``shouting``, ``over-a-page`` or ``too-long``.
        start, end: where in the text; 0, 0 stands for all of it.
        words: the words found, as one line; a number where it is about length.
        hint: key of what to do instead (``HINTS``), or empty.
    """

    code: str
    start: int = 0
    end: int = 0
    words: str = ""
    hint: str = ""


SAID = {
    "blame": "“{words}” puts it on them.",
    "inconvenience": "“{words}” is what everybody writes.",
    "half-apology": "“{words}” is only half an apology.",
    "passive": "“{words}” hides who did it.",
    "promise-without-date": "“{words}” names no day.",
    "jargon": "“{words}” is office language.",
    "shouting": "“{words}” is loud on paper.",
    "over-a-page": "This runs to {words} pages.",
    "too-long": "This has {words} words.",
}
"""What a finding says, by code; the window translates it."""

HINTS = {
    "say-ours": "Say what you could have done.",
    "say-what-for": "Say what you are sorry for.",
    "say-sorry": "Say plainly that you are sorry.",
    "say-who": "Say who did it: “I” or “we”.",
    "name-the-day": "By when? Name a day.",
    "say-plainly": "Say it as you would across the counter.",
    "one-mark": "One mark, or a full stop, is enough.",
    "small-letters": "Small letters sound kinder.",
    "shorten": "One page is read; about 130 words are best.",
}
"""What to do instead, by key."""
