"""Paper around letters: labels, envelopes, forms, test sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delight.data.database import Session
from delight.data.entities import Case, Customer
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found
from delight.domain.errors import DelightError
from delight.domain.letters import Recipient
from delight.domain.paper import EnvelopeSize, FormKind, LabelSheet, PaperSize
from delight.domain.writing import Aside, AsideReason, Paperwork
from delight.letters.forms.form import form
from delight.letters.sheets.calibration import calibration
from delight.letters.sheets.envelopes import envelopes
from delight.letters.sheets.labels import GRIDS, labels
from delight.letters.words.names import address_lines
from delight.services.context import Context
from delight.services.letter_facts import House, case_facts, house, recipient_of

_People = list[list[str]]
_CARDS = frozenset({FormKind.FEEDBACK})
"""Forms as large as a postcard where nobody says otherwise."""


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

    def form(
        self,
        kind: FormKind,
        customer_id: int | None = None,
        case_id: int | None = None,
        language: str = "",
        paper: str = "",
    ) -> Paperwork:
        """Return a form, filled in with what is known; a blank one where nobody is named.

        Args:
            kind: which form.
            customer_id: who will fill it in; left out, whoever the case is about.
            case_id: what it is about.
            language: of the form; empty is the customer's own, or the shop's.
            paper: a ``PaperSize``; empty is a postcard for cards and the shop's paper for the others.

        Raises:
            UnknownError: ``customer.unknown``, ``case.unknown``.
            DelightError: ``letters.unknown_paper``, ``letters.characters``, ``letters.form_too_long``.
        """
        with self._context.db.read() as session:
            shared = house(self._context, session)
            case: Case | None = found(session, Case, case_id, "case.unknown") if case_id is not None else None
            who = customer_id if customer_id is not None or case is None else case.customer_id
            recipient = _recipient(session, who, shared, language) if who is not None else None
            facts = case_facts(self._context, session, case, shared.staff) if case else None
        made = form(
            kind,
            shared.sender,
            recipient,
            facts,
            language or (recipient.language if recipient else shared.shop.language),
            _paper(kind, paper or ("" if kind in _CARDS else shared.shop.paper)),
            typeface=shared.shop.typeface,
        )
        return Paperwork(pdf=made.pdf, pages=made.pages)

    def test_sheet(
        self, paper: LabelSheet | PaperSize, offset: tuple[float, float] = (0.0, 0.0)
    ) -> Paperwork:
        """Return a sheet that tells how far a printer is off."""
        with self._context.db.read() as session:
            language = shop_query.shop(session).language
        made = calibration(paper, offset, language=language)
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
        if without and not lines:
            raise DelightError("letters.no_addresses", name=without[0].name)
        return lines, tuple(_aside(c) for c in without), shared


def _recipient(session: Session, customer_id: int, shared: House, language: str) -> Recipient:
    customer = _customer(session, customer_id)
    recipient = recipient_of(session, customer, shared.shop, language)
    return replace(recipient, phone=customer.phone, email=customer.email)


def _paper(kind: FormKind, name: str) -> PaperSize:
    usual = PaperSize.A6 if kind in _CARDS else PaperSize.A4
    known = next((size for size in PaperSize if size.casefold() == name.strip().casefold()), None)
    if name.strip() and known is None:
        raise DelightError("letters.unknown_paper", name=name, known=", ".join(PaperSize))
    return known or usual


def _customer(session: Session, customer_id: int) -> Customer:
    return found(session, Customer, customer_id, "customer.unknown")


def _aside(customer: Customer) -> Aside:
    return Aside(customer_id=customer.id or 0, name=customer.name, reason=AsideReason.NO_ADDRESS)
