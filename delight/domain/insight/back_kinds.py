"""Who came back after a complaint, by what went wrong: shares drawn towards each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from delight.domain.insight.chapter import Chart, ChartKind, Mark, Row, Table
from delight.domain.insight.returned import Seen, Share, share_of
from delight.domain.insight.saying import SHARE_FROM, share
from delight.domain.insight.values import Behind, Between, Number, Term, TooFew, Unit, Value
from delight.domain.intervals.pooling import Pooled, pooled


def usual_of(was: Share) -> Number | None:
    """Return what is usual, as far as it may be said."""
    return Number(was.some / was.of, Unit.SHARE) if was.of >= SHARE_FROM else None


def no_mark(label: Value, share: Share) -> Mark:
    """Return the mark of what is too few to say."""
    return Mark(label=label, value=None, n=share.of, behind=Behind(share.ids), quiet=True)


class Kind(NamedTuple):
    """A kind of failure: who came back, the share drawn towards the others, and what was before."""

    label: Term
    now: Share
    pooled: Pooled | None
    was: Share


def kinds_of(now: Sequence[Seen], before: Sequence[Seen]) -> list[Kind]:
    """Return the kinds of failure that were complained about, the most frequent first."""
    groups, earlier = by_failure(now), by_failure(before)
    names = sorted(groups, key=lambda name: (-len(groups[name]), name))
    shares = [share_of(groups[name]) for name in names]
    drawn = pooled([(one.some, one.of) for one in shares], SHARE_FROM)
    return [
        Kind(Term("failure", name), one, of, share_of(earlier.get(name, ())))
        for name, one, of in zip(names, shares, drawn, strict=True)
    ]


def by_failure(counted: Sequence[Seen]) -> dict[str, list[Seen]]:
    """Return complaints by what went wrong; "" where nobody said."""
    found: defaultdict[str, list[Seen]] = defaultdict(list)
    for one in counted:
        found[one.case.failure or ""].append(one)
    return dict(found)


def kind_table(kinds: Sequence[Kind]) -> Table:
    """Return who came back by what went wrong."""
    rows = tuple(
        Row(
            cells=(
                kind.label,
                Number(kind.now.some),
                Number(kind.now.of),
                Number(kind.pooled.share, Unit.SHARE) if kind.pooled else TooFew(kind.now.some, kind.now.of),
                Between(kind.pooled.low, kind.pooled.high, Unit.SHARE) if kind.pooled else None,
                share(kind.was.some, kind.was.of) if kind.was.of else None,
            ),
            behind=Behind(kind.now.ids),
            quiet=kind.pooled is None,
        )
        for kind in kinds
    )
    return Table(code="kinds", columns=("failure", "back", "known", "share", "between", "usual"), rows=rows)


def kind_chart(kinds: Sequence[Kind]) -> Chart:
    """Return the same as dots with where the true share lies."""
    return Chart(
        code="kinds",
        kind=ChartKind.DOTS,
        unit=Unit.SHARE,
        marks=tuple(_kind_mark(kind) for kind in kinds),
    )


def _kind_mark(kind: Kind) -> Mark:
    if kind.pooled is None:
        return no_mark(kind.label, kind.now)
    value, low, high = kind.pooled
    usual = usual_of(kind.was)
    return Mark(
        label=kind.label,
        value=value,
        low=low,
        high=high,
        usual=usual.value if usual else None,
        n=kind.now.of,
        behind=Behind(kind.now.ids),
    )
