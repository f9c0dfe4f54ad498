"""Envelopes printed on themselves: the address where the post looks for it, the sender at the top left.

The page is the envelope, laid across, its flap at the top. What machines need stays white: the lower edge for
their bar codes and the upper right corner for the stamp (``docs/paper.md``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from delight.domain.errors import DelightError
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import EnvelopeSize, Rendered, Typeface
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import SOFT, Item, Page
from delight.letters.sheets import blocks, head
from delight.letters.sheets.paper import MM
from delight.letters.type.checks import check_characters
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import set_plain

STAMP = (74.0, 40.0)
"""Width and height of the upper right corner that is left to stamps (Deutsche and Swiss Post, Royal Mail)."""

CODES = 18.0
"""Height of the lower edge left to bar codes (Royal Mail 18 mm, USPS 15.9, Deutsche and Swiss Post 15)."""

_EDGE = 12.0
_LADDER = ((13.0, 1.25), (12.0, 1.25), (11.0, 1.22), *blocks.LADDER)
_SENDER_LADDER = ((8.5, 1.25), (8.0, 1.25), (7.5, 1.22), (7.0, 1.22), (6.5, 1.2))
_NO_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front of an envelope in mm: its size, and where the address begins."""

    width: float
    height: float
    x: float
    y: float

    @property
    def address(self) -> tuple[float, float]:
        """Width and height of the field of the address."""
        return self.width - _EDGE - self.x, self.height - CODES - self.y


FRONTS = {
    EnvelopeSize.DL: Front(width=220, height=110, x=102, y=50),
    EnvelopeSize.C6: Front(width=162, height=114, x=70, y=52),
    EnvelopeSize.C5: Front(width=229, height=162, x=108, y=78),
    EnvelopeSize.US_10: Front(width=241.3, height=104.775, x=108, y=47),
}


def envelopes(
    people: Sequence[Sequence[str]],
    sender: Sender,
    size: EnvelopeSize,
    typeface: Typeface = Typeface.SERIF,
) -> Rendered:
    """Set one envelope for each of ``people``, who are given by the lines of their address.

    Raises:
        DelightError: ``letters.none``, ``letters.characters``, ``letters.letterhead_too_long``,
            ``letters.label_too_long`` (``name``, ``lines``, ``room``).
    """
    if not people:
        raise DelightError("letters.none")
    typeface = head.printed(typeface)
    front, cut = FRONTS[size], Cut(typeface=typeface)
    check_characters((sender.name, *sender.address, *(line for lines in people for line in lines)), cut)
    corner = _sender(sender, front, typeface)
    document = Document(title=tidy(sender.name), author=tidy(sender.name), language="", day=_NO_DAY)
    for lines in people:
        page = Page(front.width * MM, front.height * MM, [*corner])
        page.items += _address(lines, front, cut)
        document.add(page)
    text = "\n\n".join("\n".join(filter(None, map(tidy, lines))) for lines in people)
    return Rendered(pdf=document.bytes(), pages=len(people), text=text)


def _address(lines: Sequence[str], front: Front, cut: Cut) -> list[Item]:
    width, height = (side * MM for side in front.address)
    if not any(map(tidy, lines)):
        return []
    if block := blocks.fitted(lines, cut, width, height, _LADDER):
        return [block.at(front.x * MM, front.y * MM)]
    raise DelightError(
        "letters.label_too_long",
        name=next(filter(None, map(tidy, lines))),
        lines=sum(len(set_plain(tidy(line), cut, _LADDER[-1][0], width)) for line in lines),
        room=blocks.most_lines(height, _LADDER),
    )


def _sender(sender: Sender, front: Front, typeface: Typeface) -> list[Item]:
    """Return the shop's name and address, small, at the top left, beside its logo."""
    x, items = _EDGE, list[Item]()
    if sender.logo:
        width, height = head.logo_size(sender.logo, 24.0, 12.0)
        items.append(head.picture(sender.logo, x, 10.0, width, height))
        x += width + 3.0
    room = (front.width - STAMP[0] - 4.0 - x) * MM
    bold = Cut(typeface=typeface, weight=600)
    name = blocks.fitted([sender.name], bold, room, 8.0 * MM, ((10.0, 1.2), *_SENDER_LADDER))
    if name is None:
        raise DelightError("letters.letterhead_too_long")
    items.append(name.at(x * MM, 10.0 * MM))
    plain, top = Cut(typeface=typeface, optical=8), 10.0 * MM + name.height + 2.0
    lines = sender.address if len(sender.address) <= 4 else (head.listed(sender.address, ", "),)
    if any(map(tidy, lines)):
        block = blocks.fitted(lines, plain, room, 20.0 * MM, _SENDER_LADDER)
        if block is None:
            raise DelightError("letters.letterhead_too_long")
        text = block.at(x * MM, top)
        text.colour = SOFT
        items.append(text)
    return items
