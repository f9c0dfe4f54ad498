"""The voucher on a letter or card: what it is worth, its code as letters and as a square, until when.

On a letter and on a flat card it is a ticket at the foot: words, and the square on a stub on the right.
Inside a folded card it has the left half for itself, the words above and the square below.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from delight.domain.letters.letter import Composed
from delight.domain.letters.paper import LARGE_PRINT, LetterStyle
from delight.letters.pdf.page import (
    INK,
    SOFT,
    Colour,
    Item,
    Outline,
    Rule,
    Shape,
    Text,
    colour,
    readable,
    right_line,
)
from delight.letters.sheets import head, qr
from delight.letters.sheets.paper import MM, Sheet
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import Line, set_plain
from delight.letters.words.fields import FIELDS
from delight.letters.words.loyalty import LOYALTY_WORDS, spoken, until, worth

FOOT = 14.0
"""How far a ticket stays off the lower edge of a sheet, in mm."""

CORNER, NOTCH = 2.6, 2.0
_PAD = 5.0
_STUB_AIR = 0.9
_OUTLINE, _DASH = 0.8, (1.4, 2.4)
Ladder = Sequence[tuple[int, Sequence[float]]]
"""How many lines words may take, and the sizes in which they are tried so."""

_WORTH: Ladder = (
    (1, (24.0, 21.0, 18.0, 16.0, 14.0)),
    (2, (15.0, 13.5, 12.0, 11.0)),
    (9, (10.0,)),
    (99, (8.0,)),
)
_LARGE_WORTH: Ladder = ((1, (24.0, 21.0, 18.0)), (2, (18.0, 16.0)), (6, (14.0,)), (99, (9.0,)))
_PANEL_WORTH: Ladder = ((1, (34.0, 30.0, 26.0, 22.0)), (3, (22.0, 19.0, 17.0, 15.0)), (12, (13.0,)))
_LONG_PANEL_WORTH: Ladder = ((99, (9.0,)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A voucher as items from its own upper edge on; ``height`` in points."""

    height: float
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Said:
    """One line or a few of the words on a voucher, and the space above them."""

    gap: float
    size: float
    cut: Cut
    shade: Colour
    lines: Sequence[Line]

    @property
    def height(self) -> float:
        return self.gap + len(self.lines) * self.size * 1.18


def ticket(composed: Composed, style: LetterStyle, sheet: Sheet) -> Ticket | None:
    """Return the voucher of a letter or a flat card as wide as its text may be; none where there is none."""
    voucher = composed.facts.voucher
    if voucher is None or sheet.folded:
        return None
    large = style.size >= LARGE_PRINT
    dots = 9 if sheet.width < 120 else 12 if large else 10
    left, right = sheet.left * MM, (sheet.width - sheet.right) * MM
    stub = qr.side(dots) + 2 * _STUB_AIR * MM
    divider = right - stub
    said = _words(composed, style, divider - left - 2 * _PAD * MM, _LARGE_WORTH if large else _WORTH)
    height = max(stub, sum(one.height for one in said) + 2 * (_PAD - 1.0) * MM)
    shade = readable(colour(composed.facts.sender.accent))
    items: list[Item] = [
        Shape(left, 0, [outline(right - left, height, divider - left, 0.0)], _OUTLINE, shade),
        Rule(divider, (NOTCH + 0.8) * MM, divider, height - (NOTCH + 0.8) * MM, _OUTLINE, shade, _DASH),
        qr.square(voucher.code, divider + _STUB_AIR * MM, (height - qr.side(dots)) / 2, dots),
        *stacked(said, left + _PAD * MM, height),
    ]
    if not sheet.card:
        items += _shop(composed, style, said[0], divider - _PAD * MM, items[-len(said)])
    return Ticket(height=height, items=items)


def panel(composed: Composed, style: LetterStyle, sheet: Sheet) -> list[Item]:
    """Return the voucher of a folded card, in the middle of the half that lies left inside; else nothing."""
    if composed.facts.voucher is None or not sheet.folded:
        return []
    scale, width = sheet.width / 105, (sheet.width - 2 * sheet.left) * MM
    room = (sheet.height - 2 * sheet.top) * MM
    tried: list[_Panel] = []
    for dots, ladder in ((round(14 * scale), _PANEL_WORTH), (10, _PANEL_WORTH), (10, _LONG_PANEL_WORTH)):
        said = _words(composed, style, width - 2 * _PAD * MM, ladder, 1.25)
        tried.append(_Panel(said[:2], said[2:], dots, 7 * scale * MM))
    fitting = next((one for one in tried if one.height <= room), tried[-1])
    top = sheet.top * MM + max(0.0, room - fitting.height) * 0.45
    return fitting.items(composed, (sheet.width / 2 * MM) - width / 2, top, width)


@dataclass(frozen=True, slots=True)
class _Panel:
    """A voucher that stands upright: words above a perforated line, square and code below it."""

    above: Sequence[Said]
    below: Sequence[Said]
    dots: int
    air: float

    @property
    def upper(self) -> float:
        return sum(one.height for one in self.above) + 2 * self.air

    @property
    def height(self) -> float:
        return self.upper + qr.side(self.dots) + sum(one.height for one in self.below) + 2 * self.air

    def items(self, composed: Composed, left: float, top: float, width: float) -> list[Item]:
        shade, middle = readable(colour(composed.facts.sender.accent)), left + width / 2
        code = composed.facts.voucher.code if composed.facts.voucher else ""
        tear, off, side = top + self.upper, (NOTCH + 0.8) * MM, qr.side(self.dots)
        return [
            Shape(left, top, [outline(width, self.height, 0.0, self.upper)], _OUTLINE, shade),
            Rule(left + off, tear, left + width - off, tear, _OUTLINE, shade, _DASH),
            qr.square(code, middle - side / 2, tear + self.air, self.dots),
            *_centred(self.above, middle, top + self.air),
            *_centred(self.below, middle, tear + self.air + side),
        ]


def _words(
    composed: Composed, style: LetterStyle, room: float, ladder: Ladder, scale: float = 1.0
) -> list[Said]:
    """Return the label, the worth, the code, and the last day if there is one."""
    facts, face = composed.facts, head.printed(style.typeface)
    sizes = (14.0, (18.0, 16.0, 14.0), 14.0) if style.size >= LARGE_PRINT else (7.5, (13.0, 12.0, 11.0), 8.5)
    label, codes, small = sizes[0] * scale, [size * scale for size in sizes[1]], sizes[2] * scale
    bold, plain = Cut(typeface=face, weight=600), Cut(typeface=face)
    title = Cut(typeface=style.typeface, weight=600, optical=16)
    name = LOYALTY_WORDS[spoken(facts.recipient.language)].voucher.upper()
    large, lines = largest(worth(facts), title, ladder, room)
    size, code = largest(FIELDS["voucher.code"][0](facts), bold, [(1, codes), (2, codes[-1:])], room)
    said = [
        Said(0.0, label, bold, readable(colour(facts.sender.accent)), set_plain(name, bold, label, room)),
        Said(0.6 * MM, large, title, INK, lines),
        Said(1.2 * MM, size, bold, INK, code),
    ]
    if words := until(facts):
        said.append(Said(0.6 * MM, small, plain, SOFT, head.balanced(words, plain, small, room)))
    return said


def largest(words: str, cut: Cut, ladder: Ladder, room: float) -> tuple[float, Sequence[Line]]:
    """Return words in the first size of a ladder in which they take no more lines than that step allows."""
    size, lines = ladder[-1][1][-1], head.balanced(words, cut, ladder[-1][1][-1], room)
    for most, sizes in ladder:
        for one in sizes:
            found = head.balanced(words, cut, one, room)
            if len(found) <= most:
                return one, found
    return size, lines


def stacked(said: Sequence[Said], x: float, height: float) -> list[Text]:
    """Return words below each other, in the middle of a ticket's height."""
    y = (height - sum(one.height for one in said)) / 2
    return [text for text, _line in _placed(said, y, x)]


def _centred(said: Sequence[Said], middle: float, top: float) -> list[Item]:
    items: list[Item] = []
    for one in said:
        top += one.gap
        for line in one.lines:
            base = top + one.size * 0.9
            items.append(
                Text(middle - line.width / 2 - line.x, base, one.size, one.size, one.cut, [line], one.shade)
            )
            top += one.size * 1.18
    return items


def _placed(said: Sequence[Said], y: float, x: float) -> list[tuple[Text, float]]:
    found = []
    for one in said:
        y += one.gap
        found.append(
            (Text(x, y + one.size * 0.9, one.size, one.size * 1.18, one.cut, one.lines, one.shade), y)
        )
        y += len(one.lines) * one.size * 1.18
    return found


def _shop(composed: Composed, style: LetterStyle, label: Said, right: float, beside: Item) -> list[Item]:
    """Return whose voucher it is, right of its label: it may be cut off the letter."""
    cut = Cut(typeface=head.printed(style.typeface))
    name = FIELDS["shop.name"][0](composed.facts)
    item = right_line(name, right, getattr(beside, "y", 0.0), label.size, cut, SOFT)
    ends = getattr(beside, "x", 0.0) + max(line.width for line in label.lines) + 4 * MM
    return [item] if item.x > ends else []


def outline(width: float, height: float, across: float, down: float) -> Outline:
    """Return a rectangle with round corners and two notches, where ``across`` or ``down`` divides it."""
    corner, notch = CORNER * MM, NOTCH * MM
    points = bend(corner, corner, corner, 180, 270)
    points += bend(across, 0, notch, 180, 0) if across else []
    points += bend(width - corner, corner, corner, 270, 360)
    points += bend(width, down, notch, 270, 90) if down else []
    points += bend(width - corner, height - corner, corner, 0, 90)
    points += bend(across, height, notch, 360, 180) if across else []
    points += bend(corner, height - corner, corner, 90, 180)
    points += bend(0, down, notch, 90, -90) if down else []
    return tuple(points)


def bend(x: float, y: float, radius: float, start: float, end: float) -> list[tuple[float, float]]:
    """Return points on a part of a circle; degrees run clockwise from the right."""
    angles = [math.radians(start + (end - start) * step / 16) for step in range(17)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]
