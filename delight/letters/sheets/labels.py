"""Sheets of sticky labels: any sheet, from any label on, moved to where the printer puts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from delight.domain.errors import DelightError
from delight.domain.letters.paper import LabelSheet, Rendered, Typeface
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import Page
from delight.letters.sheets import blocks
from delight.letters.sheets.head import printed
from delight.letters.sheets.paper import INCH, MM
from delight.letters.type.checks import check_characters
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import set_plain

MARGIN = 3.0
"""White space inside a label's edges in mm: labels are cut and fed a little off."""

_LADDER = (
    (12.0, 1.22),
    (11.0, 1.22),
    *blocks.LADDER,
    (7.5, 1.15),
    (7.0, 1.12),
    (6.5, 1.1),
    (6.0, 1.1),
)
_Ladder = Sequence[tuple[float, float]]
_THREE_IN_FOUR = 0.75
_NO_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Where the labels of a sheet are, in millimetres: size of the sheet and of a label, first one, steps."""

    sheet: tuple[float, float]
    label: tuple[float, float]
    first: tuple[float, float]
    step: tuple[float, float]
    columns: int
    rows: int

    @property
    def count(self) -> int:
        """How many labels there are on a sheet."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """Return the top left corner of a label, counted from 0 along the rows."""
        row, column = divmod(place, self.columns)
        return self.first[0] + column * self.step[0], self.first[1] + row * self.step[1]


def _inches(*values: float) -> tuple[float, float]:
    across, down = (value * INCH for value in values)
    return across, down


_A4, _LETTER = (210.0, 297.0), (8.5 * INCH, 11 * INCH)

GRIDS = {
    LabelSheet.AVERY_5160: Grid(
        sheet=_LETTER,
        label=_inches(2.625, 1),
        first=_inches(0.15625, 0.5),
        step=_inches(2.78125, 1),
        columns=3,
        rows=10,
    ),
    LabelSheet.AVERY_5163: Grid(
        sheet=_LETTER,
        label=_inches(4, 2),
        first=_inches(0.1625, 0.5),
        step=_inches(4.1875, 2),
        columns=2,
        rows=5,
    ),
    LabelSheet.AVERY_L7160: Grid(
        sheet=_A4, label=(63.5, 38.1), first=(7.2, 15.15), step=(66.04, 38.1), columns=3, rows=7
    ),
    LabelSheet.AVERY_L7163: Grid(
        sheet=_A4, label=(99.1, 38.1), first=(4.65, 15.15), step=(101.6, 38.1), columns=2, rows=7
    ),
}


def labels(
    people: Sequence[Sequence[str]],
    sheet: LabelSheet,
    *,
    start: int = 1,
    offset: tuple[float, float] = (0.0, 0.0),
    typeface: Typeface = Typeface.SANS,
) -> Rendered:
    """Set one label for each of ``people``, who are given by the lines of their envelope.

    Args:
        people: the lines of each label, the name first.
        sheet: which labels.
        start: the first label that is still on the sheet, counted from 1 along the rows.
        offset: how far to move everything right and down, in mm; ``calibration`` tells it.
        typeface: of all labels.

    Raises:
        DelightError: ``letters.none``, ``letters.label_start`` (``start``, ``last``), ``letters.characters``,
            ``letters.label_too_long`` (``name``, ``lines``, ``room``).
    """
    grid, cut = GRIDS[sheet], Cut(typeface=printed(typeface))
    if not people:
        raise DelightError("letters.none")
    if not 1 <= start <= grid.count:
        raise DelightError("letters.label_start", start=start, last=grid.count)
    check_characters((line for lines in people for line in lines), cut)
    document = Document(title=f"Avery {sheet}", author="", language="", day=_NO_DAY)
    pages = 0
    for page in _pages(people, grid, start - 1, offset, cut):
        document.add(page)
        pages += 1
    text = "\n\n".join("\n".join(filter(None, map(tidy, lines))) for lines in people)
    return Rendered(pdf=document.bytes(), pages=pages, text=text)


def _pages(
    people: Sequence[Sequence[str]], grid: Grid, skipped: int, offset: tuple[float, float], cut: Cut
) -> Iterator[Page]:
    page = Page(grid.sheet[0] * MM, grid.sheet[1] * MM)
    ladder = _even_ladder(people, grid, cut)
    for number, lines in enumerate(people, skipped):
        place = number % grid.count
        if place == 0 and number > skipped:
            yield page
            page = Page(page.width, page.height)
        x, y = grid.corner(place)
        if block := _block(lines, grid, cut, ladder):
            height = grid.label[1] * MM
            top = (y + offset[1]) * MM + (height - block.height) / 2
            page.items.append(block.at((x + offset[0] + MARGIN + 1) * MM, top))
    yield page


def _even_ladder(people: Sequence[Sequence[str]], grid: Grid, cut: Cut) -> _Ladder:
    """Return the sizes up to the one that three in four labels can have, so that sheets look even."""
    found = (_block(lines, grid, cut, _LADDER) for lines in people)
    sizes = sorted((block.size for block in found if block), reverse=True)
    largest = sizes[int(len(sizes) * _THREE_IN_FOUR)] if sizes else _LADDER[0][0]
    return [step for step in _LADDER if step[0] <= largest]


def _block(lines: Sequence[str], grid: Grid, cut: Cut, ladder: _Ladder) -> blocks.Block | None:
    """Return a label's lines, as large as the label and the ladder of sizes allow; none for nothing."""
    if not any(map(tidy, lines)):
        return None
    width, height = ((side - 2 * MARGIN) * MM for side in grid.label)
    width -= 1 * MM
    if block := blocks.fitted(lines, cut, width, height, ladder):
        return block
    size = _LADDER[-1][0]
    raise DelightError(
        "letters.label_too_long",
        name=next(filter(None, map(tidy, lines))),
        lines=sum(len(set_plain(line, cut, size, width)) for line in map(tidy, lines)),
        room=blocks.most_lines(height, _LADDER),
    )
