"""Every reason has its sentence, and the sentence names its figures."""

from datetime import date

import pytest
from hypothesis import given

from delight.domain.customers.standing import Standing, Why, standing
from delight.domain.customers.whys import SENTENCES, plain_why, span
from tests.domain.customers.test_standing import FACTS


def why(code, **figures):
    return Why(standing=Standing.UNKNOWN, code=code, **figures)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            why("absent", usual=9, away=40),
            "Comes about every 9 days as a rule, and has not been here for 6 weeks.",
        ),
        (why("comes-back", usual=1, away=0), "Comes every day, the last time today."),
        (why("comes-back", usual=30, away=21), "Comes about every 4 weeks, the last time 3 weeks ago."),
        (why("brought", count=1), "Brought somebody to us."),
        (why("brought", count=3), "Brought 3 people to us."),
        (why("new", count=0), "Is a customer since today."),
        (why("new", count=12), "Has been a customer for 12 days."),
        (why("too-little-known", count=0), "No visit is known yet."),
        (why("listed"), "Came in with a list; no visit is noted yet."),
        (
            why("second-complaint", count=2, day=date(2026, 3, 1)),
            "2 complaints within three months, the last on 2026-03-01.",
        ),
    ],
)
def test_the_sentence_names_the_figures(reason, said):
    assert plain_why(reason) == said


@given(FACTS)
def test_whatever_is_known_there_is_a_sentence_without_holes(facts):
    reason = standing(facts)
    assert reason.code in SENTENCES
    said = plain_why(reason)
    assert said.endswith(".")
    assert "{" not in said
    assert "%n" not in said


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, ("day", 1)), (20, ("day", 20)), (21, ("week", 3)), (89, ("week", 13)), (90, ("month", 3))],
)
def test_days_are_said_in_the_unit_people_would_take(days, said):
    assert span(days) == said
