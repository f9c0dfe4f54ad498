"""What the Surprises page says about a month."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from delight.domain.gestures import GestureTotal
from delight.ui.kit.words.formats import counted, money_text


def month_words(total: GestureTotal, currency: str, today: date) -> str:
    """Return what the month's surprises came to: ``November: 5 surprises, £12.40``; nothing for none."""
    if not total.count:
        return ""
    month = QLocale().standaloneMonthName(today.month)
    many = counted(total.count, _tr("1 surprise"), "%n surprises", "Surprises")
    if not total.cost_minor:
        return _tr("{month}: {many}").format(month=month, many=many)
    cost = money_text(total.cost_minor, currency, whole=True)
    return _tr("{month}: {many}, {cost}").format(month=month, many=many, cost=cost)


def week_words(people: int) -> str:
    """Return one sentence on the week."""
    if not people:
        return _tr("Nobody expects anything. That is what makes it a surprise.")
    return counted(
        people, _tr("1 person will smile this week."), "%n people will smile this week.", "Surprises"
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Surprises", text)
