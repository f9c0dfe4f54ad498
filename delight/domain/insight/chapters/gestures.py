"""Surprises that were given: how many, to how many people, what they cost, and whether they do anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from delight.domain.improvements.causes import FEWEST as FEWEST_COUNTED
from delight.domain.insight.chapter import Chapter, Figure, Said, Topic, Verdict
from delight.domain.insight.chapters.gestures_shown import Shown, whose
from delight.domain.insight.facts import Facts, GestureFact
from delight.domain.insight.oftener import BY_CHANCE
from delight.domain.insight.parts import Parts
from delight.domain.insight.saying import verdict
from delight.domain.insight.values import Behind, Number, Term, Things, Unit, Value
from delight.domain.intervals.rates import bunching, chance_of_rates
from delight.domain.surprises.effect import FEWEST, Effect


def gestures(facts: Facts) -> Chapter:
    """Return how many surprises were given, what they cost, and what is known of what they do."""
    given = facts.now.gestures
    shown = Shown(facts)
    return Chapter(
        topic=Topic.GESTURES,
        figure=_figure(facts),
        said=(*_given(facts), *_budget(facts), *_fair(given), *_effect(facts.effect, any_given=bool(given))),
        tables=shown.tables() if given or facts.effect else (),
        charts=shown.charts() if given else (),
        definition=_definition(facts),
        apart=_apart(given),
        enough=bool(given),
    )


def _figure(facts: Facts) -> Figure:
    given = facts.now.gestures
    usual = _usual(facts)
    counts = Parts(facts.now.period).counted(one.day for one in given)
    return Figure(
        value=Number(len(given)),
        n=len(given),
        usual=None if usual is None else Number(round(usual)),
        usual_n=len(facts.before.gestures) if facts.before else 0,
        verdict=_compared(facts),
        behind=whose(given),
        points=tuple(float(count) for count in counts),
    )


def _usual(facts: Facts) -> float | None:
    """Return how many were given before, scaled to as many days."""
    if facts.before is None:
        return None
    return len(facts.before.gestures) * facts.now.period.days / facts.before.period.days


def _compared(facts: Facts) -> Verdict:
    """Return whether more are given than before; several on one day are no news of their own."""
    if facts.before is None or len(facts.now.gestures) + len(facts.before.gestures) < FEWEST_COUNTED:
        return Verdict.UNSAID
    months = [_months(span.gestures, Parts(span.period)) for span in facts.spans]
    now, before = len(facts.now.gestures), len(facts.before.gestures)
    days = facts.now.period.days, facts.before.period.days
    if chance_of_rates(now, days[0], before, days[1], bunching(*months)) >= BY_CHANCE:
        return Verdict.SAME
    return Verdict.HIGHER if now > (_usual(facts) or 0) else Verdict.LOWER


def _months(given: Sequence[GestureFact], parts: Parts) -> list[tuple[int, int]]:
    counts = parts.counted(one.day for one in given)
    return [(count, part.period.days) for count, part in zip(counts, parts.all, strict=True)]


def _given(facts: Facts) -> tuple[Said, ...]:
    given, usual = facts.now.gestures, _usual(facts)
    if not given:
        days = facts.now.period
        none = Said(code="none", values={"first": days.first, "last": days.last})
        return (none,) if not usual else (none, _as_usual(facts, "none_usual"))
    costs = [one.cost for one in given if one.cost is not None]
    values: dict[str, Value] = {"n": Number(len(given)), "total": Number(sum(costs), Unit.AMOUNT)}
    unknown = len(given) - len(costs)
    code = "given" if not unknown else "given_in_part" if costs else "given_unknown"
    values["unknown"] = Number(unknown)
    said = Said(code=code, values=values, behind=whose(given))
    return (said,) if usual is None else (said, _as_usual(facts, f"often.{_compared(facts).value or 'few'}"))


def _as_usual(facts: Facts, code: str) -> Said:
    values: dict[str, Value] = {
        "usual": Number(round(_usual(facts) or 0)),
        "usually": Term("against", facts.against.value),
    }
    return Said(code=code, values=values)


def _budget(facts: Facts) -> tuple[Said, ...]:
    """Tell in how many months of the calendar more was spent than the budget, as far as costs are known."""
    known = [one for one in facts.now.gestures if one.cost is not None]
    if facts.budget is None or not known:
        return ()
    spent: Counter[date] = Counter()
    for one in known:
        spent[one.day.replace(day=1)] += one.cost or 0
    over = {month for month, cost in spent.items() if cost > facts.budget}
    first, last = facts.now.period.first, facts.now.period.last
    values: dict[str, Value] = {
        "n": Number(len(over)),
        "of": Number((last.year - first.year) * 12 + last.month - first.month + 1),
        "budget": Number(facts.budget, Unit.AMOUNT),
    }
    people = whose(one for one in facts.now.gestures if one.day.replace(day=1) in over)
    code = "budget" if len(known) == len(facts.now.gestures) else "budget_known"
    return (Said(code=code, values=values, behind=people),)


def _fair(given: Sequence[GestureFact]) -> tuple[Said, ...]:
    """Tell how many people got one, and how many more than one."""
    times = Counter(one.customer_id for one in given if one.customer_id is not None)
    if not times:
        return ()
    often = [person for person, count in times.items() if count > 1]
    values: dict[str, Value] = {"n": Number(len(times)), "most": Number(max(times.values()))}
    if not often:
        return (Said(code="each", values=values, behind=Behind(tuple(times), Things.CUSTOMERS)),)
    values |= {"n": Number(len(often)), "of": Number(len(times)), "people": Number(len(times))}
    return (Said(code="several", values=values, behind=Behind(tuple(often), Things.CUSTOMERS)),)


def _effect(effect: Effect | None, *, any_given: bool) -> tuple[Said, ...]:
    """Tell what is known of whether surprises bring people back, in one sentence."""
    if effect is None or (not effect.is_on and not effect.held):
        return (Said(code="effect.off"),) if any_given else ()
    values: dict[str, Value] = {
        "n": Number(effect.held),
        "surprised": Number(effect.surprised),
        "fewest": Number(FEWEST),
    }
    if effect.more is None or effect.low is None or effect.high is None:
        return (Said(code="effect.few", values=values),)
    values |= {
        "more": Number(effect.more, Unit.VISITS),
        "low": Number(effect.low, Unit.VISITS),
        "high": Number(effect.high, Unit.VISITS),
    }
    return (Said(code=f"effect.{verdict(effect.low, effect.high).value}", values=values),)


def _definition(facts: Facts) -> tuple[Said, ...]:
    has_effect = facts.effect is not None and (facts.effect.is_on or facts.effect.held)
    codes = ["given", "compared", *(["budget"] if facts.budget is not None else [])]
    return tuple(Said(code=f"definition.{code}") for code in (*codes, *(["effect"] if has_effect else [])))


def _apart(given: Sequence[GestureFact]) -> tuple[Said, ...]:
    unknown = [one for one in given if one.cost is None]
    nobody = [one for one in given if one.customer_id is None]
    found = (("no_cost", unknown), ("nobody", nobody))
    return tuple(
        Said(code=f"apart.{code}", values={"n": Number(len(some))}, behind=whose(some))
        for code, some in found
        if some
    )
