"""Whatever is issued, taken, cancelled and undone in whatever order: the books agree with a plain model."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from delight.domain.errors import DelightError
from delight.domain.loyalty.vouchers import VoucherDraft, VoucherState
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop
from tests import factories
from tests.conftest import Clock

PICK = st.integers(0, 10**6)


@dataclass
class Paper:
    """One voucher of the model: what counts is which of its deeds hold now."""

    code: str
    value: int | None
    until: date | None
    issue: Step
    taken: list[tuple[Step, int | None]] = field(default_factory=list)
    cancelled: list[Step] = field(default_factory=list)

    def uses(self):
        return [amount for step, amount in self.taken if step.holds]

    def left(self):
        return None if self.value is None else self.value - sum(self.uses())

    def state(self, today):
        if self.uses() and self.left() in {None, 0}:
            return VoucherState.USED
        if any(step.holds for step in self.cancelled):
            return VoucherState.CANCELLED
        return VoucherState.EXPIRED if self.until and self.until < today else VoucherState.OPEN


@dataclass
class Step:
    """A deed of the model; an undo has what it ``reverses``."""

    uid: str
    reverses: Step | None = None
    holds: bool = True

    def undone(self, uid):
        """Return the deed that took this one back."""
        self.turn(holds=False)
        return Step(uid, self)

    def turn(self, *, holds):
        self.holds = holds
        if self.reverses is not None:
            self.reverses.turn(holds=not holds)


def outcome(act, *arguments, **named):
    """Return the changes, or the code by which something was refused."""
    try:
        return act(*arguments, **named), ""
    except DelightError as error:
        return None, error.code


class Vouchers(RuleBasedStateMachine):
    """A shop with vouchers, beside its model."""

    @initialize()
    def open_shop(self):
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        place = Path(self.folder.name) / "shop"
        self.services = create_shop(
            place, ShopDraft(name="Honey Bun"), clock=self.clock, zone=UTC, durable=False
        )
        self.zoe = factories.customer(self.services)
        self.papers: list[Paper] = []
        self.steps: list[Step] = []

    def teardown(self):
        if hasattr(self, "services"):
            self.services.close()
            self.folder.cleanup()

    def step(self, changes):
        self.clock.forward(minutes=1)
        self.steps.append(Step(changes.deed))
        return self.steps[-1]

    @rule(value=st.none() | st.integers(1, 30), known=st.booleans(), days=st.none() | st.integers(0, 2))
    def issue(self, value, known, days):
        until = None if days is None else self.clock().date() + timedelta(days=days)
        draft = VoucherDraft(
            value_minor=value,
            item="" if value else "a cup of tea",
            customer_id=self.zoe if known else None,
            until=until,
        )
        changes = self.services.vouchers.issue(draft)
        code = self.services.vouchers.get(changes.record).code
        self.papers.append(Paper(code, value, until, self.step(changes)))

    @precondition(lambda self: self.papers)
    @rule(pick=PICK, amount=st.none() | st.integers(0, 30), anyway=st.booleans())
    def redeem(self, pick, amount, anyway):
        paper = self.papers[pick % len(self.papers)]
        expected = self.refusal(paper, amount, anyway=anyway)
        changes, code = outcome(self.services.vouchers.redeem, paper.code, amount, anyway=anyway)
        assert code == expected
        if changes:
            paper.taken.append((self.step(changes), paper.left() if amount is None else amount))

    def refusal(self, paper, amount, *, anyway):
        """Return the code by which a redemption has to be refused, or nothing."""
        if not paper.issue.holds:
            return "voucher.unknown"
        state = paper.state(self.clock().date())
        if state in {VoucherState.USED, VoucherState.CANCELLED} or (
            state is VoucherState.EXPIRED and not anyway
        ):
            return f"voucher.{state}"
        if amount is None:
            return ""
        if paper.value is None:
            return "voucher.item_whole"
        if amount == 0:
            return "voucher.amount_missing"
        return "voucher.more_than_left" if amount > paper.left() else ""

    @precondition(lambda self: self.papers)
    @rule(pick=PICK)
    def cancel(self, pick):
        paper = self.papers[pick % len(self.papers)]
        expected = self.refusal(paper, None, anyway=True)
        changes, code = outcome(self.services.vouchers.cancel, paper.code, "changed our mind")
        assert code == expected
        if changes:
            paper.cancelled.append(self.step(changes))

    @precondition(lambda self: self.steps)
    @rule(pick=PICK)
    def undo(self, pick):
        step = self.steps[-1 - pick % min(len(self.steps), 8)]
        changes, code = outcome(self.services.history.undo, step.uid)
        assert code in {"", "undo.done_already", "undo.conflict", "undo.voucher_used"}
        if code == "undo.voucher_used":
            assert any(paper.issue is step and paper.uses() for paper in self.papers)
        if changes:
            assert step.holds, "nothing goes back twice"
            self.clock.forward(minutes=1)
            self.steps.append(step.undone(changes.deed))

    @rule(days=st.integers(1, 2))
    def sleep(self, days):
        self.clock.forward(days=days)

    @invariant()
    def agrees(self):
        if not hasattr(self, "papers"):
            return
        today = self.clock().date()
        rows = {row.code: row for row in self.services.vouchers.page(limit=1_000)}
        here = {paper.code: paper for paper in self.papers if paper.issue.holds}
        assert set(rows) == set(here)
        for code, paper in here.items():
            row = rows[code]
            assert (row.left_minor, row.state) == (paper.left(), paper.state(today))
            assert sorted(r.amount_minor or 0 for r in row.redemptions) == sorted(
                a or 0 for a in paper.uses()
            )
            assert row.left_minor is None or 0 <= row.left_minor <= row.value_minor
            assert row.value_minor is not None or len(row.redemptions) <= 1
        still = [paper for paper in here.values() if paper.state(today) is VoucherState.OPEN]
        owed = self.services.vouchers.liability()
        assert owed.vouchers == len(still)
        assert owed.value_minor == sum(paper.left() or 0 for paper in still)
        assert owed.items == sum(paper.value is None for paper in still)


Vouchers.TestCase.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, phases=[Phase.generate]
)
TestVouchers = Vouchers.TestCase
