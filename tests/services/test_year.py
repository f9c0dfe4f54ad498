"""A simulated year: no illegal stage, no promise lost, every due thing on Today once, costs to the cent."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.conftest import Clock
from tests.services.year import Year

YEAR = timedelta(days=365)


def live(year, cases):
    """Let a year go by in which so many cases come in, and look at everything every now and then."""
    deeds, begun = 0, year.clock.now
    pace = YEAR / (cases * 7.5)
    while year.logged < cases:
        year.step(pace)
        deeds += 1
        if deeds % 400 == 0:
            year.look_at_all()
    year.look_at_all()
    return year.clock.now - begun


def test_some_weeks_at_a_shop(place, clock):
    year = Year(place, clock, 1)
    try:
        for _ in range(170):
            year.step(timedelta(hours=7))
        year.look_at_all()
        assert year.logged > 15
    finally:
        year.services.close()


@pytest.mark.long
def test_a_year_with_ten_thousand_cases(place, clock):
    year = Year(place, clock, 5, people=1_500)
    try:
        assert live(year, 10_000) > timedelta(days=200)
        assert year.services.backups.check().sound
    finally:
        year.services.close()


class Shop(RuleBasedStateMachine):
    """Deeds in whatever order hypothesis thinks of; what breaks is told in as few as it takes."""

    @initialize(seed=st.integers(0, 10_000))
    def begin(self, seed):
        self._folder = TemporaryDirectory()
        self.year = Year(Path(self._folder.name) / "shop", Clock(), seed)

    def teardown(self):
        if hasattr(self, "year"):
            self.year.services.close()
            self._folder.cleanup()

    @rule(
        deed=st.sampled_from(
            (
                "log", "sort", "move", "move", "close", "act", "act", "finish", "decide", "take_off",
                "promise", "settle", "postpone", "hand_over", "phone", "follow_up", "snooze", "wake", "edit",
                "put_off", "tick", "tick", "untick", "take_on", "be_killed",
                "undo", "undo", "try_what_is_illegal", "swap_desk", "wander", "reopen_file",
            )
        ),
        hours=st.integers(0, 100),
    )  # fmt: skip
    def something_happens(self, deed, hours):
        self.year.clock.now += timedelta(hours=hours)
        self.year.look(getattr(self.year, deed)())

    @invariant()
    def everything_is_as_the_ledger_has_it(self):
        if hasattr(self, "year"):
            self.year.look_at_all()


TestShop = Shop.TestCase
TestShop.settings = settings(
    max_examples=5, stateful_step_count=16, deadline=None, suppress_health_check=list(HealthCheck)
)
