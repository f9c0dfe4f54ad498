from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.duplicates.titles import bare_words


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Ms Dr. Orla Halloran", "Orla Halloran"),
        ("Herr Prof. Dr. Meier", "Meier"),
        ("Mme Léa Petit", "Léa Petit"),
        ("Sir Tom Ashby, OBE", "Tom Ashby,"),
        ("Zoë van Dam", "Zoë van Dam"),
        ("Frau", "Frau"),
        ("Dr.", "Dr."),
        ("", ""),
    ],
)
def test_what_stands_around_a_name(name, bare):
    assert " ".join(bare_words(name)) == bare


@given(st.text())
def test_something_is_left_of_any_name(name):
    assert bool(bare_words(name)) == bool(name.split())
