"""Whether putting things right wins more than nothing going wrong: by mood, and by who comes back (G3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delight.domain.cases.stages import CaseKind
from delight.domain.customers.standing import RECENT_DAYS
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
    Verdict,
)
from delight.domain.insight.facts import CaseFact, Facts
from delight.domain.insight.recovered import Groups, Once, groups, likewise
from delight.domain.insight.saying import (
    BY_CHANCE,
    COMPARED_FROM,
    GOOD,
    SHARE_FROM,
    share,
    share_range,
    verdict,
)
from delight.domain.insight.values import Behind, Between, Number, Term, Things, Unit, Value
from delight.domain.intervals.alike import Alike
from delight.domain.intervals.shares import even_chance, share_between

DEFINITION = ("put_right", "others", "alike", "once", "second", "chosen", "mood", "sources")


class Moods:
    """Complaints with a mood before and after: how the customer's changed."""

    def __init__(self, cases: Sequence[CaseFact]) -> None:
        both = [case for case in cases if case.mood is not None and case.mood_after is not None]
        self.all = _ids(both)
        self.better = _ids([case for case in both if _change(case) > 0])
        self.same = _ids([case for case in both if not _change(case)])
        self.worse = _ids([case for case in both if _change(case) < 0])

    @property
    def parts(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """What became of them, the best first."""
        return ("better", self.better), ("same", self.same), ("worse", self.worse)

    @property
    def verdict(self) -> Verdict:
        """Whether more felt better than worse, by the sign test: who feels the same says neither."""
        if len(self.all) < COMPARED_FROM:
            return Verdict.UNSAID
        if even_chance(len(self.better), len(self.worse)) >= BY_CHANCE:
            return Verdict.SAME
        return Verdict.HIGHER if len(self.better) > len(self.worse) else Verdict.LOWER


def paradox(facts: Facts) -> Chapter:
    """Return whether those with whom it was put right came back as often as those who never complained."""
    found = groups(facts)
    against = likewise(found.put_right, found.others)
    complaints = facts.now.of_kind(CaseKind.COMPLAINT)
    moods = Moods(complaints)
    return Chapter(
        topic=Topic.PARADOX,
        figure=_figure(found.put_right, against) if found.put_right else None,
        said=(*_returns_said(facts, found, against), *_moods_said(moods), *_twice_said(found)),
        tables=(_returns_table(found, against), _moods_table(moods)),
        charts=(_returns_chart(found, against), _moods_chart(moods)),
        definition=tuple(_definition()),
        apart=tuple(_apart(complaints, found)),
        on_visits=True,
        enough=against is not None or len(moods.all) >= COMPARED_FROM,
    )


def _ids(cases: Sequence[CaseFact]) -> tuple[int, ...]:
    return tuple(case.id for case in cases)


def _change(case: CaseFact) -> int:
    return (case.mood_after or 0) - (case.mood or 0)


def _back(group: Sequence[Once]) -> int:
    return sum(one.back for one in group)


def _behind(group: Sequence[Once], of: Things = Things.CASES) -> Behind:
    return Behind(tuple(dict.fromkeys(one.id for one in group)), of)


def _figure(group: Sequence[Once], against: Alike | None) -> Figure:
    some, of = _back(group), len(group)
    found = verdict(against.low, against.high) if against else Verdict.UNSAID
    return Figure(
        value=Number(some / of, Unit.SHARE) if of >= SHARE_FROM else None,
        n=of,
        some=some,
        between=share_range(some, of),
        usual=Number(against.other, Unit.SHARE) if against else None,
        usual_n=against.of if against else 0,
        verdict=found,
        good=GOOD.get(found),
        behind=_behind(group),
        against="others",
    )


def _returns_said(facts: Facts, found: Groups, against: Alike | None) -> Iterator[Said]:
    group = found.put_right
    days: dict[str, Value] = {"first": facts.now.period.first, "last": facts.now.period.last}
    if not facts.now.of_kind(CaseKind.COMPLAINT):
        yield Said(code="nothing", values=days)
    elif not group:
        yield Said(code="none_known")
    elif against is None:
        yield Said(
            code="back_one" if len(group) == 1 else "back", values=_counted(group), behind=_behind(group)
        )
        yield Said(code="few", values={"from": Number(COMPARED_FROM)})
    else:
        values = _counted(group) | {"usual": Number(round(against.other * len(group)))}
        yield Said(code="against", values=values, behind=_behind(group))
        yield Said(code=f"verdict.{verdict(against.low, against.high)}")
        yield Said(code="sure", values=_sure(against))


def _counted(group: Sequence[Once]) -> dict[str, Value]:
    return {"n": Number(_back(group)), "of": Number(len(group))}


def _sure(against: Alike) -> dict[str, Value]:
    """Return from how many fewer to how many more of a hundred come back than of the others."""
    return {"low": Number(against.low, Unit.POINTS), "high": Number(against.high, Unit.POINTS)}


def _moods_said(moods: Moods) -> Iterator[Said]:
    if not moods.all:
        return
    count = Number(len(moods.all))
    values: dict[str, Value] = {code: Number(len(ids)) for code, ids in moods.parts}
    alike = next((f"mood_{code}" for code, ids in moods.parts if len(ids) == count.value), None)
    yield Said(code=alike or "moods", values=values | {"n": count, "of": count}, behind=Behind(moods.all))
    if moods.verdict:
        clear = alike and moods.verdict is not Verdict.SAME
        yield Said(code="mood.all" if clear else f"mood.{moods.verdict}")


def _twice_said(found: Groups) -> Iterator[Said]:
    if found.twice:
        code = "twice_one" if len(found.twice) == 1 else "twice"
        values = _counted(found.twice) | {"days": Number(RECENT_DAYS)}
        yield Said(code=code, values=values, behind=_behind(found.twice))


def _apart(complaints: Sequence[CaseFact], found: Groups) -> Iterator[Said]:
    unknown = _ids([case for case in complaints if case.mood is None or case.mood_after is None])
    if unknown:
        yield Said(code="apart.moods", values={"n": Number(len(unknown))}, behind=Behind(unknown))
    if complaints and not found.others:
        yield Said(code="apart.no_others")


def _definition() -> Iterator[Said]:
    values = {"days": Number(RECENT_DAYS), "from": Number(COMPARED_FROM)}
    return (Said(code=f"how.{code}", values=values) for code in DEFINITION)


def _returns_table(found: Groups, against: Alike | None) -> Table:
    rows = [
        _row("put-right", found.put_right),
        _row("all", found.all),
        _row("twice", found.twice),
        _row("others", found.others, Things.CUSTOMERS),
    ]
    if against:
        shares = Number(against.other, Unit.SHARE), Between(against.least, against.most, Unit.SHARE)
        behind = _behind(found.others, Things.CUSTOMERS)
        rows.append(Row(cells=(Term("group", "alike"), None, Number(against.of), *shares), behind=behind))
    return Table(code="returns", columns=("who", "back", "of", "share", "between"), rows=tuple(rows))


def _row(code: str, group: Sequence[Once], of: Things = Things.CASES) -> Row:
    some, count = _back(group), len(group)
    return Row(
        cells=(
            Term("group", code),
            Number(some),
            Number(count),
            share(some, count) if count else None,
            share_range(some, count),
        ),
        behind=_behind(group, of),
        quiet=count < SHARE_FROM,
    )


def _returns_chart(found: Groups, against: Alike | None) -> Chart:
    marks = [_mark("put-right", found.put_right), _mark("all", found.all), _mark("twice", found.twice)]
    if against:
        marks.append(
            Mark(
                label=Term("group", "alike"),
                value=against.other,
                low=against.least,
                high=against.most,
                n=against.of,
                behind=_behind(found.others, Things.CUSTOMERS),
            )
        )
    return Chart(code="returns", kind=ChartKind.DOTS, unit=Unit.SHARE, marks=tuple(marks))


def _mark(code: str, group: Sequence[Once]) -> Mark:
    some, count = _back(group), len(group)
    if count < SHARE_FROM:
        return Mark(label=Term("group", code), value=None, n=count, behind=_behind(group), quiet=True)
    low, high = share_between(some, count)
    return Mark(
        label=Term("group", code), value=some / count, low=low, high=high, n=count, behind=_behind(group)
    )


def _moods_table(moods: Moods) -> Table:
    count = len(moods.all)
    rows = tuple(
        Row(
            cells=(
                Term("mood_after", code),
                Number(len(ids)),
                share(len(ids), count) if count else None,
                share_range(len(ids), count),
            ),
            behind=Behind(ids),
            quiet=count < SHARE_FROM,
        )
        for code, ids in moods.parts
    )
    return Table(code="moods", columns=("mood", "n", "share", "between"), rows=rows)


def _moods_chart(moods: Moods) -> Chart:
    marks = tuple(
        Mark(
            label=Term("mood_after", code),
            value=float(len(ids)),
            n=len(moods.all),
            behind=Behind(ids),
            quiet=len(moods.all) < SHARE_FROM,
        )
        for code, ids in moods.parts
    )
    return Chart(code="moods", kind=ChartKind.SPLIT, unit=Unit.COUNT, marks=marks)
