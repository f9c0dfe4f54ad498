"""What comes out of cases: improvements, ideas, and the shop's own standards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from delight.domain.days.calendar import EARLIEST
from delight.domain.errors import InputError
from delight.domain.improvements.states import IdeaState
from delight.domain.text import clean_line, fold, typed


class Trend(StrEnum):
    """Whether something happens more often than before, as far as so few cases can tell."""

    TOO_FEW = "too-few"
    FEWER = "fewer"
    SAME = "same"
    MORE = "more"


IDEA_LONGEST, WHAT_LONGEST, CAUSE_LONGEST = 2_000, 500, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaDraft:
    """An idea as it is noted; ``case_id`` where somebody had it who told the shop something."""

    what: str
    case_id: int | None = None
    state: IdeaState = IdeaState.OPEN
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaEdit:
    """What is changed of an idea; ``None`` leaves it as it is."""

    what: str | None = None
    state: IdeaState | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaRow:
    """An idea as stored.

    Attributes:
        reference, customer_id, customer_name: of the case it came with, if any.
        note: what was thought of it.
        thanked: a letter about its case thanked whoever had it, or told what came of it.
    """

    id: int
    uid: str
    version: int
    what: str
    state: IdeaState
    note: str
    case_id: int | None
    reference: str
    customer_id: int | None
    customer_name: str
    noted_at: datetime
    staff: str
    thanked: bool

    @property
    def may_thank(self) -> bool:
        """Whether somebody is known who had the idea and was not thanked yet."""
        return self.customer_id is not None and not self.thanked


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementRow:
    """What the shop changed about a cause; without ``changed_on`` it is only planned."""

    id: int
    uid: str
    version: int
    cause: str
    cause_key: str
    what: str
    changed_on: date | None
    created_at: datetime
    staff: str


def checked_idea(draft: IdeaDraft) -> IdeaDraft:
    """Return an idea cleaned (``idea.what_missing``, ``text.too_long``)."""
    return replace(
        draft, what=_idea_words(draft.what), note=typed(draft.note, field="note", longest=IDEA_LONGEST)
    )


def checked_idea_edit(edit: IdeaEdit) -> IdeaEdit:
    """Return the change of an idea cleaned (``idea.what_missing``, ``text.too_long``)."""
    what = None if edit.what is None else _idea_words(edit.what)
    note = None if edit.note is None else typed(edit.note, field="note", longest=IDEA_LONGEST)
    return replace(edit, what=what, note=note)


def checked_cause(cause: str) -> str:
    """Return a cause as it is kept (``cause.missing``, ``text.too_long``)."""
    words = clean_line(cause, field="cause", longest=CAUSE_LONGEST)
    if not fold(words):
        raise InputError("cause.missing", "cause")
    return words


def checked_change(what: str, changed_on: date | None, today: date) -> str:
    """Return what was changed about a cause, cleaned.

    Raises:
        InputError: ``improvement.what_missing`` where a day is given without words, ``date.future``,
            ``date.too_early``, ``text.too_long``.
    """
    words = clean_line(what, field="what", longest=WHAT_LONGEST)
    if changed_on is not None and not words:
        raise InputError("improvement.what_missing", "what")
    if changed_on is not None and changed_on > today:
        raise InputError("date.future", "since")
    if changed_on is not None and changed_on < EARLIEST:
        raise InputError("date.too_early", "since")
    return words


def _idea_words(what: str) -> str:
    words = typed(what, field="what", longest=IDEA_LONGEST)
    if not words:
        raise InputError("idea.what_missing", "what")
    return words
