"""What ought to be true of a shop, kept by hand beside it: plain Python that knows no SQL."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from delight.domain.cases import Outcome, Severity
from delight.domain.changes import DeedName
from delight.domain.promises import PromiseState
from delight.domain.recovery import Approval, FollowUpKind
from delight.domain.stages import CaseKind, Stage
from delight.domain.today import TaskKind

ZONE = ZoneInfo("Europe/London")
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
        if awake:
            yield from self._clock(night, owner=owner)
            yield from self._actions(today, {one.action for _, one in promised})
            yield from self._checks(today)

    def _clock(self, night, *, owner):
        if self.is_open and self.grave and owner and not self.taken_on:
            yield TaskKind.GRAVE, self.id
        elif self.is_open and self.stage == "new" and self.acknowledge_by and self.acknowledge_by <= night:
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


class Ledger:
    """Every case as it ought to be, and the comparison with what the services show."""

    def __init__(self, clock):
        self.clock = clock
        self.cases: dict[int, KnownCase] = {}
        self.deeds: list[tuple[str, int, KnownCase | None, KnownCase | None]] = []
        self.told: list[str] = []
        self.logged = 0

    @property
    def sits_owner(self):
        return self.services.staff.at_desk().id == self.owner

    def look(self, case_id=None):
        """Compare the first page, and one case in full, with the ledger."""
        if case_id is not None:
            self._look_at(case_id)
        self._look_at_today()

    def look_at_all(self):
        """Compare everything with the ledger."""
        for case_id in self.cases:
            self._look_at(case_id)
        rows = self.services.recovery.promises()
        known = [
            (number, p.what, p.due, p.state) for c in self.cases.values() for number, p in c.promises.items()
        ]
        assert sorted((r.id, r.what, r.due_at, r.state.value) for r in rows) == sorted(known)
        with self.services.context.db.raw() as connection:
            total = connection.execute(
                "SELECT coalesce(sum(cost_minor), 0) FROM actions WHERE done_at IS NOT NULL"
            )
            assert total.fetchone()[0] == sum(case.cost for case in self.cases.values())
            assert connection.execute("SELECT count(*) FROM cases").fetchone()[0] == len(self.cases)
        assert sum(self.services.cases.get(number).cost_minor for number in self.cases) == sum(
            case.cost for case in self.cases.values()
        )

    def _look_at(self, case_id):
        case = self.cases.get(case_id)
        if case is None:
            return
        detail = self.services.cases.get(case_id)
        assert detail.stage.value == case.stage, self.told
        assert (detail.acknowledge_by, detail.resolve_by, detail.snoozed_until) == (
            case.acknowledge_by, case.resolve_by, case.snoozed_until
        ), self.told  # fmt: skip
        assert detail.cost_minor == case.cost, self.told
        recovery = self.services.recovery
        actions = {
            a.id: (a.cost_minor, a.due_on, a.done_at is not None, a.approval)
            for a in recovery.actions(case_id)
        }
        assert actions == {n: (a.cost, a.due, a.done, a.approval) for n, a in case.actions.items()}, self.told
        promises = {p.id: (p.what, p.due_at, p.state.value) for p in recovery.promises(case_id)}
        assert promises == {n: (p.what, p.due, p.state) for n, p in case.promises.items()}, self.told
        checks = {f.id: (f.kind.value, f.due_on, f.done_at is not None) for f in recovery.follow_ups(case_id)}
        assert checks == {n: (c.kind, c.due, c.done) for n, c in case.checks.items()}, self.told

    def _look_at_today(self):
        page = self.services.today.page()
        shown = Counter((row.kind, row.record) for row in (*page.overdue, *page.today))
        wanted = Counter(
            task for case in self.cases.values() for task in case.to_do(self.clock.now, owner=self.sits_owner)
        )
        assert shown == wanted, (shown - wanted, wanted - shown, self.told)
        timed = [row for row in page.overdue if row.kind is not TaskKind.GRAVE]  # which hurries at once
        assert all(row.due_at < self.clock.now for row in timed), self.told
        assert all(row.due_at >= self.clock.now for row in page.today), self.told

    def _some(self, fits):
        """Return a case that fits, rather one of the last than of long ago; ``None`` where there is none."""
        found = [case for case in list(self.cases.values())[-60:] if fits(case)]
        found = found or [case for case in self.cases.values() if fits(case)]
        return deepcopy(self.chance.choice(found)) if found else None

    def _part(self, what, fits):
        """Return a case and the number of one of its actions, promises or checks that fits."""
        case = self._some(lambda one: any(map(fits, getattr(one, what).values())))
        if case is None:
            return None, 0
        return case, self.chance.choice([number for number, one in getattr(case, what).items() if fits(one)])

    def _born(self, changes, draft):
        detail = self.services.cases.get(changes.record)
        case = KnownCase(
            id=detail.id, kind=draft.kind.value, stage=detail.stage.value, severity=draft.severity,
            named=draft.customer_id is not None, acknowledge_by=detail.acknowledge_by,
            resolve_by=detail.resolve_by, grave=draft.grave is not None,
            taken_on=draft.grave is None or self.sits_owner,
        )  # fmt: skip
        assert detail.stage is Stage.NEW or changes.name is DeedName.CASE_SORTED
        assert (detail.resolve_by is not None) == (draft.kind is CaseKind.COMPLAINT)
        assert all(due is None or due > self.clock.now for due in (detail.acknowledge_by, detail.resolve_by))
        for row in self.services.recovery.actions(case.id):
            case.actions[row.id] = KnownAction(row.cost_minor, None, done=True, approval=row.approval)
        if draft.promise:
            self._adopt_promises(case)
            assert [(one.what, one.due) for one in case.promises.values()] == [
                (draft.promise, draft.promise_by)
            ]
        if case.stage == "closed" and detail.outcome in {Outcome.WON_BACK, Outcome.SETTLED}:
            self._expect_checks(case)
        self.logged += 1
        if changes.deed:
            self.deeds.append((changes.deed, case.id, None, deepcopy(case)))
        self._know(case.id, case)
        return case.id

    def _done(self, changes, case, known):
        """Note in the ledger what a deed did to a case; ``known`` changes a copy of what was known of it."""
        before, after = deepcopy(case), deepcopy(case)
        known(after)
        assert after.stage == before.stage or self._is_legal(before, after)
        if changes.deed:  # else it was so already
            self.deeds.append((changes.deed, case.id, before, deepcopy(after)))
        self._know(case.id, after)
        return case.id

    @staticmethod
    def _is_legal(before, after):
        """A stage is reached by a legal move, or by ending a case."""
        ended = after.stage == ("closed" if after.kind == "complaint" else "done")
        reopened = "reopened" in before.legal and after.stage == "in-progress"
        return ended or reopened or after.stage in before.legal

    def _know(self, case_id, case):
        if case is None:
            self.cases.pop(case_id)
        else:
            self.cases[case_id] = deepcopy(case)

    def _expect_checks(self, case):
        """Take over the checks that were planned: three, or none for anonymous or trifling cases."""
        rows = [row for row in self.services.recovery.follow_ups(case.id) if row.done_at is None]
        wanted = case.kind == "complaint" and case.named and case.severity is not Severity.LOW
        new = [row for row in rows if row.id not in case.checks]
        kinds = Counter(row.kind for row in new)
        all_three = {FollowUpKind.CHECK: 1} | ({} if case.grave else {FollowUpKind.RETURN: 2})
        assert kinds == (all_three if wanted else {}), self.told
        case.checks |= {row.id: KnownCheck(row.kind.value, row.due_on) for row in new}

    def _adopt_promises(self, case):
        for row in self.services.recovery.promises(case.id):
            if row.id not in case.promises:
                assert row.state is PromiseState.OPEN
                case.promises[row.id] = KnownPromise(row.what, row.due_at, action=row.action_id)
