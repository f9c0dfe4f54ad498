"""Deeds on what belongs to cases, for the simulated year: actions, promises and follow-ups."""

from __future__ import annotations

from datetime import timedelta

from delight.domain.cases.promises import PromiseDraft, PromiseEdit
from delight.domain.cases.recovery import ActionDraft, ActionEdit, ActionKind, Approval, FollowUpResult
from tests.services.known import AUTHORITY, KnownAction, KnownPromise
from tests.services.ledger import Ledger


class PartDeeds(Ledger):
    """What can be done to an action, a promise, a follow-up."""

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
            if after.is_open and not (after.stage == "new" and after.acknowledge_by):
                after.stage = "in-progress"  # who was not answered yet still is to be
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
            if after.is_open:
                after.stage = "in-progress"
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
        self.decided.add(changes.deed)
        state = Approval.APPROVED if yes else Approval.DECLINED
        return self._done(changes, case, lambda after: setattr(after.actions[number], "approval", state))

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
            after.promises[changes.record] = KnownPromise(draft.what, due, owner=self.sitting)

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
                if after.is_open:
                    after.stage = "in-progress"

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
            after.promises[changes.record] = KnownPromise(old.what, due, action=old.action, owner=old.owner)

        return self._done(changes, case, known)

    def put_off(self):
        """Give an action another day, or another cost while the owner sits there."""
        case, number = self._part("actions", lambda one: not one.done)
        if case is None:
            return None
        action = case.actions[number]
        day = self._day()
        cost = self.chance.choice([0, 250, AUTHORITY + 50]) if self.sits_owner else None
        changes = self.services.recovery.edit_action(number, ActionEdit(due_on=day, cost_minor=cost))

        def known(after):
            one = after.actions[number]
            one.due = day
            if cost is not None and cost != action.cost:
                one.cost = cost
                one.approval = one.approval and Approval.APPROVED  # the owner decides what it costs

        return self._done(changes, case, known)

    def hand_over(self):
        """Let somebody else keep a promise, or keep it sooner."""
        case, number = self._part("promises", lambda one: one.state == "open")
        if case is None:
            return None
        promise = case.promises[number]
        owner = self.chance.choice([self.owner, self.clerk])
        sooner = self.clock.now + (promise.due - self.clock.now) / 2
        is_sooner = promise.due > self.clock.now + timedelta(hours=1) and self.chance.random() < 0.3
        due = sooner.replace(microsecond=0) if is_sooner else None
        changes = self.services.recovery.edit_promise(number, PromiseEdit(owner_id=owner, due_at=due))

        def known(after):
            one = after.promises[number]
            one.owner, one.due = owner, due or one.due

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
