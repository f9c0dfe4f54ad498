"""The shop's own standards: what it holds itself to, and how often it does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import itemgetter

from delight.domain.errors import InputError
from delight.domain.improvements.states import Measure, TouchPoint
from delight.domain.text import clean_line

MEASURED_DAYS = 90
"""How far back it is measured."""
FEWEST = 5
"""Fewer than this are too few to say."""
LONGEST = 200
_LONGEST_DAYS = 365
_WITH_DAYS = frozenset({Measure.ACKNOWLEDGED, Measure.RESOLVED, Measure.FOLLOWED_UP})


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardDraft:
    """A standard as it is written.

    ``within_days`` belongs to the measures that count days; ``None`` takes the shop's own target.
    """

    words: str
    touch_point: TouchPoint = TouchPoint.COUNTER
    measure: Measure = Measure.NONE
    within_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """How often a standard was met: ``met`` of ``count`` since ``since``.

    ``case_ids`` are the cases that this tells of, those first where it was not met.
    """

    met: int
    count: int
    since: date
    case_ids: tuple[int, ...] = ()

    @property
    def too_few(self) -> bool:
        """Whether so few cases tell nothing."""
        return self.count < FEWEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something that was to be reached: from when, by when (``None``: at once), and when it was."""

    start: datetime
    due: datetime | None
    reached: datetime | None
    case_id: int | None = None

    @property
    def kept(self) -> bool:
        """Whether it was reached in time."""
        return self.reached is not None and (self.due is None or self.reached <= self.due)


def met_by(terms: Iterable[Term], now: datetime, since: date) -> Met:
    """Return how many terms were kept; one that still runs does not count."""
    settled = [t for t in terms if t.reached is not None or (t.due is not None and t.due < now)]
    return met_of([(term.case_id, term.kept) for term in settled], since)


def met_of(settled: Sequence[tuple[int | None, bool]], since: date) -> Met:
    """Return how often something was kept, by the case it belongs to, if to one, and whether it was."""
    missed_first = sorted(settled, key=itemgetter(1))
    case_ids = tuple(dict.fromkeys(case_id for case_id, _ in missed_first if case_id is not None))
    return Met(met=sum(kept for _, kept in settled), count=len(settled), since=since, case_ids=case_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRow:
    """A standard as stored; ``measured`` is how often it was met, where it can be measured.

    ``version`` is its last line in the journal.
    """

    id: int
    uid: str
    touch_point: TouchPoint
    words: str
    measure: Measure
    within_days: int | None
    sort: int
    version: int
    measured: Met | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A ready-made standard for one touch point."""

    touch_point: TouchPoint
    words: str
    measure: Measure = Measure.NONE
    within_days: int | None = None

    def draft(self) -> StandardDraft:
        """Return it as a draft."""
        return StandardDraft(
            words=self.words,
            touch_point=self.touch_point,
            measure=self.measure,
            within_days=self.within_days,
        )


def checked_standard(draft: StandardDraft) -> StandardDraft:
    """Return a standard cleaned; days that its measure has no use for go.

    Raises:
        InputError: ``standard.words_missing``, ``standard.days``, ``text.too_long``.
    """
    words = clean_line(draft.words, field="words", longest=LONGEST)
    if not words:
        raise InputError("standard.words_missing", "words")
    days = draft.within_days if draft.measure in _WITH_DAYS else None
    if days is not None and not 0 <= days <= _LONGEST_DAYS:
        raise InputError("standard.days", "within_days", most=_LONGEST_DAYS)
    return replace(draft, words=words, within_days=days)
