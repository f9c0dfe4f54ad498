"""The sheet of a case: everything about it on paper, for a file, an insurer, or the customer."""

from __future__ import annotations

from dataclasses import replace

from delight.data.database import Session
from delight.data.entities import Customer
from delight.data.queries import attachments as file_query
from delight.data.queries import cases as case_query
from delight.data.queries import history as history_query
from delight.data.queries import ideas as idea_query
from delight.data.queries import letters as letter_query
from delight.data.queries import promises as promise_query
from delight.data.queries import recovery as query
from delight.data.queries import shop as shop_query
from delight.domain.letters.letter import LetterRow
from delight.domain.letters.paper import PaperSize, Rendered
from delight.letters.sheets.data_sheet import data_sheet
from delight.services.cases.sheets.papers import CasePapers
from delight.services.cases.sheets.telling import case_sheet
from delight.services.context import Context
from delight.services.house import sender_of
from delight.services.pictures import shop_pictures

_MOST_LETTERS = 500


class SheetService:
    """Prints cases."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def make(self, case_id: int, paper: str = "", *, inside: bool = True, language: str = "") -> Rendered:
        """Return the sheet of a case, on as many pages as it takes.

        Args:
            case_id: of the case.
            paper: A4 or Letter; else the one that the shop writes on.
            inside: for the shop's own file; else for the customer, without what is the shop's alone.
            language: of the sheet's own words; else the shop's.

        Raises:
            UnknownError: ``case.unknown``.
            DelightError: ``letters.letterhead_too_long``.
        """
        papers = self._read(case_id)
        size = PaperSize.LETTER if PaperSize.LETTER in (paper, papers.shop.paper) else PaperSize.A4
        size = PaperSize.A4 if paper == PaperSize.A4 else size
        sheet = case_sheet(papers, self._context.zone, language or papers.shop.language, inside=inside)
        return data_sheet(sheet, papers.sender, size, papers.shop.typeface)

    def _read(self, case_id: int) -> CasePapers:
        with self._context.db.read() as session:
            case = case_query.case(session, case_id)
            shop = shop_query.shop(session)
            uids = history_query.case_uids(session, case_id)
            return CasePapers(
                case=case,
                reached=_reached(session, case.customer_id),
                actions=tuple(query.actions(session, case_id)),
                promises=tuple(promise_query.promises(session, case_id, open_only=False)),
                follow_ups=tuple(query.follow_ups(session, case_id, due=None)),
                letters=tuple(_letters(session, case_id)),
                files=tuple(file_query.attachments(session, case_id)),
                ideas=tuple(idea_query.ideas(session, case_id=case_id)),
                history=tuple(history_query.history_of(session, uids)),
                staff={row.id: row.name for row in shop_query.staff(session, active_only=False)},
                shop=shop,
                sender=replace(sender_of(shop, shop_pictures(self._context, session)), signature=None),
                now=self._context.clock(),
            )


def _letters(session: Session, case_id: int) -> list[LetterRow]:
    found = letter_query.letters(
        session, customer_id=None, case_id=case_id, search="", waiting=False, offset=0, limit=_MOST_LETTERS
    )
    return sorted(found, key=lambda row: (row.issued_at, row.id))


def _reached(session: Session, customer_id: int | None) -> tuple[str, ...]:
    """Return where a customer is reached: their address, phone and e-mail."""
    who = session.get(Customer, customer_id) if customer_id is not None else None
    if who is None:
        return ()
    ways = "  ·  ".join(part for part in (who.phone, who.email) if part)
    return tuple(part for part in (", ".join(who.address.split("\n")), ways) if part)
