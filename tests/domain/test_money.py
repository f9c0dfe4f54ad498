import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import InputError
from delight.domain.money import LARGEST_MINOR, Money, minor_digits, parse_amount, plain_amount


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12", "GBP", 1200),
        ("12.5", "GBP", 1250),
        ("12,50", "EUR", 1250),
        ("€ 1.250,00", "EUR", 125_000),
        ("1,250", "GBP", 125_000),
        ("1 250,5", "EUR", 125_050),
        ("CHF 12", "CHF", 1200),
        ("1’250.00", "CHF", 125_000),
        ("1200", "JPY", 1200),
        ("1,200", "JPY", 1200),
        ("1.250", "KWD", 1250),
        ("١٢.٥", "EUR", 1250),
        ("1.250.000", "KWD", 1_250_000_000),
    ],
)
def test_reads_amounts_as_people_type_them(text, currency, minor):
    assert parse_amount(text, currency) == Money(minor=minor, currency=currency)


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
