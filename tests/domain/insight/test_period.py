"""Periods: their months cover them, what they are compared with lies before them, and no day is too early."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.days.calendar import EARLIEST
from delight.domain.errors import InputError
from delight.domain.insight.period import (
    LEAST_USUAL_DAYS,
    MOST_MONTHS,
    USUAL_MONTHS,
    Against,
    Period,
    Span,
    checked,
    compared_from,
    compared_with,
    named,
    opening,
)
from delight.domain.insight.values import Month, Year

DAY = timedelta(days=1)
ANY_DAY = st.dates(date.min, date(9999, 12, 30))
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@st.composite
def periods(draw, days=DAYS, most=9_000):
    first = draw(days)
    return Period(first, first + timedelta(days=draw(st.integers(0, most))))


@given(periods())
def test_its_months_or_years_cover_it_each_day_once(period):
    parts = period.parts()
    assert (parts[0].period.first, parts[-1].period.last) == (period.first, period.last)
    assert all(one.period.last + DAY == other.period.first for one, other in pairwise(parts))
    assert sum(part.period.days for part in parts) == period.days
    assert len({type(part.label) for part in parts}) == 1


@given(periods())
def test_a_part_is_called_by_the_month_or_year_that_it_lies_in(period):
    for label, days in period.parts():
        assert label.first.day == 1
        assert label.first.year == days.first.year == days.last.year
        if isinstance(label, Month):
            assert label.first.month == days.first.month == days.last.month
        else:
            assert label.first.month == 1


@given(periods())
def test_nobody_has_to_read_more_points_than_a_few_dozen(period):
    parts = period.parts()
    assert isinstance(parts[0].label, Year) or len(parts) <= MOST_MONTHS + 2
    if period.days <= 3 * 365:
        assert isinstance(parts[0].label, Month)


@given(periods(most=366))
def test_a_year_before_is_as_long_but_for_a_leap_day_and_does_not_touch_it(period):
    before = period.year_before()
    assert abs(before.days - period.days) <= 1
    if period.days <= 365:
        assert before.last < period.first or before.last == period.first - DAY


def test_the_leap_day_a_year_before_is_the_28th():
    assert Period(date(2024, 2, 29), date(2024, 2, 29)).year_before() == Period(
        date(2023, 2, 28), date(2023, 2, 28)
    )
    assert Period(date(2024, 2, 1), date(2024, 2, 29)).year_before().days == 28


@given(periods(ANY_DAY, 0) | periods(), ANY_DAY)
def test_what_is_usual_ends_the_day_before_and_reaches_two_years_back(period, known_since):
    usual = period.usual(known_since)
    if usual is None:
        assert period.first - known_since < timedelta(days=LEAST_USUAL_DAYS)
    else:
        assert usual.last == period.first - DAY
        assert usual.first >= known_since
        assert LEAST_USUAL_DAYS <= usual.days <= USUAL_MONTHS * 31


def test_a_busy_shop_is_compared_with_the_year_before_alone():
    period, since = Period(date(2025, 7, 1), date(2026, 6, 30)), date(2020, 1, 1)
    busy = compared_with(period, Against.USUAL, since, busy=True)
    assert busy == Period(date(2024, 7, 1), date(2025, 6, 30))
    assert compared_with(period, Against.LAST_YEAR, since, busy=True) == period.year_before()


@given(periods(ANY_DAY, 0) | periods(), st.sampled_from(Against), ANY_DAY)
def test_what_it_is_compared_with_was_written_down_and_is_none_of_its_own(period, against, known_since):
    before = compared_with(period, against, known_since)
    if before is not None:
        assert known_since <= before.first <= before.last < period.first


def test_a_period_longer_than_a_year_is_not_compared_with_a_year_before():
    period = Period(date(2025, 1, 1), date(2026, 3, 1))
    assert compared_with(period, Against.LAST_YEAR, date(2020, 1, 1)) is None
    assert compared_with(period, Against.USUAL, date(2020, 1, 1)) is not None


@given(st.sampled_from(Span), DAYS, DAYS)
def test_periods_with_a_name_hold_days_that_have_come(span, today, known_since):
    period = named(span, today, known_since)
    assert period.first <= period.last <= today
    if span in (Span.THIS_MONTH, Span.THREE_MONTHS, Span.TWELVE_MONTHS, Span.THIS_YEAR, Span.ALL):
        assert today in period


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.THIS_MONTH, date(2026, 3, 1), date(2026, 3, 31)),
        (Span.LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        (Span.THREE_MONTHS, date(2026, 1, 1), date(2026, 3, 31)),
        (Span.TWELVE_MONTHS, date(2025, 4, 1), date(2026, 3, 31)),
        (Span.THIS_YEAR, date(2026, 1, 1), date(2026, 3, 31)),
        (Span.LAST_YEAR, date(2025, 1, 1), date(2025, 12, 31)),
        (Span.ALL, date(2019, 5, 4), date(2026, 3, 31)),
    ],
)
def test_periods_with_a_name_are_what_one_means(span, first, last):
    assert named(span, date(2026, 3, 31), date(2019, 5, 4)) == Period(first, last)


@given(DAYS, st.integers(0, 900), st.booleans())
def test_one_begins_with_a_year_but_where_only_three_months_can_be_compared(today, ago, can_tell):
    since = today - timedelta(days=ago)
    span = opening(today, since, lambda _now, _before: can_tell)
    year, months = (named(one, today, since) for one in (Span.TWELVE_MONTHS, Span.THREE_MONTHS))
    if span is Span.THREE_MONTHS:
        assert can_tell
        assert year.usual(since) is None
        assert months.usual(since) is not None
    else:
        assert span is Span.TWELVE_MONTHS
        assert not can_tell or year.usual(since) is not None or months.usual(since) is None


def test_whether_three_months_tell_enough_is_asked_of_them_and_of_what_was_before():
    asked = []
    opening(date(2026, 3, 31), date(2025, 4, 1), lambda *both: asked.append(both) or True)
    before = Period(date(2025, 4, 1), date(2025, 12, 31))
    assert asked == [(Period(date(2026, 1, 1), date(2026, 3, 31)), before)]


@given(DAYS)
def test_three_months_can_be_compared_from_that_day_on_and_not_the_day_before(since):
    day = compared_from(since)
    assert named(Span.THREE_MONTHS, day, since).usual(since) is not None
    assert named(Span.THREE_MONTHS, day - DAY, since).usual(since) is None


@given(st.none() | ANY_DAY, st.none() | ANY_DAY, DAYS)
def test_whatever_is_asked_for_is_a_period_up_to_today_or_refused(first, last, today):
    early = any(day is not None and day < EARLIEST for day in (first, last))
    backwards = not early and first is not None and last is not None and first > last
    try:
        period = checked(first, last, today)
    except InputError as error:
        code = error.code
    else:
        code = ""
        assert period.first <= period.last <= today
        assert first in (None, period.first)
    assert (code == "period.backwards") is backwards
    assert (code == "date.too_early") is early
    assert not code or first is not None or last is not None


@pytest.mark.parametrize("against", Against)
@pytest.mark.parametrize("day", [date.min, date(1, 3, 1), date(2, 12, 31)])
def test_the_first_days_of_the_calendar_are_no_trouble(day, against):
    period = Period(day, day)
    assert compared_with(period, against, date(2020, 1, 1)) is None
    assert compared_with(period, against, day) is None
    assert period.parts()[-1].period.last == day


@pytest.mark.parametrize(
    ("first", "last", "field"), [(date.min, None, "from"), (None, date(1899, 12, 31), "to")]
)
def test_days_before_anyone_alive_are_refused_at_their_field(first, last, field):
    with pytest.raises(InputError) as caught:
        checked(first, last, date(2026, 3, 1))
    assert (caught.value.code, caught.value.details["field"]) == ("date.too_early", field)


def test_without_a_first_day_a_period_begins_no_earlier_than_a_day_may_be():
    assert checked(None, EARLIEST, date(2026, 3, 1)) == Period(EARLIEST, EARLIEST)
    assert checked(None, date(1900, 6, 1), date(2026, 3, 1)).first == EARLIEST


def test_what_is_still_to_come_is_cut_off():
    assert checked(date(2026, 1, 1), date(2026, 12, 31), date(2026, 3, 9)).last == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 3, 2), date(2026, 3, 1), "period.backwards"),
        (date(2026, 4, 1), date(2026, 5, 1), "period.future"),
        (date(2026, 3, 16), None, "period.future"),  # nobody said that it ends before
        (None, date(2027, 5, 1), ""),
        (None, date(2030, 5, 1), "period.future"),
    ],
)
def test_backwards_and_ahead_are_refused(first, last, code):
    today = date(2026, 6, 9)
    if not code:
        assert checked(first, last, today) == Period(date(2026, 5, 2), today)
        return
    with pytest.raises(InputError) as caught:
        checked(first, last, date(2026, 3, 15))
    assert caught.value.code == code
