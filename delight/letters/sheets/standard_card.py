"""The shop's own standards on paper: a card for the counter, and a sheet with figures for the back room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import Envelope, LetterStyle, PaperSize, Rendered, Typeface
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import INK, PALE, SOFT, Colour, Item, Page, Rule, Text, colour, readable
from delight.letters.sheets import head
from delight.letters.sheets.paper import MM, SHEETS, Sheet
from delight.letters.type.checks import check_characters
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import Line, set_plain

_SIZES = (24.0, 22.0, 20.0, 18.5, 17.0, 15.5, 14.0, 13.0, 12.0, 11.0, 10.0)
"""Sizes of a sentence in points on a card as wide as A5, the best first; A4 takes the next larger ones."""
_LARGEST = {PaperSize.A5: 17.0, PaperSize.A4: 24.0, PaperSize.LETTER: 24.0}
_LARGE_TITLE, _SMALL_TITLE = (38.0, 34.0, 29.0), (25.0, 22.0, 19.0)
_LEADING = 1.34
_ABOVE = 0.42
"""How much of the room that is left stands above the sentences."""
_GAPS = (1.0, 0.75, 0.55)
"""Room between sentences, the best first: a little less of it is better than a second page."""
_FIGURES = 34.0
"""How wide the column of figures is, in mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """One standard: the name of its touch point, its words, and how often it was met, if that is shown.

    ``quiet`` says that the figure is none: too few to say.
    """

    point: str
    words: str
    measured: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardCard:
    """The card in words: a large title, the standards by touch point, and a quiet line below."""

    title: str
    below: str
    lines: tuple[CardLine, ...]
    language: str
    day: date

    @property
    def measured(self) -> bool:
        """Whether it shows figures."""
        return any(line.measured for line in self.lines)


_Part = tuple[Line, float, Cut, Colour, float]
"""A set line with its size, face and colour, and where it begins."""


@dataclass(slots=True)
class _Row:
    """A line on its way to a page: the space above, what stands in it, whether it holds on to the next."""

    gap: float
    height: float
    parts: list[_Part]
    keep: bool = False


def standard_card(card: StandardCard, sender: Sender, paper: PaperSize, typeface: Typeface) -> Rendered:
    """Set the card as large as its paper allows, on more than one page only where it must be.

    Args:
        card: its words.
        sender: the shop, with logo and colour.
        paper: A5, A4 or US Letter; anything else is A5.
        typeface: of the shop's letters.

    Raises:
        DelightError: ``letters.characters``.
    """
    paper = paper if paper in _LARGEST else PaperSize.A5
    check_characters([plain_text(card), sender.name], Cut(typeface=typeface))
    setter = _Setter(card, sender, paper, typeface)
    document = Document(title=card.title, author=tidy(sender.name), language=card.language, day=card.day)
    pages = setter.pages()
    for page in pages:
        document.add(page)
    return Rendered(pdf=document.bytes(), pages=len(pages), text=plain_text(card))


def plain_text(card: StandardCard) -> str:
    """Return the card as lines of text."""
    told = (f"{one.words}  {one.measured}".rstrip() for one in card.lines)
    return "\n".join([card.title, *told, card.below])


class _Setter:
    """Sets one card on one kind of paper."""

    def __init__(self, card: StandardCard, sender: Sender, paper: PaperSize, typeface: Typeface) -> None:
        self._card, self._sender, self._paper = card, sender, paper
        sheet = SHEETS[paper]
        self._sheet: Sheet = sheet
        self._typeface = typeface
        self._bold = Cut(typeface=typeface, weight=600)
        self._plain = Cut(typeface=typeface)
        self._small = Cut(typeface=head.printed(typeface), weight=600)
        self._accent = readable(colour(sender.accent))
        self._width = (sheet.width - sheet.left - sheet.right) * MM
        self._left, self._middle = sheet.left * MM, sheet.width / 2 * MM

    def pages(self) -> list[Page]:
        """Return the pages."""
        top, first = self._head()
        rows = self._fitting(top)
        room = self._bottom() - top
        if self._height(rows) <= room:
            spare = room - self._height(rows)
            return [self._page([*first, *self._placed(rows, top + spare * _ABOVE)])]
        pages = list(_parted(rows, room, self._bottom() - self._sheet.left * MM))
        tops = [top, *[self._sheet.left * MM] * (len(pages) - 1)]
        made = [self._page(self._placed(part, y)) for part, y in zip(pages, tops, strict=True)]
        made[0].items[:0] = first
        return made

    def _page(self, items: list[Item]) -> Page:
        return Page(self._sheet.width * MM, self._sheet.height * MM, [*items, *self._foot()])

    def _head(self) -> tuple[float, list[Item]]:
        """Return where the sentences begin, and the shop's head with the title below it."""
        style = LetterStyle(paper=self._paper, envelope=Envelope.NONE, typeface=self._typeface)
        items, rule = head.card_head(self._sender, self._sheet, style)
        sizes = _SMALL_TITLE if self._paper is PaperSize.A5 else _LARGE_TITLE
        size = next((one for one in sizes if self._on_one_line(one)), sizes[-1])
        y = rule * MM + size * 1.75
        for line in head.balanced(self._card.title, self._bold, size, self._width):
            items.append(self._centred(line, y, size, self._bold, INK))
            y += size * 1.15
        return y + size * 0.35, items

    def _on_one_line(self, size: float) -> bool:
        return len(set_plain(self._card.title, self._bold, size, self._width)) == 1

    def _fitting(self, top: float) -> list[_Row]:
        """Return the rows in the largest size in which they fit, else in the smallest."""
        sizes = [size for size in _SIZES if size <= _LARGEST[self._paper]]
        tried: list[_Row] = []
        for size, gap in (*((size, _GAPS[0]) for size in sizes), *((sizes[-1], gap) for gap in _GAPS)):
            tried = self._rows(size)
            for row in tried:
                row.gap *= gap
            if self._height(tried) <= self._bottom() - top:
                break
        return tried

    def _rows(self, size: float) -> list[_Row]:
        rows: list[_Row] = []
        small = max(8.5, size * 0.62)
        several = len({line.point for line in self._card.lines}) > 1
        for place, (point, some) in enumerate(groupby(self._card.lines, key=lambda line: line.point)):
            if several:
                label = set_plain(point.upper(), self._small, small, self._width)[0]
                part = self._part(label, small, self._small, self._accent)
                rows.append(_Row(size * 1.5 if place else 0.0, small * 1.2, [part], keep=True))
            for line in some:
                rows += self._sentence(line, size, first=not rows)
        return rows

    def _sentence(self, line: CardLine, size: float, *, first: bool) -> list[_Row]:
        """Return one standard; its figure stands at the right of its first line."""
        measured = self._card.measured
        width = self._width - (_FIGURES * MM if measured else 0.0)
        lines = (
            set_plain(line.words, self._plain, size, width)
            if measured
            else head.balanced(line.words, self._plain, size, width)
        )
        rows = [
            _Row(0.0, size * _LEADING, [self._part(one, size, self._plain, INK)], keep=True) for one in lines
        ]
        rows[0].gap, rows[-1].keep = (0.0 if first else size * 0.62), False
        if line.measured:
            self._put_figure(rows, line, size)
        return rows

    def _put_figure(self, rows: list[_Row], line: CardLine, size: float) -> None:
        """Put how often it was met at the right of a standard's lines; words are smaller than figures."""
        cut, shade = (self._plain, SOFT) if line.quiet else (self._bold, self._accent)
        shares = (0.7, 0.6, 0.5) if line.quiet else (1.0, 0.8, 0.65)
        sizes = [max(8.0, size * share) for share in shares]
        room = _FIGURES * MM
        size = next((one for one in sizes if len(set_plain(line.measured, cut, one, room)) == 1), sizes[-1])
        for place, one in enumerate(set_plain(line.measured, cut, size, _FIGURES * MM)):
            if place == len(rows):
                rows[-1].keep = True
                rows.append(_Row(0.0, size * _LEADING, []))
            rows[place].parts.append((one, size, cut, shade, self._left + self._width - one.width))

    def _part(self, line: Line, size: float, cut: Cut, shade: Colour) -> _Part:
        x = self._left if self._card.measured else self._middle - line.width / 2
        return line, size, cut, shade, x

    def _centred(self, line: Line, y: float, size: float, cut: Cut, shade: Colour) -> Text:
        return Text(self._middle - line.width / 2, y, size, size, cut, [line], shade)

    def _placed(self, rows: Sequence[_Row], top: float) -> list[Item]:
        items: list[Item] = []
        y = top
        for place, row in enumerate(rows):
            y += (row.gap if place else 0.0) + row.height
            for line, size, cut, shade, x in row.parts:
                items.append(Text(x, y - row.height * 0.22, size, size, cut, [line], shade))
        return items

    def _foot(self) -> list[Item]:
        """Return the quiet line at the foot, below a hairline."""
        size = 11.0 if self._sheet.width > 200 else 9.0
        lines = head.balanced(self._card.below, self._plain, size, self._width)
        y = (self._sheet.height - self._sheet.bottom) * MM - (len(lines) - 1) * size * 1.3
        items: list[Item] = [
            Rule(self._middle - 26, y - size * 1.9, self._middle + 26, y - size * 1.9, 0.5, PALE)
        ]
        for place, line in enumerate(lines):
            items.append(self._centred(line, y + place * size * 1.3, size, self._plain, SOFT))
        return items

    def _bottom(self) -> float:
        return (self._sheet.height - self._sheet.bottom) * MM - (52.0 if self._sheet.width > 200 else 40.0)

    def _height(self, rows: Iterable[_Row]) -> float:
        return sum((row.gap if place else 0.0) + row.height for place, row in enumerate(rows))


def _parted(rows: Sequence[_Row], first: float, further: float) -> Iterator[list[_Row]]:
    """Yield rows by the page; what holds on to the next line goes with it."""
    page: list[_Row] = []
    used, room = 0.0, first
    for row in rows:
        if page and used + row.gap + row.height > room:
            moved: list[_Row] = []
            while len(page) > 1 and page[-1].keep:
                moved.insert(0, page.pop())
            yield page
            page, room = moved, further
            used = sum(one.gap + one.height for one in moved)
        page.append(row)
        used += row.gap + row.height
    yield page
