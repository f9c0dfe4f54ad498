"""Deadlines computed by hand: each line says what a shop would say at its counter."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.days.calendar import local
from delight.domain.days.hours import read_week
from delight.domain.days.schedule import (
    AS_USUAL,
    Schedule,
    SpecialDraft,
    SpecialRow,
    business_day,
    checked_special,
    closes_at,
    due_in,
    is_open,
    morning,
    opens_at,
)
from delight.domain.errors import InputError
from tests.domain.days.test_hours import WEEKS

OFFICE = "mo-fr 08:00-18:00"
BAKERY = "tu-sa 07:00-12:00 14:00-18:00; su 08:00-11:00"
BAR = "we-su 18:00-02:00"
NIGHTS = "fr,sa 20:00-02:30; su 12:00-24:00"
ALWAYS = "mo-su 00:00-24:00"
ZONES = {
    "berlin": "Europe/Berlin", "york": "America/New_York", "howe": "Australia/Lord_Howe",
    "santiago": "America/Santiago", "utc": "UTC", "havana": "America/Havana", "kolkata": "Asia/Kolkata",
}  # fmt: skip
HOLIDAYS = {
    date(2026, 1, 1): "Neujahr", date(2026, 4, 3): "Karfreitag", date(2026, 4, 6): "Ostermontag",
    date(2026, 5, 1): "Erster Mai", date(2026, 12, 25): "Weihnachten", date(2026, 12, 26): "Weihnachten",
    date(2027, 1, 1): "Neujahr",
}  # fmt: skip


def special(first, last=None, hours="", number=1):
    return SpecialRow(
        id=number, uid=f"s{number}", version=1, first=first, last=last or first, name="", hours=hours
    )


def schedule(hours, zone="berlin", holidays=None, *specials):
    known = holidays or {}
    return Schedule(
        week=read_week(hours),
        special=specials,
        holidays=lambda year: {day: name for day, name in known.items() if day.year == year},
        zone=ZoneInfo(ZONES[zone]),
    )


def at(text, zone="berlin", fold=0):
    there = datetime.fromisoformat(text)
    return there.replace(tzinfo=ZoneInfo(ZONES[zone]), fold=fold).astimezone(UTC)


# fmt: off
BY_HAND = [
    # hours, zone, received, days, due
    # 2 March 2026 is a Monday.
    (OFFICE, "berlin", "2026-03-02 09:00", 0, "2026-03-02 18:00"),
    (OFFICE, "berlin", "2026-03-02 07:00", 0, "2026-03-02 18:00"),  # before opening
    (OFFICE, "berlin", "2026-03-02 18:30", 0, "2026-03-03 18:00"),  # after closing: the next day's
    (OFFICE, "berlin", "2026-03-06 17:00", 3, "2026-03-11 18:00"),  # Friday at five: by Wednesday
    (OFFICE, "berlin", "2026-03-07 10:00", 0, "2026-03-09 18:00"),  # Saturday: Monday's
    (OFFICE, "berlin", "2026-03-07 10:00", 3, "2026-03-12 18:00"),
    (OFFICE, "berlin", "2026-03-02 18:00", 0, "2026-03-03 18:00"),  # as the door closes
    (BAKERY, "berlin", "2026-03-07 13:00", 0, "2026-03-07 18:00"),  # in the midday break
    (BAKERY, "berlin", "2026-03-07 19:00", 0, "2026-03-08 11:00"),  # Sunday morning
    (BAKERY, "berlin", "2026-03-08 12:00", 0, "2026-03-10 18:00"),  # closed on Monday
    (BAKERY, "berlin", "2026-03-06 10:00", 3, "2026-03-10 18:00"),  # Saturday, Sunday, Tuesday
    # A bar that closes at two: one in the morning belongs to the evening before.
    (BAR, "berlin", "2026-03-07 01:00", 0, "2026-03-07 02:00"),
    (BAR, "berlin", "2026-03-06 22:00", 0, "2026-03-07 02:00"),
    (BAR, "berlin", "2026-03-07 02:30", 0, "2026-03-08 02:00"),
    (BAR, "berlin", "2026-03-09 01:59", 0, "2026-03-09 02:00"),  # still Sunday's evening
    (BAR, "berlin", "2026-03-09 02:01", 0, "2026-03-12 02:00"),  # Monday and Tuesday are quiet
    (BAR, "berlin", "2026-03-07 01:00", 3, "2026-03-12 02:00"),  # Friday's: Saturday, Sunday, Wednesday
    # Holidays: Good Friday and Easter Monday 2026 are 3 and 6 April.
    (OFFICE, "berlin", "2026-04-02 17:00", 0, "2026-04-02 18:00"),
    (OFFICE, "berlin", "2026-04-02 17:00", 1, "2026-04-07 18:00"),
    (OFFICE, "berlin", "2026-04-02 19:00", 0, "2026-04-07 18:00"),
    (OFFICE, "berlin", "2026-04-03 10:00", 3, "2026-04-10 18:00"),
    (OFFICE, "berlin", "2026-12-24 12:00", 3, "2026-12-30 18:00"),
    (OFFICE, "berlin", "2026-12-31 12:00", 1, "2027-01-04 18:00"),  # over the year and New Year's Day
    (BAR, "berlin", "2026-12-26 01:00", 0, "2026-12-28 02:00"),  # closed at Christmas: Sunday's evening
    # 29 February
    (OFFICE, "berlin", "2028-02-28 12:00", 1, "2028-02-29 18:00"),
    (OFFICE, "berlin", "2028-02-29 12:00", 1, "2028-03-01 18:00"),
    (ALWAYS, "utc", "2028-02-29 23:59", 0, "2028-03-01 00:00"),
    # Berlin goes forward at two on 29 March 2026, back at three on 25 October 2026.
    (OFFICE, "berlin", "2026-03-27 17:00", 1, "2026-03-30 18:00"),
    (BAR, "berlin", "2026-03-29 01:30", 0, "2026-03-29 03:00"),  # at two it is three: the bar closes
    (NIGHTS, "berlin", "2026-03-28 23:00", 0, "2026-03-29 03:30"),  # 2:30 never comes: not an hour too soon
    (OFFICE, "berlin", "2026-10-23 17:00", 1, "2026-10-26 18:00"),
    # New York goes forward at two on 8 March 2026, back at two on 1 November 2026.
    (OFFICE, "york", "2026-03-06 17:00", 1, "2026-03-09 18:00"),
    (BAR, "york", "2026-03-08 01:30", 0, "2026-03-08 03:00"),
    (OFFICE, "york", "2026-10-30 17:00", 1, "2026-11-02 18:00"),
    # Lord Howe Island moves by half an hour: back at two on 5 April 2026, forward at two on 4 October 2026.
    (OFFICE, "howe", "2026-04-03 17:00", 1, "2026-04-06 18:00"),
    (BAR, "howe", "2026-10-04 01:00", 0, "2026-10-04 02:30"),
    # Santiago goes forward at midnight on 6 September 2026: that Sunday begins at one.
    (ALWAYS, "santiago", "2026-09-05 12:00", 0, "2026-09-06 01:00"),
    (OFFICE, "santiago", "2026-09-04 17:00", 1, "2026-09-07 18:00"),
]
# fmt: on


@pytest.mark.parametrize(("hours", "zone", "received", "days", "due"), BY_HAND)
def test_a_deadline_is_what_the_shop_would_say(hours, zone, received, days, due):
    holidays = HOLIDAYS if zone == "berlin" else {}
    found = due_in(schedule(hours, zone, holidays), at(received, zone), days)
    assert found == at(due, zone)


@pytest.mark.parametrize(
    ("hours", "zone", "received", "fold"),
    [
        # Two in the morning comes twice; the bar closes when it comes the second time.
        (NIGHTS, "berlin", "2026-10-25 02:30", 1),
        ("fr,sa 20:00-01:30", "york", "2026-11-01 01:30", 1),
        ("sa 18:00-01:45", "howe", "2026-04-05 01:45", 1),
        ("sa 10:00-23:30", "santiago", "2026-04-04 23:30", 1),
        ("sa 10:00-00:30", "havana", "2026-11-01 00:30", 1),
    ],
)
def test_a_closing_time_that_comes_twice_is_the_later_one(hours, zone, received, fold):
    days = schedule(hours, zone)
    evening = at(received, zone) - timedelta(hours=3)
    assert due_in(days, evening, 0) == at(received, zone, fold)
    assert is_open(days, at(received, zone, 0))


def test_until_the_shop_has_said_its_hours_days_are_those_of_the_calendar():
    plain = Schedule(zone=ZoneInfo("Europe/Berlin"), holidays=lambda _year: HOLIDAYS)
    assert due_in(plain, at("2026-04-03 10:00"), 0) == at("2026-04-03 23:59:59")
    assert due_in(plain, at("2026-04-03 10:00"), 3) == at("2026-04-06 23:59:59")
    assert business_day(plain, at("2026-04-03 10:00")) is None


def test_the_night_the_clock_goes_back_at_midnight_ends_the_second_time():
    plain = Schedule(zone=ZoneInfo("America/Santiago"))
    assert due_in(plain, at("2026-04-04 12:00", "santiago"), 0) == at("2026-04-04 23:59:59", "santiago", 1)


class TestSpecialDays:
    def test_a_summer_break_closes_the_shop(self):
        days = schedule(OFFICE, "berlin", {}, special(date(2026, 8, 3), date(2026, 8, 16)))
        assert due_in(days, at("2026-07-31 17:00"), 3) == at("2026-08-19 18:00")
        assert due_in(days, at("2026-08-08 17:00"), 0) == at("2026-08-17 18:00")

    def test_a_day_within_a_break_can_have_hours_of_its_own(self):
        days = schedule(
            OFFICE, "berlin", {},
            special(date(2026, 8, 3), date(2026, 8, 16)),
            special(date(2026, 8, 8), hours="10:00-12:00", number=2),
        )  # fmt: skip
        assert due_in(days, at("2026-08-04 17:00"), 0) == at("2026-08-08 12:00")

    def test_of_two_of_the_same_day_the_last_said_counts(self):
        twice = (
            special(date(2026, 8, 3), number=1),
            special(date(2026, 8, 3), hours="10:00-11:00", number=2),
        )
        assert closes_at(schedule(OFFICE, "berlin", {}, *twice), date(2026, 8, 3)) == at("2026-08-03 11:00")

    def test_the_shop_can_be_open_on_a_holiday(self):
        usual = special(date(2026, 4, 6), hours=AS_USUAL)
        days = schedule(OFFICE, "berlin", HOLIDAYS, usual)
        assert due_in(days, at("2026-04-02 17:00"), 1) == at("2026-04-06 18:00")

    def test_a_shop_that_never_opens_again_counts_as_the_calendar_does(self):
        days = schedule(OFFICE, "berlin", {}, special(date(2026, 1, 1), date(2028, 12, 31)))
        assert due_in(days, at("2026-04-02 17:00"), 1) == at("2026-04-03 23:59:59")
        assert due_in(days, at("2025-12-30 17:00"), 5) == at("2026-01-04 23:59:59")

    @pytest.mark.parametrize(
        ("draft", "code"),
        [
            (SpecialDraft(first=date(2026, 8, 16), last=date(2026, 8, 3)), "special.order"),
            (SpecialDraft(first=date(2026, 8, 16), last=date(2036, 8, 3)), "special.too_long"),
            (SpecialDraft(first=date(2026, 8, 16), hours="whenever"), "hours.unreadable"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(self, draft, code):
        with pytest.raises(InputError) as raised:
            checked_special(draft)
        assert raised.value.code == code

    def test_hours_are_kept_tidied(self):
        draft = SpecialDraft(first=date(2026, 12, 24), name="  Christmas Eve ", hours="8-12")
        assert checked_special(draft) == (
            date(2026, 12, 24), date(2026, 12, 24), "Christmas Eve", "08:00-12:00"
        )  # fmt: skip
        assert checked_special(SpecialDraft(first=date(2026, 12, 24), hours="As usual"))[3] == AS_USUAL


def test_a_morning_is_when_the_shop_opens():
    days = schedule(BAKERY)
    assert morning(days, date(2026, 3, 10), time(8)) == at("2026-03-10 07:00")
    assert morning(days, date(2026, 3, 9), time(8)) == at("2026-03-09 08:00")  # closed: at eight
    assert opens_at(days, date(2026, 3, 9)) is None


MOMENTS = st.one_of(
    st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1)),
    # around the nights on which clocks change somewhere
    st.sampled_from(
        [
            datetime(2026, *day)
            for day in ((3, 29), (10, 25), (3, 8), (11, 1), (4, 5), (10, 4), (9, 6), (4, 4))
        ]
    ).flatmap(lambda day: st.integers(-2000, 2000).map(lambda m: day + timedelta(minutes=m))),
).map(lambda moment: moment.replace(tzinfo=UTC))
SHOPS = st.builds(
    lambda week, zone, closed: Schedule(
        week=week,
        zone=ZoneInfo(zone),
        holidays=lambda year: {day: "" for day in closed if day.year == year},
    ),
    WEEKS,
    st.sampled_from(sorted(ZONES.values())),
    st.sets(st.dates(date(2024, 1, 1), date(2032, 12, 31)), max_size=20),
)


@settings(max_examples=300, deadline=None)
@given(SHOPS, MOMENTS, MOMENTS, st.integers(0, 12))
def test_a_deadline_comes_after_and_never_while_the_shop_is_closed(shop, one, other, days):
    due = due_in(shop, one, days)
    assert due > one
    assert is_open(shop, due)
    assert due < due_in(shop, one, days + 1)
    sooner, later = sorted((one, other))
    assert due_in(shop, sooner, days) <= due_in(shop, later, days)


@settings(max_examples=200, deadline=None)
@given(SHOPS, MOMENTS)
def test_the_same_day_holds_the_moment_or_comes_after_it(shop, moment):
    day = business_day(shop, moment)
    assert day is not None
    end, begin = closes_at(shop, day), opens_at(shop, day)
    assert begin is not None
    assert end is not None
    assert begin < end
    assert end > moment
    if is_open(shop, moment) and end != moment:
        assert day <= local(moment, shop.zone).date()
