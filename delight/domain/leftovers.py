"""What Undo has to leave as it is, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from delight.domain.changes import Noun

_NAMED = 6
_WORDS: dict[Noun, tuple[str, str]] = {
    Noun.SHOP: ("the shop", "the shop"),
    Noun.STAFF: ("somebody who works here", "%n who work here"),
    Noun.CUSTOMER: ("a customer", "%n customers"),
    Noun.CASE: ("a case", "%n cases"),
    Noun.PROMISE: ("a promise", "%n promises"),
    Noun.ACTION: ("an action", "%n actions"),
    Noun.FOLLOW_UP: ("a follow-up", "%n follow-ups"),
    Noun.GESTURE: ("a surprise", "%n surprises"),
    Noun.LETTER: ("a letter", "%n letters"),
    Noun.WORDING: ("a wording", "%n wordings"),
    Noun.ATTACHMENT: ("a photo or file", "%n photos or files"),
    Noun.VISIT: ("a visit", "%n visits"),
    Noun.PICTURE: ("a picture", "%n pictures"),
    Noun.TAG: ("a group", "%n groups"),
    Noun.REPLY: ("an answer", "%n answers"),
    Noun.REACH: ("a way to reach them", "%n ways to reach them"),
    Noun.CONSENT: ("a consent", "%n consents"),
    Noun.LINK: ("a link", "%n links"),
    Noun.NOTE: ("a note", "%n notes"),
    Noun.MERGE: ("a merge", "%n merges"),
    Noun.GROUP: ("a saved group", "%n saved groups"),
}
_WHYS = {
    "edited": "changed since",
    "gone": "gone since",
    "erased": "erased since",
    "there-again": "there again",
    "added": "with something new since",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A record that cannot go back, and why: edited (columns), gone, erased, there-again, added (counts)."""

    noun: Noun
    uid: str
    why: str
    what: tuple[str, ...] = ()


def left_words(left: Iterable[Leftover]) -> str:
    """Return what stays as it is, by kind and reason: ``9 customers changed since, a note gone since``."""
    counts: dict[tuple[str, Noun], int] = {}
    for one in left:
        counts[one.why, one.noun] = counts.get((one.why, one.noun), 0) + 1
    told = [f"{_counted(noun, n)} {_WHYS[why]}" for (why, noun), n in counts.items()]
    more = [f"and {len(told) - _NAMED} other kinds of things"] if len(told) > _NAMED else []
    return ", ".join([*told[:_NAMED], *more])


def _counted(noun: Noun, number: int) -> str:
    one, many = _WORDS[noun]
    return one if number == 1 else many.replace("%n", f"{number:,}")
