from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.exchange.dates_in import Order, full_year, is_in_doubt, month_in, order_of, read_when

TODAY = date(2026, 11, 22)
ORDER = Order(latest=2026)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-03-14", date(2025, 3, 14)),
        ("2025/3/14", date(2025, 3, 14)),
        ("20250314", date(2025, 3, 14)),
        ("14.03.2025", date(2025, 3, 14)),
        ("14/3/25", date(2025, 3, 14)),
        ("14-03-'25", date(2025, 3, 14)),
        ("14. 3. 2025", date(2025, 3, 14)),
        ("14 March 2025", date(2025, 3, 14)),
        ("Mar 14, 2025", date(2025, 3, 14)),
        ("Friday, March 14th, 2025", date(2025, 3, 14)),
        ("14. März 2025", date(2025, 3, 14)),
        ("14 févr. 2025", date(2025, 2, 14)),
        ("14 de marzo de 2025", date(2025, 3, 14)),
        ("14 marzo 2025", date(2025, 3, 14)),
        ("14 de março de 2025", date(2025, 3, 14)),
        ("14 mrt 2025", date(2025, 3, 14)),
        ("14 maj 2025", date(2025, 5, 14)),
        ("14 marts 2025", date(2025, 3, 14)),
        ("14 marca 2025", date(2025, 3, 14)),
        ("14 марта 2025 г.", date(2025, 3, 14)),
        ("2025年3月14日", date(2025, 3, 14)),
        ("令和7年3月14日", date(2025, 3, 14)),
        ("2025 March 14", date(2025, 3, 14)),
        ("31/02/2025", None),
        ("14/15/2025", None),
        ("tomorrow", None),
        ("12", None),
        ("45000", None),
        ("", None),
    ],
)
def test_days(text, day):
    found = read_when(text, ORDER)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("text", "clock", "zone"),
    [
        ("2025-03-14 10:05", time(10, 5), None),
        ("2025-03-14T10:05:09Z", time(10, 5, 9), UTC),
        ("2025-03-14T10:05:09.123+02:00", time(10, 5, 9), timezone(timedelta(hours=2))),
        ("2025-03-14 10:05:09 UTC", time(10, 5, 9), UTC),
        ("2025-03-14 10:05:09 -0800", time(10, 5, 9), timezone(timedelta(hours=-8))),
        ("3/14/2025 10:05 PM", time(22, 5), None),
        ("3/14/2025 12:05 am", time(0, 5), None),
        ("14.03.2025, 10:05 Uhr", time(10, 5), None),
        ("14 mars 2025 10h05", time(10, 5), None),
        ("Fri, 14 Mar 2025 10:05:09 +0000", time(10, 5, 9), UTC),
        ("Fri Mar 14 10:05:09 +0000 2025", time(10, 5, 9), UTC),
        ("2025年3月14日 10:05", time(10, 5), None),
        ("March 14, 2025 10:05 PST", time(10, 5), timezone(timedelta(hours=-8))),
    ],
)
def test_times_and_zones(text, clock, zone):
    found = read_when(text, ORDER)
    assert (found.day, found.clock) == (date(2025, 3, 14), clock)
    assert found.zone == zone


@pytest.mark.parametrize("text", ["2025-03-14 25:00", "2025-03-14 13:00 pm", "10:05"])
def test_times_that_there_are_not(text):
    assert read_when(text, ORDER) is None


def test_numbers_are_days_only_in_a_column_of_them():
    order = order_of(["45730", "45731.5", ""], country="GB", day_first=None, today=TODAY)
    assert read_when("45730", order).day == date(2025, 3, 14)
    assert (read_when("45730.5", order).day, read_when("45730.5", order).clock) == (
        date(2025, 3, 14),
        time(12),
    )
    assert read_when("1741946709", Order(serial=True)).day == date(2025, 3, 14)
    mixed = order_of(["45730", "14/03/2025"], country="GB", day_first=None, today=TODAY)
    assert read_when("45730", mixed) is None


def test_a_day_alone_is_its_noon():
    assert read_when("2025-03-14", ORDER).moment(UTC) == datetime(2025, 3, 14, 12, tzinfo=UTC)
    assert read_when("2025-03-14 10:00 +0200", ORDER).moment(UTC) == datetime(2025, 3, 14, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cells", "country", "wish", "month_first"),
    [
        (["1/2/2025", "25/12/2024"], "US", None, False),
        (["1/2/2025", "12/25/2024"], "GB", None, True),
        (["1/2/2025", "12/25/2024"], "GB", True, True),
        (["1/2/2025"], "GB", None, False),
        (["1/2/2025"], "US", None, True),
        (["1/2/2025"], "US", True, False),
        (["1/2/2025"], "GB", False, True),
        (["13/2/2025", "2/13/2025"], "US", None, True),
        ([], "DE", None, False),
    ],
)
def test_a_column_tells_its_order(cells, country, wish, month_first):
    assert order_of(cells, country=country, day_first=wish, today=TODAY).month_first is month_first


def test_points_are_the_mark_of_those_who_write_the_day_first():
    order = order_of(["03.04.2025"], country="US", day_first=None, today=TODAY)
    assert read_when("03.04.2025", order).day == date(2025, 4, 3)
    told = order_of(["03.04.2025", "12.25.2025"], country="US", day_first=None, today=TODAY)
    assert read_when("03.04.2025", told).day == date(2025, 3, 4)


@pytest.mark.parametrize(
    ("digits", "year"), [("25", 2025), ("26", 2026), ("27", 1927), ("99", 1999), ("2031", 2031)]
)
def test_two_digits_are_the_last_such_year(digits, year):
    assert full_year(digits, 2026) == year


@pytest.mark.parametrize(
    ("cell", "doubt"), [("3/4/2025", True), ("3/3/2025", False), ("13/4/2025", False), ("2025-03-04", False)]
)
def test_days_that_can_be_read_in_two_ways(cell, doubt):
    assert is_in_doubt(cell) is doubt


def test_months_of_every_language():
    assert [
        month_in(f"1 {word} 2025") for word in ("mai", "maggio", "maio", "mei", "maj", "maja", "мая")
    ] == [5] * 7
    assert month_in("between May and June") is None


@given(st.datetimes(datetime(1950, 1, 1), datetime(2026, 12, 31)), st.booleans())
def test_whatever_is_written_in_the_columns_order_is_read_back(moment, month_first):
    order = Order(month_first=month_first, told=True, latest=2026)
    days = moment.strftime("%m/%d/%Y" if month_first else "%d/%m/%Y")
    for text in (
        moment.strftime("%Y-%m-%dT%H:%M:%S"),
        f"{days} {moment:%H:%M:%S}",
        f"{days} {moment:%I:%M:%S %p}",
    ):
        found = read_when(text, order)
        assert datetime.combine(found.day, found.clock) == moment.replace(microsecond=0)


@given(st.text(max_size=40), st.booleans())
def test_no_text_is_too_strange(text, serial):
    found = read_when(text, Order(serial=serial))
    assert found is None or isinstance(found.day, date)
