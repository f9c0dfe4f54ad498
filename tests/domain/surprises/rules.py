"""The rules of surprises, counted again from what was asked and answered, without the planner's own ways."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta

from delight.domain.customers.standing import Standing
from delight.domain.gestures import Occasion
from delight.domain.surprises.values import Person, Plan, State, Suggestion

LOYAL = {Standing.PROMOTER, Standing.CONTENT}


def broken(state: State, plan: Plan) -> list[str]:
    """Name each rule that a plan breaks, with whom."""
    return [
        *_money(state, plan),
        *_numbers(state, plan),
        *[f"{rule}: {one}" for one in plan.suggestions for rule in _person(state, plan, one)],
        *_fairness(state, plan),
        *_variety(state, plan),
    ]


def _person(state: State, plan: Plan, one: Suggestion):
    who = next(who for who in state.people if who.id == one.customer_id)
    gift = next(gift for gift in state.gifts if gift.key == one.key)
    if who.gone or not who.welcome or who.complaint_since:
        yield "nobody who is gone, wants none or has an open complaint"
    if state.not_before.get(who.id, plan.week) > plan.week:
        yield "nobody who was skipped until later"
    if one.occasion is not Occasion.REFERRAL:
        yield from _rested(state, plan, who, by_chance=not one.occasion)
    last = state.given.get(who.id, {}).get(gift.key)
    if last is not None and one.day < last + timedelta(days=gift.interval):
        yield "never the same gesture within its interval"
    if one.key in state.unliked.get(who.id, ()):
        yield "never what is not for this customer"
    if one.day not in state.open_days or one.cost_minor != gift.cost_minor:
        yield "a day on which the shop is open, at what it costs"
    if one.held and (one.occasion or not plan.hold_out):
        yield "held out never with an occasion"
    if who.standing in {Standing.AT_RISK, Standing.DRIFTING} and not one.occasion:
        yield "at risk and away only with an occasion"


def _rested(state: State, plan: Plan, who: Person, *, by_chance: bool = True):
    rest = timedelta(days=state.rules.cool_down)
    days = (who.surprised_on, who.held_on if by_chance else None)
    if who.planned_on or any(day and day + rest > plan.week for day in days):
        yield "cool-down"


def _money(state: State, plan: Plan):
    for month in {one.day.replace(day=1) for one in plan.suggestions}:
        waiting = [one for one in state.taken if one.fills and one.waits]
        before = state.spent.get(month, 0) + _cost(waiting, month)
        new = _cost([one for one in plan.suggestions if not one.held], month)
        if new and before + new > state.rules.budget_minor * _share(plan.week, month):
            yield f"budget: {before} + {new} in {month}"


def _cost(some, month: date) -> int:
    return sum(one.cost_minor for one in some if one.day.replace(day=1) == month)


def _share(week: date, month: date) -> float:
    """How much of a month is over at the week's end."""
    sunday, days = week + timedelta(days=6), monthrange(month.year, month.month)[1]
    return min(days, (sunday - month).days + 1) / days


def _numbers(state: State, plan: Plan):
    ids = [one.customer_id for one in plan.suggestions]
    if len(set(ids)) < len(ids):
        yield "nobody twice"
    kept = [one for one in state.taken if one.fills and one.occasion is not Occasion.REFERRAL]
    shown = [one for one in plan.suggestions if not one.held and one.occasion is not Occasion.REFERRAL]
    if shown and len(kept) + len(shown) > state.rules.a_week:
        yield "no more than so many a week"
    timely = [one for one in shown if one.occasion]
    most = max(1 if state.rules.a_week == 1 else 0, state.rules.a_week * 2 // 3)
    if timely and len(timely) + sum(bool(one.occasion) for one in kept) > most:
        yield "never all of a week by occasions"
    away = [one for one in (*shown, *kept) if one.occasion is Occasion.ABSENCE]
    if any(one in shown for one in away) and len(away) > max(1, state.rules.a_week // 3):
        yield "at most one of three for an absence"
    if {one.customer_id for one in state.taken} & {
        one.customer_id for one in plan.suggestions if not one.link_id
    }:
        yield "nobody again whom the week had"


def waits(state: State, who: Person) -> date:
    days = [who.known_since, state.rules.first_day, who.surprised_on, who.held_on]
    return max(day for day in days if day is not None)


def tier(who: Person) -> int:
    return 0 if who.standing in LOYAL else 2 if who.standing is Standing.NEW else 1


def able(state: State, plan: Plan) -> list[Person]:
    """Who could be surprised by chance, had they not been, whatever it costs."""
    seen = plan.week - timedelta(days=180)
    return [
        who
        for who in state.people
        if not (who.gone or who.complaint_since or not who.welcome)
        and not list(_rested(state, plan, who))
        and state.not_before.get(who.id, plan.week) <= plan.week
        and who.standing not in {Standing.AT_RISK, Standing.DRIFTING}
        and not (who.rhythm is None and who.last_visit is not None and who.last_visit < seen)
        and who.id not in {one.customer_id for one in state.taken}
        and _anything(state, plan, who)
    ]


def _anything(state: State, plan: Plan, who: Person) -> bool:
    given, unliked = state.given.get(who.id, {}), state.unliked.get(who.id, ())
    special = "years-note birthday thanks-for-telling brought-a-friend welcome-back".split()
    by_hand = "for-the-dog for-the-children well-done carried".split()
    return any(
        gift.key not in {*unliked, *special, *by_hand}
        and (gift.key not in given or given[gift.key] + timedelta(days=gift.interval) <= plan.week)
        for gift in state.gifts
    )


def _fairness(state: State, plan: Plan):
    could = able(state, plan)
    for one in plan.suggestions:
        if one.occasion:
            continue
        who = next(who for who in could if who.id == one.customer_id)
        equals = [(plan.week - waits(state, other)).days for other in could if tier(other) == tier(who)]
        if 2 * (plan.week - waits(state, who)).days < max(equals):
            yield f"fairness: {one}"
    order = [
        tier(who)
        for one in plan.suggestions
        for who in could
        if who.id == one.customer_id and not one.occasion
    ]
    if order != sorted(order):
        yield "the loyal first"
    if not state.taken:
        yield from _passed_over(state, plan, could)


def _passed_over(state: State, plan: Plan, could: list[Person]):
    """Somebody less close was drawn, although one who is closer had waited long enough and cost no more."""
    drawn, people = {one.customer_id for one in plan.suggestions}, {who.id: who for who in could}
    days = {who.id: (plan.week - waits(state, who)).days for who in could}
    longest = [max((days[who.id] for who in could if tier(who) == at), default=0) for at in range(3)]
    left = [who for who in could if who.id not in drawn and 2 * days[who.id] >= longest[tier(who)]]
    for one in plan.suggestions:
        if one.occasion or one.held:
            continue
        cheap = state._replace(gifts=[gift for gift in state.gifts if gift.cost_minor <= one.cost_minor])
        closer = [who for who in left if tier(who) < tier(people[one.customer_id])]
        if any(_anything(cheap, plan, who) for who in closer):
            yield f"the loyal before the new: {one}"


def _variety(state: State, plan: Plan):
    used = Counter(one.key for one in state.taken if one.fills)
    for one in plan.suggestions:
        if one.held:
            continue
        if one.occasion is Occasion.NONE and used[one.key] and _other(state, plan, one, used):
            yield f"variety: {one} though something else fits"
        used[one.key] += 1


def _other(state: State, plan: Plan, one: Suggestion, used: Counter) -> bool:
    """Whether the same customer could have had, for no more money, what nobody has this week."""
    who = next(who for who in state.people if who.id == one.customer_id)
    return any(
        used[gift.key] < used[one.key]
        and gift.cost_minor <= one.cost_minor
        and _anything(state._replace(gifts=[gift]), plan, who)
        for gift in state.gifts
    )
