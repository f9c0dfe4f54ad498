"""Names as they are spelt and bent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.insight.team.names import forms_of, is_near, is_short_for, nicknames, parts_of, sounded

WORDS = st.text(st.sampled_from("abcdehilmnorstuvy"), min_size=5, max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mueller", "muller"),
        ("schmidt", "schmit"),
        ("philipp", "filip"),
        ("meyer", "meier"),
        ("matthias", "matias"),
    ],
)
def test_what_is_written_in_two_ways_is_one(one, other):
    assert sounded(one) == sounded(other)


def test_the_words_of_a_name_are_those_that_tell():
    assert list(parts_of("Dr. Anna-Lena van der Bo 2")) == ["ana", "lena", "bo"]


@given(WORDS, st.sampled_from(["", "s", "es", "n", "en", "ns", "ens"]))
def test_a_bent_word_has_its_name_among_its_forms(name, ending):
    assert sounded(name) in set(forms_of(name + ending))


@given(WORDS, st.data())
def test_one_letter_off_is_near(name, data):
    heard = sounded(name)
    place = data.draw(st.integers(0, len(heard) - 1))
    for wrong in (heard[:place] + "z" + heard[place:], heard[:place] + "z" + heard[place + 1 :]):
        if sounded(wrong) == wrong and len(heard) > 3 and len(wrong) > 4:
            assert is_near(wrong, [heard])


@pytest.mark.parametrize("word", ["soup", "otokarius", "xanadu", "brot"])
def test_what_is_further_off_is_not(word):
    assert not is_near(word, ["bronte", "otokar"])


@pytest.mark.parametrize(
    ("short", "name"),
    [("peggy", "margaret"), ("bob", "robert"), ("paco", "francisco"), ("sepp", "josef"), ("ted", "edward")],
)
def test_what_somebody_is_often_called_is_known(short, name):
    assert sounded(short) in nicknames([sounded(name)])
    assert sounded(name) not in nicknames([sounded(short)])


@pytest.mark.parametrize(
    ("word", "name", "is_one"),
    [
        ("alex", "alexandra", True), ("kathi", "katharina", True), ("annchen", "annemarie", True),
        ("max", "maximilian", True), ("lexa", "alexandra", False), ("al", "alexandra", False),
        ("soup", "alexandra", False),
    ],
)  # fmt: skip
def test_a_beginning_of_a_name_may_be_short_for_it(word, name, is_one):
    assert is_short_for(word, [sounded(name)]) is is_one
