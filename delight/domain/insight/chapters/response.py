"""Whether complaints were answered and put right in time, and how long it took (G6)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from delight.domain.insight.chapter import (
    Chapter,
    Chart,
    ChartKind,
    Figure,
    Mark,
    Row,
    Said,
    Table,
    Topic,
)
from delight.domain.insight.facts import CaseFact, Facts
from delight.domain.insight.parts import Parts
from delight.domain.insight.responding import NONE, WEEK, Read, apart, read, said
from delight.domain.insight.saying import (
    GOOD,
    POINT_FROM,
    SHARE_FROM,
    compared,
    may_join,
    points,
    share,
    share_range,
)
from delight.domain.insight.timely import HEARD, HOUR, RIGHT, Clock, Kept, is_open, is_unknown_end
from delight.domain.insight.values import Behind, Between, Number, Term, Unit, Value
from delight.domain.intervals.shares import share_between

BANDS = ("day", "three-days", "week", "longer", "closed", "unknown", "open")
"""How the times are told apart."""
_SELDOM = ("closed", "unknown")
_ENDS = (24 * HOUR, 72 * HOUR, WEEK * HOUR)
Bands = list[tuple[Term, tuple[int, ...]]]
DEFINITION = ("in_time", "due", "written", "calendar", "middle", "between", "usual", "week")


def response(facts: Facts) -> Chapter:
    """Return how soon complaints were answered and put right."""
    now = read(facts, facts.now)
    before = read(facts, facts.before) if facts.before else None
    if not now.all:
        return _nothing(facts, now)
    months, bands = _months(facts, now.kept(RIGHT)), _bands(now)
    return Chapter(
        topic=Topic.RESPONSE,
        figure=_figure(now, before, months),
        said=tuple(said(facts, now, before)),
        tables=(
            _clock_table(now, before),
            *_times_table(now, before),
            _spread_table(bands),
            _month_table(months),
        ),
        charts=(_spread_chart(bands), _month_chart(months, before)),
        definition=_definition(),
        apart=tuple(apart(now)),
        enough=now.kept(RIGHT).of >= SHARE_FROM,
    )


def _nothing(facts: Facts, now: Read) -> Chapter:
    days = {"first": facts.now.period.first, "last": facts.now.period.last}
    return Chapter(
        topic=Topic.RESPONSE,
        figure=None,
        said=(Said(code="nothing_sound" if now.wrong else "nothing", values=days),),
        definition=_definition(),
        apart=tuple(apart(now)),
        enough=False,
    )


def _definition() -> tuple[Said, ...]:
    return tuple(Said(code=f"how.{code}") for code in DEFINITION)


def _figure(now: Read, before: Read | None, months: list[tuple[Value, Kept]]) -> Figure:
    right, was = now.kept(RIGHT), before.kept(RIGHT) if before else NONE
    verdict = compared(right.some, right.of, was.some, was.of)
    return Figure(
        value=Number(right.some / right.of, Unit.SHARE) if right.of >= SHARE_FROM else None,
        n=right.of,
        some=right.some,
        between=share_range(right.some, right.of),
        usual=Number(was.some / was.of, Unit.SHARE) if was.of >= SHARE_FROM else None,
        usual_n=was.of,
        verdict=verdict,
        good=GOOD.get(verdict),
        behind=Behind(right.ids),
        points=points([kept.some for _, kept in months], [kept.of for _, kept in months]),
        unit=Unit.SHARE,
    )


def _clock_table(now: Read, before: Read | None) -> Table:
    rows = tuple(_clock_row(clock, now, before) for clock in (HEARD, RIGHT))
    return Table(code="clocks", columns=("what", "kept", "due", "share", "between", "before"), rows=rows)


def _clock_row(clock: Clock, now: Read, before: Read | None) -> Row:
    kept, was = now.kept(clock), before.kept(clock) if before else NONE
    return Row(
        cells=(
            Term("clock", clock.code),
            Number(kept.some),
            Number(kept.of),
            share(kept.some, kept.of) if kept.of else None,
            share_range(kept.some, kept.of),
            share(was.some, was.of) if was.of else None,
        ),
        behind=Behind(kept.ids),
        quiet=kept.of < SHARE_FROM,
    )


def _times_table(now: Read, before: Read | None) -> tuple[Table, ...]:
    """Return how long it took until they were answered and until it was put right, where that can be said."""
    rows = tuple(_times_row(clock, now, before) for clock in (HEARD, RIGHT) if now.took(clock).middle)
    columns = ("what", "n", "median", "between", "before")
    return (Table(code="times", columns=columns, rows=rows),) if rows else ()


def _times_row(clock: Clock, now: Read, before: Read | None) -> Row:
    lasted = now.took(clock)
    middle, low, high = lasted.middle or (0.0, 0.0, 0.0)
    was = before.took(clock).middle if before else None
    return Row(
        cells=(
            Term("clock", clock.code),
            Number(len(lasted.seconds)),
            Number(middle, Unit.HOURS),
            Between(low, high, Unit.HOURS),
            Number(was[0], Unit.HOURS) if was else None,
        ),
        behind=Behind(now.ended(clock)),
    )


def _bands(now: Read) -> Bands:
    """Return how complaints of the shop are spread; "closed" and "unknown" only where there are any."""
    found: dict[str, list[int]] = {code: [] for code in BANDS}
    for case in now.ours:
        found[_band(case)].append(case.id)
    shown = ((code, some) for code, some in found.items() if some or code not in _SELDOM)
    return [(Term("band", code), tuple(some)) for code, some in shown]


def _band(case: CaseFact) -> str:
    if case.resolved is None:
        return "open" if is_open(case) else "unknown" if is_unknown_end(case) else "closed"
    return BANDS[bisect_left(_ENDS, case.resolved - case.received)]


def _spread_table(bands: Bands) -> Table:
    of = sum(len(some) for _, some in bands)
    rows = tuple(
        Row(
            cells=(
                label,
                Number(len(some)),
                share(len(some), of) if of else None,
                share_range(len(some), of),
            ),
            behind=Behind(some),
            quiet=of < SHARE_FROM,
        )
        for label, some in bands
    )
    return Table(code="spread", columns=("band", "n", "share", "between"), rows=rows)


def _spread_chart(bands: Bands) -> Chart:
    marks = tuple(Mark(label=label, value=len(some), behind=Behind(some)) for label, some in bands)
    return Chart(code="spread", kind=ChartKind.BARS, unit=Unit.COUNT, marks=marks)


def _months(facts: Facts, right: Kept) -> list[tuple[Value, Kept]]:
    parts = Parts(facts.now.period)
    kept, late = (parts.shared((case.day, case) for case in some) for some in (right.kept, right.late))
    return [(part.label, Kept(*both)) for part, *both in zip(parts.all, kept, late, strict=True)]


def _month_table(months: Iterable[tuple[Value, Kept]]) -> Table:
    rows = tuple(
        Row(
            cells=(
                label, Number(kept.some), Number(kept.of),
                share(kept.some, kept.of) if kept.of else None, share_range(kept.some, kept.of),
            ),
            behind=Behind(kept.ids),
            quiet=kept.of < SHARE_FROM,
        )
        for label, kept in months
    )  # fmt: skip
    return Table(code="months", columns=("month", "kept", "due", "share", "between"), rows=rows)


def _month_chart(months: Iterable[tuple[Value, Kept]], before: Read | None) -> Chart:
    marks = tuple(_point(label, kept) for label, kept in months)
    was = before.kept(RIGHT) if before else NONE
    return Chart(
        code="months",
        kind=ChartKind.LINE,
        unit=Unit.SHARE,
        marks=marks,
        level=was.some / was.of if was.of >= SHARE_FROM else None,
        joined=may_join([mark.n or 0 for mark in marks]),
    )


def _point(label: Value, kept: Kept) -> Mark:
    firm = kept.of >= POINT_FROM
    low, high = share_between(kept.some, kept.of) if firm else (None, None)
    return Mark(
        label=label, value=kept.some / kept.of if firm else None, low=low, high=high, n=kept.of,
        behind=Behind(kept.ids), quiet=not firm,
    )  # fmt: skip
