"""Vouchers on paper of their own, without a letter."""

from __future__ import annotations

from collections.abc import Sequence

from delight.data.database import Session
from delight.data.queries import vouchers as query
from delight.domain.errors import UnknownError
from delight.domain.letters.paper import PaperSize, Rendered
from delight.domain.loyalty.vouchers import VoucherRow, check_open
from delight.letters.forms.voucher import VoucherPaper, draw_vouchers
from delight.services.context import Context
from delight.services.house import house
from delight.services.letters.handed_over import voucher_facts
from delight.services.loyalty.voucher_work import told


class VoucherPaperService:
    """Prints vouchers, somebody's or a stack for whoever gets one."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def render(self, voucher_ids: Sequence[int], paper: PaperSize | None = PaperSize.A4) -> Rendered:
        """Return vouchers to print, over what is left of each: three on A4 or Letter, to cut apart.

        Args:
            voucher_ids: which, in their order.
            paper: any but Letter counts as A4; ``None`` makes a page of 210 x 99 mm (DL) of each.

        Raises:
            UnknownError: ``voucher.unknown``.
            ConflictError: ``voucher.used``, ``voucher.cancelled``, ``voucher.expired``.
            DelightError: ``voucher.none``, ``letters.characters``.
        """
        with self._context.db.read() as session:
            shared = house(self._context, session)
            rows = self._rows(session, voucher_ids)
            languages = query.languages(session, voucher_ids)
        shop = shared.shop
        papers = [
            VoucherPaper(
                voucher=voucher_facts(row, shop.currency),
                name=row.customer_name,
                language=languages.get(row.id) or shop.language,
            )
            for row in rows
        ]
        return draw_vouchers(papers, shared.sender, paper, typeface=shop.typeface)

    def _rows(self, session: Session, voucher_ids: Sequence[int]) -> list[VoucherRow]:
        """Return the vouchers in the order in which they are wanted, each once."""
        known = {row.id: row for row in query.these(session, voucher_ids, self._context.today())}
        if missing := next((one for one in voucher_ids if one not in known), None):
            raise UnknownError("voucher.unknown", id=missing)
        rows = [known[one] for one in dict.fromkeys(voucher_ids)]
        for row in rows:
            check_open(told(self._context, session, row))
        return rows
