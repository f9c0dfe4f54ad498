"""What is worth a thought before a letter goes out: remarks, plainer words, promises to note."""

from __future__ import annotations

from dataclasses import replace

from delight.data.database import Session
from delight.data.entities import Case
from delight.data.queries import customers as customer_query
from delight.data.queries import letters as letter_query
from delight.data.queries import promises as promise_query
from delight.data.queries import recovery as recovery_query
from delight.domain.customers.standing import Standing
from delight.domain.guards.rules import remarks
from delight.domain.guards.situations import Shown, Situation
from delight.domain.guards.writing import Advice
from delight.domain.letters.letter import Composed
from delight.domain.letters.offers import Offered
from delight.domain.letters.paper import Envelope
from delight.domain.letters.wordings import WordingFormat, WordingKind
from delight.letters.advice.plainness import check
from delight.letters.advice.promising import promises
from delight.letters.type.markup import plain
from delight.letters.words.compose import compose
from delight.services.context import Context
from delight.services.guards.service import silent
from delight.services.guards.situations import apologies, of_case
from delight.services.letters.drawing_up import DrawnUp
from delight.services.letters.wordings import Wordings

_LOYAL = frozenset({Standing.PROMOTER, Standing.CONTENT})


def advise(context: Context, session: Session, drawn: DrawnUp, pages: int, ready_made: Wordings) -> Advice:
    """Return what is worth a thought: evidence guards (B6), plain words (E12), promises to note (E10)."""
    composed, case = drawn.composed, drawn.gathered.case
    noted = (
        promise_query.promises(session, case.id, open_only=True)
        if case
        else promise_query.of_customer(session, drawn.gathered.customer.id or 0, open_only=True)
    )
    offers = promises(
        composed.body, composed.language, composed.facts.today, [promise.what for promise in noted]
    )
    facts = composed.facts
    names = [facts.recipient.name, facts.sender.name, facts.writer]
    return Advice(
        objection=_objection(composed, ready_made) if drawn.unobjected else "",
        remarks=remarks(
            _situation(context, session, drawn, offers=offers), silent(session, case.id if case else None)
        ),
        findings=check(composed.body, composed.language, pages=pages, names=names),
        offers=offers,
    )


def _situation(
    context: Context, session: Session, drawn: DrawnUp, *, offers: tuple[Offered, ...]
) -> Situation:
    gathered, composed, case = drawn.gathered, drawn.composed, drawn.gathered.case
    now = (
        of_case(context, session, case, shown=Shown.LETTER) if case else Situation(by_owner=context.sees_all)
    )
    return replace(
        now,
        kind=WordingKind(composed.kind),
        text=plain(composed.body),
        language=composed.language,
        own_words=drawn.request.body is not None,
        voucher=composed.kind is WordingKind.VOUCHER,
        apologies=_apologies(session, case),
        offered=offers,
        bare_window=_bare_window(drawn),
        loyal=_is_loyal(context, session, gathered.customer.id or 0),
    )


def _objection(composed: Composed, ready_made: Wordings) -> str:
    """Return how the ready-made letter tells its reader that they may say no."""
    lender = ready_made.of_kind(composed.kind, composed.format, composed.language)
    if lender is None:
        return ""
    return compose(replace(lender, subject=None, paragraphs=lender.paragraphs[-1:]), composed.facts).body


def _bare_window(drawn: DrawnUp) -> bool:
    letter = drawn.composed.format is WordingFormat.LETTER
    windowed = letter and drawn.style.envelope is not Envelope.NONE
    return windowed and not any(line.strip() for line in drawn.composed.facts.recipient.address)


def _apologies(session: Session, case: Case | None) -> int:
    """Return how often this customer was told sorry for this, by letter and by mouth.

    A single spoken one does not count: saying it once more on paper is what good shops do.
    """
    if case is None:
        return 0
    written = letter_query.apologies(session, case.id or 0)
    told = apologies(session, case, recovery_query.actions(session, case.id or 0))
    return told if written or told > 1 else 0


def _is_loyal(context: Context, session: Session, customer_id: int) -> bool:
    return customer_query.customer(session, customer_id, context.today(), context.zone).standing in _LOYAL
