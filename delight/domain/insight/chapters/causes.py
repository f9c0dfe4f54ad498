"""What goes wrong, how often, and whether that is more or less than before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from delight.domain.cases.terms import Failure
from delight.domain.insight.changing import Since, since_changes
from delight.domain.insight.chapter import Chapter, Figure, Said, Topic
from delight.domain.insight.chapters import causes_shown as shown
from delight.domain.insight.facts import Facts
from delight.domain.insight.oftener import CAUSE, FAILURE, Change, Counting, OfPart, Often, decided
from delight.domain.insight.period import Against
from delight.domain.insight.renaming import CameOver, came_over
from delight.domain.insight.values import Behind, Number, Own, Term, Value


def causes(facts: Facts) -> Chapter:
    """Return which kinds of failure and which causes came up, and which grow or fall."""
    counting = Counting(facts)
    total = counting.total()
    if not total.count:
        return _nothing(facts, total)
    over = came_over(facts, (counting.before, counting.now))
    failures, noted = _things(facts, counting, over)
    changes = since_changes(facts, frozenset(over))
    months = shown.by_month(counting, total, (failures, noted))
    return Chapter(
        topic=Topic.CAUSES,
        figure=_figure(total, months[0].parts),
        said=(*_said(facts, failures, noted, total.count), *_more(facts, total, noted, changes)),
        tables=shown.tables((failures, noted), total, changes, months),
        charts=shown.charts((failures, noted), months),
        definition=_definition(changed=bool(changes)),
        apart=_apart(facts, total, over),
    )


def _nothing(facts: Facts, total: Often) -> Chapter:
    """Tell that nothing came in, which is news where something usually does."""
    days = facts.now.period
    return Chapter(
        topic=Topic.CAUSES,
        figure=_figure(total, ()),
        said=(Said(code="none", values={"first": days.first, "last": days.last}), *_total(facts, total)),
        definition=_definition(changed=False),
        enough=False,
    )


def _things(
    facts: Facts, counting: Counting, over: Mapping[str, CameOver]
) -> tuple[list[shown.Thing], list[shown.Thing]]:
    """Return kinds of failure and causes, the commonest first; whether they changed is one question."""
    failures = counting.by(FAILURE)
    noted = counting.by(CAUSE, apart=over)
    often = decided([*failures.values(), *noted.values()])
    things = (
        [shown.Thing(Term("failure", key), one) for key, one in zip(failures, often, strict=False)],
        [
            shown.Thing(_label(facts, key), one, over.get(key))
            for key, one in zip(noted, often[len(failures) :], strict=True)
        ],
    )
    return _seen(things[0]), _seen(things[1])


def _seen(things: Sequence[shown.Thing]) -> list[shown.Thing]:
    """Return what came up, or no longer does, the commonest first."""
    told = [thing for thing in things if thing.often.count or thing.often.change is Change.FEWER]
    return sorted(told, key=lambda thing: (-thing.often.count, thing.often.chance, str(thing.label)))


def _label(facts: Facts, key: str) -> Own:
    known = facts.causes.get(key)
    return Own(known.words if known else key)


def _figure(total: Often, months: Sequence[OfPart]) -> Figure:
    return Figure(
        value=Number(total.count),
        n=total.count,
        usual=None if total.usual is None else Number(round(total.usual)),
        usual_n=0 if total.usual is None else round(total.usual),
        verdict=total.change.verdict,
        behind=total.behind,
        points=tuple(float(len(mine.ids)) for _, mine, _ in months),
    )


def _said(
    facts: Facts, failures: Sequence[shown.Thing], noted: Sequence[shown.Thing], of: int
) -> tuple[Said, ...]:
    """Tell what changed, if anything did, and what comes up most."""
    moved = [one for one in (*failures, *noted) if one.often.change in (Change.MORE, Change.FEWER)]
    moved.sort(key=lambda one: one.often.chance)
    lead = _lead(failures, of)
    if moved:
        return (*(_moved(facts, one) for one in moved), lead)
    if not failures and not noted:
        return (lead,)
    compared = any(one.often.change is Change.SAME for one in (*failures, *noted))
    alone = "alone" if facts.against is Against.USUAL else "alone_last-year"
    return (lead, Said(code="steady" if compared else alone if facts.before is None else "too_few"))


def _moved(facts: Facts, thing: shown.Thing) -> Said:
    often = thing.often
    values: dict[str, Value] = {
        "what": thing.label,
        "n": Number(often.count),
        "usual": Number(round(often.usual or 0)),
        "usually": Term("against", facts.against.value),
    }
    return Said(code=often.change.value, values=values, behind=often.behind)


def _lead(failures: Sequence[shown.Thing], of: int) -> Said:
    """Return what comes up most; "something else" does only where nothing else is noted.

    Where more are of something else than of that, it is said first.
    """
    some = [one for one in failures if one.often.count]
    named = [one for one in some if one.label != Term("failure", Failure.OTHER)] or some
    total = Number(of)
    if not named:
        return Said(code="unnoted", values={"n": total})
    most = [one for one in named if one.often.count == named[0].often.count]
    n = Number(named[0].often.count)
    other = sum(one.often.count for one in some if one not in named)
    if other >= max(2, n.value):
        code = "named" if len(most) == 1 else "others"
        values: dict[str, Value] = {"lead": most[0].label, "n": n, "of": total, "other": Number(other)}
        return Said(code=code, values=values, behind=most[0].often.behind if len(most) == 1 else Behind())
    if len(most) == 1:
        behind, code = most[0].often.behind, "lead" if of > 1 else "only"
        return Said(code=code, values={"lead": most[0].label, "n": n, "of": total}, behind=behind)
    if len(most) == 2 and n.value > 1:
        pair: dict[str, Value] = {"lead": most[0].label, "second": most[1].label, "n": n, "of": total}
        return Said(code="two", values=pair)
    return Said(code="level", values={"n": total})


def _more(
    facts: Facts, total: Often, noted: Sequence[shown.Thing], changes: Sequence[Since]
) -> tuple[Said, ...]:
    """Tell what else there is to tell: of all complaints, of causes, and of what was changed."""
    return (*_total(facts, total), *_causes(noted), *_helped(changes))


def _total(facts: Facts, total: Often) -> tuple[Said, ...]:
    """Tell how many came in at all, which what grows has to be held against."""
    if total.usual is None:
        return ()
    values: dict[str, Value] = {
        "n": Number(total.count),
        "usual": Number(round(total.usual)),
        "usually": Term("against", facts.against.value),
    }
    return (Said(code=f"total.{total.change.value}", values=values, behind=total.behind),)


def _causes(noted: Sequence[shown.Thing]) -> tuple[Said, ...]:
    counts = [one.often.count for one in noted if one.often.count]
    if not counts or counts.count(counts[0]) > 1:
        return ()
    values: dict[str, Value] = {"cause": noted[0].label, "n": Number(counts[0]), "of": Number(sum(counts))}
    return (Said(code="cause", values=values, behind=noted[0].often.behind),)


def _helped(changes: Sequence[Since]) -> tuple[Said, ...]:
    """Tell of each change whether its cause comes up less often since."""
    return tuple(
        Said(
            code=f"changed.{one.change.value or 'early'}",
            values={
                "cause": Own(one.cause.words),
                "day": one.changed_on,
                "n": Number(one.after),
                "before": Number(one.before),
                "days": Number(one.days),
            },
            behind=one.behind,
        )
        for one in changes
    )


def _definition(*, changed: bool) -> tuple[Said, ...]:
    codes = ["counted", "compared", "bunches", *(["changed"] if changed else [])]
    return tuple(Said(code=f"definition.{code}") for code in codes)


def _apart(facts: Facts, total: Often, over: Mapping[str, CameOver]) -> tuple[Said, ...]:
    """Tell what could not be counted under any name, and what was counted under another one."""
    found: list[Said] = []
    for code, ids in (
        ("no_failure", [case.id for case in total.cases if not case.failure]),
        ("no_cause", [case.id for case in total.cases if not case.cause]),
    ):
        if ids:
            behind = Behind(tuple(ids))
            found.append(Said(code=f"apart.{code}", values={"n": Number(len(ids))}, behind=behind))
    for key, one in over.items():
        values: dict[str, Value] = {
            "cause": _label(facts, key),
            "was": Own(one.was),
            "day": one.day,
            "n": Number(len(one.ids)),
            "of": Number(one.of),
        }
        found.append(Said(code="apart.renamed", values=values, behind=Behind(one.ids)))
    return tuple(found)
