"""What those do differently whom customers praise, on the complaints that they looked after (G5).

Nobody is ranked: asked is only whether what they do differs from what the others do, and never of fewer than
``PERSON_FROM`` complaints on either side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from delight.domain.cases.recovery import ActionKind
from delight.domain.insight.facts import ActionFact, CaseFact, Facts
from delight.domain.insight.groups import PERSON_FROM, Count
from delight.domain.insight.saying import BY_CHANCE
from delight.domain.insight.spent import is_unknown, total_of
from delight.domain.insight.timely import HOUR, RIGHT, complaints, field, ids, ours, timed
from delight.domain.insight.values import Own, Term, Value
from delight.domain.intervals.shares import by_chance, chance_of

AMBASSADOR_FROM = 3
"""So many kind words name whoever is an ambassador here; ours."""
_DAY = 24 * HOUR
_OWNER, _KIND = field("owner_id"), itemgetter(ActionFact._fields.index("kind"))
_REACHED = frozenset({ActionKind.CALL_BACK.value, ActionKind.VISIT.value})


class Deed(StrEnum):
    """What is asked of complaints."""

    SOON = "soon"
    """The customer heard from the shop within a day."""
    RIGHT = "right"
    """It was put right in time."""
    PROMISES = "promises"
    """What was promised was kept."""
    REACHED = "reached"
    """The customer was called back or visited."""
    COST = "cost"
    """It cost more than the middle one of all."""


class Asked(NamedTuple):
    """Whether some do something more or less often than the others.

    Attributes:
        who: a name, or all ambassadors together.
        chance: how often chance alone makes as much, raised for all that was asked; ``None`` for too few.
    """

    who: Value
    deed: Deed
    mine: Count
    others: Count
    chance: float | None

    @property
    def differs(self) -> bool:
        """Whether they differ by more than chance does."""
        return self.chance is not None and self.chance < BY_CHANCE

    @property
    def more(self) -> bool:
        """Whether they do it more often, if they differ."""
        return self.mine.some * self.others.of > self.others.some * self.mine.of


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """What was asked, in its order; ``middle`` is what the middle complaint cost, in minor units."""

    asked: Sequence[Asked] = ()
    middle: float = 0.0


def ambassadors(praised: Mapping[int, int]) -> list[int]:
    """Return who is praised often enough, the most often first; ``praised`` is how often each one is."""
    often = [who for who, times in praised.items() if times >= AMBASSADOR_FROM]
    return sorted(often, key=lambda who: (-praised[who], who))


def differing(facts: Facts, some: Sequence[int]) -> Differing:
    """Return what ambassadors do differently; each by name only where the owner wants figures by person."""
    groups = list(_groups(facts, some))
    if not groups:
        return Differing()
    cases = [case for case in ours(complaints(facts, facts.now)[0]) if case.owner_id is not None]
    counts, middle = _counts(facts, cases)
    asked = [_asked(who, deed, ids, by_person) for who, ids in groups for deed, by_person in counts.items()]
    return Differing(asked=_raised(asked), middle=middle)


def _groups(facts: Facts, some: Sequence[int]) -> Iterator[tuple[Value, AbstractSet[int]]]:
    """Yield whom to ask about: all together, where they are several, and each by name if that is wanted."""
    if len(some) > 1:
        yield Term("people", "ambassadors"), set(some)
    if facts.compares_staff:
        yield from ((name_of(facts, who), {who}) for who in some)


def name_of(facts: Facts, who: int) -> Value:
    """Return the name of a member of staff."""
    name = facts.staff.get(who)
    return Own(name) if name else Term("people", "gone")


_ByPerson = Mapping[int, Count]


def _counts(facts: Facts, cases: Sequence[CaseFact]) -> tuple[dict[Deed, _ByPerson], float]:
    """Return how many of how many, of each question by person, and what the middle complaint cost."""
    owner = dict(zip(ids(cases), map(_OWNER, cases), strict=True))
    right, _ = timed(cases, facts.moment, RIGHT)
    reached, costs = _done(facts, cases)
    middle = float(median(cost for _, cost in costs)) if costs else 0.0
    day_ago = facts.moment - _DAY
    found = {
        Deed.SOON: [
            (case.owner_id, case.acknowledged is not None and case.acknowledged - case.received <= _DAY)
            for case in cases
            if case.received <= day_ago
        ],
        Deed.RIGHT: [(who, True) for who in map(_OWNER, right.kept)]
        + [(who, False) for who in map(_OWNER, right.late)],
        Deed.PROMISES: [
            (owner[one.case_id], one.state == "kept")
            for one in facts.now.promises
            if one.case_id in owner and one.state != "open"
        ],
        Deed.REACHED: reached,
        Deed.COST: [(who, cost > middle) for who, cost in costs],
    }
    return {deed: _by_person(answers) for deed, answers in found.items()}, middle


def _done(
    facts: Facts, cases: Sequence[CaseFact]
) -> tuple[list[tuple[int | None, bool]], list[tuple[int | None, int]]]:
    """Return of each complaint that is resolved who looked after it, with whether they called, and its cost.

    Costs are those of complaints of which all of it is known; where no remedy is noted, it is not.
    """
    reached: list[tuple[int | None, bool]] = []
    costs: list[tuple[int | None, int]] = []
    actions_of = facts.actions_of.get
    for case in cases:
        if case.resolved is None:
            continue
        actions, who = actions_of(case.id), case.owner_id
        if not actions:  # as most of tens of thousands
            reached.append((who, False))
            continue
        reached.append((who, not _REACHED.isdisjoint(map(_KIND, actions))))
        if not any(map(is_unknown, actions)):
            costs.append((who, total_of(actions)))
    return reached, costs


def _by_person(answers: Iterable[tuple[int | None, bool]]) -> _ByPerson:
    counts = Counter(answers)
    people = {who for who, _ in counts}
    return {who or 0: Count(counts[who, True], counts[who, True] + counts[who, False]) for who in people}


def _asked(who: Value, deed: Deed, ids: AbstractSet[int], by_person: _ByPerson) -> Asked:
    mine = _sum(count for person, count in by_person.items() if person in ids)
    others = _sum(count for person, count in by_person.items() if person not in ids)
    enough = min(mine.of, others.of) >= PERSON_FROM
    return Asked(who, deed, mine, others, chance_of(*mine, *others) if enough else None)


def _sum(counts: Iterable[Count]) -> Count:
    found = Count()
    for some, of in counts:
        found = Count(found.some + some, found.of + of)
    return found


def _raised(asked: Sequence[Asked]) -> list[Asked]:
    """Return answers with their chances raised for all that was asked at once."""
    raised = iter(by_chance([one.chance for one in asked if one.chance is not None]))
    return [one if one.chance is None else one._replace(chance=next(raised)) for one in asked]
