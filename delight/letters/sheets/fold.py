"""Folded cards: the front on the outside, the text inside.

A folded A6 card is an A5 sheet laid across, scored at 105 mm; a folded A5 card is an A4 sheet laid across,
scored at 148.5 mm. Page one is the outside: its left half is the back of the card and stays empty, its right
half is the front. Page two is the inside: the text stands on the right; a text that fills both halves begins
on the left. Print on both sides, flipped on the short edge, score along the two short marks at the top and
bottom edge of the inside, and fold so that the marks vanish in the fold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from delight.domain.letters.letter import Composed, Sender
from delight.domain.letters.paper import LetterStyle
from delight.domain.letters.wordings import WordingKind
from delight.letters.pdf.page import PALE, Colour, Item, Page, Rule, Text, colour, readable
from delight.letters.sheets import head
from delight.letters.sheets.drawing import curve
from delight.letters.sheets.paper import MM, Sheet
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import set_plain

_SCORE_MARK = 3.0
_THANKS = (
    WordingKind.THANK_YOU,
    WordingKind.THANK_YOU_REFERRAL,
    WordingKind.THANK_YOU_FOR_TELLING,
    WordingKind.REPLY_TO_COMPLIMENT,
    WordingKind.ANNIVERSARY,
)
_FRONTS = {
    "en": {
        **dict.fromkeys(_THANKS, "Thank you"),
        WordingKind.BIRTHDAY: "Happy birthday",
        WordingKind.SEASONS_GREETINGS: "Season’s greetings",
        WordingKind.SMALL_SURPRISE: "Just because",
        WordingKind.VOUCHER: "For you",
        WordingKind.APOLOGY: "Sorry",
    },
    "de": {
        **dict.fromkeys(_THANKS, "Danke"),
        WordingKind.BIRTHDAY: "Zum Geburtstag",
        WordingKind.SEASONS_GREETINGS: "Frohe Festtage",
        WordingKind.SMALL_SURPRISE: "Einfach so",
        WordingKind.VOUCHER: "Ein Geschenk",
        WordingKind.APOLOGY: "Entschuldigung",
    },
    "fr": {
        **dict.fromkeys(_THANKS, "Merci"),
        WordingKind.BIRTHDAY: "Joyeux anniversaire",
        WordingKind.SEASONS_GREETINGS: "Belles fêtes",
        WordingKind.SMALL_SURPRISE: "Une petite attention",
        WordingKind.VOUCHER: "Un petit cadeau",
        WordingKind.APOLOGY: "Pardon",
    },
    "es": {
        **dict.fromkeys(_THANKS, "Gracias"),
        WordingKind.BIRTHDAY: "Feliz cumpleaños",
        WordingKind.SEASONS_GREETINGS: "Felices fiestas",
        WordingKind.SMALL_SURPRISE: "Porque sí",
        WordingKind.VOUCHER: "Un regalo",
        WordingKind.APOLOGY: "Perdón",
    },
}
"""What the front says; a card that says none of it shows the shop alone."""


def pages(composed: Composed, style: LetterStyle, sheet: Sheet, panels: Sequence[list[Item]]) -> list[Page]:
    """Return the outside and the inside; without the front where the paper has its letterhead already.

    More text than two panels hold goes on further sheets, to be laid in.
    """
    made = []
    if style.letterhead:
        outside = _spread(sheet)
        outside.items += moved(_front(composed, style, sheet), sheet.width * MM)
        made.append(outside)
    for start in range(0, len(panels), 2):
        inside = _spread(sheet)
        pair = panels[start : start + 2]
        sides = (0.0, sheet.width * MM) if len(panels) > 1 else (sheet.width * MM,)
        for panel, x in zip(pair, sides, strict=False):
            inside.items += moved(panel, x)
        inside.items += _score_marks(sheet)
        made.append(inside)
    return made


def moved(items: Iterable[Item], x: float) -> Iterator[Item]:
    """Yield ``items`` further right by ``x`` points."""
    for item in items:
        if isinstance(item, Rule):
            yield replace(item, x1=item.x1 + x, x2=item.x2 + x)
        else:
            yield replace(item, x=item.x + x)


def _spread(sheet: Sheet) -> Page:
    return Page(2 * sheet.width * MM, sheet.height * MM)


def _score_marks(sheet: Sheet) -> list[Item]:
    x, height = sheet.width * MM, sheet.height * MM
    return [
        Rule(x, 0, x, _SCORE_MARK * MM, 0.35, PALE),
        Rule(x, height - _SCORE_MARK * MM, x, height, 0.35, PALE),
    ]


def _front(composed: Composed, style: LetterStyle, sheet: Sheet) -> list[Item]:
    """Return logo or ornament with the card's few words below, and the shop's name at the foot."""
    sender, middle, scale = composed.facts.sender, sheet.width / 2, sheet.width / 105
    words = _FRONTS.get(composed.language.split("-")[0], {}).get(composed.kind, "")
    shade = colour(sender.accent)
    room = sheet.width - sheet.left - sheet.right
    top = sheet.height * 0.40
    items: list[Item] = []
    if sender.logo:
        width, height = head.logo_size(sender.logo, 56 * scale, 22 * scale)
        items.append(head.picture(sender.logo, middle - width / 2, top - height, width, height))
    else:
        items += ornament(middle * MM, (top - 8) * MM, scale * 1.25, readable(shade))
    if words:
        items += _words(words, style, middle, top + 15 * scale, room, 22 * scale, readable(shade))
    return items + _shop_name(sender, style, sheet, middle, room, alone=not words)


def _words(
    words: str, style: LetterStyle, middle: float, y: float, room: float, size: float, shade: Colour
) -> list[Item]:
    cut = Cut(typeface=style.typeface, optical=24)
    while (lines := set_plain(words, cut, size, room * MM)) and len(lines) > 2 and size > 10:
        size -= 1
    return [
        Text(middle * MM - line.width / 2, y * MM + place * size * 1.2, size, size, cut, [line], shade)
        for place, line in enumerate(lines)
    ]


def _shop_name(
    sender: Sender, style: LetterStyle, sheet: Sheet, middle: float, room: float, *, alone: bool
) -> list[Item]:
    """Return the name at the foot of the front, or in its middle where nothing else is said."""
    scale = sheet.width / 105
    sizes = [s * scale for s in ((17.0, 15.0, 13.0, 11.0, 9.5) if alone else (10.5, 10.0, 9.5, 9.0, 8.5))]
    y = sheet.height * 0.40 + 14 * scale if alone else sheet.height - sheet.bottom - 2 * scale
    names, _ = head.centred_name(sender.name, style, middle, y, room, sizes)
    for name in names:
        name.colour = readable(colour(sender.accent))
    return [*names]


def ornament(x: float, y: float, scale: float, shade: Colour) -> list[Item]:
    """Return a small sprig: a stem with leaves in pairs, drawn in fine lines."""
    unit = 1.0 * MM * scale
    items: list[Item] = [Rule(x, y - 7 * unit, x, y + 7 * unit, 0.7, shade)]
    for step in range(4):
        base, size = y + (5.2 - 3.4 * step) * unit, (4.4 - 0.7 * step) * unit
        for side in (-1, 1):
            items += _leaf(x, base, side * size, size, shade)
    return items


def _leaf(x: float, y: float, across: float, size: float, shade: Colour) -> list[Item]:
    """Return one leaf from the stem outwards and upwards: two curves between the same two points."""
    tip = (x + across, y - 0.95 * size)
    found: list[Item] = []
    for bow in (0.28, -0.28):
        bend = (x + across * 0.5 + bow * 0.95 * across, y - 0.475 * size + bow * size)
        found += curve((x, y), bend, tip, 0.6, shade)
    return found
