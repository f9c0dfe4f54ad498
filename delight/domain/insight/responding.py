"""What is said of how soon complaints were answered and put right (G6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from delight.domain.insight.chapter import Said
from delight.domain.insight.facts import CaseFact, Facts, Span
from delight.domain.insight.period import Against
from delight.domain.insight.saying import MEDIAN_FROM, SHARE_FROM, compared
from delight.domain.insight.timely import (
    HEARD,
    RIGHT,
    Clock,
    Kept,
    Took,
    complaints,
    ids,
    is_open,
    is_unknown_end,
    ours,
    timed,
    within,
    written,
)
from delight.domain.insight.values import Behind, Number, Unit, Value

WEEK = 168
"""Hours of a week (``guards.conditions.A_WEEK``)."""
AT_ONCE = 1 / 60
"""Hours below which something was done at once."""
NONE = Kept([], [])


@dataclass(frozen=True, slots=True)
class Read:
    """What one span says: all complaints that make sense, those that were ours, and their clocks."""

    all: list[CaseFact]
    wrong: tuple[int, ...]
    ours: list[CaseFact]
    heard: tuple[Kept, Took]
    right: tuple[Kept, Took]

    def kept(self, clock: Clock) -> Kept:
        """Return what was in time by a clock."""
        return (self.heard if clock is HEARD else self.right)[0]

    def took(self, clock: Clock) -> Took:
        """Return how long it took by a clock."""
        return (self.heard if clock is HEARD else self.right)[1]

    def ended(self, clock: Clock) -> tuple[int, ...]:
        """Return the complaints of which a clock is over, in the order in which they came in."""
        if clock is RIGHT:
            return tuple(case.id for case in self.ours if case.resolved is not None)
        waited = (case for case in self.all if case.acknowledge_by is not None)
        return tuple(case.id for case in waited if case.acknowledged is not None)


def read(facts: Facts, span: Span) -> Read:
    """Return what a span of the facts says."""
    found, wrong = complaints(facts, span)
    mine = ours(found)
    return Read(
        found, wrong, mine, timed(written(found), facts.moment, HEARD), timed(mine, facts.moment, RIGHT)
    )


def said(facts: Facts, now: Read, before: Read | None) -> Iterator[Said]:
    """Yield what is said of a period with complaints, put right first."""
    if not now.kept(RIGHT).of:
        code = "none_due" if any(case.resolve_by is not None for case in now.ours) else "none_set"
        yield Said(code=code, values={"n": Number(len(now.all))}, behind=Behind(ids(now.all)))
    yield from _kept(RIGHT, now, before, facts.against)
    yield from _lasted(RIGHT, now, before, facts.against)
    yield from _kept(HEARD, now, before, facts.against)
    yield from _lasted(HEARD, now, before, facts.against)
    week = within(now.ours, WEEK, facts.moment)
    if week.of >= SHARE_FROM:
        yield Said(code="week", values=_counts(week), behind=Behind(ids(week.late)))
    still = [case for case in now.all if case.resolved is None and is_open(case)]
    if still:
        yield Said(code="open", values={"n": Number(len(still))}, behind=Behind(ids(still)))


def _counts(kept: Kept) -> dict[str, Value]:
    return {"n": Number(kept.some), "of": Number(kept.of)}


def _kept(clock: Clock, now: Read, before: Read | None, against: Against) -> Iterator[Said]:
    """Yield how many were in time, and how that stands to what is usual."""
    kept, was = now.kept(clock), before.kept(clock) if before else NONE
    late = Behind(ids(kept.late))
    if kept.of == 1:
        yield Said(code=f"{clock.code}.only_{'kept' if kept.some else 'late'}", behind=late)
    if kept.of < 2:
        return
    values, code = _counts(kept), f"{clock.code}.kept"
    if was.of >= SHARE_FROM:
        values["usual"] = Number(round(kept.of * was.some / was.of))
        code += f"_{against}"
    yield Said(code=code, values=values, behind=late)
    verdict = compared(kept.some, kept.of, was.some, was.of)
    if verdict:
        yield Said(code=f"verdict.{against}.{verdict}")
    elif clock is RIGHT and kept.of < SHARE_FROM:
        yield Said(code="few", values={"from": Number(SHARE_FROM)})


def _lasted(clock: Clock, now: Read, before: Read | None, against: Against) -> Iterator[Said]:
    """Yield how long it took, or why that is not said."""
    lasted = now.took(clock)
    if lasted.waiting and not lasted.settled:
        of = Number(lasted.waiting + len(lasted.seconds))
        yield Said(code=f"{clock.code}.waiting", values={"n": Number(lasted.waiting), "of": of})
    elif lasted.middle:
        yield _middle(clock, lasted.middle, before.took(clock).middle if before else None, against)
    elif clock is RIGHT and lasted.seconds:
        yield Said(code="lasted_few", values={"n": Number(len(lasted.seconds)), "from": Number(MEDIAN_FROM)})


def _middle(
    clock: Clock,
    lasted: tuple[float, float, float],
    was: tuple[float, float, float] | None,
    against: Against,
) -> Said:
    if lasted[2] < AT_ONCE:
        return Said(code=f"{clock.code}.at_once")
    middle, low, high = map(_hours, lasted)
    if low == high:
        return Said(code=f"{clock.code}.middle", values={"middle": middle})
    values: dict[str, Value] = {"middle": middle, "low": low, "high": high}
    if was:
        values["usual"] = _hours(was[0])
    return Said(code=f"{clock.code}.lasted{f'_{against}' if was else ''}", values=values)


def _hours(hours: float) -> Value:
    return Number(round(hours, 2), Unit.HOURS)


def apart(now: Read) -> Iterator[Said]:
    """Yield what was left out or counted in another way."""
    mine = set(ids(now.ours)) if len(now.ours) < len(now.all) else None
    not_right = [case for case in now.ours if case.resolved is None]
    parts = {
        "not_ours": [] if mine is None else [case.id for case in now.all if case.id not in mine],
        "closed": [case.id for case in not_right if not is_open(case) and not is_unknown_end(case)],
        "unknown_end": [case.id for case in not_right if is_unknown_end(case)],
        "no_day": [case.id for case in now.ours if case.resolve_by is None],
        "backwards": now.wrong,
    }
    for code, some in parts.items():
        if some:
            yield Said(code=f"apart.{code}", values={"n": Number(len(some))}, behind=Behind(tuple(some)))
