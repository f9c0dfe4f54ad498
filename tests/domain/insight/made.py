"""Made-up facts for chapters: what a test does not say is as usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count

from delight.domain.insight.facts import (
    ActionFact,
    CaseFact,
    CheckFact,
    Facts,
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
    before: Sequence[CaseFact] | None = None,
    *,
    now: Span | None = None,
    **given: object,
) -> Facts:
    """Return the facts of a year; ``before`` are the cases of the two years before it, if any are known."""
    usual: dict[str, object] = {
        "now": now or Span(period=YEAR, cases=list(cases)),
        "before": None if before is None else Span(period=BEFORE, cases=list(before)),
        "against": Against.USUAL,
        "today": TODAY,
        "moment": second(TODAY, 12),
        "known_since": BEFORE.first,
        "currency": "GBP",
    }
    return Facts(**{**usual, **given})  # pyright: ignore[reportArgumentType]
