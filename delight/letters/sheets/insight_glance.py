"""A report at a glance: a number and a sentence for each of the four R's, a line for every other chapter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from delight.domain.insight.cards import CardWords, card_words, coverage_words
from delight.domain.insight.chapter import FOUR, Chapter, Report
from delight.letters.pdf.page import SOFT, Item, Text
from delight.letters.sheets.insight_flow import Piece
from delight.letters.sheets.insight_parts import Parts, set_words
from delight.letters.type.typeset import Line, set_plain

_ASIDE = 0.3
"""The left column gets so much of the page."""
_BETWEEN = 14.0
_STEP = 1.32
_BIG = 0.8


@dataclass(frozen=True, slots=True)
class Glance:
    """Makes the pieces.

    Attributes:
        share: how large they are beside what is usual.
        parted: chapters that have too little to say stand below the others, and why is said.
    """

    parts: Parts
    report: Report
    share: float = 1.0
    parted: bool = False

    def pieces(self) -> Iterator[Piece]:
        """Yield them."""
        parts, words, report = self.parts, self.parts.words, self.report
        yield from parts.title(words.of("page"))
        yield from parts.quiet(words.about(report), keep=True)
        yield parts.rule()
        cards = {one.topic: card_words(parts.teller, one, report.against) for one in report.chapters}
        for chapter in report.chapters:
            if chapter.topic in FOUR:
                yield self._large(chapter, cards[chapter.topic])
        others = [chapter for chapter in report.chapters if chapter.topic not in FOUR]
        few = [chapter for chapter in others if self.parted and not chapter.enough]
        for name, chapters in (("others", [one for one in others if one not in few]), ("few", few)):
            if chapters:
                yield from parts.heading(words.of(name), gap=18.0 * self.share)
            if few and chapters is few:
                yield from parts.paragraph(words.of("few_lead"), self._small, shade=SOFT, gap=2.0, keep=True)
            for chapter in chapters:
                yield self._line(parts.teller.title(chapter.topic), cards[chapter.topic].sentence)
        told = apart_words(parts, report)
        if told:
            yield from parts.paragraph(told, self._small, shade=SOFT, gap=12.0 * self.share, leading=1.3)

    @property
    def _text(self) -> float:
        return self.parts.looks.sizes.text * self.share

    @property
    def _small(self) -> float:
        return self.parts.looks.sizes.small * self.share

    def _large(self, chapter: Chapter, card: CardWords) -> Piece:
        """Return one of the four: its number on the left, its sentence on the right."""
        looks, text, small = self.parts.looks, self._text, self._small
        aside = looks.measure * _ASIDE
        beside, step = aside + _BETWEEN, text * _STEP
        big, number = self._number(card, aside)
        title = set_plain(self.parts.teller.title(chapter.topic), looks.bold, text, looks.measure - beside)
        told = " ".join(one for one in (card.sentence, ended(card.verdict)) if one)
        lines = set_words(told, looks.plain, text, looks.measure - beside)
        below = set_plain(card.what, looks.plain, small, aside) if card.big else ()
        left = (big * 1.02 if number else 0.0) + len(below) * small * 1.25

        def draw(x: float, y: float) -> Iterator[Item]:
            if number:
                yield Text(x, y + big * 0.78, big, big, looks.bold, number, looks.accent)
            if below:
                yield Text(x, y + big * 1.02 + small * 0.9, small, small * 1.25, looks.plain, below, SOFT)
            yield Text(x + beside, y + text, text, step, looks.bold, title, looks.accent)
            yield Text(x + beside, y + text + len(title) * step, text, step, looks.plain, lines)

        height = max(left, (len(title) + len(lines)) * step)
        return Piece(height=height, gap=15.0 * self.share, draw=draw)

    def _number(self, card: CardWords, width: float) -> tuple[float, Sequence[Line]]:
        """Return a number and how large it is: as its column allows."""
        bold, size = self.parts.looks.bold, self.parts.looks.sizes.big * _BIG * self.share
        if not card.big:
            return size, ()
        while (lines := set_plain(card.big, bold, size, 1e9))[0].width > width:
            size *= 0.92
        return size, lines

    def _line(self, name: str, words: str) -> Piece:
        """Return a chapter in one breath: its name on the left, its sentence on the right."""
        looks, size = self.parts.looks, self._small
        aside, step = looks.measure * _ASIDE, size * 1.3
        names = set_plain(name, looks.bold, size, aside)
        lines = set_words(words, looks.plain, size, looks.measure - aside - _BETWEEN)

        def draw(x: float, y: float) -> Iterator[Item]:
            yield Text(x, y + size, size, step, looks.bold, names)
            yield Text(x + aside + _BETWEEN, y + size, size, step, looks.plain, lines)

        return Piece(height=max(len(names), len(lines)) * step, gap=5.0 * self.share, draw=draw)


def apart_words(parts: Parts, report: Report) -> str:
    """Return whose visits are known and what was counted apart, in a row."""
    apart = (parts.teller.sentence(None, one) for one in report.apart)
    return " ".join(words for words in (coverage_words(parts.teller, report.coverage), *apart) if words)


def ended(words: str) -> str:
    """Return what a card says of a figure as a sentence."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
