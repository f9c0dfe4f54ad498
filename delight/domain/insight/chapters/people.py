"""Whom customers praise and what they do differently; who recommends the shop, who is drifting away (G5)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from delight.domain.cases.stages import CaseKind
from delight.domain.customers.standing import (
    ENOUGH_VISITS,
    PAUSES,
    PROMOTER,
    RHYTHMS_ABSENT,
    SHORTEST_ABSENCE,
)
from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Figure, Mark, Row, Said, Table, Topic
from delight.domain.insight.differing import Asked, Differing, ambassadors, differing, name_of
from delight.domain.insight.facts import Facts, Span
from delight.domain.insight.returning import own_patience
from delight.domain.insight.saying import share
from delight.domain.insight.values import Behind, Number, Term, Things, Unit, Value

SEEN_LATELY = 7
"""Where nobody is known to have come for longer, that is said: so long a pause few shops have."""
MOST = 3
"""So many who are praised, and differences, are told; all of them are in the tables."""


@dataclass(frozen=True, slots=True)
class _Praise:
    """Kind words by whom they name: their cases of the period, and how many there were in both times."""

    now: Mapping[int, list[int]]
    both: Counter[int]
    before: Counter[int]
    nobody: int

    @property
    def order(self) -> list[int]:
        """Who was praised in the period, the most often first."""
        return sorted(self.now, key=lambda who: (-len(self.now[who]), who))


@dataclass(frozen=True, slots=True)
class _Customers:
    """Customers by how they stand today; each group by their ids.

    Attributes:
        warmer: of the promoters, who said so in the period and something less warm before.
        began: of those drifting away, whose own usual pause ran out in the period; of ``known`` of them the
            visits are at hand.
        complained: of those drifting away, who complained in the period.
    """

    warmer: tuple[int, ...]
    began: tuple[int, ...]
    known: int
    complained: tuple[int, ...]


def people(facts: Facts) -> Chapter:
    """Return whom customers praise, who recommends the shop, and who is drifting away."""
    several = len(facts.staff) > 1
    praise, customers = _praise(facts), _customers(facts)
    found = differing(facts, ambassadors(praise.both)) if several else Differing()
    staff = _staff_tables(facts, praise, found) if several else ()
    return Chapter(
        topic=Topic.PEOPLE,
        figure=Figure(
            value=Number(len(facts.promoters)), n=len(facts.promoters), behind=_people(facts.promoters)
        ),
        said=(
            *_said_of_customers(facts, customers),
            *(_said_of_staff(facts, praise, found) if several else ()),
        ),
        tables=(_customer_table(facts, customers), *staff),
        charts=(_praise_chart(facts, praise),) if several and praise.now else (),
        definition=tuple(_definition(several=several)),
        apart=tuple(_apart(praise)) if several else (),
        enough=bool(facts.promoters or facts.drifting or praise.now),
    )


def _praise(facts: Facts) -> _Praise:
    now: defaultdict[int, list[int]] = defaultdict(list)
    kind = facts.now.of_kind(CaseKind.COMPLIMENT)
    for case in kind:
        if case.praised_id is not None:
            now[case.praised_id].append(case.id)
    before = _times(facts.before)
    both = before + Counter({who: len(cases) for who, cases in now.items()})
    return _Praise(now, both, before, sum(case.praised_id is None for case in kind))


def _times(span: Span | None) -> Counter[int]:
    kind = span.of_kind(CaseKind.COMPLIMENT) if span else []
    return Counter(case.praised_id for case in kind if case.praised_id is not None)


def _customers(facts: Facts) -> _Customers:
    drifting = set(facts.drifting)
    complained = {case.customer_id for case in facts.now.of_kind(CaseKind.COMPLAINT)} & drifting
    known = {
        customer: visits.days
        for customer in facts.drifting
        if (visits := facts.visits.get(customer)) and len(visits.days) >= ENOUGH_VISITS
    }
    began = tuple(customer for customer, days in known.items() if _began(facts, days))
    return _Customers(
        tuple(_warmer(facts)), began, len(known), tuple(sorted(one for one in complained if one))
    )


def _began(facts: Facts, days: Sequence[date]) -> bool:
    """Return whether the day after somebody's own pause lies in the period.

    That pause is worked out only where it matters: nobody's is longer than twice all of their latest days.
    """
    period, last = facts.now.period, days[-1]
    longest = RHYTHMS_ABSENT * (last - days[max(0, len(days) - PAUSES - 1)]).days
    if last >= period.last or (period.first - last).days > max(longest, SHORTEST_ABSENCE) + 1:
        return False
    patience = own_patience(days, len(days))
    return patience is not None and last + timedelta(days=patience + 1) in period


def _warmer(facts: Facts) -> Iterator[int]:
    """Yield promoters who said so in the period, and something less warm before it."""
    earlier = [*facts.first_answers, *(facts.before.answers if facts.before else ())]
    first = facts.now.period.first
    cool = {one.customer_id for one in earlier if one.day < first and one.score < PROMOTER}
    warm = {one.customer_id for one in facts.now.answers if one.score >= PROMOTER}
    yield from (one for one in facts.promoters if one in cool and one in warm)


def _said_of_customers(facts: Facts, some: _Customers) -> Iterator[Said]:
    yield _of("promoters", facts.promoters)
    if some.warmer:
        yield _of("warmer", some.warmer, facts.promoters)
    yield _of("drifting", facts.drifting)
    if some.complained:
        yield _of("complained", some.complained, facts.drifting)
    if facts.drifting and (facts.today - facts.known_until).days > SEEN_LATELY:
        yield Said(code="known_until", values={"day": facts.known_until})
    if some.known:
        values = {"n": Number(len(some.began)), "of": Number(some.known)}
        code = "began" if some.known == len(facts.drifting) else "began_known"
        yield Said(code=code, values=values, behind=_people(some.began))


def _of(code: str, ids: Sequence[int], of: Sequence[int] = ()) -> Said:
    values: dict[str, Value] = {"n": Number(len(ids))}
    if of:
        values["of"] = Number(len(of))
    return Said(code=code, values=values, behind=_people(ids))


def _said_of_staff(facts: Facts, praise: _Praise, found: Differing) -> Iterator[Said]:
    if not praise.now:
        yield Said(code="nobody_praised")
        return
    for who in praise.order[:MOST]:
        cases = praise.now[who]
        values = {"who": name_of(facts, who), "n": Number(len(cases))}
        yield Said(code="praised", values=values, behind=Behind(tuple(cases)))
    if len(praise.order) > MOST:
        yield Said(code="more_praised", values={"n": Number(len(praise.order) - MOST)})
    yield from _differences(praise, found)


def _differences(praise: _Praise, found: Differing) -> Iterator[Said]:
    """Yield what ambassadors do differently, or why that is not said."""
    differs = [one for one in found.asked if one.differs]
    for one in differs[:MOST]:
        counts = {"n": one.mine.some, "of": one.mine.of, "others": one.others.some, "all": one.others.of}
        values: dict[str, Value] = {name: Number(count) for name, count in counts.items()}
        values |= {"who": one.who, "middle": Number(found.middle, Unit.AMOUNT)}
        yield Said(code=f"differs.{one.deed.value}", values=values)
    if differs or not ambassadors(praise.both):
        return
    if not found.asked:
        yield Said(code="alike.off")
    else:
        asked = any(one.chance is not None for one in found.asked)
        yield Said(code="alike.same" if asked else "alike.few")


def _customer_table(facts: Facts, some: _Customers) -> Table:
    rows = {
        "promoters": facts.promoters,
        "warmer": some.warmer,
        "drifting": facts.drifting,
        "began": some.began,
        "complained": some.complained,
    }
    return Table(
        code="customers",
        columns=("what", "n"),
        rows=tuple(
            Row(cells=(Term("people", what), Number(len(ids))), behind=_people(ids))
            for what, ids in rows.items()
        ),
    )


def _staff_tables(facts: Facts, praise: _Praise, found: Differing) -> tuple[Table, ...]:
    tables = (_praise_table(facts, praise), _difference_table(found))
    return tuple(table for table in tables if table.rows)


def _praise_table(facts: Facts, praise: _Praise) -> Table:
    """Return who was praised how often; whoever was not is not in it."""
    scale = facts.now.period.days / facts.before.period.days if facts.before else None
    rows = [
        Row(
            cells=(
                name_of(facts, who),
                Number(len(praise.now[who])),
                None if scale is None else Number(praise.before[who] * scale),
            ),
            behind=Behind(tuple(praise.now[who])),
        )
        for who in praise.order
    ]
    return Table(code="praised", columns=("who", "n", "usual"), rows=tuple(rows))


def _praise_chart(facts: Facts, praise: _Praise) -> Chart:
    marks = [
        Mark(
            label=name_of(facts, who),
            value=len(praise.now[who]),
            n=len(praise.now[who]),
            behind=Behind(tuple(praise.now[who])),
        )
        for who in praise.order
    ]
    return Chart(code="praised", kind=ChartKind.BARS, unit=Unit.COUNT, marks=tuple(marks))


def _difference_table(found: Differing) -> Table:
    rows = [
        Row(
            cells=(
                one.who,
                Term("deed", one.deed),
                share(*one.mine) if one.mine.of else None,
                share(*one.others) if one.others.of else None,
                Term("change", _how(one)),
            ),
            quiet=one.chance is None,
        )
        for one in found.asked
    ]
    return Table(code="differs", columns=("who", "deed", "mine", "others", "how"), rows=tuple(rows))


def _how(one: Asked) -> str:
    if one.chance is None:
        return "too-few"
    return ("more" if one.more else "fewer") if one.differs else "same"


def _definition(*, several: bool) -> Iterator[Said]:
    yield Said(code="how.standing")
    yield Said(code="how.came")
    if several:
        yield Said(code="how.praised")
        yield Said(code="how.differs")
        yield Said(code="how.ranked")


def _apart(praise: _Praise) -> Iterator[Said]:
    if praise.nobody:
        yield Said(code="apart.nobody", values={"n": Number(praise.nobody)})


def _people(ids: Sequence[int]) -> Behind:
    return Behind(tuple(ids), Things.CUSTOMERS)
