"""Whether people came back after a complaint, within their own rhythm (G1, the third of the four R's)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delight.domain.customers.standing import DETRACTOR
from delight.domain.insight.answered import latest
from delight.domain.insight.back_kinds import kind_chart, kind_table, kinds_of, no_mark, usual_of
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
from delight.domain.insight.period import Part
from delight.domain.insight.returned import Returned, Seen, Share, returned, share_of
from delight.domain.insight.returning import Return
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
from delight.domain.insight.values import Behind, Number, Term, Unit, Value
from delight.domain.intervals.shares import share_between

DEFINITION = ("counts", "rhythm", "over", "unknown", "told", "story", "gone", "between", "usual", "kinds")


def back(facts: Facts) -> Chapter:
    """Return how many came back after a complaint."""
    now = returned(facts, facts.now)
    before = returned(facts, facts.before) if facts.before else None
    all_ = share_of(now.counted)
    was = share_of(before.counted if before else ())
    parts = Parts(facts.now.period)
    months = [share_of(part) for part in parts.shared((one.case.day, one) for one in now.counted)]
    kinds = kinds_of(now.counted, before.counted if before else ())
    return Chapter(
        topic=Topic.RETURN,
        figure=_figure(all_, was, months) if all_.of else None,
        said=tuple(_said(facts, now, all_, was)),
        tables=(_standing_table(facts, now), _month_table(parts.all, months), kind_table(kinds)),
        charts=(_month_chart(parts.all, months, was), kind_chart(kinds)),
        definition=tuple(_definition(now)),
        apart=tuple(_apart(now)),
        on_visits=True,
        enough=all_.of >= SHARE_FROM,
    )


def _figure(all_: Share, was: Share, months: Sequence[Share]) -> Figure:
    verdict = compared(all_.some, all_.of, was.some, was.of)
    return Figure(
        value=Number(all_.some / all_.of, Unit.SHARE) if all_.of >= SHARE_FROM else None,
        n=all_.of,
        some=all_.some,
        between=share_range(all_.some, all_.of),
        usual=usual_of(was),
        usual_n=was.of,
        verdict=verdict,
        good=GOOD.get(verdict),
        behind=Behind(all_.ids),
        points=points([month.some for month in months], [month.of for month in months]),
        unit=Unit.SHARE,
    )


def _said(facts: Facts, now: Returned, all_: Share, was: Share) -> Iterator[Said]:
    complaints = len(now.seen) + len(now.nobody)
    if not complaints:
        yield Said(code="nothing", values={"first": facts.now.period.first, "last": facts.now.period.last})
    elif not all_.of:
        yield Said(code="none_known", values={"n": Number(complaints)})
    else:
        yield from _share_said(facts, now, all_, was)
    yield from _would_not(facts, now)
    waiting, unknown = map(_ids, _waiting(facts, now))
    if waiting:
        values = {"n": Number(len(waiting)), "of": Number(complaints)}
        code = "waiting" if all_.of else "waiting_only"
        yield Said(code=code, values=values, behind=Behind(waiting))
    if unknown:
        values = {"n": Number(len(unknown)), "day": facts.known_until}
        yield Said(code="known_until", values=values, behind=Behind(unknown))


def _waiting(facts: Facts, now: Returned) -> tuple[list[Seen], list[Seen]]:
    """Return who still has time, and whose time is over by today, but not by what is known of who came."""
    time, unknown = list[Seen](), list[Seen]()
    for one in now.waiting:
        (unknown if one.within < (facts.today - one.case.day).days else time).append(one)
    return time, unknown


def _share_said(facts: Facts, now: Returned, all_: Share, was: Share) -> Iterator[Said]:
    away = Behind(tuple(one.case.id for one in now.counted if one.came is Return.AWAY))
    values: dict[str, Value] = {"n": Number(all_.some), "of": Number(all_.of)}
    if all_.of < SHARE_FROM:
        code = "few" if all_.of > 1 else f"only_{now.counted[0].came}"
        yield Said(code=code, values=values, behind=away)
        yield Said(code="from", values={"from": Number(SHARE_FROM)})
        return
    if usual_of(was):
        values["usual"] = Number(round(all_.of * was.some / was.of))
    yield Said(code=f"back_{facts.against}" if usual_of(was) else "back", values=values, behind=away)
    verdict = compared(all_.some, all_.of, was.some, was.of)
    if verdict:
        yield Said(code=f"verdict.{facts.against}.{verdict}")
    low, high = share_between(all_.some, all_.of)
    yield Said(code="sure", values={"low": Number(low, Unit.SHARE), "high": Number(high, Unit.SHARE)})


def _would_not(facts: Facts, now: Returned) -> Iterator[Said]:
    """Yield how many people came back and would not recommend the shop, each by their latest answer.

    Said only where whoever reads may know answers.
    """
    answers = [answer for span in reversed(facts.spans) for answer in span.answers]
    last = latest(answers)
    cases = {one.case.customer_id: one.case for one in now.back}
    asked = {who: case for who, case in cases.items() if who in last and last[who].day >= case.day}
    if not asked:
        return
    not_ = tuple(case.id for who, case in asked.items() if last[who or 0].score <= DETRACTOR)
    values: dict[str, Value] = {"n": Number(len(not_)), "of": Number(len(asked))}
    code = "would_not" if len(cases) > 1 else "would_not_one"
    yield Said(code=code, values=values, behind=Behind(not_))


def _apart(now: Returned) -> Iterator[Said]:
    told = [one for one in now.counted if one.told]
    parts = {
        "told": _ids(told),
        "unseen": _ids(now.unseen),
        "said_apart": _case_ids(now.said_apart),
        "again": _ids(now.again),
        "gone": _ids(now.gone),
        "nobody": _case_ids(now.nobody),
    }
    for code, ids in parts.items():
        if ids:
            yield Said(code=f"apart.{code}", values={"n": Number(len(ids))}, behind=Behind(ids))


def _definition(now: Returned) -> Iterator[Said]:
    for code in DEFINITION:
        yield Said(code=f"how.{code}", values={"days": Number(now.patience), "from": Number(SHARE_FROM)})


def _ids(seen: Sequence[Seen]) -> tuple[int, ...]:
    return tuple(one.case.id for one in seen)


def _case_ids(cases: Sequence[CaseFact]) -> tuple[int, ...]:
    return tuple(case.id for case in cases)


def _standing_table(facts: Facts, now: Returned) -> Table:
    """Return what is known of each complaint; its rows add up to all of them."""
    waiting, unknown = _waiting(facts, now)
    away = [one for one in now.counted if one.came is Return.AWAY]
    rows = (
        ("back", _ids(now.back)),
        ("away", _ids(away)),
        ("waiting", _ids(waiting)),
        *([("later", _ids(unknown))] if unknown else []),
        ("again", _ids(now.again)),
        ("gone", _ids(now.gone)),
        ("unseen", _ids(now.unseen)),
        ("nobody", _case_ids(now.nobody)),
    )
    return Table(
        code="standing",
        columns=("what", "n"),
        rows=tuple(
            Row(cells=(Term("came_back", code), Number(len(ids))), behind=Behind(ids)) for code, ids in rows
        ),
    )


def _month_table(parts: Sequence[Part], months: Sequence[Share]) -> Table:
    rows = tuple(
        Row(
            cells=(
                part.label,
                Number(month.some),
                Number(month.of),
                share(month.some, month.of) if month.of else None,
                share_range(month.some, month.of),
            ),
            behind=Behind(month.ids),
            quiet=month.of < SHARE_FROM,
        )
        for part, month in zip(parts, months, strict=True)
    )
    return Table(code="months", columns=("month", "back", "known", "share", "between"), rows=rows)


def _month_chart(parts: Sequence[Part], months: Sequence[Share], was: Share) -> Chart:
    usual = usual_of(was)
    return Chart(
        code="months",
        kind=ChartKind.LINE,
        unit=Unit.SHARE,
        marks=tuple(
            _month_mark(part.label, month) if month.of >= POINT_FROM else no_mark(part.label, month)
            for part, month in zip(parts, months, strict=True)
        ),
        level=usual.value if usual else None,
        joined=may_join([month.of for month in months]),
    )


def _month_mark(label: Value, month: Share) -> Mark:
    low, high = share_between(month.some, month.of)
    return Mark(
        label=label,
        value=month.some / month.of,
        low=low,
        high=high,
        n=month.of,
        behind=Behind(month.ids),
    )
