"""How often the same is given at most, in words."""

import pytest

from delight.ui.surprises.words.gestures import INTERVALS, cost_words, interval_words


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "as often as you like"), (1, "every day"), (10, "every 10 days"), (30, "once a month"),
        (60, "once in 2 months"), (90, "once in 3 months"), (120, "once in 4 months"),
        (330, "once a year"), (365, "once a year"), (540, "once in 18 months"),
    ],
)  # fmt: skip
def test_days_are_told_as_people_say_them(qapp, days, said):
    assert interval_words(days) == said


def test_every_choice_reads_differently(qapp):
    assert len({interval_words(days) for days in INTERVALS}) == len(INTERVALS)


@pytest.mark.parametrize(
    ("minor", "currency", "said"),
    [(0, "GBP", "costs nothing"), (90, "GBP", "£0.90"), (500, "JPY", "¥500"), (None, "GBP", ""), (5, "", "")],
)
def test_a_cost_is_told_where_it_is_known(qapp, minor, currency, said):
    assert cost_words(minor, currency) == said
