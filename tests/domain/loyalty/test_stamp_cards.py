"""What a stamp card may be, and when a second scan is the first one again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.errors import InputError
from delight.domain.loyalty.stamp_cards import (
    SAME_SCAN,
    StampCardDraft,
    checked_card,
    checked_count,
    is_same_scan,
    opened_in,
)
from delight.domain.shop import MOST_STAMPS

TODAY = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)


def refusal(act, *arguments):
    with pytest.raises(InputError) as refused:
        act(*arguments)
    return refused.value.code


@given(st.integers(-5, MOST_STAMPS + 5), st.integers(-5, MOST_STAMPS + 5))
def test_a_card_has_room_for_a_stamp_and_fits_on_paper(needed, head_start):
    draft = StampCardDraft(needed=needed, head_start=head_start, reward=" a  coffee\n")
    if 0 <= head_start < needed <= MOST_STAMPS:
        assert checked_card(draft, TODAY).reward == "a coffee"
    else:
        assert refusal(checked_card, draft, TODAY) == "stamps.unreadable"


def test_a_card_needs_a_reward_and_a_day_to_come():
    assert refusal(checked_card, StampCardDraft(reward=" "), TODAY) == "card.reward_missing"
    yesterday = TODAY - timedelta(days=1)
    assert refusal(checked_card, StampCardDraft(reward="a bun", until=yesterday), TODAY) == "card.until_past"
    assert checked_card(StampCardDraft(reward="a bun", until=TODAY), TODAY).until == TODAY


@pytest.mark.parametrize("count", [0, -1, MOST_STAMPS + 1])
def test_nobody_stamps_nothing_or_more_than_a_card_holds(count):
    assert refusal(checked_count, count) == "stamps.count"
    assert checked_count(MOST_STAMPS) == MOST_STAMPS


@given(st.timedeltas(min_value=timedelta(days=-2), max_value=timedelta(days=2)))
def test_a_scan_is_the_same_for_a_few_seconds_however_clocks_are_set(since):
    assert is_same_scan(NOW - since, NOW) == (abs(since) < SAME_SCAN)
    assert not is_same_scan(None, NOW)


def test_the_new_cards_of_a_deed_are_known():
    touched = frozenset({(Noun.STAMP_CARD, 3), (Noun.STAMP_CARD, 2), (Noun.STAMP, 2)})
    changes = Changes(deed="d", name=DeedName.STAMP_CARD_OPENED, record=2, touched=touched)
    assert opened_in(changes) == (2, 3)
    assert opened_in(Changes(deed="d", name=DeedName.STAMP_CARD_REWARDED, record=2, touched=touched)) == (3,)
