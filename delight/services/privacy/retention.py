"""How long data is kept: the shop's rules, what they would remove, and removing it in one deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

from delight.data.belongings import belongings
from delight.data.database import Session
from delight.data.entities import Meta, Shop
from delight.data.erase import erase
from delight.data.queries import mentions as mention_query
from delight.data.queries import retention as query
from delight.data.queries import shop as shop_query
from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.customers.mentions import only_sure
from delight.domain.customers.retention import Outlived, RetentionPlan, RetentionRule, checked_rule, cut_off
from delight.domain.errors import StorageError
from delight.domain.progress import ProgressFn, share, silent
from delight.domain.staff.rights import OwnersView
from delight.services.context import Context
from delight.services.erasing import TIDY, erase_all, look_through_history, named_of, tidy_up

TOLD = "retention.told"
"""The day on which somebody was last told of what has outlived the rules, in the file's own facts."""
_NOT_AGAIN_FOR = timedelta(days=7)


class RetentionService:
    """Nothing is removed by itself: it is offered with who and how many, and goes when somebody says so."""

    def __init__(
        self, context: Context, *, before: Callable[[], object], remember: Callable[[], object]
    ) -> None:
        self._context, self._before, self._remember = context, before, remember

    def rule(self) -> RetentionRule:
        """Return the shop's rules; a new shop keeps everything."""
        with self._context.db.read() as session:
            return query.rule(session)

    def set_rule(self, rule: RetentionRule) -> Changes:
        """Keep data so long from now on; nothing is removed by that (``retention.months``)."""
        checked = checked_rule(rule)
        with self._context.deed(DeedName.SHOP_EDITED) as deed:
            record = deed.session.get_one(Shop, shop_query.shop(deed.session).id)
            record.keep_customers_months = checked.customers
            record.keep_cases_months = checked.cases
            record.keep_letters_months = checked.letters
            deed.about(record)
        return deed.changes

    def plan(self, rule: RetentionRule | None = None) -> RetentionPlan:
        """Return what the rules, or others that are only tried, would remove today.

        Raises:
            InputError: ``retention.months``.
            DelightError: ``owner.needed``.
        """
        self._context.check_owner(OwnersView.RETENTION)
        with self._context.db.read() as session:
            return self._plan(session, checked_rule(rule or query.rule(session)))

    def offer(self) -> RetentionPlan | None:
        """Return what has outlived the rules, for telling of it; ``None`` if nothing has, or not again yet.

        It is told of once a week at most: ``put_off`` begins the week.
        """
        if not self._context.sees_all:
            return None
        today = self._context.today()
        with self._context.db.read() as session:
            rule = query.rule(session)
            told = session.get(Meta, TOLD)
            if rule.is_off or (told is not None and today < date.fromisoformat(told.value) + _NOT_AGAIN_FOR):
                return None
            plan = self._plan(session, rule)
        return plan if plan.count else None

    def put_off(self) -> None:
        """Tell nobody of it again for a week (``storage.*``)."""
        with self._context.db.raw() as connection:
            connection.execute("INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)", (TOLD, self._today()))

    def apply(self, plan: RetentionPlan, progress: ProgressFn = silent) -> Changes:
        """Remove what was shown and has still outlived the rules, in one deed; its figures stay.

        Raises:
            StoppedError: when the person pressed Cancel; nothing was removed then.
            StorageError: ``storage.*``; nothing was removed then.
        """
        people = [row.id for row in plan.customers]
        with self._context.db.read() as session:
            theirs = belongings(session, {Noun.CUSTOMER: people}, self._today())
        who = only_sure(named_of(theirs))  # single names of thousands are words of everyday
        found = mention_query.mentions(self._context.db.read, who, theirs, share(progress, 0, 40))
        seen = look_through_history(self._context, who)
        with suppress(StorageError):  # what was asked for is done even where no copy can be made first
            self._before()
        with self._context.deed(DeedName.RETENTION_APPLIED) as deed:
            still = self._plan(deed.session, plan.rule, people)
            seeds = {Noun.CUSTOMER: _both(plan.customers, still.customers)}
            erase_all(self._context, deed, seeds, found, who, seen, share(progress, 40, 90))
            for noun, shown, now in (
                (Noun.CASE, plan.cases, still.cases),
                (Noun.LETTER, plan.letters, still.letters),
            ):
                if ids := _both(shown, now):
                    erase(deed, {noun: ids}, self._today())
            deed.session.merge(Meta(key=TIDY, value="1"))
        self._remember()
        tidy_up(self._context)
        return deed.changes

    def _today(self) -> str:
        return self._context.today().isoformat()

    def _plan(
        self, session: Session, rule: RetentionRule, people: Sequence[int] | None = None
    ) -> RetentionPlan:
        """Return what ``rule`` would remove; of ``people`` alone, if given, by all their entries."""
        today = self._context.today()
        letters, held = [], 0
        if rule.letters is not None:
            letters, held = query.letters_before(session, _start(cut_off(today, rule.letters)), today)
        customers = []
        if rule.customers is not None:
            before = _start(cut_off(today, rule.customers))
            customers = (
                query.customers_not_seen(session, before)
                if people is None
                else query.still_not_seen(session, before, people)
            )
        cases = [] if rule.cases is None else query.cases_closed(session, _start(cut_off(today, rule.cases)))
        return RetentionPlan(
            rule=rule, customers=tuple(customers), cases=tuple(cases), letters=tuple(letters), held=held
        )


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _both(shown: tuple[Outlived, ...], now: tuple[Outlived, ...]) -> list[int]:
    """Return what was shown and still is so: somebody who came in the meantime is kept."""
    here = {row.id for row in now}
    return [row.id for row in shown if row.id in here]
