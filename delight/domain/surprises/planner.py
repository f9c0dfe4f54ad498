"""The week's surprises: who, with what, and why; and why somebody is not among them (docs/surprises.md)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from delight.domain.gestures import Occasion
from delight.domain.surprises.bars import forbidden, resting, tier_of, unsuited, waits_since
from delight.domain.surprises.choosing import Choice, by_chance, plannable
from delight.domain.surprises.drawing import Draw
from delight.domain.surprises.hold_out import FEWEST
from delight.domain.surprises.reasons import Bar, Empty
from delight.domain.surprises.spending import Purse
from delight.domain.surprises.survey import Survey, Surveyor
from delight.domain.surprises.values import NOTHING, Figures, Gift, Person, Plan, Pool, State, Taken, WhyNot

_Emptiness = tuple[Empty, date | None, Figures]


def plan(state: State, week: date, seed: str) -> Plan:
    """Return the suggestions that a week still lacks, the same for the same ``state``, ``week`` and ``seed``.

    Args:
        state: the shop as it stands; with ``taken`` what the week already has, so that only what was skipped
            or withdrawn is made up for, and new referrals are thanked.
        week: its Monday.
        seed: the shop's own secret, always the same.
    """
    choice = Choice(state, week, seed)
    survey = Surveyor(state, week, seed, choice).look()
    hold_out = state.rules.hold_out and survey.taking_part >= FEWEST
    draw = Draw(state, week, seed, choice, hold_out=hold_out)
    draw.thank()
    draw.mark(survey.timely)
    pools = tuple(draw.surprise(tier) for tier in survey.tiers)
    empty, day, figures = _empty(state, survey, draw)
    return Plan(
        week=week,
        suggestions=tuple(draw.suggestions),
        empty=empty,
        hold_out=hold_out,
        pools=pools,
        places=draw.places,
        left={at.replace(day=1): draw.purse.left(at) for at in state.open_days},
        day=day,
        figures=figures,
    )


def why_not(state: State, found: Plan, customer_id: int) -> WhyNot | None:
    """Return why somebody is not suggested in a week planned from ``state``; ``None`` for an unknown id."""
    who = next((one for one in state.people if one.id == customer_id), None)
    if who is None:
        return None
    shown = [one.customer_id for one in found.suggestions if not one.held]
    if who.id in shown or any(one.fills for one in state.taken if one.customer_id == who.id):
        return WhyNot(Bar.SUGGESTED)
    pool = found.pools[tier_of(who.standing)]
    bar = forbidden(who) or resting(state, who, found.week) or unsuited(who, found.week)
    bar = bar or _shut(state) or _no_gift(state, found, who) or _not_this_time(state, found, who)
    return bar if bar.code is not Bar.NOT_DRAWN else _not_drawn(pool)


def swaps(state: State, week: date, seed: str, one: Taken, had: Collection[str] = ()) -> list[Gift]:
    """Return what else somebody whom the week has could get, the planner's choice first.

    Args:
        state: the shop as it stands, with ``one`` among its ``taken``.
        week: its Monday.
        seed: the shop's own secret.
        one: the suggestion, not decided about yet.
        had: keys that it had before; they come last.
    """
    others = tuple(other for other in state.taken if other != one)
    who = next((person for person in state.people if person.id == one.customer_id), None)
    if who is None:
        return []
    left = Purse(state.rules.budget_minor, week, state.spent, others).left(one.day)
    choice = Choice(state._replace(taken=others), week, seed)
    gifts = [gift for gift in choice.all_of(who, one.occasion, left) if gift.key != one.key]
    return sorted(gifts, key=lambda gift: gift.key in had)


def _shut(state: State) -> WhyNot | None:
    if not state.rules.a_week:
        return WhyNot(Bar.OFF)
    return None if state.open_days else WhyNot(Bar.CLOSED)


def _no_gift(state: State, found: Plan, who: Person) -> WhyNot | None:
    """Return that no gesture is for somebody now, or that what is costs too much."""
    choice = Choice(state, found.week, "")
    fitting = choice.fitting(who, Occasion.NONE)
    if not fitting:
        free = [choice.free_on(gift, who) for gift in choice.liked(who, Occasion.NONE)]
        return WhyNot(Bar.NO_GESTURE, min((day for day in free if day is not None), default=None))
    left = max(found.left.values(), default=0)
    if found.places < 1 or min(gift.cost_minor for gift in fitting) <= left:
        return None
    return WhyNot(Bar.BUDGET, figures={"left": left, "budget": state.rules.budget_minor})


def _not_this_time(state: State, found: Plan, who: Person) -> WhyNot:
    """Return who came before somebody who could have been surprised."""
    tier = tier_of(who.standing)
    pool = found.pools[tier]
    closer = sum(one.able for one in found.pools[:tier])
    if closer and not pool.reached:
        return WhyNot(Bar.LOYAL_FIRST, figures={"others": closer})
    since = waits_since(who, state.rules)
    if since <= pool.cutoff or since == who.held_on:
        return WhyNot(Bar.NOT_DRAWN)
    wait, longest = (max(0, (found.week - day).days) for day in (since, pool.oldest))
    return WhyNot(Bar.OTHERS_FIRST, figures={"wait": wait, "longest": longest})


def _not_drawn(pool: Pool) -> WhyNot:
    return WhyNot(Bar.NOT_DRAWN, figures={"slots": pool.drawn, "among": pool.ripe})


def _empty(state: State, survey: Survey, draw: Draw) -> _Emptiness:
    """Return why a week has nothing to show: what the shop decided first, then money, then people."""
    if any(not one.held for one in draw.suggestions) or any(one.fills for one in state.taken):
        return Empty.NO, None, NOTHING
    for rule in (_empty_shop, _empty_purse, _empty_people):
        answer = rule(state, survey, draw)
        if answer is not None:
            return answer
    return Empty.NOBODY, survey.soonest, NOTHING


def _empty_shop(state: State, survey: Survey, _draw: Draw) -> _Emptiness | None:
    decided = {
        Empty.OFF: not state.rules.a_week,
        Empty.CLOSED: not state.open_days,
        Empty.NO_CUSTOMERS: not state.people,
        Empty.NO_GESTURES: not plannable(state.gifts),
        Empty.NOBODY_WELCOME: not survey.welcome,
    }
    return next(((code, None, NOTHING) for code, holds in decided.items() if holds), None)


def _empty_purse(state: State, _survey: Survey, draw: Draw) -> _Emptiness | None:
    costs = [gift.cost_minor for gift in by_chance(state.gifts) or plannable(state.gifts)]
    left = max(map(draw.purse.left, state.open_days))
    if min(costs) <= left:
        return None
    if not state.rules.budget_minor:
        return Empty.NO_BUDGET, None, NOTHING
    figures = {"left": left, "budget": state.rules.budget_minor}
    return Empty.BUDGET, draw.purse.enough_from(min(costs)), figures


def _empty_people(_state: State, survey: Survey, _draw: Draw) -> _Emptiness | None:
    if survey.rest and survey.rest == survey.welcome:
        return Empty.RESTING, survey.soonest, NOTHING
    return None
