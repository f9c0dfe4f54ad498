"""Whether weekdays, hours, kinds of failure or people stand out in what is put right, and how soon (G8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Figure, Mark, Row, Said, Table, Topic
from delight.domain.insight.facts import NO_HOUR, CaseFact, Facts
from delight.domain.insight.groups import (
    PARTS,
    PERSON_FROM,
    Count,
    Finding,
    Group,
    Known,
    Measure,
    Split,
    findings,
    known_of,
    splits,
)
from delight.domain.insight.saying import COMPARED_FROM, SHARE_FROM, share, share_range
from delight.domain.insight.timely import complaints, ids, ours
from delight.domain.insight.values import Behind, Between, Number, Term, Unit, Value
from delight.domain.intervals.pooling import pooled
from delight.domain.intervals.shares import share_between

COLUMNS = ("what", "n", "kept", "due", "between", "median", "lies", "stands")
MOST = 4
"""So many of what stands out are told; all of them are in the tables."""


def consistency(facts: Facts) -> Chapter:
    """Return whether weekdays, parts of the day, kinds of failure or people stand out."""
    found, wrong = complaints(facts, facts.now)
    cases = ours(found)
    if not cases:
        days = {"first": facts.now.period.first, "last": facts.now.period.last}
        nothing = (Said(code="nothing", values=days),)
        return Chapter(
            topic=Topic.CONSISTENCY, figure=None, said=nothing, definition=_definition(facts), enough=False
        )
    known = known_of(facts, cases)
    split = splits(facts, known)
    asked = findings(split)
    return Chapter(
        topic=Topic.CONSISTENCY,
        figure=_figure(known, asked),
        said=tuple(_said(known, split, asked)),
        tables=(*(_table(one, asked) for one in split), *_back_table(split, asked)),
        charts=tuple(map(_chart, split)),
        definition=_definition(facts),
        apart=tuple(_apart(cases, wrong)),
        on_visits=any(one.measure is Measure.BACK for one in asked),
        enough=bool(asked),
    )


def _definition(facts: Facts) -> tuple[Said, ...]:
    codes = [
        "compared",
        "hidden",
        "measures",
        "hours",
        "spread",
        *(() if facts.alone else ("person",) if facts.compares_staff else ("no_person",)),
    ]
    values: dict[str, Value] = {"from": Number(PERSON_FROM), "least": Number(COMPARED_FROM)}
    for code, first, after in PARTS:
        values |= {code: Number(first), f"{code}_end": Number(after)}
    return tuple(Said(code=f"how.{code}", values=values) for code in codes)


def _figure(known: Known, asked: Sequence[Finding]) -> Figure:
    """Return how many questions found a difference; it rests on the complaints that were compared.

    With what chance would find taken off (``groups.findings``) so many truly differ at least, 95 times in a
    hundred; at most all that was asked about do.
    """
    out = [one for one in asked if one.stands_out]
    behind = dict.fromkeys(case_id for one in out for case_id in one.group.ids)
    return Figure(
        value=Number(len(out)) if asked else None,
        n=len(known.cases),
        between=Between(len(out), len(asked)) if asked else None,
        behind=Behind(tuple(behind)),
    )


def _said(known: Known, found: Sequence[Split], asked: Sequence[Finding]) -> Iterator[Said]:
    if not asked:
        yield Said(code="too_few", values={"from": Number(COMPARED_FROM)})
        return
    out = sorted((one for one in asked if one.stands_out), key=lambda one: one.chance)
    yield from (_standing(one, known) for one in out[:MOST])
    if len(out) > MOST:
        yield Said(code="more", values={"n": Number(len(out) - MOST)})
    yield from _alike({one.code for one in asked}, {one.code for one in out})
    for split in found:
        if split.code != "person":  # nobody is ranked
            yield from _spread(split)


def _standing(one: Finding, known: Known) -> Said:
    values: dict[str, Value] = {
        "group": one.group.label, "n": Number(one.mine.some), "of": Number(one.mine.of),
        "others": Number(one.others.some), "of_others": Number(one.others.of),
    }  # fmt: skip
    if one.measure is Measure.SLOW and known.middle is not None:
        values["middle"] = Number(known.middle, Unit.HOURS)
    return Said(code=f"{one.code}.{one.measure}", values=values, behind=Behind(one.group.ids))


def _alike(asked: set[str], out: set[str]) -> Iterator[Said]:
    """Yield of which there is no difference that can be told; weekdays and hours are told in one breath."""
    alike = asked - out
    if {"weekday", "part"} <= alike:
        yield Said(code="alike.when")
        alike -= {"weekday", "part"}
    yield from (Said(code=f"alike.{code}") for code in sorted(alike, reverse=True))


def _spread(split: Split) -> Iterator[Said]:
    """Yield from where to where the groups go, as counted, and with chance taken off.

    What is drawn goes for small groups, too, and what is counted is no percentage: so the two need not nest.
    """
    groups = [group for group in split.groups if group.counts[Measure.KEPT].of]
    counts = [group.counts[Measure.KEPT] for group in groups]
    firm = [place for place, count in enumerate(counts) if count.of >= COMPARED_FROM]
    shares = {place: counts[place].some / counts[place].of for place in firm}
    if len(firm) < 2 or max(shares.values()) - min(shares.values()) < 0.01:
        return
    worst, best = min(firm, key=shares.__getitem__), max(firm, key=shares.__getitem__)
    drawn = [one.share for one in pooled(counts, COMPARED_FROM) if one]
    alike = round(min(drawn) * 100) == round(max(drawn) * 100)
    yield Said(
        code=f"spread{'_alike' if alike else ''}.{split.code}",
        values={
            "worst": groups[worst].label, "best": groups[best].label,
            "n": Number(counts[worst].some), "of": Number(counts[worst].of),
            "high": Number(counts[best].some), "of_high": Number(counts[best].of),
            "least": _share_of(min(drawn)), "most": _share_of(max(drawn)),
        },
    )  # fmt: skip


def _share_of(one: float) -> Number:
    return Number(one, Unit.SHARE)


def _apart(cases: Sequence[CaseFact], wrong: tuple[int, ...]) -> Iterator[Said]:
    parts = {
        "no_day": ids(case for case in cases if case.hour is None),
        "no_hour": ids(case for case in cases if case.hour == NO_HOUR),
        "no_failure": ids(case for case in cases if not case.failure),
        "backwards": wrong,
    }
    for code, some in parts.items():
        if some:
            yield Said(code=f"apart.{code}", values={"n": Number(len(some))}, behind=Behind(some))


def _table(split: Split, asked: Sequence[Finding]) -> Table:
    rows = tuple(_row(group, asked) for group in split.groups)
    return Table(code=split.code, columns=COLUMNS, rows=rows)


def _row(group: Group, asked: Sequence[Finding]) -> Row:
    kept, middle = group.counts[Measure.KEPT], group.took.middle
    return Row(
        cells=(
            group.label, Number(len(group.ids)), _share(kept), Number(kept.of), share_range(*kept),
            Number(middle[0], Unit.HOURS) if middle else None,
            Between(middle[1], middle[2], Unit.HOURS) if middle else None,
            _stands(group, asked, {Measure.KEPT, Measure.SLOW}),
        ),
        behind=Behind(group.ids),
        quiet=kept.of < SHARE_FROM,
    )  # fmt: skip


def _back_table(split: Sequence[Split], asked: Sequence[Finding]) -> Iterator[Table]:
    """Yield who came back, of all groups of whom anything is known."""
    groups = [group for one in split for group in one.groups if group.counts[Measure.BACK].of]
    if groups:
        rows = tuple(_back_row(group, asked) for group in groups)
        yield Table(code="back", columns=("what", "back", "of", "share", "between", "stands"), rows=rows)


def _back_row(group: Group, asked: Sequence[Finding]) -> Row:
    back = group.counts[Measure.BACK]
    return Row(
        cells=(
            group.label, Number(back.some), Number(back.of), _share(back), share_range(*back),
            _stands(group, asked, {Measure.BACK}),
        ),
        behind=Behind(group.ids),
        quiet=back.of < SHARE_FROM,
    )  # fmt: skip


def _stands(group: Group, asked: Sequence[Finding], measures: set[Measure]) -> Term:
    """Return whether a group stands out, in a word."""
    mine = [one.stands_out for one in asked if one.group is group and one.measure in measures]
    return Term("stands", "out" if any(mine) else "alike" if mine else "too-few")


def _share(count: Count) -> Value:
    return share(*count) if count.of else None


def _chart(split: Split) -> Chart:
    whole = split.whole[Measure.KEPT]
    return Chart(
        code=split.code,
        kind=ChartKind.DOTS,
        unit=Unit.SHARE,
        marks=tuple(map(_mark, split.groups)),
        level=whole.some / whole.of if whole.of >= SHARE_FROM else None,
    )


def _mark(group: Group) -> Mark:
    kept = group.counts[Measure.KEPT]
    firm = kept.of >= SHARE_FROM
    low, high = share_between(*kept) if firm else (None, None)
    return Mark(
        label=group.label, value=kept.some / kept.of if firm else None, low=low, high=high, n=kept.of,
        behind=Behind(group.ids), quiet=not firm,
    )  # fmt: skip
