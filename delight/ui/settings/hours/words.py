"""Opening hours and days as the screen shows them."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from delight.domain.days.calendar import evening_of
from delight.domain.days.hours import DAY, Stretches, read_stretches, stretches_text
from delight.domain.days.schedule import AS_USUAL, Example, SpecialRow
from delight.domain.errors import InputError
from delight.ui.kit.words.formats import date_text, relative_day, time_text

_WEEK = 7


def stretches_words(stretches: Stretches) -> str:
    """Return hours the way this window writes times; in a way that can be typed again, or as stored."""
    shown = ", ".join(f"{_clock(s.opens)}–{_clock(s.closes)}" for s in stretches)
    try:
        same = read_stretches(shown) == stretches
    except InputError:
        same = False
    return shown if same else stretches_text(stretches)


def hours_words(hours: str) -> str:
    """Return what the shop does on special days: ``closed``, ``open as usual``, ``open 08:00–12:00``."""
    if not hours:
        return _tr("closed")
    if hours == AS_USUAL:
        return _tr("open as usual")
    return _tr("open {hours}").format(hours=stretches_words(read_stretches(hours)))


def span_words(row: SpecialRow, today: date) -> str:
    """Return special days as ``3 Aug – 16 Aug``, or the one day with its weekday."""
    if row.days == 1:
        return day_words(row.first, today)
    return f"{date_text(row.first, today)} – {date_text(row.last, today)}"


def day_words(day: date, today: date) -> str:
    """Return a day with its weekday: ``Fri 3 Apr``."""
    return f"{QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)} {date_text(day, today)}"


def example_words(one: Example, zone: tzinfo | None) -> str:
    """Return in a sentence what the hours mean for a complaint."""
    day = evening_of(one.received, zone)
    answered = _by(one.acknowledge_by, day, zone)
    words = _tr("A complaint on {day} at {time} is answered {answered} and put right {right}.")
    return words.format(
        day=QLocale().dayName(day.isoweekday()),
        time=time_text(one.received, zone),
        answered=answered,
        right=_by(one.resolve_by, day, zone),
    )


def _by(due: datetime, day: date, zone: tzinfo | None) -> str:
    """Return a deadline as ``by Wednesday``; the night before six still belongs to the day before."""
    ends = evening_of(due, zone)
    near = 0 < (ends - day).days < _WEEK
    if ends == day:
        return _tr("the same day")
    name = QLocale().dayName(ends.isoweekday()) if near else relative_day(ends, day)
    return _tr("by {day}").format(day=name)


def _clock(minute: int) -> str:
    return QLocale().toString(QTime(minute % DAY // 60, minute % 60), QLocale.FormatType.ShortFormat)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hours", text)
