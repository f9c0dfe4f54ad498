"""What the first page says: the sentence at its top, and each thing to do in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.cases.recovery import ActionKind
from delight.domain.days.calendar import Urgency, local_day
from delight.domain.today import TaskKind, TodayPage, TodayRow
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.formats import (
    ago,
    counted,
    due_words,
    money_text,
    relative_day,
    sentence,
    target_words,
)
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.reasons import why_surprised

_FOR_SOMEBODY: dict[TaskKind, Any] = {
    TaskKind.ACKNOWLEDGE: QT_TRANSLATE_NOOP("Today", "Get back to {who}"),
    TaskKind.RESOLVE: QT_TRANSLATE_NOOP("Today", "Put it right for {who}"),
    TaskKind.PROMISE: QT_TRANSLATE_NOOP("Today", "Keep the promise to {who}"),
    TaskKind.CHECK: QT_TRANSLATE_NOOP("Today", "Ask {who} how it is now"),
    TaskKind.RETURN: QT_TRANSLATE_NOOP("Today", "Did {who} come back?"),
    TaskKind.GESTURE: QT_TRANSLATE_NOOP("Today", "Surprise {who}"),
    TaskKind.SUGGESTION: QT_TRANSLATE_NOOP("Today", "Surprise {who}?"),
}
_FOR_NOBODY_KNOWN: dict[TaskKind, Any] = {
    TaskKind.ACKNOWLEDGE: QT_TRANSLATE_NOOP("Today", "Answer this"),
    TaskKind.RESOLVE: QT_TRANSLATE_NOOP("Today", "Put this right"),
    TaskKind.PROMISE: QT_TRANSLATE_NOOP("Today", "Keep this promise"),
    TaskKind.CHECK: QT_TRANSLATE_NOOP("Today", "Ask how it is now"),
    TaskKind.RETURN: QT_TRANSLATE_NOOP("Today", "Did they come back?"),
}
_GRAVE: dict[str, Any] = {
    "injury": QT_TRANSLATE_NOOP("Today", "An injury"),
    "illness": QT_TRANSLATE_NOOP("Today", "An illness"),
    "discrimination": QT_TRANSLATE_NOOP("Today", "Discrimination"),
    "data": QT_TRANSLATE_NOOP("Today", "Data that went astray"),
    "public": QT_TRANSLATE_NOOP("Today", "It goes public"),
}
_ACTIONS: dict[str, Any] = {
    "apology": QT_TRANSLATE_NOOP("Today", "Apologise to {who}"),
    "refund": QT_TRANSLATE_NOOP("Today", "Give {who} the money back"),
    "replacement": QT_TRANSLATE_NOOP("Today", "Replace it for {who}"),
    "redo": QT_TRANSLATE_NOOP("Today", "Do it again for {who}"),
    "credit": QT_TRANSLATE_NOOP("Today", "Credit for {who}"),
    "discount": QT_TRANSLATE_NOOP("Today", "Discount for {who}"),
    "extra": QT_TRANSLATE_NOOP("Today", "A free extra for {who}"),
    "call-back": QT_TRANSLATE_NOOP("Today", "Call {who} back"),
    "visit": QT_TRANSLATE_NOOP("Today", "Visit {who}"),
    "explanation": QT_TRANSLATE_NOOP("Today", "Explain it to {who}"),
    "other": QT_TRANSLATE_NOOP("Today", "Do this for {who}"),
}

_WEIGHTS = {
    TaskKind.GRAVE: 0, TaskKind.PROMISE: 1, TaskKind.APPROVE: 2,
    TaskKind.CHECK: 4, TaskKind.RETURN: 4, TaskKind.PRINT: 5,
}  # fmt: skip
SURPRISES = frozenset({TaskKind.GESTURE, TaskKind.SUGGESTION})
_LONGEST_NAME = 48
"""Letters of a name in a title; the rest is beside it, with the person."""
_WORDINGS = {
    TaskKind.ACKNOWLEDGE: "acknowledgement",
    TaskKind.CHECK: "what-we-did",
    TaskKind.RETURN: "what-we-did",
    TaskKind.GESTURE: "small-surprise-card",
}


def title_of(row: TodayRow, currency: str = "") -> str:
    """Return what to do and for whom: "Call Zoë van Dam back"; and that they want no calls, if so."""
    title = _title(row, currency)
    return _tr("{title} (no calls, please)").format(title=title) if row.no_calls else title


def why_of(row: TodayRow, currency: str = "", today: date | None = None) -> str:
    """Return what stands below: somebody's words, what it costs, who asks, why it is suggested."""
    if row.kind is TaskKind.PRINT and row.record == 1:
        return ""  # whom it is for, the title says
    if row.kind is not TaskKind.APPROVE:
        cost = money_text(row.cost_minor, currency) if row.cost_minor and currency else ""
        is_suggested = row.kind is TaskKind.SUGGESTION
        first = _tr("A complaint is open") if row.complaint_open else cost
        parts = (row.what, why_surprised(row.why, row.figures, today)) if is_suggested else (first, row.what)
        return " · ".join(part for part in parts if part)
    asks = ""
    if row.by:
        words = _tr("{who} says that you agreed by phone") if row.agreed else _tr("{who} asks")
        asks = words.format(who=row.by)
    return " · ".join(part for part in (asks, label_of(ActionKind(row.code)), row.what) if part)


def _title(row: TodayRow, currency: str) -> str:
    who = _short(row.customer_name)
    if row.kind is TaskKind.PRINT:
        only = _tr("Print the letter to {who}").format(who=_short(row.what))
        return counted(row.record, only, "Print %n letters", "Today")
    if row.kind is TaskKind.GRAVE:
        matter = _tr(_GRAVE[row.code])
        return _tr("{matter}: {who}").format(matter=matter, who=who) if who else matter
    if row.kind is TaskKind.APPROVE:
        words = _tr("Confirm {amount} for {who}") if row.agreed else _tr("Approve {amount} for {who}?")
        return words.format(amount=money_text(row.cost_minor or 0, currency), who=who or _tr("somebody"))
    if row.no_calls and row.code == "call-back":
        return _tr("Get back to {who}").format(who=who)
    if row.kind is TaskKind.ACT:
        return _tr(_ACTIONS.get(row.code, _ACTIONS["other"])).format(who=who or _tr("them"))
    if not who and row.kind in _FOR_NOBODY_KNOWN:
        return _tr(_FOR_NOBODY_KNOWN[row.kind])
    return _tr(_FOR_SOMEBODY[row.kind]).format(who=who)


def _short(name: str) -> str:
    return f"{name[:_LONGEST_NAME]}…" if len(name) > _LONGEST_NAME else name


def when_of(row: TodayRow, now: datetime, zone: tzinfo | None) -> str:
    """Return by when, as at the start of a sentence: "3 days late", "Today by 14:00"."""
    if row.kind is TaskKind.GRAVE:
        return sentence(ago(row.due_at, now, zone))
    if row.kind in {TaskKind.PRINT, TaskKind.APPROVE} and row.urgency is not Urgency.OVERDUE:
        return _tr("Waits for you") if row.kind is TaskKind.APPROVE else _tr("Today")
    if row.kind in SURPRISES and row.urgency is not Urgency.OVERDUE:
        return sentence(relative_day(local_day(row.due_at, zone), local_day(now, zone)))
    words = due_words if row.kind is TaskKind.PROMISE else target_words
    return sentence(words(row.due_at, now, zone))


def tone_of(row: TodayRow) -> Tone:
    """Return the tone in which a row hurries."""
    if row.kind in SURPRISES:
        return Tone.SURPRISE
    return Tone.OVERDUE if row.urgency is Urgency.OVERDUE else Tone.DUE


def headline(page: TodayPage) -> str:
    """Return the one sentence at the top: "2 promises are late, 3 things are due today."."""
    late = Counter(row.kind for row in page.late)
    grave, promises = late[TaskKind.GRAVE], late[TaskKind.PROMISE]
    due = len(page.due)
    parts = [
        part
        for part in (
            _grave(grave) if grave else "",
            _late(promises, late.total() - promises - grave),
            _due(due) if due else "",
            _planned(page) if not due and not page.late else "",
        )
        if part
    ]
    return sentence(", ".join(parts)) + "." if parts else _tr("Nothing is waiting.")


def heaviest_first(tasks: Sequence[TodayRow]) -> list[TodayRow]:
    """Return grave matters, promises, what waits for the owner, then what else somebody waits for.

    What we would like to know comes after that, letters last; in each group the soonest first.
    """
    return sorted(tasks, key=lambda task: (_WEIGHTS.get(task.kind, 3), task.due_at))


def wording_for(row: TodayRow) -> str:
    """Return the wording that fits a thing to do."""
    return _WORDINGS.get(row.kind, "apology")


def _grave(number: int) -> str:
    return counted(number, _tr("1 grave matter needs you"), "%n grave matters need you", "Today")


def _late(promises: int, others: int) -> str:
    if promises and others:
        first = counted(promises, _tr("1 promise"), "%n promises", "Today")
        one, many = _tr("{first} and 1 other thing are late"), "{first} and %n other things are late"
        return counted(others, one, many, "Today").format(first=first)
    if promises:
        return counted(promises, _tr("1 promise is late"), "%n promises are late", "Today")
    return counted(others, _tr("1 thing is late"), "%n things are late", "Today") if others else ""


def _due(number: int) -> str:
    return counted(number, _tr("1 thing is due today"), "%n things are due today", "Today")


def _planned(page: TodayPage) -> str:
    """Return how many surprises are planned, else how many are suggested."""
    if page.planned:
        return counted(len(page.planned), _tr("1 surprise is planned"), "%n surprises are planned", "Today")
    number = len(page.suggested)
    many = "%n surprises are suggested this week"
    return counted(number, _tr("1 surprise is suggested this week"), many, "Today") if number else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
