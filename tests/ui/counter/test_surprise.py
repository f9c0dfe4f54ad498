"""What a stranger reads of whom a surprise is planned for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.ui.counter.surprise import initials


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Anna Bell", "A. B."),
        ("Dr Anna Maria Bell", "A. B."),
        ("zoë van dam", "Z. D."),
        ("Cher", "C."),
        ("Sea Holly Guest House", "S. H."),
    ],
)
def test_two_letters_at_most(name, shown):
    assert initials(name) == shown


@given(st.text(max_size=60))
def test_never_a_whole_name(name):
    assert len(initials(name)) <= 7
