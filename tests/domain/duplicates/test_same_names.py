"""Names written in two ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.duplicates.same_names import Match, compare
from delight.domain.duplicates.written_names import written


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Anna Müller", "Anna Mueller"),
        ("Anna Müller", "Anna Muller"),
        ("Marlow, Zoë", "Zoë Marlow"),
        ("MARLOW Zoë", "zoe marlow"),
        ("van Dam, Zoë", "Zoë van Dam"),
        ("Mrs Zoë O'Brien", "Zoe OBrien"),
        ("Łukasz Wiśniewski", "Lukasz Wisniewski"),
        ("山田 花子", "山田花子"),
    ],
)
def test_one_name(left: str, right: str) -> None:
    assert compare(written(left), written(right)).is_same


@pytest.mark.parametrize(
    ("left", "right", "first", "family"),
    [
        ("Zoë Marlow", "Zoë Ann Marlow", Match.SHORT, Match.SAME),
        ("Zoë Marlow", "Z. Marlow", Match.INITIAL, Match.SAME),
        ("Robert Marlow", "Bob Marlow", Match.SHORT, Match.SAME),
        ("Ann Zoë Marlow", "Zoë Marlow", Match.SHORT, Match.SAME),
        ("Jon Marlow", "John Marlow", Match.CLOSE, Match.SAME),
        ("Zoë Marlow", "Zëo Marlow", Match.CLOSE, Match.SAME),
        ("Zoë Marlow", "Zoë Marlowe", Match.SAME, Match.CLOSE),
        ("Zoë Meier", "Mayer Zoë", Match.SAME, Match.CLOSE),
        ("Paul Marlow", "Paula Marlow", Match.ENDING, Match.SAME),
        ("Tim Marlow", "Tom Marlow", Match.OTHER, Match.SAME),
        ("Zoë Marlow", "Zoë Jones", Match.SAME, Match.OTHER),
        ("Zoë Marlow", "Zoë", Match.SAME, Match.MISSING),
        ("Frau Marlow", "Zoë Marlow", Match.MISSING, Match.SAME),
        ("Zoë Weber-Kohl", "Zoë Weber", Match.SAME, Match.SHORT),
        ("María José García López", "María García", Match.SHORT, Match.SHORT),
    ],
)
def test_parts_fit_more_or_less(left: str, right: str, first: Match, family: Match) -> None:
    match = compare(written(left), written(right))
    assert (match.first, match.family) == (first, family)


def test_what_is_known_apart_is_not_supposed() -> None:
    known = written("Zoë Ann Marlow Brontë", "Zoë Ann", "Marlow Brontë")
    assert (known.given, known.family) == (("zoe", "ann"), ("marlow", "bronte"))
    assert known.sure


def test_junior_and_senior_are_marks_and_no_names() -> None:
    young, old = written("Sam Marlow Jr."), written("Sam Marlow sen")
    assert (young.mark, old.mark) == ("jr", "sr")
    assert compare(young, old).marks_differ
    assert not compare(young, written("Marlow, Sam Jr.")).marks_differ


def test_a_couple_is_neither_of_the_two() -> None:
    assert not compare(written("Zoë & Tom Marlow"), written("Zoë Marlow")).fits
    assert compare(written("Zoë & Tom Marlow"), written("Tom and Zoë Marlow")).first >= Match.OTHER


@given(st.text(max_size=40))
def test_every_name_is_its_own(name: str) -> None:
    one = written(name)
    assert not compare(one, one).marks_differ
    if one.words:
        assert compare(one, one).is_same


def test_two_alphabets_are_close_at_most() -> None:
    match = compare(written("Екатерина Смирнова"), written("Ekaterina Smirnova"))
    assert (match.first, match.family, match.alike) == (Match.CLOSE, Match.CLOSE, True)
    assert compare(written("Екатерина Смирнова"), written("СМИРНОВА, Екатерина")).is_same
