"""More or fewer than before: asked of all at once, and of months that may be bunched."""

from __future__ import annotations

import random
from datetime import timedelta

from delight.domain.insight.chapter import Verdict
from delight.domain.insight.coming import came, decided
from delight.domain.insight.oftener import Change
from tests.domain.insight.made import BEFORE, YEAR, case, facts


def any_days(chance, count, period):
    days = sorted(chance.randrange(period.days) for _ in range(count))
    return [case(period.first + timedelta(days=day)) for day in days]


def asked(now, before):
    chance = random.Random(2)
    return came(facts(before=[]), any_days(chance, now, YEAR), any_days(chance, before, BEFORE))


def test_with_nothing_to_compare_only_how_many_is_told():
    found = came(facts(), [case(), case()], [])
    assert (found.count, found.usual, found.change.verdict) == (2, None, Verdict.UNSAID)


def test_what_is_usual_is_scaled_to_as_many_days():
    found = asked(7, 20)
    assert found.usual == 20 * 365 / 731
    assert (found.count, found.before) == (7, 20)


def test_none_at_all_is_not_compared_and_few_are_too_few():
    assert decided([asked(0, 0)])[0].change is Change.NONE
    assert decided([asked(1, 3)])[0].change is Change.TOO_FEW


def test_a_difference_that_one_question_sees_may_be_chance_among_many():
    one = asked(19, 16)
    assert 0.01 < one.chance < 0.05
    assert [each.change for each in decided([one])] == [Change.MORE]
    assert {each.change for each in decided([one, *([asked(5, 10)] * 9)])} == {Change.SAME}


def test_where_nothing_changed_a_table_of_five_says_so_in_nineteen_of_twenty():
    chance, wrong, runs = random.Random(7), 0, 120
    for _ in range(runs):
        rows = []
        for _ in range(5):
            counts = [sum(chance.random() < 0.04 for _ in range(period.days)) for period in (YEAR, BEFORE)]
            now, before = (
                any_days(chance, count, period) for count, period in zip(counts, (YEAR, BEFORE), strict=True)
            )
            rows.append(came(facts(before=[]), now, before))
        wrong += any(row.change in (Change.MORE, Change.FEWER) for row in decided(rows))
    assert wrong / runs <= 0.05
