"""A simulated year at a shop: deeds at random over the real services, beside a ledger kept by hand.

After each step what the services show is compared with the ledger.
"""

from __future__ import annotations

import os
import random
import signal
import warnings
from datetime import UTC, datetime, timedelta

import pytest

from delight.data.entities import Case
from delight.domain.cases import CaseDraft, CaseEdit, Channel, Outcome, Severity
from delight.domain.changes import Changes, DeedName
from delight.domain.customers import CustomerDraft
from delight.domain.errors import ConflictError
from delight.domain.grave import Grave
from delight.domain.promises import PromiseDraft
from delight.domain.recovery import (
    ActionDraft,
    ActionKind,
    Approval,
    FollowUpResult,
)
from delight.domain.shop import ShopDraft
from delight.domain.sorting import SortedDraft
from delight.domain.staff import StaffDraft
from delight.domain.stages import REOPENED, CaseKind, Stage
from delight.services.opening import create_shop, open_services
from tests.services.ledger import ZONE, KnownAction, KnownPromise, Ledger

HOURS = "mo-fr 08:00-18:00; sa 09:00-13:00"
AUTHORITY = 20_00
EVERYWHERE = [*(stage.value for stage in Stage), REOPENED]
PEOPLE = 12


class Year(Ledger):
    """A shop, its clock, and what ought to be true of it."""

    def __init__(self, place, clock, seed):
        super().__init__(clock)
        self.chance = random.Random(seed)
        self.place = place
        clock.now = datetime(2026, 1, 5, 9, tzinfo=UTC)
        shop = ShopDraft(name="The Year", country="GB", hours=HOURS, region="ENG", zone=ZONE.key)
        staff = [StaffDraft(name="Ada Moss"), StaffDraft(name="Bo Lind", authority_minor=AUTHORITY)]
        self.services = create_shop(place, shop, staff, clock=clock, durable=False)
        self.owner, self.clerk = (person.id for person in self.services.staff.list())
        add = self.services.customers.add
        self.people = [add(CustomerDraft(name=f"Person {n}")).record for n in range(PEOPLE)]

    def step(self, ahead=timedelta(hours=2)):
        """Let some time pass and one thing happen, and look at everything it may have touched."""
        self.clock.now = (self.clock.now + ahead * self.chance.random() * 2).replace(microsecond=0)
        deeds = {
            self.log: 10, self.sort: 2, self.move: 8, self.close: 4, self.act: 6, self.finish: 8,
            self.promise: 4, self.settle: 7, self.postpone: 2, self.phone: 1, self.take_on: 2,
            self.follow_up: 12, self.snooze: 2, self.wake: 1, self.edit: 1,
            self.decide: 3, self.take_off: 1, self.undo: 4, self.try_what_is_illegal: 2, self.swap_desk: 2,
            self.wander: 1, self.reopen_file: 1, self.be_killed: 1,
        }  # fmt: skip
        deed = self.chance.choices(list(deeds), list(deeds.values()))[0]
        self.told = [*self.told[-30:], f"{self.clock.now:%m-%d %H:%M} {deed.__name__}"]
        touched = deed()
        self.look(touched)

    def log(self):
        draft = self._draft()
        return self._born(self.services.cases.log(draft), draft)

    def sort(self):
        cost = self.chance.choice([None, 0, 350, AUTHORITY])
        draft = self._draft(kind=CaseKind.COMPLAINT)
        outcome = self.chance.choice([Outcome.SETTLED, Outcome.WON_BACK, Outcome.WITHDRAWN])
        ending = SortedDraft(remedy=ActionKind.REPLACEMENT, cost_minor=cost, outcome=outcome)
        case = self._born(self.services.sorting.log(draft, ending), draft)
        assert self.cases[case].stage == "closed"
        assert [action.cost for action in self.cases[case].actions.values()] == [cost]
        return case

    def move(self):
        case = self._some(lambda one: bool(one.legal))
        if case is None:
            return None
        to = self.chance.choice(sorted(case.legal))
        changes = self.services.cases.move(case.id, to, "it happened again")

        def known(after):
            after.stage = "in-progress" if to == REOPENED else to
            if to == REOPENED:
                after.checks = {number: one for number, one in after.checks.items() if one.done}
                after.snoozed_until = None
                after.resolve_by = self.services.cases.get(case.id).resolve_by
                assert after.resolve_by is not None
                assert after.resolve_by > self.clock.now
            if to == "resolved":
                self._expect_checks(after)

        return self._done(changes, case, known)

    def close(self):
        case = self._some(lambda one: not one.is_over)
        if case is None:
            return None
        outcome = self.chance.choice([one for one in Outcome if one is not Outcome.PARTED_WAYS])
        was_resolved = self.services.cases.get(case.id).resolved_at is not None
        changes = self.services.cases.close(case.id, outcome, self.chance.choice([None, 1, 5]))

        def known(after):
            after.stage = "closed" if case.kind == "complaint" else "done"
            if outcome not in {Outcome.WON_BACK, Outcome.SETTLED}:
                after.checks = {number: one for number, one in after.checks.items() if one.done}
            elif not was_resolved:
                self._expect_checks(after)

        return self._done(changes, case, known)

    def act(self):
        case = self._some(lambda one: not one.is_over)
        if case is None:
            return None
        cost = self.chance.choice([0, 1, 499, AUTHORITY, AUTHORITY + 1, 123_45])
        due = self._day() if self.chance.random() < 0.7 else None
        promised = "we do it" if due and due > self._today() and self.chance.random() < 0.3 else ""
        draft = ActionDraft(
            case_id=case.id,
            kind=self.chance.choice(list(ActionKind)),
            cost_minor=cost,
            due_on=due,
            promised=promised,
        )
        changes = self.services.recovery.add_action(draft)

        def known(after):
            row = self.services.recovery.action(changes.record)
            assert (row.cost_minor, row.due_on, row.done_at) == (cost, due, None)
            if self.sits_owner:
                assert row.approval is Approval.NOT_NEEDED
            elif cost > AUTHORITY:
                assert row.approval is Approval.WAITING
            after.actions[row.id] = KnownAction(cost, due, done=False, approval=row.approval)
            if after.is_open and after.stage != "in-progress":
                after.stage = "in-progress"
            self._adopt_promises(after)

        return self._done(changes, case, known)

    def finish(self):
        case, number = self._part(
            "actions", lambda one: not one.done and one.approval in {"", "approved", "by-phone"}
        )
        if case is None:
            return None
        changes = self.services.recovery.action_done(number)

        def known(after):
            after.actions[number].done = True
            for promise in after.promises.values():  # what came with it is kept by it
                if promise.action == number and promise.state == "open":
                    promise.state = "kept"

        return self._done(changes, case, known)

    def decide(self):
        case, number = self._part("actions", lambda one: one.approval in {"waiting", "by-phone"})
        if case is None:
            return None
        self._sit(self.owner)
        yes = self.chance.random() < 0.7
        recovery = self.services.recovery
        changes = (recovery.approve_action if yes else recovery.decline_action)(number)
        state = Approval.APPROVED if yes else Approval.DECLINED
        return self._done(changes, case, lambda after: setattr(after.actions[number], "approval", state))

    def take_on(self):
        """The owner takes a grave matter on."""
        case = self._some(lambda one: one.grave and not one.taken_on and one.is_open)
        if case is None:
            return None
        self._sit(self.owner)
        changes = self.services.today.take_on(case.id)

        def known(after):
            after.taken_on = True
            after.stage = "in-progress"

        return self._done(changes, case, known)

    def take_off(self):
        case, number = self._part("actions", lambda one: not one.done)
        if case is None:
            return None
        changes = self.services.recovery.remove_action(number)

        def known(after):
            after.actions.pop(number)
            for promise in after.promises.values():
                promise.action = None if promise.action == number else promise.action

        return self._done(changes, case, known)

    def promise(self):
        case = self._some(lambda _one: True)
        if case is None:
            return None
        due = self.clock.now + timedelta(hours=self.chance.uniform(1, 200))
        due = due.replace(microsecond=0)
        draft = PromiseDraft(case_id=case.id, what=f"call by {due:%d %b}", due_at=due)
        changes = self.services.recovery.make_promise(draft)

        def known(after):
            after.promises[changes.record] = KnownPromise(draft.what, due)

        return self._done(changes, case, known)

    def settle(self):
        case, number = self._part("promises", lambda one: one.state == "open")
        if case is None:
            return None
        kept = self.chance.random() < 0.8
        changes = self.services.recovery.settle_promise(number, kept=kept)

        def known(after):
            promise = after.promises[number]
            promise.state = "kept" if kept else "broken"
            action = after.actions.get(promise.action)
            if kept and action and action.approval not in {"waiting", "declined"}:
                action.done = True

        return self._done(changes, case, known)

    def postpone(self):
        case, number = self._part("promises", lambda one: one.state == "open")
        if case is None:
            return None
        old = case.promises[number]
        due = max(old.due, self.clock.now) + timedelta(hours=self.chance.randint(1, 90))
        changes = self.services.recovery.postpone_promise(number, due, "it takes longer")

        def known(after):
            after.promises[number].state = "broken"
            after.promises[changes.record] = KnownPromise(old.what, due, action=old.action)

        return self._done(changes, case, known)

    def phone(self):
        """The owner agrees by phone, and confirms it later."""
        case, number = self._part("actions", lambda one: one.approval == "waiting")
        if case is None:
            return None
        changes = self.services.recovery.phone_action(number, self.owner)
        return self._done(
            changes, case, lambda after: setattr(after.actions[number], "approval", Approval.BY_PHONE)
        )

    def follow_up(self):
        due = self._today()
        case, number = self._part("checks", lambda one: not one.done and one.due <= due)
        if case is None:
            return None
        changes = self.services.recovery.follow_up_done(number, FollowUpResult(result="all is well"))

        def known(after):
            after.checks[number].done = True
            if after.checks[number].kind == "check" and after.stage == "resolved":
                after.stage = "followed-up"

        return self._done(changes, case, known)

    def snooze(self):
        case = self._some(lambda one: one.is_open)
        if case is None:
            return None
        changes = self.services.cases.snooze(
            case.id, self._today() + timedelta(days=self.chance.randint(1, 9))
        )

        def known(after):
            detail = self.services.cases.get(case.id)
            after.snoozed_until = detail.snoozed_until
            assert detail.snoozed_until is not None
            assert detail.snoozed_until > self.clock.now
            assert (detail.acknowledge_by, detail.resolve_by) == (case.acknowledge_by, case.resolve_by)

        return self._done(changes, case, known)

    def wake(self):
        case = self._some(lambda one: one.snoozed_until is not None)
        if case is None:
            return None
        changes = self.services.cases.wake(case.id)
        return self._done(changes, case, lambda after: setattr(after, "snoozed_until", None))

    def edit(self):
        case = self._some(lambda one: one.stage == "new" and one.kind == "complaint")
        if case is None:
            return None
        channel = self.chance.choice([Channel.PHONE, Channel.EMAIL])
        changes = self.services.cases.edit(case.id, CaseEdit(channel=channel))

        def known(after):
            after.acknowledge_by = self.services.cases.get(case.id).acknowledge_by
            assert (after.acknowledge_by is None) == (channel is Channel.PHONE)

        return self._done(changes, case, known)

    def undo(self):
        """Take the last deed back, and perhaps that again."""
        if not self.deeds:
            return None
        uid, case, before, after = self.deeds.pop()
        self.told.append(f"   taking back {uid}")
        taken_back = self.services.history.undo(uid)
        self._know(case, before)
        self.look(case)
        if self.chance.random() < 0.4:
            again = self.services.history.undo(taken_back.deed)
            self._know(case, after)
            self.deeds.append((again.deed, case, before, after))
        return case

    def try_what_is_illegal(self):
        case = self._some(lambda _one: True)
        if case is not None:
            to = self.chance.choice([one for one in EVERYWHERE if one not in case.legal])
            with pytest.raises(ConflictError):
                self.services.cases.move(case.id, to, "why not")
        return case.id if case else None

    def swap_desk(self):
        self._sit(self.chance.choice([self.owner, self.clerk]))

    def wander(self):
        """The clock of the machine is put right, forward or back."""
        self.clock.now += timedelta(hours=self.chance.randint(-200, 300))

    def reopen_file(self):
        desk = self.services.staff.at_desk().id
        self.services.close()
        self.services = open_services(self.place, clock=self.clock)
        self._sit(desk)

    def be_killed(self):
        """Another process dies while it saves: nothing of that is there. Or just after: all of it is."""
        case = self._some(lambda _one: True)
        if case is None or not hasattr(os, "fork"):
            return None
        draft = self._draft() if self.chance.random() < 0.5 else None
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # of forking beside threads, which the child leaves alone
            child = os.fork()
        if child == 0:
            self._die(case.id, draft)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        assert "half" not in self.services.cases.get(case.id).what
        self.reopen_file()
        return self._adopted(draft) if draft else case.id

    def _adopted(self, draft):
        """Take over what a process had saved before it died."""
        with self.services.context.db.raw() as connection:
            found = connection.execute("SELECT id FROM cases WHERE uid = ?", (draft.uid,)).fetchall()
        assert len(found) == 1
        return self._born(Changes(deed="", name=DeedName.CASE_LOGGED, record=found[0][0]), draft)

    def _die(self, case_id, draft):
        try:
            services = open_services(self.place, clock=self.clock)
            services.staff.sit_down(self.services.staff.at_desk().id)
            if draft is not None:
                services.cases.log(draft)
                os.kill(os.getpid(), signal.SIGKILL)
            with services.context.deed(DeedName.CASE_EDITED) as deed:
                deed.session.get_one(Case, case_id).what = "half"
                deed.session.flush()
                os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)

    def _today(self):
        return self.clock.now.astimezone(ZONE).date()

    def _day(self):
        return self._today() + timedelta(days=self.chance.randint(0, 6))

    def _sit(self, staff_id):
        self.services.staff.sit_down(staff_id)

    def _draft(self, **fixed):
        chance = self.chance
        kind = chance.choices(list(CaseKind), (8, 1, 1))[0]
        promise = {
            "promise": "ring back",
            "promise_by": self.clock.now + timedelta(hours=chance.randint(1, 99)),
        }
        is_grave = fixed.get("kind", kind) is CaseKind.COMPLAINT and chance.random() < 0.06
        return CaseDraft(
            grave=chance.choice(list(Grave)) if is_grave else None,
            what=f"Something went wrong {chance.random()}",
            customer_id=chance.choice([None, *self.people]),
            severity=chance.choice(list(Severity)),
            channel=chance.choice(list(Channel)),
            **({"kind": kind} | (promise if chance.random() < 0.2 else {}) | fixed),
        )
