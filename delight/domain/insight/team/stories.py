"""Which recoveries and kind words of a month are told in the staff room, and how much each shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from delight.domain.cases.grave import grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.terms import Failure, Outcome

CANDIDATES = 8
"""So many of a kind are offered; the paper has room for some of them."""
MOST_HOURS = 24 * 14
"""Whatever took longer is told without how long."""
_HAPPY_AGAIN = 3
"""A mood from 1 to 5; whoever left with less is not told as having been put right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """A complaint that was put right in the month.

    Attributes:
        what: what happened, in the words it was noted in.
        owner_id: whoever looked after it.
        grave: it is a grave matter.
        owner_only: it is kept for the owner.
        colleague: it is about somebody who works here.
        hours: from when it came in until it was put right; ``None`` where that makes no sense.
        in_time: by the day set for it; ``None`` where none was set.
        deeds: what was done.
        kept, broken: promises.
        well: what they said at the check.
        back_days: after so many days they came again; ``None`` where that is not known.
        came_back: they said that they had come again.
        regular: had come often.
    """

    id: int
    customer_id: int | None
    what: str
    failure: Failure | None
    owner_id: int | None
    outcome: Outcome | None
    grave: bool = False
    owner_only: bool = False
    colleague: bool = False
    mood: int | None = None
    mood_after: int | None = None
    hours: float | None = None
    in_time: bool | None = None
    deeds: tuple[ActionKind, ...] = ()
    kept: int = 0
    broken: int = 0
    well: bool | None = None
    back_days: int | None = None
    came_back: bool = False
    regular: bool = False

    @property
    def better(self) -> bool:
        """Whether they left in a better mood than they came in."""
        return self.mood is not None and self.mood_after is not None and self.mood_after > self.mood

    @property
    def is_back(self) -> bool:
        """Whether they came again."""
        return self.back_days is not None or self.came_back


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """Kind words that came in during the month, and whom they praise."""

    id: int
    customer_id: int | None
    what: str
    praised_id: int | None
    grave: bool = False
    owner_only: bool = False
    regular: bool = False


def may_tell(case: Recovery | KindWords) -> bool:
    """Return whether a case may be told on the wall at all.

    Never grave matters, nor what sounds like one, never what is kept for the owner, never ways parted, never
    what is about a colleague.
    """
    if case.grave or case.owner_only or grave(case.what):
        return False
    if isinstance(case, KindWords):
        return True
    about = case.colleague or case.failure is Failure.RUDE
    return not about and case.outcome in {Outcome.WON_BACK, Outcome.SETTLED}


def has_words(text: str) -> bool:
    """Return whether a text says anything: of somebody who was erased only a dash is left."""
    return any(map(str.isalnum, text))


def worth(case: Recovery) -> int:
    """Return how much a recovery shows; 0 where it is no good story."""
    if not may_tell(case) or case.broken or case.well is False:
        return 0
    if case.mood_after is not None and (case.mood_after < _HAPPY_AGAIN or case.mood_after < (case.mood or 0)):
        return 0
    signs = 3 * case.is_back + 2 * case.better + bool(case.kept) + bool(case.in_time) + bool(case.well)
    if not signs:
        return 0
    return signs + 2 * (case.outcome is Outcome.WON_BACK) + min(len(set(case.deeds)), 2)


def recoveries(cases: Iterable[Recovery], most: int = CANDIDATES) -> list[Recovery]:
    """Return those that are worth telling, the best first, in turn by whoever looked after them.

    One of a customer, and a kind of failure comes again only after others.
    """
    good = sorted((case for case in cases if worth(case)), key=lambda one: (-worth(one), one.id))
    return _in_turn(_once(good), lambda one: one.owner_id, lambda one: one.failure)[:most]


def kind_words(cases: Iterable[KindWords], most: int = CANDIDATES) -> list[KindWords]:
    """Return kind words, those first that tell something in few words, in turn by whom they praise."""
    told = sorted(
        (case for case in cases if may_tell(case) and has_words(case.what)),
        key=lambda one: (_length_tells(one.what), one.id),
    )
    return _in_turn(_once(told), lambda one: one.praised_id, lambda one: one.id)[:most]


def _length_tells(words: str) -> int:
    """Return 0 for words that are neither a mere "nice" nor a page."""
    length = len(words)
    return 0 if 30 <= length <= 220 else 1 if 12 <= length <= 400 else 2


_C = TypeVar("_C", Recovery, KindWords)


def _once(cases: Sequence[_C]) -> list[_C]:
    """Return the first of each customer; of nobody known, all."""
    seen: set[int] = set()
    kept: list[_C] = []
    for case in cases:
        if case.customer_id is None or case.customer_id not in seen:
            kept.append(case)
        if case.customer_id is not None:
            seen.add(case.customer_id)
    return kept


def _in_turn(
    cases: Sequence[_C], whose: Callable[[_C], Hashable], about: Callable[[_C], Hashable]
) -> list[_C]:
    """Return cases so that everybody's first comes before anybody's second; so with what they are about."""
    people: defaultdict[Hashable, int] = defaultdict(int)
    subjects: defaultdict[Hashable, int] = defaultdict(int)
    rounds: list[tuple[int, int, int, _C]] = []
    for place, case in enumerate(cases):
        who, what = whose(case), about(case)
        rounds.append((people[who], subjects[what], place, case))
        people[who] += 1
        subjects[what] += 1
    return [case for *_order, case in sorted(rounds, key=lambda one: one[:3])]
