"""Reviews as people copy them from a page: who, how many stars, when, and the words.

Nothing is lost: every line stands either in the words or in the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from delight.domain.cases.mails import Review
from delight.domain.text import fold
from delight.exchange.incoming_words import words
from delight.exchange.review_lines import (
    day_in,
    is_answer,
    is_furniture,
    may_be_name,
    points_in,
    recommendation,
    stars_in,
    tells_nights,
)

MOST = 20_000
"""Characters of a text that is looked at; no page takes a longer review."""
_FEW = 20
"""Characters beyond which a line that is no furniture says something."""
_RECOMMENDED, _NOT = 4, 2
"""Stars for whoever recommends the shop without telling any, or says that they do not."""
_TOP, _MOST_HEAD = 6, 3
"""Lines from the first within which a review says whose it is, and how many that takes."""


def read_review(text: str, today: date) -> Review:
    """Return what a text says that was copied from a page; all of it as words where it is no review.

    Args:
        text: as it was pasted.
        today: from which "3 weeks ago" counts.
    """
    if len(text) > MOST:
        return Review(text=text.strip())
    lines = [line.strip() for line in text.strip().replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    end = _end(lines, today)
    lines, after = lines[:end], lines[end:]
    page = [is_furniture(line, today) if line else False for line in lines]
    day = next((day for line in lines if (day := day_in(line, today)) is not None), None)
    said_of = _recommendation(lines) if day else None
    head = _head(lines, page) if said_of is None else [0]
    for number in head:
        page[number] = True
    kept = [line for line, of_page in zip(lines, page, strict=True) if not of_page]
    said, translated = _original("\n".join(kept).strip("\n"))
    if not said.strip():
        return Review(text=text.strip())
    rest = [line for line, of_page in zip(lines, page, strict=True) if of_page]
    name = lines[head[0]] if head else ""
    return Review(
        text=_evenly(said),
        who=said_of[0] if said_of else name,
        stars=(_RECOMMENDED if said_of[1] else _NOT) if said_of else _stars(lines),
        day=day,
        rest="\n".join(line for line in [*rest, *translated, *after] if line),
    )


def looks_like_review(text: str, today: date) -> bool:
    """Return whether a text was copied from a page of reviews: it tells stars, or who and when."""
    if not 20 <= len(text) <= MOST:
        return False
    read = read_review(text, today)
    said = read.text != text.strip()
    return said and (read.stars is not None or bool(read.who and read.day))


def _stars(lines: Sequence[str]) -> int | None:
    """Return the stars that are told, or else the points out of ten of a page that tells of nights."""
    told = next((stars for line in lines if (stars := stars_in(line)) is not None), None)
    if told is None and any(map(tells_nights, lines)):
        return next((stars for line in lines if (stars := points_in(line)) is not None), None)
    return told


def _recommendation(lines: Sequence[str]) -> tuple[str, bool] | None:
    return recommendation(lines[0]) if lines else None


def _end(lines: Sequence[str], today: date) -> int:
    """Return the line at which the shop's answer begins, or the next review."""
    starred = worded = False
    for number, line in enumerate(lines):
        if is_answer(line):
            return number
        if line and stars_in(line) is not None:
            if starred and worded:
                return _begin_of_next(lines, number)
            starred = True
        worded = worded or (len(line) > _FEW and not is_furniture(line, today))
    return len(lines)


def _begin_of_next(lines: Sequence[str], number: int) -> int:
    """Return where the head of a review begins whose stars stand at a line."""
    first = number
    while first > 0 and number - first < 3 and lines[first - 1] and may_be_name(lines[first - 1]):
        first -= 1
    return first


def _head(lines: Sequence[str], page: Sequence[bool]) -> list[int]:
    """Return the lines of a name, and of the place below it: short ones before what belongs to the page."""
    found: list[int] = []
    for number in [n for n, line in enumerate(lines) if line][:_TOP]:
        if page[number]:
            if found:
                return found
        elif may_be_name(lines[number]) and len(found) < _MOST_HEAD:
            found.append(number)
        else:
            return []
    return []


def _original(text: str) -> tuple[str, list[str]]:
    """Return the words in the language in which they were written, and their translation apart."""
    head, bracket, after = text.partition(")")
    if fold(head + bracket) not in words("reviews", "translated"):
        return text, []
    for found in re.finditer(r"\([^()\n]{1,40}\)", after):
        if fold(found[0]) in words("reviews", "original"):
            shown, own = after[: found.start()], after[found.end() :]
            return own.strip("\n "), [*(head + bracket + shown).split("\n"), found[0]]
    return after.strip(), [head + bracket]


def _evenly(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")
