"""Somebody is found in the words of others however they are spelt there, and blacked out whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.mentions import BLACK, blacked, excerpt, named, only_sure, places, together
from delight.domain.text import fold

ZOE = named(["Zoë Brontë", "Zoë Brontë"], ["zoe@example.org", "C-2026-0042"], ["01632 960123"])
HANAKO = named(["山田花子", "やまだ はなこ"], [], [])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Comes with Zoë Brontë.", "Comes with […]."),
        ("ZOE BRONTE pays", "[…] pays"),
        ("Zoe\u0308 Bronte\u0308's cake", "[…]'s cake"),
        ("Frau Brontës Torte, für Zoë", "Frau […] Torte, für […]"),
        ("zoe_bronte-2026.vcf", "[…]-2026.vcf"),
        ("see C-2026-0042, zoe@example.org", "see […], […]"),
        ("call +44 1632 960123 or 01632/960-123", "call […] or […]"),
        ("Zoological Brontesaurus C-2026-00423", "Zoological Brontesaurus C-2026-00423"),
        ("01632 960124", "01632 960124"),
        ("", ""),
    ],
)
def test_a_person_is_blacked_out_however_they_are_written(text, left):
    assert blacked(text, ZOE) == left


def test_scripts_without_spaces_are_found_inside_a_run_of_letters():
    assert blacked("昨日山田花子さんが来た", HANAKO) == "昨日[…]さんが来た"


def test_a_whole_name_is_sure_and_half_of_one_is_not():
    assert [sure for _start, _end, sure in places("Zoë Brontë and Zoë", ZOE)] == [True, False]
    assert blacked("Zoë and Zoë Brontë", only_sure(ZOE)) == "Zoë and […]"


def test_words_of_everyday_in_a_name_mean_nobody():
    lena = named(["Lena van der Berg"], [], [])
    assert blacked("The van der und Berg", lena) == "The van der und […]"


def test_a_firm_is_found_by_its_whole_name_alone():
    firm = named(["The Corner Café"], [], [], parts=False)
    assert blacked("In the corner of The Corner Café", firm) == "In the corner of […]"


def test_many_are_looked_for_at_once():
    crowd = together([named([f"Ana{n} Sol{n}"], [], []) for n in range(300)])
    assert blacked("Ana7 Sol7 knows Ana299 Sol299, not Ana300", crowd) == "[…] knows […], not Ana300"


def test_an_excerpt_shows_the_words_around_the_first_place():
    text = "x" * 80 + " with Zoë Brontë " + "y" * 80
    shown = excerpt(text, ZOE)
    assert "with Zoë Brontë" in shown
    assert len(shown) < 160


@given(st.text(max_size=200))
def test_any_text_is_looked_through_and_nothing_is_left(text):
    assert places(blacked(text, ZOE).replace(BLACK, " "), only_sure(ZOE)) == []


@given(st.text(alphabet="abc é", min_size=3, max_size=30).filter(lambda t: t.strip()))
def test_a_whole_name_leaves_no_trace_of_itself(name):
    who = named([name], [], [])
    for start, end, _sure in places(f"x, {name}, y", who):
        assert end > start


def test_nobody_is_nowhere():
    assert places("Zoë Brontë", named([], [], [])) == []


@given(st.lists(st.sampled_from("aeioustzhøßæœłđþéñŠčGΓαйЖ"), min_size=3, max_size=12).map("".join))
def test_a_name_is_found_however_its_letters_are_folded(word):
    other = fold(word)
    for name, text in ((word, other), (other, word), (word, word.upper())):
        who = named([f"{name} Xyz"], [], [])
        assert len(places(f"with {text} Xyz here", who)) == 1, (name, text)
