"""Deeds on cases for the simulated year: each does it over the services, and to the ledger by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from delight.domain.cases.case import CaseDraft, CaseEdit, Channel, Outcome, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind, Approval, PromiseState
from delight.domain.cases.sorting import SortedDraft
from delight.domain.cases.stages import REOPENED, CaseKind, Stage
from delight.domain.changes import DeedName
from delight.domain.errors import ConflictError
from delight.domain.playbooks.playbook import StepState
from tests.services.known import AUTHORITY, KnownAction
from tests.services.ledger import Ledger

EVERYWHERE = [*(stage.value for stage in Stage), REOPENED]


class CaseDeeds(Ledger):
    """What can be done to a case as a whole."""

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
            self._seen(after)
            after.stage = "in-progress" if to == REOPENED else to
            if to == REOPENED:
                after.checks = {number: one for number, one in after.checks.items() if one.done}
                after.snoozed_until = None
                after.resolve_by = self.services.cases.get(case.id).resolve_by
                assert after.resolve_by is not None
                assert after.resolve_by > self.clock.now
            if to == "resolved":
                self._expect_checks(after)
            if to == "followed-up":  # which is what the check was for
                for check in after.checks.values():
                    check.done = check.done or check.kind == "check"

        return self._done(changes, case, known)

    def close(self):
        case = self._some(lambda one: not one.is_over)
        if case is None:
            return None
        outcome = self.chance.choice([one for one in Outcome if one is not Outcome.PARTED_WAYS])
        was_resolved = self.services.cases.get(case.id).resolved_at is not None
        settled = self.chance.choice(
            [PromiseState.OPEN, PromiseState.OPEN, PromiseState.KEPT, PromiseState.BROKEN]
        )
        mood = self.chance.choice([None, 1, 5])
        changes = self.services.cases.close(case.id, outcome, mood, promises=settled)

        def known(after):
            self._seen(after)
            after.stage = "closed" if case.kind == "complaint" else "done"
            for promise in after.promises.values():
                promise.state = settled.value if promise.state == "open" else promise.state
            if outcome not in {Outcome.WON_BACK, Outcome.SETTLED}:
                after.checks = {number: one for number, one in after.checks.items() if one.done}
            elif not was_resolved:
                self._expect_checks(after)

        return self._done(changes, case, known)

    def tick(self):
        """Work along the playbook: a step is ticked, or what it stands for is recorded."""
        case = self._some(lambda one: one.kind == "complaint")
        if case is None:
            return None
        playbook = self.services.playbooks.for_case(case.id)
        left = [step.key for step in playbook.steps if step.state in {StepState.NEXT, StepState.OPEN}]
        if not left:
            return None
        step = self.chance.choice(left)
        changes = self.services.playbooks.tick(case.id, step)

        def known(after):
            if changes.name is DeedName.STEP_TICKED:
                after.ticks.add((playbook.key, step))
            elif changes.name is DeedName.CASE_MOVED:
                self._seen(after)
                after.stage = "acknowledged"
            elif changes.name is DeedName.CASE_EDITED:
                self._seen(after)
            else:
                assert changes.name is DeedName.ACTION_ADDED
                assert after.is_open
                after.stage = "in-progress"
                after.actions[changes.record] = KnownAction(None, None, True, Approval.NOT_NEEDED)

        return self._done(changes, case, known)

    def untick(self):
        case = self._some(lambda one: bool(one.ticks))
        if case is None:
            return None
        playbook = self.services.playbooks.for_case(case.id)
        ticked = [step.key for step in playbook.steps if step.state is StepState.TICKED]
        assert {(playbook.key, step) for step in ticked} <= case.ticks, self.told
        if not ticked:
            return None
        changes = self.services.playbooks.untick(case.id, ticked[0])
        return self._done(changes, case, lambda after: after.ticks.remove((playbook.key, ticked[0])))

    def snooze(self):
        case = self._some(lambda one: one.is_open)
        if case is None:
            return None
        changes = self.services.cases.snooze(
            case.id, self._today() + timedelta(days=self.chance.randint(1, 9))
        )

        def known(after):
            self._seen(after)
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

    def take_on(self):
        """The owner takes a grave matter on."""
        case = self._some(lambda one: one.grave and not one.taken_on)
        if case is None:
            return None
        self._sit(self.owner)
        changes = self.services.today.take_on(case.id)

        def known(after):
            after.taken_on = True
            heard = after.stage == "acknowledged" or not after.acknowledge_by
            if heard and after.stage in {"new", "acknowledged"}:
                after.stage = "in-progress"

        return self._done(changes, case, known)

    def try_what_is_illegal(self):
        case = self._some(lambda _one: True)
        if case is not None:
            to = self.chance.choice([one for one in EVERYWHERE if one not in case.legal])
            with pytest.raises(ConflictError):
                self.services.cases.move(case.id, to, "why not")
        return case.id if case else None

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
