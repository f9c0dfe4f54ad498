"""What is known of one case without asking, and the rules written down a second time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from delight.domain.cases.case import Severity
from delight.domain.cases.recovery import Approval
from delight.domain.today import TaskKind

ZONE = ZoneInfo("Europe/London")
AUTHORITY = 20_00
"""What the clerk may give away alone."""
_NEVER = datetime.max.replace(tzinfo=UTC)
OPEN = {"new", "acknowledged", "in-progress"}
LEGAL = {
    "complaint": {
        "new": {"acknowledged", "in-progress", "resolved"},
        "acknowledged": {"in-progress", "resolved"},
        "in-progress": {"resolved"},
        "resolved": {"followed-up", "reopened"},
        "followed-up": {"reopened"},
        "closed": {"reopened"},
    },
    "other": {"new": {"thanked", "done"}, "thanked": {"done"}},
}
"""The moves as product.md B1 tells them, written down a second time."""


@dataclass
class KnownAction:
    cost: int | None
    due: date | None
    done: bool
    approval: Approval


@dataclass
class KnownPromise:
    what: str
    due: datetime
    state: str = "open"
    action: int | None = None
    owner: int | None = None


@dataclass
class KnownCheck:
    kind: str
    due: date
    done: bool = False


@dataclass
class KnownCase:
    id: int
    kind: str
    stage: str
    severity: Severity
    named: bool
    acknowledge_by: datetime | None
    resolve_by: datetime | None
    grave: bool = False
    taken_on: bool = True
    snoozed_until: datetime | None = None
    actions: dict[int, KnownAction] = field(default_factory=dict)
    promises: dict[int, KnownPromise] = field(default_factory=dict)
    checks: dict[int, KnownCheck] = field(default_factory=dict)
    ticks: set[tuple[str, str]] = field(default_factory=set)

    @property
    def legal(self) -> set[str]:
        return LEGAL["complaint" if self.kind == "complaint" else "other"].get(self.stage, set())

    @property
    def is_open(self) -> bool:
        return self.kind == "complaint" and self.stage in OPEN

    @property
    def is_over(self) -> bool:
        return self.stage in {"closed", "done"}

    @property
    def cost(self) -> int:
        return sum(action.cost or 0 for action in self.actions.values() if action.done)

    def soonest(self):
        """Return a moment before which nothing of this case is due, whoever sits there."""
        if self.grave and not self.taken_on:
            return datetime.min.replace(tzinfo=UTC)
        left = [one for one in (*self.actions.values(), *self.checks.values()) if not one.done]
        if any(one.approval in {"waiting", "by-phone"} for one in self.actions.values()):
            return datetime.min.replace(tzinfo=UTC)
        days = [one.due for one in left if one.due] + [
            one.due for one in self.checks.values() if not one.done
        ]
        moments = [datetime.combine(day - timedelta(days=1), time(0), UTC) for day in days]
        moments += [one.due for one in self.promises.values() if one.state == "open"]
        moments += [due for due in (self.acknowledge_by, self.resolve_by) if due and self.is_open]
        return min(moments, default=_NEVER)

    def to_do(self, now, *, owner):
        """Yield what of this case is due by tonight, each thing once."""
        today = now.astimezone(ZONE).date()
        night = datetime.combine(today + timedelta(days=1), time(6), ZONE)
        awake = self.snoozed_until is None or self.snoozed_until <= now
        promised = [
            (number, one) for number, one in self.promises.items() if one.state == "open" and one.due <= night
        ]
        yield from ((TaskKind.PROMISE, number) for number, _ in promised)
        if owner:
            yield from (
                (TaskKind.APPROVE, number)
                for number, one in self.actions.items()
                if one.approval in {"waiting", "by-phone"}
            )
        if self.grave and owner and not self.taken_on:
            yield TaskKind.GRAVE, self.id
        elif awake:
            yield from self._clock(night)
        if awake:
            yield from self._actions(today, {one.action for _, one in promised})
            yield from self._checks(today)

    def _clock(self, night):
        if self.is_open and self.stage == "new" and self.acknowledge_by and self.acknowledge_by <= night:
            yield TaskKind.ACKNOWLEDGE, self.id
        elif self.is_open and self.resolve_by and self.resolve_by <= night:
            yield TaskKind.RESOLVE, self.id

    def _actions(self, today, promised):
        for number, one in self.actions.items():
            is_due = not one.done and one.due is not None and one.due <= today
            if is_due and one.approval not in {"waiting", "declined"} and number not in promised:
                yield TaskKind.ACT, number

    def _checks(self, today):
        for number, one in self.checks.items():
            if not one.done and one.due <= today:
                yield (TaskKind.CHECK if one.kind == "check" else TaskKind.RETURN), number
