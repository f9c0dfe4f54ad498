"""Words that are said alike."""

from __future__ import annotations

import pytest

from delight.domain.duplicates.sounds import consonants, heard, is_close, other_ending, said, skeleton


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("meier", "mayer"),
        ("stefan", "stephan"),
        ("schmidt", "schmitt"),
        ("gonzalez", "gonzales"),
        ("jon", "john"),
    ],
)
def test_said_alike(one: str, two: str) -> None:
    assert said(one) == said(two)
    assert is_close(one, two)


@pytest.mark.parametrize(
    ("one", "two"), [("tim", "tom"), ("anna", "hanna"), ("koch", "kuhn"), ("ben", "bea")]
)
def test_short_names_with_another_letter_are_others(one: str, two: str) -> None:
    assert not is_close(one, two)


@pytest.mark.parametrize(
    ("one", "two"), [("thompson", "thomson"), ("marlow", "marlwo"), ("andersen", "anderson")]
)
def test_one_slip_is_close(one: str, two: str) -> None:
    assert is_close(one, two)


@pytest.mark.parametrize(
    ("one", "two", "other"),
    [
        ("paul", "paula", True),
        ("mario", "maria", True),
        ("andrea", "andreas", True),
        ("sara", "sarah", False),
    ],
)
def test_endings_tell_brother_from_sister(one: str, two: str, *, other: bool) -> None:
    assert other_ending(one, two) is other


def test_words_without_latin_letters_have_no_skeleton() -> None:
    assert skeleton("иванов") == ""
    assert skeleton("marlow") == "MRL"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("yelena", "elena"),
        ("aleksej", "aleksey"),
        ("yulia", "iulia"),
        ("tchekhov", "chekhov"),
        ("mikhail", "michail"),
    ],
)
def test_who_spelt_it_in_latin_letters_makes_no_other_name(one: str, two: str) -> None:
    assert heard(one) == heard(two)
    assert consonants(one) == consonants(two) != ""
