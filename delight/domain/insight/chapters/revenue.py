"""What those bought who came back after a complaint, less what putting it right cost (G1, the fourth R).

It is never called proof: people who never complained come back, too, and that is said beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Figure, Mark, Row, Said, Table, Topic
from delight.domain.insight.facts import Facts
from delight.domain.insight.kept import Cost, Kept, Mean, all_of, kept, usually
from delight.domain.insight.recovered import groups, likewise
from delight.domain.insight.saying import COMPARED_FROM, verdict
from delight.domain.insight.values import Behind, Between, Number, Term, Unit, Value
from delight.domain.intervals.means import difference_of

DEFINITION = ("bought", "cost", "who", "proof", "between", "usual", "winning")
COLUMNS = ("what", "amount", "n", "unknown")
TENTH = 10


@dataclass(frozen=True, slots=True)
class _Read:
    """What was kept in the period, and in each time as long before it."""

    now: Kept
    before: Sequence[Kept]
    each: Mean | None
    usual_each: Mean | None

    @property
    def usual(self) -> float | None:
        """What is usually left in as many days; ``None`` where nobody who came back is known then."""
        known = self.before if any(one.back for one in self.before) else ()
        sums = [one.left for one in known if one.amounts_known]
        return sum(sums) / len(sums) if sums and len(sums) == len(known) else None


def revenue(facts: Facts) -> Chapter:
    """Return what was kept, and what it cost."""
    now, before = kept(facts), usually(facts)
    read = _Read(now, before, now.each(), all_of(before))
    known = bool(now.bought) and now.amounts_known
    return Chapter(
        topic=Topic.REVENUE,
        figure=_figure(read) if known else None,
        said=tuple(_said(facts, read, known=known)),
        tables=(_table(facts, now),) if now.people else (),
        charts=(_chart(facts, read),) if known else (),
        definition=tuple(Said(code=f"how.{code}") for code in DEFINITION),
        apart=tuple(_apart(now)),
        on_visits=True,
        enough=known,
    )


def _figure(read: _Read) -> Figure:
    now, usual = read.now, read.usual
    return Figure(
        value=_money(now.left),
        n=now.back,
        between=_total_between(read, now.cost),
        usual=None if usual is None else _money(usual),
        usual_n=sum(one.back for one in read.before),
        behind=_behind(now),
    )


def _total_between(read: _Read, less: int) -> Between | None:
    """Return where it would lie with as many people like these, from what each bought."""
    if read.each is None:
        return None
    _, low, high = read.each
    count = len(read.now.bought)
    return Between(low * count - less, high * count - less, Unit.AMOUNT)


def _said(facts: Facts, read: _Read, *, known: bool) -> Iterator[Said]:
    now = read.now
    values: dict[str, Value] = {"n": Number(now.back), "of": Number(len(now.people))}
    if not now.people:
        yield Said(code="nobody")
    elif not now.back:
        code = "away" if now.cost_known else "away_unknown"
        yield Said(code=code, values={"n": Number(len(now.people)), "cost": _money(now.cost)})
    elif not known:
        yield Said(code="unnoted", values=values, behind=_behind(now))
    else:
        yield _sum(now)
        yield from _usual(facts, read)
        yield from _each(facts, read)
        yield _winning(facts, now)
        yield _others(facts)


def _sum(now: Kept) -> Said:
    values: dict[str, Value] = {"n": Number(now.back), "bought": _money(now.total), "cost": _money(now.cost)}
    code = "short" if now.left < 0 else "left" if now.cost_known else "left_unknown"
    return Said(code=code, values={**values, "left": _money(abs(now.left))}, behind=_behind(now))


def _usual(facts: Facts, read: _Read) -> Iterator[Said]:
    if read.usual is not None:
        values = {"usual": _money(read.usual), "against": Term("against", facts.against)}
        yield Said(code="usual", values=values)


def _each(facts: Facts, read: _Read) -> Iterator[Said]:
    """Yield what each who came back bought on average, and whether that is more than usual."""
    if read.each is None:
        if not read.now.is_noted:
            yield Said(code="each.unnoted")
        elif len(read.now.bought) < COMPARED_FROM:
            yield Said(code="each.few", values={"n": Number(len(read.now.bought))})
        return
    mean, low, high = read.each
    values: dict[str, Value] = {"mean": _money(mean), "low": _money(low), "high": _money(high)}
    if read.usual_each is None:
        yield Said(code="each.alone", values=values)
        return
    values |= {"usual": _money(read.usual_each[0]), "against": Term("against", facts.against)}
    how = verdict(*difference_of(read.each, read.usual_each))
    yield Said(code=f"each.{how.value}", values=values)


def _winning(facts: Facts, now: Kept) -> Said:
    each = facts.winning_cost
    if each is None:
        return Said(code="winning.unknown")
    return Said(
        code="winning.known",
        values={"n": Number(now.back), "each": _money(each), "all": _money(each * now.back)},
    )


def _others(facts: Facts) -> Said:
    """Return how many come back who never complained: so many would have come without any recovery."""
    some = groups(facts)
    found = likewise(some.all, some.others)
    if found is None:
        return Said(code="others.unknown")
    values = {"n": Number(round(found.other * TENTH)), "of": Number(TENTH)}
    return Said(code="others.known", values=values)


def _parts(facts: Facts, now: Kept) -> list[tuple[str, int, int | None, int | None]]:
    """Return each line of the sum: what, how much, how many of it, and of how many nobody noted it."""
    return [
        ("bought", now.total, now.visits, now.unnoted),
        ("putting-right", now.actions.total, now.actions.count, now.actions.unknown + len(now.bare)),
        ("surprises", now.gifts.total, *_counts(now.gifts)),
        ("left", now.left, None, None),
        *_won(facts, now),
    ]


def _counts(cost: Cost) -> tuple[int, int]:
    return cost.count, cost.unknown


def _won(facts: Facts, now: Kept) -> Iterator[tuple[str, int, int | None, int | None]]:
    if facts.winning_cost is not None:
        yield ("winning", facts.winning_cost * now.back, now.back, None)


def _table(facts: Facts, now: Kept) -> Table:
    rows = [
        Row(
            cells=(Term("sum", what), _amount(now, what, amount), _count(n), _count(unknown)),
            behind=_behind(now) if what == "bought" else Behind(),
        )
        for what, amount, n, unknown in _parts(facts, now)
    ]
    return Table(code="sum", columns=COLUMNS, rows=tuple(rows))


def _amount(now: Kept, what: str, amount: int) -> Value:
    """Return a sum; not known where no amount of what they bought was noted."""
    return None if what in ("bought", "left") and not now.amounts_known else _money(amount)


def _count(n: int | None) -> Value:
    return None if n is None else Number(n)


def _chart(facts: Facts, read: _Read) -> Chart:
    now = read.now
    less = {"bought": 0, "left": now.cost}
    marks: list[Mark] = []
    for what, amount, _, _ in _parts(facts, now):
        ends = _total_between(read, less[what]) if what in less else None
        low, high = (ends.low, ends.high) if ends else (None, None)
        behind = _behind(now) if what == "bought" else Behind()
        marks.append(Mark(label=Term("sum", what), value=amount, low=low, high=high, behind=behind))
    return Chart(code="sum", kind=ChartKind.BARS, unit=Unit.AMOUNT, marks=tuple(marks))


def _apart(now: Kept) -> Iterator[Said]:
    counts = {
        "visits": now.unnoted if now.bought else 0,
        "told": len(now.told),
        "actions": now.actions.unknown,
        "gifts": now.gifts.unknown,
    }
    for code, count in counts.items():
        if count:
            yield Said(code=f"apart.{code}", values={"n": Number(count)})
    if now.bare:
        yield Said(code="apart.bare", values={"n": Number(len(now.bare))}, behind=Behind(tuple(now.bare)))


def _behind(now: Kept) -> Behind:
    return Behind(tuple(now.cases))


def _money(amount: float) -> Number:
    return Number(amount, Unit.AMOUNT)
