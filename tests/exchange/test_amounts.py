import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.exchange.amounts import Amount, Marks, marks_of, read_amount, unsaid

POINT, COMMA = Marks("USD"), Marks("EUR", comma=True)


@pytest.mark.parametrize(
    ("text", "marks", "amount"),
    [
        ("12.50", POINT, Amount(1250, "USD")),
        ("12,5", COMMA, Amount(1250, "EUR")),
        ("1,234.56", POINT, Amount(123456, "USD")),
        ("1.234,56", COMMA, Amount(123456, "EUR")),
        ("1.234,56", POINT, Amount(123456, "USD")),
        ("1 234,56", COMMA, Amount(123456, "EUR")),
        ("1'234.50", POINT, Amount(123450, "USD")),
        ("1\u202f234,56 €", COMMA, Amount(123456, "EUR")),
        ("1.234", COMMA, Amount(123400, "EUR")),
        ("1,234", POINT, Amount(123400, "USD")),
        ("1,23,456.00", Marks("INR"), Amount(12345600, "INR")),
        ("$12", POINT, Amount(1200, "USD")),
        ("$ 12.50", Marks("CAD"), Amount(1250, "CAD")),
        ("US$12.50", Marks("CAD"), Amount(1250, "USD")),
        ("12.50 USD", POINT, Amount(1250, "USD")),
        ("USD 12.50", POINT, Amount(1250, "USD")),
        ("€12,50", POINT, Amount(1250, "EUR")),
        ("899kr", Marks("SEK", comma=True), Amount(89900, "SEK")),
        ("899 kr.", Marks("DKK", comma=True), Amount(89900, "DKK")),
        ("CHF 12.--", Marks("CHF"), Amount(1200, "CHF")),
        ("12,- €", COMMA, Amount(1200, "EUR")),
        ("Fr. 12.50", Marks("CHF"), Amount(1250, "CHF")),
        ("R$ 1.234,50", Marks("BRL", comma=True), Amount(123450, "BRL")),
        ("12,50 zł", Marks("PLN", comma=True), Amount(1250, "PLN")),
        ("1 250 руб.", Marks("RUB", comma=True), Amount(125000, "RUB")),
        ("¥1,200", Marks("JPY"), Amount(1200, "JPY")),
        ("1,200円", Marks("JPY"), Amount(1200, "JPY")),
        ("￥１２００", Marks("JPY"), Amount(1200, "JPY")),
        ("-5.00", POINT, Amount(-500, "USD")),
        ("(5.00)", POINT, Amount(-500, "USD")),
        ("($5.00)", POINT, Amount(-500, "USD")),
        ("5.00-", POINT, Amount(-500, "USD")),
        ("-$5.00", POINT, Amount(-500, "USD")),
        ("−5,00 €", COMMA, Amount(-500, "EUR")),
        ("0", POINT, Amount(0, "USD")),
        (".50", POINT, Amount(50, "USD")),
        ("12.499999999", POINT, Amount(1250, "USD")),
        ("1.234", Marks("KWD"), Amount(1234, "KWD")),
        ("1.234", POINT, None),
        ("12.345", POINT, None),
        ("12 apples", POINT, None),
        ("12.50 EUR USD", POINT, None),
        ("1.2.3", POINT, None),
        ("twelve", POINT, None),
        ("9" * 20, POINT, None),
        ("", POINT, None),
    ],
)
def test_amounts(text, marks, amount):
    assert read_amount(text, marks) == amount


@pytest.mark.parametrize(
    ("cells", "country", "comma"),
    [
        (["12.50", "1,234.00"], "DE", False),
        (["12,50", "1.234"], "US", True),
        (["1.234", "5.678"], "DE", True),
        (["1.234", "5.678"], "US", False),
        (["1.234.567"], "US", True),
        (["12"], "FR", True),
        ([], "GB", False),
    ],
)
def test_a_column_tells_its_marks(cells, country, comma):
    assert marks_of(cells, currency="EUR", country=country).comma is comma


@given(st.integers(0, 10**9), st.booleans(), st.booleans())
def test_whatever_is_written_is_read_back(minor, comma, grouped):
    text = f"{minor // 100:{',' if grouped else ''}}.{minor % 100:02}"
    if comma:
        text = text.translate(str.maketrans(",.", ".,"))
    for written, value in (
        (text, minor),
        (f"({text})", -minor),
        (f"€ {text}", minor),
        (f"{text} EUR", minor),
    ):
        assert read_amount(written, Marks("EUR", comma=comma)) == Amount(value, "EUR")


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text):
    found = read_amount(text, POINT)
    assert found is None or isinstance(found.minor, int)


@pytest.mark.parametrize(
    ("country", "currency", "cells", "minors", "told"),
    [
        ("GB", "GBP", ["1.234"], [None], None),
        ("GB", "GBP", ["1,234", "800"], [123_400, 80_000], ("1,234", "1234.00")),
        ("GB", "GBP", ["1,234", "12.50"], [123_400, 1250], None),
        ("GB", "GBP", ["1.234", "12,50"], [123_400, 1250], None),
        ("GB", "GBP", ["1.234", "12.50"], [None, 1250], None),
        ("GB", "GBP", ["12.500", "3.250"], [1250, 325], ("12.500", "12.50")),
        ("IE", "EUR", ["1.234"], [None], None),
        ("DE", "EUR", ["1.234"], [123_400], ("1.234", "1234.00")),
        ("DE", "EUR", ["1.234", "12,50"], [123_400, 1250], None),
        ("DE", "EUR", ["1,234"], [None], None),
        ("DE", "EUR", ["1,234", "12.50"], [123_400, 1250], None),
        ("FR", "EUR", ["1.234"], [None], None),
        ("FR", "EUR", ["1.234", "12,50"], [123_400, 1250], None),
        ("CH", "CHF", ["1,234"], [None], None),
        ("CH", "CHF", ["1'234"], [123_400], None),
        ("JP", "JPY", ["1,234"], [1234], None),
        ("KW", "KWD", ["1.234"], [1234], ("1.234", "1.234")),
    ],
)
def test_three_figures_behind_a_lone_mark_are_settled_by_the_column_or_as_is_usual_and_said(
    country, currency, cells, minors, told
):
    marks = marks_of(cells, currency=currency, country=country)
    read = [read_amount(cell, marks) for cell in cells]
    assert [one and one.minor for one in read] == minors
    assert unsaid(cells, currency=currency, country=country) == told
