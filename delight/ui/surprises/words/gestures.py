"""What the page says of a gesture: what it costs, how often it is given at most."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from delight.domain.customers.customer import CustomerDetail
from delight.domain.gestures import Occasion
from delight.domain.text import first_words
from delight.ui.kit.words.formats import ago, counted, money_text
from delight.ui.surprises.words.saying import tr

_SHOWN_WORDS = 40
_MONTH, _YEAR = 30, range(11, 14)
INTERVALS: dict[int, Any] = {
    0: QT_TRANSLATE_NOOP("Surprises", "as often as you like"),
    7: QT_TRANSLATE_NOOP("Surprises", "once a week"),
    30: QT_TRANSLATE_NOOP("Surprises", "once a month"),
    90: QT_TRANSLATE_NOOP("Surprises", "once in 3 months"),
    180: QT_TRANSLATE_NOOP("Surprises", "once in half a year"),
    365: QT_TRANSLATE_NOOP("Surprises", "once a year"),
    730: QT_TRANSLATE_NOOP("Surprises", "once in two years"),
}
"""How often somebody gets the same at most, by the days that lie between."""


A_NOTE = "small-surprise-card"
NOTES = {
    Occasion.BIRTHDAY: "birthday-card",
    Occasion.YEARS: "anniversary-card",
    Occasion.REFERRAL: "thank-you-referral-card",
    Occasion.ABSENCE: "we-miss-you-card",
}
"""The wording of the note that goes with a surprise, by its occasion; else ``A_NOTE``."""


def cost_words(minor: int | None, currency: str) -> str:
    """Return a cost in words; nothing where it is not known."""
    if minor is None or not currency:
        return ""
    return money_text(minor, currency) if minor else tr("costs nothing")


def interval_words(days: int) -> str:
    """Return how often somebody gets the same at most, about: ``once in 4 months``, ``every 10 days``."""
    if days in INTERVALS:
        return tr(INTERVALS[days])
    months = round(days / _MONTH)
    if months in _YEAR:
        return tr(INTERVALS[365])
    if days < _MONTH:
        return counted(days, tr("every day"), "every %n days", "Surprises")
    return counted(months, tr("once a month"), "once in %n months", "Surprises")


def last_surprise(customer: CustomerDetail, now: datetime) -> str:
    """Return when this customer was last surprised and with what, in words; nothing for never."""
    if not customer.last_gesture or customer.last_gesture_at is None:
        return ""
    words = tr("Last surprise: {what}, {when}")
    return words.format(
        what=first_words(customer.last_gesture, _SHOWN_WORDS), when=ago(customer.last_gesture_at, now)
    )
