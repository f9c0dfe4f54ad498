"""The top of a letter: letterhead, address in the window, date and reference, fold marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from delight.domain.errors import DelightError
from delight.domain.letters import Composed, Recipient, Sender
from delight.domain.paper import Envelope, LetterStyle
from delight.letters import phrases
from delight.letters.fields import locale_of
from delight.letters.fonts import Cut
from delight.letters.markup import tidy
from delight.letters.page import (
    INK,
    PALE,
    SOFT,
    Rule,
    Text,
    colour,
    readable,
    right_line,
    text_line,
)
from delight.letters.paper import MM, WINDOWS, Sheet, Window
from delight.letters.typeset import Line, set_plain

_NAME_SIZES = (21.0, 18.0, 15.0, 12.0, 10.0)
_CARD_NAME_SIZES = (14.0, 12.5, 11.0, 10.0, 9.0)
_CONTACT_SIZES, _CONTACT_LINES = (8.0, 7.5, 7.0, 6.5), 4
_ADDRESS_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
_ADDRESS_LEADING = 1.22
_BASELINE, _RULE = 20.5, 24.5
_ASCENT, _DESCENT = 0.75, 0.25


def window_of(style: LetterStyle) -> Window | None:
    """Return the envelope's window, or none."""
    return None if style.envelope == Envelope.NONE else WINDOWS[style.envelope]


@lru_cache(maxsize=16)
def letterhead(sender: Sender, sheet: Sheet, style: LetterStyle) -> Sequence[Text | Rule]:
    """Return the shop's name on the left, how to reach it on the right, and the fine rule below both.

    Raises:
        DelightError: ``letters.letterhead_too_long`` where the name or address cannot stand up there.
    """
    left, right = sheet.left * MM, (sheet.width - sheet.right) * MM
    accent = colour(sender.accent)
    name = _name(sender, sheet, style)
    size, contact = _contact(sender, style, right - left)
    name.colour = readable(accent)
    small, leading = Cut(typeface=style.typeface, optical=8), size * 1.375
    items: list[Text | Rule] = [name]
    for place, line in enumerate(contact):
        y = _BASELINE * MM - (len(contact) - 1 - place) * leading
        items.append(Text(right - line.width, y, size, leading, small, [line], SOFT))
    items.append(Rule(left, _RULE * MM, right, _RULE * MM, 0.8, accent))
    return items


def card_head(sender: Sender, sheet: Sheet, style: LetterStyle) -> list[Text | Rule]:
    """Return the shop's name in the middle of a note card, with a short rule below."""
    middle, accent = sheet.width / 2 * MM, colour(sender.accent)
    room = (sheet.width - sheet.left - sheet.right) * MM
    cut = Cut(typeface=style.typeface, weight=600, optical=16)
    size, lines = _fitted(sender.name, cut, room, _CARD_NAME_SIZES)
    items: list[Text | Rule] = []
    for place, line in enumerate(lines):
        y = 17 * MM - (len(lines) - 1 - place) * size * 1.15
        items.append(Text(middle - line.width / 2, y, size, size, cut, [line], readable(accent)))
    return [*items, Rule(middle - 9 * MM, 21 * MM, middle + 9 * MM, 21 * MM, 0.8, accent)]


def dateline(composed: Composed, sheet: Sheet, style: LetterStyle, top: float) -> list[Text | Rule]:
    """Return the date, with the case's reference below it, beside the address and above the text."""
    facts, window = composed.facts, window_of(style)
    cut, small = Cut(typeface=style.typeface), Cut(typeface=style.typeface, optical=8)
    locale = locale_of(facts)
    date = phrases.long_date(facts.today, locale)
    reference = tidy(facts.case.reference) if facts.case else ""
    words = phrases.tongue(locale).reference.replace("{}", reference)
    if window is None or window.on_the_right:
        x = sheet.left * MM
        items: list[Text | Rule] = [text_line(date, x, top, 10.5, cut)]
        return items + ([text_line(words, x, top + 13, 8.5, small, SOFT)] if reference else [])
    x = (sheet.width - sheet.right) * MM
    items = [right_line(date, x, top, 10.5, cut)]
    return items + ([right_line(words, x, top + 13, 8.5, small, SOFT)] if reference else [])


def address(recipient: Recipient, sender: Sender, window: Window, style: LetterStyle) -> list[Text | Rule]:
    """Return the recipient's name and address inside the part of the window that always shows.

    Raises:
        DelightError: ``letters.address_too_long`` with its ``lines`` and the ``room`` there is.
    """
    abroad = phrases.country_line(recipient, sender.country)
    wanted = [line for line in map(tidy, (recipient.name, *recipient.address, abroad)) if line]
    cut, lines = Cut(typeface=style.typeface), []
    for size in _ADDRESS_SIZES:
        lines = [line for text in wanted for line in set_plain(text, cut, size, window.width * MM)]
        if _block_height(len(lines), size) <= window.height * MM:
            top = window.y * MM + _ASCENT * size
            items: list[Text | Rule] = [Text(window.x * MM, top, size, size * _ADDRESS_LEADING, cut, lines)]
            return items + _return_line(sender, window, style)
    smallest = _ADDRESS_SIZES[-1]
    room = next(n for n in range(20, 0, -1) if _block_height(n, smallest) <= window.height * MM)
    raise DelightError("letters.address_too_long", lines=len(lines), room=room)


def fold_marks(window: Window, sheet: Sheet) -> list[Rule]:
    """Return short marks at the left edge where the sheet is folded and punched."""
    folds = [y for y in window.folds if y < sheet.height]
    marks = [Rule(4 * MM, y * MM, 8 * MM, y * MM, 0.35, PALE) for y in folds]
    if window.hole:
        marks.append(Rule(4 * MM, window.hole * MM, 6.5 * MM, window.hole * MM, 0.35, PALE))
    return marks


def next_page_head(composed: Composed, sheet: Sheet, style: LetterStyle, number: str) -> list[Text | Rule]:
    """Return the small line at the top of a further page: to whom, and which page."""
    small, y = Cut(typeface=style.typeface, optical=8), 16 * MM
    left, right = sheet.left * MM, (sheet.width - sheet.right) * MM
    name = set_plain(composed.facts.recipient.name, small, 8.5, (right - left) * 0.7)[:1]
    items: list[Text | Rule] = [Text(left, y, 8.5, 11, small, name, SOFT)] if name else []
    return [*items, right_line(number, right, y, 8.5, small, SOFT)]


def _name(sender: Sender, sheet: Sheet, style: LetterStyle) -> Text:
    """Return the shop's name on one line if it can be, or smaller on up to three."""
    room = (sheet.width - sheet.left - sheet.right) * MM * 0.52
    cut = Cut(typeface=style.typeface, weight=600, optical=24)
    size, lines = _fitted(sender.name, cut, room, _NAME_SIZES)
    top = _BASELINE * MM - (len(lines) - 1) * size * 1.15
    return Text(sheet.left * MM, top, size, size * 1.15, cut, lines, INK)


def _fitted(name: str, cut: Cut, room: float, sizes: Sequence[float]) -> tuple[float, Sequence[Line]]:
    """Return a name large on one line if it can be, else smaller on two, else small on three."""
    for most, tried in ((1, sizes[:-2]), (2, sizes[2:]), (3, sizes[-1:])):
        for size in tried:
            lines = set_plain(name, cut, size, room)
            if len(lines) <= most:
                return size, lines
    raise DelightError("letters.letterhead_too_long")


def _contact(sender: Sender, style: LetterStyle, width: float) -> tuple[float, Sequence[Line]]:
    """Return address, phone and mail, website as at most four short lines, and their size."""
    parts = (
        _listed(sender.address, ", "),
        _listed((sender.phone, sender.email), "  ·  "),
        tidy(sender.website),
    )
    small = Cut(typeface=style.typeface, optical=8)
    for size in _CONTACT_SIZES:
        lines = [line for part in parts for line in set_plain(part, small, size, width * 0.46)]
        if len(lines) <= _CONTACT_LINES:
            return size, lines
    raise DelightError("letters.letterhead_too_long")


def _return_line(sender: Sender, window: Window, style: LetterStyle) -> list[Text | Rule]:
    """Return the small sender's line above the address where the standard has one and it fits."""
    if window.return_line is None:
        return []
    cut, y, x = Cut(typeface=style.typeface, optical=8), window.return_line * MM, window.x * MM
    lines = set_plain(_listed((sender.name, *sender.address), " · "), cut, 6.5, window.width * MM)[:3]
    if not lines:
        return []
    top, width = y - (len(lines) - 1) * 8, max(line.width for line in lines)
    return [Text(x, top, 6.5, 8, cut, lines, SOFT), Rule(x, y + 2.2, x + width, y + 2.2, 0.25, PALE)]


def _listed(parts: Iterable[str], separator: str) -> str:
    return separator.join(filter(None, map(tidy, parts)))


def _block_height(lines: int, size: float) -> float:
    return (lines - 1) * size * _ADDRESS_LEADING + (_ASCENT + _DESCENT) * size
