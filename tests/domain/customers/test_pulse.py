"""An answer is a number from 0 to 10, with words if there are any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.pulse import PulseDraft, checked_pulse
from delight.domain.errors import InputError
from delight.domain.text import LONGEST_TEXT


@given(st.integers(-3, 13))
def test_only_0_to_10_is_an_answer(score):
    if 0 <= score <= 10:
        assert checked_pulse(PulseDraft(score=score)).score == score
    else:
        with pytest.raises(InputError, match=r"pulse\.unreadable"):
            checked_pulse(PulseDraft(score=score))


def test_words_are_cleaned_and_end_somewhere():
    assert checked_pulse(PulseDraft(score=5, words="  the rye \n")).words == "the rye"
    with pytest.raises(InputError, match=r"text\.too_long"):
        checked_pulse(PulseDraft(score=5, words="x" * (LONGEST_TEXT + 1)))
