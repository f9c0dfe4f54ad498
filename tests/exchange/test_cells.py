import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.exchange import cells


@pytest.mark.parametrize(
    ("cell", "text"),
    [("'+44 1632", "+44 1632"), ('="0123"', "0123"), ("'tis", "'tis"), (" a ", "a"), ("", "")],
)
def test_guards_of_spreadsheets_are_taken_off(cell, text):
    assert cells.bare(cell) == text


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("ida@example.org", ["ida@example.org"]),
        ("Ida Rowe <ida@example.org>; mailto:bo@example.org", ["ida@example.org", "bo@example.org"]),
        ("a@x.org ::: b@x.org", ["a@x.org", "b@x.org"]),
        ("n/a", []),
        (" - ", []),
    ],
)
def test_e_mails_in_a_cell(cell, found):
    assert cells.emails(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("p:+46 70 123", ["+46 70 123"]),
        ("'+44 1632 960111", ["+44 1632 960111"]),
        ("1 ::: tel: 2", ["1", "2"]),
        ("none", []),
    ],
)
def test_phones_in_a_cell(cell, found):
    assert cells.phones(cell) == found


@pytest.mark.parametrize(
    ("cell", "month_first", "day"),
    [
        ("1980-03-14", False, "1980-03-14"),
        ("1980-03-14T00:00:00", False, "1980-03-14"),
        ("14.03.1980", True, "1980-03-14"),
        ("3/4/1980", True, "1980-03-04"),
        ("3/4/1980", False, "1980-04-03"),
        ("03/14", False, "03-14"),
        ("03/04", False, "03-04"),
        ("14.3.", False, "03-14"),
        ("--03-14", False, "03-14"),
        ("02-29", False, "02-29"),
        ("0/0/00", False, ""),
        ("", False, ""),
        ("30/02/1980", False, None),
        ("spring", False, None),
        ("14/03/80", False, None),
    ],
)
def test_birthdays(cell, month_first, day):
    assert cells.birthday(cell, month_first=month_first) == day


@pytest.mark.parametrize(
    ("column", "leads"),
    [
        (["1/2/1980", "25/12/1980"], False),
        (["1/2/1980", "12/25/1980"], True),
        (["1/2/1980", "x"], None),
        ([], None),
    ],
)
def test_a_column_tells_its_order(column, leads):
    assert cells.month_leads(column) is leads


@pytest.mark.parametrize(
    ("column", "cards"),
    [
        (["4111 1111 1111 1111", "5500-0000-0000-0004", ""], True),
        (["4111 1111 1111 1112"], False),
        (["likes rye", "allergic", "4111111111111111"], False),
        (["+44 1632 960111"], False),
        ([], False),
    ],
)
def test_a_column_of_card_numbers_is_known(column, cards):
    assert cells.are_cards(column) is cards


@given(st.text(max_size=60))
def test_no_cell_is_too_strange(text):
    cells.bare(text)
    assert all(mail.strip() for mail in cells.emails(text))
    assert all(number.strip() for number in cells.phones(text))
    day = cells.birthday(text, month_first=True)
    assert day is None or day == "" or len(day) in {5, 10}
