from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from delight.domain.charts.words import says
from delight.domain.insight.chapter import ChartKind, Topic
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Month, Own, Unit
from tests.domain.charts.made import chart, mark, words

JUNE = Month(date(2026, 6, 1))
SURE = mark(JUNE, 0.82, low=0.66, high=0.92, usual=0.71, n=34)
FEW = mark(JUNE, 0.5, low=0.1, high=0.9, n=2, quiet=True)


@pytest.mark.parametrize(
    ("shown", "cut", "told"),
    [
        (SURE, False, "June 2026: 82 % of 34, between 66 % and 92 %, before 71 %"),
        (FEW, False, "June 2026: too few to say (2)"),
        (mark(JUNE, 4 / 7, low=0.25, high=0.84, n=7), False, "June 2026: 4 of 7"),
        (mark(JUNE, None), True, "June 2026: too few to say, in part"),
    ],
)
def test_a_mark_in_words(shown, cut, told):
    assert words(chart(ChartKind.LINE, Unit.SHARE, [shown])).told(shown, cut=cut) == told


def test_a_chart_may_have_a_word_of_its_own_for_the_small_mark():
    told = words(chart(ChartKind.DOTS, Unit.SHARE, [SURE]))
    others = Teller(
        {**told.teller.words, Topic.WORKS.value: {"chart": {"made": {"usual": "without it"}}}},
        told.teller.formats,
    )
    assert (told.usual, replace(told, teller=others).usual) == ("before", "without it")


def test_a_count_is_told_however_small_a_share_is_not():
    few = mark("a", 2, quiet=True)
    assert says(chart(ChartKind.BARS, Unit.COUNT, [few]), few)
    assert not says(chart(ChartKind.BARS, Unit.SHARE, [few]), few)
    assert words(chart(ChartKind.BARS, Unit.COUNT, [few])).value(few) == "2"


def test_short_names_stand_in_the_chart_and_long_ones_are_told():
    told = words(chart(ChartKind.LINE, Unit.SHARE, [SURE]))
    assert (told.label(SURE), told.label(SURE, short=False)) == ("Jun", "June 2026")


def test_a_name_on_two_lines_stands_on_one():
    made = chart(ChartKind.BARS, Unit.COUNT, [mark("two\nlines\tand\u2028more", 5)], about=Own("a\nb"))
    said = words(made)
    assert said.label(made.marks[0]) == "two lines and more"
    assert said.title.endswith("a b")
    assert "\n" not in said.marks[0]
