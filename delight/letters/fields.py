"""The fields and conditions a wording may use, and what the facts say to them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from delight.domain.cases import Failure
from delight.domain.letters import ActionFacts, CaseFacts, GestureFacts, LetterFacts
from delight.domain.recovery import ActionKind
from delight.letters import phrases
from delight.letters.markup import tidy

_Field = tuple[Callable[[LetterFacts], str], str]

_NO_CASE = CaseFacts(kind="")
_NO_GESTURE = GestureFacts()


def _case(facts: LetterFacts) -> CaseFacts:
    return facts.case or _NO_CASE


def _gesture(facts: LetterFacts) -> GestureFacts:
    return facts.gesture or _NO_GESTURE


def _received(facts: LetterFacts) -> str:
    day = _case(facts).received
    return phrases.on_day(day, facts.today, locale_of(facts)) if day else ""


def _promised(facts: LetterFacts) -> str:
    """Return the end of the term; a day that has passed is not named again."""
    day = _case(facts).promised_by
    return phrases.by_day(day, facts.today, locale_of(facts)) if day and day >= facts.today else ""


def locale_of(facts: LetterFacts) -> str:
    """Return the locale a letter is written in: the customer's language as used in the shop's country."""
    return phrases.locale_name(facts.recipient.language, facts.sender.country)


def _name(text: str) -> str:
    """Return a name, or nothing where no character of it can be seen."""
    seen = any(unicodedata.category(c)[0] not in "CMZ" for c in text)
    return tidy(text) if seen else ""


def writer(facts: LetterFacts) -> str:
    """Return who signs: the writer, or whoever signs for the shop."""
    return _name(facts.writer) or _name(facts.sender.signing_name)


def _refunded(facts: LetterFacts) -> str:
    amounts = [a.cost for a in done(facts) if a.kind == "refund" and a.cost]
    return phrases.money(amounts[0], locale_of(facts)) if len(amounts) == 1 else ""


def done(facts: LetterFacts) -> tuple[ActionFacts, ...]:
    """Return the actions that have been carried out."""
    return tuple(a for a in facts.actions if a.done)


FIELDS: dict[str, _Field] = {
    "customer.name": (lambda f: _name(f.recipient.name), "customer.name"),
    "shop.name": (lambda f: _name(f.sender.name), "shop.name"),
    "shop.phone": (lambda f: tidy(f.sender.phone).replace(" ", "\u00a0"), "shop.phone"),
    "shop.email": (lambda f: tidy(f.sender.email), "shop.email"),
    "shop.website": (lambda f: tidy(f.sender.website), "shop.website"),
    "writer": (writer, "staff.name"),
    "today": (lambda f: phrases.long_date(f.today, locale_of(f)), "shop.name"),
    "case.reference": (lambda f: tidy(_case(f).reference), "case.reference"),
    "case.topic": (lambda f: phrases.topic(_case(f).topic, locale_of(f)), "case.topic"),
    "case.day": (_received, "case.received"),
    "case.remedy": (lambda f: tidy(_case(f).remedy_wanted), "case.remedy"),
    "case.handled_by": (lambda f: tidy(_case(f).handled_by), "case.owner"),
    "promise.what": (lambda f: phrases.promise(_case(f).promise, locale_of(f)), "case.promise"),
    "promise.by": (_promised, "case.promise"),
    "actions.done": (lambda f: phrases.deeds(done(f), locale_of(f)), "case.actions"),
    "actions.refund": (_refunded, "case.actions"),
    "gesture.name": (lambda f: phrases.thing(_gesture(f).name, locale_of(f)), "gesture.name"),
    "gesture.note": (lambda f: tidy(_gesture(f).note), "gesture.note"),
    "personal": (lambda f: f.personal.strip(), "letter.personal"),
}
"""Every field: how it is worked out of the facts, and where it is filled in."""

CONDITIONS = frozenset(
    {"complaint", "compliment", "suggestion", "no-case", "organisation", "several-actions", "helper"}
    | {f"failure.{failure}" for failure in Failure}
    | {f"action.{kind}" for kind in ActionKind}
)
"""What a passage may depend on besides a filled field; ``helper`` is a colleague who is not the writer."""


def conditions(facts: LetterFacts) -> frozenset[str]:
    """Return the conditions that hold."""
    case = _case(facts)
    helper = tidy(case.handled_by)
    holds = {
        case.kind or "no-case": True,
        f"failure.{case.failure}": bool(case.failure),
        "organisation": facts.recipient.organisation,
        "several-actions": len(done(facts)) > 1,
        "helper": bool(helper) and helper != writer(facts),
        **{f"action.{a.kind}": True for a in done(facts)},
    }
    return frozenset(name for name, true in holds.items() if true)
