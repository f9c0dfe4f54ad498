from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.days.dates import Typing, local_text, read_day, read_deadline, read_past
from delight.domain.errors import InputError

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 18, 9, 30, tzinfo=UTC)
"""A Wednesday."""
HERE = Typing(now=NOW, zone=LONDON, country="GB")
THERE = Typing(now=NOW, zone=LONDON, country="US")
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-14", date(2026, 3, 14)),
        ("2026/3/4", date(2026, 3, 4)),
        ("14.3.2026", date(2026, 3, 14)),
        ("14. 3. 2026", date(2026, 3, 14)),
        ("14.03.26", date(2026, 3, 14)),
        ("1.2.68", date(1968, 2, 1)),
        ("14/3/2026", date(2026, 3, 14)),
        ("3/14/2026", date(2026, 3, 14)),
        ("3/4/2026", date(2026, 4, 3)),
        ("today", date(2026, 3, 18)),
        (" Tomorrow ", date(2026, 3, 19)),
        ("yesterday", date(2026, 3, 17)),
        ("wednesday", date(2026, 3, 18)),
        ("Friday", date(2026, 3, 20)),
        ("on mon", date(2026, 3, 23)),
        ("in 3 days", date(2026, 3, 21)),
        ("in a week", date(2026, 3, 25)),
        ("in one month", date(2026, 4, 18)),
        ("2 years ago", date(2024, 3, 18)),
        ("14 March 2026", date(2026, 3, 14)),
        ("2nd of April", date(2026, 4, 2)),
        ("jan 5", date(2027, 1, 5)),
        ("March 14, 2026", date(2026, 3, 14)),
        ("2026-03-14T10:00", date(2026, 3, 14)),
        ("2026-03-14T23:30:00-05:00", date(2026, 3, 15)),
    ],
)
def test_a_day_as_people_type_it(text, day):
    assert read_day(text, HERE, field="by") == day


def test_a_bare_weekday_lies_behind_where_the_past_is_meant():
    assert read_day("friday", replace(HERE, past=True), field="received") == date(2026, 3, 13)
    assert read_day("wednesday", replace(HERE, past=True), field="received") == date(2026, 3, 18)


def test_the_country_decides_which_number_is_the_month():
    assert read_day("3/4/2026", THERE, field="by") == date(2026, 3, 4)
    with pytest.raises(InputError) as caught:
        read_day("3/4/2026", Typing(now=NOW, zone=LONDON, country="CA"), field="by")
    assert caught.value.code == "date.unreadable"
    assert read_day("4/4/2026", Typing(now=NOW, zone=LONDON), field="by") == date(2026, 4, 4)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-14 10:00", datetime(2026, 3, 14, 10, tzinfo=UTC)),
        ("2026-06-14 10:00", datetime(2026, 6, 14, 9, tzinfo=UTC)),
        ("2026-03-14T10:00:30Z", datetime(2026, 3, 14, 10, 0, 30, tzinfo=UTC)),
        ("2026-03-14T10:00+02:00", datetime(2026, 3, 14, 8, tzinfo=UTC)),
        ("14.3.2026 8:05", datetime(2026, 3, 14, 8, 5, tzinfo=UTC)),
        ("yesterday 5pm", datetime(2026, 3, 17, 17, tzinfo=UTC)),
        ("friday at 12:15 am", datetime(2026, 3, 13, 0, 15, tzinfo=UTC)),
        ("today noon", datetime(2026, 3, 18, 12, tzinfo=UTC)),
        ("08:15", datetime(2026, 3, 18, 8, 15, tzinfo=UTC)),
        ("now", NOW),
        ("2 hours ago", NOW - timedelta(hours=2)),
        ("in 90 minutes", NOW + timedelta(minutes=90)),
        ("today", NOW),
        ("yesterday", datetime(2026, 3, 17, 12, tzinfo=UTC)),
    ],
)
def test_a_moment_as_people_type_it(text, moment):
    assert read_past(text, HERE, field="received") == moment


def test_a_day_alone_is_due_by_its_last_second():
    assert read_deadline("2026-06-14", HERE, field="by") == datetime(2026, 6, 14, 22, 59, 59, tzinfo=UTC)
    assert read_deadline("tomorrow 10:00", HERE, field="by") == datetime(2026, 3, 19, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "soon",
        "31.2.2026",
        "2026-13-01",
        "in many days",
        "14 3",
        "25:00",
        "13pm",
        "1/2",
        "9" * 500,
        "next friday",
        "february 30",
        "in 99999 years",
        "2026-02-30T10:00Z",
        "٣",
    ],
)
def test_what_cannot_be_read_is_refused(text):
    with pytest.raises(InputError) as caught:
        read_day(text, HERE, field="by")
    assert caught.value.code == "date.unreadable"
    assert caught.value.details["field"] == "by"


@pytest.mark.parametrize(
    ("text", "code"), [("0001-01-01", "date.too_early"), ("9999-12-31", "date.too_late")]
)
def test_a_year_that_nobody_means_is_refused(text, code):
    with pytest.raises(InputError) as caught:
        read_deadline(text, HERE, field="by")
    assert caught.value.code == code


@given(DAYS)
def test_every_day_can_be_typed_in_every_way(day):
    for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day.day} {day:%B} {day.year}"):
        assert read_day(text, HERE, field="by") == day
    assert read_day(f"{day.month}/{day.day}/{day.year}", THERE, field="by") == day


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)).map(lambda m: m.replace(tzinfo=UTC, second=0))
)
def test_a_moment_written_down_can_be_read_again(moment):
    whole = moment.replace(microsecond=0)
    assert read_past(whole.isoformat(), HERE, field="received") == whole
    again = read_past(local_text(whole, UTC), Typing(now=NOW, zone=UTC), field="received")
    assert again == whole


@given(st.text(max_size=100))
def test_whatever_is_typed_is_a_day_or_a_plain_refusal(text):
    with suppress(InputError):
        assert 1900 <= read_day(text, HERE, field="by").year <= 2200
