"""Days and moments as people and scripts type them: ``2026-03-14``, ``14.3.2026``, ``in 3 days``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from delight.domain.days.calendar import EARLIEST, at_local, end_of, local, local_day
from delight.domain.errors import InputError

_LONGEST = 80
_LATEST_YEAR = 2199
_NOON = time(12)
MONTHS: tuple[str, ...] = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
"""The months as English and the lists of columns call them."""
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH_FIRST = frozenset({"US", "FM", "MH", "PW", "PR", "GU", "VI", "AS", "MP", "PH"})
_EITHER = frozenset({"", "CA"})
"""Where 3/4 may be either: the country is not known, or both orders are in use."""

_WORDS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_UNITS = {"day": 1, "week": 7}
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_NO_YEAR = re.compile(r"(\d{1,2})(?:([/-])(\d{1,2})|\.(\d{1,2})\.)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,?(?: (\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_AHEAD = re.compile(r"in (\d{1,5}|[a-z]+) (minute|hour|day|week|month|year)s?")
_AGO = re.compile(r"(\d{1,5}|[a-z]+) (minute|hour|day|week|month|year)s? ago")
_CLOCK = re.compile(
    r"(?:(.*?\S)(?:,? at |,? |(?<=\d)t))?(\d{1,2})(?:[:.h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?)? ?(am|pm)?"
)
_OFFSET = re.compile(r"z|[+-]\d{2}:?\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """What typed days depend on.

    Attributes:
        now: an aware moment.
        zone: the shop's time zone; ``None`` is the one of this machine.
        country: the shop's country; it decides between 3/4 and 4/3.
        past: a bare weekday is the last one, not the coming one.
    """

    now: datetime
    zone: tzinfo | None = None
    country: str = ""
    past: bool = False

    @property
    def today(self) -> date:
        """The shop's day."""
        return local_day(self.now, self.zone)


def read_day(text: str, typing: Typing, *, field: str) -> date:
    """Return the day that ``text`` names.

    Args:
        text: as typed.
        typing: today and the shop's country.
        field: what it was typed into.

    Raises:
        InputError: ``date.unreadable``, ``date.too_early`` or ``date.too_late``.
    """
    found = _read(text, typing, field=field)
    return local_day(found, typing.zone) if isinstance(found, datetime) else found


def read_past(text: str, typing: Typing, *, field: str) -> datetime:
    """Return the moment in the past that ``text`` names, in UTC; a day alone is its noon, or now if sooner.

    Raises:
        InputError: as ``read_day``. Whether it really lies in the past is for others to check.
    """
    found = _read(text, replace(typing, past=True), field=field)
    if isinstance(found, datetime):
        return found
    noon = at_local(found, _NOON, typing.zone)
    return min(noon, typing.now.astimezone(UTC)) if found == typing.today else noon


def read_deadline(text: str, typing: Typing, *, field: str) -> datetime:
    """Return the moment by which something is due, in UTC; a day alone ends with its last second.

    Raises:
        InputError: as ``read_day``.
    """
    found = _read(text, typing, field=field)
    return found if isinstance(found, datetime) else end_of(found, typing.zone)


def _read(text: str, typing: Typing, *, field: str) -> date | datetime:
    bare = " ".join(text.casefold().split())
    found: date | datetime | None = None
    if 0 < len(bare) <= _LONGEST:
        try:
            found = _moment(bare, typing) or _day(bare, typing)
        except (ValueError, OverflowError):
            found = None
    if found is None:
        raise InputError("date.unreadable", field, text=text[:_LONGEST])
    if found.year < EARLIEST.year:
        raise InputError("date.too_early", field)
    if found.year > _LATEST_YEAR:
        raise InputError("date.too_late", field)
    return found


def _moment(bare: str, typing: Typing) -> datetime | None:
    if bare == "now":
        return typing.now.astimezone(UTC)
    return _relative_moment(bare, typing) or _with_offset(bare) or _with_clock(bare, typing)


def _relative_moment(bare: str, typing: Typing) -> datetime | None:
    for pattern, sign in ((_AHEAD, 1), (_AGO, -1)):
        match = pattern.fullmatch(bare)
        if match and match[2] in {"minute", "hour"}:
            step = timedelta(minutes=_number(match[1]) * (60 if match[2] == "hour" else 1))
            return (typing.now + sign * step).astimezone(UTC)
    return None


def _with_offset(bare: str) -> datetime | None:
    """ISO 8601 with an offset, as scripts write it."""
    if not re.search(rf"\d(?:{_OFFSET.pattern})$", bare) or not _YEAR_FIRST.match(bare):
        return None
    return datetime.fromisoformat(bare.upper().replace(" ", "T", 1)).astimezone(UTC)


def _with_clock(bare: str, typing: Typing) -> datetime | None:
    match = _CLOCK.fullmatch(_named_hours(bare))
    if match is None:
        return None
    words, hour, minute, second, half = match.groups()
    if minute is None and half is None:
        return None  # "14 3" names no time
    clock = time(_hour(int(hour), half), int(minute or 0), int(second or 0))
    day = _day(words, typing) if words else typing.today
    return at_local(day, clock, typing.zone) if day else None


def _named_hours(bare: str) -> str:
    return re.sub(r"\bnoon$", "12:00", re.sub(r"\bmidnight$", "00:00", bare))


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half == "pm" else 0)


def _day(bare: str, typing: Typing) -> date | None:
    readers: tuple[Callable[[], date | None], ...] = (
        lambda: _named(bare, typing),
        lambda: _counted(bare, typing),
        lambda: _numbered(bare, typing),
        lambda: _written(bare, typing),
    )
    return next((day for reader in readers if (day := reader())), None)


def _named(bare: str, typing: Typing) -> date | None:
    word = bare.removeprefix("on ")
    if word in _WORDS:
        return typing.today + timedelta(days=_WORDS[word])
    fits = [n for n, name in enumerate(_WEEKDAYS) if word in {name, name[:3]}]
    if not fits:
        return None
    away = (fits[0] - typing.today.weekday()) % 7
    return typing.today + timedelta(days=away - 7 if typing.past and away else away)


def _counted(bare: str, typing: Typing) -> date | None:
    for pattern, sign in ((_AHEAD, 1), (_AGO, -1)):
        match = pattern.fullmatch(bare)
        if match and match[2] in _UNITS:
            return typing.today + timedelta(days=sign * _number(match[1]) * _UNITS[match[2]])
        if match and match[2] in {"month", "year"}:
            return _months_on(typing.today, sign * _number(match[1]) * (12 if match[2] == "year" else 1))
    return None


def _number(word: str) -> int:
    if word not in _NUMBERS and not word.isdecimal():
        raise ValueError(word)
    return _NUMBERS.get(word) or int(word)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def numbered_day(bare: str, typing: Typing) -> date | None:
    """Return the day that numbers alone name: ``14.3.2026``, ``3/14/26``, ``14.3.``; ``None`` if it is open.

    Raises:
        ValueError: there is no such day.
    """
    return _numbered(bare, typing) or _without_year(bare, typing)


def _without_year(bare: str, typing: Typing) -> date | None:
    """Points need one more behind the month: 10.30 is a time."""
    match = _NO_YEAR.fullmatch(bare)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3] or match[4])
    month_first = _month_first(first, second, match[2] or ".", typing.country)
    if month_first is None:
        return None
    day, month = (second, first) if month_first else (first, second)
    return written_day(day, month, None, typing)


def _numbered(bare: str, typing: Typing) -> date | None:
    match = _YEAR_FIRST.fullmatch(bare)
    if match:
        return date(int(match[1]), int(match[3]), int(match[4]))
    match = _YEAR_LAST.fullmatch(bare)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), _full_year(match[4], typing)
    month_first = _month_first(first, second, match[2], typing.country)
    if month_first is None:
        return None
    return date(year, first, second) if month_first else date(year, second, first)


def _month_first(first: int, second: int, mark: str, country: str) -> bool | None:
    """Whether the month stands first; ``None`` where nobody can tell."""
    if second > 12 or first > 12 or first == second:
        return second > 12
    if mark == ".":
        return False  # points are the mark of those who write the day first
    if country.upper() in _EITHER:
        return None
    return country.upper() in _MONTH_FIRST


def _full_year(digits: str, typing: Typing) -> int:
    if len(digits) == 4:
        return int(digits)
    century = typing.today.year - typing.today.year % 100
    year = century + int(digits)
    return year if year <= typing.today.year + 10 else year - 100


def _written(bare: str, typing: Typing) -> date | None:
    match = _DAY_MONTH.fullmatch(bare)
    day, name, year = (match[1], match[2], match[3]) if match else ("", "", None)
    if match is None:
        match = _MONTH_DAY.fullmatch(bare)
        day, name, year = (match[2], match[1], match[3]) if match else ("", "", None)
    fits = [n for n, month in enumerate(MONTHS, 1) if len(name) >= 3 and month.startswith(name)]
    if not fits:
        return None
    return written_day(int(day), fits[0], year, typing)


def written_day(day: int, month: int, year: str | None, typing: Typing) -> date:
    """Return a day of a month; without its year the next one, or the last one where days gone by are typed.

    Raises:
        ValueError: there is no such day.
    """
    if year:
        return date(int(year), month, day)
    found = date(typing.today.year, month, day)
    if typing.past and found > typing.today:
        return date(found.year - 1, found.month, found.day)
    if not typing.past and found < typing.today:
        return date(found.year + 1, found.month, found.day)
    return found


def local_text(moment: datetime, zone: tzinfo | None) -> str:
    """Return a moment as it can be typed again: ``2026-03-14 10:30`` on the shop's clock."""
    return local(moment, zone).strftime("%Y-%m-%d %H:%M")
