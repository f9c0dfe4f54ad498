"""What the page is about: days that nobody chose, and what is said where nothing can be compared."""

from __future__ import annotations

from datetime import timedelta

import pytest

from delight.domain.insight.period import Against, Span
from delight.ui.insight.reading import Wish
from delight.ui.kit.words.formats import date_text
from tests.qt_helpers import press, press_here, settle
from tests.ui.insight.waiting import shown

pytestmark = pytest.mark.usefixtures("some_case")


def about(page):
    return page.heading.about.text()


def test_the_days_are_those_the_shop_can_tell_most_of_until_somebody_chooses(made, open_page):
    made.begins = Span.THREE_MONTHS
    page = open_page()
    assert page.period.span.value() is Span.THREE_MONTHS
    assert made.asked[-1][0] == made.named(Span.THREE_MONTHS).first
    made.begins = Span.TWELVE_MONTHS  # older days were brought in meanwhile
    page.refresh()
    assert shown(page).period.span.value() is Span.TWELVE_MONTHS


def test_what_somebody_chose_stays(made, open_page):
    page = open_page()
    page.period.span.setFocus()
    press_here("Up")
    shown(page)
    assert page.period.span.value() is Span.THREE_MONTHS
    made.begins = Span.TWELVE_MONTHS
    page.refresh()
    assert shown(page).period.span.value() is Span.THREE_MONTHS


def test_where_nothing_is_before_one_press_shows_three_months(made, open_page):
    made.is_alone = True
    page = open_page()
    assert "too little is known from before" in about(page)
    press(page.heading.compare, "Return")
    shown(page)
    assert made.asked[-1][0] == made.named(Span.THREE_MONTHS).first
    assert page.period.span.value() is Span.THREE_MONTHS
    made.is_alone = False
    page.refresh()
    assert not shown(page).heading.compare.isVisible()


def test_a_young_shop_is_told_from_when_on_it_sees_what_is_usual(made, open_page, today):
    made.is_alone, made.since = True, today - timedelta(days=20)
    page = open_page()
    assert "what is usual here can be told from" in about(page)
    assert not page.heading.compare.isVisible()


def test_without_the_days_a_year_before_that_is_said_and_three_months_are_no_way_out(made, open_page, tools):
    made.is_alone = True
    page = open_page()
    page.period.against.chip(Against.LAST_YEAR).click()
    settle(tools)
    assert "nothing a year before to compare it with" in about(page)
    assert not page.heading.compare.isVisible()


def test_one_day_is_named_once(page, today):
    page.period.take(Wish(span=None, first=today, last=today))
    page.refresh()
    shown(page)
    assert about(page).split(" · ")[0] == date_text(today)
