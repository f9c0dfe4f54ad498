"""Names of other alphabets in Latin letters."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.duplicates import latin
from delight.domain.duplicates.latin import in_latin, is_other, romaji, short, ways_in_latin
from delight.domain.text import fold


def test_examples_in_docstrings():
    assert doctest.testmod(latin).failed == 0


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Мария", "maria mariya"),
        ("Дмитрий", "dmitri dmitriy dmitry"),
        ("Алексей", "aleksey aleksei alexey alexei"),
        ("Юлия", "yulia yuliya"),
        ("Щербакова", "shcherbakova"),
        ("Євген", "yevgen"),
        ("Екатерина", "ekaterina yekaterina"),
        ("Яна", "yana iana jana"),
        ("Ζαχαρούλα", "zacharoula"),
        ("Γιώργος", "giorgos"),
        ("Μπαλή", "bali"),
        ("გიორგი", "giorgi"),
        ("Հայկ", "hayk"),
        ("コンドウ", "kondou kondo"),
        ("ゆうこ", "yuuko yuko"),
        ("きょうこ", "kyouko kyoko"),
        ("ﾔﾏﾀﾞ", "yamada"),
        ("キヨシ", "kiyoshi"),
    ],
)
def test_a_name_is_spelt_as_people_spell_it(name: str, spelt: str) -> None:
    assert set(spelt.split()) <= ways_in_latin(name)


@pytest.mark.parametrize("name", ["", "Zoë", "山田", "김민수", "יוסי", "محمد", "สมชาย", "😀", "山田 はな"])
def test_what_is_not_written_as_it_is_said_is_left_alone(name: str) -> None:
    assert ways_in_latin(name) == frozenset()
    assert in_latin(fold(name)) == fold(name)


def test_a_length_that_is_told_is_no_other_name():
    assert short(romaji("さとう")) == short("satoh") == short(fold("Satō")) == "sato"
    assert short("yoshiaki") == "yoshiaki"
    assert short("ohira") == "ohira"


@given(st.text(max_size=30))
def test_any_text_gives_folded_words(text: str) -> None:
    for way in ways_in_latin(text):
        assert way == fold(way)
    if not is_other(text):
        assert in_latin(text) == text
