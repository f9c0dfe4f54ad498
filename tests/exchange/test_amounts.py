import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.exchange.amounts import Amount, Marks, marks_of, read_amount

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
