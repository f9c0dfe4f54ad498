"""Days and times as they are said at a counter, on a Wednesday at half past nine."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.days.dates import Typing
from delight.domain.days.spoken.days import moved, read_said, said_text
from delight.domain.errors import InputError

TYPING = Typing(now=datetime(2026, 3, 11, 9, 30, tzinfo=UTC), zone=UTC, country="GB")


def read(text, language="en", typing=TYPING):
    return said_text(read_said(text, typing, language), typing)


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("before they leave at ten", "2026-03-11 10:00"),
        ("tomorrow noon", "2026-03-12 12:00"),
        ("Fri", "2026-03-13"),
        ("in 2 hours", "2026-03-11 11:30"),
        ("in half an hour", "2026-03-11 10:00"),
        ("within the hour", "2026-03-11 10:30"),
        ("in a couple of days", "2026-03-13"),
        ("in 3 days at noon", "2026-03-14 12:00"),
        ("in a month", "2026-04-11"),
        ("today", "2026-03-11"),
        ("tonight at 8", "2026-03-11 20:00"),
        ("first thing tomorrow", "2026-03-12 10:00"),
        ("tomorrow at half past three", "2026-03-12 15:30"),
        ("quarter to eleven", "2026-03-11 10:45"),
        ("Thu 10am", "2026-03-12 10:00"),
        ("10 in the evening", "2026-03-11 22:00"),
        ("by the weekend", "2026-03-14"),
        ("end of the week", "2026-03-13"),
        ("next week", "2026-03-20"),
        ("end of the month", "2026-03-31"),
        ("before closing", "2026-03-11 18:00"),
        ("14 March", "2026-03-14"),
        ("March 3rd", "2027-03-03"),
        ("14.3.", "2026-03-14"),
        ("10.30", "2026-03-11 10:30"),
        ("3/4", "2026-04-03"),
        ("2026-03-14 10:00", "2026-03-14 10:00"),
        ("midnight", "2026-03-12 00:00"),
        ("Donnerstag 12 Uhr", "2026-03-12 12:00"),
        ("Do 12 Uhr", "2026-03-12 12:00"),
        ("morgen", "2026-03-12"),
        ("morgen früh", "2026-03-12 10:00"),
        ("übermorgen um halb drei", "2026-03-13 14:30"),
        ("bis Freitag Abend", "2026-03-13 20:00"),
        ("in einer halben Stunde", "2026-03-11 10:00"),
        ("Ende der Woche", "2026-03-13"),
        ("14. März 15:00", "2026-03-14 15:00"),
        ("vor Ladenschluss", "2026-03-11 18:00"),
        ("demain midi", "2026-03-12 12:00"),
        ("demain après-midi", "2026-03-12 17:00"),
        ("jeudi à 15h30", "2026-03-12 15:30"),
        ("dans une demi-heure", "2026-03-11 10:00"),
        ("le 14 mars à 10 heures et demie", "2026-03-14 10:30"),
        ("avant la fermeture", "2026-03-11 18:00"),
        ("ce soir", "2026-03-11 20:00"),
        ("mañana a las 10", "2026-03-12 10:00"),
        ("mañana por la mañana", "2026-03-12 12:00"),
        ("pasado mañana", "2026-03-13"),
        ("el viernes por la tarde", "2026-03-13 19:00"),
        ("a las diez y media", "2026-03-11 10:30"),
        ("dentro de dos horas", "2026-03-11 11:30"),
        ("fin de semana", "2026-03-14"),
    ],
)
def test_what_people_say_is_understood(text, understood):
    assert read(text) == understood


@pytest.mark.parametrize(
    ("now", "text", "understood"),
    [
        (time(9, 30), "at ten", "2026-03-11 10:00"),
        (time(14), "at ten", "2026-03-11 22:00"),
        (time(22, 30), "at ten", "2026-03-12 10:00"),
        (time(14), "10 Uhr", "2026-03-12 10:00"),
        (time(14), "14:30", "2026-03-11 14:30"),
        (time(15), "14:30", "2026-03-12 14:30"),
        (time(15), "tomorrow at 3", "2026-03-12 15:00"),
        (time(15), "noon", "2026-03-12 12:00"),
        (time(15), "12", "2026-03-12 12:00"),
    ],
)
def test_an_hour_is_the_next_time_that_the_clock_shows_it(now, text, understood):
    typing = Typing(now=datetime.combine(date(2026, 3, 11), now, UTC), zone=UTC)
    assert read(text, typing=typing) == understood


def test_a_day_that_is_over_stays_over_so_that_it_is_told():
    typing = Typing(now=datetime(2026, 3, 11, 15, tzinfo=UTC), zone=UTC)
    assert read("today at noon", typing=typing) == "2026-03-11 12:00"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ja", ""])
def test_the_shops_language_decides_only_between_equals(language):
    assert read("Donnerstag 12 Uhr", language) == "2026-03-12 12:00"


def test_a_word_of_two_languages_is_taken_in_the_shops():
    assert read("mar", "fr") == "2026-03-17"
    assert read("mar", "es") == "2026-03-17"


@pytest.mark.parametrize(
    "text", ["", "hello", "so bald wie möglich", "31.2.", "25:00", "99", "x" * 500, "do it"]
)
def test_what_is_no_day_is_not_made_up(text):
    with pytest.raises(InputError) as refused:
        read(text)
    assert (refused.value.code, refused.value.details["field"]) == ("date.unreadable", "promise_by")


def test_the_shops_clock_counts_not_the_machines():
    tokyo = ZoneInfo("Asia/Tokyo")
    typing = Typing(now=datetime(2026, 3, 11, 20, tzinfo=UTC), zone=tokyo)
    assert read_said("tomorrow at ten", typing).at == datetime(2026, 3, 13, 1, tzinfo=UTC)


def test_it_can_be_moved_by_days_and_keeps_its_clock_over_the_night_clocks_change():
    berlin = ZoneInfo("Europe/Berlin")
    typing = Typing(now=datetime(2026, 3, 28, 9, tzinfo=UTC), zone=berlin)
    said = moved(read_said("today at noon", typing), 1, typing)
    assert said.at == datetime(2026, 3, 29, 10, tzinfo=UTC)
    assert said_text(moved(read_said("Fri", typing), 2, typing), typing) == "2026-04-05"


@given(st.text(max_size=140))
def test_any_text_is_either_understood_or_refused(text):
    with suppress(InputError):
        said = read_said(text, TYPING)
        assert said.at.tzinfo is UTC
        assert read(said_text(said, TYPING)) == said_text(said, TYPING)


COUNTER = (
    "today morgen demain hoy friday freitag vendredi viernes week woche semaine semana in within bis by um "
    "à las at 3 12 24 29 31 0 -1 99999999999 25:99 7.30 7h30 29.2. 31.4.2026 2026-02-30 1/13 half past "
    "halb acht quarter to noon midi february march 2 hours stunden heures horas months monaten end of fin "
    "de the next am pm"
).split()
MOMENTS = st.sampled_from(
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "Europe/Berlin"),
        (datetime(2024, 2, 29, 12, tzinfo=UTC), "Pacific/Apia"),
        (datetime(2026, 11, 1, 5, 59, tzinfo=UTC), "America/New_York"),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), "UTC"),
    ]
)


@given(
    st.lists(st.sampled_from(COUNTER), min_size=1, max_size=6).map(" ".join),
    MOMENTS,
    st.sampled_from(["en", "de", "fr", "es"]),
)
def test_whatever_the_counter_says_is_read_back_as_it_is_shown_or_refused(text, moment, language):
    now, zone = moment
    typing = Typing(now=now, zone=ZoneInfo(zone), country="DE")
    said = None
    with suppress(InputError):
        said = read_said(text, typing, language)
    if said is not None:
        assert read_said(said_text(said, typing), typing, language) == said
