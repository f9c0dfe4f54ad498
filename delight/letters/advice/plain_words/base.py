"""What a rule of the plain-words check is; all patterns are for ``flat`` text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple


class Say(NamedTuple):
    """Words that could be said better: looked for only where one of ``needles`` stands, which is quick.

    ``unless`` is looked for right before the words; where it stands nothing is found.
    """

    code: str
    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    hint: str
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainWords:
    """The rules of one language, and its words that shout when they stand in capitals."""

    rules: tuple[Say, ...]
    loud: frozenset[str] = field(default_factory=frozenset)


_HINTS = {
    "blame": "say-ours",
    "inconvenience": "say-what-for",
    "half-apology": "say-sorry",
    "passive": "say-who",
    "promise-without-date": "name-the-day",
    "jargon": "say-plainly",
}


def say(code: str, needles: str, pattern: str, *, unless: str = "") -> Say:
    """Return a rule; ``needles`` are parted by ``|``, ``unless`` has to end where the words begin."""
    return Say(
        code=code,
        needles=tuple(needles.split("|")),
        pattern=re.compile(rf"\b(?:{pattern})"),
        hint=_HINTS[code],
        unless=re.compile(rf"(?:{unless})\W*$") if unless else None,
    )
