"""All chapters about a period, worked out from its facts."""

from __future__ import annotations

from collections.abc import Callable

from delight.domain.insight import recovered
from delight.domain.insight import returned as came_back
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
from delight.domain.progress import ProgressFn, silent

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


_SHARED: tuple[Callable[[Facts], object], ...] = (
    lambda facts: came_back.returned(facts, facts.now),
    recovered.groups,
)
"""What several chapters ask for is a step of its own; the first of them would be twice as long with it."""


def shared(facts: Facts) -> tuple[object, ...]:
    """Return what chapters share so far, which is remembered as long as there are the facts."""
    return recovered.remembered(facts), came_back.remembered(facts)


def chapters(facts: Facts, progress: ProgressFn = silent) -> tuple[Chapter, ...]:
    """Return what the facts tell, chapter by chapter; ``progress`` is told in between."""
    steps = len(_SHARED) + len(CHAPTERS)
    for done, work_out in enumerate(_SHARED):
        progress(done, steps)
        work_out(facts)
    told: list[Chapter] = []
    for done, chapter in enumerate(CHAPTERS, len(_SHARED)):
        progress(done, steps)
        if (one := chapter(facts)) is not None:
            told.append(one)
    return tuple(told)
