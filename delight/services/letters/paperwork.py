"""Paper around letters: labels, envelopes, forms, test sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from delight.data.database import Session
from delight.data.entities import Case, Customer
from delight.data.queries import promises as promise_query
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found
from delight.domain.customers.customer import Gone
from delight.domain.customers.languages import base
from delight.domain.errors import DelightError
from delight.domain.guards.writing import Aside, AsideReason, OtherLanguage, Paperwork
from delight.domain.letters.letter import Recipient
from delight.domain.letters.paper import (
    FARTHEST,
    EnvelopeSize,
    FormKind,
    LabelSheet,
    PaperSize,
    Rendered,
    paper_named,
)
from delight.letters.forms.form import form
from delight.letters.forms.words import FORM_WORDS
from delight.letters.sheets.calibration import calibration
from delight.letters.sheets.envelopes import envelopes
from delight.letters.sheets.labels import GRIDS, labels
from delight.letters.words.names import address_lines
from delight.services.context import Context
from delight.services.house import House, house
from delight.services.letters.facts import case_facts, recipient_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    """Somebody, and the lines of their envelope."""

    customer_id: int
    name: str
    lines: Sequence[str]


_People = list[_Person]
_Make = Callable[[Sequence[Sequence[str]]], Rendered]
_REASONS = {
    "letters.characters": AsideReason.CHARACTERS,
    "letters.label_too_long": AsideReason.TOO_LONG,
}
_CODES = {
    AsideReason.NO_ADDRESS: "letters.no_addresses",
    AsideReason.MOVED: "letters.moved",
    AsideReason.DIED: "letters.died",
    AsideReason.NO_LETTERS: "letters.not_welcome",
}
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
        """Return a label for each customer; who can get none is set aside, with the reason.

        Args:
            customer_ids: whom, in the order of the labels.
            sheet: which labels.
            start: the first label that is still on the sheet, counted from 1.
            offset: how far the printer has to move everything right and down, in mm.

        Raises:
            DelightError: ``letters.none``, ``letters.label_start``, ``letters.offset``; where nobody can get
                one ``letters.no_addresses``, ``letters.moved``, ``letters.died``, ``letters.not_welcome``,
                ``letters.characters``, ``letters.label_too_long`` with the ``name`` of the first.
        """
        _check_offset(offset)
        people, aside, _shared = self._people(customer_ids)
        return _made(people, aside, lambda lines: labels(lines, sheet, start=start, offset=offset))

    def envelopes(self, customer_ids: Sequence[int], size: EnvelopeSize) -> Paperwork:
        """Return an envelope for each customer; who can get none is set aside (see ``labels``)."""
        people, aside, shared = self._people(customer_ids)
        return _made(people, aside, lambda lines: envelopes(lines, shared.sender, size, shared.shop.typeface))

    def form_languages(self) -> tuple[str, ...]:
        """Return the languages that forms have words in."""
        return tuple(FORM_WORDS)

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
            language: of the form; empty is the customer's own, or the shop's, and where there are no words
                in it yet the shop's, or English.
            paper: a ``PaperSize``; empty is a postcard for cards and the shop's paper for the others.

        Raises:
            UnknownError: ``customer.unknown``, ``case.unknown``.
            DelightError: ``letters.unknown_paper``, ``letters.characters``, ``letters.form_too_long``;
                ``letters.form_languages`` with those there are, where another was asked for.
        """
        _check_language(language)
        with self._context.db.read() as session:
            shared = house(self._context, session)
            case: Case | None = found(session, Case, case_id, "case.unknown") if case_id is not None else None
            who = customer_id if customer_id is not None or case is None else case.customer_id
            recipient = _recipient(session, who, shared, language) if who is not None else None
            promises = promise_query.promises(session, case.id, open_only=True) if case else []
            facts = case_facts(self._context, case, shared.staff, promises) if case else None
        wanted = recipient.language if recipient else language or shared.shop.language
        written = _written(wanted, shared.shop.language)
        made = form(
            kind,
            shared.sender,
            recipient,
            facts,
            written,
            _paper(kind, paper or ("" if kind in _CARDS else shared.shop.paper)),
            typeface=shared.shop.typeface,
        )
        other = None
        if base(wanted) != base(written):
            name = recipient.name if recipient else ""
            other = OtherLanguage(customer_name=name, wanted=wanted, written=written)
        return Paperwork(pdf=made.pdf, pages=made.pages, other_language=other)

    def test_sheet(
        self, paper: LabelSheet | PaperSize, offset: tuple[float, float] = (0.0, 0.0)
    ) -> Paperwork:
        """Return a sheet that tells how far a printer is off (``letters.offset``)."""
        _check_offset(offset)
        with self._context.db.read() as session:
            language = shop_query.shop(session).language
        made = calibration(paper, offset, language=language)
        return Paperwork(pdf=made.pdf, pages=made.pages)

    def _people(self, customer_ids: Sequence[int]) -> tuple[_People, tuple[Aside, ...], House]:
        """Return who has an address to be reached at, and who has not."""
        people: _People = []
        aside: list[Aside] = []
        with self._context.db.read() as session:
            shared = house(self._context, session)
            for customer_id in dict.fromkeys(customer_ids):
                customer = _customer(session, customer_id)
                if reason := _unreachable(customer):
                    aside.append(Aside(customer_id=customer_id, name=customer.name, reason=reason))
                    continue
                recipient = recipient_of(session, customer, shared.shop)
                lines = address_lines(recipient, shared.shop.country)
                people.append(_Person(customer_id=customer_id, name=customer.name, lines=lines))
        if aside and not people:
            raise DelightError(_CODES[aside[0].reason], name=aside[0].name)
        return people, tuple(aside), shared


def _unreachable(customer: Customer) -> AsideReason | None:
    if customer.gone is not Gone.NO:
        return AsideReason(customer.gone)
    if not customer.letters_welcome:
        return AsideReason.NO_LETTERS
    return None if customer.address.strip() else AsideReason.NO_ADDRESS


def _made(people: _People, aside: tuple[Aside, ...], make: _Make) -> Paperwork:
    """Return the paper for everybody for whom it can be made: one name must not stop all the others."""
    try:
        made = make([person.lines for person in people])
    except DelightError as error:
        if error.code not in _REASONS:
            raise
        make([["-"]])  # what is wrong with the shop's own lines is the fault of nobody here
        people, more = _parted(people, make)
        made = make([person.lines for person in people])
        aside = (*aside, *more)
    return Paperwork(pdf=made.pdf, pages=made.pages, aside=aside)


def _parted(people: _People, make: _Make) -> tuple[_People, list[Aside]]:
    fit: _People = []
    aside: list[Aside] = []
    problem: DelightError | None = None
    for person in people:
        try:
            make([person.lines])
        except DelightError as error:
            problem = problem or DelightError(error.code, **{**error.details, "name": person.name})
            reason = _REASONS[error.code]
            aside.append(Aside(customer_id=person.customer_id, name=person.name, reason=reason))
        else:
            fit.append(person)
    if problem and not fit:
        raise problem
    return fit, aside


def _check_offset(offset: tuple[float, float]) -> None:
    if not all(abs(distance) <= FARTHEST for distance in offset):  # what is no number is none either
        raise DelightError("letters.offset", most=round(FARTHEST))


def _recipient(session: Session, customer_id: int, shared: House, language: str) -> Recipient:
    customer = _customer(session, customer_id)
    recipient = recipient_of(session, customer, shared.shop, language)
    return replace(recipient, phone=customer.phone, email=customer.email)


def _check_language(language: str) -> None:
    if language and base(language) not in FORM_WORDS:
        known = sorted(FORM_WORDS)
        raise DelightError("letters.form_languages", language=language, known=known)


def _written(wanted: str, usual: str) -> str:
    """Return the language of a form: the one that is wanted, or the next best that there are words in."""
    return next(language for language in (wanted, usual, "en") if base(language) in FORM_WORDS)


def _paper(kind: FormKind, name: str) -> PaperSize:
    if name.strip():
        return paper_named(name)
    return PaperSize.A6 if kind in _CARDS else PaperSize.A4


def _customer(session: Session, customer_id: int) -> Customer:
    return found(session, Customer, customer_id, "customer.unknown")
