"""Words as they are kept and asked for: the same way, so that they meet."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain import seeking
from delight.domain.seeking import Asked, in_one, name_words, phone_ends, words_of


def finds(asked, kept):
    return all(
        any(all(any(word.startswith(part) for word in kept) for part in way) for way in ways)
        for ways in asked.words
    )


def test_examples_in_docstrings():
    assert doctest.testmod(seeking).failed == 0


@given(st.text(max_size=60))
def test_every_text_is_found_by_itself(text):
    asked = Asked(text)
    assert finds(asked, name_words(text))
    assert bool(asked.words) == bool(words_of(text))


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_words_are_found_in_any_order(one, other):
    assert finds(Asked(f"{other} {one}"), name_words(f"{one} {other}"))


@given(st.text(max_size=60))
def test_words_hold_nothing_that_means_something_to_the_index(text):
    for word in name_words(text) | in_one(text):
        assert not set(word) & set(" \"'*^.#:+-(){}\x00")


@pytest.mark.parametrize("text", ["小林製薬株式会社", "ハナコさん", "김민수", "สมชายศรีสุข"])
def test_scripts_without_spaces_are_found_by_every_part(text):
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            part = text[start:end]
            if words_of(part):  # a Thai vowel sign alone is no word
                assert finds(Asked(part), words_of(text)), part


@given(st.text("0123456789 +-/()", min_size=3, max_size=20))
def test_a_number_is_found_by_each_of_its_ends(number):
    ends = phone_ends(number)
    for end in ends:
        asked = Asked(end)
        assert asked.number == "" or any(kept.startswith(asked.number) for kept in ends)


def test_the_longest_text_is_cut():
    assert max(map(len, words_of("x" * 5_000))) == seeking.LONGEST_WORD
    assert len(Asked("x " * 5_000).words) <= 100
