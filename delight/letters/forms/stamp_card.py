"""Stamp cards on paper: one on card stock of its own size, or ten on a sheet with marks to cut along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delight.domain.codes import spaced
from delight.domain.errors import DelightError
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import PaperSize, Rendered, Typeface
from delight.letters.forms.bound import bound
from delight.letters.forms.stamp_face import HEIGHT, WIDTH, CardFace, StampCardPaper
from delight.letters.pdf.page import SOFT, Item, Page, Rule
from delight.letters.sheets.paper import MM, SHEETS
from delight.letters.type.checks import check_characters
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.words import phrases
from delight.letters.words.loyalty import LOYALTY_WORDS, spoken

__all__ = ["StampCardPaper", "draw_stamp_cards"]

_COLUMNS, _ROWS = 2, 5
_MARK, _OFF = 3.0, 1.0


def draw_stamp_cards(
    cards: Sequence[StampCardPaper],
    sender: Sender,
    paper: PaperSize | None = None,
    *,
    typeface: Typeface = Typeface.SERIF,
) -> Rendered:
    """Set stamp cards as large as a bank card, 85.6 x 54 mm.

    Args:
        cards: what stands on each.
        sender: the shop, with logo and colour.
        paper: A4 or US Letter take ten a sheet, with marks to cut along, and any other paper counts as A4;
            ``None`` makes a page of each card's own size.
        typeface: of the shop's letters.

    Raises:
        DelightError: ``card.none_to_print`` where there is no card, ``letters.characters``.
    """
    if not cards:
        raise DelightError("card.none_to_print")
    check_characters(
        [sender.name, *(text for card in cards for text in (card.reward, card.name))], Cut(typeface=typeface)
    )
    face = CardFace(sender, typeface)
    made = _singles(cards, face) if paper is None else _sheets(cards, face, paper)
    language = spoken(cards[0].language)
    locale = phrases.locale_name(language, sender.country)
    texts = (_text(card, sender.name) for card in cards)
    return bound(made, texts, sender, LOYALTY_WORDS[language].card, locale)


def _singles(cards: Sequence[StampCardPaper], face: CardFace) -> Iterator[Page]:
    for card in cards:
        yield Page(WIDTH * MM, HEIGHT * MM, face.items(card, 0.0, 0.0))


def _sheets(cards: Sequence[StampCardPaper], face: CardFace, paper: PaperSize) -> Iterator[Page]:
    sheet = SHEETS[paper if paper is PaperSize.LETTER else PaperSize.A4]
    left, top = (sheet.width - _COLUMNS * WIDTH) / 2, (sheet.height - _ROWS * HEIGHT) / 2
    for start in range(0, len(cards), _COLUMNS * _ROWS):
        page = Page(sheet.width * MM, sheet.height * MM)
        some = cards[start : start + _COLUMNS * _ROWS]
        for place, card in enumerate(some):
            row, column = divmod(place, _COLUMNS)
            page.items += face.items(card, (left + column * WIDTH) * MM, (top + row * HEIGHT) * MM)
        page.items += _cut_marks(left, top, -(-len(some) // _COLUMNS), min(_COLUMNS, len(some)))
        yield page


def _cut_marks(left: float, top: float, rows: int, columns: int) -> list[Item]:
    """Return short strokes outside the cards at each edge."""
    right, bottom = left + columns * WIDTH, top + rows * HEIGHT
    items: list[Item] = []
    for column in range(columns + 1):
        x = left + column * WIDTH
        items += [
            _mark(x, top - _OFF, x, top - _OFF - _MARK),
            _mark(x, bottom + _OFF, x, bottom + _OFF + _MARK),
        ]
    for row in range(rows + 1):
        y = top + row * HEIGHT
        items += [
            _mark(left - _OFF, y, left - _OFF - _MARK, y),
            _mark(right + _OFF, y, right + _OFF + _MARK, y),
        ]
    return items


def _mark(x1: float, y1: float, x2: float, y2: float) -> Rule:
    return Rule(x1 * MM, y1 * MM, x2 * MM, y2 * MM, 0.35, SOFT)


def _text(card: StampCardPaper, shop: str) -> str:
    """Return what a card says, for reading aloud."""
    words = LOYALTY_WORDS[spoken(card.language)]
    locale = phrases.locale_name(spoken(card.language), "")
    until = words.card_until.format(phrases.long_date(card.until, locale)) if card.until else ""
    said = (tidy(shop), f"{words.full}: {tidy(card.reward)}", tidy(card.name), until, spaced(card.code))
    return "\n".join(filter(None, said))
