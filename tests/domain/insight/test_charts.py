"""What a chart draws stands in its table: whoever reads the one or the other learns the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from delight.domain.charts.words import ChartWords, says
from delight.domain.insight.chapter import Chapter, Chart, Mark, Row, Table, Topic
from delight.domain.insight.report import chapters
from delight.domain.insight.saying import SHARE_FROM
from delight.domain.insight.values import Between, Number, TooFew, Unit, Value
from tests.domain.insight.anything import Draw
from tests.domain.insight.made import small_shop
from tests.domain.insight.plainly import plain

SHOPS = ("0", "1", "5", "12", "busy")
UNTOLD = {Topic.OURSELVES}
"""A guess rests on nobody else, so its table has no column for how many answered; its sentence says it."""


class _Busy(Draw):
    """Draws a shop in which there is much of everything."""

    def many(self, make):
        return [make() for _ in range(132)]


@cache
def told(shop: str) -> tuple[Chapter, ...]:
    return chapters(_Busy(1, 132).facts() if shop == "busy" else small_shop(int(shop)))


def drawn(shop: str) -> Iterator[tuple[Chapter, Chart, Table]]:
    for chapter in told(shop):
        tables = {table.code: table for table in chapter.tables}
        for chart in chapter.charts:
            yield chapter, chart, tables[chart.code]


def _rows(chart: Chart, table: Table) -> Iterator[tuple[Mark, Row]]:
    """Yield each mark with its row: of those of its name one that opens what the mark opens."""
    for mark in chart.marks:
        named = [row for row in table.rows if row.cells[0] == mark.label]
        yield mark, next(row for row in named if set(mark.behind.ids) <= set(row.behind.ids))


def _numbers(words: ChartWords, cells: tuple[Value, ...]) -> set[str]:
    """Return the numbers of a row as they are read."""
    found: set[str] = set()
    for cell in cells:
        if isinstance(cell, Between):
            found |= {words.teller.number(Number(end, cell.unit)) for end in cell[:2]}
        elif isinstance(cell, Number | TooFew):
            found.add(words.teller.cell(cell))
    return found


def _ends(chart: Chart, mark: Mark) -> list[float]:
    counted = chart.unit is Unit.SHARE and mark.n is not None and mark.n < SHARE_FROM
    both = mark.low is not None and mark.high is not None
    return [mark.low, mark.high] if both and not mark.quiet and not counted else []


@pytest.mark.parametrize("shop", SHOPS)
def test_every_mark_has_a_row_with_the_same_numbers_that_opens_the_same(shop):
    for chapter, chart, table in drawn(shop):
        words = ChartWords(plain(), chapter.topic, chart)
        for mark, row in _rows(chart, table):
            numbers = _numbers(words, row.cells[1:])
            where = (chapter.topic, chart.code, mark, row.cells)
            if says(chart, mark):
                assert words.value(mark) in numbers, where
            assert {words.number(end) for end in _ends(chart, mark)} <= numbers, where
            if mark.usual is not None:
                assert words.number(mark.usual) in numbers, where


@pytest.mark.parametrize("shop", SHOPS)
def test_how_many_a_mark_rests_on_stands_in_its_row_or_is_the_sum_of_them(shop):
    for chapter, chart, table in drawn(shop):
        if chapter.topic in UNTOLD:
            continue
        words = ChartWords(plain(), chapter.topic, chart)
        sums = _sums(table)
        for mark, row in _rows(chart, table):
            if mark.n is None or mark.n in sums:
                continue
            parts = {part for cell in row.cells if isinstance(cell, TooFew) for part in cell}
            told = _numbers(words, row.cells[1:]) | {str(part) for part in parts}
            assert words.count(mark.n) in told, (chapter.topic, chart.code, mark, row.cells)


def _sums(table: Table) -> set[int]:
    """Return the sum of each column that counts."""
    columns = zip(*(row.cells for row in table.rows), strict=True)
    counted = [[cell for cell in column if isinstance(cell, Number)] for column in columns]
    return {round(sum(one.value for one in some)) for some in counted if some and some[0].unit is Unit.COUNT}
