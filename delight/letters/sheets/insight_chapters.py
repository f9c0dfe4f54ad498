"""The inside of a booklet: at a glance, a chapter for each topic, what was changed, how it is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from delight.domain.insight.cards import card_words, coverage_words
from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Report, Said, Table, Topic
from delight.letters.pdf.page import SOFT
from delight.letters.sheets.insight_flow import Piece, Section
from delight.letters.sheets.insight_glance import Glance
from delight.letters.sheets.insight_parts import Parts
from delight.letters.sheets.insight_table import table_pieces

CHANGES = (Topic.CAUSES, "changes")
"""The table of what was changed has a section of its own."""
_FEW_GAP = 16.0
"""Room above each chapter that has too little to say."""
_SHARES = (1.0, 0.93, 0.86, 0.79, 0.72)
"""The glance is set smaller until it is one page."""


class Chapters:
    """Makes the sections of one report, with every table."""

    most_changes = 40
    few_apart = True
    """Chapters that have too little to say have a section; else they stand at a glance."""

    def __init__(self, parts: Parts, report: Report) -> None:
        self.parts, self._report = parts, report
        self._teller, self._words, self._looks = parts.teller, parts.words, parts.looks

    def sections(self) -> list[Section]:
        """Return all but how it is counted, in the order of the booklet."""
        told = [chapter for chapter in self._report.chapters if chapter.enough]
        few = [chapter for chapter in self._report.chapters if not chapter.enough]
        found = [Section(name=self._words.of("page"), pieces=self._glance())]
        for chapter in told:
            name = self._teller.title(chapter.topic)
            found.append(Section(name=name, pieces=list(self.chapter(chapter))))
        if changes := self._changes():
            name = self._words.of("changed")
            found.append(Section(name=name, pieces=list(self._changed(changes))))
        if few and self.few_apart:
            found.append(Section(name=self._words.of("few"), pieces=list(self._too_few(few))))
        return found

    def counted(self, width: float, *, tight: bool = False) -> Iterator[Piece]:
        """Yield how each chapter is counted, in small letters; ``tight`` with less room between its lines."""
        gap, leading = (5.0, 1.2) if tight else (10.0, 1.3)
        parts, sizes = self.parts, self._looks.sizes
        for chapter in filter(self.is_counted, self._report.chapters):
            title = self._teller.title(chapter.topic)
            yield from parts.paragraph(
                title, sizes.small, gap=gap, keep=True, width=width, cut=self._looks.bold
            )
            for words in self.how(chapter):
                yield from parts.paragraph(words, sizes.tiny, gap=2.0, width=width, leading=leading)

    def is_counted(self, chapter: Chapter) -> bool:
        """Return whether it is told how a chapter is counted."""
        return bool(chapter.definition)

    def how_lead(self) -> Iterator[Piece]:
        """Yield what stands above how everything is counted."""
        yield from ()

    def how(self, chapter: Chapter) -> list[str]:
        """Return how a chapter is counted."""
        return self.told(chapter.topic, chapter.definition)

    def _glance(self) -> list[Piece]:
        """Return the whole on one page, as large as it fits there."""
        found: list[Piece] = []
        for share in _SHARES:
            found = list(Glance(self.parts, self._report, share, not self.few_apart).pieces())
            if sum(piece.gap + piece.height for piece in found) <= self._looks.room:
                break
        return found

    def chapter(self, chapter: Chapter) -> Iterator[Piece]:
        """Yield all of a chapter."""
        parts, topic = self.parts, chapter.topic
        yield from parts.title(self._teller.title(topic))
        yield from parts.quiet(self._teller.text(topic, "question"), keep=True)
        yield parts.rule()
        yield from parts.figure(card_words(self._teller, chapter, self._report.against))
        yield from parts.sentences(self.told(topic, chapter.said))
        if chapter.on_visits and (known := coverage_words(self._teller, self._report.coverage)):
            yield from parts.paragraph(known, self._looks.sizes.small, shade=SOFT, gap=7.0)
        yield from self._shown(chapter)
        yield from self._apart(chapter)

    def _shown(self, chapter: Chapter) -> Iterator[Piece]:
        """Yield charts, each with the table of its figures; those of several things stand together.

        A chart in which all is nothing says no more than the sentences do; it is left out with its table.
        """
        tables = {table.code: table for table in chapter.tables if (chapter.topic, table.code) != CHANGES}
        drawn = [chart for chart in chapter.charts if has_shape(chart)]
        for chart in chapter.charts:
            if chart not in drawn:
                tables.pop(chart.code, None)
        for several, group in groupby(drawn, key=lambda chart: chart.about is not None):
            charts = list(group)
            if several:
                yield from self.parts.charts(chapter.topic, charts)
                for chart in charts:
                    tables.pop(chart.code, None)
                continue
            for chart in charts:
                yield from self._with_table(chapter.topic, chart, tables.pop(chart.code, None))
        for table in tables.values():
            yield from table_pieces(self.parts, chapter.topic, table)

    def _with_table(self, topic: Topic, chart: Chart, table: Table | None) -> Iterator[Piece]:
        parts, rows = self.parts, len(table.rows) if table else 0
        yield from parts.charts(topic, [chart], keep=rows > 0)
        by_month = chart.kind in (ChartKind.MONTHS, ChartKind.LINE)
        if by_month and rows > self._looks.sizes.most and not self._looks.sizes.monthly:
            yield from parts.quiet_small(self._words.of("months"))
        elif table is not None:
            yield from table_pieces(self.parts, topic, table, title=False)

    def _apart(self, chapter: Chapter) -> Iterator[Piece]:
        told = self.told(chapter.topic, chapter.apart)
        if told:
            yield from self.parts.heading(self._words.of("apart"))
            yield from self.parts.small(told)

    def _too_few(self, chapters: Sequence[Chapter]) -> Iterator[Piece]:
        parts = self.parts
        yield from parts.title(self._words.of("few"))
        yield from parts.quiet(self._words.of("few_lead"), keep=True)
        yield parts.rule()
        yield from self.why_few(chapters)

    def why_few(self, chapters: Sequence[Chapter]) -> Iterator[Piece]:
        """Yield what is said of chapters that have too little to say."""
        for chapter in chapters:
            yield from self.parts.heading(self._teller.title(chapter.topic), gap=_FEW_GAP)
            for words in self.told(chapter.topic, chapter.said):
                yield from self.parts.paragraph(words, self._looks.sizes.text, gap=3.0)
            yield from self.parts.small(self.told(chapter.topic, chapter.apart))

    def _changes(self) -> Table | None:
        chapter = self._report.chapter(CHANGES[0])
        found = (table for table in chapter.tables if table.code == CHANGES[1]) if chapter else iter(())
        return next((table for table in found if table.rows), None)

    def _changed(self, table: Table) -> Iterator[Piece]:
        parts = self.parts
        yield from parts.title(self._words.of("changed"))
        yield from parts.quiet(self._words.of("changed_lead"), keep=True)
        yield parts.rule()
        heads = [self._teller.text(CHANGES[0], "table", table.code, "column", code) for code in table.columns]
        for row in table.rows[: self.most_changes]:
            cause, what, *figures = map(self._teller.cell, row.cells)
            told = (f"{head}: {cell}" for head, cell in zip(heads[2:], figures, strict=True))
            yield from parts.heading(cause)
            yield from parts.paragraph(what, self._looks.sizes.text, gap=2.0, keep=True)
            yield from parts.quiet_small(" · ".join(told))
        if len(table.rows) > self.most_changes:
            yield from parts.quiet_small(parts.rows_cut(self.most_changes, len(table.rows)))

    def told(self, topic: Topic | None, said: Sequence[Said]) -> list[str]:
        """Return sentences in words."""
        return [self._teller.sentence(topic, one) for one in said]


def has_shape(chart: Chart) -> bool:
    """Return whether anything of a chart is more than nothing."""
    return any(mark.value or mark.low or mark.high for mark in chart.marks)
