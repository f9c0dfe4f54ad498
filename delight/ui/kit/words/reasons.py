"""Why a customer stands where they stand, how often they come, and why they are surprised or not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from delight.domain.customers.standing import Rhythm, Why
from delight.domain.customers.whys import told, usually
from delight.ui.kit.words.formats import counted, date_text, money_text

if TYPE_CHECKING:
    from delight.domain.surprises.telling import Tongue
    from delight.domain.surprises.values import WhyNot
    from delight.domain.surprises.week import Week

_WEEK = 7


def why_standing(why: Why, today: date | None = None) -> str:
    """Return the sentence; its days have no year where it is that of ``today``."""
    return told(why, _plural, _tr, partial(date_text, today=today))


def rhythm_words(rhythm: Rhythm) -> str:
    """Return how often somebody comes, such as ``about every 9 days``."""
    return usually(rhythm.usual, _plural)


def why_surprised(why: str, figures: Mapping[str, int | str], today: date | None = None) -> str:
    """Return why the planner suggested somebody, as a sentence."""
    from delight.domain.surprises.reasons import Reason
    from delight.domain.surprises.telling import told_reason

    return told_reason(Reason(why), figures, _tongue("", today))


def complaint_first() -> str:
    """Return what is said of a surprise that was planned before somebody complained."""
    from delight.domain.surprises.telling import COMPLAINT_OPEN

    return _tr(COMPLAINT_OPEN)


def why_not_surprised(why: WhyNot, currency: str, today: date | None = None) -> str:
    """Return why the planner did not suggest somebody, as one sentence or two."""
    from delight.domain.surprises.telling import told_bar

    return told_bar(why, _tongue(currency, today))


def why_empty(week: Week, currency: str, today: date | None = None) -> tuple[str, str]:
    """Return why a week has no suggestion, and what helps; the second may be empty."""
    from delight.domain.surprises.telling import told_empty

    return told_empty(week.empty, week.day, week.figures, _tongue(currency, today))


def _tongue(currency: str, today: date | None) -> Tongue:
    from delight.domain.surprises.telling import Tongue

    return Tongue(
        plural=_plural,
        say=_tr,
        day=partial(_day, today=today),
        amount=partial(money_text, currency=currency),
    )


def _day(day: date, today: date | None) -> str:
    """Return a day as it stands behind "on": the weekday within the next week, else its date."""
    if today is not None and 0 < (day - today).days < _WEEK:
        return QLocale().dayName(day.isoweekday())
    return date_text(day, today)


def _plural(number: int, words: tuple[str, str]) -> str:
    return counted(number, _tr(words[0]), words[1], "Reasons")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reasons", text)
