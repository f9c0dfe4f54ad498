"""The sheet that a person may ask for: everything the shop keeps on them, to be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import LetterStyle, PaperSize, Rendered, Typeface
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import (
    INK,
    PALE,
    SOFT,
    Colour,
    Item,
    Page,
    Picture,
    Rule,
    Text,
    colour,
    readable,
)
from delight.letters.sheets import head
from delight.letters.sheets.data_parts import DataEntry, DataSheet, Photo, plain_text
from delight.letters.sheets.paper import MM, SHEETS, Sheet
from delight.letters.type.fonts import Cut, stack
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import Line, set_plain

_SIZE, _SMALL, _HEADING, _TITLE = 10.0, 8.5, 12.5, 20.0
_LEADING = 1.38
_COLUMN = 40.0
"""How wide the column of days and names is, in mm."""
_FOOT, _TOGETHER = 14.0, 5
"""… and how far the foot stands in; entries of so few lines are never parted."""
_SPACES = re.compile(r"^ |(?<=[ \u00a0]) |\t")
"""Spaces that somebody typed on purpose, and that setting a line would swallow."""
_ABREAST, _APART, _TALL = 3, 14.0, 48.0
"""Photos beside each other, the points between them, and how tall one may be in mm."""


@dataclass(slots=True)
class Row:
    """One line on its way to a page: the space above it, its parts, and whether it holds on to the next.

    ``bar`` draws a fine line at its left, ``photos`` are pictures with where they stand in it.
    """

    gap: float
    height: float
    parts: list[tuple[float, Line, float, Cut, Colour]]
    keep: bool = False
    rule: bool = False
    bar: bool = False
    photos: tuple[tuple[float, Photo, float, float], ...] = ()


def data_sheet(
    sheet: DataSheet, sender: Sender, paper: PaperSize = PaperSize.A4, typeface: Typeface = Typeface.SERIF
) -> Rendered:
    """Set the sheet on as many pages as it takes.

    A character that no face can draw stands as a question mark: whoever asks gets their sheet.

    Raises:
        DelightError: ``letters.letterhead_too_long``.
    """
    place = SHEETS[paper if paper in {PaperSize.A4, PaperSize.LETTER} else PaperSize.A4]
    style = LetterStyle(typeface=typeface)
    setter = _Setter(place, head.printed(typeface), readable(colour(sender.accent)))
    heading = [*head.letterhead(sender, place, style)]
    top = max(getattr(item, "y2", 0.0) for item in heading) / MM + 12.0
    rows = setter.rows(sheet)
    pages = _paginated(rows, top * MM, 24.0 * MM, (place.height - _FOOT - 10.0) * MM)
    document = Document(
        title=f"{sheet.title} – {sheet.name}",
        author=tidy(sender.name),
        language=sheet.language,
        day=sheet.day,
    )
    for number, found in enumerate(pages, 1):
        items = setter.placed(found, top * MM if number == 1 else 24.0 * MM)
        items += heading if number == 1 else []
        foot = sheet.page.format(n=number, all=len(pages))
        items += setter.foot(sheet.foot or sheet.name, foot)
        document.add(Page(place.width * MM, place.height * MM, items))
    return Rendered(pdf=document.bytes(), pages=len(pages), text=plain_text(sheet))


class _Setter:
    """Sets words in the sheet's own measures."""

    def __init__(self, place: Sheet, typeface: Typeface, accent: Colour) -> None:
        self._place, self._accent = place, accent
        self._left, self._right = place.left * MM, (place.width - place.right) * MM
        self._plain, self._bold = Cut(typeface=typeface), Cut(typeface=typeface, weight=600)

    def rows(self, sheet: DataSheet) -> list[Row]:
        """Return every line of the sheet."""
        rows = self._words(sheet.title, _TITLE, self._bold, self._accent, keep=True)
        rows += self._words(sheet.name, _HEADING, self._plain, INK, gap=2, keep=True)
        for place, paragraph in enumerate(sheet.intro):
            rows += self._words(paragraph, _SIZE, self._plain, SOFT, gap=8 if not place else 4)
        for section in sheet.sections:
            rows += self._words(
                section.heading, _HEADING, self._bold, self._accent, gap=20, keep=True, rule=True
            )
            rows += self._quote(section.quote)
            for entry in section.entries:
                rows += self._entry(entry)
            rows += self._album(section.photos)
        return rows

    def placed(self, rows: Sequence[Row], top: float) -> list[Item]:
        """Return rows as items from ``top`` on."""
        items: list[Item] = []
        y = top
        for place, row in enumerate(rows):
            y += (row.gap if place else 0.0) + row.height
            for x, line, size, cut, shade in row.parts:
                items.append(Text(self._left + x, y, size, size, cut, [line], shade))
            for x, photo, width, height in row.photos:
                items.append(Picture(photo.data, self._left + x, y - height, width, height))
            if row.bar:
                items.append(
                    Rule(self._left + 1, y - row.height + 2, self._left + 1, y + 4, 1.6, self._accent)
                )
            if row.rule:
                items.append(Rule(self._left, y + 4.5, self._right, y + 4.5, 0.5, PALE))
        return items

    def foot(self, words: str, page: str) -> list[Item]:
        """Return the small line at the foot of a page: long words give way, the number of the page never."""
        lines = self._foot_lines(f"{words}  ·  {page}")
        while len(lines) > 1 and words:
            words = words[: len(words) * 7 // 8].rstrip()
            lines = self._foot_lines(f"{words}…  ·  {page}" if words else page)
        y = (self._place.height - _FOOT) * MM
        return [Text(self._left, y, _SMALL, _SMALL, self._plain, lines[:1], SOFT)]

    def _foot_lines(self, words: str) -> Sequence[Line]:
        return set_plain(self._drawable(words), self._plain, _SMALL, self._right - self._left)

    def _words(
        self,
        words: str,
        size: float,
        cut: Cut,
        shade: Colour,
        *,
        gap: float = 0.0,
        keep: bool = False,
        rule: bool = False,
    ) -> list[Row]:
        lines = set_plain(self._drawable(words), cut, size, self._right - self._left)
        rows = [Row(0.0, size * _LEADING, [(0.0, line, size, cut, shade)], keep=keep) for line in lines]
        if rows:
            rows[0].gap, rows[-1].rule = gap, rule
        return rows

    def _quote(self, words: str) -> list[Row]:
        """Return what somebody said, as they said it, line by line."""
        if not words.strip():
            return []
        size, start = _SIZE + 1.0, 5.0 * MM
        lines: list[Line] = []
        for paragraph in words.split("\n"):
            paragraph = _SPACES.sub("\u00a0", paragraph)
            found = self._lines(paragraph, self._plain, self._right - self._left - start, size)
            lines += found or set_plain("\u00a0", self._plain, size, 1e9)
        rows = [Row(0.0, size * _LEADING, [(start, one, size, self._plain, INK)], bar=True) for one in lines]
        rows[0].gap = 9.0
        return rows

    def _album(self, photos: Sequence[Photo]) -> list[Row]:
        """Return photos beside each other, each with its name below."""
        rows: list[Row] = []
        wide, between = (self._right - self._left - (_ABREAST - 1) * _APART) / _ABREAST, _APART
        for first in range(0, len(photos), _ABREAST):
            some = photos[first : first + _ABREAST]
            sizes = [_fitted(photo, wide, _TALL * MM) for photo in some]
            shown = [
                (n * (wide + between), photo, *size)
                for n, (photo, size) in enumerate(zip(some, sizes, strict=True))
            ]
            tall = max(height for _, height in sizes)
            rows.append(Row(10.0, tall, [], keep=True, photos=tuple(shown)))
            captions = [
                (n * (wide + between), self._lines(photo.words, self._plain, wide, _SMALL)[:1])
                for n, photo in enumerate(some)
            ]
            parts = [(x, line[0], _SMALL, self._plain, SOFT) for x, line in captions if line]
            rows.append(Row(2.0, _SMALL * _LEADING, parts))
        return rows

    def _entry(self, entry: DataEntry) -> list[Row]:
        """Return an entry: day or name at the left, what it is at the right."""
        start = _COLUMN * MM
        width = self._right - self._left - start
        aside = self._lines(entry.aside, self._plain, start - 3 * MM)
        told = [(line, self._bold) for line in self._lines(entry.title, self._bold, width)]
        for text in entry.lines:
            for paragraph in text.split("\n"):
                told += [(line, self._plain) for line in self._lines(paragraph, self._plain, width)]
        rows = []
        count = max(len(aside), len(told))
        for place in range(count):
            row = Row(0.0, _SIZE * _LEADING, [], keep=_holds_on(place, count))
            if place < len(aside):
                row.parts.append((0.0, aside[place], _SIZE, self._plain, SOFT))
            if place < len(told):
                row.parts.append((start, told[place][0], _SIZE, told[place][1], INK))
            rows.append(row)
        if rows:
            rows[0].gap = 7.0
        return rows

    def _lines(self, words: str, cut: Cut, width: float, size: float = _SIZE) -> Sequence[Line]:
        return set_plain(self._drawable(words), cut, size, width) if words.strip() else ()

    def _drawable(self, words: str) -> str:
        missing = stack(self._plain).uncovered(tidy(words))
        return words.translate(dict.fromkeys(map(ord, missing), "?"))


def _holds_on(place: int, count: int) -> bool:
    """Tell whether a line of an entry stays with the next: no page begins or ends with one alone."""
    return place < count - 1 and (count <= _TOGETHER or place in {0, count - 2})


def _fitted(photo: Photo, width: float, height: float) -> tuple[float, float]:
    """Return how large a photo is shown in so many points, in proportion and never blown up grainy."""
    scale = min(width / photo.width, height / photo.height, 72 / 90)
    return photo.width * scale, photo.height * scale


def _paginated(rows: Sequence[Row], first: float, further: float, last: float) -> list[list[Row]]:
    """Part rows into pages; a heading stands on the page of what follows it."""
    pages: list[list[Row]] = [[]]
    y = first
    for row in rows:
        step = row.gap + row.height if pages[-1] else row.height
        if y + step > last and pages[-1]:
            moved = _held(pages[-1])
            del pages[-1][len(pages[-1]) - len(moved) :]
            pages.append(moved)
            y = further + sum(r.gap + r.height for r in moved)
            step = row.gap + row.height if moved else row.height
        pages[-1].append(row)
        y += step
    return pages


def _held(page: Sequence[Row]) -> list[Row]:
    """Return the rows at the end of a page that hold on to what follows, but never all of a page."""
    moved: list[Row] = []
    for row in reversed(page[1:]):
        if not row.keep:
            break
        moved.insert(0, row)
    return moved
