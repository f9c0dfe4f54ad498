"""Surprises that were given: how many, to how many people, what they cost, and whether they do anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from delight.domain.insight.chapter import Chapter, Figure, Said, Topic
from delight.domain.insight.chapters.gestures_shown import Shown, whose
from delight.domain.insight.coming import Came, came, decided
from delight.domain.insight.facts import Facts, GestureFact
from delight.domain.insight.parts import Parts
from delight.domain.insight.saying import verdict
from delight.domain.insight.values import Behind, Number, Term, Things, Unit, Value
from delight.domain.surprises.effect import FEWEST, Effect

_GIVEN_ON = attrgetter("day")


def gestures(facts: Facts) -> Chapter:
    """Return how many surprises were given, what they cost, and what is known of what they do."""
    given, often = facts.now.gestures, _came(facts)
    shown = Shown(facts)
    return Chapter(
        topic=Topic.GESTURES,
        figure=_figure(facts, often),
        said=(
            *_given(facts, often),
            *_budget(facts),
            *_fair(given),
            *_effect(facts.effect, any_given=bool(given)),
        ),
        tables=shown.tables() if given or facts.effect else (),
        charts=shown.charts() if given else (),
        definition=_definition(facts),
        apart=_apart(given),
        enough=bool(given),
    )


def _figure(facts: Facts, often: Came) -> Figure:
    given = facts.now.gestures
    counts = Parts(facts.now.period).counted(one.day for one in given)
    return Figure(
        value=Number(len(given)),
        n=len(given),
        usual=None if often.usual is None else Number(round(often.usual)),
        usual_n=often.before,
        verdict=often.change.verdict,
        behind=whose(given),
        points=tuple(float(count) for count in counts),
    )


def _came(facts: Facts) -> Came:
    """Return how many were given, and whether that is more than before."""
    now, before = (sorted(span.gestures, key=_GIVEN_ON) if span else () for span in (facts.now, facts.before))
    return decided([came(facts, now, before)])[0]


def _given(facts: Facts, often: Came) -> tuple[Said, ...]:
    given = facts.now.gestures
    if not given:
        days = facts.now.period
        none = Said(code="none", values={"first": days.first, "last": days.last})
        return (none,) if not often.usual else (none, _as_usual(facts, often, "none_usual"))
    costs = [one.cost for one in given if one.cost is not None]
    values: dict[str, Value] = {"n": Number(len(given)), "total": Number(sum(costs), Unit.AMOUNT)}
    unknown = len(given) - len(costs)
    code = "given" if not unknown else "given_in_part" if costs else "given_unknown"
    values["unknown"] = Number(unknown)
    said = Said(code=code, values=values, behind=whose(given))
    if often.usual is None:
        return (said,)
    return said, _as_usual(facts, often, f"often.{often.change.verdict.value or 'few'}")


def _as_usual(facts: Facts, often: Came, code: str) -> Said:
    values: dict[str, Value] = {
        "usual": Number(round(often.usual or 0)),
        "usually": Term("against", facts.against.value),
    }
    return Said(code=code, values=values)


def _budget(facts: Facts) -> tuple[Said, ...]:
    """Tell in how many months of the calendar more was spent than the budget, as far as costs are known.

    Months before the shop's first case, or its first surprise, are none of its months.
    """
    known = [one for one in facts.now.gestures if one.cost is not None]
    if facts.budget is None or not known:
        return ()
    spent: Counter[date] = Counter()
    for one in known:
        spent[one.day.replace(day=1)] += one.cost or 0
    over = {month for month, cost in spent.items() if cost > facts.budget}
    first, last = max(facts.now.period.first, min(facts.known_since, *spent)), facts.now.period.last
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
