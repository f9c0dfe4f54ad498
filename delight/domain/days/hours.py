"""Opening hours of a week as text that anybody can read and type: ``mo-fr 08:00-18:00; sa 08:00-13:00``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from delight.domain.errors import InputError

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
DAY = 24 * 60
"""Minutes of a day, as the clock on the wall counts them."""
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EVERY_DAY = frozenset({"daily", "everyday", "every day"})
_SHUT = frozenset({"closed", "shut", "off"})
_LONGEST = 400
_CLAUSE = re.compile(r"([a-z][a-z ,\-]*?)\s*:?\s*(?:(\d.*)|(closed|shut|off))")
_STRETCH = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2})|h)?(?:\s?(am|pm))?\s?(?:-|to)\s?(\d{1,2})(?:[:.h](\d{2})|h)?(?:\s?(am|pm))?"
)


class Stretch(NamedTuple):
    """When a shop opens and closes, in minutes since the day began; past midnight that is over 1440."""

    opens: int
    closes: int


Stretches = tuple[Stretch, ...]
"""When a shop is open on one day, the earliest first; none is closed."""
Week = tuple[Stretches, ...]
"""Seven days, Monday first; none at all where the shop has not said."""


@lru_cache(maxsize=64)
def read_week(text: str) -> Week:
    """Return the week that ``text`` tells: days and times, such as ``sa,su 10-13; fr 20:00-02:00``.

    A clause adds to what was said of a day before; ``closed`` takes it away. Nothing at all is no week.

    Raises:
        InputError: ``hours.unreadable`` with the ``part`` that is, ``hours.overlap``,
            ``hours.never_open``.
    """
    plain = _plain(text)
    if not plain:
        return ()
    days: list[list[Stretch]] = [[] for _ in DAYS]
    for clause in filter(None, map(str.strip, re.split(r"[;\n]", plain))):
        match = _CLAUSE.fullmatch(clause)
        if match is None:
            raise InputError("hours.unreadable", "hours", part=clause)
        for number in _days(match[1]):
            days[number] = [] if match[3] else days[number] + _stretches(match[2])
    if not any(days):
        raise InputError("hours.never_open", "hours")
    week = tuple(_in_order(stretches) for stretches in days)
    for today, tomorrow in zip(week, (*week[1:], week[0]), strict=True):
        if today and tomorrow and today[-1].closes - DAY > tomorrow[0].opens:
            raise InputError("hours.overlap", "hours")
    return week


@lru_cache(maxsize=64)
def read_stretches(text: str) -> Stretches:
    """Return the hours of one day, ``08:00-12:00 14:00-18:00``; none is closed (raises as ``read_week``)."""
    plain = _plain(text)
    return () if not plain or plain in _SHUT else _in_order(_stretches(plain))


def week_text(week: Week) -> str:
    """Return a week as it is stored: days with the same hours together, in the order of the week."""
    clauses = [
        f"{_days_text(numbers)} {stretches_text(stretches)}"
        for stretches, numbers in alike(week)
        if stretches
    ]
    return "; ".join(clauses)


def stretches_text(stretches: Stretches) -> str:
    """Return the hours of one day as they are stored: ``08:00-12:00 14:00-18:00``."""
    return " ".join(f"{clock_text(s.opens)}-{clock_text(s.closes, closes=True)}" for s in stretches)


def clock_text(minute: int, *, closes: bool = False) -> str:
    """Return a minute of the day as ``08:00``; midnight at which a shop ``closes`` is ``24:00``."""
    if closes and minute == DAY:
        return "24:00"
    return f"{minute % DAY // 60:02d}:{minute % 60:02d}"


def alike(week: Week) -> list[tuple[Stretches, tuple[int, ...]]]:
    """Return the hours of a week, each with the days (0 is Monday) that have them."""
    groups: dict[Stretches, list[int]] = {}
    for number, stretches in enumerate(week):
        groups.setdefault(stretches, []).append(number)
    return [(stretches, tuple(numbers)) for stretches, numbers in groups.items()]


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return numbers as the first and last of each run: 0, 1, 2, 5 is 0-2 and 5-5."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _plain(text: str) -> str:
    if len(text) > _LONGEST:
        raise InputError("hours.unreadable", "hours", part=f"{text[:40]}…")
    return text.strip().strip(";").casefold().replace("–", "-").replace("—", "-").strip()


def _days_text(numbers: tuple[int, ...]) -> str:
    return ",".join(DAYS[a] if a == b else f"{DAYS[a]}-{DAYS[b]}" for a, b in runs(numbers))


def _days(text: str) -> list[int]:
    """Return the days that ``mo-fr, su`` names; ``sa-mo`` goes over the end of the week."""
    if text in _EVERY_DAY:
        return list(range(7))
    numbers: list[int] = []
    for part in re.split(r"[\s,]+(?:and\s+)?", re.sub(r"\s*-\s*", "-", text.strip())):
        first, _, last = part.partition("-")
        start = _day(first, text)
        end = _day(last, text) if last else start
        numbers += [(start + step) % 7 for step in range((end - start) % 7 + 1)]
    return numbers


def _day(name: str, text: str) -> int:
    fits = [n for n, day in enumerate(_NAMES) if len(name) >= 2 and day.startswith(name)]
    if len(fits) != 1:
        raise InputError("hours.unreadable", "hours", part=text)
    return fits[0]


def _stretches(text: str) -> list[Stretch]:
    found, rest = [], text.strip()
    while rest:
        match = _STRETCH.match(rest)
        if match is None:
            raise InputError("hours.unreadable", "hours", part=rest)
        found.append(_stretch(match))
        rest = rest[match.end() :]
        if rest and rest[0] not in " ,":
            raise InputError("hours.unreadable", "hours", part=rest)
        rest = re.sub(r"^[\s,]+(?:and\s+)?", "", rest)
    return found


def _stretch(match: re.Match[str]) -> Stretch:
    opens, closes = _minute(match, 1), _minute(match, 4)
    if opens >= DAY or opens == closes:
        raise InputError("hours.unreadable", "hours", part=match[0])
    return Stretch(opens, closes if closes > opens else closes + DAY)


def _minute(match: re.Match[str], at: int) -> int:
    """Return the minute of the day that three groups of ``match`` tell: hour, minutes, am or pm."""
    hour, minute, half = int(match[at]), int(match[at + 1] or 0), match[at + 2]
    if half and not 1 <= hour <= 12:
        raise InputError("hours.unreadable", "hours", part=match[0])
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if minute > 59 or hour * 60 + minute > DAY:
        raise InputError("hours.unreadable", "hours", part=match[0])
    return hour * 60 + minute


def _in_order(stretches: list[Stretch]) -> Stretches:
    ordered = sorted(stretches)
    for one, other in pairwise(ordered):
        if other.opens < one.closes:
            raise InputError("hours.overlap", "hours")
    return tuple(ordered)
