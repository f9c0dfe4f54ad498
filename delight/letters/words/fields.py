"""The fields and conditions a wording may use, and what the facts say to them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from delight.domain.cases.case import Failure
from delight.domain.cases.recovery import ActionKind
from delight.domain.codes import spaced
from delight.domain.gestures import GestureKind
from delight.domain.letters.addressing import AddressAs
from delight.domain.letters.letter import ActionFacts, CaseFacts, GestureFacts, LetterFacts
from delight.letters.type.markup import tidy
from delight.letters.words import phrases
from delight.letters.words.names import is_familiar

_Field = tuple[Callable[[LetterFacts], str], str]

_NO_CASE = CaseFacts(kind="")
_NO_GESTURE = GestureFacts()
_ANNIVERSARY_AHEAD = timedelta(days=14)


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


def _praised(facts: LetterFacts) -> str:
    """Return whom a compliment praises, unless it is the one who writes."""
    praised = tidy(_case(facts).praised)
    return "" if _is_writer(praised, facts) else praised


def _is_writer(name: str, facts: LetterFacts) -> bool:
    """Return whether somebody is the writer, though one of both names may lack the family name."""
    one, other = f"{name} ".casefold(), f"{writer(facts)} ".casefold()
    return one.startswith(other) or other.startswith(one)


def _took(facts: LetterFacts) -> str:
    """Return how long it took to put right, from the day the customer told us."""
    case = _case(facts)
    if case.received is None or case.resolved is None or case.resolved < case.received:
        return ""
    return phrases.took((case.resolved - case.received).days, locale_of(facts))


def _years(facts: LetterFacts) -> int:
    """Return for how many years somebody has been a customer; an anniversary close ahead counts."""
    since, today = facts.recipient.since, facts.today + _ANNIVERSARY_AHEAD
    if since is None:
        return 0
    return max(0, today.year - since.year - ((today.month, today.day) < (since.month, since.day)))


def _years_in_words(facts: LetterFacts) -> str:
    years = _years(facts)
    return phrases.number(years, locale_of(facts)) if years else ""


def _last_seen(facts: LetterFacts) -> str:
    day = facts.recipient.last_seen
    return phrases.in_month(day, facts.today, locale_of(facts)) if day and day <= facts.today else ""


def _next_year(facts: LetterFacts) -> str:
    """Return the year a greeting looks forward to: in January it is the one that has just begun."""
    return str(facts.today.year + (facts.today.month > 1))


def _told(facts: LetterFacts, name: str) -> str:
    return tidy(dict(facts.told).get(name, ""))


def _told_sentence(name: str) -> Callable[[LetterFacts], str]:
    return lambda facts: phrases.ended(_told(facts, name), phrases.tongue(locale_of(facts)).stop)


def _told_thing(name: str) -> Callable[[LetterFacts], str]:
    return lambda facts: _told(facts, name).removesuffix(".")


def _worth(facts: LetterFacts) -> str:
    """Return what a voucher is worth: its own amount or thing, else as it was typed."""
    voucher = facts.voucher
    if voucher is None:
        return _told(facts, "worth").removesuffix(".")
    return phrases.money(voucher.value, locale_of(facts)) if voucher.value else _thing(voucher.item, facts)


def _thing(name: str, facts: LetterFacts) -> str:
    return phrases.thing(name, locale_of(facts))


def _code(facts: LetterFacts) -> str:
    """Return a voucher's code as it is printed, on one line."""
    voucher = facts.voucher
    return spaced(voucher.code).replace(" ", "\u00a0") if voucher else _told(facts, "code").removesuffix(".")


def _until(facts: LetterFacts) -> str:
    """Return a voucher's last day in words, or as it was typed where that is no date such as 2026-12-31."""
    if facts.voucher:
        until = facts.voucher.until
        return phrases.long_date(until, locale_of(facts)) if until else ""
    told = _told(facts, "until")
    try:
        return phrases.long_date(date.fromisoformat(told), locale_of(facts))
    except ValueError:
        return told.removesuffix(".")


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
    "gesture.name": (lambda f: _thing(_gesture(f).name, f), "gesture.name"),
    "gesture.note": (lambda f: tidy(_gesture(f).note), "gesture.note"),
    "case.took": (_took, "case.resolved"),
    "case.praised": (_praised, "case.praised"),
    "customer.years": (_years_in_words, "customer.since"),
    "customer.last_seen": (_last_seen, "customer.visits"),
    "year.next": (_next_year, "shop.name"),
    "reason": (_told_sentence("reason"), "letter.reason"),
    "elsewhere": (_told_thing("elsewhere"), "letter.elsewhere"),
    "change": (_told_sentence("change"), "letter.change"),
    "brought": (_told_thing("brought"), "letter.brought"),
    "voucher.worth": (_worth, "letter.worth"),
    "voucher.code": (_code, "letter.code"),
    "voucher.until": (_until, "letter.until"),
    "personal": (lambda f: f.personal.strip(), "letter.personal"),
}
"""Every field: how it is worked out of the facts, and where it is filled in."""

PUBLIC_FIELDS = frozenset({"shop.name", "shop.phone", "shop.email", "shop.website", "writer"})
"""The fields of a public reply: nothing that tells who the customer is or what happened."""

PUBLIC_CONDITIONS = frozenset(f"failure.{failure}" for failure in Failure)
CONDITIONS = (
    frozenset({"complaint", "compliment", "suggestion", "no-case", "helper", "several-actions", "same-day"})
    | {"organisation", "couple", "familiar", "first-year", "note", "ticket", "thing"}
    | {f"action.{kind}" for kind in ActionKind}
    | PUBLIC_CONDITIONS
)
"""What a passage may depend on besides a filled field.

``helper`` is a colleague who is not the writer, ``same-day`` a case put right on the day it came in,
``familiar`` a customer who is said du, tu or tú to, ``note`` a gesture that is only a note,
``ticket`` a voucher that is printed with its code on the letter itself, ``thing`` one that is for no money.
"""


def conditions(facts: LetterFacts) -> frozenset[str]:
    """Return the conditions that hold."""
    case = _case(facts)
    helper = tidy(case.handled_by)
    holds = {
        case.kind or "no-case": True,
        f"failure.{case.failure}": bool(case.failure),
        "same-day": case.received is not None and case.received == case.resolved,
        "organisation": facts.recipient.organisation,
        "couple": facts.recipient.address_as == AddressAs.COUPLE,
        "familiar": is_familiar(facts.recipient),
        "first-year": _years(facts) == 1,
        "note": _gesture(facts).kind == GestureKind.NOTE,
        "ticket": facts.voucher is not None,
        "thing": facts.voucher is not None and facts.voucher.value is None,
        "several-actions": len(done(facts)) > 1,
        "helper": bool(helper) and not _is_writer(helper, facts),
        **{f"action.{a.kind}": True for a in done(facts)},
    }
    return frozenset(name for name, true in holds.items() if true)
