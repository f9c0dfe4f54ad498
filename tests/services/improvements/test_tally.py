"""The tally: one mark each time, counted by the shop's day and hour."""

from __future__ import annotations

import pytest

from delight.domain.errors import InputError, UnknownError


def test_marks_are_counted_by_day_and_hour(services, clock):
    for words in ("Queue too long", "queue  too long", "Card reader down"):
        services.tally.add(words)
    clock.forward(hours=2)
    services.tally.add("Queue too long")
    today = services.context.today()
    first, second = services.tally.counts(today)
    assert (first.what, first.total, first.days, first.hours) == (
        "Queue too long", 3, {today: 3}, {9: 2, 11: 1},
    )  # fmt: skip
    assert (second.what, second.total) == ("Card reader down", 1)


def test_the_shops_own_words_are_remembered_with_todays_count(services, clock):
    services.tally.add("Queue too long")
    services.tally.add("Queue too long")
    clock.forward(days=1)
    services.tally.add("Card reader down")
    assert [(word.what, word.today) for word in services.tally.words()] == [
        ("Queue too long", 0),
        ("Card reader down", 1),
    ]
    clock.forward(days=400)
    assert services.tally.words() == []


def test_the_most_frequent_stand_in_the_order_in_which_they_were_first_counted(services, clock):
    for what in ("Once", "Twice", "Thrice", "Twice", "Thrice", "Thrice"):
        services.tally.add(what)
        clock.forward(minutes=1)
    assert [word.what for word in services.tally.words(limit=2)] == ["Twice", "Thrice"]
    clock.forward(days=150)
    services.tally.add("thrice")
    clock.forward(days=60)  # of the first one, no mark is within half a year any more
    services.tally.add("Twice")
    assert [word.what for word in services.tally.words()] == ["Twice", "thrice"]


def test_a_mark_can_be_taken_back(services):
    changes = services.tally.add("Queue too long")
    services.history.undo(changes.deed)
    assert services.tally.words() == []
    services.history.undo(services.tally.remove(services.tally.add("Again").record).deed)
    assert [word.what for word in services.tally.words()] == ["Again"]


@pytest.mark.parametrize("what", ["", "  ", "x" * 81])
def test_nothing_and_novels_are_not_counted(services, what):
    with pytest.raises(InputError):
        services.tally.add(what)
    assert services.tally.words() == []


def test_a_mark_that_is_gone_says_so(services):
    with pytest.raises(UnknownError):
        services.tally.remove(99)
