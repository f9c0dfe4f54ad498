"""The stages a case goes through, and the moves between them that are legal."""

from __future__ import annotations

from enum import StrEnum

from delight.domain.errors import ConflictError, InputError
from delight.domain.text import is_blank


class CaseKind(StrEnum):
    """What came in."""

    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    SUGGESTION = "suggestion"


class Stage(StrEnum):
    """How far a case has come."""

    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in-progress"
    RESOLVED = "resolved"
    FOLLOWED_UP = "followed-up"
    CLOSED = "closed"
    THANKED = "thanked"
    DONE = "done"


REOPENED = "reopened"
"""The move that takes a finished complaint back to work; not a stage of its own."""

_COMPLAINT_MOVES = {
    Stage.NEW: (Stage.ACKNOWLEDGED, Stage.IN_PROGRESS, Stage.RESOLVED),
    Stage.ACKNOWLEDGED: (Stage.IN_PROGRESS, Stage.RESOLVED),
    Stage.IN_PROGRESS: (Stage.RESOLVED,),
    Stage.RESOLVED: (Stage.FOLLOWED_UP, REOPENED),
    Stage.FOLLOWED_UP: (REOPENED,),
    Stage.CLOSED: (REOPENED,),
}
_OTHER_MOVES = {Stage.NEW: (Stage.THANKED, Stage.DONE), Stage.THANKED: (Stage.DONE,)}
OPEN_STAGES = frozenset({Stage.NEW, Stage.ACKNOWLEDGED, Stage.IN_PROGRESS})
"""Of a complaint: before it is resolved. Of a compliment or a suggestion: before they were thanked.

What somebody kindly said asks for thanks and for nothing else; "done" only files it, and an idea in it stands
in the list of ideas. So nothing is left to do once it is thanked, as on Today: no letter is owed any more.
"""
ENDED_STAGES = frozenset({Stage.CLOSED, Stage.DONE})


def moves(kind: CaseKind, stage: Stage) -> tuple[str, ...]:
    """Return where a case of this kind may go from ``stage``: stages, or ``REOPENED``."""
    table = _COMPLAINT_MOVES if kind is CaseKind.COMPLAINT else _OTHER_MOVES
    return tuple(table.get(stage, ()))


def check_move(kind: CaseKind, stage: Stage, to: str, why: str) -> Stage:
    """Return the stage that the move ``to`` leads to.

    Raises:
        ConflictError: ``case.illegal_move`` with the moves that are legal.
        InputError: ``case.why_missing`` when a case is reopened without a reason.
    """
    legal = moves(kind, stage)
    if to not in legal:
        why = "" if legal else "nowhere"
        raise ConflictError("case.illegal_move", stage=_said(stage), to=_said(to), legal=[*legal], why=why)
    if to == REOPENED:
        if is_blank(why):
            raise InputError("case.why_missing", "why")
        return Stage.IN_PROGRESS
    return Stage(to)


def _said(move: str) -> str:
    """Return a stage or a move as a sentence names it: in progress, followed up."""
    return move.replace("-", " ")


def check_close(kind: CaseKind, stage: Stage) -> Stage:
    """Return the stage in which a case of this kind has ended.

    Raises:
        ConflictError: ``case.already_closed``.
    """
    if stage in ENDED_STAGES:
        raise ConflictError("case.already_closed")
    return Stage.CLOSED if kind is CaseKind.COMPLAINT else Stage.DONE
