"""The booklet to be read: of each chapter its figure, a few sentences, one chart and one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from typing_extensions import override

from delight.domain.insight.cards import card_words, coverage_words
from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Row, Table
from delight.domain.insight.values import Month, Number, Year
from delight.letters.pdf.page import SOFT
from delight.letters.sheets.insight_chapters import CHANGES, Chapters, has_shape
from delight.letters.sheets.insight_flow import Piece, beside
from delight.letters.sheets.insight_parts import Parts
from delight.letters.sheets.insight_table import table_pieces

_ASIDE, _BETWEEN = 0.41, 20.0
"""On a large page figure and sentences stand on the left, chart and table beside them."""
_GAP = 12.0
_IN_ORDER = frozenset({ChartKind.MONTHS, ChartKind.LINE, ChartKind.SPLIT})
"""Of these charts nothing is left out."""
_LINED = frozenset({ChartKind.BARS, ChartKind.DOTS, ChartKind.SPLIT})
"""These are as high as their lines of words."""


class Much(NamedTuple):
    """How much of a chapter is told: sentences, bars or dots, rows of a table; how high a chart is."""

    sentences: int
    marks: int
    rows: int
    height: float = 1.0


TRIES = (
    Much(4, 10, 4),
    Much(4, 8, 3),
    Much(3, 7, 3),
    Much(3, 6, 3, 0.8),
    Much(3, 7, 0),
    Much(2, 7, 0, 0.75),
)
"""The first of these with which a chapter fits where it should."""
_SHORT = 0.3
"""A chapter that is no higher takes no half of a large page: the next one begins below it."""
_BERGS = 5
"""Icebergs stand beside each other."""
_COLUMNS = 5
"""A table of more of them cannot be read in small."""


class ShortChapters(Chapters):
    """Makes the sections of one report, as short as they can be understood."""

    most_changes = 6
    few_apart = False

    @override
    def chapter(self, chapter: Chapter) -> Iterator[Piece]:
        """Yield a chapter: half a large page of it, or a small page."""
        looks = self.parts.looks
        is_large = looks.sizes.abreast > 1
        head, made = list(self._head(chapter)), []
        above = head[0].gap
        room = (looks.room - above) / 2 - 0.5 if is_large else looks.room
        room += above - _height(head)
        for much in TRIES:
            made = self._side_by_side(chapter, much) if is_large else self._below_each_other(chapter, much)
            if _height(made) <= room:
                break
        if is_large and len(made) == 1 and made[0].height > looks.room * _SHORT:
            made[0].height = max(made[0].height, room - made[0].gap)  # the next begins at half the page
        whole = [*head, *made]
        if _height(whole) - above <= looks.room:
            for piece in whole[:-1]:
                piece.keep = True
        yield from whole

    def _head(self, chapter: Chapter) -> Iterator[Piece]:
        teller, parts = self.parts.teller, self.parts
        yield from parts.title(teller.title(chapter.topic))
        yield from parts.quiet(teller.text(chapter.topic, "question"), keep=True)
        yield parts.rule()

    @override
    def how_lead(self) -> Iterator[Piece]:
        yield from self.parts.quiet(self.parts.words.of("short"), keep=True)

    @override
    def how(self, chapter: Chapter) -> list[str]:
        """Return what a chapter counts, and what it counts apart; the long booklet tells the rest."""
        return self.told(chapter.topic, (*chapter.definition[:1], *chapter.apart))

    @override
    def is_counted(self, chapter: Chapter) -> bool:
        """Return whether a chapter tells anything that was counted; where none has enough, nothing was."""
        told = chapter.enough or chapter.figure is not None or bool(chapter.apart)
        return super().is_counted(chapter) and told and any(one.enough for one in self._report.chapters)

    def _side_by_side(self, chapter: Chapter, much: Much) -> list[Piece]:
        """Return words and picture beside each other, below each other where that is higher than a page."""
        looks = self.parts.looks
        aside = looks.measure * _ASIDE
        across = aside + _BETWEEN
        seen = list(self._seen(chapter, self._narrow(looks.measure - across, much.rows), much))
        said = list(self._said(chapter, self._narrow(aside, 0), much))
        if not seen:
            return self._below_each_other(chapter, much)
        both = beside(said, seen, across)
        both.gap = _GAP
        return [both] if both.height < looks.room * 0.8 else self._below_each_other(chapter, much)

    def _below_each_other(self, chapter: Chapter, much: Much) -> list[Piece]:
        parts = self._narrow(self.parts.looks.measure, much.rows)
        return [*self._said(chapter, parts, much), *self._seen(chapter, parts, much)]

    def _narrow(self, measure: float, rows: int) -> Parts:
        """Return what makes pieces of a width, with tables of so many rows."""
        looks = self.parts.looks
        sizes = replace(looks.sizes, most=rows)
        return replace(self.parts, looks=replace(looks, width=measure + 2 * looks.left, sizes=sizes))

    def _said(self, chapter: Chapter, parts: Parts, much: Much) -> Iterator[Piece]:
        """Yield the figure and what is said of it."""
        yield from parts.figure(card_words(parts.teller, chapter, self._report.against))
        yield from parts.sentences(self.told(chapter.topic, chapter.said[: much.sentences]), gap=_GAP)
        if chapter.on_visits and (known := coverage_words(parts.teller, self._report.coverage)):
            yield from parts.paragraph(known, parts.looks.sizes.small, shade=SOFT, gap=7.0)

    def _seen(self, chapter: Chapter, parts: Parts, much: Much) -> Iterator[Piece]:
        """Yield one chart and one table."""
        chart = next((one for one in chapter.charts if has_shape(one)), None)
        if chart is not None:
            shown = _first_marks(chart, much.marks)
            left_out = len(chart.marks) > len(shown.marks)
            share = 1.0 if chart.kind in _LINED else much.height
            yield from parts.charts(chapter.topic, [shown], keep=left_out, share=share)
            if left_out:
                words = parts.words.of("marks_cut")
                yield from parts.quiet_small(words.format(len(shown.marks), len(chart.marks)))
        table = telling_table(chapter, chart) if much.rows else None
        if table is not None:
            yield from table_pieces(parts, chapter.topic, table)


def telling_table(chapter: Chapter, chart: Chart | None) -> Table | None:
    """Return the table that tells most beside a chart: one of something else, else the chart's own.

    Months are told by charts, what was changed stands by itself, and a table of nothing but 0 tells nothing.
    """
    tables = [
        table
        for table in chapter.tables
        if any(map(_says, table.rows))
        and len(table.columns) <= _COLUMNS
        and (chapter.topic, table.code) != CHANGES
        and not isinstance(table.rows[0].cells[0], Month | Year)
    ]
    other = (table for table in tables if chart is None or table.code != chart.code)
    return next(other, next(iter(tables), None))


def _says(row: Row) -> bool:
    """Return whether anything in a row is more than nothing."""
    return any(cell.value if isinstance(cell, Number) else cell is not None for cell in row.cells[1:])


def _first_marks(chart: Chart, most: int) -> Chart:
    """Return a chart with its first marks, unless one alone would be left out or it is of one piece."""
    most = min(most, _BERGS) if chart.kind is ChartKind.ICEBERG else most
    if chart.kind in _IN_ORDER or len(chart.marks) <= most + 1:
        return chart
    return replace(chart, marks=chart.marks[:most])


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.gap + piece.height for piece in pieces)
