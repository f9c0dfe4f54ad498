"""Why somebody is surprised or not, as the window says it."""

from datetime import date

import pytest

from delight.domain.surprises.reasons import Bar, Reason
from delight.domain.surprises.values import WhyNot
from delight.ui.kit.words.reasons import why_not_surprised, why_surprised

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-26", "Has a birthday on Thursday."),
        ("2026-11-23", "Has a birthday on 23 Nov."),
        ("2026-11-30", "Has a birthday on 30 Nov."),
    ],
)
def test_a_day_within_the_week_is_told_by_its_name(day, said):
    assert why_surprised(Reason.BIRTHDAY, {"day": day}, TODAY) == said


def test_whoever_comes_often_has_a_number():
    told = why_surprised(Reason.NEVER_YET, {"visits": 25, "wait": 400, "day": "2025-01-02"}, TODAY)
    assert told == "Has come 25 times, and has never had a surprise."


def test_money_in_a_reason_has_its_sign():
    told = why_not_surprised(WhyNot(Bar.BUDGET, None, {"left": 20, "budget": 3000}), "EUR", TODAY)
    assert "€0.20" in told
