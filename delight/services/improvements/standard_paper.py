"""The shop's own standards on paper, in its language and its looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from delight.data.queries import shop as shop_query
from delight.domain.errors import InputError
from delight.domain.improvements.standards import MEASURED_DAYS, Met, StandardRow
from delight.domain.improvements.states import TouchPoint
from delight.domain.letters.paper import PaperSize, Rendered
from delight.domain.shop import ShopRow
from delight.letters.sheets.standard_card import CardLine, StandardCard, standard_card
from delight.letters.sheets.standard_words import STANDARD_WORDS, spoken
from delight.letters.words.phrases import locale_name
from delight.services.context import Context
from delight.services.house import sender_of
from delight.services.pictures import shop_pictures


def print_standards(
    context: Context,
    rows: Sequence[StandardRow],
    paper: PaperSize,
    *,
    measured: bool,
    point: TouchPoint | None,
) -> Rendered:
    """Return the standards as a card for the counter, or ``measured`` as a sheet for the back room.

    Args:
        context: of the shop.
        rows: all standards.
        paper: A5, A4 or US Letter.
        measured: with how often each was met.
        point: only those of one touch point, and those that hold everywhere.

    Raises:
        InputError: ``standard.none``.
        DelightError: ``letters.characters``.
    """
    shown = [row for row in rows if point is None or row.touch_point in {point, TouchPoint.EVERYWHERE}]
    if not shown:
        raise InputError("standard.none", "standards")
    with context.db.read() as session:
        shop = shop_query.shop(session)
        sender = sender_of(shop, shop_pictures(context, session))
    return standard_card(_card(context, shop, shown, measured=measured), sender, paper, shop.typeface)


def _card(context: Context, shop: ShopRow, rows: Sequence[StandardRow], *, measured: bool) -> StandardCard:
    language = spoken(shop.language)
    words = STANDARD_WORDS[language]
    return StandardCard(
        title=words["back_title" if measured else "title"],
        below=words["back_below" if measured else "below"].format(days=MEASURED_DAYS),
        lines=tuple(
            CardLine(
                point=words[row.touch_point.value],
                words=row.words,
                measured=said(row.measured, words) if measured else "",
                quiet=row.measured is not None and row.measured.too_few,
            )
            for row in rows
        ),
        language=locale_name(language, shop.country),
        day=context.today(),
    )


def said(met: Met | None, words: Mapping[str, str]) -> str:
    """Return how often a standard was met, in words; nothing where it is not measured."""
    if met is None:
        return ""
    return words["too_few"] if met.too_few else words["met"].format(met=met.met, count=met.count)
