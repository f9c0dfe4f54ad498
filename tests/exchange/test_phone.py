import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.exchange.phone import e164, is_number


@pytest.mark.parametrize(
    ("number", "country", "form"),
    [
        ("01632 960111", "GB", "+441632960111"),
        ("+44 1632 960111", "DE", "+441632960111"),
        ("+44 (0)1632 960111", "GB", "+441632960111"),
        ("0044 1632 960111", "GB", "+441632960111"),
        ("070-111 22 33", "SE", "+46701112233"),
        ("(757) 555-0101", "US", "+17575550101"),
        ("1-757-555-0101", "US", "+17575550101"),
        ("0171 1234567", "DE", "+491711234567"),
        ("06 12 34 56 78", "FR", "+33612345678"),
        ("06 12345678", "IT", "+390612345678"),
        ("090-1234-5678", "JP", "+819012345678"),
        ("+81 90 1234 5678", "", "+819012345678"),
        ("01632 960111", "", ""),
        ("12", "GB", ""),
        ("nonsense", "GB", ""),
        ("", "GB", ""),
    ],
)
def test_one_form_for_every_way_to_write_it(number, country, form):
    assert e164(number, country) == form


def slow(text, country):
    try:
        parsed = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return ""
    possible = phonenumbers.is_possible_number(parsed)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) if possible else ""


@settings(max_examples=400)
@given(
    st.sampled_from("GB US DE FR ES IT PT NL SE DK PL RU JP AU BR CH AT IE BE NO FI MX AR IN HU".split()),
    st.sampled_from(["", "0", "00", "+44", "+49 ", "+", "(0", "8 "]),
    st.from_regex(r"[1-9](?:[ \-./]?\d){3,13}", fullmatch=True),
)
def test_the_quick_way_says_what_the_library_says(country, start, rest):
    assert e164(start + rest, country) == slow(start + rest, country)


@pytest.mark.parametrize(
    ("text", "country", "is_one"),
    [
        ("01632 960111", "GB", True),
        ("p:+46701112233", "GB", True),
        ("14/03/1980", "GB", False),
        ("01632 ext", "GB", False),
        ("12.50", "GB", False),
    ],
)
def test_a_text_that_is_a_number_and_nothing_else(text, country, is_one):
    assert is_number(text, country) is is_one
