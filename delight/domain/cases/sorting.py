"""What was put right while it was being logged: the commonest case at a counter."""

from __future__ import annotations

from dataclasses import dataclass, replace

from delight.domain.cases.case import Failure, Outcome, check_minor, check_mood
from delight.domain.cases.elsewhere import LACKING_ENDS
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind
from delight.domain.errors import InputError
from delight.domain.text import clean_line

SORTED_ENDS = (
    Outcome.SETTLED,
    Outcome.WON_BACK,
    Outcome.NOT_SATISFIED,
    Outcome.NOT_UPHELD,
    Outcome.WITHDRAWN,
    Outcome.SENT_ELSEWHERE,
)
"""How something that was sorted at once may have ended, the likeliest first."""

_FITTING = {
    Failure.LATE: ActionKind.APOLOGY,
    Failure.WRONG_ITEM: ActionKind.REPLACEMENT,
    Failure.FAULTY: ActionKind.REPLACEMENT,
    Failure.RUDE: ActionKind.APOLOGY,
    Failure.BILLING: ActionKind.REFUND,
    Failure.DAMAGED: ActionKind.REPLACEMENT,
    Failure.WAITING: ActionKind.APOLOGY,
    Failure.CLEANLINESS: ActionKind.REDO,
    Failure.NOT_AS_DESCRIBED: ActionKind.REFUND,
    Failure.BOOKING_LOST: ActionKind.REDO,
    Failure.QUALITY: ActionKind.REPLACEMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedDraft:
    """How a complaint was put right at once.

    Attributes:
        remedy: what was done; ``None`` where nothing had to be.
        cost_minor: what that cost, in the shop's currency.
        phoned_id: the owner who agreed by phone to what is above the authority of whoever is at the desk.
        mood_after: 1 (furious) to 5 (delighted).
        sent_to: name of the place where they were sent; a new one is put on the list.
        lacked: what they asked for and the shop does not have.
    """

    remedy: ActionKind | None = None
    cost_minor: int | None = None
    phoned_id: int | None = None
    outcome: Outcome = Outcome.SETTLED
    mood_after: int | None = None
    sent_to: str = ""
    lacked: str = ""


def fitting_remedy(failure: Failure | None) -> ActionKind:
    """Return the remedy that fits the loss (Roschk & Gelbrich 2014): offered first, never taken silently.

    Money back for money lost, another one for faulty goods, once more for failed service, an apology for
    inattention, and for what nobody has said yet.
    """
    return _FITTING.get(failure, ActionKind.APOLOGY) if failure else ActionKind.APOLOGY


def checked_sorted(draft: SortedDraft, kind: CaseKind) -> SortedDraft:
    """Return ``draft`` cleaned.

    Raises:
        InputError: ``case.not_sortable``, ``outcome.not_sorted``, ``amount.negative``, ``mood.unreadable``,
            ``text.too_long``.
    """
    if kind is not CaseKind.COMPLAINT:
        raise InputError("case.not_sortable", "kind")
    if draft.outcome not in SORTED_ENDS:
        raise InputError("outcome.not_sorted", "outcome", outcome=draft.outcome.value)
    check_minor(draft.cost_minor, field="cost")
    check_mood(draft.mood_after, field="mood_after")
    return replace(
        draft,
        sent_to=draft.sent_to if draft.outcome is Outcome.SENT_ELSEWHERE else "",
        lacked=clean_line(draft.lacked, field="lacked", longest=200) if draft.outcome in LACKING_ENDS else "",
    )
