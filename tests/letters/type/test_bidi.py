import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.letters.type import bidi

MIXED = st.text(
    st.one_of(st.sampled_from("אבגدעمحمد12٣٤()[] .,:-+%€ab\u0301\u05b0\u200f\u202e\u2067"), st.characters())
)


def shown(text, base):
    """Return the characters from left to right, as they would stand on paper (brackets not mirrored)."""
    levels = bidi.levels(text, base)
    return "".join(text[place] for place in bidi.visual_order(levels))


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", 0, "abc"),
        ("אבג", 1, "גבא"),
        ("אב 12 גד", 1, "דג 12 בא"),
        ("call אבג now", 0, "call גבא now"),
        ("אבג (12) דהו", 1, "והד )12( גבא"),
        ("אב (cd) הו", 1, "וה )cd( בא"),
        ("ab (גד) ef", 0, "ab (דג) ef"),
        ("ab (גד ef) הו", 0, "ab (דג ef) וה"),
        ("מחיר 12.50 €", 1, "€ 12.50 ריחמ"),
        ("طلب 123-456", 1, "456-123 بلط"),
        ("הזמנה 123-456", 1, "123-456 הנמזה"),
        ("א-12", 1, "12-א"),
        ("C++ הוא", 1, "אוה ++C"),
        ("a\u202eb", 0, "a\u202eb"),
    ],
)
def test_a_line_runs_as_the_standard_says(text, base, expected):
    assert shown(text, base) == expected


@pytest.mark.parametrize(
    ("text", "base"),
    [("Zoë שלום", 0), ("שלום Zoë", 1), ("12 محمد", 1), ("", 0), ("…12", 0), ("\u200f12", 1)],
)
def test_the_first_strong_character_decides(text, base):
    assert bidi.base_level(text) == base
    assert bidi.base_level("12", default=1) == 1


@given(MIXED, st.sampled_from([0, 1]))
def test_every_character_has_a_level_and_a_place(text, base):
    levels = bidi.levels(text, base)
    assert len(levels) == len(text)
    assert all(base <= level <= base + 2 for level in levels)
    assert sorted(bidi.visual_order(levels)) == list(range(len(text)))


@given(st.text(st.characters(max_codepoint=0x58F)))
def test_text_without_right_to_left_letters_keeps_its_order(text):
    assert not bidi.needed(text)
    assert shown(text, 0) == text
