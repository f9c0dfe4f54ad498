"""Pages: the letter's blocks flow over sheets; the closing is never parted from its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from delight.domain.letters.letter import Composed, Sender
from delight.domain.letters.paper import LARGE_PRINT, LetterStyle
from delight.letters.pdf.page import SOFT, Item, Page, Stationery
from delight.letters.sheets import address, fold, foot, head, slip, ticket
from delight.letters.sheets.flow import Frame, Row, block, height, paginate, placed
from delight.letters.sheets.paper import MM, SHEETS, Sheet, Window
from delight.letters.type import markup, scripts
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import set_paragraph, set_plain

_LEADING = 1.42
_TOP_WITHOUT_WINDOW = 62.0
_TOP_OF_NEXT = 27.0
_CARD_SINKS, _FOLDED_SINKS = 0.36, 0.42
_SINKS, _MOST_SUNK, _WIDER_GAPS = 0.13, 14.0, 0.3
_SINKS_ALONE, _MOST_SUNK_ALONE, _DATE_ABOVE = 0.2, 26.0, 21.0
_CLOSE_TO_FOOT = 4.0
_LETTER_STEPS = (0.0, -0.5, -1.0)
_CARD_STEPS = (0.5, 0.0, -0.5, -1.0, -1.5, -2.0)
_AIRY_STEPS, _AIRY_STEPS_ON_A5, _AIRY, _AIRY_ABOVE = (1.5, 1.0), (3.5, 2.5, 1.5), 0.72, 0.94


def lay_out(composed: Composed, style: LetterStyle) -> list[Page]:
    """Return the pages of a letter in the order they are printed.

    A letter that is a few lines too long for one page is set a little smaller instead; large print never is.

    Raises:
        DelightError: ``letters.characters``, ``letters.address_too_long``, ``letters.letterhead_too_long``.
    """
    sheet = SHEETS[style.paper]
    stationery, frame = _frame(composed.facts.sender, sheet, style)
    heading = [] if sheet.card else _addressed(composed, style, sheet)
    replies = foot.feet(composed, style, sheet)
    pages = _fitted_pages(composed, style, sheet, frame, replies)
    if sheet.card and len(pages) == 1:
        frame = _sunk(pages[0], frame, replies, sheet)
    if sheet.folded:
        texts = [placed(rows, _left(composed, sheet), frame.first) for rows in pages]
        return fold.pages(composed, style, sheet, _beside(ticket.panel(composed, style, sheet), texts))
    reply = _fitting(replies, pages[-1], frame, first=len(pages) == 1)
    if replies and not reply:
        pages = [*pages[:-1], *_parted(pages[-1], frame, replies[0], first=len(pages) == 1)]
        reply = replies[0]
    if not sheet.card:
        frame = _opened(pages[0], frame, reply, style) if len(pages) == 1 else frame
        heading = [*heading, *_date_alone(composed, sheet, style, frame)]
    count = len(pages)
    made: list[Page] = []
    for number, rows in enumerate(pages, 1):
        page = Page(sheet.width * MM, sheet.height * MM, stationery=stationery if number == 1 else None)
        numbered = f"{number} / {count}"
        page.items += heading if number == 1 else head.next_page_head(composed, sheet, style, numbered)
        page.items += placed(rows, _left(composed, sheet), frame.first if number == 1 else frame.next)
        made.append(page)
    if reply:
        made[-1].items += reply.items
    return made


@lru_cache(maxsize=16)
def _frame(sender: Sender, sheet: Sheet, style: LetterStyle) -> tuple[Stationery, Frame]:
    """Return what stands on the first page of all of a shop's letters, and where their text may stand."""
    last, next_card = (sheet.height - sheet.bottom) * MM, (sheet.top + 4) * MM
    if not sheet.card:
        window = address.window_of(style)
        first = (window.body if window else _TOP_WITHOUT_WINDOW) * MM
        frame = Frame(first=first, next=_TOP_OF_NEXT * MM, last=last)
        return Stationery(_letterhead(sender, sheet, style, window)), frame
    if sheet.folded:
        return Stationery(()), Frame(first=next_card, next=next_card, last=last)
    items, rule = head.card_head(sender, sheet, style)
    frame = Frame(first=(rule + 10) * MM, next=next_card + 11 * MM, last=last)
    return Stationery(tuple(items if style.letterhead else ())), frame


def _letterhead(sender: Sender, sheet: Sheet, style: LetterStyle, window: Window | None) -> tuple[Item, ...]:
    items = [*head.letterhead(sender, sheet, style)] if style.letterhead else []
    if window:
        items += [*address.return_line(sender, window, style), *address.fold_marks(window, sheet)]
    return tuple(items)


def _fitted_pages(
    composed: Composed, style: LetterStyle, sheet: Sheet, frame: Frame, replies: Sequence[slip.Slip]
) -> list[list[Row]]:
    """Return the rows of each page, set so that they fill one page if that can be."""
    pages = paginate(_rows(composed, style, sheet, style.size), frame)
    if not sheet.card and len(pages) == 1 and not replies:
        return pages
    room = _lowest(frame, replies) - frame.first
    for step, share in _steps(style, sheet) if len(pages) <= 2 or sheet.card else ():
        fitted = paginate(_rows(composed, style, sheet, style.size + step), frame)
        if len(fitted) > 1 or height(fitted[0]) > room * (max(share, _AIRY_ABOVE) if replies else share):
            continue
        if not replies or _fitting(replies, fitted[0], frame, first=True):
            return fitted
    return pages


def _steps(style: LetterStyle, sheet: Sheet) -> list[tuple[float, float]]:
    """Return by how much the text may be larger or smaller, and how much of the room it may fill then."""
    steps = [(step, 1.0) for step in (_CARD_STEPS if sheet.card else _LETTER_STEPS)]
    if sheet.card:
        airy = _AIRY_STEPS_ON_A5 if sheet.width > 120 else _AIRY_STEPS
        steps = [*((step, _AIRY) for step in airy), *steps]
    if style.size >= LARGE_PRINT:
        steps = [(step, share) for step, share in steps if 0 <= step <= 0.5]
    return steps


def _fitting(replies: Sequence[slip.Slip], rows: list[Row], frame: Frame, *, first: bool) -> slip.Slip | None:
    """Return the first slip that there is room for below ``rows``."""
    end = (frame.first if first else frame.next) + height(rows) + _CLOSE_TO_FOOT * MM
    return next((reply for reply in replies if end <= reply.top), None)


def _parted(rows: list[Row], frame: Frame, reply: slip.Slip, *, first: bool) -> list[list[Row]]:
    """Return the last page as two, so that the slip does not stand alone: the closing goes with it.

    The last paragraph goes along whole if it can, else at least two lines of it.
    """
    top = frame.first if first else frame.next
    starts = [place for place in range(1, len(rows)) if rows[place].gap and not rows[place - 1].keep]
    parts = [rows[: starts[-1]], rows[starts[-1] :]] if starts else []
    if not parts or not _fitting([reply], parts[1], frame, first=False):
        parts = paginate(rows, Frame(first=top, next=frame.next, last=top + height(rows) - 1))
    if len(parts) == 2 and _fitting([reply], parts[1], frame, first=False):
        return parts
    return [rows, []]


def _lowest(frame: Frame, replies: Sequence[slip.Slip]) -> float:
    """Return where the last line of a first page may stand: above what may be at its foot."""
    return min([frame.last, *(reply.top - _CLOSE_TO_FOOT * MM for reply in replies[-1:])])


def _sunk(rows: list[Row], frame: Frame, replies: Sequence[slip.Slip], sheet: Sheet) -> Frame:
    """Return the frame of a card with a short text lowered, so that it does not hang at its top."""
    spare = _spare(rows, replace(frame, last=_lowest(frame, replies)))
    return replace(
        frame, first=frame.first + max(0.0, spare) * (_FOLDED_SINKS if sheet.folded else _CARD_SINKS)
    )


def _beside(voucher: list[Item], texts: list[list[Item]]) -> list[list[Item]]:
    """Return the halves of a folded card: a voucher left of its text, or behind a long one."""
    if not voucher:
        return texts
    return [voucher, *texts] if len(texts) == 1 else [*texts, voucher]


def _spare(rows: list[Row], frame: Frame) -> float:
    """Return the room a short note leaves, so that it does not hang at the top of its card."""
    return frame.last - frame.first - height(rows)


def _opened(rows: list[Row], frame: Frame, reply: slip.Slip | None, style: LetterStyle) -> Frame:
    """Open the gaps of a short letter and let it begin lower, so that it does not hang under its head."""
    last = frame.last if reply is None else reply.top - _CLOSE_TO_FOOT * MM
    spare = _spare(rows, replace(frame, last=last))
    share = max(0.0, spare) / (frame.last - frame.first)
    for row in rows[1:]:
        row.gap *= 1 + _WIDER_GAPS * share
    spare -= sum(row.gap for row in rows[1:]) * (1 - 1 / (1 + _WIDER_GAPS * share))
    sinks, most = (_SINKS, _MOST_SUNK) if address.window_of(style) else (_SINKS_ALONE, _MOST_SUNK_ALONE)
    return replace(frame, first=frame.first + min(max(0.0, spare) * sinks, most * MM))


def _date_alone(composed: Composed, sheet: Sheet, style: LetterStyle, frame: Frame) -> list[Item]:
    """Return the date where no address stands beside it: a little above the text."""
    if address.window_of(style):
        return []
    return address.dateline(composed, sheet, style, frame.first - _DATE_ABOVE * MM)


def _left(composed: Composed, sheet: Sheet) -> float:
    """Return where lines begin; those that run from right to left end at the right margin."""
    backwards = scripts.is_right_to_left(scripts.setting_language(composed.language))
    return (sheet.width - sheet.right - sheet.text_width if backwards else sheet.left) * MM


def _addressed(composed: Composed, style: LetterStyle, sheet: Sheet) -> list[Item]:
    """Return the address in the window of the envelope and the date beside it."""
    facts, window = composed.facts, address.window_of(style)
    if window is None:
        return []
    block = address.address(facts.recipient, facts.sender, window, style)
    return [block, *address.dateline(composed, sheet, style, block.y)]


def _rows(composed: Composed, style: LetterStyle, sheet: Sheet, size: float) -> list[Row]:
    """Set every block of the letter at ``size`` points."""
    cut = _cut(composed, style)
    measure, leading = sheet.text_width * MM, size * _LEADING
    gap = leading * (0.5 if sheet.card else 0.62)
    rows: list[Row] = []
    if composed.subject and not sheet.card:
        bold = replace(cut, weight=600)
        subject = set_plain(markup.plain(composed.subject), bold, size, measure)
        rows += [Row(line, 0, leading, size, bold, keep=True) for line in subject]
    rows += block(
        set_plain(composed.salutation, cut, size, measure), gap * 1.4, leading, size, cut, keep=True
    )
    for lines in markup.paragraphs(composed.body):
        rows += block(set_paragraph(lines, cut, size, measure), gap, leading, size, cut)
    for row in rows[-2:]:
        row.keep = True
    return rows + _closing(composed, style, sheet, size)


def _cut(composed: Composed, style: LetterStyle) -> Cut:
    return Cut(typeface=style.typeface, language=scripts.setting_language(composed.language))


def _closing(composed: Composed, style: LetterStyle, sheet: Sheet, size: float) -> list[Row]:
    """Return the closing, the signature or room to sign by hand, and the names; all of it keeps together."""
    cut, leading, measure = _cut(composed, style), size * _LEADING, sheet.text_width * MM
    rows = block(
        set_plain(composed.closing, cut, size, measure), leading * 0.62, leading, size, cut, keep=True
    )
    room, signature = (7.0 if sheet.card else 13.0), composed.facts.sender.signature
    signed = head.logo_size(signature, 60.0, 11.0 if sheet.card else 18.0) if signature else (0.0, 0.0)
    room = max(5.0, signed[1] + 2.2) if signature else room
    for place, name in enumerate(composed.signature):
        small = size if place == 0 else max(size - 1.5, 8.0)
        lines = set_plain(name, cut, small, measure)
        names = block(lines, 0 if place else room * MM, small * 1.35, small, cut, keep=True)
        for row in names if place else ():
            row.colour = SOFT
        if place == 0 and names and signature:
            names[0].image, names[0].image_size = signature, (signed[0] * MM, signed[1] * MM)
        rows += names
    return rows
