"""Stamp cards on paper."""

from __future__ import annotations

from collections.abc import Sequence

from delight.data.database import Session
from delight.data.queries import stamp_cards as query
from delight.domain.errors import UnknownError
from delight.domain.letters.paper import PaperSize, Rendered
from delight.domain.loyalty.stamp_cards import StampCardRow
from delight.letters.forms.stamp_card import StampCardPaper, draw_stamp_cards
from delight.services.context import Context
from delight.services.house import house
from delight.services.loyalty.card_work import check_usable


class CardPaperService:
    """Prints stamp cards, those of one customer or a stack of blank ones."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def render(self, card_ids: Sequence[int], paper: PaperSize | None) -> Rendered:
        """Return cards as a PDF; see ``StampCardService.paper``."""
        with self._context.db.read() as session:
            shared = house(self._context, session)
            rows = self._rows(session, card_ids)
            languages = query.languages(session, card_ids)
        cards = [
            StampCardPaper(
                code=row.code,
                needed=row.needed,
                stamped=row.stamps,
                head_start=row.head_start,
                reward=row.reward,
                name=row.customer_name,
                until=row.until,
                language=languages.get(row.id) or shared.shop.language,
            )
            for row in rows
        ]
        return draw_stamp_cards(cards, shared.sender, paper, typeface=shared.shop.typeface)

    def _rows(self, session: Session, card_ids: Sequence[int]) -> list[StampCardRow]:
        """Return the cards in the order in which they are wanted."""
        known = {row.id: row for row in query.these(session, card_ids, self._context.today())}
        if missing := next((card_id for card_id in card_ids if card_id not in known), None):
            raise UnknownError("card.unknown", id=missing)
        rows = [known[card_id] for card_id in dict.fromkeys(card_ids)]
        for row in rows:
            check_usable(row, self._context.zone)
        return rows
