import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import InputError
from delight.domain.money import LARGEST_MINOR, Money, group_mark, minor_digits, parse_amount, plain_amount


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12", "GBP", 1200),
        ("12.5", "GBP", 1250),
        ("12,50", "EUR", 1250),
        ("€ 1.250,00", "EUR", 125_000),
        ("1 250,5", "EUR", 125_050),
        ("CHF 12", "CHF", 1200),
        ("1’250.00", "CHF", 125_000),
        ("1200", "JPY", 1200),
        ("1.250", "KWD", 1250),
        ("١٢.٥", "EUR", 1250),
        ("1.250.000", "KWD", 1_250_000_000),
    ],
)
def test_reads_amounts_as_people_type_them(text, currency, minor):
    assert parse_amount(text, currency) == Money(minor=minor, currency=currency)


@pytest.mark.parametrize(
    ("country", "currency", "text", "minor"),
    [
        ("GB", "GBP", "1,234", 123_400),
        ("GB", "GBP", "1.234", None),
        ("GB", "GBP", "£1.234", None),
        ("GB", "GBP", "1,234.50", 123_450),
        ("GB", "GBP", "1.234,50", 123_450),
        ("GB", "GBP", "1.234.567", 123_456_700),
        ("GB", "GBP", "1 234", 123_400),
        ("GB", "GBP", "12.50", 1250),
        ("GB", "GBP", "12,50", 1250),
        ("IE", "EUR", "1.234", None),
        ("IE", "EUR", "1,234", 123_400),
        ("DE", "EUR", "1.234", 123_400),
        ("DE", "EUR", "1,234", None),
        ("DE", "EUR", "1.234,5", 123_450),
        ("AT", "EUR", "1.234", 123_400),
        ("FR", "EUR", "1.234", None),
        ("FR", "EUR", "1,234", None),
        ("FR", "EUR", "1\u202f234", 123_400),
        ("CH", "CHF", "1.234", None),
        ("CH", "CHF", "1,234", None),
        ("CH", "CHF", "1’234", 123_400),
        ("BR", "BRL", "1.234", 123_400),
        ("US", "USD", "12,000", 1_200_000),
        ("JP", "JPY", "1,200", 1200),
        ("JP", "JPY", "1.200", None),
        ("GB", "GBP", "1.500", None),
        ("DE", "EUR", "1,500", None),
        ("GB", "GBP", "0.500", 50),
        ("GB", "GBP", "1234.500", 123_450),
        ("JP", "JPY", "1.234", None),
        ("KW", "KWD", "1,234", 1234),
        ("KW", "KWD", "1.234", 1234),
        ("TN", "TND", "1.234", 1234),
        ("", "EUR", "1.234", None),
        ("", "EUR", "1,234", None),
    ],
)
def test_a_lone_mark_before_three_figures_is_what_the_country_writes_or_refused(
    country, currency, text, minor
):
    if minor is not None:
        assert parse_amount(text, currency, groups=group_mark(country)).minor == minor
        return
    with pytest.raises(InputError) as raised:
        parse_amount(text, currency, groups=group_mark(country))
    assert raised.value.code == "amount.too_fine"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount.unreadable"),
        ("a lot", "amount.unreadable"),
        ("12e5", "amount.unreadable"),
        ("12k", "amount.unreadable"),
        ("=cmd()", "amount.unreadable"),
        ("1.2.3", "amount.unreadable"),
        ("1234.567", "amount.too_fine"),
        ("-3", "amount.negative"),
        ("€ -3", "amount.negative"),
        ("(3)", "amount.negative"),
        ("0.5", "amount.too_fine"),
        ("0.001", "amount.too_fine"),
        ("9" * 30, "amount.absurd"),
    ],
)
def test_says_what_is_wrong_with_an_amount(text, code):
    with pytest.raises(InputError) as raised:
        parse_amount(text, "JPY" if code == "amount.too_fine" else "EUR")
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("text", "currency"),
    [("€5", "GBP"), ("5 £", "EUR"), ("¥1,234", "GBP"), ("€ 12,50", "CHF"), ("£12", "USD")],
)
def test_a_sign_of_another_currency_is_not_read_as_the_shops_own(text, currency):
    with pytest.raises(InputError) as raised:
        parse_amount(text, currency)
    assert raised.value.code == "amount.other_currency"


@pytest.mark.parametrize(
    ("text", "currency"),
    [("€5", "EUR"), ("£5", "EGP"), ("￥5", "CNY"), ("¥5", "JPY"), ("$5", "CAD"), ("₹5", "INR")],
)
def test_a_sign_of_its_own_is_read(text, currency):
    assert parse_amount(text, currency).minor in {5, 500}


@given(st.integers(0, LARGEST_MINOR), st.sampled_from(["EUR", "JPY", "KWD", "GBP"]))
def test_reads_back_what_it_writes(minor, currency):
    assert parse_amount(plain_amount(minor, currency), currency).minor == minor


@given(st.text(max_size=40))
def test_never_raises_anything_else(text):
    try:
        money = parse_amount(text, "EUR")
    except InputError:
        return
    assert 0 <= money.minor <= LARGEST_MINOR


def test_knows_the_smallest_units():
    assert [minor_digits(c) for c in ("JPY", "EUR", "BHD")] == [0, 2, 3]
