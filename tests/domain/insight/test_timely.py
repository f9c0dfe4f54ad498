"""What was in time, and how long it took."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.insight.timely import (
    HEARD,
    RIGHT,
    Took,
    complaints,
    is_open,
    is_unknown_end,
    ours,
    timed,
    within,
    written,
)
from tests.domain.insight.made import TODAY, case, facts, second

HOUR, DAY = 3_600, 86_400
NOW = second(TODAY)


def after(hours: int | None, by: int | None = 72, ago: int = 30 * 24):
    """Return a complaint of so many hours ago, what was set for it and when it was put right, in hours."""
    received = NOW - ago * HOUR
    ended = None if hours is None else received + hours * HOUR
    return case(
        received=received, resolved=ended, resolve_by=None if by is None else received + by * HOUR,
        stage="in-progress" if hours is None else "closed", outcome=None if hours is None else "settled",
    )  # fmt: skip


def test_whose_day_has_come_is_in_time_or_late():
    kept, late, still, ahead, early = after(72), after(73), after(None), after(None, ago=71), after(1, ago=71)
    found, took = timed([kept, late, still, ahead, early], NOW, RIGHT)
    assert (found.kept, found.late) == ([kept], [late, still])
    assert (took.seconds, took.waiting) == ([HOUR, 72 * HOUR, 73 * HOUR], 2)
    assert found.ids == (late.id, still.id, kept.id)


def test_the_moment_of_the_target_has_come():
    assert timed([after(None, ago=72)], NOW, RIGHT)[0].of == 1


def test_no_target_nothing_to_be_in_time_for():
    found, took = timed([after(5, by=None)], NOW, RIGHT)
    assert (found.of, took.seconds) == (0, [5 * HOUR])


def test_what_ended_before_it_began_is_nowhere():
    found, took = timed([after(-1)], NOW, RIGHT)
    assert (found.of, took.seconds, took.waiting) == (0, [], 0)


def test_who_was_closed_without_it_waits_no_more():
    closed = after(None)._replace(stage="closed", outcome="not-satisfied")
    found, took = timed([closed], NOW, RIGHT)
    assert (found.late, took.waiting, is_open(closed)) == ([closed], 0, False)


@pytest.mark.parametrize("outcome", [None, "settled", "won-back"])
def test_what_is_over_and_nobody_knows_when_is_neither_in_time_nor_late(outcome):
    over = after(None)._replace(stage="closed", outcome=outcome)
    assert is_unknown_end(over)
    found, took = timed([over], NOW, RIGHT)
    assert (found.of, took.seconds, took.waiting) == (0, [], 0)
    assert within([over], 168, NOW).of == 0


@pytest.mark.parametrize("known", [
    after(5), after(None), after(None)._replace(stage="closed", outcome="not-satisfied"),
    after(None)._replace(stage="closed", outcome="withdrawn"),
])  # fmt: skip
def test_whoever_was_put_right_is_open_or_left_unsatisfied_has_no_unknown_end(known):
    assert not is_unknown_end(known)


def test_answers_are_owed_to_whoever_wrote():
    spoken, wrote = case(acknowledge_by=None), case()
    assert written([spoken, wrote]) == [wrote]
    assert timed([wrote], NOW, HEARD)[0].some == 1


def test_what_was_none_of_the_shops_is_not_ours():
    cases = [
        case(outcome=outcome) for outcome in ("withdrawn", "not-upheld", "sent-elsewhere", "settled", None)
    ]
    assert ours(cases) == cases[3:]


def test_a_fifth_may_wait():
    assert Took([HOUR] * 8, 2).settled
    assert not Took([HOUR] * 7, 2).settled
    assert Took([HOUR] * 8, 2).middle == (1, 1, 1)
    assert Took([HOUR] * 7, 2).middle is None
    assert Took([HOUR] * 5, 0).middle is None


def test_within_a_week_counts_whoever_came_in_a_week_ago():
    fast, slow, still, young = after(168), after(169), after(None), after(1, ago=167)
    found = within([fast, slow, still, young], 168, NOW)
    assert (found.kept, found.late) == ([fast], [slow, still])


def test_what_makes_no_sense_is_left_out_of_the_period_alone():
    wrong, kind = after(-1), case(kind="compliment")
    unread = {"ends-before-it-starts": (wrong.id, kind.id, 99)}
    known = facts([wrong, kind, case()], [wrong], unread=unread)
    assert complaints(known, known.now) == ([known.now.cases[2]], (wrong.id,))
    assert known.before is not None
    assert complaints(known, known.before) == ([wrong], ())


@given(st.lists(st.tuples(st.none() | st.integers(-10, 200), st.integers(0, 400)), max_size=12))
def test_each_is_counted_once(some):
    cases = [after(hours, ago=ago) for hours, ago in some]
    found, took = timed(cases, NOW, RIGHT)
    assert len(set(found.ids)) == found.of <= len(cases)
    assert took.seconds == sorted(took.seconds)
    assert len(took.seconds) + took.waiting <= len(cases)
