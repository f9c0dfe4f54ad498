"""The week's surprises: drawn on the first look, and kept in step with the rules on every other."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from delight.data.database import Session
from delight.data.entities import Customer
from delight.data.queries import shop as shop_query
from delight.data.queries import suggestions as query
from delight.data.queries import surprises as state_query
from delight.data.queries.common import found
from delight.data.queries.surprise_people import Days
from delight.domain.changes import DeedName
from delight.domain.errors import StorageError, UnknownError
from delight.domain.gestures import Occasion
from delight.domain.surprises.effect import Effect, effect_of
from delight.domain.surprises.planner import why_not
from delight.domain.surprises.suggestions import SuggestionRow, SuggestionState, monday_of
from delight.domain.surprises.values import Plan, WhyNot
from delight.domain.surprises.week import Budget, Week, WeekTime
from delight.services.context import Context
from delight.services.surprises.deciding import Deciding, suggestion
from delight.services.surprises.drawing import ATTEMPTS, MANY, Drawn, OutdatedError, drawn, keep
from delight.services.surprises.filling import as_preview
from delight.services.surprises.reading import Sight, budget_of, look, outlived
from delight.services.surprises.telling import for_the_desk


class SurpriseService(Deciding):
    """Whom the shop surprises this week, with what, and why; and what became of it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._tried: tuple[tuple[Any, ...], Plan] | None = None
        """The last plan that found nobody more, and what it hung on."""

    def week(self, day: date | None = None) -> Week:
        """Return the week that ``day`` (today) lies in.

        The running one is drawn and kept on the first look; later looks take back what a rule forbids since,
        and draw somebody else. Where that cannot be stored, it shows what stays of what it has, and says why.
        One that is over is only read, one to come is a preview that is not kept.
        """
        today = self._context.today()
        monday, this = monday_of(day or today), monday_of(today)
        if monday > this:
            return self._preview(monday)
        unkept = self._settled(monday) if monday == this else None
        with self._context.db.read(whole=True) as session:
            sight = look(session, self._context, monday, only=frozenset())
            gone = outlived(sight) if unkept else ()
            rows = query.as_shown(session, [row for row in sight.rows if row not in gone], sight.ideas)
        rows = self._with_complaints(rows)
        known = Week(monday=monday, rows=rows, budget=sight.budget, time=WeekTime.PAST)
        if monday < this:
            return known
        if unkept:
            return replace(known, time=WeekTime.NOW, unkept=unkept)
        return self._with_emptiness(replace(known, time=WeekTime.NOW, lacks=_free(sight)))

    def get(self, suggestion_id: int) -> SuggestionRow:
        """Return one suggestion (``suggestion.unknown``; so is one that was withdrawn)."""
        with self._context.db.read(whole=True) as session:
            row = suggestion(session, suggestion_id)
            sight = look(session, self._context, row.week, only={row.customer_id})
            shown = query.as_shown(session, [row], sight.ideas)
        return next(iter(self._with_complaints(shown)))

    def why_not(self, customer_id: int) -> WhyNot:
        """Return why somebody is not suggested this week (``customer.unknown``).

        The front desk is not told what is the owner's alone, nor that there is anything to tell.
        """
        monday = monday_of(self._context.today())
        with self._context.db.read(whole=True) as session:
            found(session, Customer, customer_id, "customer.unknown")
        known = drawn(self._context, monday)
        why = why_not(known.sight.state, known.plan, customer_id)
        if why is None:
            raise UnknownError("customer.unknown", id=customer_id)
        return why if self._context.sees_all else for_the_desk(self._context, customer_id, why)

    def budget(self) -> Budget:
        """Return what surprises may cost this month, and what they have."""
        today = self._context.today()
        with self._context.db.read(whole=True) as session:
            given = state_query.given(
                session, today=today, monday=monday_of(today), days=Days(self._context.zone), only=()
            )
            return budget_of(shop_query.shop(session), given, today)

    def effect(self) -> Effect:
        """Return whether surprises bring people back, as far as the hold-out tells.

        Counted are surprises by chance at least 90 days ago, as suggested and not as given, of customers of
        whom a visit was known before.
        """
        with self._context.db.read(whole=True) as session:
            until = query.last_whole_week(self._context.today())
            surprised, held = query.differences(session, until)
            return effect_of(surprised, held, is_on=shop_query.shop(session).hold_out)

    def _settled(self, monday: date) -> StorageError | None:
        """Draw what the week lacks; return why that cannot be stored: what is there is shown all the same."""
        try:
            self._settle(monday)
        except StorageError as error:
            return error
        return None

    def _settle(self, monday: date) -> None:
        """Draw what the week lacks, and take back what a rule forbids; write only what changes.

        It settles in one draw, or in two where thanks took the place of a surprise by chance.
        """
        for attempt in range(1, ATTEMPTS + 1):
            with self._context.db.read(whole=True) as session:
                sight = look(session, self._context, monday, only=frozenset())
                mark = _mark(sight, session)
            is_known = self._tried is not None and self._tried[0] == mark
            if not outlived(sight) and (is_known or not _lacks(sight)):
                return
            known = drawn(self._context, monday)
            if not known.new and not known.outlived:
                self._tried = (mark, known.plan)
                return
            with suppress(OutdatedError):
                self._keep(known, anew=attempt == ATTEMPTS)

    def _keep(self, known: Drawn, *, anew: bool) -> None:
        """Keep what was drawn. Nobody did it, so nobody signs: whoever looks first would get the same."""
        with self._context.db.deed(DeedName.WEEK_DRAWN) as deed:
            keep(deed, self._context, known, anew=anew)

    def _preview(self, monday: date) -> Week:
        known = drawn(self._context, monday)
        rows = as_preview(known.sight, known.plan.suggestions, self._context.clock())
        with self._context.db.read(whole=True) as session:
            shown = query.as_shown(session, rows, known.sight.ideas)
        week = Week(
            monday=monday,
            rows=shown,
            budget=known.sight.budget,
            time=WeekTime.COMING,
            lacks=known.plan.places,
        )
        return _empty_of(week, known.plan)

    def _with_complaints(self, rows: Iterable[SuggestionRow]) -> tuple[SuggestionRow, ...]:
        """Say which of them wait for a complaint that whoever is at the desk may see."""
        rows = tuple(rows)
        agreed = [row.gesture_id for row in rows if row.gesture_id is not None]
        if not agreed:
            return rows
        with self._context.db.read() as session:
            waits = query.waiting(session, agreed)
        return tuple(replace(row, complaint_open=row.gesture_id in waits) for row in rows)

    def _with_emptiness(self, week: Week) -> Week:
        if self._tried is None or any(row.state is not SuggestionState.SKIPPED for row in week.rows):
            return week
        return _empty_of(week, self._tried[1])


def _empty_of(week: Week, known: Plan) -> Week:
    return replace(week, empty=known.empty, day=known.day, figures=known.figures)


def _lacks(sight: Sight) -> bool:
    """Return whether a place of the week is free, somebody waits to be thanked, or there is nobody at all."""
    taken = sight.state.taken
    thanked = {one.link_id for one in taken}
    waits = any(link.link_id not in thanked for link in sight.state.referrals)
    return waits or _free(sight) > 0 or not any(one.fills for one in taken)


def _free(sight: Sight) -> int:
    """Return how many places of the week are free; thanks take none."""
    taken = sight.state.taken
    return sight.state.rules.a_week - sum(
        one.fills and one.occasion is not Occasion.REFERRAL for one in taken
    )


def _mark(sight: Sight, session: Session) -> tuple[Any, ...]:
    """Return what another draw would hang on: where it is the same, it need not be tried again.

    In a large shop, where looking at everybody takes a second, what is known of single customers is looked
    at again tomorrow, or when the week itself, the budget or the catalogue changed.
    """
    state = sight.state
    whole = (sight.lines,) if state_query.customers(session) <= MANY else ()
    return (
        *whole, sight.today, sight.monday, state.rules, tuple(state.gifts), state.open_days, state.taken,
        state.referrals, sight.budget,
    )  # fmt: skip
