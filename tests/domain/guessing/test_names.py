"""Names that stand in the words, behind a title or first and last side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.guessing.names import is_named, names_in


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Mrs Okafor says her cake was late", "Okafor"),
        ("the cake of Mr. O’Brien", "O’Brien"),
        ("Frau von Ahn wartet", "von Ahn"),
        ("bei Herrn Müller-Lüdenscheidt", "Müller-Lüdenscheidt"),
        ("Fr. Ahn rief an", "Ahn"),
        ("Mme Le Gall attend", "Le Gall"),
        ("M. Dupont est déçu", "Dupont"),
        ("la señora García Lorca espera", "García Lorca"),
        ("Dr. Παπαδοπούλου rang", "Παπαδοπούλου"),
        ("then Grace Okafor came back", "Grace Okafor"),
        ("Miss\nHale", None),
        ("she got the wrong bun", None),
        ("Cold soup", None),
        ("Don't you dare", None),
        ("m dupont", None),
        ("", None),
    ],
)
def test_the_likeliest_name_comes_first(text, first):
    assert next(iter(names_in(text)), None) == first


def test_german_nouns_behind_a_name_are_not_it():
    assert names_in("Frau Ahn Torten zu spät")[:2] == ["Ahn Torten", "Ahn"]


@pytest.mark.parametrize(
    ("name", "customer", "is_theirs"),
    [
        ("Okafor", "Grace Okafor", True),
        ("okafor", "OKAFOR, Grace", True),
        ("Grace Okafor", "Grace Okafor", True),
        ("O’Brien", "Siobhán O'Brien", True),
        ("Müller", "Anna Mueller-Lang", False),
        ("Oka", "Grace Okafor", False),
        ("Tom Okafor", "Grace Okafor", False),
    ],
)
def test_whose_name_it_is(name, customer, is_theirs):
    assert is_named(name, customer) is is_theirs


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    assert all(name.strip() for name in names_in(text))
