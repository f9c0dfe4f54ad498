"""What it costs to put things right: in all, by complaint, and against what was at stake."""

from __future__ import annotations

from delight.domain.insight.chapter import Chapter, Figure, Said, Topic, Verdict
from delight.domain.insight.chapters.costs_shown import Shown
from delight.domain.insight.facts import Facts
from delight.domain.insight.given_back import Band, GivenBack, given_back
from delight.domain.insight.parts import Parts
from delight.domain.insight.saying import POINT_FROM, SHARE_FROM, verdict
from delight.domain.insight.spent import CaseCosts, PerCase, Sum, is_unknown, per_case, summed, total_of
from delight.domain.insight.values import Behind, Between, Number, Term, Unit, Value
from delight.domain.intervals.means import difference_of


def costs(facts: Facts) -> Chapter:
    """Return what was spent on putting things right, and what one complaint costs."""
    spent, each = summed(facts.now.actions), CaseCosts(facts.actions_of)
    cases = per_case(facts.now, each)
    before = per_case(facts.before, each) if facts.before else None
    back = given_back(cases)
    has_any = bool(spent.done or cases.known or cases.unknown)
    shown = Shown(facts, cases, before, back)
    return Chapter(
        topic=Topic.COSTS,
        figure=_figure(facts, cases, before),
        said=(*_total(facts, spent), *(_each(facts, cases, before) if has_any else ()), *_stake(back)),
        tables=shown.tables() if has_any else (),
        charts=shown.charts() if has_any else (),
        definition=_definition(back),
        apart=_apart(facts, spent, cases),
        enough=has_any,
    )


def _figure(facts: Facts, cases: PerCase, before: PerCase | None) -> Figure | None:
    mean = cases.mean if cases.stands_for_all else None
    if mean is None:
        return None
    usual = before.mean if before and before.stands_for_all else None
    return Figure(
        value=_money(mean[0]),
        n=len(cases.known),
        between=Between(mean[1], mean[2], Unit.AMOUNT),
        usual=Number(usual[0], Unit.AMOUNT) if usual else None,
        usual_n=len(before.known) if before and usual else 0,
        verdict=_compared(cases, before),
        behind=cases.behind,
        points=_points(facts, cases),
        unit=Unit.AMOUNT,
    )


def _points(facts: Facts, cases: PerCase) -> tuple[float | None, ...]:
    days = (case.day for case in cases.known)
    months = Parts(facts.now.period).shared(zip(days, cases.costs, strict=True))
    return tuple(sum(some) / len(some) if len(some) >= POINT_FROM else None for some in months)


def _compared(cases: PerCase, before: PerCase | None) -> Verdict:
    if before is None or cases.mean is None or before.mean is None:
        return Verdict.UNSAID
    if not (cases.stands_for_all and before.stands_for_all):
        return Verdict.UNSAID
    return verdict(*difference_of(cases.mean, before.mean))


def _total(facts: Facts, spent: Sum) -> tuple[Said, ...]:
    """Tell what was spent in these days, on whatever complaint."""
    if not spent.done:
        days = facts.now.period
        return (Said(code="none", values={"first": days.first, "last": days.last}),)
    values: dict[str, Value] = {"n": Number(spent.known), "total": _money(spent.total)}
    more = (_missing(facts, spent, "missing"),) if spent.unknown else ()
    if facts.before is None:
        return (Said(code="spent", values=values, behind=spent.behind), *more)
    scale = facts.now.period.days / facts.before.period.days
    values["usual"] = _money(round(total_of(facts.before.actions) * scale))
    values["usually"] = Term("against", facts.against.value)
    return (Said(code="spent_usual", values=values, behind=spent.behind), *more)


def _each(facts: Facts, cases: PerCase, before: PerCase | None) -> tuple[Said, ...]:
    """Tell what one complaint costs, where enough of them have ended at a cost that is known."""
    if not cases.is_over:
        values: dict[str, Value] = {
            "n": Number(len(cases.open)),
            "of": Number(len(cases.open) + cases.ended),
        }
        return (Said(code="open", values=values, behind=_ids(cases)),)
    if not cases.is_noted:
        unsure = tuple(case.id for case in cases.unknown)
        values = {"n": Number(len(unsure)), "of": Number(len(unsure) + len(cases.known))}
        return (Said(code="unsure", values=values, behind=Behind(unsure)),)
    free = [number for number, cost in zip(cases.behind.ids, cases.costs, strict=True) if not cost]
    nothing = Said(
        code="free",
        values={"n": Number(len(free)), "of": Number(len(cases.known))},
        behind=Behind(tuple(free)),
    )
    return (*_mean(facts, cases, before), *_middle(cases), *((nothing,) if free else ()))


def _mean(facts: Facts, cases: PerCase, before: PerCase | None) -> tuple[Said, ...]:
    known = Number(len(cases.known))
    if cases.mean is None:
        alike = len(cases.known) >= SHARE_FROM
        values: dict[str, Value] = {"n": known, "each": _money(cases.costs[0] if alike else 0)}
        return (Said(code="alike" if alike else "few", values=values, behind=cases.behind),)
    mean, low, high = cases.mean
    values = {"n": known, "mean": _money(mean), "low": _money(low), "high": _money(high)}
    stands = _compared(cases, before)
    if before and before.mean and stands is not Verdict.UNSAID:
        values |= {"usual": _money(before.mean[0]), "usually": Term("against", facts.against.value)}
        return (Said(code=f"each.{stands.value}", values=values, behind=cases.behind),)
    return (Said(code="each.alone", values=values, behind=cases.behind),)


def _middle(cases: PerCase) -> tuple[Said, ...]:
    if cases.middle is None:
        return ()
    middle, low, high = map(_money, cases.middle)
    code = "middle_free" if not middle.value else "middle_alike" if low == high else "middle"
    return (Said(code=code, values={"middle": middle, "low": low, "high": high}, behind=cases.behind),)


def _stake(back: GivenBack) -> tuple[Said, ...]:
    """Tell how much of what was at stake that is, and how often it was a lot more."""
    if not back.cases:
        return ()
    n = Number(back.cases)
    values: dict[str, Value] = {"n": n, "back": _money(back.back), "stake": _money(back.stake)}
    much = back.bands[Band.MORE]
    over = Said(code="over", values={"n": Number(len(much.ids)), "of": n}, behind=much)
    said = Said(code="stake", values=values, behind=back.behind)
    if back.cases >= SHARE_FROM:
        values = values | {"share": Number(back.back / back.stake, Unit.SHARE)}
        said = Said(code="stake_share", values=values, behind=back.behind)
    return (said, over) if much.ids else (said,)


def _definition(back: GivenBack) -> tuple[Said, ...]:
    codes = ["spent", "free", "complaint", "ranges", *(["stake", "evidence"] if back.cases else [])]
    return tuple(Said(code=f"definition.{code}") for code in codes)


def _apart(facts: Facts, spent: Sum, cases: PerCase) -> tuple[Said, ...]:
    """Tell what could not be counted, and which cases that is."""
    unsure = tuple(case.id for case in cases.unknown)
    bare = tuple(case.id for case in cases.bare)
    unread = facts.unread.get("other-currency", ())
    found = (
        ("unsure", len(unsure), Behind(unsure)),
        ("bare", len(bare), Behind(bare)),
        ("open", len(cases.open), _ids(cases)),
        ("currency", len(unread), Behind(unread)),
    )
    told = [Said(code=f"apart.{code}", values={"n": Number(n)}, behind=of) for code, n, of in found if n]
    return (*((_missing(facts, spent, "apart.no_cost"),) if spent.unknown else ()), *told)


def _missing(facts: Facts, spent: Sum, code: str) -> Said:
    """Tell of how many remedies nobody noted what they cost."""
    cases = dict.fromkeys([one.case_id for one in facts.now.actions if one.cost is None and is_unknown(one)])
    return Said(code=code, values={"n": Number(spent.unknown)}, behind=Behind(tuple(cases)))


def _ids(cases: PerCase) -> Behind:
    return Behind(tuple(case.id for case in cases.open))


def _money(minor: float) -> Number:
    return Number(minor, Unit.AMOUNT)
