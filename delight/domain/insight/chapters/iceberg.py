"""How many were probably let down and said nothing, as a range, by kind of failure (G4).

What is taken for granted is in ``insight.rates``, how the range is reckoned in ``intervals.unseen``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from delight.domain.cases.stages import CaseKind
from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Figure, Mark, Row, Said, Table, Topic
from delight.domain.insight.facts import CaseFact, Facts
from delight.domain.insight.rates import rate_of
from delight.domain.insight.values import Behind, Between, Number, Term, TooFew, Unit
from delight.domain.intervals.unseen import Unseen, unseen_between, unseen_in_all

RECKONED_FROM = 5
"""With fewer complaints of a kind nothing is reckoned from them."""
COLUMNS = ("failure", "complaints", "rate", "silent")
DEFINITION = ("counted", "rates", "kinds", "chance", "all", "few")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of failure: its complaints, of how many of whom one complains, who said nothing."""

    failure: str
    ids: tuple[int, ...]
    low: float
    high: float

    @property
    def count(self) -> int:
        return len(self.ids)

    @property
    def silent(self) -> Unseen | None:
        return unseen_between(self.count, self.low, self.high) if self.count >= RECKONED_FROM else None

    @property
    def label(self) -> Term:
        return Term("failure", self.failure)


def iceberg(facts: Facts) -> Chapter:
    """Return how many probably said nothing, for as many as complained."""
    complaints = facts.now.of_kind(CaseKind.COMPLAINT)
    kinds = _kinds(facts, complaints)
    told = [kind for kind in kinds if kind.silent is not None]
    silent = unseen_in_all([(kind.count, kind.low, kind.high) for kind in told]) if told else None
    return Chapter(
        topic=Topic.ICEBERG,
        figure=_figure(told, silent),
        said=tuple(_said(complaints, told, silent)),
        tables=(_table(kinds, told, silent),) if kinds else (),
        charts=(_chart(kinds),) if told else (),
        definition=(*(Said(code=f"how.{code}") for code in DEFINITION), *_own(facts, kinds)),
        apart=tuple(_apart(complaints, kinds, told)),
        enough=silent is not None,
    )


def _kinds(facts: Facts, complaints: Sequence[CaseFact]) -> list[_Kind]:
    """Return the kinds of failure that came up, the commonest first."""
    ids: dict[str, list[int]] = {}
    for case in complaints:
        if case.failure:
            ids.setdefault(case.failure, []).append(case.id)
    kinds = [_Kind(failure, tuple(own), *rate_of(failure, facts.rates)) for failure, own in ids.items()]
    return sorted(kinds, key=lambda kind: (-kind.count, kind.failure))


def _figure(told: Sequence[_Kind], silent: Unseen | None) -> Figure | None:
    """Return the low end as the figure, "so many or more": a middle of the range would be made up."""
    if silent is None:
        return None
    behind = _ids(told)
    return Figure(
        value=Number(silent.low), n=len(behind.ids), between=Between(silent.low, silent.high), behind=behind
    )


def _said(complaints: Sequence[CaseFact], told: Sequence[_Kind], silent: Unseen | None) -> Iterator[Said]:
    if silent is None:
        yield Said(code="few", values={"n": Number(len(complaints))}, behind=_of(complaints))
        return
    count = sum(kind.count for kind in told)
    values = {"low": Number(silent.low), "high": Number(silent.high), "n": Number(count)}
    yield Said(code="range" if silent.low else "up_to" if silent.high else "nobody", values=values)
    if most := _most(told):
        yield Said(code="most", values={"failure": most.label}, behind=Behind(most.ids))
    if silent.high:
        yield Said(code="thought")


def _most(told: Sequence[_Kind]) -> _Kind | None:
    """Return the kind about which most say nothing, if it is one whatever the rates and luck are."""
    ranges = [(kind.silent or Unseen(0, 0), kind) for kind in told]
    if len(ranges) < 2:
        return None
    (first, most), *others = sorted(ranges, key=lambda one: -one[0].low)
    return most if all(first.low > other.high for other, _ in others) else None


def _table(kinds: Sequence[_Kind], told: Sequence[_Kind], silent: Unseen | None) -> Table:
    rows = [
        Row(
            cells=(
                kind.label,
                Number(kind.count),
                Between(kind.low, kind.high, Unit.SHARE),
                _between(kind.silent) or TooFew(),
            ),
            behind=Behind(kind.ids),
            quiet=kind.silent is None,
        )
        for kind in kinds
    ]
    if len(told) > 1:
        behind = _ids(told)
        cells = (Term("iceberg", "all"), Number(len(behind.ids)), None, _between(silent))
        rows.append(Row(cells=cells, behind=behind))
    return Table(code="kinds", columns=COLUMNS, rows=tuple(rows))


def _chart(kinds: Sequence[_Kind]) -> Chart:
    marks = [
        Mark(
            label=kind.label,
            value=kind.count,
            low=kind.silent.low if kind.silent else None,
            high=kind.silent.high if kind.silent else None,
            n=kind.count,
            behind=Behind(kind.ids),
            quiet=kind.silent is None,
        )
        for kind in kinds
    ]
    return Chart(code="kinds", kind=ChartKind.ICEBERG, unit=Unit.COUNT, marks=tuple(marks))


def _own(facts: Facts, kinds: Sequence[_Kind]) -> Iterator[Said]:
    """Yield for which kinds the shop has set what it believes."""
    for kind in kinds:
        if kind.failure in facts.rates:
            between = Between(kind.low, kind.high, Unit.SHARE)
            yield Said(code="own", values={"failure": kind.label, "between": between})


def _apart(complaints: Sequence[CaseFact], kinds: Sequence[_Kind], told: Sequence[_Kind]) -> Iterator[Said]:
    without = [case for case in complaints if not case.failure]
    if without:
        yield Said(code="without", values={"n": Number(len(without))}, behind=_of(without))
    few = [kind for kind in kinds if kind.silent is None]
    if few and told:
        behind = _ids(few)
        yield Said(code="left_out", values={"n": Number(len(behind.ids))}, behind=behind)


def _between(silent: Unseen | None) -> Between | None:
    return None if silent is None else Between(silent.low, silent.high)


def _ids(kinds: Sequence[_Kind]) -> Behind:
    return Behind(tuple(one for kind in kinds for one in kind.ids))


def _of(cases: Sequence[CaseFact]) -> Behind:
    return Behind(tuple(case.id for case in cases))
