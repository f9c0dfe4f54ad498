"""The board: complaints in columns by their stage, and where each may go from its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from delight.domain.cases.case import CaseRow
from delight.domain.cases.stages import ENDED_STAGES, OPEN_STAGES, REOPENED, CaseKind, Stage, moves

COLUMNS = (
    Stage.NEW,
    Stage.ACKNOWLEDGED,
    Stage.IN_PROGRESS,
    Stage.RESOLVED,
    Stage.FOLLOWED_UP,
    Stage.CLOSED,
)


class Landing(StrEnum):
    """What happens when a case is put into a column; the latter ones say why nothing can."""

    HERE = "here"
    MOVE = "move"
    REOPEN = "reopen"
    CLOSE = "close"
    NEVER_NEW_AGAIN = "never-new-again"
    BEGUN_ALREADY = "begun-already"
    NOT_RESOLVED_YET = "not-resolved-yet"
    FOLLOWED_UP_ALREADY = "followed-up-already"
    REOPEN_FIRST = "reopen-first"


LEGAL = frozenset({Landing.MOVE, Landing.REOPEN, Landing.CLOSE})


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardColumn:
    """A column: its first cases, what hurries on top, and how many there are in all."""

    stage: Stage
    rows: tuple[CaseRow, ...]
    count: int


def landing(stage: Stage, column: Stage) -> Landing:
    """Return what happens when a complaint is taken from its stage to a column."""
    legal = moves(CaseKind.COMPLAINT, stage)
    if column is stage:
        return Landing.HERE
    if column in legal:
        return Landing.MOVE
    if column is Stage.CLOSED:
        return Landing.CLOSE
    if column is Stage.IN_PROGRESS and REOPENED in legal:
        return Landing.REOPEN
    return _why_not(stage, column)


def next_column(stage: Stage, step: int) -> Stage | None:
    """Return the nearest column to the right (1) or the left (-1) where a case may go."""
    at = COLUMNS.index(stage)
    ahead = COLUMNS[at + 1 :] if step > 0 else COLUMNS[:at][::-1]
    return next((column for column in ahead if landing(stage, column) in LEGAL), None)


def _why_not(stage: Stage, column: Stage) -> Landing:
    if stage in ENDED_STAGES:
        return Landing.REOPEN_FIRST
    if column is Stage.FOLLOWED_UP:
        return Landing.NOT_RESOLVED_YET
    if column is Stage.RESOLVED:
        return Landing.FOLLOWED_UP_ALREADY
    if stage not in OPEN_STAGES:
        return Landing.REOPEN_FIRST
    return Landing.NEVER_NEW_AGAIN if column is Stage.NEW else Landing.BEGUN_ALREADY
