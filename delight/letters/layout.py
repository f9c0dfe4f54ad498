"""Pages: the letter's blocks flow over sheets; the closing is never parted from its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from delight.domain.letters import Composed
from delight.domain.paper import LetterStyle, PaperSize
from delight.letters import head, markup
from delight.letters.fonts import Cut
from delight.letters.page import INK, SOFT, Colour, Page, Rule, Text
from delight.letters.paper import MM, SHEETS, Sheet
from delight.letters.typeset import Line, set_paragraph, set_plain

_LEADING = 1.42
_TOP_WITHOUT_WINDOW = 62.0
_TOP_OF_NEXT = 27.0
_CARD_TOP = 31.0
_CARD_SINKS = 0.28
_LETTER_STEPS = (0.0, -0.5, -1.0)
_CARD_STEPS = (0.5, 0.0, -0.5, -1.0, -1.5, -2.0)
_MOST_PAGES = 400


@dataclass(slots=True)
class _Row:
    """One line on its way to a page: the space above it, and whether it holds on to the next one."""

    line: Line
    gap: float
    leading: float
    size: float
    cut: Cut
    colour: Colour = INK
    keep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where rows may stand: first baseline on the first and on further pages, and the last one."""

    first: float
    next: float
    last: float


def lay_out(composed: Composed, style: LetterStyle) -> list[Page]:
    """Return the pages of a letter.

    A letter that is a few lines too long for one page is set a little smaller instead.

    Raises:
        DelightError: ``letters.characters``, ``letters.address_too_long``, ``letters.letterhead_too_long``.
    """
    card = style.paper == PaperSize.A6
    sheet = SHEETS[style.paper]
    frame = _frame(sheet, style, card=card)
    steps = _CARD_STEPS if card else _LETTER_STEPS
    rows = _rows(composed, style, sheet, style.size, card=card)
    pages = _paginate(rows, frame)
    for step in steps if len(pages) == 2 or card else ():
        smaller = _rows(composed, style, sheet, style.size + step, card=card)
        if len(fitted := _paginate(smaller, frame)) == 1:
            pages = fitted
            break
    if card and len(pages) == 1:
        frame = replace(frame, first=frame.first + _sunk(pages[0], frame))
    return [
        _page(rows, composed, style, sheet, number, len(pages), frame) for number, rows in enumerate(pages, 1)
    ]


def _frame(sheet: Sheet, style: LetterStyle, *, card: bool) -> _Frame:
    window = None if card else head.window_of(style)
    top = _CARD_TOP if card else window.body if window else _TOP_WITHOUT_WINDOW
    following = sheet.top + 4 if card else _TOP_OF_NEXT
    return _Frame(first=top * MM, next=following * MM, last=(sheet.height - sheet.bottom) * MM)


def _sunk(rows: list[_Row], frame: _Frame) -> float:
    """Return how far a short note moves down, so that it does not hang at the top of its card."""
    height = sum(row.gap + row.leading for row in rows[1:])
    return max(0.0, frame.last - frame.first - height) * _CARD_SINKS


def _rows(composed: Composed, style: LetterStyle, sheet: Sheet, size: float, *, card: bool) -> list[_Row]:
    """Set every block of the letter at ``size`` points."""
    cut = Cut(typeface=style.typeface)
    measure, leading = sheet.text_width * MM, size * _LEADING
    gap = leading * (0.5 if card else 0.62)
    rows: list[_Row] = []
    if composed.subject and not card:
        bold = Cut(typeface=style.typeface, weight=600)
        subject = set_plain(markup.plain(composed.subject), bold, size, measure)
        rows += [_Row(line, 0, leading, size, bold, keep=True) for line in subject]
    rows += _block(
        set_plain(composed.salutation, cut, size, measure), gap * 1.4, leading, size, cut, keep=True
    )
    for lines in markup.paragraphs(composed.body):
        rows += _block(set_paragraph(lines, cut, size, measure), gap, leading, size, cut)
    for row in rows[-2:]:
        row.keep = True
    return rows + _closing(composed, style, size, measure, card=card)


def _block(
    lines: Sequence[Line], gap: float, leading: float, size: float, cut: Cut, *, keep: bool = False
) -> list[_Row]:
    """Return a paragraph's rows; its first two and its last two lines stay together."""
    rows = [_Row(line, 0, leading, size, cut) for line in lines]
    if rows:
        rows[0].gap = gap
        rows[-1].keep = keep
        if len(rows) > 1:
            rows[0].keep = rows[-2].keep = True
    return rows


def _closing(
    composed: Composed, style: LetterStyle, size: float, measure: float, *, card: bool
) -> list[_Row]:
    """Return the closing, room to sign by hand, and the names; all of it keeps together."""
    cut, leading = Cut(typeface=style.typeface), size * _LEADING
    rows = _block(
        set_plain(composed.closing, cut, size, measure), leading * 0.62, leading, size, cut, keep=True
    )
    room = (7.0 if card else 13.0) * MM
    for place, name in enumerate(composed.signature):
        small = size if place == 0 else max(size - 1.5, 8.0)
        lines = set_plain(name, cut, small, measure)
        block = _block(lines, 0 if place else room, small * 1.35, small, cut, keep=True)
        for row in block if place else ():
            row.colour = SOFT
        rows += block
    return rows


def _paginate(rows: list[_Row], frame: _Frame) -> list[list[_Row]]:
    """Part rows into pages at places where no row holds on to the next."""
    pages: list[list[_Row]] = []
    start, y, top = 0, frame.first, frame.first
    place = 0
    while place < len(rows):
        row = rows[place]
        y = top if place == start else y + row.gap + row.leading
        if y > frame.last and place > start:
            cut = _last_break(rows, start, place)
            pages.append(rows[start:cut])
            start = place = cut
            top = frame.next
            continue
        place += 1
    return [*pages, rows[start:]]


def _last_break(rows: list[_Row], start: int, place: int) -> int:
    """Return the last place up to ``place`` where a page may end, or ``place`` if there is none."""
    for cut in range(place, start, -1):
        if not rows[cut - 1].keep:
            return cut
    return place


def _page(
    rows: list[_Row],
    composed: Composed,
    style: LetterStyle,
    sheet: Sheet,
    number: int,
    pages: int,
    frame: _Frame,
) -> Page:
    page = Page(sheet.width * MM, sheet.height * MM)
    if number == 1:
        page.items += _first_items(composed, style, sheet, frame)
    else:
        page.items += head.next_page_head(composed, sheet, style, f"{number} / {pages}")
    page.items += _texts(rows, sheet.left * MM, frame.first if number == 1 else frame.next)
    return page


def _first_items(composed: Composed, style: LetterStyle, sheet: Sheet, frame: _Frame) -> list[Text | Rule]:
    """Return all that stands on the first page before the text."""
    facts = composed.facts
    if style.paper == PaperSize.A6:
        return head.card_head(facts.sender, sheet, style) if style.letterhead else []
    window = head.window_of(style)
    items = [*head.letterhead(facts.sender, sheet, style)] if style.letterhead else []
    if window:
        items += head.address(facts.recipient, facts.sender, window, style)
        items += head.fold_marks(window, sheet)
    top = frame.first - 26 * MM if window is None else window.y * MM + 7.875
    return items + head.dateline(composed, sheet, style, top)


def _texts(rows: list[_Row], x: float, top: float) -> list[Text]:
    """Return rows as text blocks, one block for lines that follow each other evenly."""
    found: list[Text] = []
    lines: list[Line] = []
    y = top
    for place, row in enumerate(rows):
        y = y + row.gap + row.leading if place else top
        last = found[-1] if found else None
        if last and not row.gap and (last.size, last.cut, last.colour) == (row.size, row.cut, row.colour):
            lines.append(row.line)
        else:
            lines = [row.line]
            found.append(Text(x, y, row.size, row.leading, row.cut, lines, row.colour))
    return found
