"""What a reminder says: as little about people as it can."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.reminders import is_morning
from delight.domain.today import TaskKind, TodayPage, TodayRow
from delight.ui.kit.words.formats import counted, due_words, has_clock, sentence, time_text

_PROMISE, _ANSWER = TaskKind.PROMISE, TaskKind.ACKNOWLEDGE
_SEVERAL: dict[frozenset[TaskKind], Any] = {
    frozenset({_PROMISE}): QT_TRANSLATE_NOOP("Reminders", "{count} promises are due, the first at {time}."),
    frozenset({_ANSWER}): QT_TRANSLATE_NOOP(
        "Reminders", "{count} customers have not heard from us yet. The first is due at {time}."
    ),
    frozenset({_PROMISE, _ANSWER}): QT_TRANSLATE_NOOP(
        "Reminders", "{count} things are due, the first at {time}."
    ),
}


def title() -> str:
    """Return the heading of a notice on the desktop."""
    return _tr("Delight")


def reminder(
    rows: Sequence[TodayRow], now: datetime, zone: tzinfo | None, *, names: bool, first_only: bool = False
) -> str:
    """Return what is due within the next half hour, in one sentence; ``names`` says for whom."""
    first = rows[0]
    if len(rows) > 1:
        words = _tr(_SEVERAL[frozenset(row.kind for row in rows)])
        return words.format(count=len(rows), time=time_text(first.due_at, zone))
    when = due_words(first.due_at, now, zone)
    if first.due_at >= now:
        timed = _tr("at {time}").format(time=time_text(first.due_at, zone))
        when = timed if has_clock(first.due_at, zone) else _tr("today")
    who = first.customer_name.split()[0] if first_only and first.customer_name else first.customer_name
    if first.kind is TaskKind.ACKNOWLEDGE:
        words = _tr("{who} has not heard from us yet. It is due {when}.")
        if first.due_at < now:
            words = _tr("{who} has not heard from us yet: {when}.")
        return words.format(who=who if names and who else _tr("Somebody"), when=when)
    if names and who:
        return _tr("The promise to {who}: {when}.").format(who=who, when=when)
    return _tr("A promise: {when}.").format(when=when)


def summary(page: TodayPage, now: datetime, zone: tzinfo | None) -> str:
    """Return the day's first sentence: counts alone, nobody's name."""
    good = "{what}" if not is_morning(now, zone) else _tr("Good morning. {what}")
    late, due = len(page.late), len(page.due)
    parts = []
    if late:
        parts.append(counted(late, _tr("1 thing is late"), "%n things are late", "Reminders"))
    if due:
        parts.append(counted(due, _tr("1 thing is due today"), "%n things are due today", "Reminders"))
    if not parts:
        return good.format(what=_tr("Nothing is waiting."))
    return good.format(what=sentence(", ".join(parts)) + ".")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reminders", text)
