"""Sentences about all answers: what is said when, and that each figure in them is right."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.pulse import BASELINE, ENOUGH, HIGHEST, PulseRow
from delight.domain.customers.pulse_places import PulsePlace
from delight.domain.customers.recommending import answers
from delight.ui.surprises.answers.words import (
    about_words,
    all_words,
    answer_look,
    days_words,
    logged_words,
    share_words,
)

_TODAY = date(2026, 3, 11)
_SCORES = st.integers(0, HIGHEST)


def row(**fields):
    told = {"id": 1, "customer_id": 1, "customer_name": "Zoë Brontë", "score": 3, "words": ""}
    told |= {
        "at": datetime(2026, 3, 10, 15, 5, tzinfo=UTC),
        "staff": "Tom Okafor",
        "place": PulsePlace.COUNTER,
    }
    return PulseRow(**(told | fields))


@pytest.mark.usefixtures("qapp")
@given(st.lists(_SCORES, max_size=BASELINE), st.lists(_SCORES, max_size=100))
def test_of_too_few_no_figure_is_told(first, later):
    some, now = answers(first, wanted=BASELINE), answers(later if len(first) == BASELINE else [])
    words = all_words(some, now)
    assert words.startswith("Too few to say") is (len(first) < ENOUGH)
    assert ("of the last" in words.lower()) is (now.count >= ENOUGH)
    if len(first) >= ENOUGH:
        assert f"{some.promoters} would recommend you and {some.detractors} would not" in words
    assert "{" not in words


@pytest.mark.usefixtures("qapp")
@given(st.lists(_SCORES, min_size=ENOUGH, max_size=100))
def test_the_same_again_is_no_change(scores):
    first, now = answers(scores, wanted=len(scores)), answers(scores)
    assert all_words(first, now).endswith("The difference can still be chance.")


def test_one_answer_is_missing(qapp):
    words = all_words(answers([9] * 29, wanted=BASELINE), answers([]))
    assert words.endswith("1 more answer, and that is what later ones are compared with.")


def test_the_share_of_all_customers_by_hand(qapp):
    """Wilson's interval of 15 in 30: 33.15 to 66.85 in a hundred."""
    assert share_words(answers([10] * 15 + [0] * 15)).endswith("33 to 67 in a hundred would.")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([], ""),
        ([date(2026, 3, 2)], "2 Mar"),
        ([date(2025, 12, 30), date(2026, 3, 2)], "30 Dec 2025 to 2 Mar"),
    ],
)
def test_when_they_were_given(qapp, days, words):
    assert days_words(answers([9] * len(days), days=days), _TODAY) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "At the counter, yesterday, 15:05"),
        ({"place": PulsePlace.TOLD}, "Told to us, yesterday, 15:05 · noted by Tom Okafor"),
        (
            {"place": None, "follow_up_id": 4, "case_id": 2},
            "After a follow-up, yesterday, 15:05 · noted by Tom Okafor",
        ),
        ({"place": PulsePlace.TOLD, "staff": ""}, "Told to us, yesterday, 15:05"),
    ],
)
def test_where_and_when(qapp, fields, words):
    assert about_words(row(**fields), _TODAY, UTC) == words


def test_a_row_is_read_out_with_all_of_it(qapp):
    look = answer_look(row(words="Cold\nsoup"), _TODAY, UTC)
    assert look.spoken() == "Zoë Brontë, At the counter · Cold soup, 3 of 10, yesterday"
    nobody = answer_look(row(customer_id=None, customer_name=""), _TODAY, UTC)
    assert nobody.spoken() == "Somebody without a name, At the counter, 3 of 10, yesterday"


@pytest.mark.parametrize(
    ("words", "logged"),
    [(" Cold soup ", "Cold soup"), ("", "Would not recommend us: 3 of 10, when asked.")],
)
def test_what_a_complaint_begins_with(qapp, words, logged):
    assert logged_words(row(words=words)) == logged
