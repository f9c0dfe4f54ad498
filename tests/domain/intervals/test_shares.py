"""Shares beside the tables that others printed."""

from __future__ import annotations

from delight.domain.intervals.shares import share_between


def test_a_share_is_that_of_wilson():
    """Newcombe 1998, table I: 81 of 263, and none of 20."""
    assert [round(end, 4) for end in share_between(81, 263)] == [0.2553, 0.3662]
    assert [round(end, 4) for end in share_between(0, 20)] == [0.0, 0.1611]
    assert share_between(0, 0) == (0.0, 1.0)
