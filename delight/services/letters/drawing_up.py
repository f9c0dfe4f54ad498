"""A request becomes a letter's text, and how it is set."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace

from delight.data.database import Session
from delight.data.entities import Customer, Letter
from delight.data.queries import letters as query
from delight.data.queries.common import found
from delight.data.queries.consents import answers
from delight.data.queries.due import is_written
from delight.domain.customers.consents import unreachable
from delight.domain.customers.consents import unwelcome as why_unwelcome
from delight.domain.customers.languages import base
from delight.domain.errors import ConflictError, DelightError, InputError
from delight.domain.guards.conditions import lacks_objection
from delight.domain.guards.writing import LetterRequest, OtherLanguage, check_length
from delight.domain.letters.letter import Composed, Missing
from delight.domain.letters.paper import (
    LARGE_PRINT,
    Envelope,
    LetterStyle,
    PaperSize,
    Rendered,
    Typeface,
    paper_named,
)
from delight.domain.letters.wordings import ShortText, WordingFormat, WordingKind
from delight.domain.staff.rights import OwnersView
from delight.letters.type.markup import plain
from delight.letters.words.compose import compose, edited, short_text
from delight.letters.words.fields import FIELDS
from delight.letters.words.phrases import tongue
from delight.letters.words.wording import Wording
from delight.services.context import Context
from delight.services.house import House
from delight.services.improvements.telling import check_untold
from delight.services.letters.admitting import check_admits
from delight.services.letters.facts import Gathered, gather, without_letters
from delight.services.letters.promised import is_owed
from delight.services.letters.wordings import WordingService

_ANNOUNCING = frozenset({WordingKind.ACKNOWLEDGEMENT, WordingKind.TAKES_LONGER})
"""Letters that can say "we will write to you by Friday"; any other one is what was promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnUp:
    """A letter before it is set: the records it is about, its text, its paper.

    ``wanted`` is the language that was asked for: the text is in another where the wording is not in it yet.
    """

    request: LetterRequest
    gathered: Gathered
    composed: Composed
    style: LetterStyle
    wanted: str

    @property
    def other_language(self) -> OtherLanguage | None:
        """Return that the letter is in another language than its reader's, where it is."""
        if base(self.wanted) == base(self.composed.language):
            return None
        name = self.gathered.customer.name
        return OtherLanguage(customer_name=name, wanted=self.wanted, written=self.composed.language)

    @property
    def unobjected(self) -> bool:
        """Return whether the letter advertises and does not say that people may say no."""
        composed = self.composed
        return lacks_objection(composed.kind, plain(composed.body), composed.language)


def draw_up(
    context: Context,
    session: Session,
    wordings: WordingService,
    request: LetterRequest,
    *,
    wording: Wording | None = None,
    shared: House | None = None,
) -> DrawnUp:
    """Return the letter that is asked for.

    Args:
        context: the open shop.
        session: where to read.
        wordings: the wordings to choose from.
        request: which letter.
        wording: one that is still being written.
        shared: what all letters share, where it was read already.

    Raises:
        UnknownError: ``wording.unknown``, ``letter.for_nobody`` and what ``gather`` raises.
        InputError: ``text.too_long`` where it says more than fits into any letter.
        DelightError: ``letters.unknown_paper``, ``letters.unknown_envelope``.
    """
    check_length(request)
    gathered = gather(context, session, request, shared)
    wanted = gathered.facts.recipient.language
    wording = wording or wordings.wording(session, request.wording, wanted, gathered.shop.language)
    composed = _worded(context, session, request, wording, gathered)
    check_length(replace(request, body=composed.body))
    return DrawnUp(
        request=request,
        gathered=gathered,
        composed=composed,
        style=style_for(request, composed, gathered),
        wanted=wanted,
    )


def _worded(
    context: Context, session: Session, request: LetterRequest, wording: Wording, gathered: Gathered
) -> Composed:
    """Return a letter's words: as the wording has them, or as somebody wrote them instead."""
    facts = gathered.facts if wording.kind in _ANNOUNCING else without_letters(context, gathered)
    composed = compose(
        wording,
        replace(facts, recipient=replace(facts.recipient, language=wording.language)),
        seed=_seed(gathered, request),
        by_post=request.envelope not in {"", Envelope.NONE} and wording.format is WordingFormat.LETTER,
        avoid=query.written_to(session, gathered.customer.id),
    )
    return composed if request.body is None else edited(composed, request.body)


def style_for(request: LetterRequest, composed: Composed, gathered: Gathered) -> LetterStyle:
    """Return how a letter is set: as asked for, else as the customer and the shop like it.

    Raises:
        DelightError: ``letters.unknown_paper`` or ``letters.unknown_envelope`` with ``name``.
    """
    shop, card = gathered.shop, composed.format is WordingFormat.CARD
    paper = paper_named(request.paper or (PaperSize.A6 if card else shop.paper))
    envelope = request.envelope or (Envelope.NONE if card else shop.envelope)
    if envelope not in set(Envelope):
        raise DelightError("letters.unknown_envelope", name=envelope)
    large = gathered.customer.large_print if request.large is None else request.large
    letterhead = shop.letterhead or card if request.letterhead is None else request.letterhead
    return LetterStyle(
        paper=paper,
        envelope=Envelope(envelope),
        typeface=Typeface(request.typeface or shop.typeface),
        size=LARGE_PRINT if large else LetterStyle().size,
        letterhead=letterhead,
    )


def unwelcome(session: Session, customer: Customer, kind: str) -> str:
    """Return the code of why a customer gets no letter of this kind, or empty."""
    return why_unwelcome(
        kind,
        answers(session, customer.id),
        gone=customer.gone,
        letters_welcome=customer.letters_welcome,
        surprises_welcome=customer.surprises_welcome,
    )


def check_welcome(context: Context, session: Session, customer: Customer, kind: str) -> None:
    """Refuse a letter to somebody who wants none, or none of this kind, has moved or died.

    Raises:
        DelightError: ``owner.needed`` to part ways; whoever is at the desk may draft that letter and show it.
        ConflictError: ``letters.not_welcome``, ``letters.moved``, ``letters.died``, ``letters.no_birthday``,
            ``letters.no_surprises`` with the ``name``.
    """
    _check_parting(context, kind)
    if code := unwelcome(session, customer, kind):
        raise ConflictError(code, name=customer.name)


def check_email(session: Session, customer_id: int) -> Customer:
    """Return a customer who can and may be e-mailed.

    Raises:
        InputError: ``email.missing``, ``letters.no_email``, each with the ``customer_id``.
        ConflictError: ``letters.died``, ``letters.not_welcome``.
    """
    customer: Customer = found(session, Customer, customer_id, "customer.unknown")
    code = unreachable(
        answers(session, customer_id), gone=customer.gone, letters_welcome=customer.letters_welcome
    )
    if code == "letters.no_email":
        raise InputError(code, "email", name=customer.name, customer_id=customer_id)
    if code:
        raise ConflictError(code, name=customer.name)
    if not customer.email:
        raise InputError("email.missing", "email", customer_id=customer_id)
    return customer


def _check_parting(context: Context, kind: str) -> None:
    if kind == WordingKind.PARTING_WAYS:
        context.check_owner(OwnersView.PARTING_LETTER)


def check_short(context: Context, drawn: DrawnUp, which: ShortText) -> None:
    """Refuse a message to somebody who wants no letters, or has died; one reaches who has moved.

    Raises:
        DelightError: ``owner.needed`` to part ways.
        ConflictError: ``letters.admits``; ``letters.not_welcome``, ``letters.died`` with the ``name``: not
            for a public reply: that is for all.
    """
    _check_parting(context, drawn.composed.kind)
    check_admits(drawn.composed.kind, drawn.gathered.case, own_words=False)
    if which is not ShortText.MESSAGE:
        return
    customer = drawn.gathered.customer
    if code := unreachable({}, gone=customer.gone, letters_welcome=customer.letters_welcome):
        raise ConflictError(code, name=customer.name)


def check_owed(context: Context, session: Session, drawn: DrawnUp, beside: Collection[Letter] = ()) -> None:
    """Refuse a due letter that somebody else has written since it was asked for, here or at another till.

    So is one that tells what was changed to somebody who was told meanwhile.

    Args:
        context: the open shop.
        session: where to look.
        drawn: the letter.
        beside: letters that are about to be stored with it: the same one may be asked for twice.

    Raises:
        ConflictError: ``letters.already_written``, ``improvement.told_already`` with the ``name``,
            ``improvement.taken_back``, ``letters.admits``.
    """
    request, customer = drawn.request, drawn.gathered.customer
    check_admits(drawn.composed.kind, drawn.gathered.case, own_words=request.body is not None)
    if request.improvement_id is not None:
        check_untold(context, session, request.improvement_id, customer, beside)
    if not request.owed:
        return
    about = (request.case_id, request.gesture_id)
    twice = about != (None, None) and any(_about(letter) == about for letter in beside)
    if twice or not _is_owed(session, request):
        raise ConflictError("letters.already_written", name=customer.name)


def short_words(drawn: DrawnUp, wording: Wording, which: ShortText) -> str:
    """Return the short text of a letter, to copy.

    Raises:
        DelightError: ``letters.missing`` with the ``fields``; ``wording.no_short`` where there is none.
    """
    text = short_text(wording, drawn.composed.facts, which)
    if not text:
        raise DelightError("wording.no_short", wording=drawn.request.wording)
    gaps = tongue(wording.language).gaps.items()
    if fields := [Missing(field=name, where=FIELDS[name][1]) for name, gap in gaps if f"[{gap}]" in text]:
        raise DelightError("letters.missing", fields=fields)
    return text


def record_of(drawn: DrawnUp, rendered: Rendered) -> Letter:
    """Return the letter as it is kept, still without number, moment and who wrote it."""
    gathered, composed = drawn.gathered, drawn.composed
    return Letter(
        number="",
        customer_id=gathered.customer.id,
        case_id=gathered.case.id if gathered.case else None,
        gesture_id=gathered.gesture.id if gathered.gesture else None,
        voucher_id=gathered.voucher_id,
        wording=composed.wording,
        kind=composed.kind,
        title=composed.title,
        variants=composed.variants,
        language=composed.language,
        paper=drawn.style.paper,
        envelope=drawn.style.envelope,
        body=rendered.text,
        pages=rendered.pages,
        reply_code=composed.reply_code,
        sha256=hashlib.sha256(rendered.pdf).hexdigest(),
        pdf=rendered.pdf,
    )


def _is_owed(session: Session, request: LetterRequest) -> bool:
    if request.promise_id is not None:
        return is_owed(session, request.promise_id)
    return not is_written(session, case_id=request.case_id, gesture_id=request.gesture_id)


def _about(letter: Letter) -> tuple[int | None, int | None]:
    return letter.case_id, letter.gesture_id


def _seed(gathered: Gathered, request: LetterRequest) -> int:
    about = [record.uid for record in (gathered.customer, gathered.case, gathered.gesture) if record]
    return int.from_bytes(hashlib.sha256("|".join([request.wording, *about]).encode()).digest()[:4], "big")
