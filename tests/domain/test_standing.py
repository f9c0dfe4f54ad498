from dataclasses import replace
from datetime import date

import pytest

from delight.domain.customers import Standing
from delight.domain.standing import Facts, standing

TODAY = date(2026, 3, 11)
REGULAR = Facts(
    today=TODAY,
    since=date(2024, 1, 1),
    known_since=date(2024, 1, 1),
    open_complaints=0,
    recent_complaints=0,
    compliments=0,
    visits=20,
    first_seen=date(2025, 10, 1),
    last_seen=date(2026, 3, 9),
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, (Standing.CONTENT, "comes-back")),
        ({"compliments": 1}, (Standing.PROMOTER, "compliment")),
        ({"open_complaints": 1, "compliments": 1}, (Standing.AT_RISK, "open-complaint")),
        ({"recent_complaints": 2}, (Standing.AT_RISK, "second-complaint")),
        ({"last_seen": date(2026, 1, 20)}, (Standing.DRIFTING, "absent")),
        ({"last_seen": date(2026, 2, 20)}, (Standing.CONTENT, "comes-back")),
        ({"since": None, "known_since": date(2026, 3, 1), "visits": 1}, (Standing.NEW, "new")),
        ({"visits": 0, "first_seen": None, "last_seen": None}, (Standing.UNKNOWN, "too-little-known")),
    ],
)
def test_standing_comes_with_its_reason(change, expected):
    assert standing(replace(REGULAR, **change)) == expected


def test_two_visits_are_too_few_to_know_a_rhythm():
    facts = replace(REGULAR, visits=2, last_seen=date(2025, 11, 1))
    assert standing(facts)[0] is not Standing.DRIFTING
