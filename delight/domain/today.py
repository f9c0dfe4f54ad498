"""What the first page asks for: overdue first, then today; each thing exactly once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from delight.domain.days.calendar import Urgency

if TYPE_CHECKING:
    from delight.domain.guards.writing import DueLetter


class TaskKind(StrEnum):
    """What there is to do."""

    GRAVE = "grave"
    APPROVE = "approve"
    ACKNOWLEDGE = "acknowledge"
    RESOLVE = "resolve"
    ACT = "act"
    PROMISE = "promise"
    CHECK = "check"
    RETURN = "return"
    PRINT = "print"
    GESTURE = "gesture"
    SUGGESTION = "suggestion"


OWNERS = frozenset({TaskKind.GRAVE, TaskKind.APPROVE})
"""Only the owner is asked for these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayRow:
    """One thing to do: ``record`` is the id of the case, action, promise, gesture … it is about.

    Letters that are owed are one row together: its ``record`` says how many.

    Attributes:
        what: words typed by somebody: of the promise, the action's note, else the case; whom letters are for.
        code: an enum value that says more: the action's kind (of a promise: that of the action it was made
            with), the failure, the kind of grave matter.
        no_calls: they asked not to be phoned; ``phone`` is empty then.
        owner, owner_id: who of the people that work here is to do it; nobody means everybody.
        cost_minor: what an action costs, or would if the owner approves it.
        by: who asks the owner, or who says that the owner agreed by phone.
        complaint_open: a complaint is open of whoever is to be surprised.
        agreed: the owner is said to have agreed by phone, and only confirms it.
        why, figures: the reason of a suggestion (``domain.surprises.reasons``), with what its sentence names.
    """

    kind: TaskKind
    record: int
    case_id: int | None
    reference: str
    customer_id: int | None
    customer_name: str
    phone: str
    what: str
    code: str
    due_at: datetime
    urgency: Urgency
    no_calls: bool = False
    owner: str = ""
    owner_id: int | None = None
    cost_minor: int | None = None
    by: str = ""
    agreed: bool = False
    complaint_open: bool = False
    why: str = ""
    figures: Mapping[str, int | str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """Everything due by tonight, and what the first sentence counts.

    Attributes:
        overdue, today: soonest first.
        planned: surprises planned for this week, given or not.
        suggested: what the planner suggests this week, as far as nobody has decided.
        customers: how many the shop knows, counted no further than the tenth (from which on the rail shows
            Surprises).
        cases: how many were logged, counted no further than the tenth (from which on it shows Insight).
        letters: those that are owed and that no other row stands for, as one row; none where there are none.
    """

    overdue: tuple[TodayRow, ...]
    today: tuple[TodayRow, ...]
    planned: tuple[TodayRow, ...]
    customers: int
    cases: int
    letters: TodayRow | None = None
    suggested: tuple[TodayRow, ...] = ()

    @property
    def surprises(self) -> tuple[TodayRow, ...]:
        """This week's: planned ones first, then those that are only suggested."""
        return (*self.planned, *self.suggested)

    @property
    def is_busy(self) -> bool:
        """Whether there is anything at all on the page."""
        return bool(self.late or self.due or self.surprises)

    @property
    def is_first_day(self) -> bool:
        """Whether the shop knows nobody and nothing yet."""
        return self.cases == 0 and self.customers == 0

    @property
    def late(self) -> tuple[TodayRow, ...]:
        """Everything that is overdue, letters included."""
        return (*self.overdue, *self._letters(overdue=True))

    @property
    def due(self) -> tuple[TodayRow, ...]:
        """Everything due today, letters included."""
        return (*self.today, *self._letters(overdue=False))

    def of(self, staff_id: int | None) -> TodayPage:
        """Return only what one person is to do, or everybody is; ``None`` keeps all of it."""
        if staff_id is None:
            return self
        return replace(
            self,
            overdue=_theirs(self.overdue, staff_id),
            today=_theirs(self.today, staff_id),
            planned=_theirs(self.planned, staff_id),
        )

    def _letters(self, *, overdue: bool) -> tuple[TodayRow, ...]:
        row = self.letters
        return (row,) if row is not None and (row.urgency is Urgency.OVERDUE) is overdue else ()


def letters_alone(
    letters: Iterable[DueLetter], rows: Sequence[TodayRow], resting: frozenset[int]
) -> list[DueLetter]:
    """Return the letters that nothing else on the page stands for.

    A complaint to acknowledge, a promise to write and a surprise have rows of their own, from which their
    letter is written; what belongs to a snoozed case, one of ``resting``, rests.
    """
    stands_for = {
        TaskKind.ACKNOWLEDGE: "case_id",
        TaskKind.GRAVE: "case_id",
        TaskKind.PROMISE: "promise_id",
        TaskKind.GESTURE: "gesture_id",
    }
    taken = {(stands_for[row.kind], row.record) for row in rows if row.kind in stands_for}

    def is_alone(letter: DueLetter) -> bool:
        wish = letter.request
        about = (("promise_id", wish.promise_id), ("gesture_id", wish.gesture_id))
        if letter.why == "unacknowledged":
            about = (*about, ("case_id", wish.case_id))
        return wish.case_id not in resting and taken.isdisjoint(about)

    return [letter for letter in letters if is_alone(letter)]


def _theirs(rows: Iterable[TodayRow], staff_id: int) -> tuple[TodayRow, ...]:
    return tuple(row for row in rows if row.owner_id in {None, staff_id})
