from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.charts.scales import bare, nice, scale_of
from delight.domain.insight.chapter import ChartKind
from delight.domain.insight.values import Unit
from tests.domain.charts.made import chart, mark

ENDS = {Unit.SHARE: (0.0, 1.0), Unit.SCORE: (0.0, 10.0), Unit.NET: (-100.0, 100.0), Unit.POINTS: (-1.0, 1.0)}


@settings(deadline=None)
@given(st.sampled_from(list(Unit)), st.floats(0, 1), st.floats(0, 1), st.integers(2, 6))
def test_a_scale_holds_its_values_and_zero_and_ends_at_evenly_spaced_ticks(unit, one, other, most):
    least, greatest = ENDS.get(unit, (-1e6, 1e7))
    low, high = sorted(least + (greatest - least) * part for part in (one, other))
    scale = nice(low, high, unit, max(most, 3))
    slack = (scale.high - scale.low) * 1e-6
    assert scale.low - slack <= min(low, 0) <= max(high, 0) <= scale.high + slack
    assert (scale.ticks[0], scale.ticks[-1]) == (scale.low, scale.high)
    assert 2 <= len(scale.ticks) <= max(most, 3)
    steps = [after - before for before, after in zip(scale.ticks, scale.ticks[1:], strict=False)]
    assert steps == pytest.approx([steps[0]] * len(steps))


@pytest.mark.parametrize(
    ("low", "high", "unit", "ticks"),
    [
        (0, 0.31, Unit.SHARE, (0, 0.25, 0.5, 0.75, 1)),
        (0, 24, Unit.COUNT, (0, 10, 20, 30)),
        (0, 3, Unit.COUNT, (0, 1, 2, 3)),
        (0, 0, Unit.COUNT, (0, 1)),
        (-80_000, 240_000, Unit.AMOUNT, (-100_000, 0, 100_000, 200_000, 300_000)),
        (0, 60, Unit.HOURS, (0, 24, 48, 72)),
        (0, 9, Unit.DAYS, (0, 3, 6, 9)),
        (3, 8, Unit.SCORE, (0, 5, 10)),
        (10, 40, Unit.NET, (-100, -50, 0, 50, 100)),
    ],
)
def test_ends_are_round_in_the_unit(low, high, unit, ticks):
    assert nice(low, high, unit).ticks == pytest.approx(ticks)


def test_an_interval_of_what_is_too_few_does_not_stretch_the_scale():
    sure = mark("a", 4, low=2, high=6)
    few = mark("b", 5, low=0, high=400, quiet=True)
    made = chart(ChartKind.DOTS, Unit.COUNT, [sure, few])
    assert scale_of(made).high < 10


@pytest.mark.parametrize("high", [5e-324, 1e-181, 1e-8])
def test_what_is_next_to_nothing_has_a_scale(high):
    for unit in Unit:
        assert len(nice(0, high, unit).ticks) >= 2


def test_a_bare_scale_ends_where_the_values_do_but_shows_the_whole_of_shares():
    assert bare(chart(ChartKind.BARS, Unit.COUNT, [mark("a", 137), mark("b", -4)])).high == 137
    assert bare(chart(ChartKind.BARS, Unit.SHARE, [mark("a", 0.2)])).high == 1
    assert bare(chart(ChartKind.BARS, Unit.COUNT, [mark("a", 0)])).high == 1
