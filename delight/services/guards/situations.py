"""What evidence guards look at on a case, whatever is being decided about it."""

from __future__ import annotations

from collections.abc import Sequence

from delight.data.database import Session
from delight.data.entities import Case
from delight.data.queries import guards as query
from delight.data.queries import letters as letter_query
from delight.data.queries import recovery as recovery_query
from delight.data.queries import shop as shop_query
from delight.domain.cases.recovery import ActionKind, ActionRow
from delight.domain.cases.stages import CaseKind
from delight.domain.guards.situations import Shown, Situation, is_fix
from delight.domain.guards.telltale import Told, tells
from delight.services.context import Context


def of_case(context: Context, session: Session, case: Case, *, shown: Shown) -> Situation:
    """Return what is known of a case; what is being decided is still to be put in."""
    case_id = case.id or 0
    actions = recovery_query.actions(session, case_id)
    language = shop_query.shop(session).language
    promised = query.open_promises(session, case_id)
    now = context.clock()
    return Situation(
        shown=shown,
        language=language,
        complaint=case.what if case.kind is CaseKind.COMPLAINT else "",
        grave=case.grave,
        by_owner=context.sees_all,
        late=case.resolve_by is not None and (case.resolved_at or now) > case.resolve_by,
        days=max(0, ((case.resolved_at or now) - case.received_at).days),
        failure=case.failure,
        severity=case.severity,
        channel=case.channel,
        actions=frozenset(row.kind for row in actions if row.is_open or row.done_at),
        apologies=apologies(session, case, actions),
        fixes=sum(1 for row in actions if row.done_at and is_fix(row.kind)),
        cost_minor=sum(row.cost_minor or 0 for row in actions) or None,
        at_stake_minor=case.at_stake_minor,
        has_owner=case.owner_id is not None or context.at_desk is not None,
        promised_updates=any(tells(Told.UPDATES, what, language) for what in promised),
        repeats=query.repeats(session, case),
        named=case.customer_id is not None,
        mood=case.mood,
        came_back=query.came_back(session, case),
        answered=query.is_answered(session, case_id),
    )


def apologies(session: Session, case: Case, actions: Sequence[ActionRow]) -> int:
    """Return how often this customer was told sorry for this, by letter and by mouth."""
    spoken = sum(1 for row in actions if row.kind is ActionKind.APOLOGY and row.done_at)
    return spoken + letter_query.apologies(session, case.id or 0)
