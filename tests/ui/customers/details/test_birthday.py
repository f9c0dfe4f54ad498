from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from delight.domain.customers.customer import checked_birthday
from delight.ui.customers.details.birthday import read_birthday, show_birthday


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("14 March", "03-14"),
        ("March 14", "03-14"),
        ("14 Mar 1980", "1980-03-14"),
        ("14/3", "03-14"),
        ("14.3.1980", "1980-03-14"),
        ("3/14", "03-14"),
        ("4/3", "03-04"),
        ("03-14", "03-14"),
        ("1980-03-14", "1980-03-14"),
        ("29 February", "02-29"),
        ("", ""),
        ("soon", "soon"),
        ("31 April", "31 April"),
    ],
)
def test_reads_birthdays_as_people_write_them(typed, stored):
    assert read_birthday(typed) == stored


def test_the_month_comes_first_where_it_does():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    try:
        assert read_birthday("4/3") == "04-03"
        assert show_birthday("04-03") == "April 3"
    finally:
        QLocale.setDefault(before)


@given(st.dates())
def test_what_is_shown_reads_back_as_it_was(day):
    for stored in (day.isoformat(), day.strftime("%m-%d")):
        if day.year >= 1000:
            assert checked_birthday(read_birthday(show_birthday(stored))) == stored


@given(st.text(max_size=60))
def test_any_text_comes_back_as_a_text(text):
    assert isinstance(read_birthday(text), str)
    assert isinstance(show_birthday(text), str)
