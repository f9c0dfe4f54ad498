"""Surprises: how many, for whom, what they cost, and what is known of what they do."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest

from delight.domain.insight.chapter import Topic, Verdict
from delight.domain.insight.chapters.gestures import gestures
from delight.domain.insight.facts import Facts, GestureFact, Span
from delight.domain.insight.period import Period
from delight.domain.insight.values import Number, Things
from delight.domain.surprises.effect import Effect
from tests.domain.insight.made import BEFORE, YEAR, facts
from tests.domain.insight.plainly import plain

DAY = date(2026, 3, 2)
IDS = count(1)


def gift(
    customer_id: int | None = 1,
    cost: int | None = 300,
    day: date = DAY,
    name: str = "A note",
    occasion: str = "",
) -> GestureFact:
    return GestureFact(next(IDS), customer_id, name, occasion, cost, day)


def spread(times: int, period: Period) -> list[GestureFact]:
    step = period.days / times
    return [gift(place, day=period.first + timedelta(int((place + 0.5) * step))) for place in range(times)]


def effect(more: float, low: float, high: float) -> Effect:
    return Effect(surprised=40, held=12, more=more, low=low, high=high)


def known(*given: GestureFact, before: list[GestureFact] | None = None, **more: object) -> Facts:
    earlier = None if before is None else Span(period=BEFORE, gestures=before)
    return facts(now=Span(period=YEAR, gestures=list(given)), before=earlier, **more)


def said(facts_: Facts) -> list[str]:
    return [plain().sentence(Topic.GESTURES, one) for one in gestures(facts_).said]


def rows(facts_: Facts, code: str) -> list[list[str]]:
    table = next(table for table in gestures(facts_).tables if table.code == code)
    return [[plain().cell(cell) for cell in row.cells] for row in table.rows]


def test_nothing_was_given():
    assert said(known()) == [
        "No surprise was given between 1 July 2025 and 30 June 2026. One a week is a beginning."
    ]
    assert said(known(before=spread(20, BEFORE)))[1] == "Usually ten in as many days."
    assert not gestures(known()).enough


def test_what_was_given_cost_so_much_and_unknown_costs_are_said():
    assert said(known(gift(), gift(2, 199)))[0] == "Two surprises were given; they cost £4.99."
    assert said(known(gift(), gift(2, None)))[0] == (
        "Two surprises were given; they cost £3.00, and of one the cost is not noted."
    )
    shop = known(gift(1, None))
    assert said(shop)[0] == "One surprise was given; what it cost is not noted."
    assert rows(shop, "names") == [["A note", "1", "1", "–"]]
    assert rows(shop, "months")[8] == ["March 2026", "1", "1", "–", "–"]
    assert [one.code for one in gestures(shop).apart] == ["apart.no_cost"]


@pytest.mark.parametrize(
    ("now", "before", "verdict", "told"),
    [
        (12, 24, Verdict.SAME, "Usually twelve in as many days: no difference that we can tell."),
        (30, 24, Verdict.HIGHER, "Usually twelve in as many days: more than before."),
        (3, 48, Verdict.LOWER, "Usually 24 in as many days: fewer than before."),
        (2, 2, Verdict.UNSAID, "Usually one in as many days: too few to compare."),
    ],
)
def test_how_many_are_usual(now, before, verdict, told):
    shop = known(*spread(now, YEAR), before=spread(before, BEFORE))
    assert said(shop)[1] == told
    figure = gestures(shop).figure
    assert figure is not None
    assert (figure.value, figure.verdict, sum(one or 0 for one in figure.points)) == (
        Number(now),
        verdict,
        now,
    )


def test_each_month_of_the_calendar_is_held_against_the_budget():
    shop = known(gift(cost=600), gift(2, 401), gift(3, 1_000, date(2026, 4, 1)), budget=1_000)
    assert "In one of twelve months more was spent than the budget of £10.00." in said(shop)
    (over,) = (one for one in gestures(shop).said if one.code == "budget")
    assert over.behind.ids == (1, 2)
    assert over.behind.of is Things.CUSTOMERS
    (months,) = (chart for chart in gestures(shop).charts if chart.code == "months")
    assert months.level == 1_000
    assert [mark.value for mark in months.marks][8:10] == [1_001, 1_000]


def test_a_long_period_shows_years_and_holds_months_against_the_budget():
    long = Span(
        period=Period(date(2020, 1, 1), date(2025, 12, 31)), gestures=[gift(cost=1_500, day=date(2021, 5, 5))]
    )
    chapter = gestures(facts(now=long, budget=1_000, known_since=date(2020, 1, 15)))
    told = [plain().sentence(Topic.GESTURES, one) for one in chapter.said]
    assert "In one of 72 months more was spent than the budget of £10.00." in told
    assert chapter.charts[0].level is None
    assert len(chapter.charts[0].marks) == 6


@pytest.mark.parametrize(
    ("known_since", "told"),
    [
        (date(2026, 2, 9), "In one of five months more was spent than the budget of £10.00."),
        (date(2026, 6, 1), "In one of four months more was spent than the budget of £10.00."),
    ],
)
def test_months_before_the_first_case_and_the_first_surprise_are_not_held_against_the_budget(
    known_since, told
):
    assert told in said(known(gift(cost=1_500), budget=1_000, known_since=known_since))


def test_how_fairly_they_fell():
    assert "Two people got one each." in said(known(gift(), gift(2), gift(None)))
    shop = known(gift(), gift(), gift(), gift(2), gift(3), gift(3))
    assert "Of three people, two got more than one; the most that anybody got was three." in said(shop)
    assert rows(shop, "people") == [
        ["1", "1", "1 of 3", "–"], ["2", "1", "1 of 3", "–"], ["3", "1", "1 of 3", "–"]
    ]  # fmt: skip
    assert [one.code for one in gestures(known(gift(None))).apart] == ["apart.nobody"]


@pytest.mark.parametrize(
    ("known_effect", "told"),
    [
        (None, "Whether surprises bring people back is not known: nobody is held out to compare with."),
        (Effect(surprised=9, held=0, is_on=False), "is not known: nobody is held out"),
        (Effect(surprised=4, held=2), "yet: 4 were surprised and 2 held out long enough ago; from eight of"),
        (Effect(surprised=0, held=0), "cannot be said yet: nobody was held out long enough ago."),
        (effect(0.8, 0.1, 1.5), "Surprises bring people back: +0.8 visits each within 90 days"),
        (effect(-0.2, -0.9, 0.5), "Surprises make no difference that we can tell: −0.2 visits each"),
        (effect(-0.8, -1.5, -0.1), "Those who were surprised came less often: −0.8 visits each"),
    ],
)  # fmt: skip
def test_what_surprises_do_is_told_as_it_is(known_effect, told):
    shop = known(gift(), effect=known_effect)
    assert told in said(shop)[-1]
    has_table = known_effect is not None and known_effect.more is not None
    assert ("effect" in {table.code for table in gestures(shop).tables}) is has_table


def test_occasions_and_names_are_counted_the_most_frequent_first():
    shop = known(gift(), gift(2, name="Biscuits", occasion="birthday"), gift(3, None, name="Biscuits"))
    assert rows(shop, "names") == [["Biscuits", "2", "1", "£3.00"], ["A note", "1", "0", "£3.00"]]
    assert rows(shop, "occasions") == [["No occasion", "2", "1", "£3.00"], ["Birthday", "1", "0", "£3.00"]]
