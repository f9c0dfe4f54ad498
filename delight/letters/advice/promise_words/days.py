"""Days that a sentence names: "by 3 July", "bis Freitag", "d'ici au 3 juillet", "antes del viernes"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from delight.letters.advice.promise_words.base import DayWords

_FRIDAY = 4


class Named(NamedTuple):
    """A day named in a text: where it stands, and which it is, if that can be told.

    ``sure`` is a day that cannot be one of the past ("tomorrow"); ``today`` is this very one.
    """

    start: int
    end: int
    day: date | None
    sure: bool
    today: bool


def named_days(text: str, days: DayWords, today: date, *, month_first: bool | None) -> list[Named]:
    """Return the days to come that a flat text names, in its order; of two that overlap the longer one.

    Args:
        text: one sentence, flat.
        days: the language's words.
        today: what a weekday or "in three days" counts from.
        month_first: how 3/4 is read; ``None`` where nobody can tell.
    """
    found = sorted(_all(text, days, today, month_first), key=lambda named: (named.start, -named.end))
    kept: list[Named] = []
    for named in found:
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept


def _all(text: str, days: DayWords, today: date, month_first: bool | None) -> Iterator[Named]:  # noqa: FBT001
    for pattern in _patterns(days):
        for match in pattern.finditer(text):
            if days.past.search(text, 0, match.start()):
                continue
            groups = {name: value for name, value in match.groupdict().items() if value is not None}
            day = _day(groups, days, today, month_first)
            if day is None or day >= today:
                yield Named(match.start(), match.end(), day, "near" in groups, day == today)


@lru_cache(maxsize=8)
def _patterns(days: DayWords) -> tuple[re.Pattern[str], ...]:
    def filled(pattern: str) -> str:
        for name in ("weekday", "month", "near", "number", "unit"):
            plural = {"weekday": days.weekdays, "month": days.months, "near": days.near}
            ways = plural.get(name) or (days.numbers if name == "number" else days.units)
            pattern = pattern.replace(f"<{name}>", rf"(?P<{name}>{'|'.join(ways)})")
        return pattern

    return tuple(re.compile(rf"(?<!\w)(?:{days.lead} )*(?:{filled(p)})(?!\w)") for p in days.patterns)


def _day(groups: dict[str, str], days: DayWords, today: date, month_first: bool | None) -> date | None:  # noqa: FBT001
    """Return the day that a match names; ``None`` where it names one that cannot be told."""
    try:
        for name, read in _READERS:
            if name in groups:
                return read(groups, days, today, month_first)
    except (ValueError, OverflowError):
        return None
    return None


def _written(groups: dict[str, str], days: DayWords, today: date, _first: object) -> date:
    month, day = _place(groups["month"], days.months) + 1, int(groups["day"])
    if "year" in groups:
        return date(int(groups["year"]), month, day)
    this = date(today.year, month, day)
    return this if this >= today else date(today.year + 1, month, day)


def _iso(groups: dict[str, str], _days: DayWords, _today: date, _first: object) -> date:
    return date(int(groups["y"]), int(groups["m"]), int(groups["d"]))


def _numbered(groups: dict[str, str], _days: DayWords, today: date, first: bool | None) -> date | None:  # noqa: FBT001
    a, b, year = int(groups["a"]), int(groups["b"]), groups.get("c", "")
    if first is None and a <= 12 and b <= 12 and a != b:
        return None
    month_first = first if first is not None and max(a, b) <= 12 else b > 12
    day, month = (b, a) if month_first else (a, b)
    if year:
        return date(int(year) if len(year) == 4 else today.year // 100 * 100 + int(year), month, day)
    this = date(today.year, month, day)
    return this if this >= today else date(today.year + 1, month, day)


def _near(groups: dict[str, str], days: DayWords, today: date, _first: object) -> date:
    return today + timedelta(days=_value(groups["near"], days.near))


def _counted(groups: dict[str, str], days: DayWords, today: date, _first: object) -> date:
    count = int(groups["count"]) if "count" in groups else _value(groups["number"], days.numbers)
    length = _value(groups["unit"], days.units)
    return today + timedelta(days=count * length if length else count // 24)


def _weekday(groups: dict[str, str], days: DayWords, today: date, _first: object) -> date:
    away = (_place(groups["weekday"], days.weekdays) - today.weekday()) % 7
    return today + timedelta(days=away or 7)


def _this_week(_groups: dict[str, str], _days: DayWords, today: date, _first: object) -> date:
    """Friday; at the weekend its last day."""
    return today + timedelta(days=(_FRIDAY if today.weekday() <= _FRIDAY else 6) - today.weekday())


def _next_week(_groups: dict[str, str], _days: DayWords, today: date, _first: object) -> date:
    return today + timedelta(days=7 + _FRIDAY - today.weekday())


def _this_month(_groups: dict[str, str], _days: DayWords, today: date, _first: object) -> date:
    return _month_end(today.year, today.month)


def _next_month(_groups: dict[str, str], _days: DayWords, today: date, _first: object) -> date:
    return _month_end(today.year + today.month // 12, today.month % 12 + 1)


def _month(groups: dict[str, str], days: DayWords, today: date, _first: object) -> date:
    month = _place(groups["month"], days.months) + 1
    return _month_end(today.year + (month < today.month), month)


def _today(_groups: dict[str, str], _days: DayWords, today: date, _first: object) -> date:
    return today


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _place(word: str, ways: Sequence[str]) -> int:
    return next(place for place, way in enumerate(ways) if re.fullmatch(way, word))


def _value(word: str, ways: Mapping[str, int]) -> int:
    return next(value for way, value in ways.items() if re.fullmatch(way, word))


_READERS: tuple[tuple[str, Callable[[dict[str, str], DayWords, date, bool | None], date | None]], ...] = (
    ("y", _iso),
    ("a", _numbered),
    ("day", _written),
    ("near", _near),
    ("unit", _counted),
    ("weekday", _weekday),
    ("hour", _today),
    ("this_week", _this_week),
    ("next_week", _next_week),
    ("this_month", _this_month),
    ("next_month", _next_month),
    ("month", _month),
)
