"""What a reminder says: as little about people as it can."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from delight.domain.today import TodayPage, TodayRow
from delight.ui.kit.formats import counted, due_words, sentence, time_text


def title() -> str:
    """Return the heading of a notice on the desktop."""
    return _tr("Delight")


def reminder(
    rows: Sequence[TodayRow], now: datetime, zone: tzinfo | None, *, names: bool, first_only: bool = False
) -> str:
    """Return what is promised for the next half hour, in one sentence; ``names`` says to whom."""
    first = rows[0]
    if len(rows) > 1:
        words = _tr("{count} promises are due, the first at {time}.")
        return words.format(count=len(rows), time=time_text(first.due_at, zone))
    when = due_words(first.due_at, now, zone)
    if first.due_at >= now:
        when = _tr("at {time}").format(time=time_text(first.due_at, zone))
    who = first.customer_name.split()[0] if first_only and first.customer_name else first.customer_name
    if names and who:
        return _tr("The promise to {who}: {when}.").format(who=who, when=when)
    return _tr("A promise: {when}.").format(when=when)


def summary(page: TodayPage) -> str:
    """Return the morning's sentence: counts alone, nobody's name."""
    late, due = len(page.late), len(page.due)
    parts = []
    if late:
        parts.append(counted(late, _tr("1 thing is late"), "%n things are late", "Reminders"))
    if due:
        parts.append(counted(due, _tr("1 thing is due today"), "%n things are due today", "Reminders"))
    if not parts:
        return _tr("Good morning. Nothing is waiting.")
    return _tr("Good morning. {what}.").format(what=sentence(", ".join(parts)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reminders", text)
