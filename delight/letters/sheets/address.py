"""What the window of an envelope needs: the address and the sender's line, fold marks; the date beside it."""

from __future__ import annotations

from delight.domain.errors import DelightError
from delight.domain.letters.letter import Composed, Recipient, Sender
from delight.domain.letters.paper import LARGE_PRINT, Envelope, LetterStyle
from delight.letters.pdf.page import PALE, SOFT, Item, Rule, Text, right_line, text_line
from delight.letters.sheets import blocks
from delight.letters.sheets.head import listed, printed
from delight.letters.sheets.paper import MM, WINDOWS, Sheet, Window
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import set_plain
from delight.letters.words import phrases
from delight.letters.words.fields import locale_of
from delight.letters.words.names import address_lines

# Where a window is low, lines stand somewhat closer before letters get smaller.
_CLOSER = (
    *((size, leading) for size in (10.5, 10.0) for leading in (1.22, 1.17, 1.12)),
    *((size, leading) for size in (9.5, 9.0, 8.5) for leading in (1.17, 1.12)),
    *((8.0, leading) for leading in (1.17, 1.1, 1.05)),
)
_RETURN_SIZES = (6.5, 6.25, 6.0, 5.75)


def window_of(style: LetterStyle) -> Window | None:
    """Return the envelope's window, or none."""
    return None if style.envelope == Envelope.NONE else WINDOWS[style.envelope]


def address(recipient: Recipient, sender: Sender, window: Window, style: LetterStyle) -> Text:
    """Return the recipient's name and address inside the part of the window that always shows.

    Raises:
        DelightError: ``letters.address_too_long`` with its ``lines`` and the ``room`` there is.
    """
    wanted = address_lines(recipient, sender.country)
    cut, width = Cut(typeface=printed(style.typeface)), window.width * MM
    for room in window.rooms:
        ladder = _CLOSER if room.by_ink else blocks.LADDER
        block = blocks.fitted(wanted, cut, width, room.height * MM, ladder, by_ink=room.by_ink)
        if block and block.size >= room.least:
            return block.at(window.x * MM, (window.y + room.below) * MM, by_ink=room.by_ink)
    smallest = blocks.LADDER[-1][0]
    lines = sum(len(set_plain(tidy(line), cut, smallest, width)) for line in wanted)
    raise DelightError("letters.address_too_long", lines=lines, room=blocks.most_lines(window.height * MM))


def fold_marks(window: Window, sheet: Sheet) -> list[Item]:
    """Return short marks at the left edge where the sheet is folded and punched; none off the sheet."""
    marks: list[Item] = [
        Rule(4 * MM, y * MM, 8 * MM, y * MM, 0.35, PALE) for y in window.folds if y < sheet.height - 10
    ]
    if window.hole and window.hole < sheet.height - 10:
        marks.append(Rule(4 * MM, window.hole * MM, 6.5 * MM, window.hole * MM, 0.35, PALE))
    return marks


def dateline(composed: Composed, sheet: Sheet, style: LetterStyle, top: float) -> list[Item]:
    """Return the date, with the case's reference below it, beside the address and above the text."""
    facts, window = composed.facts, window_of(style)
    cut, small = Cut(typeface=style.typeface), Cut(typeface=printed(style.typeface), optical=8)
    locale = locale_of(facts)
    date = phrases.long_date(facts.today, locale)
    reference = tidy(facts.case.reference) if facts.case else ""
    words = phrases.tongue(locale).reference.replace("{}", reference)
    sizes = (14.0, 12.0) if style.size >= LARGE_PRINT else (10.5, 8.5)
    on_the_left = window is None or window.on_the_right
    x = (sheet.left if on_the_left else sheet.width - sheet.right) * MM
    line = text_line if on_the_left else right_line
    items: list[Item] = [line(date, x, top, sizes[0], cut)]
    below = top + sizes[1] * 1.53
    return items + ([line(words, x, below, sizes[1], small, SOFT)] if reference else [])


def return_line(sender: Sender, window: Window, style: LetterStyle) -> list[Item]:
    """Return the small sender's line above the address where the standard has one and it fits."""
    if window.return_line is None:
        return []
    cut, y, x = Cut(typeface=printed(style.typeface), optical=8), window.return_line * MM, window.x * MM
    whole, room = listed((sender.name, *sender.address), " · "), window.width * MM
    size = next((s for s in _RETURN_SIZES if len(set_plain(whole, cut, s, room)) == 1), _RETURN_SIZES[0])
    lines = set_plain(whole, cut, size, room)[:3]
    if not lines:
        return []
    top, width = y - (len(lines) - 1) * 8, max(line.width for line in lines)
    return [Text(x, top, size, 8, cut, lines, SOFT), Rule(x, y + 2.2, x + width, y + 2.2, 0.25, PALE)]
