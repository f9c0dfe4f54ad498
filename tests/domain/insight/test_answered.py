"""Whoever was asked twice counts once, by what they said last."""

from __future__ import annotations

from datetime import date

from delight.domain.insight.answered import each_once, latest
from delight.domain.insight.facts import AnswerFact

FIRST, SECOND = date(2026, 1, 1), date(2026, 1, 2)


def test_the_last_answer_of_each_counts_whatever_their_order():
    new, old = AnswerFact(1, 9, SECOND), AnswerFact(1, 2, FIRST)
    assert latest([new, old]) == latest([old, new]) == {1: new}


def test_of_two_answers_of_a_day_the_later_counts():
    assert latest([AnswerFact(1, 2, FIRST), AnswerFact(1, 9, FIRST)]) == {1: AnswerFact(1, 9, FIRST)}


def test_whoever_is_not_known_counts_each_time():
    nobody = [AnswerFact(None, 3, FIRST), AnswerFact(None, 3, FIRST)]
    assert each_once([*nobody, AnswerFact(1, 9, FIRST)]) == [AnswerFact(1, 9, FIRST), *nobody]
    assert latest(nobody) == {}
