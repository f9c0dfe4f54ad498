"""Dates, times and money as the screen shows them, in the window's language."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTime
from PySide6.QtGui import QGuiApplication

from delight.domain.days.calendar import end_of, evening_of
from delight.domain.money import Money, minor_digits, parse_amount
from delight.domain.saying import Saying

_SIGNS = {
    "EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "CNY": "¥", "INR": "₹", "KRW": "₩", "PLN": "zł",
    "CZK": "Kč", "UAH": "₴", "TRY": "₺", "ILS": "₪", "VND": "₫", "PHP": "₱", "AUD": "$",
    "CAD": "$", "NZD": "$", "BRL": "R$", "SEK": "kr", "NOK": "kr",
    "DKK": "kr", "HUF": "Ft", "THB": "฿", "NGN": "₦",
}  # fmt: skip
_NEAR_DAYS, _UNGROUPED = 6, 999
_SOON_MINUTES, _SMALL_HOURS = 60, 5
_DAY_ENDS = (23, 59)
_NIGHT = timedelta(hours=_SMALL_HOURS)


def date_text(day: date, today: date | None = None) -> str:
    """Return a day as ``14 Nov``, with its year unless that is ``today``'s."""
    locale = QLocale()
    shown = re.sub(r"\s*d{4}[,.]?\s*", "", locale.dateFormat(QLocale.FormatType.LongFormat)).strip(" ,")
    shown = re.sub(r"M{4}", "MMM", shown)
    if today is not None and day.year == today.year:
        shown = re.sub(r"[\s,./-]*(?:'[^']*'\s*)?y{2,4}[年.]?", "", shown).strip(" ,")
    return locale.toString(QDate(day.year, day.month, day.day), shown)


def time_text(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return the local time of day, such as ``14:05``."""
    there = moment.astimezone(zone)
    return QLocale().toString(QTime(there.hour, there.minute), QLocale.FormatType.ShortFormat)


def relative_day(day: date, today: date) -> str:
    """Return a day in words: ``today``, ``tomorrow``, ``Thursday``, ``3 days ago``, or its date."""
    ahead = (day - today).days
    near = {0: _tr("today"), 1: _tr("tomorrow"), -1: _tr("yesterday")}.get(ahead)
    if near:
        return near
    if 0 < ahead <= _NEAR_DAYS:
        return QLocale().dayName(day.isoweekday())
    if -_NEAR_DAYS <= ahead < 0:
        return counted(-ahead, _tr("1 day ago"), "%n days ago")
    return date_text(day, today)


def coming_day(day: date, today: date) -> str:
    """Return a day to come in words, one beyond a week with its weekday: ``tomorrow``, ``Mon 30 Nov``."""
    words = relative_day(day, today)
    if (day - today).days <= _NEAR_DAYS:
        return words
    weekday = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return _tr("{weekday} {date}").format(weekday=weekday, date=words)


def due_words(due: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Return a deadline in words: ``3 days late``, ``today by 14:00``, ``by Thursday noon``.

    Where an hour was said it is told, on any day. What is due in the small hours belongs to the evening
    before: ``tonight by 02:00``.
    """
    there, here = due.astimezone(zone), now.astimezone(zone)
    if due < now:
        return _late(there, here)
    minutes = int((due - now).total_seconds() // 60)
    timed = has_clock(due, zone)
    if minutes < _SOON_MINUTES and timed:
        return counted(max(1, minutes), _tr("in 1 minute"), "in %n minutes")
    if there.hour < _SMALL_HOURS:
        return _by_night(there, (there - _NIGHT).date(), here)
    days = (there.date() - here.date()).days
    if days > 1:
        return _by_day(there, here.date(), timed=timed)
    day = _tr("today") if days == 0 else _tr("tomorrow")
    return _tr("{day} by {time}").format(day=day, time=_clock_words(there)) if timed else day


def due_day_words(due: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Return a deadline in words without its hour, where there is room for no more: ``by Thursday``."""
    night = end_of(evening_of(due, zone), zone)
    told_by_day = due > now and night > now and has_clock(due, zone)
    return due_words(night if told_by_day else due, now, zone)


def target_words(due: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Return when a target of the shop's own is over: with its hour today and tomorrow, then by its day.

    Nobody was told that hour: it is when the shop closes.
    """
    far = (evening_of(due, zone) - evening_of(now, zone)).days > 1
    return due_day_words(due, now, zone) if far else due_words(due, now, zone)


def deadline_text(due: datetime, today: date, zone: tzinfo | None = None) -> str:
    """Return a deadline as a date, with its hour if it has one: ``26 Nov, noon``, ``26 Nov``."""
    there = due.astimezone(zone)
    day = date_text(there.date(), today)
    if not has_clock(due, zone):
        return day
    return _tr("{day}, {time}").format(day=day, time=_clock_words(there))


def has_clock(due: datetime, zone: tzinfo | None = None) -> bool:
    """Whether a deadline is an hour of its day; what is due on a day, and at no time of it, ends with it."""
    there = due.astimezone(zone)
    return (there.hour, there.minute) != _DAY_ENDS


def _by_day(there: datetime, today: date, *, timed: bool) -> str:
    day = coming_day(there.date(), today)
    if not timed:
        return _tr("by {day}").format(day=day)
    near = (there.date() - today).days <= _NEAR_DAYS
    words = _tr("by {day} {time}") if near else _tr("by {day}, {time}")  # "31 Mar 14:00" runs together
    return words.format(day=day, time=_clock_words(there))


def _clock_words(there: datetime) -> str:
    return _tr("noon") if (there.hour, there.minute) == (12, 0) else time_text(there, there.tzinfo)


def _by_night(there: datetime, evening: date, here: datetime) -> str:
    """Return a deadline of the small hours; until they are over, it is still the evening before."""
    ahead = (evening - (here - _NIGHT).date()).days
    midnight = (there.hour, there.minute) == (0, 0)
    clock = _tr("midnight") if midnight else time_text(there, there.tzinfo)
    if ahead > 1:
        day = coming_day(evening, here.date())
        return _tr("by {day} night, {time}").format(day=day, time=clock)
    night = _tr("tonight") if ahead == 0 else _tr("tomorrow night")
    return _tr("{day} by {time}").format(day=night, time=clock)


def ago(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Return how long ago something happened: ``just now``, ``12 minutes ago``, ``today 9:30``, a date."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return _tr("just now")
    if minutes < 60:
        return counted(minutes, _tr("1 minute ago"), "%n minutes ago")
    there, here = moment.astimezone(zone), now.astimezone(zone)
    if there.date() == here.date():
        return _tr("today {time}").format(time=time_text(moment, zone))
    return relative_day(there.date(), here.date())


def money_text(minor: int, currency: str) -> str:
    """Return an amount of ``minor`` units such as ``€12.50``; a round one has no ``.00``: ``€12``."""
    digits = minor_digits(currency)
    shown = 0 if minor % 10**digits == 0 else digits
    sign = _SIGNS.get(currency, currency + "\u00a0")
    return QLocale().toCurrencyString(minor / 10**digits, sign, shown)


def typed_money(text: str, currency: str, *, field: str) -> Money:
    """Read a typed amount, its thousands apart as this window writes them; raises as ``parse_amount``."""
    return parse_amount(text, currency, groups=QLocale().groupSeparator(), field=field)


def currency_sign(currency: str) -> str:
    """Return the currency's sign, or its code where we know none."""
    return _SIGNS.get(currency, currency)


def left_to_right(text: str) -> str:
    """Return a phone number or an e-mail as shown: its parts keep their order among Arabic words."""
    if QGuiApplication.layoutDirection() is not Qt.LayoutDirection.RightToLeft or not text:
        return text
    return f"\u2066{text}\u2069"


def number_text(number: int) -> str:
    """Return a whole number with its groups, such as ``1,250``."""
    return QLocale().toString(number)


def counted(number: int, one: str, many: str, context: str = "Formats") -> str:
    """Return ``one`` for 1, else ``many`` with its ``%n`` in groups, in the plural that the language wants.

    Args:
        number: how many.
        one: the words for exactly one, already translated.
        many: the words for any other number, not yet translated, with ``%n``.
        context: under which translators find ``many``.
    """
    if number == 1:
        return one
    said = QCoreApplication.translate(context, many, "", number)
    return said.replace(str(number), number_text(number), 1) if number > _UNGROUPED else said


def saying(context: str) -> Saying:
    """Return how words of a table are said in the window's language, found under ``context``."""

    def say(text: str) -> str:
        return QCoreApplication.translate(context, text)

    return Saying(
        say=say,
        count=lambda number, one, many: counted(number, say(one), many, context),
        amount=lambda money: money_text(money.minor, money.currency),
        day=date_text,
        moment=_moment_text,
    )


def sentence(text: str) -> str:
    """Return ``text`` with its first letter large, as at the start of a line."""
    return text[:1].upper() + text[1:]


def _moment_text(there: datetime) -> str:
    return _tr("{day}, {time}").format(day=date_text(there.date()), time=time_text(there, there.tzinfo))


def _late(there: datetime, here: datetime) -> str:
    days = (here.date() - there.date()).days
    if days >= 1:
        return counted(days, _tr("1 day late"), "%n days late")
    hours = int((here - there).total_seconds() // 3600)
    if hours >= 1:
        return counted(hours, _tr("1 hour late"), "%n hours late")
    minutes = max(1, int((here - there).total_seconds() // 60))
    return counted(minutes, _tr("1 minute late"), "%n minutes late")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Formats", text)
