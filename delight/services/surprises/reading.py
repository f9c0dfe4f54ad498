"""The shop's state for the planner: read at one moment, the same whoever looks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from delight.data.database import Session
from delight.data.entities import Suggestion
from delight.data.queries import shop as shop_query
from delight.data.queries import suggestions as kept_query
from delight.data.queries import surprises as query
from delight.data.queries.surprise_people import Days, people
from delight.domain.gestures import GestureIdea, GestureKind, Occasion
from delight.domain.shop import ShopRow
from delight.domain.surprises.bars import forbidden, held_back, resting, unsuited
from delight.domain.surprises.choosing import Choice
from delight.domain.surprises.reasons import Bar
from delight.domain.surprises.suggestions import SuggestionState
from delight.domain.surprises.values import Gift, Person, Rules, State
from delight.domain.surprises.week import USUAL_BUDGET, Budget, first_of
from delight.services.context import Context
from delight.services.days.schedules import schedule_of
from delight.services.ready_gestures import usual_amount, words_of
from delight.services.surprises.catalogue import entries_in

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A shop in one week, at one moment.

    Attributes:
        state: what the planner reads; ``seed`` its chance.
        rows: what the week has, held ones, too.
        ideas: the catalogue by key, what is off included.
        budget: of the month of the week's days to come.
        lines: how long the history was: where it still is, all this holds.
    """

    monday: date
    today: date
    state: State
    seed: str
    currency: str
    rows: list[Suggestion]
    ideas: dict[str, GestureIdea]
    budget: Budget
    lines: int

    @property
    def open(self) -> list[Suggestion]:
        """What nobody has decided about, held ones left out."""
        return [row for row in self.rows if row.state is SuggestionState.OPEN and not row.held]


def look(session: Session, context: Context, monday: date, only: Collection[int] | None = None) -> Sight:
    """Return the shop as the planner sees it in a week.

    Args:
        session: of a deed, or one that reads the ``whole``.
        context: of the open shop.
        monday: the week.
        only: customers, by id, where nobody else is asked about; of those whom the week has, if it is empty.
    """
    shop, today, days = shop_query.shop(session), context.today(), Days(context.zone)
    ideas = {idea.key: idea for idea in entries_in(session)}
    rows = kept_query.of_week(session, monday)
    whom = only if only is None or only else {row.customer_id for row in rows}
    given = given_in(session, ideas.values(), today, monday, days, only=whom)
    taught = query.taught(session, today=today, days=days)
    budget = budget_of(shop, given, max(today, monday))
    state = State(
        people=people(session, today=today, monday=monday, days=days, given=given, only=whom),
        gifts=[_gift(idea) for idea in ideas.values() if not idea.off],
        rules=_rules(session, shop, budget, days, today),
        open_days=_open_days(session, shop, context, max(today, monday), monday),
        given=given.keys,
        unliked=taught.unliked,
        not_before=taught.not_before,
        skips=taught.skips,
        spent=given.spent + given.planned_cost,
        referrals=query.referrals(session, today=today, zone=context.zone),
        taken=tuple(kept_query.taken(session, rows, days)),
    )
    return Sight(
        monday=monday,
        today=today,
        state=state,
        seed=shop.uid,
        currency=shop.currency,
        rows=rows,
        ideas=ideas,
        budget=budget,
        lines=query.lines(session),
    )


def given_in(
    session: Session,
    ideas: Iterable[GestureIdea],
    today: date,
    monday: date,
    days: Days,
    only: Collection[int] | None = None,
) -> query.Given:
    """Return what was given and is planned, for ``only`` some or for everybody."""
    called = keys_by_name(ideas)
    return query.given(session, today=today, monday=monday, days=days, called=called, only=only)


def keys_by_name(ideas: Iterable[GestureIdea]) -> dict[str, str]:
    """Return the keys of gestures by what they are called here, and by what they came called."""
    ideas = list(ideas)
    came = {words: idea.key for idea in ideas for words in words_of(idea.key)}
    return came | {idea.name: idea.key for idea in ideas}


def month_budget(shop: ShopRow) -> int:
    """Return what surprises may cost in a month: as the shop has said, else as is usual."""
    own = shop.surprise_budget_minor
    return usual_amount(USUAL_BUDGET, shop.currency) if own is None else own


def budget_of(shop: ShopRow, given: query.Given, day: date) -> Budget:
    """Return what surprises may cost in the month of ``day``, and what they have."""
    month, own = first_of(day), shop.surprise_budget_minor
    return Budget(
        month=month,
        month_minor=month_budget(shop),
        spent_minor=given.spent[month],
        planned_minor=given.planned_cost[month],
        is_usual=own is None,
    )


def outlived(sight: Sight) -> list[Suggestion]:
    """Return the open suggestions that a rule forbids since they were drawn: the planner's own rules.

    And those beyond the week's number, where two who were made one come apart again, or the number fell.
    """
    left = sight.budget.month_minor
    spent = dict(sight.state.spent)
    found = []
    for row in sight.open:
        month = first_of(row.day or sight.today)
        over = row.cost_minor > 0 and spent.get(month, 0) + row.cost_minor > left
        if over or forbids(sight, row):
            found.append(row)
        else:
            spent[month] = spent.get(month, 0) + row.cost_minor
    return found + _beyond(sight, found)


def _beyond(sight: Sight, found: Collection[Suggestion]) -> list[Suggestion]:
    """Return whom the week has too many: of those by chance first, and the last drawn first."""
    counted = [row for row in sight.rows if not row.held and row.occasion is not Occasion.REFERRAL]
    stays = (SuggestionState.OPEN, SuggestionState.ACCEPTED)
    filled = [row for row in counted if row.state in stays and row not in found]
    waiting = [row for row in filled if row.state is SuggestionState.OPEN]
    waiting.sort(key=lambda row: (row.occasion is Occasion.NONE, row.position), reverse=True)
    return waiting[: max(0, len(filled) - sight.state.rules.a_week)]


def forbids(sight: Sight, row: Suggestion) -> bool:
    """Return whether a rule forbids an open suggestion by now, its cost left aside."""
    state, who = sight.state, _person(sight, row.customer_id)
    if who is None or forbidden(who) is not None:
        return True
    if row.occasion is Occasion.REFERRAL:
        is_due = row.link_id in {one.link_id for one in state.referrals}
    else:
        is_due = resting(state, who, sight.monday) is None
        is_due &= row.occasion is not Occasion.NONE or _by_chance(sight, who)
    fitting = Choice(state, sight.monday, sight.seed).fitting(who, Occasion(row.occasion))
    return not is_due or row.key not in {gift.key for gift in fitting}


def _by_chance(sight: Sight, who: Person) -> bool:
    """Return whether somebody may have a surprise without an occasion; who is away by now may still."""
    bar = unsuited(who, sight.monday)
    is_well = bar is None or bar.code is not Bar.AT_RISK
    return is_well and not held_back(who, sight.state.rules, sight.monday)


def _person(sight: Sight, customer_id: int) -> Person | None:
    return next((person for person in sight.state.people if person.id == customer_id), None)


def _gift(idea: GestureIdea) -> Gift:
    return Gift(idea.key, idea.kind is GestureKind.NOTE, idea.cost_minor, idea.interval_days)


def _rules(session: Session, shop: ShopRow, budget: Budget, days: Days, today: date) -> Rules:
    return Rules(
        a_week=shop.surprises_a_week,
        budget_minor=budget.month_minor,
        cool_down=shop.cool_down_days,
        hold_out=shop.hold_out,
        first_day=query.first_day(session, days) or today,
    )


def _open_days(
    session: Session, shop: ShopRow, context: Context, first: date, monday: date
) -> tuple[date, ...]:
    """Return the week's days from ``first`` on, on which the shop is open; without hours, all of them."""
    left = [monday + timedelta(days=number) for number in range(_WEEK)]
    coming = [day for day in left if day >= first]
    if not shop.hours:
        return tuple(coming)
    schedule = schedule_of(session, shop, context.zone)
    return tuple(day for day in coming if schedule.on(day))
