"""A voucher on paper of its own, a third of a sheet: the shop, its worth, for whom, until when, the code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from delight.domain.codes import spaced
from delight.domain.letters.letter import LetterFacts, Recipient, Sender, VoucherFacts
from delight.domain.letters.paper import Typeface
from delight.letters.pdf.page import INK, SOFT, Colour, Item, Outline, Rule, Shape, Text, colour, readable
from delight.letters.sheets import head, qr
from delight.letters.sheets.drawing import shift
from delight.letters.sheets.paper import MM
from delight.letters.sheets.ticket import CORNER, NOTCH, Ladder, Said, bend, largest, outline, stacked
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import Line, set_plain
from delight.letters.words.loyalty import LOYALTY_WORDS, LoyaltyWords, spoken, until, worth

SIDES, ENDS = 9.0, 6.5
"""How far a voucher stays off the edges of its paper, in mm: printers do not reach them."""

_PAD, _TOP = 9.0, 7.0
_STUB, _DOTS = 50.0, 14
_LOGO = (34.0, 12.0)
_NO_DAY = date(2000, 1, 1)
_WHITE: Colour = (1.0, 1.0, 1.0)
_NAME_SIZES = (19.0, 17.0, 15.0, 13.0, 11.5, 10.0, 9.0)
_WORTH: Ladder = (
    (1, (60.0, 54.0, 48.0, 42.0, 36.0)),
    (2, (36.0, 32.0, 28.0, 25.0)),
    (3, (25.0, 22.0, 19.5)),
    (4, (19.5, 17.0, 15.0)),
    (99, (13.0, 11.0, 9.5, 8.0, 7.0)),
)
_WHOSE_SIZES = (15.0, 13.0, 11.5, 10.0, 9.0, 8.0, 7.0)
_CONTACT_SIZES = (8.0, 7.5, 7.0, 6.5, 6.0)
_LABEL, _SMALL, _CODE = 10.0, 10.5, 15.0
_LINE: Colour = (0.62, 0.62, 0.63)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherPaper:
    """What is printed on one voucher.

    Attributes:
        voucher: its code, its worth and its last day.
        name: of whoever gets it; empty leaves a line to write on.
        language: the customer's, else the shop's; English where there are no words in it.
    """

    voucher: VoucherFacts
    name: str = ""
    language: str = "en"


class VoucherFace:
    """Draws vouchers of one shop in one typeface, on pieces of paper of one size (mm)."""

    def __init__(self, sender: Sender, typeface: Typeface, width: float, height: float) -> None:
        self._sender = sender
        small = head.printed(typeface)
        self._title = Cut(typeface=typeface, weight=600, optical=24)
        self._bold, self._plain = Cut(typeface=small, weight=600), Cut(typeface=small)
        self._accent = readable(colour(sender.accent))
        self._width, self._height = (width - 2 * SIDES) * MM, (height - 2 * ENDS) * MM
        self._divider = self._width - _STUB * MM
        self._room = self._divider - 2 * _PAD * MM

    def items(self, paper: VoucherPaper, x: float, y: float) -> list[Item]:
        """Return a voucher on the piece of paper whose corner is at ``x``, ``y`` points."""
        facts = facts_of(paper, self._sender)
        words = LOYALTY_WORDS[spoken(paper.language)]
        heading, below = self._heading()
        contact, above = self._contact()
        whose, above = self._whose(paper.name, words, above)
        said = self._said(facts, words, above - below)
        worth_items = stacked(said, _PAD * MM, above - below)
        shift(worth_items, 0.0, below)
        items = [*self._ground(), *self._stub(paper.voucher.code), *heading, *worth_items, *whose, *contact]
        shift(items, x + SIDES * MM, y + ENDS * MM)
        return items

    def _ground(self) -> list[Item]:
        """Return the outline, the stub in the shop's colour, and where it may be torn off."""
        whole = outline(self._width, self._height, self._divider, 0.0)
        off = (NOTCH + 1.0) * MM
        tear = Rule(self._divider, off, self._divider, self._height - off, 1.6, _WHITE, (1.6, 2.6))
        return [
            Shape(0.0, 0.0, [self._stub_outline()], 0.0, self._accent, self._accent),
            Shape(0.0, 0.0, [whole], 1.0, self._accent),
            tear,
        ]

    def _stub_outline(self) -> Outline:
        corner, notch, width, height = CORNER * MM, NOTCH * MM, self._width, self._height
        return (
            *bend(self._divider, 0, notch, 90, 0),
            *bend(width - corner, corner, corner, 270, 360),
            *bend(width - corner, height - corner, corner, 0, 90),
            *bend(self._divider, height, notch, 360, 270),
        )

    def _stub(self, code: str) -> list[Item]:
        """Return the square on white, and below it the code in threes, as wide as the white."""
        side, air, middle = qr.side(_DOTS), 2.0 * MM, (self._divider + self._width) / 2
        words = spaced(code).replace(" ", "\u00a0")
        line = set_plain(words, self._bold, _CODE, 1e6)[0]
        size = _CODE * side / line.width * 0.94
        line = set_plain(words, self._bold, size, 1e6)[0]
        top = (self._height - side - air - size * 0.72) / 2
        patch = outline(side, side, 0.0, 0.0)
        base = top + side + air + size * 0.72
        return [
            Shape(middle - side / 2, top, [patch], 0.0, _WHITE, _WHITE),
            qr.square(code, middle - side / 2, top, _DOTS),
            Text(middle - line.width / 2, base, size, size, self._bold, [line], _WHITE),
        ]

    def _heading(self) -> tuple[list[Item], float]:
        """Return logo and name, and where they end (points)."""
        items: list[Item] = []
        left, top, height = _PAD, _TOP, 0.0
        if logo := self._sender.logo:
            width, height = head.logo_size(logo, *_LOGO)
            items.append(head.picture(logo, left, top, width, height))
            left += width + 4.0
        room = self._divider - (left + _PAD) * MM
        name = tidy(self._sender.name)
        size, lines = largest(name, self._title, [(1, _NAME_SIZES), (2, _NAME_SIZES[3:])], room)
        lines = lines[:2]
        block = ((len(lines) - 1) * 1.12 + 0.7) * size
        base = top * MM + max(0.0, height * MM - block) / 2 + 0.7 * size
        items.append(Text(left * MM, base, size, size * 1.12, self._title, lines, self._accent))
        return items, top * MM + max(height * MM, block) + 2.0 * MM

    def _said(self, facts: LetterFacts, words: LoyaltyWords, height: float) -> list[Said]:
        """Return what it is, what it is worth, and how it may be used, as large as the height allows."""
        found: list[Said] = []
        for most, size in ((most, size) for most, sizes in _WORTH for size in sizes):
            found = self._at(facts, words, size)
            if len(found[1].lines) <= most and sum(one.height for one in found) <= height:
                break
        return found

    def _at(self, facts: LetterFacts, words: LoyaltyWords, size: float) -> list[Said]:
        label = set_plain(words.voucher.upper(), self._bold, _LABEL, self._room)
        said = [
            Said(0.0, _LABEL, self._bold, self._accent, label),
            Said(
                0.4 * MM, size, self._title, INK, head.balanced(worth(facts), self._title, size, self._room)
            ),
        ]
        value = facts.voucher is not None and facts.voucher.value is not None
        texts = [(1.2, until(facts)), (0.6, words.parts if value else "")]
        said += [
            Said(gap * MM, _SMALL, self._plain, SOFT, set_plain(text, self._plain, _SMALL, self._room))
            for gap, text in texts
            if text
        ]
        return said

    def _whose(self, name: str, words: LoyaltyWords, above: float) -> tuple[list[Item], float]:
        """Return for whom it is, or a line to write that on, and where it begins (points)."""
        base, left = above - 3.2 * MM, _PAD * MM
        label = set_plain(words.whose, self._plain, _SMALL, self._room)[0]
        start = left + label.width + 2.5 * MM
        right = self._divider - _PAD * MM
        items: list[Item] = [
            Text(left, base, _SMALL, _SMALL, self._plain, [label], SOFT),
            Rule(start, base + 1.4 * MM, right, base + 1.4 * MM, 0.6, _LINE),
        ]
        if said := tidy(name):
            size, line = self._fitted(said, self._title, _WHOSE_SIZES, right - start - 1.0 * MM)
            items.append(Text(start + 1.0 * MM, base, size, size, self._title, [line], INK))
        return items, base - 6.0 * MM

    def _contact(self) -> tuple[list[Item], float]:
        """Return how to find the shop, at the foot, and where that begins (points)."""
        sender = self._sender
        where = head.listed(sender.address, ", ")
        reached = head.listed((sender.phone, sender.website or sender.email), "  ·  ")
        one = head.listed((where, reached), "  ·  ")
        texts = [one] if self._fits(one) else [text for text in (where, reached) if text]
        base = self._height - 5.5 * MM
        items: list[Item] = []
        for text in reversed(texts if one else []):
            size, line = self._fitted(text, self._plain, _CONTACT_SIZES, self._room)
            items.append(Text(_PAD * MM, base, size, size, self._plain, [line], SOFT))
            base -= 9.5
        return items, base - 1.0 * MM

    def _fits(self, text: str) -> bool:
        return len(set_plain(text, self._plain, _CONTACT_SIZES[1], self._room)) <= 1

    @staticmethod
    def _fitted(text: str, cut: Cut, sizes: Sequence[float], room: float) -> tuple[float, Line]:
        """Return a text on one line, smaller where it is long; the end of a very long one is left out."""
        fitting = (size for size in sizes if len(set_plain(text, cut, size, room)) == 1)
        size = next(fitting, sizes[-1])
        return size, set_plain(text, cut, size, room)[0]


def facts_of(paper: VoucherPaper, sender: Sender) -> LetterFacts:
    """Return a voucher as a letter has it, for the words that both say."""
    recipient = Recipient(name=paper.name, language=paper.language)
    return LetterFacts(recipient=recipient, sender=sender, today=_NO_DAY, voucher=paper.voucher)
