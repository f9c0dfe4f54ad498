"""Customers whom others brought: how many, and whether they come again more often than other newcomers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from delight.domain.insight.chapter import Row, Said, Table, Verdict
from delight.domain.insight.coming import Came, came, decided
from delight.domain.insight.facts import Facts
from delight.domain.insight.oftener import Change
from delight.domain.insight.saying import COMPARED_FROM, compared, share, share_range
from delight.domain.insight.values import Behind, Number, Term, Things, Value

AGAIN_WITHIN = timedelta(days=90)
"""So long a newcomer has to come again; ours."""
_COLUMNS = ("who", "known", "again", "share", "between")


class Noted(NamedTuple):
    """A referral with its day: who was brought."""

    day: date
    customer_id: int


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Newcomers of a period whose time to come again is over: who came again, and all of them."""

    again: tuple[int, ...]
    all: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What is known of customers whom others brought.

    Attributes:
        now: the referrals of the period; ``came`` how many, against what is usual.
        undated: of how many, of all times, nobody noted the day.
        theirs, others: newcomers who were brought, and the other ones.
    """

    now: Sequence[Noted]
    came: Came
    undated: int
    theirs: Newcomers
    others: Newcomers

    @property
    def verdict(self) -> Verdict:
        """Whether they come again more often than others."""
        return compared(*self.counts)

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """How many came again of those brought, of how many; the same of the others."""
        return len(self.theirs.again), len(self.theirs.all), len(self.others.again), len(self.others.all)


def brought(facts: Facts) -> Brought:
    """Return what is known of customers whom others brought."""
    dated = sorted(Noted(one.day, one.customer_id) for one in facts.brought if one.day)
    now = [one for one in dated if one.day in facts.now.period]
    earlier = [one for one in dated if facts.before and one.day in facts.before.period]
    theirs = frozenset(one.customer_id for one in facts.brought)
    came_again = _newcomers(facts)
    return Brought(
        now,
        decided([came(facts, now, earlier)])[0],
        len(facts.brought) - len(dated),
        _those({who: again for who, again in came_again.items() if who in theirs}),
        _those({who: again for who, again in came_again.items() if who not in theirs}),
    )


def _newcomers(facts: Facts) -> dict[int, bool]:
    """Return whether newcomers came again in time, of those whose time is over.

    In the first days of which visits are known everybody is seen for the first time, regulars above all.
    """
    latest = facts.known_until - AGAIN_WITHIN
    return {
        who: one.again is not None and one.again <= one.first + AGAIN_WITHIN
        for who, one in facts.now.newcomers.items()
        if facts.settled_from <= one.first < latest
    }


def _those(came_again: dict[int, bool]) -> Newcomers:
    return Newcomers(tuple(who for who, again in came_again.items() if again), tuple(came_again))


def said_of(facts: Facts, some: Brought) -> Iterator[Said]:
    """Yield how many were brought, and whether they come again more often than others."""
    if not facts.brought:
        yield Said(code="brought.none")
        return
    behind = Behind(tuple(dict.fromkeys(one.customer_id for one in some.now)), Things.CUSTOMERS)
    values: dict[str, Value] = {"n": Number(some.came.count)}
    if some.came.change is not Change.NONE:
        values |= {"usual": Number(round(some.came.usual or 0)), "against": Term("against", facts.against)}
    yield Said(code=f"brought.{some.came.change or 'alone'}", values=values, behind=behind)
    if some.theirs.all:
        yield _again(some)


def _again(some: Brought) -> Said:
    """Return whether they come again more often than others, or that they are too few to say."""
    names = ("some", "n", "others", "of")
    values = {name: Number(count) for name, count in zip(names, some.counts, strict=True)}
    few = min(values["n"].value, values["of"].value) < COMPARED_FROM
    code = "few" if few else some.verdict.value
    return Said(code=f"again.{code}", values=values, behind=Behind(some.theirs.all, Things.CUSTOMERS))


def table_of(some: Brought) -> Table | None:
    """Return who came again, of those who were brought and of the others; ``None`` where nobody was."""
    if not some.theirs.all:
        return None
    rows = [_row("brought", some.theirs), _row("others", some.others)]
    return Table(code="newcomers", columns=_COLUMNS, rows=tuple(rows))


def _row(code: str, some: Newcomers) -> Row:
    again, known = len(some.again), len(some.all)
    cells = (
        Term("newcomers", code),
        Number(known),
        Number(again),
        share(again, known) if known else None,
        share_range(again, known),
    )
    return Row(cells=cells, behind=Behind(some.all, Things.CUSTOMERS), quiet=known < COMPARED_FROM)
