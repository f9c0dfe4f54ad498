"""Complaints by weekday, part of the day, kind of failure and person, and whether one of these stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import Any, NamedTuple

from delight.domain.insight.facts import NO_HOUR, CaseFact, Facts
from delight.domain.insight.returned import returned
from delight.domain.insight.returning import Return
from delight.domain.insight.saying import BY_CHANCE, COMPARED_FROM
from delight.domain.insight.timely import RIGHT, Took, field, ids, is_open, timed
from delight.domain.insight.values import Own, Term, Value
from delight.domain.intervals.shares import by_chance, chance_of

PERSON_FROM = 20
"""Nobody is told of whose complaints are fewer."""
PARTS = (("morning", 5, 11), ("midday", 11, 14), ("afternoon", 14, 17), ("evening", 17, 5))
"""Parts of the day, from an hour up to another: what a shop with a lunch and an evening trade tells apart."""


class Measure(StrEnum):
    """What is compared."""

    KEPT = "kept"
    """Put right in time."""
    SLOW = "slow"
    """Took longer than the middle one of all."""
    BACK = "back"
    """Came back."""


class Count(NamedTuple):
    """So many of so many."""

    some: int = 0
    of: int = 0

    def less(self, other: Count) -> Count:
        """Return what is left without a part of it."""
        return Count(self.some - other.some, self.of - other.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One weekday, part of the day, kind of failure or person, and its complaints."""

    label: Value
    ids: tuple[int, ...]
    counts: dict[Measure, Count]
    took: Took


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """All complaints split one way; ``whole`` is what all come to, with groups too small to be shown."""

    code: str
    groups: tuple[Group, ...]
    whole: dict[Measure, Count]


class Finding(NamedTuple):
    """An answer to whether a group differs from all others; ``chance`` is raised for all that was asked."""

    code: str
    group: Group
    measure: Measure
    mine: Count
    others: Count
    chance: float

    @property
    def stands_out(self) -> bool:
        """Whether chance alone does not explain it."""
        return self.chance < BY_CHANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of each complaint.

    Attributes:
        marks: of each, in their order, for each measure: yes, no, or nothing that counts.
        ended: the places of those that were put right, the quickest first; ``lasted`` of each, in seconds.
        waiting: the places of those still open.
    """

    cases: Sequence[CaseFact]
    ids: tuple[int, ...]
    took: Took
    marks: list[tuple[bool | None, ...]]
    ended: list[int]
    lasted: list[int]
    waiting: list[int]

    @property
    def middle(self) -> float | None:
        """How long the middle one of all took, in hours."""
        found = self.took.middle
        return found[0] if found else None


def known_of(facts: Facts, cases: Sequence[CaseFact]) -> Known:
    """Return what is known of the complaints of the period that were the shop's to put right."""
    kept, took = timed(cases, facts.moment, RIGHT)
    known = dict.fromkeys(ids(kept.late), False) | dict.fromkeys(ids(kept.kept), True)
    came = {seen.case.id: seen.came is Return.BACK for seen in returned(facts, facts.now).counted}
    numbers = ids(cases)
    lasted = [-1 if case.resolved is None else case.resolved - case.received for case in cases]
    ended = [place for place, seconds in enumerate(lasted) if seconds >= 0]
    return Known(
        cases=cases,
        ids=numbers,
        took=took,
        marks=list(zip(map(known.get, numbers), _slow(lasted, took), map(came.get, numbers), strict=True)),
        ended=sorted(ended, key=lasted.__getitem__),
        lasted=lasted,
        waiting=[place for place, seconds in enumerate(lasted) if seconds < 0 and is_open(cases[place])],
    )


def _slow(lasted: Sequence[int], took: Took) -> list[bool | None]:
    if took.middle is None:
        return [None] * len(lasted)
    middle = median(took.seconds)  # hours, and seconds of them again, are a hair off
    return [None if seconds < 0 else seconds > middle for seconds in lasted]


def splits(facts: Facts, known: Known) -> list[Split]:
    """Return the complaints by weekday, part of the day, kind of failure; by person where wanted."""
    cases = known.cases
    weekdays = {day: day.weekday() for day in set(map(field("day"), cases))}
    found = [
        _split("weekday", [None if case.hour is None else weekdays[case.day] for case in cases], known),
        _split("part", list(map(part_of, cases)), known),
        _split("failure", [case.failure or None for case in cases], known),
    ]
    if facts.compares_staff:
        found.append(_split("person", list(map(field("owner_id"), cases)), known, facts.staff))
    return found


def part_of(case: CaseFact) -> str | None:
    """Return the part of the day in which a complaint came in; ``None`` where its hour is not known."""
    if case.hour is None or case.hour == NO_HOUR:
        return None
    return _PART_OF[case.hour]


_PART_OF = [
    next(code for code, first, after in PARTS if (first <= hour < after or not first < after))
    for hour in range(24)
]


def _split(code: str, keys: Sequence[Any], known: Known, staff: Mapping[int, str] | None = None) -> Split:
    counted = _counted(keys, known)
    numbers: dict[Any, list[int]] = {key: [] for key in counted}
    seconds: dict[Any, list[int]] = {key: [] for key in counted}
    for key, case_id in zip(keys, known.ids, strict=True):
        numbers[key].append(case_id)
    for place in known.ended:
        seconds[keys[place]].append(known.lasted[place])
    waiting = Counter(keys[place] for place in known.waiting)
    groups = tuple(
        Group(
            label=_label(code, key, staff or {}),
            ids=tuple(numbers[key]),
            counts=counted[key],
            took=Took(seconds[key], waiting[key]),
        )
        for key in _in_order(code, numbers)
    )
    return Split(code=code, groups=groups, whole=_whole(counted))


def _counted(keys: Sequence[Any], known: Known) -> dict[Any, dict[Measure, Count]]:
    """Return how many of how many, by key and measure; all measures of a complaint are counted at once."""
    found: dict[Any, dict[Measure, Count]] = {}
    for (key, marks), count in Counter(zip(keys, known.marks, strict=True)).items():
        counts = found.setdefault(key, dict.fromkeys(Measure, Count()))
        for measure, mark in zip(Measure, marks, strict=True):
            if mark is not None:
                some, of = counts[measure]
                counts[measure] = Count(some + count * mark, of + count)
    return found


def _whole(counted: Mapping[Any, Mapping[Measure, Count]]) -> dict[Measure, Count]:
    """Return what all come to of which the key is known."""
    known = [counts for key, counts in counted.items() if key is not None]
    return {
        measure: Count(sum(one[measure].some for one in known), sum(one[measure].of for one in known))
        for measure in Measure
    }


def _in_order(code: str, numbers: Mapping[Any, Sequence[int]]) -> list[Any]:
    """Return weekdays and hours as they come, kinds and people by how often; small people not at all."""
    keys: list[Any] = [key for key in numbers if key is not None]
    if code == "weekday":
        return sorted(keys)
    if code == "part":
        return [part for part, _, _ in PARTS if part in numbers]
    least = PERSON_FROM if code == "person" else 0
    often = sorted(keys, key=lambda key: (-len(numbers[key]), key))
    return [key for key in often if len(numbers[key]) >= least]


def _label(code: str, key: Any, staff: Mapping[int, str]) -> Value:
    if code == "person":
        return Own(staff.get(key, "–"))
    return Term({"weekday": "weekday", "part": "hours_of_day"}.get(code, code), str(key))


def findings(found: Iterable[Split]) -> list[Finding]:
    """Return every question that there is enough for, with its answer: each group against all others."""
    asked = [
        (split.code, group, measure, mine, split.whole[measure].less(mine))
        for split in found
        for group in split.groups
        for measure, mine in group.counts.items()
        if _enough(group, measure, mine, split.whole[measure].less(mine))
    ]
    chances = by_chance([chance_of(*mine, *others) for _, _, _, mine, others in asked])
    return [Finding(*question, chance) for question, chance in zip(asked, chances, strict=True)]


def _enough(group: Group, measure: Measure, mine: Count, others: Count) -> bool:
    few = min(mine.of, others.of) < COMPARED_FROM
    return not few and (measure is not Measure.SLOW or group.took.settled)
