from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.days.calendar import (
    Urgency,
    at_local,
    check_future,
    check_past,
    due_after,
    end_of,
    local_day,
    urgency,
)
from delight.domain.errors import InputError

BERLIN, SAMOA = ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Apia")
NOW = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("received", "days", "zone", "due"),
    [
        (datetime(2026, 3, 11, 9, tzinfo=UTC), 0, UTC, datetime(2026, 3, 11, 23, 59, 59, tzinfo=UTC)),
        # The clocks go forward in the night to 29 March: the day ends at 21:59:59 UTC.
        (datetime(2026, 3, 26, 9, tzinfo=UTC), 3, BERLIN, datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC)),
        # Already tomorrow in Samoa.
        (datetime(2026, 3, 11, 12, tzinfo=UTC), 0, SAMOA, datetime(2026, 3, 12, 10, 59, 59, tzinfo=UTC)),
        (datetime(2028, 2, 28, 12, tzinfo=UTC), 1, UTC, datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_days_are_counted_on_the_shops_clock(received, days, zone, due):
    assert due_after(received, days, zone) == due


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.sampled_from([UTC, BERLIN, SAMOA, None]))
def test_a_day_ends_within_itself(moment, zone):
    moment = moment.replace(tzinfo=UTC)
    day = local_day(moment, zone)
    assert local_day(end_of(day, zone), zone) == day
    assert end_of(day, zone) + timedelta(seconds=1) >= moment


def test_how_near_a_deadline_is():
    assert urgency(None, NOW, UTC) is Urgency.NONE
    assert urgency(NOW - timedelta(seconds=1), NOW, UTC) is Urgency.OVERDUE
    assert urgency(NOW + timedelta(hours=3), NOW, UTC) is Urgency.TODAY
    assert urgency(NOW + timedelta(days=1), NOW, UTC) is Urgency.LATER


def test_the_machines_clock_is_meant_where_no_zone_is_given():
    moment = at_local(date(2026, 7, 1), time(12), None)
    assert moment.astimezone().time() == time(12)


@pytest.mark.parametrize(
    ("check", "moment", "code"),
    [
        (check_past, NOW + timedelta(minutes=6), "date.future"),
        (check_past, datetime(1899, 12, 31, tzinfo=UTC), "date.too_early"),
        (check_future, NOW - timedelta(hours=1), "date.past"),
        (check_future, NOW + timedelta(days=5000), "date.too_late"),
    ],
)
def test_refuses_days_that_cannot_be_meant(check, moment, code):
    with pytest.raises(InputError) as raised:
        check(moment, NOW, field="received_at")
    assert raised.value.code == code
    check(None, NOW, field="received_at")
    check(NOW, NOW, field="received_at")
