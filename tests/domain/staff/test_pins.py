"""What a PIN looks like, and the pause after wrong ones, whatever the clock does."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import InputError
from delight.domain.staff.pins import checked_pin, pause_after, still_waits, was_moved_back

NOW = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
FAILURES = st.integers(0, 1_000_000)


def test_the_pauses():
    assert [pause_after(n).total_seconds() for n in range(10)] == [0, 0, 0, 5, 15, 60, 120, 300, 300, 300]


@given(FAILURES)
def test_pauses_grow_and_nobody_is_locked_out(failures):
    assert timedelta() <= pause_after(failures) <= pause_after(failures + 1) <= timedelta(minutes=5)


@given(FAILURES, MOMENTS, MOMENTS)
def test_it_waits_as_long_as_the_pause_at_most_wherever_the_clock_went(failures, began, now):
    until = began + pause_after(failures)
    left = still_waits(failures, until, now)
    assert timedelta() <= left <= pause_after(failures)
    if now <= began:
        assert left == pause_after(failures), "put back, it unlocks no earlier"
    assert was_moved_back(failures, until, now) is (now < began)


@given(FAILURES, MOMENTS, st.timedeltas(timedelta(), timedelta(minutes=20)))
def test_after_the_pause_it_may_be_tried(failures, now, passed):
    until = now + pause_after(failures)
    assert (still_waits(failures, until, now + passed) == timedelta()) is (passed >= pause_after(failures))


def test_without_a_pause_nothing_waits():
    assert still_waits(2, None, NOW) == timedelta()
    assert not was_moved_back(2, None, NOW)


@pytest.mark.parametrize(
    ("typed", "pin"),
    [("1234", "1234"), (" 00000000 ", "00000000"), ("١٢٣٤", "1234"), ("\uff11\uff12\uff13\uff14", "1234")],
)
def test_digits_of_any_keyboard(typed, pin):
    assert checked_pin(typed) == pin


@pytest.mark.parametrize("typed", ["", "123", "123456789", "12a4", "12 34", "²³¹¹", "-123", "1.23"])
def test_what_is_no_pin(typed):
    with pytest.raises(InputError) as raised:
        checked_pin(typed)
    assert raised.value.code == "pin.shape"


@given(st.text(max_size=12))
def test_any_text_is_a_pin_or_refused(text):
    try:
        pin = checked_pin(text)
    except InputError:
        return
    assert pin.isascii()
    assert pin.isdecimal()
    assert 4 <= len(pin) <= 8
