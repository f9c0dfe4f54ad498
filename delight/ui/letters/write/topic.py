"""What a letter is about, looked up before it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from delight.domain.cases.case import CaseDetail, CaseFilter, CaseRow
from delight.domain.codes import spaced
from delight.domain.errors import UnknownError
from delight.domain.guards.writing import LetterRequest
from delight.domain.text import first_words, fold
from delight.ui.letters.write.draft import first_wording, handing_over
from delight.ui.letters.write.purposes import Purpose, purpose_of

if TYPE_CHECKING:
    from delight.services.bundle import Services

_SHOWN_WORDS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTopic:
    """To whom a letter goes and what it is about; ``request`` has a wording by now.

    ``no_email``: they asked not to be e-mailed.
    ``language`` is the customer's own, or the shop's where they have not told us; ``large`` and
    ``letterhead`` are how such a letter is usually set; ``purpose`` says which wordings fit. ``kept_with`` is
    the case that a promise in the letter is kept with: what it is about, or else one of theirs that is open,
    and without either the customer themselves;
    ``noted`` is what the shop promised there already, folded.
    """

    request: LetterRequest
    customer_id: int
    customer_name: str
    subject: str
    no_email: bool = False
    case_id: int | None = None
    reference: str = ""
    language: str = ""
    large: bool = False
    letterhead: bool = True
    purpose: Purpose = Purpose.NOTHING
    kept_with: CaseRow | CaseDetail | None = None
    noted: frozenset[str] = frozenset()


def topic_of(services: Services, request: LetterRequest) -> LetterTopic:
    """Look up what a request is about, and choose a wording where none is asked for.

    Raises:
        UnknownError: ``letter.for_nobody``, ``customer.unknown``, ``case.unknown``, ``gesture.unknown``,
            ``voucher.unknown``.
    """
    case = services.cases.get(request.case_id) if request.case_id is not None else None
    gesture = services.gestures.get(request.gesture_id) if request.gesture_id is not None else None
    voucher = services.vouchers.get(request.voucher_id) if request.voucher_id is not None else None
    about = (record.customer_id for record in (case, gesture, voucher) if record)
    customer_id = request.customer_id or next(filter(None, about), None)
    if customer_id is None:
        raise UnknownError("letter.for_nobody")
    handed = "" if voucher is None else handing_over(case)
    wording = request.wording or handed or first_wording(case, gesture=gesture is not None)
    subject = (
        gesture.name if gesture else _told(case) or (voucher.item or spaced(voucher.code) if voucher else "")
    )
    customer, shop = services.customers.get(customer_id), services.shop.row()
    kept_with = case or _open_case(services, customer_id)
    promised = (
        services.recovery.promises(kept_with.id, open_only=True)
        if kept_with
        else services.recovery.promises_to(customer_id, open_only=True)
    )
    return LetterTopic(
        request=_with_place(replace(request, wording=wording), case),
        customer_id=customer_id,
        customer_name=customer.name,
        subject=subject,
        no_email=customer.no_email,
        case_id=request.case_id,
        reference=case.reference if case else "",
        language=customer.language or shop.language,
        large=customer.large_print,
        letterhead=shop.letterhead,
        purpose=purpose_of(case, gesture=bool(gesture or voucher)),
        kept_with=kept_with,
        noted=frozenset(fold(promise.what) for promise in promised),
    )


def _open_case(services: Services, customer_id: int) -> CaseRow | None:
    theirs = CaseFilter(customer_id=customer_id, open_only=True)
    return next(iter(services.cases.page(theirs, limit=1)), None)


def _with_place(request: LetterRequest, case: CaseDetail | None) -> LetterRequest:
    """Fill in where else it can be had, as the case says; whoever writes may say it otherwise."""
    told = dict(request.told)
    if case is None or not case.elsewhere or told.get("elsewhere"):
        return request
    return replace(request, told=tuple({**told, "elsewhere": case.elsewhere}.items()))


def _told(case: CaseDetail | None) -> str:
    return first_words(case.what, _SHOWN_WORDS) if case else ""
