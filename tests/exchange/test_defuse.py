"""Formulas are defused, telephone numbers stay readable, and everything comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from delight.exchange.defuse import defused, restored


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://evil.example","x")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1",
        " =1+1", '"=1+1', "' =1", "+1-555-0100", "+442079460000", "＝1+1", "\ufeff=1", "'=1", "\t", "\rx",
    ],
)  # fmt: skip
def test_what_would_be_worked_out_is_a_text(text):
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "Zoë", "+44 20 7946 0000", "+1 (555) 0100", "'t Hooft", "a=b", "3-2", "12.50", "O'Brien"]
)
def test_what_is_harmless_stays(text):
    assert defused(text) == text


@given(st.text(max_size=30))
@example("''=1")
@example("'=")
@example("''")
def test_everything_comes_back(text):
    assert restored(defused(text)) == text


@given(st.text("=+-@\t\r '\"19a", max_size=8))
def test_nothing_that_begins_a_formula_gets_through(text):
    seen = defused(text).lstrip(' "\n')
    assert not seen.startswith(("=", "-", "@", "\t", "\r")) or seen == ""
    assert not seen.startswith("+") or seen.replace(" ", "").lstrip("+").isdecimal()
