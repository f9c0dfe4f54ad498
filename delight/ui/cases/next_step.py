"""What is due now on a case: one thing, worked out from what is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from delight.domain.cases.case import CaseDetail
from delight.domain.cases.recovery import ActionRow, Approval, FollowUpKind
from delight.domain.cases.stages import ENDED_STAGES, OPEN_STAGES, CaseKind, Stage
from delight.domain.days.calendar import end_of
from delight.domain.guards.situations import is_fix
from delight.domain.playbooks.playbook import Known
from delight.ui.cases.file import CaseFile


class Step(StrEnum):
    """The one thing to do next."""

    GET_BACK = "get-back"
    KEEP_PROMISE = "keep-promise"
    ACT = "act"
    AGREE = "agree"
    AWAIT = "await"
    PLAYBOOK = "playbook"
    PROMISE = "promise"
    FIND_REMEDY = "find-remedy"
    RESOLVE = "resolve"
    CHECK = "check"
    CAME_BACK = "came-back"
    CLOSE = "close"
    THANK = "thank"
    TELL = "tell"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step, by when, and the record it is about (an action, a promise, a follow-up; a step's number)."""

    step: Step
    due: datetime | None = None
    record: int = 0


def next_step(file: CaseFile) -> NextStep:
    """Return what is due now: of several things the nearest, what has no date last.

    A grave matter goes by its playbook alone, and at once.
    """
    case = file.case
    if case.kind is not CaseKind.COMPLAINT:
        return _of_a_kind_word(case)
    if case.stage in OPEN_STAGES:
        told = file.next_told
        if case.grave is not None and told is not None:
            return NextStep(step=_OF_PLAYBOOK.get(told.known, Step.PLAYBOOK), record=told.number)
        dated = sorted((s for s in _steps(file) if s.due is not None), key=lambda s: s.due or file.now)
        return dated[0] if dated else _undated(file)
    return _afterwards(file)


def _of_a_kind_word(case: CaseDetail) -> NextStep:
    """Nobody can thank whoever gave no name; what they said can still be passed on."""
    if case.stage is Stage.NEW:
        return NextStep(step=Step.THANK if case.customer_id is not None else Step.TELL)
    return NextStep(step=Step.NOTHING)  # thanked is what counts; done only files it


def _steps(file: CaseFile) -> list[NextStep]:
    case = file.case
    steps = [
        NextStep(step=Step.KEEP_PROMISE, due=promise.due_at, record=promise.id)
        for promise in file.open_promises
    ]
    if case.stage is Stage.NEW and case.acknowledge_by and not case.acknowledged_at:
        steps.append(NextStep(step=Step.GET_BACK, due=case.acknowledge_by))
    if file.open_actions:
        steps += [
            NextStep(
                step=_of_action(action, file),
                due=end_of(action.due_on, file.zone) if action.due_on else case.resolve_by,
                record=action.id,
            )
            for action in file.open_actions
        ]
    else:
        steps.append(_undated(file))
    return steps


def _of_action(action: ActionRow, file: CaseFile) -> Step:
    """What waits for the owner is theirs to agree to; nobody else is told to do it before."""
    if action.approval is not Approval.WAITING:
        return Step.ACT
    return Step.AGREE if file.sees_all else Step.AWAIT


def _undated(file: CaseFile) -> NextStep:
    due = file.case.resolve_by
    if file.open_actions:
        action = file.open_actions[0]
        return NextStep(step=_of_action(action, file), record=action.id, due=due)
    if any(is_fix(action.kind) for action in file.actions):
        return NextStep(step=Step.RESOLVE, due=due)
    told = file.next_told
    if told is not None and told.known not in _AFTER:
        return NextStep(step=_OF_PLAYBOOK.get(told.known, Step.PLAYBOOK), due=due, record=told.number)
    return NextStep(step=Step.RESOLVE if file.actions else Step.FIND_REMEDY, due=due)


_OF_PLAYBOOK: dict[Known | None, Step] = {
    Known.PROMISED: Step.PROMISE,
    Known.REMEDY_CHOSEN: Step.FIND_REMEDY,
    Known.REMEDIED: Step.FIND_REMEDY,
}
"""Steps of a playbook that are more than a tick."""
_AFTER = frozenset({Known.CHECKED, Known.CAUSE, Known.WRITTEN})
"""What a complaint does not wait for to be resolved."""


def _afterwards(file: CaseFile) -> NextStep:
    """A complaint that was put right: check on them, then close, then see whether they come back."""
    ended = file.case.stage in ENDED_STAGES
    if file.open_promises:
        promise = file.open_promises[0]
        return NextStep(step=Step.KEEP_PROMISE, due=promise.due_at, record=promise.id)
    checks = [c for c in file.open_follow_ups if c.kind is FollowUpKind.CHECK or ended]
    if checks:
        kind = Step.CHECK if checks[0].kind is FollowUpKind.CHECK else Step.CAME_BACK
        return NextStep(step=kind, due=end_of(checks[0].due_on, file.zone), record=checks[0].id)
    return NextStep(step=Step.NOTHING if ended else Step.CLOSE)
