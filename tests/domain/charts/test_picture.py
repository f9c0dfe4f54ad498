from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from delight.domain.charts.picture import TITLE, WIDTH, Picture, picture
from delight.domain.charts.shapes import Anchor
from delight.domain.insight.chapter import Chart, ChartKind
from delight.domain.insight.period import Period
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Unit
from tests.domain.charts.made import chart, lettering, mark, months, words

SOURCE = "15 July 2025 – 30 June 2026 · Bell & Bean"
DAYS = Period(date(2025, 7, 15), date(2026, 6, 30))
SURE = mark("Late", 0.6, low=0.4, high=0.8, n=20)
LINE = chart(ChartKind.LINE, Unit.SHARE, months([0.5, 0.75, 0.25], spread=0.1, n=12), joined=True)


def laid_out(made: Chart = LINE, *, right_to_left: bool = False) -> Picture:
    letters, title = lettering(), lettering(TITLE * 0.8)
    return picture(words(made), SOURCE, letters=letters, title=title, days=DAYS, right_to_left=right_to_left)


def _below(made: Chart) -> list[str]:
    return [one.words for one in laid_out(made).below]


def test_it_tells_what_it_shows_of_which_days_whose_and_how_many():
    made = laid_out()
    assert [one.words for one in made.title] == ["A chart"]
    assert [one.words for one in made.below] == [
        "The pale band or line reaches as far as the true figure may, 95 times in a hundred.",
        f"{SOURCE} · 36 in all",
    ]


def test_how_it_is_read_goes_by_what_is_drawn():
    assert _below(chart(ChartKind.DOTS, Unit.SHARE, [SURE]))[0].startswith("The line beside a dot or a bar")
    berg = chart(ChartKind.ICEBERG, Unit.COUNT, [mark("Late", 5, low=2, high=9)])
    assert _below(berg)[0] == "Filled is what there is at least, hatched what there may be at most."
    assert _below(chart(ChartKind.BARS, Unit.COUNT, [mark("Late", 5)])) == [SOURCE]
    few = mark("Late", 0.5, low=0.1, high=0.9, n=2, quiet=True)
    assert _below(chart(ChartKind.DOTS, Unit.SHARE, [few])) == [SOURCE]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_title_chart_and_what_is_below_stand_below_each_other(kind):
    unit = Unit.COUNT if kind in (ChartKind.ICEBERG, ChartKind.SPLIT) else Unit.SHARE
    made = laid_out(chart(kind, unit, [SURE, mark("Bill", 0.2, n=12)]))
    assert made.title[-1].y < made.top
    assert made.top + made.drawing.height < made.below[0].y
    assert made.below[-1].y < made.height
    assert made.left + made.drawing.width < made.width == WIDTH


def test_a_long_title_takes_more_lines_and_nothing_leaves_the_picture():
    long = chart(ChartKind.BARS, Unit.COUNT, [mark("Late", 5)])
    told = words(long)
    heading = {"chart": {"made": {"title": "What went wrong and how often it did so " * 5}}}
    told = replace(told, teller=Teller({**told.teller.words, "works": heading}, told.teller.formats))
    letters = lettering()
    made = picture(told, SOURCE * 9, letters=letters, title=lettering(TITLE), days=DAYS)
    assert len(made.title) == 3
    assert len(made.below) == 1
    assert all(one.left + one.width <= WIDTH for one in (*made.title, *made.below))
    assert made.name == told.title, "whoever hears it hears all of it"


def test_who_hears_it_hears_every_mark():
    assert laid_out().told.splitlines() == [
        f"{SOURCE} · 36 in all",
        "The pale band or line reaches as far as the true figure may, 95 times in a hundred.",
        "July 2025: 50 % of 12, between 40 % and 60 %",
        "August 2025: 75 % of 12, between 65 % and 85 %",
        "September 2025: 25 % of 12, between 15 % and 35 %",
    ]


def test_from_right_to_left_words_begin_on_the_right():
    made = laid_out(right_to_left=True)
    assert {(one.x, one.anchor) for one in (*made.title, *made.below)} == {(WIDTH - 32, Anchor.RIGHT)}
