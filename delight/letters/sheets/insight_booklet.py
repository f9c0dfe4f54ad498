"""The yearly booklet: the state of a shop's service, to be read in order or to be folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from delight.domain.insight.booklet import Extent, foremost
from delight.domain.insight.chapter import Report
from delight.domain.insight.telling import Teller
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import PaperSize, Rendered, Typeface
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import PALE, SOFT, Item, Page, Rule, Text
from delight.letters.sheets.insight_chapters import Chapters
from delight.letters.sheets.insight_cover import back, cover, notes
from delight.letters.sheets.insight_flow import Filled, Piece, Section, columns, filled
from delight.letters.sheets.insight_fold import PAGES, imposed
from delight.letters.sheets.insight_looks import SHORT, Looks, looks_on
from delight.letters.sheets.insight_parts import Parts
from delight.letters.sheets.insight_short import ShortChapters
from delight.letters.sheets.paper import MM
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import Line, set_plain

_FIRST = 3
"""Cover and contents come before everything else."""
_COLUMN_GAP = 20.0
_FOOT = 11.0 * MM
_AIRY = 2.5
"""The contents take so much more room between their lines, where they have it."""
_APART = 24.0
"""Room between the contents and how to read the booklet, which stands at the foot of their page."""
_LEAFED = 4
"""So many pages are soon leafed through: they need no contents."""
_BELOW, _LEAST = 36.0, 0.35
"""Room above how it is counted where that stands below a chapter, if so much of the page is free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """Whose paper about a report it is, how it looks, its language, and the day on which it is made."""

    sender: Sender
    paper: PaperSize
    typeface: Typeface
    language: str
    day: date


def booklet(
    report: Report, teller: Teller, on: OnPaper, *, folded: bool, extent: Extent = Extent.SHORT
) -> Rendered:
    """Set a report as a booklet.

    Args:
        report: what is told.
        teller: says it.
        on: whose it is, and how it looks.
        folded: two small pages on each side of a sheet, in the order in which they are printed; else A4 or US
            Letter in the order of reading.
        extent: how much of each chapter is told.

    Raises:
        DelightError: ``letters.characters``.
    """
    looks = looks_for(on, extent, folded=folded)
    made = _Booklet(looks, on, report, teller, extent).pages(folded=folded)
    pages = imposed(made) if folded else made
    title = f"{tidy(on.sender.name)}: {teller.words['paper']['title']}"
    document = Document(title=title, author=tidy(on.sender.name), language=on.language, day=on.day)
    for page in pages:
        document.add(page)
    return Rendered(pdf=document.bytes(), pages=len(pages), text=plain_text(made))


def looks_for(on: OnPaper, extent: Extent, *, folded: bool) -> Looks:
    """Return how the pages of a booklet look."""
    looks = looks_on(on.paper, on.sender, on.typeface, on.language, small=folded)
    return replace(looks, sizes=SHORT) if extent is Extent.SHORT and not folded else looks


def plain_text(pages: Sequence[Page]) -> str:
    """Return what stands on pages, line by line."""
    texts = (item for page in pages for item in page.items if isinstance(item, Text))
    return "\n".join("".join(word.text for word in line.words) for item in texts for line in item.lines)


class _Booklet:
    """Puts one booklet together."""

    def __init__(self, looks: Looks, on: OnPaper, report: Report, teller: Teller, extent: Extent) -> None:
        self._looks, self._on, self._report = looks, on, report
        self._parts = Parts(looks, teller, report.period)
        self._words = self._parts.words
        is_short = extent is Extent.SHORT
        self._chapters = (ShortChapters if is_short else Chapters)(self._parts, report)

    def pages(self, *, folded: bool) -> list[Page]:
        """Return all pages in the order of reading; of a folded booklet a multiple of four."""
        looks = self._looks
        inside = self._inside()
        count = len(inside) + 2
        if folded:
            inside += [notes(looks, self._words)] * (-count % PAGES)
        days = self._words.days(self._report.period)
        made = [
            Page(looks.width, looks.height, cover(looks, self._on.sender, self._words, days, self._front()))
        ]
        for number, items in enumerate(inside, 2):
            made.append(Page(looks.width, looks.height, [*items, *self._foot(number, days, folded=folded)]))
        return [*made, Page(looks.width, looks.height, back(looks, self._on.sender, self._words))]

    def _front(self) -> list[tuple[str, str]]:
        """Return what matters most: what is asked, and a sentence that answers it."""
        teller = self._parts.teller
        return [
            (teller.text(one.topic, "question"), teller.sentence(one.topic, one.said[0]))
            for one in foremost(self._report)
        ]

    def _inside(self) -> list[list[Item]]:
        """Return what stands between cover and back; few pages have no contents."""
        looks, sections = self._looks, self._chapters.sections()
        pages = filled(sections, looks.room, _FIRST)
        told = [list(page.items(looks.left, looks.top)) for page in pages]
        has_contents = len(told) > _LEAFED
        below, counted = self._counted(pages[-1].used, reading=not has_contents)
        told[-1] += below
        if not has_contents:
            return [*told, *counted]
        how = Section(name=self._words.of("how"), pieces=(), page=_FIRST + len(told) - bool(below))
        return [*self._contents([*sections, how] if below or counted else sections), *told, *counted]

    def _contents(self, sections: Sequence[Section]) -> Iterator[list[Item]]:
        parts, looks = self._parts, self._looks
        pieces = [
            *parts.title(self._words.of("contents")),
            parts.rule(),
            *(self._entry(section) for section in sections),
        ]
        reading = Filled()
        reading.put(
            [
                *parts.heading(self._words.of("reading")),
                *parts.paragraph(self._words.of("marks"), looks.sizes.small, gap=3.0),
            ]
        )
        room = looks.room - reading.used - _APART
        spare = room - sum(piece.gap + piece.height for piece in pieces)
        for piece in pieces[-len(sections) :]:
            piece.gap += max(0.0, min(_AIRY * piece.gap, spare / len(sections)))
        pages = filled([Section(name="", pieces=pieces)], looks.room, 2)
        if pages[-1].used > room:
            pages.append(Filled())
        for page in pages:
            items = list(page.items(looks.left, looks.top))
            if page is pages[-1]:
                items += reading.items(looks.left, looks.top + looks.room - reading.used)
            yield items

    def _entry(self, section: Section) -> Piece:
        """Return a line of the contents, with dots up to its page."""
        looks, size = self._looks, self._looks.sizes.text
        number = set_plain(str(section.page), looks.plain, size, looks.measure)
        name = set_plain(section.name, looks.plain, size, looks.measure * 0.86)

        def draw(x: float, y: float) -> Iterator[Item]:
            base = y + size + (len(name) - 1) * size * 1.25
            right = x + looks.measure
            yield Text(x, y + size, size, size * 1.25, looks.plain, name)
            yield Text(right - number[0].width, base, size, size, looks.plain, number)
            dots = (x + name[-1].width + 6, right - number[0].width - 6)
            yield Rule(dots[0], base - 0.5, dots[1], base - 0.5, 0.6, PALE, (0.6, 3.0))

        return Piece(height=(len(name) - 1) * size * 1.25 + size * 1.35, gap=size * 0.36, draw=draw)

    def _counted(self, used: float, *, reading: bool) -> tuple[list[Item], list[list[Item]]]:
        """Return how everything is counted: below what is used of the last page if that saves one, and pages.

        With ``reading`` it is told there how to read the booklet.
        """
        ways = [list(self._counted_pieces(reading=reading, tight=tight)) for tight in (False, True)]
        if not any(ways):
            return [], []
        alone = min((self._in_columns(pieces, 0.0) for pieces in ways), key=len)
        if used + _BELOW < self._looks.room * (1 - _LEAST):
            for pieces in ways:
                below, *more = self._in_columns(pieces, used + _BELOW)
                if len(more) < len(alone):
                    return below, more
        return [], alone

    def _counted_pieces(self, *, reading: bool, tight: bool) -> Iterator[Piece]:
        """Yield what stands in a column of small letters."""
        width = self._column
        counted = list(self._chapters.counted(width, tight=tight))
        if counted and reading:
            sizes, put, words = self._looks.sizes, self._parts.paragraph, self._words
            yield from put(words.of("reading"), sizes.small, keep=True, width=width, cut=self._looks.bold)
            yield from put(words.of("marks"), sizes.tiny, gap=2.0, width=width, leading=1.3)
        yield from counted

    @property
    def _column(self) -> float:
        count = self._looks.sizes.columns
        return (self._looks.measure - _COLUMN_GAP * (count - 1)) / count

    def _in_columns(self, pieces: Sequence[Piece], used: float) -> list[list[Item]]:
        """Return pages of columns; ``used`` of the first one is taken already."""
        looks, count = self._looks, self._looks.sizes.columns
        top = Filled()
        top.put([*self._parts.title(self._words.of("how")), *self._chapters.how_lead(), self._parts.rule()])
        above = used + top.used + 4.0
        made = []
        for place, page in enumerate(columns(pieces, looks.room, count, above=above)):
            items = [] if place else list(top.items(looks.left, looks.top + used))
            down = looks.top + (0.0 if place else above)
            for column, part in enumerate(page):
                items += part.items(looks.left + column * (self._column + _COLUMN_GAP), down)
            made.append(items)
        return made

    def _foot(self, number: int, days: str, *, folded: bool) -> Iterator[Item]:
        """Yield the foot of a page: whose it is, of which days, and its number on the outer edge."""
        looks, size = self._looks, self._looks.sizes.tiny
        y, right = looks.height - _FOOT, looks.left + looks.measure
        words = self._below(days, size)
        (page,) = set_plain(str(number), looks.bold, size + 1, looks.measure)
        outer_left = folded and number % 2 == 0
        yield Rule(looks.left, y - size * 1.7, right, y - size * 1.7, 0.35, PALE)
        x = right - words.width if outer_left else looks.left
        yield Text(x, y, size, size, looks.plain, [words], SOFT)
        x = looks.left if outer_left else right - page.width
        yield Text(x, y, size + 1, size, looks.bold, [page], looks.accent)

    def _below(self, days: str, size: float) -> Line:
        """Return whose booklet this is, as much as fits on one line: the days are never cut."""
        looks, name = self._looks, tidy(self._on.sender.name)
        width, title = looks.measure * 0.9, self._words.of("title")
        for parts in ((name, title, days), (name, days), (title, days)):
            lines = set_plain("  ·  ".join(parts), looks.plain, size, width)
            if len(lines) == 1:
                return lines[0]
        return set_plain(days, looks.plain, size, width)[0]
