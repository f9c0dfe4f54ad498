"""By when something was promised, as people say it: "before they leave at ten", "Donnerstag 12 Uhr".

What is not about a day or a time is passed over. The language that understands the most is taken, the shop's
own where two understand as much; what was understood is always shown, and can be changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from delight.domain.days.calendar import EARLIEST, at_local, end_of, local
from delight.domain.days.dates import Typing, numbered_day, read_deadline, written_day
from delight.domain.days.spoken.clock import next_time, read_clock
from delight.domain.days.spoken.reading import Reading, any_of, number_of
from delight.domain.days.spoken.words import LANGUAGES, DayWords, spoken
from delight.domain.errors import InputError
from delight.domain.text import fold

_LONGEST = 120
_FRIDAY, _SATURDAY = 4, 5
_SHORT = 2
_NOT_WORD = re.compile(r"[^a-z0-9:./-]+")
_HYPHEN = re.compile(r"(?<=[a-z])-|-(?=[a-z])")
_ISO = re.compile(r"\s*\d{4}-\d")
_NUMBERED = re.compile(r"(?<![\d:])\d{1,4}([-/.])\d{1,2}(?:\1(?:\d{4}|\d{2})?)?(?![\d:])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was understood: a moment in UTC; without ``has_clock`` it is the end of its day."""

    at: datetime
    has_clock: bool


def read_said(text: str, typing: Typing, language: str = "en", closing: time = time(18)) -> Said:
    """Return by when something was promised.

    Args:
        text: as it was typed.
        typing: the moment and the shop's day.
        language: the shop's.
        closing: when the shop closes, for "by closing time".

    Raises:
        InputError: ``date.unreadable``, ``date.too_early``, ``date.too_late``.
    """
    if _ISO.match(text):
        return Said(at=read_deadline(text, typing, field="promise_by"), has_clock=":" in text)
    bare = " ".join(_NOT_WORD.sub(" ", _HYPHEN.sub(" ", fold(text[: _LONGEST + 1]))).split())
    order = sorted(LANGUAGES, key=lambda one: (one != language, one != "en"))
    readings = [_read(bare, spoken(one), typing, closing) for one in order] if len(text) <= _LONGEST else []
    best = max(readings, key=lambda one: one.understood, default=None)
    said = _said(best) if best else None
    if said is None:
        raise InputError("date.unreadable", "promise_by", text=text[:_LONGEST])
    if said.at.year < EARLIEST.year or said.at.year > 2199:
        raise InputError("date.too_late", "promise_by")
    return said


def _read(bare: str, words: DayWords, typing: Typing, closing: time) -> Reading:
    reading = Reading(words, typing, closing, bare)
    try:
        _read_ahead(reading)
        if reading.moment is None:
            _read_day(reading)
            read_clock(reading)
    except (ValueError, OverflowError):
        reading.understood, reading.day, reading.clock = 0, None, None
    return reading


def _read_ahead(reading: Reading) -> None:
    """Understand "in two hours", "dans 3 jours"."""
    words, now = reading.words, reading.typing.now
    if reading.take_one(words.half_hour):
        reading.moment = now + timedelta(minutes=30)
        return
    count = rf"(?P<count>\d{{1,4}}|{any_of(words.numbers)})"
    match = reading.take(rf"(?:{any_of(words.ahead)}) {count} (?P<unit>{any_of(words.units)})")
    if match is None:
        return
    number, unit = number_of(match["count"], words), words.units[match["unit"]]
    if unit in "mh":
        reading.moment = now + timedelta(minutes=number * (60 if unit == "h" else 1))
    else:
        reading.day = _ahead(reading.typing.today, number, unit)


def _ahead(today: date, number: int, unit: str) -> date:
    if unit != "M":
        return today + timedelta(days=number * (7 if unit == "w" else 1))
    year, month = divmod(today.year * 12 + today.month - 1 + number, 12)
    last = _month_end(date(year, month + 1, 1))
    return min(last, last.replace(day=min(today.day, last.day)))


def _read_day(reading: Reading) -> None:
    words, today = reading.words, reading.typing.today
    if reading.day is not None:
        return
    friday = today + timedelta(days=(_FRIDAY - today.weekday()) % 7)
    far = (
        (words.weekend, today + timedelta(days=(_SATURDAY - today.weekday()) % 7)),
        (words.week_ends, friday),
        (words.next_week, today + timedelta(days=_FRIDAY + 7 - today.weekday())),
        (words.month_ends, _month_end(today)),
    )
    for some, day in far:
        if reading.take_one(some):
            reading.day = _weekday(reading, after=day - timedelta(days=6)) or day
            return
    reading.day = _dated(reading) or _weekday(reading) or _named(reading)


def _named(reading: Reading) -> date | None:
    """Understand "tomorrow"; a word that is also a part of the day stays for the clock."""
    parts = set(reading.words.parts)
    for word in sorted(reading.words.days, key=len, reverse=True):
        match = re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", reading.rest)
        if match is None or _is_part(reading, word, match):
            continue
        if word in parts or any(part in word for part in parts):
            reading.understood += len(word)
        else:
            reading.take(re.escape(word))
        return reading.typing.today + timedelta(days=reading.words.days[word])
    return None


def _is_part(reading: Reading, word: str, match: re.Match[str]) -> bool:
    """Whether "mañana" is a part of the day here: "por la mañana"."""
    before = reading.rest[: match.end()]
    return any(
        part != word and part.endswith(" " + word) and before.endswith(part) for part in reading.words.parts
    )


def _weekday(reading: Reading, after: date | None = None) -> date | None:
    start = after or reading.typing.today
    tells_time = len(reading.rest) <= _SHORT or any(
        map(str.isdecimal, reading.rest)
    )  # else "so" is no Sunday
    for number, names in enumerate(reading.words.weekdays):
        if reading.take(any_of(name for name in names if len(name) > _SHORT or tells_time)):
            return start + timedelta(days=(number - start.weekday()) % 7)
    return None


def _dated(reading: Reading) -> date | None:
    match = _NUMBERED.search(reading.rest)
    day = numbered_day(match[0], reading.typing) if match else None
    if match and day:
        reading.take_match(match)
        return day
    names = {name: n for n, some in enumerate(reading.words.months, 1) for name in some}
    number, month = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?", rf"(?P<month>{any_of(names)})\.?"
    year = r"(?: (?:de )?(?P<year>\d{4}))?"
    found = reading.take(rf"{number} (?:of |de )?{month}{year}") or reading.take(rf"{month} {number}{year}")
    if found is None:
        return None
    return written_day(int(found["day"]), names[found["month"]], found["year"], reading.typing)


def _said(reading: Reading) -> Said | None:
    if reading.moment is not None:
        return Said(at=reading.moment.astimezone(UTC), has_clock=True)
    if reading.clock is None:
        return Said(at=end_of(reading.day, reading.typing.zone), has_clock=False) if reading.day else None
    return Said(at=next_time(reading, reading.clock), has_clock=True)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def said_text(said: Said, typing: Typing) -> str:
    """Return what was understood as it can be typed again."""
    there = local(said.at, typing.zone)
    return there.strftime("%Y-%m-%d %H:%M") if said.has_clock else there.date().isoformat()


def moved(said: Said, days: int, typing: Typing) -> Said:
    """Return what was understood, so many days later; the clock stays."""
    there = local(said.at, typing.zone)
    day = there.date() + timedelta(days=days)
    at = at_local(day, there.time(), typing.zone) if said.has_clock else end_of(day, typing.zone)
    return replace(said, at=at)
