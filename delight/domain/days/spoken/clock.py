"""The time of day in some words: "half past ten", "10 Uhr", "à midi", "por la tarde"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from delight.domain.days.calendar import at_local
from delight.domain.days.spoken.reading import Reading, any_of, number_of

_DIGITS = re.compile(r"(?<![\d./-])(\d{1,2})(?:[:.h](\d{2}))?(?: ?(am|pm))?(?![\d./-])")

_ARTICLES = frozenset(
    {"a", "an", "the", "a few", "couple of", "a couple of", "ein", "eine", "einem", "einer", "un"}
)
"""Numbers that are no hour."""


def read_clock(reading: Reading) -> None:
    """Understand the time of day, if one is told."""
    words = reading.words
    word = reading.take_one(
        [name for name, hour in words.fixed.items() if hour > 0 and not _inside(reading, name)]
    )
    if word:
        reading.clock, reading.sure_hour = time(words.fixed[word] % 24), True
        if words.fixed[word] == 24:
            reading.day = (reading.day or reading.typing.today) + timedelta(days=1)
        return
    if not _told_clock(reading):
        _read_part(reading)


def _inside(reading: Reading, name: str) -> bool:
    """Whether "midi" is only the end of "après-midi" here."""
    longer = (other for other in reading.words.fixed if other.endswith(f" {name}"))
    return any(other in reading.rest for other in longer)


def _told_clock(reading: Reading) -> bool:
    words = reading.words
    hours = rf"(?P<h>\d{{1,2}}|{any_of(words.numbers.keys() - _ARTICLES)})"
    for told, minutes in words.clocks.items():
        match = reading.take(re.escape(told).replace(r"\{h\}", hours).replace(r"\ ", " "))
        if match:
            _set(reading, number_of(match["h"], words), minutes)
            return True
    marks = any_of(words.hour_marks)
    match = reading.take(rf"{hours} ?(?:{marks})(?: ?(?P<m>\d{{2}}))?")
    if match:
        _set(reading, number_of(match["h"], words), int(match["m"] or 0))
        reading.sure_hour = match["h"].isdecimal() and "clock" not in match[0]  # ten o'clock is either
        return True
    return _digital(reading) or _bare_hour(reading, hours)


def _digital(reading: Reading) -> bool:
    match = _DIGITS.search(reading.rest)
    if match is None:
        return False
    hour, half = int(match[1]), match[3]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half == "pm" else 0)
    reading.take_match(match)
    _set(reading, hour, int(match[2] or 0))
    reading.sure_hour = reading.sure_hour or bool(half) or match[1].startswith("0")
    return True


def _bare_hour(reading: Reading, hours: str) -> bool:
    """Understand "at ten": a number in words is an hour only behind such a word."""
    match = reading.take(rf"(?:{any_of(reading.words.at)}) {hours}")
    if match is not None:
        _set(reading, number_of(match["h"], reading.words), 0)
    return match is not None


def _set(reading: Reading, hour: int, minutes: int) -> None:
    """Set the clock; a half of the day that is named decides about an hour up to twelve."""
    total = hour * 60 + minutes
    words = reading.words
    if hour <= 12 and not reading.sure_hour:
        if reading.take_one(words.after_noon):
            total += 0 if hour == 12 else 12 * 60
            reading.sure_hour = True
        elif reading.take_one(words.before_noon):
            total -= 12 * 60 if hour == 12 else 0
            reading.sure_hour = True
    if not 0 <= total < 24 * 60 + 1:
        raise ValueError(hour)
    reading.clock = time(total // 60 % 24, total % 60)
    reading.sure_hour = reading.sure_hour or total >= 13 * 60


def _read_part(reading: Reading) -> None:
    if reading.take_one(reading.words.closing):
        reading.clock, reading.sure_hour = reading.closing, True
        return
    word = reading.take_one(reading.words.parts)
    if word:
        reading.clock, reading.sure_hour = time(reading.words.parts[word]), True


def next_time(reading: Reading, clock: time) -> datetime:
    """Return when the clock shows that next: on the day that was named, else as soon as it does."""
    typing, today = reading.typing, reading.typing.today
    clocks = (
        [clock] if reading.sure_hour or clock.hour >= 12 else [clock, clock.replace(hour=clock.hour + 12)]
    )
    if clock.hour == 12 and not reading.sure_hour:
        clocks = [clock]
    if reading.day is not None and reading.day != today:
        likely = clocks[-1] if clock.hour < 7 else clocks[0]
        return at_local(reading.day, likely, typing.zone)
    moments = [at_local(today, one, typing.zone) for one in clocks]
    if reading.day is None:
        moments.append(at_local(today + timedelta(days=1), clocks[0], typing.zone))
    return next((moment for moment in moments if moment > typing.now), moments[-1])
