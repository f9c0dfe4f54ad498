"""Everything the shop learned on one page: the four R's and a card for every other chapter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from delight.domain.insight.cards import CardWords, card_words
from delight.domain.insight.chapter import FOUR, Chapter, Report
from delight.domain.insight.telling import Teller
from delight.domain.letters.paper import Rendered
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import INK, PALE, SOFT, Box, Colour, Item, Page, Rule, Text
from delight.letters.sheets import head
from delight.letters.sheets.insight_booklet import OnPaper, plain_text
from delight.letters.sheets.insight_glance import apart_words
from delight.letters.sheets.insight_looks import Looks, Sizes, looks_on
from delight.letters.sheets.insight_parts import Parts, set_words
from delight.letters.sheets.insight_small import SmallChart, small_chart
from delight.letters.sheets.paper import MM
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import Line, set_plain

_SIZES = Sizes(
    text=9.0, lead=10.0, small=7.8, tiny=7.2, title=19.0, big=22.0, side=14.0, top=13.0, bottom=12.0,
    most=0, abreast=3, columns=1, monthly=False,
)  # fmt: skip
_SHARES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)
"""All of it is set smaller until it is one page."""
_GAP, _PAD = 9.0, 8.0
_STEP = 1.28
_MOST_MORE = 34.0
"""A row of cards grows by so much at most."""
_LOGO = (30.0, 13.0)
"""How large the logo may be, in mm."""

_AIR, _ABOVE = 3.0, 4.0
"""Room above a sentence that follows a figure, and above a small chart."""


class _Words(NamedTuple):
    """Words of a card, how they are set, and the room above them."""

    words: str
    size: float
    cut: Cut
    shade: Colour = INK
    gap: float = 0.0


class _Row(NamedTuple):
    """A line of a card, and how far below the line before it stands."""

    line: Line
    step: float
    how: _Words


@dataclass(frozen=True, slots=True)
class _Card:
    """A card: its lines, what is drawn below them, and how high it has to be."""

    rows: Sequence[_Row]
    height: float
    picture: SmallChart | None


def insight_page(report: Report, teller: Teller, on: OnPaper) -> Rendered:
    """Set a report on one page of A4 or US Letter; see ``insight_booklet.booklet``.

    Raises:
        DelightError: ``letters.characters``.
    """
    looks = looks_on(on.paper, on.sender, on.typeface, on.language, small=False)
    tried = (_Sheet(replace(looks, sizes=_shrunk(share)), on, report, teller) for share in _SHARES)
    smallest = _Sheet(replace(looks, sizes=_shrunk(_SHARES[-1])), on, report, teller)
    sheet = next((one for one in tried if one.spare >= 0), smallest)
    page = Page(looks.width, looks.height, list(sheet.items()))
    title = f"{tidy(on.sender.name)}: {sheet.words.of('title')}"
    document = Document(title=title, author=tidy(on.sender.name), language=on.language, day=on.day)
    document.add(page)
    return Rendered(pdf=document.bytes(), pages=1, text=plain_text([page]))


def _shrunk(share: float) -> Sizes:
    sizes = _SIZES
    return replace(
        sizes,
        text=sizes.text * share, lead=sizes.lead * share, small=sizes.small * share, tiny=sizes.tiny * share,
        big=sizes.big * share,
    )  # fmt: skip


def _rows(one: _Words, width: float) -> Iterator[_Row]:
    for place, line in enumerate(set_words(one.words, one.cut, one.size, width)):
        yield _Row(line, one.size * _STEP + (0.0 if place else one.gap), one)


class _Sheet:
    """One page in letters of one size; ``spare`` is the room left on it, below 0 if it is too full."""

    def __init__(self, looks: Looks, on: OnPaper, report: Report, teller: Teller) -> None:
        self._looks, self._on, self._report, self._teller = looks, on, report, teller
        self._parts = Parts(looks, teller, report.period)
        self.words = self._parts.words
        four = [one for one in report.chapters if one.topic in FOUR]
        others = [one for one in report.chapters if one.topic not in FOUR]
        self._rows = [*self._laid(four, len(FOUR)), *self._laid(others, looks.sizes.abreast)]
        self._head, self._top = self._heading()
        told = apart_words(self._parts, report)
        self._foot = set_words(told, looks.plain, looks.sizes.tiny, looks.measure) if told else ()
        self._heights = [max(card.height for card in row) for row in self._rows]
        below = len(self._foot) * looks.sizes.tiny * _STEP
        used = sum(self._heights) + _GAP * len(self._heights) + below
        self.spare = looks.top + looks.room - self._top - used

    def items(self) -> Iterator[Item]:
        """Yield what stands on it; cards grow into some of the room that is left."""
        looks = self._looks
        yield from self._head
        growing = [any(card.picture for card in row) for row in self._rows]
        more = min(_MOST_MORE, max(0.0, self.spare) / max(1, sum(growing)))
        y = self._top
        for row, least, grows in zip(self._rows, self._heights, growing, strict=True):
            height = least + (more if grows else 0.0)
            width = (looks.measure - _GAP * (len(row) - 1)) / len(row)
            for place, card in enumerate(row):
                yield from self._card(card, looks.left + place * (width + _GAP), y, width, height)
            y += height + _GAP
        if self._foot:
            size = looks.sizes.tiny
            yield Text(looks.left, y + size, size, size * _STEP, looks.plain, self._foot, SOFT)

    def _heading(self) -> tuple[list[Item], float]:
        """Return the head of the page, and where the cards begin."""
        looks, sizes, logo = self._looks, self._looks.sizes, self._on.sender.logo
        items: list[Item] = []
        room, x, y, height = looks.measure, looks.left, looks.top, 0.0
        if logo:
            width, height = head.logo_size(logo, *_LOGO)
            right = (looks.left + looks.measure) / MM - width
            items.append(head.picture(logo, right, y / MM, width, height))
            room -= width * MM + _GAP
        days = self.words.days(self._report.period)
        rows = [
            (tidy(self._on.sender.name), sizes.text, looks.bold, SOFT),
            (self.words.of("title"), sizes.title, looks.display, looks.accent),
            (f"{days} · {self.words.about(self._report)}", sizes.text, looks.plain, SOFT),
        ]
        for words, size, cut, shade in rows:
            lines = set_words(words, cut, size, room)
            items.append(Text(x, y + size * 0.9, size, size * 1.2, cut, lines, shade))
            y += size * 1.2 * len(lines) + 2.0
        y = max(y, looks.top + height * MM + 3.0)
        items.append(Rule(looks.left, y + 3, looks.left + looks.measure, y + 3, 0.8, looks.accent))
        return items, y + 3 + _GAP

    def _laid(self, chapters: Sequence[Chapter], abreast: int) -> Iterator[list[_Card]]:
        """Yield cards by the row; no row is much fuller than the others."""
        if not chapters:
            return
        count = -(-len(chapters) // abreast)
        start = 0
        for row in range(count):
            many = (len(chapters) - start + count - row - 1) // (count - row)
            width = (self._looks.measure - _GAP * (many - 1)) / many - 2 * _PAD
            yield [self._made(chapter, width) for chapter in chapters[start : start + many]]
            start += many

    def _made(self, chapter: Chapter, width: float) -> _Card:
        card = card_words(self._teller, chapter, self._report.against)
        looks = self._looks
        texts = self._four(card, width) if chapter.topic in FOUR else []
        title = _Words(self._teller.title(chapter.topic), looks.sizes.text, looks.bold, looks.accent)
        last = _Words(card.sentence, looks.sizes.small, looks.plain, INK, _AIR)
        rows = [row for one in (title, *texts, last) if one.words for row in _rows(one, width)]
        picture = small_chart(self._parts, chapter, card, width)
        height = sum(row.step for row in rows) + 2 * _PAD + (picture.least + _ABOVE if picture else 0.0)
        return _Card(rows, height, picture)

    def _four(self, card: CardWords, width: float) -> list[_Words]:
        """Return the figure of one of the four R's, and how sure it is."""
        looks, sizes = self._looks, self._looks.sizes
        big = sizes.big
        while card.big and set_plain(card.big, looks.bold, big, 1e9)[0].width > width:
            big *= 0.92
        told = (card.usual, card.between, card.verdict)
        quiet = (_Words(words, sizes.tiny, looks.plain, SOFT) for words in told)
        return [_Words(card.big, big, looks.bold), _Words(card.what, sizes.small, looks.bold), *quiet]

    def _card(self, card: _Card, x: float, y: float, width: float, height: float) -> Iterator[Item]:
        yield Box(x, y, width, height, 0.6, PALE)
        down = y + _PAD
        for line, step, how in card.rows:
            base = down + step - how.size * (_STEP - 0.95)
            yield Text(x + _PAD, base, how.size, how.size * _STEP, how.cut, [line], how.shade)
            down += step
        if card.picture:
            high = min(y + height - _PAD - down - _ABOVE, card.picture.most)
            yield from card.picture.items(x + _PAD, y + height - _PAD - high, width - 2 * _PAD, high)
