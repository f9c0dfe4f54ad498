"""What Undo has to leave as it is, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from delight.domain.changes import Noun
from delight.domain.saying import IN_ENGLISH, Saying

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
    Noun.TICK: ("a step", "%n steps"),
    Noun.PLAYBOOK: ("a playbook", "%n playbooks"),
    Noun.DISMISSAL: ("a remark that was closed", "%n remarks that were closed"),
    Noun.GUESS_WORD: ("a word", "%n words"),
    Noun.SPECIAL_DAY: ("a special day", "%n special days"),
    Noun.FILTER: ("a saved filter", "%n saved filters"),
    Noun.TALLY: ("a tally mark", "%n tally marks"),
    Noun.IDEA: ("an idea", "%n ideas"),
    Noun.IMPROVEMENT: ("an improvement", "%n improvements"),
    Noun.ELSEWHERE: ("a place you recommend", "%n places you recommend"),
    Noun.STANDARD: ("a standard", "%n standards"),
    Noun.CATALOGUE: ("a gesture of the catalogue", "%n gestures of the catalogue"),
    Noun.SUGGESTION: ("a suggested surprise", "%n suggested surprises"),
    Noun.VOUCHER: ("a voucher", "%n vouchers"),
    Noun.REDEMPTION: ("a use of a voucher", "%n uses of vouchers"),
    Noun.STAMP_CARD: ("a stamp card", "%n stamp cards"),
    Noun.STAMP: ("a stamp", "%n stamps"),
    Noun.PULSE: ("an answer at the counter", "%n answers at the counter"),
    Noun.GUESS: ("a guess of what customers answer", "%n guesses of what customers answer"),
}
_WHYS = {
    "edited": "{things} changed since",
    "gone": "{things} gone since",
    "erased": "{things} erased since",
    "there-again": "{things} there again",
    "added": "{things} with something new since",
    "used-up": "{things} for which too little is left",
    "cancelled": "{things} of a voucher that was cancelled since",
    "rewarded": "{things} of a card whose reward was given since",
    "not-full": "{things} not full any more",
    "alone": "{things} that belonged to something gone since",
    "circle": "{things} that would close a circle",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A record that cannot go back, and why.

    It was edited (columns), is gone, erased, there-again, added to (counts), or its voucher is used-up or
    cancelled (code); a stamp's card was rewarded; a card to be rewarded again is not-full; a referral would
    close a circle (names); it is alone, since what it belonged to is gone.
    """

    noun: Noun
    uid: str
    why: str
    what: tuple[str, ...] = ()


def left_words(left: Iterable[Leftover], saying: Saying = IN_ENGLISH) -> str:
    """Return what stays as it is, by kind and reason: ``9 customers changed since, a note gone since``."""
    counts: dict[tuple[str, Noun], int] = {}
    for one in left:
        counts[one.why, one.noun] = counts.get((one.why, one.noun), 0) + 1
    told = [
        saying.say(_WHYS[why]).format(things=saying.count(n, *_WORDS[noun]))
        for (why, noun), n in counts.items()
    ]
    more = len(told) - _NAMED
    rest = (
        [saying.count(more, "and 1 other kind of thing", "and %n other kinds of things")] if more > 0 else []
    )
    return ", ".join([*told[:_NAMED], *rest])
