"""Made-up facts for chapters: what a test does not say is as usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count

from delight.domain.improvements.standards import Met, StandardRow
from delight.domain.improvements.states import Measure, TouchPoint
from delight.domain.insight.facts import (
    ActionFact,
    AnswerFact,
    CaseFact,
    CauseFact,
    CheckFact,
    Facts,
    GestureFact,
    PromiseFact,
    Span,
    Visits,
)
from delight.domain.insight.period import Against, Period

TODAY = date(2026, 6, 30)
YEAR = Period(date(2025, 7, 1), TODAY)
BEFORE = Period(date(2023, 7, 1), date(2025, 6, 30))
_IDS = count(1)


def second(day: date, hour: int = 10) -> int:
    """Return the second since 1970 at which an hour of a day begins."""
    return int(datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp())


def case(day: date = date(2026, 3, 2), **given: object) -> CaseFact:
    """Return a complaint that came in at ten and was put right a day later."""
    hour = int(str(given.get("hour", 10)))
    received = second(day, hour)
    usual: dict[str, object] = {
        "id": next(_IDS), "kind": "complaint", "stage": "closed", "customer_id": None, "failure": "late",
        "channel": "in-person", "mood": None, "mood_after": None, "outcome": "settled", "day": day,
        "hour": hour, "received": received, "acknowledge_by": received + 36_000, "acknowledged": received,
        "resolve_by": received + 3 * 86_400, "resolved": received + 86_400, "at_stake": None, "cause": "",
        "praised_id": None, "owner_id": None,
    }  # fmt: skip
    return CaseFact(**{**usual, **given})  # pyright: ignore[reportArgumentType]


def action(
    case_id: int, kind: str = "refund", cost: int | None = 500, day: date = date(2026, 3, 3)
) -> ActionFact:
    """Return an action that was done."""
    return ActionFact(next(_IDS), case_id, kind, cost, day)


def check(case_id: int, *, came_back: bool | None, day: date = date(2026, 4, 1)) -> CheckFact:
    """Return a follow-up that was done."""
    return CheckFact(case_id, day, None, came_back)


def visits(*days: date, amounts: Sequence[int | None] | None = None) -> Visits:
    """Return on which days somebody came."""
    return Visits(days, tuple(amounts) if amounts is not None else (None,) * len(days))


def regular(first: date, every: int, times: int) -> tuple[date, ...]:
    """Return the days of somebody who comes every so many days."""
    return tuple(first + timedelta(days=every * place) for place in range(times))


def by_case(facts: Sequence[ActionFact] | Sequence[CheckFact]) -> Mapping[int, list[ActionFact | CheckFact]]:
    """Return facts by the case they are of."""
    found: dict[int, list[ActionFact | CheckFact]] = {}
    for fact in facts:
        found.setdefault(fact.case_id, []).append(fact)
    return found


def facts(
    cases: Sequence[CaseFact] = (),
    before: Sequence[CaseFact] | Span | None = None,
    *,
    now: Span | None = None,
    **given: object,
) -> Facts:
    """Return the facts of a year; ``before`` are the cases of the two years before it, if any are known.

    Where more is known than cases, ``now`` and ``before`` are it.
    """
    usual: dict[str, object] = {
        "now": now or Span(period=YEAR, cases=list(cases)),
        "before": _before(before),
        "against": Against.USUAL,
        "today": TODAY,
        "moment": second(TODAY, 12),
        "known_since": BEFORE.first,
        "currency": "GBP",
    }
    return Facts(**{**usual, **given})  # pyright: ignore[reportArgumentType]


def _before(before: Sequence[CaseFact] | Span | None) -> Span | None:
    if before is None or isinstance(before, Span):
        return before
    return Span(period=BEFORE, cases=list(before))


def small_shop(count: int, **given: object) -> Facts:
    """Return a well-kept shop with so many complaints in a year, and as many of all that goes with them.

    Everybody complained once, on a Monday in spring, came every week before and does so since; at most four
    of them said something kind, too.
    """
    days = regular(date(2026, 1, 5), 14, count)
    cases = [
        case(day, customer_id=one, mood=2, mood_after=4, at_stake=2_000, cause="oven", channel="email")
        for one, day in enumerate(days, 1)
    ]
    kind = [case(one.day, kind="compliment", praised_id=1, customer_id=one.customer_id) for one in cases[:4]]
    now = Span(
        period=YEAR,
        cases=sorted([*cases, *kind], key=lambda one: one.received),
        actions=[action(one.id, day=one.day) for one in cases],
        answers=[AnswerFact(one.customer_id, 9, one.day) for one in cases],
        gestures=[GestureFact(one.id, one.customer_id, "Note", "", 100, one.day) for one in cases],
        promises=[
            PromiseFact(one.id, one.id, "kept", one.received + 86_400, one.received + 3_600) for one in cases
        ],
    )
    shops: dict[str, object] = {
        "actions_of": by_case(now.actions),
        "checks_of": by_case([check(one.id, came_back=True, day=one.day + timedelta(9)) for one in cases]),
        "visits": {
            one.customer_id: visits(*regular(one.day - timedelta(70), 7, 14), amounts=[1_250] * 14)
            for one in cases
        },
        "causes": {"oven": CauseFact("oven", "The oven", None, "")},
        "staff": {1: "Mo"},
        "standards": [standard(count)] if count else [],
    }
    return facts(now=now, **{**shops, **given})


def standard(count: int, words: str = "We answer the same day.") -> StandardRow:
    """Return a standard that was met each of so many times."""
    return StandardRow(
        id=1, uid="one", touch_point=TouchPoint.WRITING, words=words, measure=Measure.ACKNOWLEDGED,
        within_days=0, sort=1, version=1, measured=Met(met=count, count=count, since=date(2026, 4, 2)),
    )  # fmt: skip
