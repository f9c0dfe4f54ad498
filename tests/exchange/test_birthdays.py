from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.exchange.birthdays import read_birthday
from delight.exchange.dates_in import Order

DAY_FIRST = Order(month_first=False, latest=2026)
MONTH_FIRST = Order(month_first=True, latest=2026)


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("1980-03-14", DAY_FIRST, "1980-03-14"),
        ("1980-03-14T00:00:00", DAY_FIRST, "1980-03-14"),
        ("14.03.1980", MONTH_FIRST, "1980-03-14"),
        ("03.04.1980", MONTH_FIRST, "1980-04-03"),
        ("3/4/1980", MONTH_FIRST, "1980-03-04"),
        ("3/4/1980", DAY_FIRST, "1980-04-03"),
        ("03/14", DAY_FIRST, "03-14"),
        ("03/04", DAY_FIRST, "03-04"),
        ("03/04", Order(told=True, latest=2026), "04-03"),
        ("14.3.", DAY_FIRST, "03-14"),
        ("3.4.", MONTH_FIRST, "04-03"),
        ("--03-14", DAY_FIRST, "03-14"),
        ("02-29", DAY_FIRST, "02-29"),
        ("14/03/80", DAY_FIRST, "1980-03-14"),
        ("14/03/26", DAY_FIRST, "2026-03-14"),
        ("14/03/27", DAY_FIRST, "1927-03-14"),
        ("1604-03-14", DAY_FIRST, "03-14"),
        ("14. März 1980", DAY_FIRST, "1980-03-14"),
        ("March 14, 1980", DAY_FIRST, "1980-03-14"),
        ("14 mars", DAY_FIRST, "03-14"),
        ("1980年3月14日", DAY_FIRST, "1980-03-14"),
        ("昭和55年3月14日", DAY_FIRST, "1980-03-14"),
        ("0/0/00", DAY_FIRST, ""),
        ("", DAY_FIRST, ""),
        ("30/02/1980", DAY_FIRST, None),
        ("1980-03-14", Order(latest=1979), None),
        ("spring", DAY_FIRST, None),
        ("29294", DAY_FIRST, None),
        ("29294", Order(serial=True, latest=2026), "1980-03-14"),
    ],
)
def test_birthdays(cell, order, day):
    assert read_birthday(cell, order) == day


@given(st.dates(date(1900, 1, 1), date(2026, 12, 31)), st.booleans())
def test_whatever_is_written_in_the_columns_order_is_read_back(day, month_first):
    order = Order(month_first=month_first, told=True, latest=2026)
    text = f"{day.month}/{day.day}/{day.year}" if month_first else f"{day.day}/{day.month}/{day.year}"
    first, second = (day.month, day.day) if month_first else (day.day, day.month)
    if first <= 12 or second > 12 or first > 12:
        assert read_birthday(text, order) == day.isoformat()


@given(st.text(max_size=40))
def test_no_cell_is_too_strange(text):
    found = read_birthday(text, DAY_FIRST)
    assert found is None or found == "" or len(found) in {5, 10}
