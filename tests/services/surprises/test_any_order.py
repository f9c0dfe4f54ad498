"""Whatever happens in whatever order, the stored week keeps every rule of the planner."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from delight.data.entities import Customer
from delight.data.queries.suggestions import of_week
from delight.domain.changes import DeedName
from delight.domain.customers.customer import Gone
from delight.domain.errors import DelightError
from delight.domain.gestures import GestureState, Occasion
from delight.domain.shop import ShopDraft
from delight.domain.surprises.suggestions import SkipWhy, SuggestionState, monday_of
from delight.services.opening import create_shop
from tests import factories
from tests.conftest import Clock

BUDGET, COOL_DOWN, A_WEEK = 1_500, 90, 4
ONE = st.integers(min_value=0, max_value=11)
_NUMBERS = count()


class AnyOrder(RuleBasedStateMachine):
    """A shop of twelve customers, and everything that can happen to its week."""

    @initialize()
    def open_shop(self):
        self.folder = TemporaryDirectory()
        self.clock = Clock()
        draft = ShopDraft(
            name="Any", surprise_budget_minor=BUDGET, surprises_a_week=A_WEEK, cool_down_days=COOL_DOWN
        )
        place = Path(self.folder.name) / "shop"
        self.services = create_shop(place, draft, clock=self.clock, zone=UTC, durable=False)
        self.people = [factories.customer(self.services, f"Person {n}", email="") for n in range(12)]
        self.services.surprises.week()

    @rule(n=ONE)
    def accept(self, n):
        self._decide(n, lambda row: self.services.surprises.accept(row.id))

    @rule(n=ONE)
    def give(self, n):
        self._decide(n, lambda row: self.services.surprises.accept(row.id, given=True))

    @rule(n=ONE)
    def swap(self, n):
        self._decide(n, lambda row: self.services.surprises.swap(row.id))

    @rule(n=ONE, why=st.sampled_from(SkipWhy))
    def skip(self, n, why):
        self._decide(n, lambda row: self.services.surprises.skip(row.id, why))

    @rule()
    def undo(self):
        known = {"undo.conflict", "undo.nothing", "undo.erased"}
        assert self._code(lambda: self.services.history.undo()) in {"", *known}

    @rule(n=ONE)
    def complain(self, n):
        if self._who(n):
            factories.case(self.services, self._who(n), what=f"Cold again, number {next(_NUMBERS)}")

    @rule(n=ONE)
    def erase(self, n):
        if self._who(n) and len(self._there()) > 4:
            self.services.privacy.erase([self._who(n)])

    @rule(n=ONE, m=ONE)
    def merge(self, n, m):
        if self._who(n) and self._who(m) and n != m and len(self._there()) > 4:
            self.services.duplicates.merge(self._who(n), self._who(m))

    @rule(n=ONE, cost=st.integers(min_value=0, max_value=700), planned=st.booleans())
    def by_hand(self, n, cost, planned):
        if self._who(n):
            day = self.clock().date() + timedelta(days=3) if planned else None
            fields = {"cost_minor": cost, "planned_on": day}
            code = self._code(lambda: factories.gesture(self.services, self._who(n), **fields))
            assert code in {"", "gesture.not_welcome"}

    @rule(n=ONE)
    def opt_out(self, n):
        if self._who(n):
            with self.services.context.deed(DeedName.CUSTOMER_EDITED) as deed:
                deed.session.get_one(Customer, self._who(n)).surprises_welcome = False

    @rule(days=st.integers(min_value=1, max_value=9))
    def time_passes(self, days):
        self.clock.forward(days=days)

    @invariant()
    def the_week_keeps_the_rules(self):
        if not hasattr(self, "services"):
            return
        today = self.clock().date()
        week = self.services.surprises.week()
        assert week == self.services.surprises.week(), "it has settled"
        self._check_each(week)
        self._check_budget(week, today)
        stored = self._stored(today)
        filled = [
            r for r in stored if r.state in {SuggestionState.OPEN, SuggestionState.ACCEPTED} and not r.held
        ]
        assert sum(row.occasion is not Occasion.REFERRAL for row in filled) <= A_WEEK
        assert len({row.customer_id for row in stored}) == len(stored)

    def teardown(self):
        if hasattr(self, "services"):
            self.services.close()
            self.folder.cleanup()

    def _check_each(self, week):
        there = {row.id: row for row in self.services.customers.page("", limit=100)}
        for row in week.open:
            who = self.services.customers.get(row.customer_id)
            assert row.customer_id in there
            assert who.surprises_welcome
            assert who.gone is Gone.NO
            assert not there[row.customer_id].open_cases
            gestures = self.services.gestures.page(row.customer_id)
            assert all(one.state is GestureState.GIVEN for one in gestures), "none is planned already"
            given = [one.given_at.date() for one in gestures]
            assert all(day + timedelta(days=COOL_DOWN) <= week.monday for day in given)
        keys = Counter((row.customer_id, row.key) for row in week.rows if row.state is SuggestionState.SKIPPED
                       and row.skip_why is SkipWhy.GESTURE)  # fmt: skip
        assert not any(keys[row.customer_id, row.key] for row in week.open)

    def _check_budget(self, week, today):
        budget = self.services.surprises.budget()
        open_cost = sum(
            row.cost_minor for row in week.open if max(row.day, today).replace(day=1) == budget.month
        )
        assert open_cost == 0 or open_cost <= budget.left_minor

    def _stored(self, today):
        with self.services.context.db.read(whole=True) as session:
            return of_week(session, monday_of(today))

    def _there(self):
        return [row.id for row in self.services.customers.page("", limit=100)]

    def _who(self, n):
        there = self._there()
        return there[n] if n < len(there) else 0

    def _decide(self, n, act):
        rows = self.services.surprises.week().open
        if not rows:
            return
        before = self.services.surprises.week()
        code = self._code(lambda: act(rows[n % len(rows)]))
        assert code in {"", "suggestion.no_other", "suggestion.over_budget"}
        assert not code or self.services.surprises.week() == before

    def _code(self, deed):
        """Return the code of why a deed is refused, or nothing where it is done."""
        try:
            deed()
        except DelightError as error:
            return error.code
        return ""


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=8, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
