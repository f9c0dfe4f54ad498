"""All chapters about a period, worked out from its facts."""

from __future__ import annotations

from collections.abc import Callable

from delight.domain.insight.chapter import Chapter
from delight.domain.insight.chapters.back import back
from delight.domain.insight.chapters.causes import causes
from delight.domain.insight.chapters.consistency import consistency
from delight.domain.insight.chapters.costs import costs
from delight.domain.insight.chapters.gestures import gestures
from delight.domain.insight.chapters.iceberg import iceberg
from delight.domain.insight.chapters.ourselves import ourselves
from delight.domain.insight.chapters.paradox import paradox
from delight.domain.insight.chapters.people import people
from delight.domain.insight.chapters.recognition import recognition
from delight.domain.insight.chapters.recommendation import recommendation
from delight.domain.insight.chapters.response import response
from delight.domain.insight.chapters.revenue import revenue
from delight.domain.insight.chapters.standards import standards
from delight.domain.insight.chapters.works import works
from delight.domain.insight.facts import Facts

CHAPTERS: tuple[Callable[[Facts], Chapter | None], ...] = (
    recognition,
    recommendation,
    back,
    revenue,
    works,
    causes,
    response,
    paradox,
    iceberg,
    gestures,
    people,
    costs,
    consistency,
    standards,
    ourselves,
)
"""In the order of ``Topic``; one that has nothing to say of this shop at all returns ``None``."""


def chapters(facts: Facts) -> tuple[Chapter, ...]:
    """Return what the facts tell, chapter by chapter."""
    told = (chapter(facts) for chapter in CHAPTERS)
    return tuple(one for one in told if one is not None)
