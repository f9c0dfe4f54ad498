"""What fields and conditions are called: never by their names, always in plain words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

FIELD_WORDS: dict[str, Any] = {
    "customer.name": QT_TRANSLATE_NOOP("Wordings", "their name"),
    "customer.years": QT_TRANSLATE_NOOP("Wordings", "how many years with us"),
    "customer.last_seen": QT_TRANSLATE_NOOP("Wordings", "when we last saw them"),
    "case.topic": QT_TRANSLATE_NOOP("Wordings", "what it was about"),
    "case.day": QT_TRANSLATE_NOOP("Wordings", "when they told us"),
    "case.remedy": QT_TRANSLATE_NOOP("Wordings", "what they asked for"),
    "case.praised": QT_TRANSLATE_NOOP("Wordings", "whom they praised"),
    "case.reference": QT_TRANSLATE_NOOP("Wordings", "number of the case"),
    "actions.done": QT_TRANSLATE_NOOP("Wordings", "what we did"),
    "actions.refund": QT_TRANSLATE_NOOP("Wordings", "the refund"),
    "promise.what": QT_TRANSLATE_NOOP("Wordings", "what we promised"),
    "promise.by": QT_TRANSLATE_NOOP("Wordings", "by when"),
    "case.handled_by": QT_TRANSLATE_NOOP("Wordings", "who saw to it"),
    "case.took": QT_TRANSLATE_NOOP("Wordings", "how long it took"),
    "gesture.name": QT_TRANSLATE_NOOP("Wordings", "the surprise"),
    "gesture.note": QT_TRANSLATE_NOOP("Wordings", "the line for the surprise"),
    "shop.name": QT_TRANSLATE_NOOP("Wordings", "our shop’s name"),
    "shop.phone": QT_TRANSLATE_NOOP("Wordings", "our phone number"),
    "shop.email": QT_TRANSLATE_NOOP("Wordings", "our e-mail address"),
    "shop.website": QT_TRANSLATE_NOOP("Wordings", "our website"),
    "writer": QT_TRANSLATE_NOOP("Wordings", "who signs"),
    "today": QT_TRANSLATE_NOOP("Wordings", "today’s date"),
    "year.next": QT_TRANSLATE_NOOP("Wordings", "next year’s number"),
    "personal": QT_TRANSLATE_NOOP("Wordings", "a line of your own"),
    "reason": QT_TRANSLATE_NOOP("Wordings", "why not"),
    "elsewhere": QT_TRANSLATE_NOOP("Wordings", "where else it can be had"),
    "change": QT_TRANSLATE_NOOP("Wordings", "what we changed"),
    "brought": QT_TRANSLATE_NOOP("Wordings", "whom they brought along"),
    "voucher.worth": QT_TRANSLATE_NOOP("Wordings", "what the voucher is worth"),
    "voucher.code": QT_TRANSLATE_NOOP("Wordings", "the voucher’s code"),
    "voucher.until": QT_TRANSLATE_NOOP("Wordings", "the voucher’s last day"),
}
"""Every field by its name, in the order of the menu."""

GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (QT_TRANSLATE_NOOP("Wordings", "The customer"), ("customer.",)),
    (QT_TRANSLATE_NOOP("Wordings", "What happened"), ("case.topic", "case.day", "case.re", "case.pr")),
    (
        QT_TRANSLATE_NOOP("Wordings", "What we did"),
        ("actions.", "promise.", "case.ha", "case.took", "gesture."),
    ),
    (QT_TRANSLATE_NOOP("Wordings", "Our shop"), ("shop.", "writer", "today", "year.")),
    (
        QT_TRANSLATE_NOOP("Wordings", "What only you know"),
        ("personal", "reason", "elsewhere", "change", "brought", "voucher."),
    ),
)
"""The groups of the menu: their heading and how the names of their fields begin."""

PUBLIC_FIELDS = frozenset({"shop.name", "shop.phone", "shop.email", "shop.website", "writer"})
"""The fields of a public reply, which anybody can read."""

FILLED: dict[str, tuple[Any, Any]] = {
    "case.topic": (
        QT_TRANSLATE_NOOP("Wordings", "it is known what it was about"),
        QT_TRANSLATE_NOOP("Wordings", "it is not known what it was about"),
    ),
    "case.day": (
        QT_TRANSLATE_NOOP("Wordings", "it is known when they told us"),
        QT_TRANSLATE_NOOP("Wordings", "it is not known when they told us"),
    ),
    "case.remedy": (
        QT_TRANSLATE_NOOP("Wordings", "they asked for something"),
        QT_TRANSLATE_NOOP("Wordings", "they asked for nothing"),
    ),
    "case.praised": (
        QT_TRANSLATE_NOOP("Wordings", "they praised somebody"),
        QT_TRANSLATE_NOOP("Wordings", "they praised nobody by name"),
    ),
    "case.handled_by": (
        QT_TRANSLATE_NOOP("Wordings", "it is known who saw to it"),
        QT_TRANSLATE_NOOP("Wordings", "it is not known who saw to it"),
    ),
    "case.took": (
        QT_TRANSLATE_NOOP("Wordings", "it has been put right"),
        QT_TRANSLATE_NOOP("Wordings", "it has not been put right yet"),
    ),
    "actions.done": (
        QT_TRANSLATE_NOOP("Wordings", "something was done"),
        QT_TRANSLATE_NOOP("Wordings", "nothing was done yet"),
    ),
    "actions.refund": (
        QT_TRANSLATE_NOOP("Wordings", "the amount of a refund is known"),
        QT_TRANSLATE_NOOP("Wordings", "no amount of a refund is known"),
    ),
    "promise.what": (
        QT_TRANSLATE_NOOP("Wordings", "something was promised"),
        QT_TRANSLATE_NOOP("Wordings", "nothing was promised"),
    ),
    "promise.by": (
        QT_TRANSLATE_NOOP("Wordings", "the promise has a day"),
        QT_TRANSLATE_NOOP("Wordings", "the promise has no day"),
    ),
    "gesture.name": (
        QT_TRANSLATE_NOOP("Wordings", "there is a surprise"),
        QT_TRANSLATE_NOOP("Wordings", "there is no surprise"),
    ),
    "shop.phone": (
        QT_TRANSLATE_NOOP("Wordings", "we have a phone number"),
        QT_TRANSLATE_NOOP("Wordings", "we have no phone number"),
    ),
    "shop.email": (
        QT_TRANSLATE_NOOP("Wordings", "we have an e-mail address"),
        QT_TRANSLATE_NOOP("Wordings", "we have no e-mail address"),
    ),
    "shop.website": (
        QT_TRANSLATE_NOOP("Wordings", "we have a website"),
        QT_TRANSLATE_NOOP("Wordings", "we have no website"),
    ),
    "customer.years": (
        QT_TRANSLATE_NOOP("Wordings", "they have been with us for a year or more"),
        QT_TRANSLATE_NOOP("Wordings", "they have been with us for less than a year"),
    ),
    "customer.last_seen": (
        QT_TRANSLATE_NOOP("Wordings", "it is known when we last saw them"),
        QT_TRANSLATE_NOOP("Wordings", "it is not known when we last saw them"),
    ),
    "personal": (
        QT_TRANSLATE_NOOP("Wordings", "you add a line of your own"),
        QT_TRANSLATE_NOOP("Wordings", "you add no line of your own"),
    ),
    "reason": (
        QT_TRANSLATE_NOOP("Wordings", "you say why not"),
        QT_TRANSLATE_NOOP("Wordings", "you do not say why not"),
    ),
    "brought": (
        QT_TRANSLATE_NOOP("Wordings", "you name whom they brought"),
        QT_TRANSLATE_NOOP("Wordings", "you do not name whom they brought"),
    ),
    "voucher.until": (
        QT_TRANSLATE_NOOP("Wordings", "the voucher has a last day"),
        QT_TRANSLATE_NOOP("Wordings", "the voucher has no last day"),
    ),
}
"""Fields of which it is worth asking whether they are known: if they are, if they are not."""

STATES: dict[str, tuple[Any, Any]] = {
    "complaint": (
        QT_TRANSLATE_NOOP("Wordings", "it is a complaint"),
        QT_TRANSLATE_NOOP("Wordings", "it is not a complaint"),
    ),
    "compliment": (
        QT_TRANSLATE_NOOP("Wordings", "it is a compliment"),
        QT_TRANSLATE_NOOP("Wordings", "it is not a compliment"),
    ),
    "suggestion": (
        QT_TRANSLATE_NOOP("Wordings", "it is a suggestion"),
        QT_TRANSLATE_NOOP("Wordings", "it is not a suggestion"),
    ),
    "no-case": (
        QT_TRANSLATE_NOOP("Wordings", "it is about no case"),
        QT_TRANSLATE_NOOP("Wordings", "it is about a case"),
    ),
    "same-day": (
        QT_TRANSLATE_NOOP("Wordings", "it was put right on the same day"),
        QT_TRANSLATE_NOOP("Wordings", "it was not put right on the same day"),
    ),
    "helper": (
        QT_TRANSLATE_NOOP("Wordings", "a colleague saw to it"),
        QT_TRANSLATE_NOOP("Wordings", "no colleague saw to it"),
    ),
    "several-actions": (
        QT_TRANSLATE_NOOP("Wordings", "several things were done"),
        QT_TRANSLATE_NOOP("Wordings", "not several things were done"),
    ),
    "organisation": (
        QT_TRANSLATE_NOOP("Wordings", "it goes to a firm or a club"),
        QT_TRANSLATE_NOOP("Wordings", "it goes to a person"),
    ),
    "couple": (
        QT_TRANSLATE_NOOP("Wordings", "it goes to a couple"),
        QT_TRANSLATE_NOOP("Wordings", "it does not go to a couple"),
    ),
    "familiar": (
        QT_TRANSLATE_NOOP("Wordings", "they are addressed familiarly"),
        QT_TRANSLATE_NOOP("Wordings", "they are addressed formally"),
    ),
    "first-year": (
        QT_TRANSLATE_NOOP("Wordings", "it is their first year with us"),
        QT_TRANSLATE_NOOP("Wordings", "it is not their first year with us"),
    ),
    "note": (
        QT_TRANSLATE_NOOP("Wordings", "the surprise is this letter itself"),
        QT_TRANSLATE_NOOP("Wordings", "the surprise is more than this letter"),
    ),
    "ticket": (
        QT_TRANSLATE_NOOP("Wordings", "the voucher is printed on it"),
        QT_TRANSLATE_NOOP("Wordings", "the voucher is not printed on it"),
    ),
    "thing": (
        QT_TRANSLATE_NOOP("Wordings", "the voucher is for a thing"),
        QT_TRANSLATE_NOOP("Wordings", "the voucher is for money, or typed in"),
    ),
    "action.apology": (
        QT_TRANSLATE_NOOP("Wordings", "we said sorry"),
        QT_TRANSLATE_NOOP("Wordings", "nobody has said sorry yet"),
    ),
    "action.refund": (
        QT_TRANSLATE_NOOP("Wordings", "a refund was given"),
        QT_TRANSLATE_NOOP("Wordings", "no refund was given"),
    ),
    "action.replacement": (
        QT_TRANSLATE_NOOP("Wordings", "it was replaced"),
        QT_TRANSLATE_NOOP("Wordings", "it was not replaced"),
    ),
    "action.redo": (
        QT_TRANSLATE_NOOP("Wordings", "it was redone or repaired"),
        QT_TRANSLATE_NOOP("Wordings", "it was not redone or repaired"),
    ),
    "action.credit": (
        QT_TRANSLATE_NOOP("Wordings", "a credit was given"),
        QT_TRANSLATE_NOOP("Wordings", "no credit was given"),
    ),
    "action.discount": (
        QT_TRANSLATE_NOOP("Wordings", "a discount was given"),
        QT_TRANSLATE_NOOP("Wordings", "no discount was given"),
    ),
    "action.extra": (
        QT_TRANSLATE_NOOP("Wordings", "a free extra was given"),
        QT_TRANSLATE_NOOP("Wordings", "no free extra was given"),
    ),
    "action.call-back": (
        QT_TRANSLATE_NOOP("Wordings", "we rang them"),
        QT_TRANSLATE_NOOP("Wordings", "we did not ring them"),
    ),
    "action.visit": (
        QT_TRANSLATE_NOOP("Wordings", "we went to see them"),
        QT_TRANSLATE_NOOP("Wordings", "we did not go to see them"),
    ),
    "action.explanation": (
        QT_TRANSLATE_NOOP("Wordings", "we explained it"),
        QT_TRANSLATE_NOOP("Wordings", "we did not explain it"),
    ),
    "action.other": (
        QT_TRANSLATE_NOOP("Wordings", "something else was done"),
        QT_TRANSLATE_NOOP("Wordings", "nothing else was done"),
    ),
    "failure.late": (
        QT_TRANSLATE_NOOP("Wordings", "it was late"),
        QT_TRANSLATE_NOOP("Wordings", "it was not about being late"),
    ),
    "failure.wrong-item": (
        QT_TRANSLATE_NOOP("Wordings", "it was the wrong item"),
        QT_TRANSLATE_NOOP("Wordings", "it was not about a wrong item"),
    ),
    "failure.faulty": (
        QT_TRANSLATE_NOOP("Wordings", "it was faulty"),
        QT_TRANSLATE_NOOP("Wordings", "it was not about a fault"),
    ),
    "failure.rude": (
        QT_TRANSLATE_NOOP("Wordings", "somebody was unfriendly"),
        QT_TRANSLATE_NOOP("Wordings", "nobody was unfriendly"),
    ),
    "failure.billing": (
        QT_TRANSLATE_NOOP("Wordings", "the bill or price was wrong"),
        QT_TRANSLATE_NOOP("Wordings", "it was not about the bill"),
    ),
    "failure.damaged": (
        QT_TRANSLATE_NOOP("Wordings", "it was damaged"),
        QT_TRANSLATE_NOOP("Wordings", "it was not about damage"),
    ),
    "failure.waiting": (
        QT_TRANSLATE_NOOP("Wordings", "they waited too long"),
        QT_TRANSLATE_NOOP("Wordings", "it was not about waiting"),
    ),
    "failure.cleanliness": (
        QT_TRANSLATE_NOOP("Wordings", "it was not clean"),
        QT_TRANSLATE_NOOP("Wordings", "it was not about cleanliness"),
    ),
    "failure.not-as-described": (
        QT_TRANSLATE_NOOP("Wordings", "it was not as described"),
        QT_TRANSLATE_NOOP("Wordings", "it was not about a description"),
    ),
    "failure.booking-lost": (
        QT_TRANSLATE_NOOP("Wordings", "a booking was lost"),
        QT_TRANSLATE_NOOP("Wordings", "no booking was lost"),
    ),
    "failure.quality": (
        QT_TRANSLATE_NOOP("Wordings", "it was not good enough"),
        QT_TRANSLATE_NOOP("Wordings", "it was not about quality"),
    ),
    "failure.other": (
        QT_TRANSLATE_NOOP("Wordings", "something else went wrong"),
        QT_TRANSLATE_NOOP("Wordings", "nothing else went wrong"),
    ),
}
"""Conditions: if they hold, if they do not."""
