"""What goes into the yearly booklet, and what stands on its front."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from delight.domain.insight.chapter import FOUR, Chapter, Report, Topic, Verdict

MOST_FOREMOST = 3
"""So many sentences stand on the front."""
_OWNERS = frozenset({Topic.REVENUE, Topic.COSTS, Topic.PEOPLE, Topic.OURSELVES})
_BY_PERSON = "person"


class Extent(StrEnum):
    """How much of each chapter is told."""

    SHORT = "short"
    """To be read: the figure, a few sentences, a chart and a table."""
    FULL = "full"
    """With every table, what was counted apart, and how all of it is counted."""


def not_for_all(report: Report) -> frozenset[Topic]:
    """Return the chapters that stay out of a booklet until an owner wants them in.

    It lies on the counter or is given away: what is earned and spent, and figures about a single person who
    works here, are not for everybody who comes by.
    """
    consistency = report.chapter(Topic.CONSISTENCY)
    by_person = consistency and any(table.code == _BY_PERSON for table in consistency.tables)
    return _OWNERS | {Topic.CONSISTENCY} if by_person else _OWNERS


def without(report: Report, topics: Collection[Topic]) -> Report:
    """Return a report without some of its chapters."""
    kept = tuple(one for one in report.chapters if one.topic not in topics)
    return report if len(kept) == len(report.chapters) else replace(report, chapters=kept)


def foremost(report: Report) -> tuple[Chapter, ...]:
    """Return the chapters whose first sentences matter most: what has changed, the four R's, then the rest.

    Chapters that have too little to say have none that matters.
    """
    told = [one for one in report.chapters if one.enough and one.said]
    return tuple(sorted(told, key=_rank)[:MOST_FOREMOST])


def _rank(chapter: Chapter) -> tuple[bool, bool]:
    verdict = chapter.figure.verdict if chapter.figure else Verdict.UNSAID
    return verdict not in (Verdict.HIGHER, Verdict.LOWER), chapter.topic not in FOUR
