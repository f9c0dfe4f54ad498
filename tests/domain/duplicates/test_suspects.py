"""Two records and one person, or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.duplicates.likeness import LikeReason
from delight.domain.duplicates.same_ways import address_key, email_key, phone_key
from delight.domain.duplicates.suspects import Traits, likeness, traits
from tests.domain.duplicates.gold import gold

HOME, HOME_TOO = "12 Harbour Road\nSandmouth SM1 4XY", "12 Harbour Rd., Sandmouth, SM1 4XY"
PHONE = "01632 960123"


def one(name: str, email: str = "", phone: str = "", address: str = "", birthday: str = "") -> Traits:
    return traits(name=name, emails=[email], phones=[phone], addresses=[address], birthday=birthday)


def test_the_made_up_list_is_told_apart() -> None:
    pairs = [(pair.one, likeness(pair.left.traits(), pair.right.traits())) for pair in gold()]
    found = [same for same, like in pairs if like.is_possible]
    sure = [same for same, like in pairs if like.sure]
    assert sum(found) / len(found) >= 0.98, "precision"
    assert sum(found) / sum(same for same, _ in pairs) >= 0.98, "recall"
    assert all(sure), "what is called sure is one person"
    assert len(sure) >= 400, "and it is said of more than a few"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (one("Anna Müller", phone=PHONE), one("MUELLER, Anna", phone="+44 1632 960 123")),
        (one("Łukasz Nowak", address=HOME), one("Lukasz Nowak", address=HOME_TOO)),
        (one("van Dam, Zoë", "zoe@example.com"), one("Dr. Zoë van Dam", "ZOE+shop@example.com")),
        (one("John Smith", birthday="1960-03-04"), one("Smith John", birthday="1960-03-04")),
    ],
)
def test_a_name_and_something_of_their_own_is_sure(left: Traits, right: Traits) -> None:
    assert likeness(left, right).sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (one("Jon Smith", address=HOME), one("John Smith", address=HOME)),
        (one("Z. Marlow", "z@example.com"), one("Zoë Marlow", "z@example.com")),
        (one("Zoë Marlow", "z@example.com"), one("Zoë Jones", "z@example.com")),
        (one("Frau Müller", phone=PHONE), one("Anna Müller", phone=PHONE)),
        (one("Bill Turner", phone=PHONE), one("William Turner", phone=PHONE)),
        (one("John Smith", phone=PHONE, birthday="03-04"), one("John Smith", phone=PHONE, birthday="04-03")),
    ],
)
def test_what_may_be_one_person_is_shown_and_not_called_sure(left: Traits, right: Traits) -> None:
    found = likeness(left, right)
    assert found.is_possible
    assert not found.sure or found.reasons[0] is LikeReason.SAME_NAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (one("Zoë Marlow", phone=PHONE), one("Tom Jones", phone=PHONE)),
        (one("Zoë Marlow", phone=PHONE, address=HOME), one("Tom Marlow", phone=PHONE, address=HOME)),
        (one("Zoë Marlow", "us@example.com", PHONE), one("Tom Marlow", "us@example.com", PHONE)),
        (one("Paul Berg", phone=PHONE, address=HOME), one("Paula Berg", phone=PHONE, address=HOME)),
        (one("John Smith Jr", phone=PHONE, address=HOME), one("John Smith Sr.", phone=PHONE, address=HOME)),
        (
            one("John Smith", address=HOME, birthday="1950-01-02"),
            one("John Smith", address=HOME, birthday="1980-03-04"),
        ),
        (one("Zoë & Tom Marlow", phone=PHONE), one("Zoë Marlow", phone=PHONE)),
        (one("Marlow", address=HOME), one("Brontë", address=HOME)),
    ],
)
def test_families_firms_and_namesakes_are_left_alone(left: Traits, right: Traits) -> None:
    assert not likeness(left, right).is_possible


def test_a_name_alone_says_something_where_few_have_it() -> None:
    left, right = one("Zoë Marlow"), one("Zoe Marlowe")
    assert likeness(left, right, rare=True).is_possible
    assert not likeness(left, right).is_possible
    elsewhere = one("Zoë Marlow", "a@example.com", PHONE), one("Zoë Marlow", "b@example.com", "01632 960777")
    assert not likeness(*elsewhere, rare=True).is_possible


def test_the_reasons_come_strongest_first_and_what_speaks_against_it_last() -> None:
    left, right = (
        one("Zoë Marlow", "z@example.com", PHONE),
        one("Zoë Marlow", "z@example.com", PHONE, "", "02-03"),
    )
    assert set(likeness(left, right).reasons) == {LikeReason.SAME_NAME, LikeReason.EMAIL, LikeReason.PHONE}
    born = likeness(one("Zoë Marlow", birthday="1990-01-01"), one("Zoë Marlow", birthday="1970-05-06"))
    assert born.reasons == (LikeReason.SAME_NAME, LikeReason.OTHER_BIRTHDAY)


def test_one_digit_of_a_birthday_is_a_slip_and_no_proof_of_two_people() -> None:
    left = one("Zoë Marlow", "z@example.com", birthday="1990-05-12")
    assert likeness(left, one("Zoë Marlow", "z@example.com", birthday="1990-05-13")).is_possible
    assert not likeness(left, one("Zoë Marlow", "z@example.com", birthday="1961-05-12")).sure


def test_a_birthday_without_its_year_agrees_with_the_whole_one() -> None:
    left, right = one("Zoë Marlow", birthday="1990-05-12"), one("Zoë Marlow", birthday="05-12")
    assert LikeReason.BIRTHDAY in likeness(left, right).reasons


def test_japanese_names_are_known_by_how_they_are_said() -> None:
    signs = traits(name="山田 花子", reading="やまだ はなこ")
    assert likeness(signs, traits(name="ヤマダ ハナコ"), rare=True).is_possible
    assert likeness(signs, traits(name="山田花子"), rare=True).is_possible
    other = traits(name="山田 華子", reading="ヤマダ ハナコ")
    assert not likeness(signs, other, rare=True).is_possible, "names said alike are written in many ways"


def test_a_firm_is_known_without_its_legal_form() -> None:
    left = traits(name="The Marlow Bakery", organisation=True, phones=[PHONE])
    right = traits(name="Marlow Bakery Ltd.", organisation=True, phones=[PHONE])
    assert likeness(left, right).sure
    assert not likeness(left, one("Zoë Marlow", phone=PHONE)).is_possible


def test_keys_compare_what_is_written_in_many_ways() -> None:
    assert phone_key("+49 (0)30 9018-20") == phone_key("030 901820") == phone_key("004930901820")
    assert phone_key("+1 (212) 555-0143") != phone_key("646 555 0143")
    assert phone_key("110") == ""
    assert email_key("no address") == ""
    assert address_key("Sandmouth") == ""
    assert address_key("Lindenstr. 5\n12345 Ort") == address_key("Lindenstraße 5, 12345 Ort")
    assert address_key("Lindenstr. 5\n12345 Ort") != address_key("Lindenstr. 7\n12345 Ort")


names = st.text(max_size=30)
people = st.builds(one, names, st.sampled_from(["", "a@example.com"]), st.sampled_from(["", PHONE]))


@given(people, people)
def test_likeness_does_not_depend_on_who_comes_first(left: Traits, right: Traits) -> None:
    assert likeness(left, right).score == likeness(right, left).score
    assert likeness(left, right).sure == likeness(right, left).sure
