"""What customers answered last: nobody counts twice who was asked twice."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from delight.domain.insight.facts import AnswerFact

_DAY = attrgetter("day")


def latest(answers: Iterable[AnswerFact]) -> dict[int, AnswerFact]:
    """Return the latest answer of each customer who is known; of two on one day the one that comes later."""
    return {one.customer_id: one for one in sorted(answers, key=_DAY) if one.customer_id is not None}


def each_once(answers: Iterable[AnswerFact]) -> list[AnswerFact]:
    """Return the latest answer of each customer, and all of those whom nobody knows."""
    some = list(answers)
    return [*latest(some).values(), *(one for one in some if one.customer_id is None)]
