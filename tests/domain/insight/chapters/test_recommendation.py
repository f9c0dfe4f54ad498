"""Answers against the shop's own first ones, each customer once; whom others brought against newcomers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.domain.customers.recommending import answers, change_between
from delight.domain.insight.chapter import Topic, Verdict
from delight.domain.insight.chapters.recommendation import recommendation
from delight.domain.insight.facts import AnswerFact, BroughtFact, Newcomer, Span
from delight.domain.insight.values import Number, Term, Things, Unit
from tests.domain.insight.made import BEFORE, TODAY, YEAR, facts
from tests.domain.insight.plainly import plain

DAY = date(2026, 3, 2)


def said(scores, day=DAY, first=1):
    return [AnswerFact(first + place, score, day) for place, score in enumerate(scores)]


def known(now, first=(), **given):
    span = Span(period=YEAR, answers=list(now))
    return facts(now=span, before=[], first_answers=list(first), **given)


def told(chapter):
    return [plain().sentence(Topic.RECOMMENDATION, one) for one in chapter.said]


def test_too_few_answers_say_nothing_but_how_many_they_are():
    chapter = recommendation(known(said([10] * 19)))
    assert told(chapter)[0] == (
        "19 customers answered whether they would recommend us; from 20 answers on there is something to say."
    )
    assert chapter.figure.value is None
    assert not chapter.enough
    assert not chapter.charts
    assert {table.code for table in chapter.tables} == {"months"}


def test_what_they_answered_is_told_with_its_balance_and_its_mean():
    scores = [10] * 12 + [8] * 5 + [3] * 4
    chapter = recommendation(known(said(scores), said([9] * 10 + [7] * 12, BEFORE.first, 50)))
    now, first = answers(scores), answers([9] * 10 + [7] * 12)
    assert told(chapter)[0] == (
        "Of 21 customers who answered, twelve would recommend us, five might and four would not."
    )
    assert told(chapter)[1].startswith("Those who would, less those who would not, are +38 in a hundred;")
    low, high = change_between(first, now)
    assert low < 0 < high
    assert told(chapter)[2] == "The first 22 answers made it +45: no difference that we can tell."
    assert told(chapter)[3].startswith("On average they answer 8.2 of 10;")
    assert chapter.figure.value == Number(now.net, Unit.NET)
    assert (chapter.figure.usual.value, chapter.figure.against) == (first.net, "first")
    assert chapter.figure.verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("now", "first", "verdict", "good"),
    [([10] * 30, [5] * 30, Verdict.HIGHER, True), ([4] * 25, [9] * 25, Verdict.LOWER, False)],
)
def test_more_or_fewer_than_at_first_is_said(now, first, verdict, good):
    chapter = recommendation(known(said(now), said(first, BEFORE.first, 50)))
    assert (chapter.figure.verdict, chapter.figure.good) == (verdict, good)
    assert "more people" in told(chapter)[2] or verdict is Verdict.LOWER


def test_each_customer_counts_once_with_the_latest_answer():
    earlier = said([0] * 20, date(2025, 8, 1))
    later = said([10] * 20, DAY)
    anonymous = [AnswerFact(None, 8, DAY), AnswerFact(None, 8, DAY)]
    chapter = recommendation(known([*later, *earlier, *anonymous]))
    assert chapter.figure.n == 22
    assert told(chapter)[0].startswith("Of 22 customers who answered, 20 would recommend us, two might")
    assert chapter.figure.behind.of is Things.CUSTOMERS
    assert set(chapter.figure.behind.ids) == set(range(1, 21))
    assert plain().sentence(Topic.RECOMMENDATION, chapter.apart[0]).startswith("Two answers are of")


def test_the_first_answers_are_not_compared_with_themselves():
    some = said([10] * 25)
    chapter = recommendation(known(some, some))
    assert "fall into these days in part" in told(chapter)[2]
    assert chapter.figure.verdict is Verdict.UNSAID
    assert chapter.figure.usual is None


def test_a_baseline_of_few_is_too_few_to_compare_with():
    chapter = recommendation(known(said([10] * 25), said([3] * 8, BEFORE.first, 60)))
    assert told(chapter)[2] == "The first 8 answers are too few to compare that with."


def test_the_parts_of_the_bar_open_who_said_so():
    chapter = recommendation(known(said([10] * 15 + [7] * 3 + [0] * 2)))
    (chart,) = chapter.charts
    assert [mark.value for mark in chart.marks] == [0.75, 0.15, 0.1]
    assert [mark.label for mark in chart.marks] == [
        Term("opinion", "would"),
        Term("opinion", "might"),
        Term("opinion", "would-not"),
    ]
    assert chart.marks[2].behind.ids == (19, 20)
    assert {mark.n for mark in chart.marks} == {20}
    assert all(mark.low <= mark.value <= mark.high for mark in chart.marks)


def brought(count, day=DAY, first=500):
    return [BroughtFact(first + place, 1, day) for place in range(count)]


def test_whom_others_brought_is_counted_against_what_is_usual():
    days = [YEAR.first + timedelta(days=40 * place) for place in range(9)]
    now = [BroughtFact(500 + place, 1, day) for place, day in enumerate(days)]
    earlier = [BroughtFact(600 + place, 1, date(2024, 2 * place + 1, 9)) for place in range(4)]
    some = [*now, *earlier, BroughtFact(700, 1, None)]
    chapter = recommendation(known([], brought=some))
    assert told(chapter)[1] == (
        "Nine customers came because somebody recommended us; usually two in as many days: that is more."
    )
    assert chapter.said[1].behind.ids == tuple(range(500, 509))
    assert plain().sentence(Topic.RECOMMENDATION, chapter.apart[0]).startswith("Of one referral the day")


def test_where_nobody_was_noted_as_brought_it_says_so():
    assert told(recommendation(known([])))[1:] == [
        "Nobody is noted yet who came because somebody recommended us."
    ]


def newcomers(first, came, stayed, day=DAY):
    again = day + timedelta(days=30)
    found = {first + place: Newcomer(day, again) for place in range(came)}
    return found | {first + came + place: Newcomer(day, None) for place in range(stayed)}


def test_newcomers_who_were_brought_are_compared_with_others():
    span = Span(period=YEAR, newcomers=newcomers(500, 18, 2) | newcomers(800, 20, 40))
    chapter = recommendation(facts(now=span, before=[], brought=brought(20)))
    assert told(chapter)[-1] == (
        "Of 20 newcomers whom somebody brought, 18 came again within 90 days; of 60 others 20 did. "
        "Whom somebody brings comes again more often."
    )
    table = next(table for table in chapter.tables if table.code == "newcomers")
    assert [row.cells[1:3] for row in table.rows] == [(Number(20), Number(18)), (Number(60), Number(20))]


def test_few_newcomers_are_only_counted():
    span = Span(period=YEAR, newcomers=newcomers(500, 4, 2) | newcomers(800, 20, 40))
    chapter = recommendation(facts(now=span, before=[], brought=brought(6)))
    assert told(chapter)[-1].startswith("Of six newcomers whom somebody brought we know by now")


def test_nobody_is_a_newcomer_while_visits_are_new():
    """Where visits began in the period everybody is seen for the first time: regulars, too."""
    early, late = YEAR.first + timedelta(days=99), YEAR.first + timedelta(days=100)
    span = Span(period=YEAR, newcomers=newcomers(500, 18, 2, late) | newcomers(800, 20, 40, early))
    came = facts(now=span, brought=brought(20), visits_since=YEAR.first + timedelta(days=10))
    table = next(table for table in recommendation(came).tables if table.code == "newcomers")
    assert [row.cells[1].value for row in table.rows] == [20, 0]


def test_only_newcomers_count_whose_ninety_days_are_over():
    late = {900: Newcomer(date(2025, 7, 1), date(2025, 9, 30))}
    waiting = {901: Newcomer(TODAY - timedelta(days=90), TODAY), 902: Newcomer(TODAY, None)}
    over = {903: Newcomer(TODAY - timedelta(days=91), TODAY - timedelta(days=1))}
    span = Span(period=YEAR, newcomers=late | waiting | over)
    chapter = recommendation(facts(now=span, before=[], brought=brought(4, DAY, 900)))
    table = next(table for table in chapter.tables if table.code == "newcomers")
    assert table.rows[0].behind.ids == (900, 903)
    assert table.rows[0].cells[1:3] == (Number(2), Number(1))
