"""Dates, deadlines and money in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from delight.domain.errors import ConflictError
from delight.ui.kit.words.formats import (
    ago,
    counted,
    currency_sign,
    date_text,
    deadline_text,
    due_day_words,
    due_words,
    left_to_right,
    money_text,
    relative_day,
    sentence,
    target_words,
)
from delight.ui.kit.words.messages import words_for

NOW = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (2, "Friday"), (6, "Tuesday"), (-3, "3 days ago"),
     (7, "18 Mar"), (-30, "9 Feb"), (-120, "11 Nov 2025")],
)  # fmt: skip
def test_relative_day(days, words):
    assert relative_day(TODAY + timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (NOW - timedelta(days=3), "3 days late"),
        (NOW - timedelta(days=1), "1 day late"),
        (NOW - timedelta(hours=2), "2 hours late"),
        (NOW - timedelta(minutes=1), "1 minute late"),
        (NOW.replace(hour=14, minute=0), "today by 14:00"),
        (NOW.replace(hour=23, minute=59, second=59), "today"),
        (NOW + timedelta(days=1), "tomorrow by 09:30"),
        ((NOW + timedelta(days=1)).replace(hour=23, minute=59, second=59), "tomorrow"),
        (NOW + timedelta(minutes=40), "in 40 minutes"),
        (NOW, "in 1 minute"),
        (NOW + timedelta(minutes=60), "today by 10:30"),
        ((NOW + timedelta(days=1)).replace(hour=0, minute=0), "tonight by midnight"),
        ((NOW + timedelta(days=1)).replace(hour=2, minute=0), "tonight by 02:00"),
        ((NOW + timedelta(days=2)).replace(hour=2, minute=0), "tomorrow night by 02:00"),
        ((NOW + timedelta(days=3)).replace(hour=2, minute=0), "by Friday night, 02:00"),
        ((NOW + timedelta(days=3)).replace(hour=0, minute=0), "by Friday night, midnight"),
        ((NOW + timedelta(days=1)).replace(hour=5, minute=0), "tomorrow by 05:00"),
        (NOW.replace(hour=12, minute=0), "today by noon"),
        ((NOW + timedelta(days=2)).replace(hour=23, minute=59, second=59), "by Friday"),
        ((NOW + timedelta(days=2)).replace(hour=12, minute=0), "by Friday noon"),
        ((NOW + timedelta(days=2)).replace(hour=14, minute=0), "by Friday 14:00"),
        ((NOW + timedelta(days=20)).replace(hour=23, minute=59, second=59), "by Tue 31 Mar"),
        ((NOW + timedelta(days=20)).replace(hour=12, minute=0), "by Tue 31 Mar, noon"),
    ],
)
def test_due_words(due, words):
    assert due_words(due, NOW, UTC) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (NOW - timedelta(days=3), "3 days late"),
        (NOW.replace(hour=17, minute=30), "today by 17:30"),
        ((NOW + timedelta(days=1)).replace(hour=17, minute=30), "tomorrow by 17:30"),
        ((NOW + timedelta(days=2)).replace(hour=17, minute=30), "by Friday"),
        ((NOW + timedelta(days=3)).replace(hour=2, minute=0), "by Friday"),
        ((NOW + timedelta(days=20)).replace(hour=17, minute=30), "by Tue 31 Mar"),
    ],
)
def test_a_target_of_the_shop_is_told_to_the_hour_only_while_that_is_near(due, words):
    assert target_words(due, NOW, UTC) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (NOW.replace(hour=12, minute=0), "11 Mar, noon"),
        (NOW.replace(hour=14, minute=5), "11 Mar, 14:05"),
        (NOW.replace(hour=23, minute=59, second=59), "11 Mar"),
    ],
)
def test_a_deadline_as_a_date_keeps_its_hour_and_a_day_has_none(due, words):
    assert deadline_text(due, NOW.date(), UTC) == words


def test_after_midnight_it_is_still_the_evening_until_the_bar_closes():
    late = NOW.replace(hour=0, minute=30)
    assert due_words(late.replace(hour=2, minute=0), late, UTC) == "tonight by 02:00"
    assert due_words(late.replace(hour=18, minute=0), late, UTC) == "today by 18:00"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (NOW + timedelta(days=1), "tomorrow"),
        (NOW.replace(hour=17), "today"),
        (NOW.replace(hour=10), "today"),
        (NOW.replace(hour=9, minute=0), "30 minutes late"),
        ((NOW + timedelta(days=2)).replace(hour=17), "by Friday"),
        ((NOW + timedelta(days=3)).replace(hour=2), "by Friday"),
    ],
)
def test_where_there_is_little_room_a_deadline_is_told_without_its_hour(due, words):
    assert due_day_words(due, NOW, UTC) == words


def test_a_deadline_of_tonight_is_not_late_after_midnight():
    late = NOW.replace(hour=1, minute=0)
    assert due_day_words(late.replace(hour=4), late, UTC) == "tonight by 04:00"


def test_what_is_due_on_a_day_counts_no_minutes_before_midnight():
    late = NOW.replace(hour=23, minute=10)
    assert due_words(late.replace(minute=59, second=59), late, UTC) == "today"


@pytest.mark.parametrize(
    ("past", "words"),
    [
        (timedelta(seconds=10), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=12), "12 minutes ago"),
        (timedelta(hours=2), "today 07:30"),
        (timedelta(days=1), "yesterday"),
    ],
)
def test_ago(past, words):
    assert ago(NOW - past, NOW, UTC) == words


def test_a_date_keeps_its_year_when_it_is_another():
    assert date_text(date(2026, 11, 14), TODAY) == "14 Nov"
    assert date_text(date(2027, 1, 2), TODAY) == "2 Jan 2027"


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [
        (1250, "EUR", "€12.50"),
        (2500, "EUR", "€25"),
        (0, "EUR", "€0"),
        (1250, "JPY", "¥1,250"),
        (1250, "TND", "TND\u00a01.250"),
    ],
)
def test_money(minor, currency, words):
    assert money_text(minor, currency) == words


def test_signs():
    assert currency_sign("XAF") == "XAF"


def test_counted_and_sentence():
    assert counted(1, "1 case", "%n cases") == "1 case"
    assert counted(5, "1 case", "%n cases") == "5 cases"
    assert counted(8597, "1 visit", "%n visits") == "8,597 visits"
    assert sentence("today by 14:00") == "Today by 14:00"
    assert sentence("") == ""


def test_a_number_keeps_its_order_among_arabic_words(qapp):
    assert left_to_right("01632 960111") == "01632 960111"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert left_to_right("01632 960111") == "\u206601632 960111\u2069"
        assert left_to_right("") == ""
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_moment_in_a_sentence_has_its_day_and_its_hour():
    error = ConflictError("voucher.used", at=datetime(2026, 3, 11, 9, 30, tzinfo=UTC), by="Tom")
    assert words_for(error).what == "This voucher was used already, on 11 Mar 2026, 09:30, by Tom."
