"""Rules of groups that nobody can fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from delight.domain.customers.groups import Rule, fits
from delight.domain.duplicates.contradictions import check_possible, contradiction
from delight.domain.errors import InputError
from delight.domain.plain.sentences import explain
from tests.domain.customers.test_groups import TODAY, ZOE


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(tags=("Regulars",), without_tags=("regulars",)), "“Regulars” is asked for and ruled out."),
        (Rule(away_days=10, here_days=5), "here within 5 days, and not here for 10."),
        (Rule(away_days=10, here_days=10), "here within 10 days, and not here for 10."),
        (Rule(visits_least=5, visits_most=2), "at least 5 visits, and at most 2."),
        (
            Rule(value_least_minor=500, value_most_minor=200),
            "the least they spent is more than the most.",
        ),
        (Rule(visits_most=0, value_least_minor=1), "who never came was not here and spent nothing."),
        (Rule(visits_most=0, here_days=30), "who never came was not here and spent nothing."),
        (Rule(places=("Hove",), has_address=False), "who has no address lives nowhere that we know."),
    ],
)
def test_what_says_the_opposite_of_itself_is_told(rule: Rule, words: str) -> None:
    with pytest.raises(InputError) as error:
        check_possible(rule)
    assert explain(error.value).what == f"Nobody can be in this group: {words}"


@pytest.mark.parametrize(
    "rule",
    [
        Rule(tags=("regulars",), without_tags=("family",)),
        Rule(away_days=5, here_days=6),
        Rule(visits_least=2, visits_most=2),
        Rule(value_least_minor=200, value_most_minor=200),
        Rule(visits_most=0, value_least_minor=0),
        Rule(visits_most=0, away_days=90),
        Rule(places=("Hove",), has_address=True),
    ],
)
def test_what_somebody_may_fit_is_left_alone(rule: Rule) -> None:
    check_possible(rule)


few = st.none() | st.integers(0, 4)
rules = st.builds(
    Rule, away_days=few, here_days=few, visits_least=few, visits_most=few, value_least_minor=few,
    value_most_minor=few,
)  # fmt: skip


@given(rules, st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_nobody_fits_what_is_refused(rule: Rule, visits: int, value: int, days: int) -> None:
    assume(contradiction(rule) is not None)
    came = date.fromordinal((TODAY - timedelta(days=days)).toordinal()) if visits else None
    who = replace(ZOE, visits=visits, value_minor=value if visits else 0, last_day=came)
    assert not fits(rule, who, TODAY)
