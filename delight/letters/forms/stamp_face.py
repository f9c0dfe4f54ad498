"""A stamp card on paper, as large as a bank card: the shop, the reward, the stamps, the code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from delight.domain.codes import spaced
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import Typeface
from delight.letters.pdf.page import INK, SOFT, Colour, Item, Shape, Text, colour, readable, right_line
from delight.letters.sheets import head, qr
from delight.letters.sheets.drawing import disc, shift, star, tick
from delight.letters.sheets.paper import MM
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import Line, set_plain
from delight.letters.words import phrases
from delight.letters.words.loyalty import LOYALTY_WORDS, LoyaltyWords, spoken

WIDTH, HEIGHT = 85.6, 54.0
"""A bank card (ISO/IEC 7810 ID-1), in mm."""

_EDGE = 5.0
_DOTS = 10
_WHITE = qr.QUIET * _DOTS * qr.DOT
_SQUARE = qr.side(_DOTS) - 2 * _WHITE
_FOOT = HEIGHT - 4.4
_ABOVE_FOOT = 5.7
_BESIDE_SQUARE = 1.5
_LARGEST, _GAP = 10.4, 1.5
_NAME_SIZES = (14.0, 12.5, 11.0, 10.0, 9.0, 8.0, 7.0)
_REWARD_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0, 6.2)
_SMALL_SIZES = (6.8, 6.2, 5.6)
_RING: Colour = (0.62, 0.62, 0.63)
_ON: Colour = (1.0, 1.0, 1.0)
_ALMOST = 0.9
"""How much smaller stamps may be for a row less."""
_LOGO = (22.0, 7.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class StampCardPaper:
    """What is printed on one stamp card.

    Attributes:
        code: its nine letters, bare.
        needed: how many stamps fill it, up to 30.
        stamped: how many are on it, those of the head start included.
        head_start: how many of them the shop gave; 0 says nothing about it.
        reward: what a full card earns, in words: "a breakfast for two".
        name: the customer's, or empty.
        until: the last day on which it is taken, if there is one.
        language: the customer's, else the shop's; English where there are no words in it.
    """

    code: str
    needed: int
    stamped: int
    head_start: int = 0
    reward: str = ""
    name: str = ""
    until: date | None = None
    language: str = "en"


class CardFace:
    """Draws cards of one shop in one typeface."""

    def __init__(self, sender: Sender, typeface: Typeface) -> None:
        self._sender = sender
        small = head.printed(typeface)
        self._title = Cut(typeface=typeface, weight=600, optical=16)
        self._bold, self._plain = Cut(typeface=small, weight=600), Cut(typeface=small)
        self._accent = readable(colour(sender.accent))

    def items(self, card: StampCardPaper, x: float, y: float) -> list[Item]:
        """Return a card whose corner is at ``x``, ``y`` points."""
        words = LOYALTY_WORDS[spoken(card.language)]
        locale = phrases.locale_name(spoken(card.language), self._sender.country)
        heading, below = self._heading()
        reward, above = self._reward(card, words, locale, below)
        foot, below = self._foot(card, words, locale)
        items = [*heading, *reward, *foot, *self._stamps(card, above + 2.6, below), self._square(card)]
        shift(items, x, y)
        return items

    def _heading(self) -> tuple[list[Item], float]:
        """Return logo and name, and where they end (mm)."""
        items: list[Item] = []
        left, top = _EDGE, 4.4
        if logo := self._sender.logo:
            width, height = head.logo_size(logo, *_LOGO)
            items.append(head.picture(logo, left, top + (_LOGO[1] - height) / 2, width, height))
            left += width + 2.6
        room = (WIDTH - _EDGE - left) * MM
        name = tidy(self._sender.name)
        size = next(
            (s for s in _NAME_SIZES if len(set_plain(name, self._title, s, room)) == 1), _NAME_SIZES[-1]
        )
        lines = set_plain(name, self._title, size, room)[:2]
        middle = (top + _LOGO[1] / 2) * MM if logo else (top + 1.6) * MM + size * 0.1
        y = middle + size * 0.33 - (len(lines) - 1) * size * 0.55
        items.append(Text(left * MM, y, size, size * 1.1, self._title, lines, self._accent))
        return items, top + (_LOGO[1] if logo else max(4.4, len(lines) * size * 0.42))

    def _reward(
        self, card: StampCardPaper, words: LoyaltyWords, locale: str, above: float
    ) -> tuple[list[Item], float]:
        """Return what a full card earns, and where that ends (mm)."""
        room, size = (WIDTH - 2 * _EDGE) * MM, _SMALL_SIZES[0]
        base = (above + 3.9) * MM
        items: list[Item] = [self._line(words.full, _EDGE * MM, base, size, self._plain, SOFT)]
        if given := _given(card, words, locale):
            items.append(right_line(given, (WIDTH - _EDGE) * MM, base, size, self._plain, SOFT))
        size, lines = self._fitting(card.reward, room)
        base += max(size * 1.2, 9.6)
        if base + ((len(lines) - 1) * 1.18 + 0.25) * size > (_FOOT - _ABOVE_FOOT) * MM - _SQUARE - _WHITE:
            size, lines = self._fitting(card.reward, room - _SQUARE - _WHITE)
        items.append(Text(_EDGE * MM, base, size, size * 1.18, self._bold, lines))
        return items, (base + (len(lines) - 1) * size * 1.18) / MM + 0.6

    def _fitting(self, reward: str, room: float) -> tuple[float, Sequence[Line]]:
        """Return the reward on one line if it can be, else on two, else as it comes."""
        for most, sizes in ((1, _REWARD_SIZES[:3]), (2, _REWARD_SIZES[1:5]), (9, _REWARD_SIZES[-1:])):
            for size in sizes:
                lines = head.balanced(tidy(reward), self._bold, size, room)
                if len(lines) <= most:
                    return size, lines
        return _REWARD_SIZES[-1], ()

    def _stamps(self, card: StampCardPaper, above: float, below: float) -> list[Item]:
        """Return the places for stamps, as large as the room allows; those that are on are filled."""
        width, height = WIDTH - 2 * _EDGE - (_SQUARE + _WHITE) / MM - _BESIDE_SQUARE, below - above
        columns, rows, pitch = _grid(card.needed, width, height)
        across = min(_LARGEST, pitch - min(_GAP, pitch * 0.16))
        top = below - ((rows - 1) * pitch + across)
        if rows == 1:
            top = (above + top) / 2
        items: list[Item] = []
        for place in range(card.needed):
            row, column = divmod(place, columns)
            x, y = _EDGE + column * pitch + across / 2, top + row * pitch + across / 2
            items += self._stamp(card, place, x * MM, y * MM, across * MM / 2)
        return items

    def _stamp(self, card: StampCardPaper, place: int, x: float, y: float, radius: float) -> list[Item]:
        if place < card.stamped:
            return [disc(x, y, radius, self._accent), tick(x, y, radius * 0.46, _ON)]
        if place == card.needed - 1:
            ring = disc(x, y, radius - 0.2, None, weight=1.2, shade=self._accent)
            return [ring, star(x, y, radius * 0.5, self._accent)]
        size = radius * 0.72
        number = self._line(str(place + 1), x, y + size * 0.35, size, self._plain, _RING)
        number.x -= number.lines[0].width / 2
        return [disc(x, y, radius - 0.2, None, weight=0.7, shade=_RING), number]

    def _square(self, card: StampCardPaper) -> Shape:
        """Return the code for the scanner, its dark part flush with the text on the right and the stamps."""
        left, top = (WIDTH - _EDGE) * MM - _SQUARE, (_FOOT - _ABOVE_FOOT) * MM - _SQUARE
        return qr.square(card.code, left - _WHITE, top - _WHITE, _DOTS)

    def _foot(self, card: StampCardPaper, words: LoyaltyWords, locale: str) -> tuple[list[Item], float]:
        """Return whose card it is and until when, the code as wide as its square; and what is above (mm)."""
        base = _FOOT * MM
        code = self._line(spaced(card.code).replace(" ", "\u00a0"), 0, base, 10.0, self._bold, INK)
        size = 10.0 * _SQUARE / code.lines[0].width
        left = (WIDTH - _EDGE) * MM - _SQUARE
        code = self._line(spaced(card.code).replace(" ", "\u00a0"), left, base, size, self._bold, INK)
        until = words.card_until.format(phrases.long_date(card.until, locale)) if card.until else ""
        said = [text for text in (tidy(card.name), until) if text]
        room = left - _EDGE * MM - _WHITE
        if len(said) == 2 and len(set_plain(" · ".join(said), self._plain, _SMALL_SIZES[0], room)) == 1:
            said = [" · ".join(said)]
        rows = [self._fitted(text, room) for text in said]
        items: list[Item] = [code]
        for place, (size, line) in enumerate(reversed(rows)):
            items.append(Text(_EDGE * MM, base - place * 8.0, size, size, self._plain, [line], SOFT))
        return items, _FOOT - _ABOVE_FOOT - (2.2 if len(rows) > 1 else 0.0)

    def _fitted(self, text: str, room: float) -> tuple[float, Line]:
        """Return a text on one line, smaller where it is long; the end of a very long one is left out."""
        sizes = (size for size in _SMALL_SIZES if len(set_plain(text, self._plain, size, room)) == 1)
        size = next(sizes, _SMALL_SIZES[-1])
        return size, set_plain(text, self._plain, size, room)[0]

    @staticmethod
    def _line(text: str, x: float, y: float, size: float, cut: Cut, shade: Colour) -> Text:
        return Text(x, y, size, size, cut, set_plain(text, cut, size, 1e6), shade)


def _given(card: StampCardPaper, words: LoyaltyWords, locale: str) -> str:
    """Return that the first stamps are the shop's, while there are no others."""
    if not card.head_start or card.stamped > card.head_start:
        return ""
    return (
        words.first if card.head_start == 1 else words.firsts.format(phrases.number(card.head_start, locale))
    )


def _grid(count: int, width: float, height: float) -> tuple[int, int, float]:
    """Return columns, rows and the step between stamps that makes them largest (mm)."""
    found: list[tuple[int, int, float]] = []
    for rows in range(1, 5):
        columns = -(-count // rows)
        found.append((columns, rows, min((width + _GAP) / columns, (height + _GAP) / rows, _LARGEST + _GAP)))
    largest = max(pitch for _columns, _rows, pitch in found)
    return next(one for one in found if one[2] >= largest * _ALMOST)
