from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.days.hours import DAY, Stretch, read_stretches, read_week, stretches_text, week_text
from delight.domain.errors import InputError


@st.composite
def days_hours(draw):
    """Draw the hours of one day: up to three stretches, the last perhaps past midnight."""
    edges = sorted(draw(st.sets(st.integers(0, DAY + 359), max_size=6)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    return tuple(Stretch(a, b) for a, b in pairs if a < DAY and b - a < DAY)


def without_overlaps(days):
    """Let each evening end before the next day begins."""
    following = [*days[1:], days[0]]
    return tuple(
        tuple(s for s in today if not tomorrow or s.closes - DAY <= tomorrow[0].opens)
        for today, tomorrow in zip(days, following, strict=True)
    )


WEEKS = st.lists(days_hours(), min_size=7, max_size=7).map(without_overlaps).filter(any)


@given(WEEKS)
def test_a_week_that_is_written_down_reads_back(week):
    assert read_week(week_text(week)) == week
    for stretches in week:
        assert read_stretches(stretches_text(stretches)) == stretches


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("mo-fr 08:00-18:00; sa 08:00-13:00", "mo-fr 08:00-18:00; sa 08:00-13:00"),
        ("Mon - Fri 8-12, 14-18; Saturday: 9am to 1pm", "mo-fr 08:00-12:00 14:00-18:00; sa 09:00-13:00"),
        ("Mon - Sun 8-12; Sunday closed", "mo-sa 08:00-12:00"),
        ("daily 0-24", "mo-su 00:00-24:00"),
        ("fr 20:00-02:00", "fr 20:00-02:00"),
        ("fr 8-18; fr 20-2", "fr 08:00-18:00 20:00-02:00"),
        ("sa-mo 10–16", "mo,sa-su 10:00-16:00"),
        ("mo,we and fr 9h30-17h", "mo,we,fr 09:30-17:00"),
        ("mo-su 10-18\nsu closed", "mo-sa 10:00-18:00"),
        ("sa 12pm-12am", "sa 12:00-24:00"),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_type_them(typed, stored):
    assert week_text(read_week(typed)) == stored


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("sometimes", "hours.unreadable"),
        ("mo-fr", "hours.unreadable"),
        ("08:00-18:00", "hours.unreadable"),
        ("mo 25:00-26:00", "hours.unreadable"),
        ("mo 08:61-12:00", "hours.unreadable"),
        ("mo 08:00-08:00", "hours.unreadable"),
        ("mo 13pm-14pm", "hours.unreadable"),
        ("t 8-12", "hours.unreadable"),
        ("xx-fr 8-12", "hours.unreadable"),
        ("mo 8-12 or so", "hours.unreadable"),
        ("mo 8-12x", "hours.unreadable"),
        ("mo 8-12; " * 60, "hours.unreadable"),
        ("mo 8-12 11-14", "hours.overlap"),
        ("mo 8-12; su,mo 10-11", "hours.overlap"),
        ("su 20:00-03:00; mo 02:00-04:00", "hours.overlap"),
        ("mo closed", "hours.never_open"),
    ],
)
def test_what_are_no_hours_is_refused(typed, code):
    with pytest.raises(InputError) as raised:
        read_week(typed)
    assert raised.value.code == code


@given(st.text("mofrsatu-,; :0123456789amp", max_size=40))
def test_whatever_is_typed_is_hours_or_is_refused(typed):
    with suppress(InputError):
        week = read_week(typed)
        assert read_week(week_text(week)) == week
