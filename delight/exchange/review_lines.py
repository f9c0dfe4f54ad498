"""What each line of a review's page is: stars, a day, furniture of the page, or somebody's words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from delight.domain.days.spoken.words import LANGUAGES, spoken
from delight.domain.text import fold
from delight.exchange.dates_in import Order, read_when
from delight.exchange.incoming_words import meanings, words

LONGEST = 120
"""Characters of a line that can be anything but words."""
_SYMBOLS = re.compile(r"\s*((?:[★⭐✭✮🌟]\ufe0f?\s?){0,5})((?:[☆✩✰]\ufe0f?\s?){0,5})(.*)", re.DOTALL)
_BETWEEN = re.compile(r"\s*[·⋅•∙|\t–]\s*|\s{2,}|\s-\s")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_AGO = re.compile(
    r"(?:(?:vor|il y a|hace)\s+(?P<after>\d{1,3}|\w+)\s+(?P<unit_after>\w+)"
    r"|(?P<before>\d{1,3}|an?|one)\s+(?P<unit>\w+)\s+ago)"
)
_INITIAL = re.compile(r"\s\w\.$")
_DAYS = {"day": 1, "week": 7}
_CLOCK = re.compile(r",?(?: (?:at|um|a|a las))? \d{1,2}[:.h]\d{2}(?: ?(?:am|pm|uhr))?$")
_NO_YEAR = re.compile(r"(\d{1,2})\.? (?:de |of )?([^\W\d]{3,12})|([^\W\d]{3,12}) (\d{1,2})")
_MONTH = re.compile(r"([^\W\d]{3,12})(?: de)? 20\d\d")
_POINTS = re.compile(r"\d[.,]\d|10(?:[.,]0)?")


def stars_in(line: str) -> int | None:
    """Return how many stars of five a line says, if it says that and nothing else but a day."""
    if len(line) > LONGEST:
        return None
    shown, hollow, after = _symbols(line)
    full, empty = _count(shown), _count(hollow)
    if full + empty >= 2 or (full == 1 and not after.strip()):
        return max(1, full) if _is_around(after) else None
    return next((found for part in parts_of(line) if (found := _told(part)) is not None), None)


def day_in(line: str, today: date) -> date | None:
    """Return the day that a line tells, and nothing else but stars and furniture."""
    if len(line) > LONGEST or _starts(line, "about_visit"):
        return None
    after = _symbols(line)[2]
    found = (_day(_told_on(part), today) for part in parts_of(after) if _told(part) is None)
    return next((day for day in found if day is not None), None)


def is_furniture(line: str, today: date) -> bool:
    """Return whether all of a line belongs to the page, and none of it to whoever wrote the review."""
    if len(line) > LONGEST:
        return False
    if _starts(line, "about_visit"):
        return True
    after = _symbols(line)[2]
    return bool(line.strip()) and all(_is_page(part, today) for part in parts_of(after))


def points_in(line: str) -> int | None:
    """Return how many stars the points of a line are, of ten, where that is all it says: "3.0"."""
    bare = line.strip()
    if not _POINTS.fullmatch(bare):
        return None
    points = float(bare.replace(",", "."))
    return max(1, min(5, int(points / 2 + 0.5)))


def tells_nights(line: str) -> bool:
    """Return whether a line says how long somebody stayed, and nothing else but when."""
    told = [_NUMBER.sub("#", fold(part)).strip() for part in parts_of(line[:LONGEST])]
    return any(part in _words("nights") for part in told)


def recommendation(line: str) -> tuple[str, bool] | None:
    """Return who recommends the shop or does not, where a page begins so: "Zoe recommends The Bun."."""
    for which, does in (("recommends_not", False), ("recommends", True)):
        for pattern in _said_of(which):
            found = pattern.fullmatch(line.strip()) if len(line) <= LONGEST else None
            if found and may_be_name(found["who"]):
                return found["who"], does
    return None


def is_answer(line: str) -> bool:
    """Return whether the shop's own answer begins with a line."""
    return len(line) <= LONGEST and _starts(line, "answer")


def may_be_name(line: str) -> bool:
    """Return whether a line may be somebody's name: short, and no sentence."""
    short = 0 < len(line) <= 60 and len(line.split()) <= 6
    ends = line.endswith((".", "!", "?", ":", ",", ";")) and not _INITIAL.search(line)
    return short and not ends and any(map(str.isalpha, line))


def parts_of(line: str) -> list[str]:
    """Return what stands between the dots of a line: ``Local Guide · 12 reviews``."""
    return [part for part in _BETWEEN.split(line.strip()) if part]


def _symbols(line: str) -> tuple[str, str, str]:
    """Return the full stars that a line begins with, the hollow ones, and what comes after."""
    found = _SYMBOLS.fullmatch(line)
    return (found[1], found[2], found[3]) if found else ("", "", line)


def _is_page(part: str, today: date) -> bool:
    bare = _NUMBER.sub("#", fold(part)).strip(" .…")
    return (
        bare in {"#", "|"}
        or bare in _words("furniture")
        or bare in _words("nights")
        or _is_month(part)
        or _told(part) is not None
        or _day(_told_on(part), today) is not None
    )


def _is_around(rest: str) -> bool:
    return len(rest) < 60 and not rest.strip().endswith(("!", "?"))


def _count(symbols: str) -> int:
    return sum(symbols.count(sign) for sign in "★⭐✭✮🌟☆✩✰")


def _told(part: str) -> int | None:
    """Return the stars that words say: "2/5", "Rated 2 out of 5 stars", "2 von 5 Sternen", "4 stars"."""
    bare = fold(part).strip(" .:!")
    rated = next((one for one in _longest_first("rated") if bare.startswith((f"{one} ", f"{one}:"))), "")
    bare, was_rated = bare[len(rated) :].strip(" :"), bool(rated)
    found = re.fullmatch(
        rf"(\d{{1,2}}(?:[.,]\d)?)\s*(?:(?:{_STAR})\s+)?(?:(?:{_OUT_OF})\s*(\d{{1,2}}))?\s*({_STAR})?(?:\s+(?:bewertet|rating|review))?",
        bare,
    )
    if found is None or not (found[2] or found[3] or (was_rated and "." in found[1].replace(",", "."))):
        return None
    count, most = float(found[1].replace(",", ".")), int(found[2] or (5 if found[3] else 10))
    if most not in {5, 10} or not 0 < count <= most:
        return None
    return max(1, min(5, int(count * 5 / most + 0.5)))


def _told_on(part: str) -> str:
    bare = part.strip(" :.")
    for told in _longest_first("told_on"):
        if fold(bare).startswith((f"{told} ", f"{told}:")):
            return bare[len(told) :].strip(" :")
    return bare


def _day(part: str, today: date) -> date | None:
    bare = fold(part)
    near = meanings("reviews", "near").get(bare)
    if near:
        return today if near == "today" else today - timedelta(days=1)
    ago = _AGO.fullmatch(bare)
    if ago is not None:
        return _ago(ago["after"] or ago["before"], ago["unit_after"] or ago["unit"], today)
    this_year = _NO_YEAR.fullmatch(_CLOCK.sub("", bare))
    if this_year is not None:
        return _of_last_months(this_year[1] or this_year[4], this_year[2] or this_year[3], today)
    if not any(map(str.isdigit, bare)) or len(bare) > 40:
        return None
    found = read_when(part, Order(latest=today.year))
    return found.day if found and found.day.year >= 2000 and found.day <= today + timedelta(days=1) else None


def _of_last_months(number: str, month: str, today: date) -> date | None:
    """Return the last such day: a page leaves out the year while that is clear."""
    for year in (today.year, today.year - 1):
        found = read_when(f"{number} {month} {year}", Order(latest=today.year))
        if found and found.day <= today:
            return found.day
    return None


def _is_month(part: str) -> bool:
    found = _MONTH.fullmatch(fold(part))
    return found is not None and found[1] in _months()


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return frozenset(name for one in LANGUAGES for names in spoken(one).months for name in names)


@lru_cache(maxsize=2)
def _said_of(which: str) -> tuple[re.Pattern[str], ...]:
    gaps = {r"\{who\}": r"(?P<who>.{1,60}?)", r"\{shop\}": r".{1,80}?"}
    patterns = map(re.escape, sorted(_words(which)))
    for gap, pattern in gaps.items():
        patterns = [one.replace(gap, pattern) for one in patterns]
    return tuple(re.compile(rf"{one}\.?", re.IGNORECASE) for one in patterns)


def _ago(count: str, unit: str, today: date) -> date | None:
    meant = meanings("reviews", "unit").get(unit)
    number = int(count) if count.isdecimal() else 1
    if meant is None:
        return None
    if meant == "hour":
        return today
    if meant in _DAYS:
        return today - timedelta(days=number * _DAYS[meant])
    months = number * (12 if meant == "year" else 1)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, 28)) if year >= 2000 else None


def _starts(line: str, which: str) -> bool:
    return fold(line).startswith(tuple(_words(which)))


@lru_cache(maxsize=8)
def _longest_first(which: str) -> tuple[str, ...]:
    return tuple(sorted(_words(which), key=len, reverse=True))


def _words(which: str) -> frozenset[str]:
    return words("reviews", which)


_STAR = "|".join(map(re.escape, sorted(words("reviews", "star"), key=len, reverse=True)))
_OUT_OF = "|".join(map(re.escape, sorted(words("reviews", "out_of"), key=len, reverse=True)))
