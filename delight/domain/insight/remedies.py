"""Which remedies brought people back, by what had gone wrong (G2).

**What was done first, who came back after.** Only what was done within a week of the complaint counts as
done, and only a visit after that week as coming back. Otherwise whatever is handed over on the next visit
would look as if it had brought them, and whoever came at once would look as if nothing had been needed (a
landmark analysis: Anderson, Cain & Gelber 1983, "Analysis of survival by tumor response", Journal of Clinical
Oncology 1).

**Each person once, with their first complaint.** Whoever complains again has come back, mostly: what is done
then would look as if it had brought them, however it was. And several of one person are no several people.

**It works** is said only where those with a remedy came back more often than those without it, after the same
kind of failure, by Fisher's exact test, and with all questions of the whole table asked at once (Holm): in a
shop where no remedy makes a difference any such claim comes up at most five times in a hundred.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

from delight.domain.insight.chapter import Verdict
from delight.domain.insight.facts import CaseFact, Facts
from delight.domain.insight.returned import Seen, returned
from delight.domain.insight.returning import Return
from delight.domain.insight.saying import BY_CHANCE, COMPARED_FROM, SHARE_FROM
from delight.domain.intervals.pooling import Pooled, pooled
from delight.domain.intervals.shares import by_chance, chance_of

FIRST_DAYS = 7
"""Within so many days what is done counts as done; people expect it within a week (Hogreve and others)."""
IN_TIME, NOTHING = "in-time", ""
_FIRST = timedelta(days=FIRST_DAYS)
_NOTHING_DONE = frozenset[str]()
_WEEK = FIRST_DAYS * 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One remedy after one kind of failure.

    Attributes:
        failure: "" where nobody said.
        remedy: a kind of action, ``IN_TIME`` where it was put right by its day and within the week, or
            ``NOTHING`` where nothing was done within it.
        ids: the complaints with it; ``back`` of them came back, and ``others_back`` of ``others`` without it.
        pooled: the share, drawn towards the other cells; ``None`` where the complaints are too few.
        chance: how often chance alone would do as much, with all cells asked at once; ``None`` where either
            side is too few, and of ``NOTHING``, which is no remedy.
    """

    failure: str
    remedy: str
    ids: tuple[int, ...]
    back: int
    others: int
    others_back: int
    pooled: Pooled | None = None
    chance: float | None = None

    @property
    def of(self) -> int:
        """How many complaints it was done in."""
        return len(self.ids)

    @property
    def is_remedy(self) -> bool:
        """Whether it is one of the things that are done."""
        return self.remedy not in (IN_TIME, NOTHING)

    @property
    def verdict(self) -> Verdict:
        """How those with it came back against those without it."""
        if self.chance is None:
            return Verdict.UNSAID
        if self.chance >= BY_CHANCE:
            return Verdict.SAME
        more = self.back * self.others > self.others_back * self.of
        return Verdict.HIGHER if more else Verdict.LOWER


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """All remedies after all kinds of failure.

    Attributes:
        cells: by kind of failure, the most frequent first; within it the most frequent remedy first.
        together: the same whatever had gone wrong; nothing is claimed of it, since who gets which remedy
            hangs on what had gone wrong.
        of: how many people they rest on, each with their first complaint.
        again: later complaints of theirs, which do not count.
        late: complaints in which something was done after that week, which does not count.
        several: complaints in which several things were done; each counts for each.
    """

    cells: Sequence[Cell]
    together: Sequence[Cell]
    of: int
    again: tuple[int, ...]
    late: tuple[int, ...]
    several: tuple[int, ...]

    @property
    def asked(self) -> int:
        """How many comparisons were made."""
        return sum(cell.chance is not None for cell in self.cells)

    @property
    def found(self) -> list[Cell]:
        """What works, the best supported first."""
        works = [cell for cell in self.cells if cell.verdict is Verdict.HIGHER]
        return sorted(works, key=lambda cell: cell.chance or 0.0)


class _Story(NamedTuple):
    id: int
    back: bool
    done: frozenset[str]
    late: bool
    in_time: bool | None


def works(facts: Facts) -> Works:
    """Return which remedies brought people back in the period."""
    counted, again = _each_once(returned(facts, facts.now).counted)
    stories: defaultdict[str, list[_Story]] = defaultdict(list)
    for one in counted:
        stories[one.case.failure or ""].append(_story(facts, one))
    groups = sorted(stories.items(), key=lambda group: (-len(group[1]), group[0]))
    cells = [cell for failure, group in groups for cell in _cells(failure, group)]
    return Works(
        cells=_judged(_drawn(cells)),
        together=_drawn(_cells(NOTHING, [story for group in stories.values() for story in group])),
        of=len(counted),
        again=again,
        late=tuple(story.id for group in stories.values() for story in group if story.late),
        several=tuple(story.id for group in stories.values() for story in group if len(story.done) > 1),
    )


def _each_once(counted: Sequence[Seen]) -> tuple[list[Seen], tuple[int, ...]]:
    """Return the first complaint of each person, and apart the ids of their later ones."""
    first: dict[int | None, Seen] = {}
    for one in counted:
        first.setdefault(one.case.customer_id, one)
    if len(first) == len(counted):
        return list(counted), ()
    kept = list(first.values())
    mine = {one.case.id for one in kept}
    return kept, tuple([one.case.id for one in counted if one.case.id not in mine])


def _story(facts: Facts, one: Seen) -> _Story:
    case, actions = one.case, facts.actions_of.get(one.case.id, ())
    if not actions:
        return _Story(case.id, _came_after(facts, one), _NOTHING_DONE, late=False, in_time=_in_time(case))
    last = case.day + _FIRST
    done = frozenset([action.kind for action in actions if action.day <= last])
    late = max([action.day for action in actions]) > last
    return _Story(case.id, _came_after(facts, one), done, late=late, in_time=_in_time(case))


def _came_after(facts: Facts, one: Seen) -> bool:
    """Return whether somebody came in their time, and after the first week; or said that they came."""
    if one.told:
        return one.came is Return.BACK
    if one.came is Return.AWAY:
        return False
    days = facts.visits[one.case.customer_id or 0].days
    place = bisect_right(days, one.case.day + _FIRST, lo=one.earlier)
    return place < len(days) and (days[place] - one.case.day).days <= one.within


def _in_time(case: CaseFact) -> bool | None:
    if case.resolve_by is None or (case.resolved is not None and case.resolved < case.received):
        return None  # what ends before it starts was neither in time nor late
    return case.resolved is not None and case.resolved <= min(case.resolve_by, case.received + _WEEK)


def _cells(failure: str, stories: Sequence[_Story]) -> list[Cell]:
    """Return the remedies after one kind of failure."""
    by_remedy: defaultdict[str, list[_Story]] = defaultdict(list)
    for story in stories:
        for remedy in story.done or (NOTHING,):
            by_remedy[remedy].append(story)
    back = _back(stories)
    found = [_cell(failure, remedy, some, len(stories), back) for remedy, some in by_remedy.items()]
    found.sort(key=lambda cell: (not cell.remedy, -cell.of, cell.remedy))
    timed = [story for story in stories if story.in_time is not None]
    if timed:
        some = [story for story in timed if story.in_time]
        found.append(_cell(failure, IN_TIME, some, len(timed), _back(timed)))
    return found


def _cell(failure: str, remedy: str, some: Sequence[_Story], of_all: int, back_of_all: int) -> Cell:
    back = _back(some)
    return Cell(
        failure=failure,
        remedy=remedy,
        ids=tuple([story.id for story in some]),
        back=back,
        others=of_all - len(some),
        others_back=back_of_all - back,
    )


def _back(stories: Sequence[_Story]) -> int:
    return [story.back for story in stories].count(True)


def _drawn(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells with their shares: remedies drawn towards each other, and so what was in time.

    All in one, each complaint would count twice, and the shares of remedies that really differ be drawn too
    far: in trial they held the truth 90 times in a hundred, instead of 94 at least.
    """
    shares: dict[tuple[str, str], Pooled | None] = {}
    for timed in (False, True):
        alike = [cell for cell in cells if (cell.remedy == IN_TIME) is timed]
        found = pooled([(cell.back, cell.of) for cell in alike], SHARE_FROM)
        shares |= {(cell.failure, cell.remedy): share for cell, share in zip(alike, found, strict=True)}
    return [replace(cell, pooled=shares[cell.failure, cell.remedy]) for cell in cells]


def _judged(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells with how likely chance is, asked of all of them at once."""
    asked = [cell for cell in cells if cell.remedy and min(cell.of, cell.others) >= COMPARED_FROM]
    chances = by_chance([chance_of(cell.back, cell.of, cell.others_back, cell.others) for cell in asked])
    judged = {(cell.failure, cell.remedy): chance for cell, chance in zip(asked, chances, strict=True)}
    return [replace(cell, chance=judged.get((cell.failure, cell.remedy))) for cell in cells]
