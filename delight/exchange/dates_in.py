"""Days and moments as other programs write them; a column tells by itself whether day or month leads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from delight.domain.days.calendar import at_local
from delight.domain.days.dates import MONTHS
from delight.exchange.cells import given
from delight.exchange.lists import lists, plain

MONTH_FIRST = frozenset({"US", "FM", "MH", "PW", "PR", "GU", "VI", "AS", "MP", "PH"})
"""Countries that write 3/14 (Unicode CLDR 47)."""

_CLOCK = re.compile(
    r"(?:^|[T\s,])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?)\s*"
    r"(?P<half>[ap]\.?\s?m\.?)?\s*(?:uhr|h)?\s*"
    r"(?P<zone>z|utc|gmt|\(?(?:utc|gmt)?[+-]\d{2}:?\d{2}\)?|[a-z]{3,4})?$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})\.?")
_SHOWS = re.compile(r"\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/.] ?\d{1,2}[-/.]?$")
"""A cell from which one sees how days are written; of birthdays some leave the year out."""
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ]\s?(\d{1,2})[-/. ]\s?(\d{4}|['’]?\d{2})\.?")
_EAST_ASIAN = re.compile(
    r"(?:(\d{2,4})|(明治|大正|昭和|平成|令和)(\d{1,2}|元))\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?"
)
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_STAMP = re.compile(r"1\d{9}(?:\d{3})?")
_MIDNIGHT = datetime(2000, 1, 1, tzinfo=UTC)
_ZERO_DAY = date(1899, 12, 30)
_LATE = date(2025, 12, 31)
_SERIALS = range(20_000, 80_000)
_ZONES = {
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "cet": 1,
    "cest": 2,
}
_WORDS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Order:
    """How a column writes its days.

    Attributes:
        month_first: 3/4 is the fourth of March.
        told: the column itself, the person or the sign between tells so; else it is the country's way.
        serial: numbers alone are days as spreadsheets count them, or seconds since 1970.
        latest: the latest year that two digits mean.
        like: a cell that shows how the others are written, for saying what a wrong one should look like.
    """

    month_first: bool = False
    told: bool = False
    serial: bool = False
    latest: int = 2099
    like: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class When:
    """A day, and the time with its zone where they are told; ``two_digits`` of the year were written."""

    day: date
    clock: time | None = None
    zone: tzinfo | None = None
    two_digits: bool = False

    def moment(self, shop: tzinfo | None) -> datetime:
        """Return the moment in UTC; a day alone is its noon in the shop's zone."""
        return at_local(self.day, self.clock or time(12), self.zone or shop)


@dataclass(frozen=True, slots=True)
class DayOrder:
    """How a file means 03/04/2025: ``None`` where no day can be read in two ways; the first such day."""

    day_first: bool | None = None
    example: str = ""


def order_of(cells: Iterable[str], *, country: str, day_first: bool | None, today: date) -> Order:
    """Return how a column writes its days: as its own cells tell, else as wished, else the country's way."""
    first = second = 0
    numbers = filled = 0
    like = ""
    for cell in cells:
        text = given(cell)
        filled += bool(text)
        numbers += bool(_SERIAL.fullmatch(text) or _STAMP.fullmatch(text))
        match = _YEAR_LAST.match(text)
        like = like or (text if match or _SHOWS.match(text) else "")
        if match:
            first += int(match[1]) > 12 >= int(match[2])
            second += int(match[2]) > 12 >= int(match[1])
    told = bool(first) != bool(second)
    if told:
        month_first = bool(second)
    elif day_first is not None:
        month_first, told = not day_first, True
    else:
        month_first = country.upper() in MONTH_FIRST
    serial = numbers > 0 and numbers * 10 >= filled * 9
    return Order(month_first=month_first, told=told, serial=serial, latest=today.year, like=like)


def written(day: date, order: Order) -> str:
    """Return a day as a column writes its days: 31.12.1980; where it shows no way, as 1980-12-31.

    Args:
        day: of a number above 12, so that it can be read in one way only.
        order: of the column.
    """
    if match := _YEAR_LAST.match(order.like):
        first, second = (day.month, day.day) if order.month_first else (day.day, day.month)
        year = day.year % 10 ** len(match[3].strip("'’"))
        gaps = [order.like[match.end(at) : match.start(at + 1)] for at in (1, 2)]
        return f"{first:02}{gaps[0]}{second:02}{gaps[1]}{year:02}"
    match = _YEAR_FIRST.match(order.like)
    return day.strftime(f"%Y{match[2]}%m{match[2]}%d") if match else day.isoformat()


def example(order: Order) -> str:
    """Return how a day is to be written in a column, where one cannot be read: 31.12.2025."""
    return written(_LATE, order)


@lru_cache(maxsize=50_000)
def read_when(text: str, order: Order) -> When | None:
    """Return the day, and the time if there is one, that ``text`` names; ``None`` if nobody can tell."""
    bare = " ".join(given(text).split())
    if not bare or len(bare) > 80:
        return None
    try:
        return _serial(bare, order) or _whole(bare, order)
    except (ValueError, OverflowError):
        return None


def _whole(bare: str, order: Order) -> When | None:
    if found := _numbered(bare, order):
        return found
    match = _CLOCK.search(bare)
    words = bare[: match.start()].rstrip(" ,T") if match else bare
    if match and not words:
        return None
    found = _day(words, order)
    if found is None and match is None and (yearly := re.fullmatch(r"(.*\d:\d{2}:\d{2}.*) (\d{4})", bare)):
        return _twitters(yearly[1], int(yearly[2]), order)
    if found is None or match is None:
        return found
    clock = time(_hour(int(match["hour"]), match["half"]), int(match["minute"]), int(match["second"] or 0))
    return When(found.day, clock, _zone((match["zone"] or "").strip("()")), found.two_digits)


def _twitters(text: str, year: int, order: Order) -> When | None:
    """Read ``Tue Feb 24 11:35:52 -0800 2015``."""
    head, _, clock = text.partition(":")
    words, _, hour = head.rpartition(" ")
    return _whole(f"{words} {year} {hour}:{clock}", order)


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half[0].lower() == "p" else 0)


def _zone(text: str) -> tzinfo | None:
    low = text.lower()
    if not low:
        return None
    if low in {"z", "utc", "gmt"}:
        return UTC
    if low in _ZONES:
        return timezone(timedelta(hours=_ZONES[low]))
    match = re.search(r"([+-])(\d{2}):?(\d{2})", low)
    if match is None:
        return None
    away = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return timezone(-away if match[1] == "-" else away)


def _serial(bare: str, order: Order) -> When | None:
    if not order.serial:
        return None
    if _SERIAL.fullmatch(bare):
        days, _, rest = bare.replace(",", ".").partition(".")
        if int(days) not in _SERIALS:
            return None
        seconds = round(float(f"0.{rest}") * 86_400) if rest else 0
        clock = (_MIDNIGHT + timedelta(seconds=seconds)).time() if 0 < seconds < 86_400 else None
        return When(_ZERO_DAY + timedelta(days=int(days)), clock)
    if _STAMP.fullmatch(bare):
        found = datetime.fromtimestamp(int(bare[:10]), UTC)
        return When(found.date(), found.time(), UTC)
    return None


def _numbered(words: str, order: Order) -> When | None:
    """Read a day of three numbers."""
    if match := _YEAR_FIRST.fullmatch(words):
        return When(date(int(match[1]), int(match[3]), int(match[4])))
    if match := _YEAR_LAST.fullmatch(words):
        return _year_last(match, order)
    if match := _RUN.fullmatch(words):
        return When(date(int(match[1]), int(match[2]), int(match[3])))
    return None


def _day(words: str, order: Order) -> When | None:
    if found := _numbered(words, order):
        return found
    if match := _EAST_ASIAN.fullmatch(words):
        return _east_asian(match, order)
    return _written(words, order)


def _year_last(match: re.Match[str], order: Order) -> When:
    first, second = int(match[1]), int(match[2])
    month_leads = second > 12 or (first <= 12 and order.month_first and (order.told or "." not in match[0]))
    month, day = (first, second) if month_leads else (second, first)
    return _with_year(match[3], month, day, order)


def _with_year(year: str, month: int, day: int, order: Order) -> When:
    short = len(year.strip("'’")) == 2
    return When(date(full_year(year.strip("'’"), order.latest), month, day), two_digits=short)


def full_year(digits: str, latest: int) -> int:
    """Return a year of two or four digits; two mean the last such year up to ``latest``."""
    if len(digits) > 2:
        return int(digits)
    year = latest - latest % 100 + int(digits)
    return year if year <= latest else year - 100


def _east_asian(match: re.Match[str], order: Order) -> When:
    if match[2]:
        year = _ERAS[match[2]] + (1 if match[3] == "元" else int(match[3]))
    else:
        year = full_year(match[1], order.latest)
    return When(date(year, int(match[4]), int(match[5])))


def _written(words: str, order: Order) -> When | None:
    """Read a day with its month's name, in any of our languages and in any order, the year last or first."""
    month = month_in(words)
    numbers = _DIGITS.findall(words)
    if month is None or len(numbers) != 2:
        return None
    year_first = len(numbers[0]) == 4
    year, day = numbers if year_first else numbers[::-1]
    return _with_year(year, month, int(day), order)


def month_in(words: str) -> int | None:
    """Return the month that a text names in one of our languages."""
    table = lists().words["month"]
    found = {table[word] for word in map(plain, _WORDS.findall(words)) if word in table}
    return MONTHS.index(found.pop()) + 1 if len(found) == 1 else None


def is_in_doubt(cell: str) -> bool:
    """Return whether a day can be read in two ways: 03/04/2025."""
    match = _YEAR_LAST.match(given(cell))
    return bool(match) and int(match[1]) != int(match[2]) and max(int(match[1]), int(match[2])) <= 12
