"""A customer's story in months: each told once, and not again while nothing in it changed.

Months in which much happened have their names as headings; where little happened in each, the years have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from PySide6.QtCore import QDate, QLocale

from delight.domain.timeline import EntryKind, TimelineEntry
from delight.ui.customers.story.moments import Setting, moments, tr
from delight.ui.kit.timeline.timeline import Item, Mark
from delight.ui.kit.words.formats import sentence

MONTHS_FROM = 8
"""A shorter story needs no headings."""
_FUTURE = 9999, 1
_FIRST, _MANY = 60, 3
"""Of so many entries, the newest, so many in each month are enough for headings by month."""

Month = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One month, or all of a short story: what happened, and how it is told."""

    month: Month
    head: str
    entries: tuple[TimelineEntry, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What happened with a customer, the newest first.

    Attributes:
        ends: all of it has been read.
        day: the shop's day on which it was told: words such as "yesterday" hold for that day.
        gather: visits that follow each other are one entry.
    """

    customer_id: int
    entries: tuple[TimelineEntry, ...]
    chapters: tuple[Chapter, ...]
    ends: bool
    day: date
    gather: bool

    def items(self) -> list[Item]:
        """Return everything in its order."""
        return [item for chapter in self.chapters for item in chapter.items]


def tell(
    customer_id: int,
    entries: Sequence[TimelineEntry],
    setting: Setting,
    *,
    ends: bool,
    gather: bool = True,
    before: Story | None = None,
) -> Story:
    """Return the story of what was read; months that were told ``before`` and did not change are taken over.

    It may be called on a worker: a long story takes a while.
    """
    if ends and len(entries) < MONTHS_FROM:
        chapters = [_chapter(_FUTURE, entries, setting, head="", gather=gather)]
    else:
        chapters = _by_months(
            entries, setting, gather=gather, told=_reusable(before, customer_id, setting, gather=gather)
        )
    return Story(
        customer_id=customer_id,
        entries=tuple(entries),
        chapters=tuple(chapters),
        ends=ends,
        day=setting.today,
        gather=gather,
    )


def _reusable(
    before: Story | None, customer_id: int, setting: Setting, *, gather: bool
) -> dict[Month, Chapter]:
    """Return the months that may be taken over; the running one tells hours and minutes."""
    same = before is not None and before.customer_id == customer_id and before.gather is gather
    if before is None or not same or before.day != setting.today:
        return {}
    now = setting.today.year, setting.today.month
    return {chapter.month: chapter for chapter in before.chapters if chapter.month not in {_FUTURE, now}}


def _by_months(
    entries: Sequence[TimelineEntry], setting: Setting, *, gather: bool, told: dict[Month, Chapter]
) -> list[Chapter]:
    """Return the months; what is to come stands first. A story that begins with now says no month's name."""
    chapters: list[Chapter] = []
    now = setting.today.year, setting.today.month
    named = (
        partial(_month_head, setting=setting) if _is_dense(entries, setting, gather=gather) else _year_head
    )
    before = named(now)
    for month, group in groupby(entries, key=lambda entry: _month(entry, setting)):
        happened, name = tuple(group), named(month)
        begins_to_come = month == _FUTURE and not chapters
        head = "" if name == before or begins_to_come else name
        before = name
        known = told.get(month)
        if known is None or known.head != head or known.entries != happened:
            known = _chapter(month, happened, setting, head=head, gather=gather)
        chapters.append(known)
    return chapters


def _is_dense(entries: Sequence[TimelineEntry], setting: Setting, *, gather: bool) -> bool:
    """Return whether enough is told of a month, among what is read first, for its name to say something."""
    runs = [
        (month, 1 if is_visit and gather else sum(1 for _entry in run))
        for (month, is_visit), run in groupby(
            entries[:_FIRST], key=lambda entry: (_month(entry, setting), entry.kind is EntryKind.VISIT)
        )
    ]
    return sum(told for _month, told in runs) >= _MANY * len({month for month, _told in runs})


def _chapter(
    month: Month, entries: Sequence[TimelineEntry], setting: Setting, *, head: str, gather: bool
) -> Chapter:
    marks: list[Item] = [Mark(text=head)] if head else []
    items = (*marks, *moments(entries, setting, gather=gather))
    return Chapter(month=month, head=head, entries=tuple(entries), items=items)


def _month(entry: TimelineEntry, setting: Setting) -> Month:
    day = setting.day(entry.at)
    return _FUTURE if day > setting.today else (day.year, day.month)


def _month_head(month: Month, setting: Setting) -> str:
    if month == _FUTURE:
        return tr("To come")
    written = "MMMM" if month[0] == setting.today.year else "MMMM yyyy"
    return sentence(QLocale().toString(QDate(*month, 1), written))


def _year_head(month: Month) -> str:
    return tr("To come") if month == _FUTURE else str(month[0])
