"""Whose guess counts: the latest of each, and one of nobody by name only while there is no other."""

from datetime import UTC, datetime, timedelta

import pytest

from delight.domain.errors import InputError
from delight.domain.insight.guesses import GuessRow, checked_guess, latest


def guess(number, staff_id, score=5):
    at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=number)
    return GuessRow(id=number, staff_id=staff_id, name="", owner=staff_id is None, score=score, at=at)


def test_the_latest_of_each_counts_in_the_order_in_which_they_came():
    rows = [guess(1, 7), guess(2, 3), guess(3, 7), guess(4, 12)]
    assert [row.id for row in latest(rows)] == [2, 3, 4]
    assert latest([]) == []


def test_a_guess_of_nobody_by_name_counts_until_there_is_one_by_name():
    alone = [guess(1, None), guess(2, None)]
    assert [row.id for row in latest(alone)] == [2]
    assert [row.id for row in latest([*alone, guess(3, 1)])] == [3]
    assert [row.id for row in latest([guess(3, 1), guess(4, None)])] == [3]


@pytest.mark.parametrize("score", range(11))
def test_every_answer_can_be_guessed(score):
    assert checked_guess(score) == score


@pytest.mark.parametrize("score", [-1, 11, 10**9])
def test_nothing_else_can(score):
    with pytest.raises(InputError) as refused:
        checked_guess(score)
    assert (refused.value.code, refused.value.details["field"]) == ("guess.unreadable", "score")
