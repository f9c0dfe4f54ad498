"""Words, figures and charts of a booklet as pieces of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from delight.domain.charts.words import ChartWords
from delight.domain.insight.cards import CardWords
from delight.domain.insight.chapter import Chart, Topic
from delight.domain.insight.period import Period
from delight.domain.insight.telling import Teller
from delight.letters.pdf.page import INK, SOFT, Colour, Item, Rule, Text
from delight.letters.sheets import head
from delight.letters.sheets.charts import chart_height, chart_items
from delight.letters.sheets.insight_flow import Piece
from delight.letters.sheets.insight_looks import Looks, PaperWords
from delight.letters.type import markup
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import Line, set_paragraph, set_plain

_LEADING = 1.36
_ASCENT = 1.0
"""How far below the top of its piece the first line stands, in sizes."""
_HIGHEST = 0.5
"""No chart is higher than so much of a page."""
_LOWER = 0.72
"""Small charts below each other are so much lower."""
_BESIDE = 16.0
_SHORT_LINES = 3
"""Words beside a number run to so many lines at most; longer ones stand below it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Makes the pieces of one booklet."""

    looks: Looks
    teller: Teller
    days: Period

    @property
    def words(self) -> PaperWords:
        """What the paper itself says."""
        return PaperWords(self.teller)

    def title(self, words: str) -> Iterator[Piece]:
        """Yield the title of a section."""
        looks = self.looks
        size = looks.sizes.title
        lines = head.balanced(words, looks.display, size, looks.measure)
        yield from _lines(lines, size, 1.15, looks.display, looks.accent, gap=size * 1.9, keep=True)

    def quiet(self, words: str, *, gap: float = 4.0, keep: bool = False) -> Iterator[Piece]:
        """Yield a quiet paragraph."""
        yield from self.paragraph(words, self.looks.sizes.text, shade=SOFT, gap=gap, keep=keep)

    def quiet_small(self, words: str) -> Iterator[Piece]:
        """Yield a small quiet paragraph."""
        yield from self.paragraph(words, self.looks.sizes.small, shade=SOFT, gap=3.0)

    def rows_cut(self, shown: int, of: int) -> str:
        """Return that only so many rows are shown."""
        return self.words.of("rows").format(*map(self.teller.formats.whole, (shown, of)))

    def rule(self, gap: float = 7.0) -> Piece:
        """Return a fine line in the shop's colour."""
        looks = self.looks

        def draw(x: float, y: float) -> list[Item]:
            return [Rule(x, y, x + looks.measure, y, 0.8, looks.accent)]

        return Piece(height=0.8, gap=gap, draw=draw, keep=True)

    def heading(self, words: str, *, gap: float = 16.0) -> Iterator[Piece]:
        """Yield a heading within a section; it stands with what follows."""
        size = self.looks.sizes.text
        lines = set_plain(words, self.looks.bold, size, self.looks.measure)
        yield from _lines(lines, size, 1.25, self.looks.bold, INK, gap=gap, keep=True)

    def sentences(self, told: Sequence[str], *, gap: float = 14.0) -> Iterator[Piece]:
        """Yield the sentences of a chapter: the first large, the others after each other."""
        if not told:
            return
        sizes = self.looks.sizes
        yield from self.paragraph(told[0], sizes.lead, gap=gap, leading=1.28)
        for place, words in enumerate(told[1:]):
            yield from self.paragraph(words, sizes.text, gap=7.0 if not place else 3.5)

    def small(self, told: Sequence[str], *, gap: float = 3.0) -> Iterator[Piece]:
        """Yield small sentences below each other, all on one page."""
        for place, words in enumerate(told, 1):
            keep = place < len(told)
            yield from self.paragraph(words, self.looks.sizes.small, gap=gap, keep=keep)

    def paragraph(
        self,
        words: str,
        size: float,
        *,
        shade: Colour = INK,
        gap: float = 0.0,
        leading: float = _LEADING,
        keep: bool = False,
        width: float = 0.0,
        cut: Cut | None = None,
    ) -> Iterator[Piece]:
        """Yield a paragraph by its lines; the first two and the last two stay together."""
        cut = cut or self.looks.plain
        lines = set_paragraph(
            (markup.escape(markup.one_line(words)),), cut, size, width or self.looks.measure
        )
        yield from _lines(lines, size, leading, cut, shade, gap=gap, keep=keep)

    def figure(self, card: CardWords) -> Iterator[Piece]:
        """Yield the figure of a chapter: the number, what it is, and how sure that is."""
        if not card.big:
            return
        looks, size = self.looks, self.looks.sizes.big
        width = looks.measure
        (number,) = set_plain(card.big, looks.bold, size, 1e9)[:1]
        while number.width > width * 0.55:
            size *= 0.9
            (number,) = set_plain(card.big, looks.bold, size, 1e9)[:1]
        beside, down = self._place(card, number.width, size)
        rows = self._told(card, width - beside)
        told = sum(leading for _line, leading, *_ in rows)
        height = down + told if down else max(size * 0.95, told)

        def draw(x: float, y: float) -> Iterator[Item]:
            yield Text(x, y + size * 0.8, size, size, looks.bold, [number], looks.accent)
            below = y + (height - down - told) / 2 + down
            for line, leading, small, cut, shade in rows:
                yield Text(x + beside, below + leading * 0.76, small, leading, cut, [line], shade)
                below += leading

        yield Piece(height=height, gap=14.0, draw=draw, keep=True)

    def _place(self, card: CardWords, number: float, size: float) -> tuple[float, float]:
        """Return how far beside and how far below a number its words stand.

        They stand below where beside it they would be broken within a word, or run to many short lines.
        """
        looks = self.looks
        beside, lead = number + _BESIDE, looks.sizes.lead
        room = looks.measure - beside
        longest = max(
            (set_plain(word, looks.bold, lead, 1e9)[0].width for word in card.what.split()), default=0
        )
        if longest > room or len(set_plain(card.what, looks.bold, lead, room)) > _SHORT_LINES:
            return 0.0, size * 1.1
        return beside, 0.0

    def _told(self, card: CardWords, width: float) -> list[tuple[Line, float, float, Cut, Colour]]:
        """Return the lines that say what a number is."""
        looks, sizes = self.looks, self.looks.sizes
        found = [
            (line, sizes.lead * 1.22, sizes.lead, looks.bold, INK)
            for line in set_plain(card.what, looks.bold, sizes.lead, width)
        ]
        for words in (card.usual, card.between):
            lines = set_plain(words, looks.plain, sizes.small, width) if words else ()
            found += [(line, sizes.small * 1.35, sizes.small, looks.plain, SOFT) for line in lines]
        return found

    def charts(
        self, topic: Topic, charts: Sequence[Chart], *, keep: bool = False, share: float = 1.0
    ) -> Iterator[Piece]:
        """Yield charts with their headings: beside each other as many as the page has room for.

        With ``keep`` what follows stands on the same page; ``share`` makes them lower.
        """
        abreast = self.looks.sizes.abreast if len(charts) > 1 else 1
        width = (self.looks.measure - _BESIDE * (abreast - 1)) / abreast
        for start in range(0, len(charts), abreast):
            words = [ChartWords(self.teller, topic, one) for one in charts[start : start + abreast]]
            lower = _LOWER if len(charts) > abreast == 1 else 1.0
            yield self._row(words, width, share * lower, keep=keep)

    def _row(self, charts: Sequence[ChartWords], width: float, share: float, *, keep: bool) -> Piece:
        """Return charts side by side as one piece."""
        looks, size = self.looks, self.looks.sizes.text
        style = looks.chart_style(self.days)
        titles = [set_plain(one.title, looks.bold, size, width) for one in charts]
        above = max(map(len, titles)) * size * 1.25 + 5.0
        tall = min(max(chart_height(one, width, style) for one in charts) * share, looks.room * _HIGHEST)

        def draw(x: float, y: float) -> Iterator[Item]:
            for place, (one, lines) in enumerate(zip(charts, titles, strict=True)):
                left = x + place * (width + _BESIDE)
                yield Text(left, y + size, size, size * 1.25, looks.bold, lines)
                yield from chart_items(one, left, y + above, width, style, height=tall)

        return Piece(height=above + tall, gap=18.0, draw=draw, keep=keep)


def set_words(words: str, cut: Cut, size: float, width: float) -> Sequence[Line]:
    """Return sentences as lines that part no day from its month; a star is a star."""
    return set_paragraph((markup.escape(markup.one_line(words)),), cut, size, width)


def _lines(
    lines: Sequence[Line],
    size: float,
    leading: float,
    cut: Cut,
    shade: Colour,
    *,
    gap: float,
    keep: bool,
) -> Iterator[Piece]:
    """Yield set lines as pieces; no single line stands alone on a page."""
    last = len(lines) - 1
    for place, line in enumerate(lines):

        def draw(x: float, y: float, line: Line = line) -> list[Item]:
            return [Text(x, y + size * _ASCENT, size, size, cut, [line], shade)]

        holds = keep if place == last else place in (0, last - 1)
        yield Piece(height=size * leading, gap=0.0 if place else gap, draw=draw, keep=holds)
