"""What those do differently whom customers praise, on the complaints that they looked after (G5).

Nobody is ranked: asked is only whether what they do differs from what the others do, and never of fewer than
``PERSON_FROM`` complaints on either side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from delight.domain.cases.recovery import ActionKind
from delight.domain.insight.facts import ActionFact, CaseFact, Facts
from delight.domain.insight.groups import BELIEVED, PERSON_FROM, Count
from delight.domain.insight.spent import is_unknown
from delight.domain.insight.timely import HOUR, RIGHT, complaints, ours, timed
from delight.domain.insight.values import Own, Term, Value
from delight.domain.intervals.shares import by_chance, chance_of

AMBASSADOR_FROM = 3
"""So many kind words name whoever is an ambassador here; ours."""
_DAY = 24 * HOUR
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
        return self.chance is not None and self.chance < BELIEVED

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
    owner = {case.id: case.owner_id or 0 for case in cases}
    right, _ = timed(cases, facts.moment, RIGHT)
    ended = [case for case in cases if case.resolved is not None]
    costs = {
        case.id: cost for case in ended if (cost := _cost(facts.actions_of.get(case.id, ()))) is not None
    }
    middle = float(median(costs.values())) if costs else 0.0
    promised = [one for one in facts.now.promises if one.case_id in owner and one.state != "open"]
    over = [case for case in cases if case.received + _DAY <= facts.moment]
    found = {
        Deed.SOON: _by_person((owner[case.id], _soon(case)) for case in over),
        Deed.RIGHT: _by_person(
            [(owner[case.id], True) for case in right.kept] + [(owner[case.id], False) for case in right.late]
        ),
        Deed.PROMISES: _by_person((owner[one.case_id or 0], one.state == "kept") for one in promised),
        Deed.REACHED: _by_person((owner[case.id], _reached(facts, case)) for case in ended),
        Deed.COST: _by_person((owner[case], cost > middle) for case, cost in costs.items()),
    }
    return found, middle


def _soon(case: CaseFact) -> bool:
    return case.acknowledged is not None and case.acknowledged - case.received <= _DAY


def _reached(facts: Facts, case: CaseFact) -> bool:
    return any(action.kind in _REACHED for action in facts.actions_of.get(case.id, ()))


def _cost(actions: Iterable[ActionFact]) -> int | None:
    """Return what a complaint cost; ``None`` where nobody noted it of part of what was done."""
    done = list(actions)
    return None if any(map(is_unknown, done)) else sum(action.cost or 0 for action in done)


def _by_person(answers: Iterable[tuple[int, bool]]) -> _ByPerson:
    some, of = defaultdict[int, int](int), defaultdict[int, int](int)
    for who, yes in answers:
        some[who] += yes
        of[who] += 1
    return {who: Count(some[who], of[who]) for who in of}


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
