"""Causes that cases come from: how many, since when, whether they grow, and whether a change helped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import comb

from rapidfuzz import fuzz

from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.improvements.improvement import ImprovementRow, Trend
from delight.domain.text import fold

TREND_DAYS = 90
"""A cause is compared with as many days before these."""
LONGEST_DAYS = 365
"""Before and after a change no more than this is compared: shops change in a year."""
EARLIEST_DAYS = 14
"""So long after a change nothing is said yet."""
FEWEST = 5
"""Fewer cases than this, before and after together, tell nothing."""
_CHANCE = 0.1
_ALIKE, _PART = 86, 100
_LEAST_WORDS = 2
_MOST_COMPARED = 300
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseRow:
    """A cause with what came of it.

    Attributes:
        key: the folded cause, by which cases belong together.
        words: as it is mostly written, or as the improvement has it.
        cases: how many were gathered under it; ``open_cases`` of them are still open.
        people: how many customers raised it who are known; ``anonymous`` cases tell nobody's name.
        first, last: the days of the first and the last case; ``None`` where there is none any more.
        recent: how many in the last ``TREND_DAYS``; ``before`` in as many days before them.
        comparable: the shop logged cases all that time, so that both can be compared.
        told: how many of the people a "you said, we did" was written to since the change.
        to_tell: how many more can be told; 0 as long as nothing was changed.
        improvement: what was changed, if that was said.
    """

    key: str
    words: str
    cases: int
    open_cases: int
    people: int
    anonymous: int
    first: date | None
    last: date | None
    recent: int
    before: int
    comparable: bool
    told: int
    to_tell: int
    improvement: ImprovementRow | None

    @property
    def trend(self) -> Trend:
        """Whether it grows."""
        return compared(self.before, self.recent) if self.comparable else Trend.TOO_FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseCase:
    """A case behind a figure, as a short line of it."""

    id: int
    reference: str
    kind: CaseKind
    stage: Stage
    customer_id: int | None
    customer_name: str
    what: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Somebody who was told what was changed, and when; ``waiting`` until the letter came out."""

    customer_id: int
    name: str
    letter_id: int
    number: str
    at: datetime
    waiting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Helped:
    """How often a cause came up before and after a change, in ``days`` each.

    ``too_early`` is within the first ``EARLIEST_DAYS``, or where no cases were logged so long before it.
    """

    days: int
    before: int
    after: int
    too_early: bool

    @property
    def trend(self) -> Trend:
        """Whether the change shows."""
        return Trend.TOO_FEW if self.too_early else compared(self.before, self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseDetail:
    """One cause in full: its cases, the newest first, who was told, and whether the change helped.

    ``months`` are the last twelve, this one last, each by its first day with the cases that came in.
    """

    row: CauseRow
    cases: tuple[CauseCase, ...]
    told: tuple[Told, ...]
    helped: Helped | None
    months: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LackRow:
    """Something that people ask for and the shop lacks: near spellings together, the newest case first."""

    words: str
    spellings: tuple[str, ...]
    count: int
    last: date
    case_ids: tuple[int, ...]


def compared(before: int, after: int) -> Trend:
    """Return whether ``after`` is more or fewer than ``before``, both counted in equal time.

    With equal rates each case falls into either half like a coin; where coins fall as unevenly in less than
    one of ten times, it is said (exact binomial test, two-sided).
    """
    together = before + after
    if together < FEWEST:
        return Trend.TOO_FEW
    less = min(before, after)
    chance = 2 * sum(comb(together, k) for k in range(less + 1)) / 2**together
    if before == after or chance > _CHANCE:
        return Trend.SAME
    return Trend.FEWER if after < before else Trend.MORE


def span_around(changed_on: date, today: date, first_case: date | None) -> tuple[int, bool]:
    """Return how many days before and after a change can be compared, and whether that is too few.

    Args:
        changed_on: the first day with the change.
        today: the shop's day, which counts.
        first_case: the day from which the shop has logged anything.
    """
    kept = (changed_on - first_case).days if first_case is not None else 0
    days = max(0, min((today - changed_on).days + 1, kept, LONGEST_DAYS))
    return days, days < EARLIEST_DAYS


def by_month(days: Iterable[date], today: date) -> tuple[tuple[date, int], ...]:
    """Return how many of ``days`` fall into each of the last twelve months, that of ``today`` last."""
    counts = Counter((day.year, day.month) for day in days)
    last = today.year * _MONTHS + today.month - 1
    months = [divmod(number, _MONTHS) for number in range(last - _MONTHS + 1, last + 1)]
    return tuple((date(year, month + 1, 1), counts[year, month + 1]) for year, month in months)


def days_around(changed_on: date, days: int) -> tuple[date, date]:
    """Return the first of ``days`` days before a change, and the first day after as many since."""
    return changed_on - timedelta(days=days), changed_on + timedelta(days=days)


def near(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return pairs that may mean the same, the first of each the one that comes first in ``words``.

    Only the first ``300`` are compared: give the commonest first.
    """
    return list(_near(tuple(words[:_MOST_COMPARED])))


@lru_cache(maxsize=4)
def _near(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Compare once: causes are asked for after each deed, and their words hardly ever change."""
    known = [(text, fold(text)) for text in words]
    return tuple(
        (one, other)
        for place, (one, key) in enumerate(known)
        for other, other_key in known[place + 1 :]
        if are_near(key, other_key)
    )


def are_near(one: str, other: str) -> bool:
    """Return whether two folded texts may mean the same: spelt alike, or one holds the other's words."""
    if one == other:
        return True
    if max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)) >= _ALIKE:
        return True
    shorter = min(one, other, key=len).split()
    return len(shorter) >= _LEAST_WORDS and fuzz.token_set_ratio(one, other) >= _PART


def gathered(found: Sequence[tuple[str, date, int]]) -> list[LackRow]:
    """Return what people asked for, counted, with near spellings together; the commonest first.

    Args:
        found: the words, the day and the id of each case, the newest first.
    """
    groups: list[tuple[str, list[tuple[str, date, int]]]] = []
    for one in found:
        key = fold(one[0])
        mine = next((rows for other, rows in groups if are_near(key, other)), None)
        if mine is None:
            groups.append((key, [one]))
        else:
            mine.append(one)
    rows = [_lack(rows) for _, rows in groups]
    return sorted(rows, key=lambda row: (-row.count, -row.last.toordinal(), row.words))


def _lack(rows: Sequence[tuple[str, date, int]]) -> LackRow:
    words = [text for text, _, _ in rows]
    spellings = sorted(dict.fromkeys(words), key=lambda text: -words.count(text))
    return LackRow(
        words=spellings[0],
        spellings=tuple(spellings),
        count=len(rows),
        last=max(day for _, day, _ in rows),
        case_ids=tuple(case_id for _, _, case_id in rows),
    )
