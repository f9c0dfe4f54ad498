"""What is read for the page: the days asked for, what the shop said, and whether there is anything yet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from delight.domain.errors import InputError
from delight.domain.insight.chapter import Topic
from delight.domain.insight.period import Against, Span
from delight.domain.shop import draft_of
from delight.ui.insight.reading import Wish, read
from tests import factories


def test_a_shop_in_which_nothing_was_logged_is_new(services):
    found = read(services, Wish())
    assert found.is_new
    assert not found.own.holds
    factories.case(services)
    assert not read(services, Wish()).is_new


def test_a_shop_without_cases_in_the_period_is_not_new(services, clock):
    factories.case(services)
    clock.forward(days=70)
    found = read(services, Wish(span=Span.LAST_MONTH, against=Against.LAST_YEAR))
    assert (found.report.cases, found.is_new) == (0, False)
    assert found.report.against is Against.LAST_YEAR


def test_days_of_ones_own_are_read_as_they_are_or_refused(services):
    today = services.context.today()
    before = today - timedelta(days=20)
    report = read(services, Wish(span=None, first=before, last=today)).report
    assert (report.period.first, report.period.last) == (before, today)
    with pytest.raises(InputError, match=r"period\.backwards"):
        read(services, Wish(span=None, first=today, last=before))


def test_a_guess_of_ones_own_is_read(services):
    factories.case(services)
    services.ourselves.guess(8)
    own = read(services, Wish()).own
    assert own.mine is not None
    assert (own.mine.score, own.holds, own.sees_all) == (8, False, True)


def test_the_page_speaks_as_the_window_does_whatever_the_shop_writes_in(services):
    row = services.shop.row()
    services.shop.edit(draft_of(row, language="de"))
    assert read(services, Wish()).teller.title(Topic.CAUSES) == "Causes"
