"""Whether somebody came back, to the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.standing import ENOUGH_VISITS, rhythm
from delight.domain.insight.returning import Return, came_back, own_patience
from tests.domain.insight.made import regular

DAY, LATER = date(2026, 3, 2), date(2026, 12, 31)
ONCE = (DAY - timedelta(days=5),)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


@given(st.sets(st.dates(date(2020, 1, 1), date(2026, 6, 30)), max_size=30), st.integers(0, 30))
def test_patience_is_that_of_their_rhythm(days, count):
    """The fast way and the one that standing goes say the same."""
    came = tuple(sorted(days))
    count = min(count, len(came))
    known = rhythm(came[:count])
    assert own_patience(came, count) == (known.patience if known else None)
    assert (known is None) == (count < ENOUGH_VISITS)


@pytest.mark.parametrize(
    ("came_after", "what"),
    [((1,), Return.BACK), ((60,), Return.BACK), ((61,), Return.AWAY), ((), Return.AWAY), ((0,), Return.AWAY)],
)
def test_who_has_no_rhythm_is_waited_for_as_long_as_others(came_after, what):
    """A visit on the day of the complaint is none after it."""
    days = (*ONCE, *map(after, came_after))
    assert came_back(days, DAY, LATER, 60) == (what, 2 if 0 in came_after else 1, 60)


@pytest.mark.parametrize(("gone", "what"), [(28, Return.BACK), (29, Return.AWAY)])
def test_who_has_a_rhythm_is_waited_for_twice_as_long_as_it(gone, what):
    """Every second week, so for four: 60 days are for whoever has none."""
    days = (*regular(DAY - timedelta(days=14 * 6), 14, 7), after(gone))
    assert came_back(days, DAY, LATER, 60) == (what, 7, 28)


@pytest.mark.parametrize("came", [(), (after(3),)])
def test_whose_time_is_not_over_counts_neither_way(came):
    """Or only those who came early would count."""
    assert came_back((*ONCE, *came), DAY, after(60), 60)[0] is Return.WAITING
    assert came_back((*ONCE, *came), DAY, after(61), 60)[0] is not Return.WAITING


@pytest.mark.parametrize("came", [(), (after(3),)])
def test_of_whom_nothing_was_known_by_then_nothing_is_said(came):
    """Or only those who came would be seen."""
    assert came_back(came, DAY, LATER, 60) == (Return.UNSEEN, 0, 0)
