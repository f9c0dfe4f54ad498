"""What is worth a thought before a letter goes out: remarks, plainer words, promises to note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from delight.data.database import Session
from delight.data.entities import Case
from delight.data.queries import customers as customer_query
from delight.data.queries import letters as letter_query
from delight.data.queries import promises as promise_query
from delight.data.queries import recovery as recovery_query
from delight.domain.guards import LetterSituation, is_fix, letter_guards
from delight.domain.letters import Composed
from delight.domain.offers import Offered
from delight.domain.paper import Envelope
from delight.domain.recovery import ActionKind, ActionRow
from delight.domain.staff import Role
from delight.domain.stages import CaseKind
from delight.domain.standing import Standing
from delight.domain.wordings import WordingFormat, WordingKind
from delight.domain.writing import Advice
from delight.letters.advice.plainness import check
from delight.letters.advice.promising import promises
from delight.letters.type.markup import plain
from delight.letters.words.compose import compose
from delight.services.context import Context
from delight.services.letters.drawing_up import DrawnUp
from delight.services.letters.wordings import Wordings

_LOYAL = frozenset({Standing.PROMOTER, Standing.CONTENT})


def advise(context: Context, session: Session, drawn: DrawnUp, pages: int, ready_made: Wordings) -> Advice:
    """Return what is worth a thought: evidence guards (B6), plain words (E12), promises to note (E10)."""
    composed, case = drawn.composed, drawn.gathered.case
    noted = promise_query.promises(session, case.id, open_only=True) if case else []
    offers = promises(
        composed.body, composed.language, composed.facts.today, [promise.what for promise in noted]
    )
    facts = composed.facts
    names = [facts.recipient.name, facts.sender.name, facts.writer]
    return Advice(
        objection=_objection(composed, ready_made) if drawn.unobjected else "",
        remarks=letter_guards(_situation(context, session, drawn, offers=offers)),
        findings=check(composed.body, composed.language, pages=pages, names=names),
        offers=offers,
    )


def _situation(
    context: Context, session: Session, drawn: DrawnUp, *, offers: tuple[Offered, ...]
) -> LetterSituation:
    gathered, composed, case = drawn.gathered, drawn.composed, drawn.gathered.case
    actions = recovery_query.actions(session, case.id or 0) if case else []
    return LetterSituation(
        kind=WordingKind(composed.kind),
        text=plain(composed.body),
        language=composed.language,
        complaint=case.what if case and case.kind is CaseKind.COMPLAINT else "",
        own_words=drawn.request.body is not None,
        by_owner=context.at_desk is None or context.at_desk.role is Role.OWNER,
        late=case is not None and _is_late(case, context.clock()),
        actions=frozenset(row.kind for row in actions),
        voucher=composed.kind is WordingKind.VOUCHER,
        apologies=_apologies(session, case, actions),
        fixes=sum(1 for row in actions if row.done_at and is_fix(row.kind)),
        cost_minor=sum(row.cost_minor or 0 for row in actions) or None,
        at_stake_minor=case.at_stake_minor if case else None,
        offered=offers,
        has_owner=case is None or case.owner_id is not None or context.at_desk is not None,
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


def _is_late(case: Case, now: datetime) -> bool:
    return case.resolve_by is not None and (case.resolved_at or now) > case.resolve_by


def _apologies(session: Session, case: Case | None, actions: Sequence[ActionRow]) -> int:
    """Return how often this customer was told sorry for this, by letter and by mouth.

    A single spoken one does not count: saying it once more on paper is what good shops do.
    """
    if case is None:
        return 0
    written = letter_query.apologies(session, case.id or 0)
    spoken = sum(1 for row in actions if row.kind is ActionKind.APOLOGY and row.done_at)
    return written + spoken if written or spoken > 1 else 0


def _is_loyal(context: Context, session: Session, customer_id: int) -> bool:
    return customer_query.customer(session, customer_id, context.today(), context.zone).standing in _LOYAL
