"""What somebody typed: an e-mail, a phone or an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.reaches import ReachKind, kind_of, reach_key


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("zoe@example.org", ReachKind.EMAIL),
        ("01632 960111", ReachKind.PHONE),
        ("+55 (11) 91234-5678", ReachKind.PHONE),
        ("０３－１２３４－５６７８", ReachKind.PHONE),
        ("020 7946 0018 ext 12", ReachKind.PHONE),
        ("12", ReachKind.ADDRESS),
        ("4 High Street", ReachKind.ADDRESS),
        ("〒100-0001\n東京都千代田区", ReachKind.ADDRESS),
        ("Zoë <zoe@example.org>", ReachKind.ADDRESS),
        ("", ReachKind.ADDRESS),
    ],
)
def test_what_was_typed_is_told_apart(text, kind):
    assert kind_of(text) is kind


@given(st.text(max_size=80))
def test_whatever_is_typed_is_something(text):
    assert kind_of(text) in set(ReachKind)


@given(st.text(alphabet="abcXYZ@. \n", min_size=1))
def test_mails_and_addresses_are_compared_without_case(text):
    for kind in (ReachKind.EMAIL, ReachKind.ADDRESS):
        assert reach_key(kind, text.upper()) == reach_key(kind, text.lower())


@given(st.from_regex(r"[0-9]{4,12}", fullmatch=True), st.sampled_from(" -/."))
def test_numbers_are_compared_by_their_digits(number, between):
    written = between.join(number)
    assert kind_of(written) is ReachKind.PHONE
    assert reach_key(ReachKind.PHONE, written) == number


def test_a_number_without_digits_has_a_key_of_its_own():
    assert reach_key(ReachKind.PHONE, "ask at the pub") == "ask at the pub"
