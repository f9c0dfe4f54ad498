"""Vouchers on paper: three on a sheet with marks to cut along, or each alone for a DL envelope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delight.domain.errors import DelightError
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import PaperSize, Rendered, Typeface
from delight.letters.forms.bound import bound
from delight.letters.forms.voucher_face import VoucherFace, VoucherPaper, facts_of
from delight.letters.pdf.page import SOFT, Page, Rule
from delight.letters.sheets.paper import MM, SHEETS
from delight.letters.type.checks import check_characters
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.words import phrases
from delight.letters.words.loyalty import LOYALTY_WORDS, spoken, voucher_text

__all__ = ["VoucherPaper", "draw_vouchers"]

_A_SHEET = 3
_OWN = (210.0, 99.0)
"""What a DL envelope takes: a third of A4, in mm."""

_MARK = (2.0, 7.5)
"""From where to where marks reach from both edges of the sheet, in mm: beside the vouchers."""


def draw_vouchers(
    vouchers: Sequence[VoucherPaper],
    sender: Sender,
    paper: PaperSize | None = None,
    *,
    typeface: Typeface = Typeface.SERIF,
) -> Rendered:
    """Set vouchers, each a third of a sheet.

    Args:
        vouchers: what stands on each.
        sender: the shop, with logo and colour.
        paper: A4 or US Letter take three a sheet, with marks to cut along, and any other paper counts as A4;
            ``None`` makes a page of 210 x 99 mm (DL) of each.
        typeface: of the shop's letters.

    Raises:
        DelightError: ``voucher.none`` where there is no voucher, ``letters.characters``.
    """
    if not vouchers:
        raise DelightError("voucher.none")
    shop = (sender.name, *sender.address, sender.phone, sender.website, sender.email)
    theirs = (text for one in vouchers for text in (one.voucher.item, one.name))
    check_characters([*shop, *theirs], Cut(typeface=typeface))
    made = (
        _singles(vouchers, sender, typeface) if paper is None else _sheets(vouchers, sender, typeface, paper)
    )
    language = spoken(vouchers[0].language)
    locale = phrases.locale_name(language, sender.country)
    texts = (_text(one, sender) for one in vouchers)
    return bound(made, texts, sender, LOYALTY_WORDS[language].voucher, locale)


def _singles(vouchers: Sequence[VoucherPaper], sender: Sender, typeface: Typeface) -> Iterator[Page]:
    face = VoucherFace(sender, typeface, *_OWN)
    for voucher in vouchers:
        yield Page(_OWN[0] * MM, _OWN[1] * MM, face.items(voucher, 0.0, 0.0))


def _sheets(
    vouchers: Sequence[VoucherPaper], sender: Sender, typeface: Typeface, paper: PaperSize
) -> Iterator[Page]:
    sheet = SHEETS[paper if paper is PaperSize.LETTER else PaperSize.A4]
    height = sheet.height / _A_SHEET
    face = VoucherFace(sender, typeface, sheet.width, height)
    for start in range(0, len(vouchers), _A_SHEET):
        page = Page(sheet.width * MM, sheet.height * MM)
        some = vouchers[start : start + _A_SHEET]
        for place, voucher in enumerate(some):
            page.items += face.items(voucher, 0.0, place * height * MM)
        for cut in range(1, min(len(some), _A_SHEET - 1) + 1):
            page.items += _marks(sheet.width, cut * height)
        yield page


def _marks(width: float, y: float) -> list[Rule]:
    """Return a short stroke at both edges of a sheet."""
    start, end = _MARK
    return [_mark(start, end, y), _mark(width - end, width - start, y)]


def _mark(left: float, right: float, y: float) -> Rule:
    return Rule(left * MM, y * MM, right * MM, y * MM, 0.35, SOFT)


def _text(paper: VoucherPaper, sender: Sender) -> str:
    """Return what a voucher says, for reading aloud."""
    said = voucher_text(facts_of(paper, sender))
    words = LOYALTY_WORDS[spoken(paper.language)]
    whose = f"{words.whose} {tidy(paper.name)}" if tidy(paper.name) else ""
    return "\n".join(filter(None, (tidy(sender.name), said, whose)))
