"""What ought to be true of a shop, kept by hand beside it, and the comparison with what it shows."""

from __future__ import annotations

from collections import Counter, deque
from copy import deepcopy
from datetime import datetime, timedelta
from itertools import islice
from operator import itemgetter

from delight.domain.cases.case import Outcome, Severity
from delight.domain.cases.promises import PromiseState
from delight.domain.cases.recovery import FollowUpKind
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.changes import DeedName
from delight.domain.today import TaskKind
from tests.services.known import ZONE, KnownAction, KnownCase, KnownCheck, KnownPromise

_SOME = 40
"""So many cases are opened one by one when everything is looked at; of the others the rows are compared."""


class Ledger:
    """Every case as it ought to be, and the comparison with what the services show."""

    def __init__(self, clock):
        self.clock = clock
        self.cases: dict[int, KnownCase] = {}
        self.deeds = deque[tuple[str, int, KnownCase | None, KnownCase | None]](maxlen=200)
        self.decided = set()  # what an owner answered is an owner's to take back
        self.told: list[str] = []
        self.pressing: list[int] = []
        self.logged = 0
        self._soonest: dict[int, datetime] = {}

    @property
    def sitting(self):
        return self.services.staff.at_desk().id

    @property
    def sits_owner(self):
        return self.sitting == self.owner

    def look(self, case_id=None):
        """Compare the first page, and one case in full, with the ledger."""
        if case_id is not None:
            self._look_at(case_id)
        self._look_at_today()

    def look_at_all(self):
        """Compare everything with the ledger: every row, and some cases as they are shown."""
        known = list(self.cases)
        for case_id in {*known[-_SOME:], *self.chance.sample(known, min(_SOME, len(known)))}:
            self._look_at(case_id)
        self._look_at_rows()
        rows = self.services.recovery.promises()
        promised = [
            (number, p.what, p.due, p.state, p.owner)
            for c in self.cases.values()
            for number, p in c.promises.items()
        ]
        shown = [(r.id, r.what, r.due_at, r.state.value, r.owner_id) for r in rows]
        assert sorted(shown, key=itemgetter(0)) == sorted(promised, key=itemgetter(0))

    def _look_at_rows(self):
        """Compare what the tables hold, past all services."""
        cases = self.cases.values()
        with self.services.context.db.raw() as connection:
            assert dict(connection.execute("SELECT id, stage FROM cases")) == {c.id: c.stage for c in cases}
            spent = "SELECT case_id, sum(cost_minor) FROM actions WHERE done_at IS NOT NULL GROUP BY case_id"
            costs = {c.id: c.cost for c in cases if any(one.done for one in c.actions.values())}
            assert {case: cost or 0 for case, cost in connection.execute(spent)} == costs
            assert set(connection.execute("SELECT case_id, playbook, step FROM ticks")) == {
                (c.id, *tick) for c in cases for tick in c.ticks
            }
            for table, part in (("actions", "actions"), ("promises", "promises"), ("follow_ups", "checks")):
                rows = connection.execute(f"SELECT id, case_id FROM {table}")
                assert dict(rows) == {number: c.id for c in cases for number in getattr(c, part)}, table

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
        promises = {p.id: (p.what, p.due_at, p.state.value, p.owner_id) for p in recovery.promises(case_id)}
        assert promises == {n: (p.what, p.due, p.state, p.owner) for n, p in case.promises.items()}, self.told
        checks = {f.id: (f.kind.value, f.due_on, f.done_at is not None) for f in recovery.follow_ups(case_id)}
        assert checks == {n: (c.kind, c.due, c.done) for n, c in case.checks.items()}, self.told

    def _look_at_today(self):
        page = self.services.today.page()
        shown = Counter((row.kind, row.record) for row in (*page.overdue, *page.today))
        now, owner = self.clock.now, self.sits_owner
        soon = now + timedelta(days=2)
        may_be = [self.cases[number] for number, at in self._soonest.items() if at < soon]
        due = [(case.id, task) for case in may_be for task in case.to_do(now, owner=owner)]
        wanted = Counter(task for _, task in due)
        assert shown == wanted, (shown - wanted, wanted - shown, self.told)
        self.pressing = [case_id for case_id, _ in due]
        timed = [row for row in page.overdue if row.kind is not TaskKind.GRAVE]  # which hurries at once
        assert all(row.due_at < self.clock.now for row in timed), self.told
        assert all(row.due_at >= self.clock.now for row in page.today), self.told

    def _some(self, fits):
        """Return a case that fits, rather one that is due or new than of long ago; ``None`` where none is."""
        due = [self.cases[number] for number in dict.fromkeys(self.pressing) if number in self.cases]
        some = (
            due if self.chance.random() < 0.7 else [self.cases[n] for n in islice(reversed(self.cases), 60)]
        )
        found = [case for case in some if fits(case)]
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

    def _seen(self, case):
        """Note that a grave matter is known to an owner who moved, ended or put it off."""
        case.taken_on = case.taken_on or self.sits_owner

    def _know(self, case_id, case):
        if case is None:
            self.cases.pop(case_id)
            self._soonest.pop(case_id)
        else:
            self.cases[case_id] = deepcopy(case)
            self._soonest[case_id] = case.soonest()

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
                assert row.owner_id == self.sitting
                case.promises[row.id] = KnownPromise(
                    row.what, row.due_at, action=row.action_id, owner=row.owner_id
                )

    def _today(self):
        return self.clock.now.astimezone(ZONE).date()

    def _day(self):
        return self._today() + timedelta(days=self.chance.randint(0, 6))

    def _sit(self, staff_id):
        self.services.staff.sit_down(staff_id)
