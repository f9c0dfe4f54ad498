"""How the shop sees itself: nothing is shown before somebody guessed, nor of a few answers."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from delight.domain.customers.pulse import ENOUGH
from delight.domain.insight.cards import card_words
from delight.domain.insight.chapter import Topic, Verdict
from delight.domain.insight.chapters.ourselves import ourselves
from delight.domain.insight.facts import AnswerFact, GuessFact, Span
from delight.domain.insight.period import Against
from delight.domain.insight.values import Between, Number, Own, Term, Unit
from tests.domain.insight.made import TODAY, YEAR, facts
from tests.domain.insight.plainly import plain

STAFF = {1: "Maya", 2: "Ben", 3: "Ida"}
MAYA, BEN, IDA = (1, True), (2, False), (3, False)


def answers(*scores, customer=None):
    """Return answers of as many customers, or all of one."""
    first = date(2026, 1, 1)
    return [
        AnswerFact(customer or number + 1, score, first + timedelta(days=number % 28))
        for number, score in enumerate(scores)
    ]


def guess(who, score, day=TODAY):
    number, owner = who
    return GuessFact(number, score, day, owner)


def chapter(given, *guesses, **more):
    span = Span(period=YEAR, answers=given)
    return ourselves(facts(now=span, guesses=guesses, staff=STAFF, **more))


def told(made):
    return [plain().sentence(Topic.OURSELVES, said) for said in made.said]


FAIR = answers(*[7, 8] * 20)


def test_nobody_sees_the_answers_before_somebody_guessed():
    made = chapter(FAIR)
    (invitation,) = told(made)
    assert invitation == (
        "Would customers recommend us, from 0 (never) to 10 (gladly)? Guess first, everybody who works here: "
        "then we see how far we are from what they answer."
    )
    assert (made.figure, made.tables, made.charts, made.enough) == (None, (), (), False)
    assert not made.said[0].behind.ids


@pytest.mark.parametrize("count", [0, 1, 2, ENOUGH - 1])
def test_few_answers_are_counted_and_not_shown(count):
    made = chapter(answers(*[9] * count), guess(MAYA, 9), guess(BEN, 6))
    assert told(made)[0] == "Two of us have guessed."
    assert "20 are needed" in told(made)[1]
    assert (made.figure, made.tables, made.charts, made.enough) == (None, (), (), False)


def test_a_guess_above_what_customers_say_is_a_gap():
    made = chapter(FAIR, guess(MAYA, 10))
    between = made.figure.between
    first, second = told(made)
    assert first == "We guess 10.0, and our customers answer 7.5: they see us less kindly than we do."
    assert second == (
        "The gap is 2.5; if all our customers answered, it would likely be between "
        f"{10 - between.high:.1f} and {10 - between.low:.1f}."
    )
    assert (made.figure.verdict, made.figure.good) == (Verdict.LOWER, False)
    assert sorted(made.figure.behind.ids) == list(range(1, 41))


def test_a_guess_below_it_is_a_kind_surprise():
    made = chapter(FAIR, guess(MAYA, 5), guess(BEN, 6))
    assert told(made)[0] == (
        "We guess 5.5, and our customers answer 7.5: they think more of us than we do ourselves."
    )
    assert (made.figure.verdict, made.figure.good) == (Verdict.HIGHER, True)


def test_a_guess_within_what_is_known_is_no_gap():
    made = chapter(FAIR, guess(MAYA, 7), guess(BEN, 8))
    assert "as far as we can tell" in told(made)[0]
    assert made.figure.verdict is Verdict.SAME
    assert told(made)[1].endswith("and our guess is in there.")


def test_owners_and_the_counter_are_told_apart():
    made = chapter(FAIR, guess(MAYA, 10), guess(BEN, 7), guess(IDA, 8))
    assert told(made)[-1] == "Owners guess 10.0, those at the counter 7.5."
    (table,) = made.tables
    assert [(row.cells[0], row.cells[1].value) for row in table.rows] == [
        (Term("guesser", "customers"), 7.5), (Term("guesser", "all"), 25 / 3),
        (Term("guesser", "others"), 7.5),
        (Own("Maya"), 10), (Own("Ben"), 7), (Own("Ida"), 8),
    ]  # fmt: skip
    (chart,) = made.charts
    assert [mark.value for mark in chart.marks] == [row.cells[1].value for row in table.rows]
    assert chart.marks[0].low < 7.5 < chart.marks[0].high


def test_one_alone_needs_no_name_and_no_mean():
    made = chapter(FAIR, GuessFact(None, 8, TODAY, owner=True))
    assert [row.cells[0] for row in made.tables[0].rows] == [
        Term("guesser", "customers"),
        Term("guesser", "you"),
    ]
    assert len(told(made)) == 2


def test_each_customer_counts_once_with_the_last_answer():
    often = answers(*[0] * 30, customer=1)
    last = AnswerFact(1, 8, date(2026, 5, 1))
    made = chapter([last, *often, *answers(*[8] * 25)], guess(MAYA, 8))
    assert made.figure.n == 25
    assert made.figure.value == Number(8.0, Unit.SCORE)
    assert chapter([last, *often], guess(MAYA, 8)).figure is None


def test_whoever_is_not_known_counts_each_time():
    unknown = [AnswerFact(None, 9, TODAY) for _ in range(25)]
    made = chapter(unknown, guess(MAYA, 8))
    assert (made.figure.n, made.figure.behind.ids) == (25, ())


def test_the_card_says_what_was_guessed():
    card = card_words(plain(), chapter(FAIR, guess(MAYA, 10)), Against.USUAL)
    assert (card.big, card.usual, card.verdict) == ("7.5", "we guess 10.0", "less than we guess")


def test_all_the_same_answers_leave_room_for_others():
    made = chapter(answers(*[10] * 20), guess(MAYA, 10))
    assert made.figure.between.low < 10 == made.figure.between.high
    assert made.figure.verdict is Verdict.SAME


def test_a_gap_is_told_where_there_is_none_in_few_shops_of_a_hundred():
    """Whoever guesses what all customers would say is told of a gap in some five of a hundred."""
    luck, wrong, times = random.Random(4), 0, 300
    weights = [1, 0, 1, 1, 2, 4, 6, 10, 20, 25, 30]
    truth = sum(score * weight for score, weight in enumerate(weights)) / sum(weights)
    for _ in range(times):
        given = answers(*luck.choices(range(11), weights, k=25))
        wrong += chapter(given, guess(MAYA, truth)).figure.verdict is not Verdict.SAME
    assert wrong <= 0.09 * times


def test_the_interval_of_customers_stands_in_the_table():
    made = chapter(FAIR, guess(MAYA, 10))
    cell = made.tables[0].rows[0].cells[2]
    assert isinstance(cell, Between)
    assert cell.unit is Unit.SCORE


def test_somebody_alone_needs_no_name():
    (table,) = chapter(answers(*[9] * ENOUGH), guess(MAYA, 8), alone=True).tables
    assert [row.cells[0] for row in table.rows] == [Term("guesser", "customers"), Term("guesser", "you")]
