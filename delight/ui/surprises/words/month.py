"""What the page says about a month's money and about a week."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from delight.domain.surprises.week import Budget
from delight.ui.kit.words.formats import counted, money_text
from delight.ui.surprises.words.saying import tr


def month_words(budget: Budget) -> str:
    """Return the month that a budget is for: ``November``."""
    return QLocale().standaloneMonthName(budget.month.month)


def left_words(budget: Budget, currency: str) -> str:
    """Return what is left of a month's budget: ``£12.40 left of £30``, ``£2 over £30``."""
    whole = money_text(budget.month_minor, currency)
    left = money_text(abs(budget.left_minor), currency)
    if budget.left_minor < 0:
        words = tr("{left} over {whole}")
    else:
        words = tr("{left} left of a usual {whole}") if budget.is_usual else tr("{left} left of {whole}")
    return words.format(left=left, whole=whole)


def given_words(budget: Budget, currency: str) -> str:
    """Return what was given: ``£7.20 given``."""
    return tr("{amount} given").format(amount=money_text(budget.spent_minor, currency))


def planned_words(budget: Budget, currency: str) -> str:
    """Return what is planned: ``£3 planned``."""
    return tr("{amount} planned").format(amount=money_text(budget.planned_minor, currency))


def week_words(people: int) -> str:
    """Return one sentence on the week."""
    if not people:
        return tr("Nobody expects anything. That is what makes it a surprise.")
    one = tr("1 person will smile this week.")
    return counted(people, one, "%n people will smile this week.", "Surprises")
