"""What the words of other programs say about a case: how far it came, how it ended, what kind it is."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

from delight.domain.cases.case import Outcome
from delight.domain.cases.stages import Stage
from delight.exchange import words
from delight.exchange.event_row import EventRow
from delight.exchange.lists import plain
from delight.exchange.parts import Part

_PIECES = re.compile(r"<->|>|\||;|/|::|,")
_STAGES = {plain(stage.value): stage for stage in Stage}
"""As Delight itself writes them; other programs' words mean less."""
Value = TypeVar("Value", bound=StrEnum)


def told(row: EventRow, part: Part, values: type[Value]) -> Value | None:
    """Return what a column says in a word we know; other words stay in the text."""
    for column, text in row.row.by_part.get(part, ()):
        said = words.word(part.value, text)
        if said:
            return values(said)
        row.keep(column, text)
        pieces = {words.word(part.value, piece) for piece in _PIECES.split(text)} - {""}
        return values(pieces.pop()) if len(pieces) == 1 else None
    return None


def stage_of(row: EventRow) -> Stage | None:
    """Return how far a case came, by its status or else by its outcome; unknown ones stay in the text."""
    status, outcome = row.row.first(Part.STATUS), row.row.first(Part.OUTCOME)
    column = row.row.by_part[Part.STATUS][0][0] if status else None
    if column and plain(column.name) == "stage" and plain(status) in _STAGES:
        return _STAGES[plain(status)]
    said = words.word("stage", status) or words.word("stage", outcome)
    if column and not words.word("stage", status) and not words.word("outcome", status):
        row.keep(column, status)
        if words.answer(status) is None:
            row.remark("case.status_unknown", column.name, text=status[:80])
    if said:
        return Stage(said)
    ended = words.word("outcome", status) or words.word("outcome", outcome)
    answer = words.answer(status)
    return Stage.CLOSED if ended or answer else Stage.NEW if answer is False else None


def outcome_of(row: EventRow, stage: Stage | None) -> Outcome | None:
    """Return how a case ended, by its outcome or else by its status; unknown words stay in the text.

    A case that goes on has no outcome yet.
    """
    status, outcome = row.row.first(Part.STATUS), row.row.first(Part.OUTCOME)
    said = words.word("outcome", outcome)
    ended = stage in {Stage.CLOSED, None}
    if outcome and (not said or not ended):
        row.keep(*row.row.by_part[Part.OUTCOME][0])
    said = said or words.word("outcome", status)
    return Outcome(said) if said and ended else None
