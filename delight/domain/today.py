"""What the first page asks for: overdue first, then today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from delight.domain.calendar import Urgency


class TaskKind(StrEnum):
    """What there is to do."""

    ACKNOWLEDGE = "acknowledge"
    RESOLVE = "resolve"
    ACT = "act"
    PROMISE = "promise"
    CHECK = "check"
    RETURN = "return"
    GESTURE = "gesture"


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayRow:
    """One thing to do: ``record`` is the id of the case, action, promise, follow-up or gesture it is about.

    Attributes:
        what: words typed by somebody: of the promise, the action's note, the case.
        code: an enum value that says more: the action's kind, the failure.
        no_calls: they asked not to be phoned; ``phone`` is empty then.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """Everything due by tonight, and what the first sentence counts.

    Attributes:
        overdue, today: soonest first.
        planned: surprises planned for this week, given or not.
        customers: how many the shop knows (the rail shows Surprises from the tenth on).
    """

    overdue: tuple[TodayRow, ...]
    today: tuple[TodayRow, ...]
    planned: tuple[TodayRow, ...]
    customers: int
    cases: int
