import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import InputError
from delight.domain.text import beginning, clean, clean_line, digits, first_words, fold, is_blank, typed


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Łukasz STRAẞE Ñandú ", "lukasz strasse nandu"),
        ("Ørsted & Æbler", "orsted & aebler"),
        ("İstanbul", "istanbul"),
        ("Δημήτρης", "δημητρησ"),
        ("ﬁne", "fine"),
    ],
)
def test_folds_for_finding(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_what_is_cleaned_stays_clean(text):
    once = clean(text, field="what")
    assert clean(once, field="what") == once
    once.encode("utf-8")


@given(st.text(max_size=60))
def test_what_people_write_freely_keeps_its_ends(text):
    once = typed(text, field="what")
    assert typed(once, field="what") == once
    assert once.strip() == clean(text, field="what")


def test_a_poem_stays_one():
    assert typed("  two spaces\r\n\ta poem \n\n", field="what") == "  two spaces\n\ta poem \n\n"
    assert typed(" \n\t ", field="what") == typed(None, field="what") == ""
    with pytest.raises(InputError):
        typed("xyz", field="what", longest=2)


def test_no_kind_of_line_end_makes_two_words_one():
    assert typed("cake\x0blate\x0ccold\x85rude\rend", field="what") == "cake\nlate\ncold\nrude\nend"


def test_keeps_markup_marks_and_direction_as_typed():
    words = "<b>{{x}} =cmd() \u202eabc\u202c ﷽ 👩‍🍳"
    assert clean(words, field="what") == words


def test_drops_what_no_file_can_keep():
    assert clean("a\x00b\x07\r\nc\rd\ud800", field="what") == "ab\nc\nd"


def test_refuses_enormous_texts():
    with pytest.raises(InputError) as raised:
        clean("x" * 200_001, field="what")
    assert raised.value.code == "text.too_long"
    assert clean("x" * 200_000, field="what") == "x" * 200_000


def test_makes_one_line_of_many():
    assert clean_line(" a \n\t b ", field="name") == "a b"


def test_finds_the_digits_of_a_phone_number():
    assert digits("+44 (0)1632 960-123") == "4401632960123"
    assert digits("٠١") == "01"
    assert digits(None) == ""


def test_cuts_at_a_word_and_says_so():
    assert first_words("one two three", 8) == "one…"
    assert first_words("short", 8) == "short"
    assert first_words("first\nsecond", 20) == "first …"


def test_a_word_longer_than_half_the_room_is_cut_in_itself_rather_than_dropped():
    assert first_words(f"Zoë {'Donaudampfschiff' * 9}", 20) == "Zoë Donaudampfschif…"
    assert first_words("Donaudampfschifffahrt", 8) == "Donauda…"
    assert first_words("the rolls were not sliced", 20) == "the rolls were not…"


UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2028"
    "\u2060\u2064\u2066\u2069\u206f\u2800\u3164\ufe00\ufe0e\ufe0f\ufeff\uffa0"
    "\U0001d173\U000e0001\U000e0041\U000e0100\U000e01ef"
)
"""Of Unicode's Default_Ignorable_Code_Point, beside a blank pattern of Braille and a line separator."""


@given(st.text(alphabet=st.sampled_from(UNSEEN + " \t\n\r\x00\u00a0\u3000"), max_size=30))
def test_what_shows_nothing_is_nothing(text):
    assert is_blank(text.replace("\x00", ""))
    assert clean(text, field="what") == typed(text, field="what") == clean_line(text, field="what") == ""


@given(
    st.text(alphabet=UNSEEN, max_size=5), st.text(alphabet=UNSEEN, max_size=5), st.sampled_from("aé中ب👍.0☕")
)
def test_beside_anything_that_shows_all_of_it_stays(before, after, seen):
    """An emoji, a Persian or a Hindi word is spelt with them."""
    words = f"{before}{seen}{after}".strip()
    assert clean(words, field="what") == words
    assert typed(words, field="what") == words
    assert not is_blank(words)


@given(st.text(), st.integers(1, 40))
def test_a_beginning_is_whole_or_says_that_it_goes_on(text, most):
    begun = beginning(text, most)
    assert len(begun) <= most
    assert begun == text or (begun.endswith("…") and text.startswith(begun[:-1]))
