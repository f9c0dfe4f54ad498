"""The top of a letter: logo, name, how to reach the shop; the small heads of cards and of further pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from delight.domain.errors import DelightError
from delight.domain.letters.letter import Composed, Sender
from delight.domain.letters.paper import LARGE_PRINT, LetterStyle, Typeface
from delight.domain.letters.paper import Picture as Image
from delight.letters.pdf.page import (
    INK,
    SOFT,
    Item,
    Picture,
    Rule,
    Text,
    colour,
    readable,
    right_line,
)
from delight.letters.sheets.paper import INCH, MM, WINDOWS, Sheet
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import Line, set_plain

_NAME_SIZES = (21.0, 18.0, 15.0, 12.0, 10.0)
_UNDER_LOGO_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0)
_CARD_NAME_SIZES = (14.0, 12.5, 11.0, 10.0, 9.0)
_CONTACT_SIZES, _CONTACT_LINES = (8.0, 7.5, 7.0, 6.5), 4
_LARGE_CONTACT_SIZES, _LARGE_CONTACT_LINES = (11.0, 10.0, 9.0), 3
_NAME_SHARE, _CONTACT_SHARE = 0.5, 0.45
_ABOVE_RULE = 4.0
_RULE, _LOWEST_RULE, _CONTACT_TOP = 24.5, 36.0, 10.0
_LOGO_TOP, _LOGO_TOP_TIGHT = 10.0, 6.5
_LOGO_HEIGHT, _TALL_LOGO_HEIGHT, _WIDE_LOGO_HEIGHT, _LOGO_WIDTH = 18.0, 22.0, 14.0, 70.0
_WIDE = 2.4
_LEAST_DPI = 120
_CAPITALS = 0.66


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Where a head with a logo stands, in mm: its top, and its rule at the highest and at the lowest."""

    top: float
    rule: float
    lowest: float


@lru_cache(maxsize=16)
def letterhead(sender: Sender, sheet: Sheet, style: LetterStyle) -> Sequence[Item]:
    """Return logo and name on the left, how to reach the shop on the right, and the fine rule below.

    A logo up to about twice as wide as high stands beside the name, a wider one above it where there is room.

    Raises:
        DelightError: ``letters.letterhead_too_long`` where the name or address cannot stand up there.
    """
    left, right = sheet.left * MM, (sheet.width - sheet.right) * MM
    accent = colour(sender.accent)
    size, contact = _contact(sender, style, right - left)
    small, leading = Cut(typeface=printed(style.typeface), optical=8), size * 1.375
    needed = _CONTACT_TOP + _ABOVE_RULE + (size * _CAPITALS + (len(contact) - 1) * leading) / MM
    lowest = _lowest(style)
    items, rule = _named(sender, sheet, style, max(_RULE, min(needed, lowest)), lowest)
    for place, line in enumerate(contact):
        y = (rule - _ABOVE_RULE) * MM - (len(contact) - 1 - place) * leading
        items.append(Text(right - line.width, y, size, leading, small, [line], SOFT))
    return [*items, Rule(left, rule * MM, right, rule * MM, 0.8, accent)]


def card_head(sender: Sender, sheet: Sheet, style: LetterStyle) -> tuple[list[Item], float]:
    """Return logo and name in the middle of a note card with a short rule below, and where that ends (mm)."""
    middle, scale = sheet.width / 2, sheet.width / 105
    top = 17.0 * scale - 2 * (scale - 1)
    items: list[Item] = []
    sizes = [size * (1 + (scale - 1) / 2) for size in _CARD_NAME_SIZES]
    if sender.logo:
        width, height = logo_size(sender.logo, 44 * scale, 11 * scale)
        items.append(picture(sender.logo, middle - width / 2, 8.5 * scale, width, height))
        top, sizes = 8.5 * scale + height + 5.5 * scale, sizes[1:]
    names, last = centred_name(sender.name, style, middle, top, sheet.width - sheet.left - sheet.right, sizes)
    shade = colour(sender.accent)
    for name in names:
        name.colour = readable(shade)
    rule = last + 4
    items += [*names, Rule((middle - 9) * MM, rule * MM, (middle + 9) * MM, rule * MM, 0.8, shade)]
    return items, rule


def centred_name(
    name: str, style: LetterStyle, middle: float, top: float, room: float, sizes: Sequence[float]
) -> tuple[list[Text], float]:
    """Return a name centred on ``middle`` (mm), its first baseline at ``top``, and its last baseline (mm)."""
    cut = Cut(typeface=style.typeface, weight=600, optical=16)
    size, _ = _fitted(name, cut, room * MM, sizes)
    lines, step = balanced(name, cut, size, room * MM), size * 1.15
    texts = [
        Text(middle * MM - line.width / 2, top * MM + place * step, size, step, cut, [line])
        for place, line in enumerate(lines)
    ]
    return texts, top + (len(lines) - 1) * step / MM


def balanced(words: str, cut: Cut, size: float, room: float) -> Sequence[Line]:
    """Return as few lines as ``room`` points allow, so that none is much shorter than the others."""
    lines = set_plain(words, cut, size, room)
    narrower = (set_plain(words, cut, size, room * share / 20) for share in range(10, 20))
    return next((found for found in narrower if len(found) == len(lines)), lines) if len(lines) > 1 else lines


def next_page_head(composed: Composed, sheet: Sheet, style: LetterStyle, number: str) -> list[Item]:
    """Return the small line at the top of a further page: to whom, and which page."""
    small, y = Cut(typeface=printed(style.typeface), optical=8), (sheet.top + 4) * MM
    size = 12.0 if style.size >= LARGE_PRINT else 8.5
    left, right = sheet.left * MM, (sheet.width - sheet.right) * MM
    name = set_plain(composed.facts.recipient.name, small, size, (right - left) * 0.7)[:1]
    items: list[Item] = [Text(left, y, size, size * 1.3, small, name, SOFT)] if name else []
    return [*items, right_line(number, right, y, size, small, SOFT)]


def logo_size(logo: Image, width: float, height: float) -> tuple[float, float]:
    """Return how large an image stands on paper (mm): inside the room, in proportion, never grainy."""
    scale = min(width / logo.width, height / logo.height, INCH / _LEAST_DPI)
    return logo.width * scale, logo.height * scale


def picture(image: Image, x: float, y: float, width: float, height: float) -> Picture:
    """Return an image as an item; everything in millimetres."""
    return Picture(image.data, x * MM, y * MM, width * MM, height * MM)


def printed(typeface: Typeface) -> Typeface:
    """Return the face for small print and for what machines read: handwriting is for neither."""
    return Typeface.SANS if typeface is Typeface.HANDWRITTEN else typeface


def listed(parts: Iterable[str], separator: str) -> str:
    """Return the parts that say something, tidied, in a row."""
    return separator.join(filter(None, map(tidy, parts)))


def _lowest(style: LetterStyle) -> float:
    """Return how far down the rule may lie (mm): above what the window shows."""
    window = WINDOWS.get(style.envelope)
    return min(_LOWEST_RULE, window.head - 0.4 if window else _LOWEST_RULE)


def _named(
    sender: Sender, sheet: Sheet, style: LetterStyle, rule: float, lowest: float
) -> tuple[list[Item], float]:
    """Return logo and name, and where the rule below them lies: at ``rule``, or below it for a logo (mm)."""
    room = (sheet.width - sheet.left - sheet.right) * _NAME_SHARE
    cut = Cut(typeface=style.typeface, weight=600, optical=24)
    if sender.logo is None:
        size, lines = _fitted(sender.name, cut, room * MM, _NAME_SIZES)
        baseline = (rule - _ABOVE_RULE) * MM - (len(lines) - 1) * size * 1.15
        return [_name(sender, sheet.left * MM, baseline, size, cut, lines)], rule
    top = _LOGO_TOP if lowest > 30 else _LOGO_TOP_TIGHT
    wide = sender.logo.width >= sender.logo.height * _WIDE and lowest > 30
    place = _above if wide else _beside
    return place(sender, sender.logo, sheet, cut, room, _Bounds(top, rule, lowest))


def _beside(
    sender: Sender, logo: Image, sheet: Sheet, cut: Cut, room: float, bounds: _Bounds
) -> tuple[list[Item], float]:
    """Return a logo with the name on its right, at the middle of its height."""
    top, lowest = bounds.top, bounds.lowest
    wanted = _LOGO_HEIGHT if logo.width >= logo.height * 0.8 else _TALL_LOGO_HEIGHT
    width, height = logo_size(logo, room * 0.45, min(wanted, lowest - _ABOVE_RULE - top))
    rule = max(bounds.rule, top + height + _ABOVE_RULE)
    top = rule - _ABOVE_RULE - height
    x = sheet.left + width + 5
    size, lines = _fitted(sender.name, cut, (room - width - 5) * MM, _NAME_SIZES)
    block = (len(lines) - 1) * size * 1.15 + size * _CAPITALS
    baseline = (top + height / 2) * MM - block / 2 + size * _CAPITALS
    name = _name(sender, x * MM, baseline, size, cut, lines)
    return [picture(logo, sheet.left, top, width, height), name], rule


def _above(
    sender: Sender, logo: Image, sheet: Sheet, cut: Cut, room: float, bounds: _Bounds
) -> tuple[list[Item], float]:
    """Return a wide logo with the name, smaller, below it."""
    top, lowest = bounds.top, bounds.lowest
    size, lines = _fitted(sender.name, cut, room * MM, _UNDER_LOGO_SIZES)
    name_height = ((len(lines) - 1) * size * 1.15 + size * _CAPITALS) / MM + 2.5
    most = min(_WIDE_LOGO_HEIGHT, lowest - _ABOVE_RULE - top - name_height)
    width, height = logo_size(logo, min(_LOGO_WIDTH, room), max(most, 6.0))
    rule = max(bounds.rule, top + height + name_height + _ABOVE_RULE)
    top = rule - _ABOVE_RULE - name_height - height
    baseline = (rule - _ABOVE_RULE) * MM - (len(lines) - 1) * size * 1.15
    name = _name(sender, sheet.left * MM, baseline, size, cut, lines)
    return [picture(logo, sheet.left, top, width, height), name], rule


def _name(sender: Sender, x: float, y: float, size: float, cut: Cut, lines: Sequence[Line]) -> Text:
    return Text(x, y, size, size * 1.15, cut, lines, readable(colour(sender.accent)) if lines else INK)


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
    small, room = Cut(typeface=printed(style.typeface), optical=8), width * _CONTACT_SHARE
    sizes = [(size, _CONTACT_LINES) for size in _CONTACT_SIZES]
    if style.size >= LARGE_PRINT:
        sizes = [*((size, _LARGE_CONTACT_LINES) for size in _LARGE_CONTACT_SIZES), *sizes]
    for size, most in sizes:
        reached = listed((sender.phone, sender.email), "  ·  ")
        if len(set_plain(reached, small, size, room)) > 1:
            reached = f"{tidy(sender.phone)}\n{tidy(sender.email)}"
        parts = (listed(sender.address, ", "), *reached.split("\n"), tidy(sender.website))
        lines = [line for part in parts for line in set_plain(part, small, size, room)]
        if len(lines) <= most:
            return size, lines
    raise DelightError("letters.letterhead_too_long")
