"""A past case as it is stored: its columns, its deadlines while it is open, what was done about it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from delight.data.chain import Stored
from delight.data.journal import stored
from delight.domain.cases.case import SPOKEN
from delight.domain.cases.clocks import DueIn, Targets, clocks
from delight.domain.cases.stages import ENDED_STAGES, OPEN_STAGES, CaseKind, Stage
from delight.domain.changes import Noun
from delight.domain.incoming import PastCase
from delight.domain.text import fold

_TEXTS = ("what", "topic", "remedy_wanted", "place", "cause", "their_reference")
_PLAIN = ("at_stake_minor", "mood", "mood_after")
_TYPED = (
    "kind", "stage", "failure", "severity", "channel", "outcome", "received_at", "happened_at",
    "acknowledged_at", "resolved_at", "closed_at", "grave",
)  # fmt: skip
_NEVER: Stored = {
    "praised_id": None, "snoozed_until": None, "reopened_why": "", "acknowledge_by": None, "resolve_by": None,
    "message_id": "", "playbook": "", "elsewhere_id": None, "lacked": "",
}  # fmt: skip


def stored_case(
    case: PastCase, targets: Targets, staff: dict[str, int], due_in: DueIn, at: datetime
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return a case as it is stored when it is brought in ``at`` a moment, and what was done about it."""
    staff_id = staff.get(fold(case.staff)) if case.staff else None
    values = {
        **_NEVER,
        **{name: getattr(case, name) for name in (*_TEXTS, *_PLAIN)},
        **{name: stored(Noun.CASE, name, getattr(case, name)) for name in _TYPED},
        "what_key": fold(case.what),
        "cause_key": fold(case.cause),
        "staff_id": staff_id,
        "owner_id": staff_id,
        "owner_only": int(case.owner_only),
        "grave_seen_at": stored(Noun.CASE, "grave_seen_at", _seen(case)),
        **_clocks(case, targets, due_in, at),
    }
    return values, _action(case, staff_id)


def _seen(case: PastCase) -> datetime | None:
    """Return when an owner knew of a grave matter: what is over calls nobody, what is open waits for them."""
    if case.grave is None or case.stage in OPEN_STAGES:
        return None
    return case.closed_at or case.resolved_at or case.received_at


def _clocks(case: PastCase, targets: Targets, due_in: DueIn, at: datetime) -> Stored:
    """Return the deadlines of a complaint that is still open; what is over has none.

    It has as long as a new one from when it is brought in, as a reopened one has: nobody was told a day
    before, and one that is past already would make late all that is open while what is over cannot be.
    """
    if case.kind is not CaseKind.COMPLAINT or case.stage not in OPEN_STAGES or case.received_at is None:
        return {}
    begun = clocks(due_in, targets, max(case.received_at, at), spoken=case.channel in SPOKEN)
    due = {"resolve_by": begun.resolve_by}
    if case.stage is Stage.NEW and case.channel in SPOKEN:
        due["acknowledged_at"] = case.acknowledged_at or case.received_at
    elif case.stage is Stage.NEW and begun.acknowledge_by is not None:
        due["acknowledge_by"] = begun.acknowledge_by
    return {name: stored(Noun.CASE, name, moment) for name, moment in due.items()}


def _action(case: PastCase, staff_id: int | None) -> dict[str, Any] | None:
    if not case.remedy_given and case.cost_minor is None:
        return None
    done = case.resolved_at or case.closed_at or (case.received_at if case.stage in ENDED_STAGES else None)
    return {
        "kind": "other",
        "note": case.remedy_given,
        "cost_minor": case.cost_minor,
        "owner_id": staff_id,
        "due_on": None,
        "done_at": stored(Noun.ACTION, "done_at", done),
        "approval": "",
        "approved_by_id": None,
        "approved_at": None,
        "approval_note": "",
        "staff_id": staff_id,
    }
