import pytest

from delight.exchange.parts import Part
from delight.exchange.secrets import are_secret, has_card
from delight.exchange.table import Line, Sheet


def sheet(*cells):
    lines = tuple(Line(row=row, cells=(cell,)) for row, cell in enumerate(cells, 2))
    return Sheet(header=("Number",), header_row=1, lines=lines)


@pytest.mark.parametrize(
    ("cells", "secret"),
    [
        (["4111 1111 1111 1111", "5500-0000-0000-0004", ""], True),
        (["DE89 3704 0044 0532 0130 00", "GB29NWBK60161331926819"], True),
        (["DE89 3704 0044 0532 0130 01"], False),
        (["4111 1111 1111 1112"], False),
        (["likes rye", "allergic", "4111111111111111"], False),
        (["+44 1632 960111"], False),
        ([], False),
    ],
)
def test_a_column_of_cards_or_accounts_is_known(cells, secret):
    assert are_secret(sheet(*cells), 0, None) is secret


def test_phones_may_add_up():
    assert not are_secret(sheet("378282246310005"), 0, Part.PHONE)
    assert not are_secret(sheet("4111111111111111", "01632 960111"), 0, Part.PHONE)


def test_no_phone_has_sixteen_figures():
    assert are_secret(sheet("4111111111111111", "5500 0000 0000 0004"), 0, Part.PHONE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Paid with 4111 1111 1111 1111, thanks", True),
        ("IMEI 490154203237518", True),
        ("Call +44 1632 960111", False),
        ("Order 4111111111111112", False),
    ],
)
def test_a_number_that_may_be_a_cards_is_seen_in_a_text(text, found):
    assert has_card(text) is found
