"""Paper around letters: labels, envelopes, test sheets."""

from __future__ import annotations

from collections.abc import Sequence

from delight.data.database import Session
from delight.data.entities import Customer
from delight.data.queries.common import found
from delight.domain.paper import EnvelopeSize, LabelSheet, PaperSize
from delight.domain.writing import Aside, AsideReason, Paperwork
from delight.letters.calibration import calibration
from delight.letters.envelopes import envelopes
from delight.letters.labels import GRIDS, labels
from delight.letters.names import address_lines
from delight.services.context import Context
from delight.services.letter_facts import House, house, recipient_of

_People = list[list[str]]


class PaperworkService:
    """What goes with letters, in the order it is asked for."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def labels_on(self, sheet: LabelSheet) -> tuple[int, int]:
        """Return how many columns and rows of labels a sheet has."""
        return GRIDS[sheet].columns, GRIDS[sheet].rows

    def labels(
        self,
        customer_ids: Sequence[int],
        sheet: LabelSheet,
        *,
        start: int = 1,
        offset: tuple[float, float] = (0.0, 0.0),
    ) -> Paperwork:
        """Return a label for each customer; who has no address is set aside.

        Args:
            customer_ids: whom, in the order of the labels.
            sheet: which labels.
            start: the first label that is still on the sheet, counted from 1.
            offset: how far the printer has to move everything right and down, in mm.

        Raises:
            DelightError: ``letters.none``, ``letters.label_start``, ``letters.characters``,
                ``letters.label_too_long``.
        """
        people, aside, _shared = self._people(customer_ids)
        made = labels(people, sheet, start=start, offset=offset)
        return Paperwork(pdf=made.pdf, pages=made.pages, aside=aside)

    def envelopes(self, customer_ids: Sequence[int], size: EnvelopeSize) -> Paperwork:
        """Return an envelope for each customer; who has no address is set aside (see ``labels``)."""
        people, aside, shared = self._people(customer_ids)
        made = envelopes(people, shared.sender, size, shared.shop.typeface)
        return Paperwork(pdf=made.pdf, pages=made.pages, aside=aside)

    def test_sheet(
        self, paper: LabelSheet | PaperSize, offset: tuple[float, float] = (0.0, 0.0)
    ) -> Paperwork:
        """Return a sheet that tells how far a printer is off."""
        made = calibration(paper, offset)
        return Paperwork(pdf=made.pdf, pages=made.pages)

    def _people(self, customer_ids: Sequence[int]) -> tuple[_People, tuple[Aside, ...], House]:
        with self._context.db.read() as session:
            shared = house(self._context, session)
            customers = [_customer(session, customer_id) for customer_id in dict.fromkeys(customer_ids)]
            without = [c for c in customers if not c.address.strip()]
            lines = [
                address_lines(recipient_of(session, c, shared.shop), shared.shop.country)
                for c in customers
                if c.address.strip()
            ]
        return lines, tuple(_aside(c) for c in without), shared


def _customer(session: Session, customer_id: int) -> Customer:
    return found(session, Customer, customer_id, "customer.unknown")


def _aside(customer: Customer) -> Aside:
    return Aside(customer_id=customer.id or 0, name=customer.name, reason=AsideReason.NO_ADDRESS)
