from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from delight.domain.customers.whys import english
from delight.domain.imports.totals import Totals, sentences, totals

MAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


def said(sums):
    return list(sentences(sums, english, "£{}".format, "{:g}".format))


def test_what_ends_before_it_begins_is_in_no_average():
    spans = [(MAY, MAY + timedelta(days=3)), (MAY, MAY - timedelta(days=9)), (MAY, None), (None, MAY)]
    sums = totals([], spans)
    assert (sums.timed, sums.took, sums.backwards) == (1, timedelta(days=3), 1)


def test_sales_are_added_up():
    assert totals([250, 0, 1_250], []) == Totals(amounts=3, amount_minor=1_500)


@pytest.mark.parametrize(
    ("sums", "words"),
    [
        (Totals(), []),
        (Totals(amounts=1, amount_minor=0), ["One sale comes to £0."]),
        (Totals(amounts=2, amount_minor=7), ["2 sales come to £7."]),
        (Totals(assumed=1), ["The file does not say how one case stands: it counts as closed."]),
        (Totals(still_open=612), ["612 cases are still open: each has as long as a new one, from today."]),
        (Totals(linked=1), ["One person is linked with the company they work at."]),
        (Totals(linked=12), ["12 people are linked with the companies they work at."]),
        (Totals(timed=1, took=timedelta(hours=30)), ["One case took 30 h."]),
        (Totals(timed=4, took=timedelta(days=4.25)), ["4 cases took 4.2 days on average."]),
    ],
)
def test_sentences_say_what_there_is(sums, words):
    assert said(sums) == words


def test_cases_that_end_before_they_begin_are_told():
    one, several = (said(Totals(backwards=n))[0] for n in (1, 12))
    assert one.startswith("One case ends before it begins")
    assert several.startswith("12 cases end before they begin")
