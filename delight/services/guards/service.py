"""Evidence guards: remarks where a decision is made, closed with one key, counted, switched off."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

from delight.data.database import Session
from delight.data.entities import Case, Dismissal, Shop
from delight.data.queries import guards as query
from delight.data.queries import recovery as recovery_query
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found
from delight.domain.cases.case import Failure, Outcome
from delight.domain.cases.recovery import ActionKind
from delight.domain.changes import Changes, DeedName
from delight.domain.days.calendar import local_day
from delight.domain.guards.rules import GUARDS, GuardRow, Remark, guard, lately, off_codes, remarks, switched
from delight.domain.guards.situations import Shown, Situation
from delight.domain.letters.offers import Offered
from delight.services.context import Context
from delight.services.guards.situations import of_case


class GuardService:
    """What is worth a thought: one remark at a time, each with its source, never a block."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def for_log(
        self,
        what: str,
        customer_id: int | None,
        failure: Failure | None,
        mood: int | None,
        closed: frozenset[str] = frozenset(),
    ) -> Remark | None:
        """Return what is worth a thought while somebody is being listened to, besides what was closed."""
        now = self._context.clock()
        with self._context.db.read() as session:
            sketch = Case(what=what, customer_id=customer_id, failure=failure, received_at=now, mood=mood)
            situation = Situation(
                shown=Shown.LOG,
                complaint=what,
                mood=mood,
                repeats=query.repeats(session, sketch),
                by_owner=self._context.sees_all,
            )
            return self._first(session, situation, None, closed)

    def for_action(
        self,
        case_id: int,
        kind: ActionKind,
        cost_minor: int | None = None,
        action_id: int | None = None,
        due_on: date | None = None,
    ) -> Remark | None:
        """Return what is worth a thought about an action that is being added, or changed (``action_id``).

        Raises:
            UnknownError: ``case.unknown``.
        """
        with self._context.db.read() as session:
            now = self._of_case(session, case_id, Shown.ACTION)
            others = [row for row in recovery_query.actions(session, case_id) if row.id != action_id]
            cost = sum(row.cost_minor or 0 for row in others) + (cost_minor or 0)
            situation = replace(
                now,
                adding=kind,
                due_in=(due_on - self._context.today()).days if due_on else 0,
                cost_minor=cost if cost_minor else None,
                actions=frozenset(row.kind for row in others if row.is_open or row.done_at),
            )
            return self._first(session, situation, case_id)

    def for_promise(
        self, case_id: int, what: str, by: datetime | None, owner_id: int | None = None
    ) -> Remark | None:
        """Return what is worth a thought about a promise as it is typed (``case.unknown``)."""
        if not what.strip():
            return None
        with self._context.db.read() as session:
            now = self._of_case(session, case_id, Shown.PROMISE)
            day = local_day(by, self._context.zone) if by else None
            offered = Offered(what=what.strip(), by=day, sentence=what, start=0, end=len(what))
            alone = len(shop_query.staff(session, active_only=True)) < 2
            situation = replace(
                now, text=what, offered=(offered,), has_owner=alone or owner_id is not None or now.has_owner
            )
            return self._first(session, situation, case_id)

    def for_close(
        self, case_id: int, outcome: Outcome | None, mood_after: int | None = None
    ) -> Remark | None:
        """Return what is worth a thought before a case is closed (``case.unknown``)."""
        with self._context.db.read() as session:
            now = self._of_case(session, case_id, Shown.CLOSE)
            return self._first(session, replace(now, outcome=outcome, mood_after=mood_after), case_id)

    def dismiss(self, code: str, case_id: int | None = None) -> Changes:
        """Close a remark: it is not made again on this case, and counted.

        Raises:
            UnknownError: ``guard.unknown``, ``case.unknown``.
        """
        guard(code)
        with self._context.deed(DeedName.GUARD_DISMISSED) as deed:
            if case_id is not None:
                found(deed.session, Case, case_id, "case.unknown")
            record = Dismissal(guard=code, case_id=case_id, at=deed.at, staff_id=self._context.staff_id)
            deed.add(record)
            deed.about(record)
        return deed.changes

    def rows(self) -> list[GuardRow]:
        """Return every rule, the most important first: how often it was closed, and whether it is on."""
        with self._context.db.read() as session:
            off = off_codes(shop_query.shop(session).guards_off)
            closed = query.dismissals(session)
        days: dict[str, list[date]] = defaultdict(list)
        for code, at in closed:
            days[code].append(local_day(at, self._context.zone))
        today = self._context.today()
        return [
            GuardRow(
                code=one.code,
                source=one.source,
                shown=one.shown,
                stays=one.stays,
                on=one.stays or one.code not in off,
                dismissed=len(days[one.code]),
                lately=lately(days[one.code], today),
                last_on=max(days[one.code], default=None),
            )
            for one in GUARDS
        ]

    def switch(self, code: str, *, on: bool) -> Changes:
        """Switch a rule on or off.

        Raises:
            UnknownError: ``guard.unknown``.
            ConflictError: ``guard.stays``.
            DelightError: ``owner.needed``.
        """
        self._context.check_owner(DeedName.GUARD_SWITCHED)
        with self._context.deed(DeedName.GUARD_SWITCHED) as deed:
            shop = deed.session.get_one(Shop, shop_query.shop(deed.session).id)
            shop.guards_off = switched(shop.guards_off, code, on=on)
            deed.about(shop)
        return deed.changes

    def _of_case(self, session: Session, case_id: int, shown: Shown) -> Situation:
        case: Case = found(session, Case, case_id, "case.unknown")
        return of_case(self._context, session, case, shown=shown)

    @staticmethod
    def _first(
        session: Session, situation: Situation, case_id: int | None, closed: frozenset[str] = frozenset()
    ) -> Remark | None:
        off = silent(session, case_id) | closed
        return next(iter(remarks(situation, off)), None)


def silent(session: Session, case_id: int | None) -> frozenset[str]:
    """Return the rules that say nothing on a case: switched off, or closed there."""
    off = off_codes(shop_query.shop(session).guards_off)
    return off if case_id is None else off | query.dismissed(session, case_id)
