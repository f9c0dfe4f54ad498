"""Every reason, bar and emptiness has a sentence, and no figure is missing in it."""

from __future__ import annotations

from datetime import date

import pytest

from delight.domain.surprises.reasons import Bar, Empty, Reason
from delight.domain.surprises.telling import plainly, told_bar, told_empty, told_reason
from delight.domain.surprises.values import WhyNot

ENGLISH = plainly(lambda minor: f"£{minor / 100:.2f}")
DAY = "2026-03-09"
FIGURES = {
    Reason.REFERRAL: {"other": 4, "link": 2, "day": DAY, "name": "Ada Holm"},
    Reason.YEARS: {"years": 5, "day": DAY},
    Reason.BIRTHDAY: {"day": DAY},
    Reason.NTH_VISIT: {"nth": 50, "visits": 51},
    Reason.RECOVERY: {"day": DAY, "back": "2026-03-10"},
    Reason.ABSENCE: {"day": DAY, "away": 40, "usual": 9},
    Reason.NEVER_YET: {"day": DAY, "wait": 40, "visits": 7},
    Reason.LONG_AGO: {"day": DAY, "wait": 40, "visits": 7},
}
BARRED = {
    Bar.OPEN_COMPLAINT: {"since": DAY},
    Bar.AWAY: {"since": DAY},
    Bar.PLANNED: {"planned": DAY},
    Bar.COOL_DOWN: {"last": DAY, "rest": 90},
    Bar.BUDGET: {"left": 20, "budget": 3000},
    Bar.LOYAL_FIRST: {"others": 12},
    Bar.OTHERS_FIRST: {"wait": 3, "longest": 90},
    Bar.NOT_DRAWN: {"slots": 5, "among": 80},
}


@pytest.mark.parametrize("why", Reason)
def test_why_somebody_is_surprised_is_one_whole_sentence(why):
    said = told_reason(why, FIGURES[why], ENGLISH)
    assert said.endswith(".")
    assert not set("{}%…") & set(said)


def test_a_year_is_said_as_one_and_a_stranger_as_somebody():
    assert told_reason(Reason.YEARS, {"years": 1, "day": DAY}, ENGLISH) == f"A customer for a year on {DAY}."
    assert told_reason(Reason.REFERRAL, {"day": DAY}, ENGLISH).startswith("Brought somebody to us.")
    assert told_reason(Reason.NEVER_YET, {"visits": 0}, ENGLISH) == "Has never had a surprise from us."
    assert told_reason(Reason.LONG_AGO, FIGURES[Reason.LONG_AGO], ENGLISH) == (
        f"Had the last surprise 6 weeks ago, on {DAY}."
    )


@pytest.mark.parametrize("code", Bar)
def test_why_somebody_is_not_surprised_is_one_whole_sentence(code):
    said = told_bar(WhyNot(code, date(2026, 6, 1), BARRED.get(code, {})), ENGLISH)
    assert said.endswith(".")
    assert not set("{}%…") & set(said)


def test_money_is_said_as_money():
    assert "£0.20 of £30.00 a month" in told_bar(WhyNot(Bar.BUDGET, None, BARRED[Bar.BUDGET]), ENGLISH)


@pytest.mark.parametrize("empty", Empty)
def test_why_a_week_is_empty_and_what_helps(empty):
    figures = {"left": 20, "budget": 3000}
    what, remedy = told_empty(empty, date(2026, 4, 1), figures, ENGLISH)
    assert what.endswith(".")
    assert not set("{}%…") & set(what + remedy)
    assert not remedy or remedy.endswith(".")
    assert "from" not in told_empty(empty, None, figures, ENGLISH)[1]
