"""Things that come up more or less often, asked of many at once."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from delight.domain.insight.facts import Span
from delight.domain.insight.oftener import CAUSE, FAILURE, Change, Counting, decided
from delight.domain.insight.period import Period
from tests.domain.insight.made import BEFORE, YEAR, case, facts

SPRING, WINTER = Period(date(2026, 4, 1), date(2026, 6, 30)), Period(date(2025, 10, 1), date(2026, 3, 31))


def spread(count: int, period: Period, **given: object):
    """Return complaints at even distances through a period."""
    return [
        case(period.first + timedelta(days=place * period.days // count), **given) for place in range(count)
    ]


def changes(now, before):
    counting = Counting(facts(now, before))
    found = counting.by(FAILURE)
    often = decided(list(found.values()))
    return {kind: one.change for kind, one in zip(found, often, strict=True)}


def test_counts_are_compared_in_as_many_days():
    counting = Counting(facts(spread(12, YEAR), spread(24, BEFORE)))
    total = counting.total()
    assert total.count == 12
    assert total.usual == pytest.approx(24 * YEAR.days / BEFORE.days)
    assert total.change is Change.SAME
    assert counting.by(FAILURE)["late"].usual == total.usual


def test_what_grows_and_what_falls_is_told():
    now = spread(30, YEAR) + spread(2, YEAR, failure="rude") + spread(6, YEAR, failure="faulty")
    before = spread(16, BEFORE) + spread(44, BEFORE, failure="rude") + spread(12, BEFORE, failure="faulty")
    assert changes(now, before) == {"late": Change.MORE, "rude": Change.FEWER, "faulty": Change.SAME}


def test_fewer_than_five_together_are_too_few():
    assert changes(spread(4, YEAR), []) == {"late": Change.TOO_FEW}
    assert changes(spread(2, YEAR), spread(2, BEFORE)) == {"late": Change.TOO_FEW}
    assert changes(spread(5, YEAR), []) == {"late": Change.MORE}  # once in 243 by chance


def test_without_anything_before_nothing_is_compared():
    counting = Counting(facts(spread(40, YEAR)))
    assert counting.total().change is Change.NONE
    assert counting.total().usual is None
    assert counting.by(FAILURE)["late"].change is Change.NONE


def test_one_bad_evening_is_no_growth():
    """Twelve at once weigh less than twelve through the year."""
    quiet = spread(12, BEFORE)
    assert changes([case(date(2026, 2, 14)) for _ in range(12)], quiet) == {"late": Change.SAME}
    assert changes(spread(18, YEAR), quiet) == {"late": Change.MORE}


def test_of_thirty_causes_none_grows_by_chance():
    """Nothing changed in any of 300 shops with thirty causes each: in one of twenty at most is that said."""
    chance, told = Random(7), 0
    for _ in range(300):
        rates = [chance.choice((0.02, 0.05, 0.1)) for _ in range(30)]
        now, before = (
            [
                case(period.first + timedelta(days=day), cause=f"cause {number}")
                for number, rate in enumerate(rates)
                for day in range(period.days)
                if chance.random() < rate
            ]
            for period in (SPRING, WINTER)
        )
        known = facts(now=Span(period=SPRING, cases=now), before=Span(period=WINTER, cases=before))
        found = Counting(known).by(CAUSE)
        told += any(one.change in (Change.MORE, Change.FEWER) for one in decided(list(found.values())))
    assert 0 < told <= 300 * 0.05


def test_months_have_their_cases_and_what_is_usual_in_them():
    now = spread(12, YEAR)
    counting = Counting(facts(now, spread(73, BEFORE)))
    months = counting.by_part(counting.total())
    assert [one for month in months for one in month.behind.ids] == [each.id for each in now]
    usual = [month.usual for month in months if month.usual is not None]
    assert sum(usual) == pytest.approx(73 * YEAR.days / BEFORE.days)
    assert usual[0] / 31 == pytest.approx(usual[7] / 28)


def test_compliments_do_not_count():
    counting = Counting(facts([*spread(2, YEAR), case(kind="compliment", failure=None)], []))
    assert counting.total().count == 2
    assert set(counting.by(FAILURE)) == {"late"}
