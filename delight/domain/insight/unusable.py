"""What could not be used, or only in part: said once for all chapters, and never guessed at."""

from __future__ import annotations

from collections.abc import Iterable

from delight.domain.cases.stages import CaseKind
from delight.domain.insight.chapter import Said
from delight.domain.insight.facts import Facts
from delight.domain.insight.renaming import came_over
from delight.domain.insight.spent import is_unknown
from delight.domain.insight.timely import is_open, is_unknown_end
from delight.domain.insight.values import Behind, Number


def unusable(facts: Facts) -> tuple[Said, ...]:
    """Return what of the period was left out or counted apart, and why; each sentence opens its cases.

    Sentences are common ones: complaints without a customer, without an end, or with one that nobody noted,
    remedies without a cost, what ends before it starts, amounts in another currency, renamed causes.
    """
    complaints = facts.now.of_kind(CaseKind.COMPLAINT)
    unknown = [case for case in complaints if is_unknown_end(case)]
    ended = [
        case for case in complaints
        if case.resolved is None and not is_open(case) and not is_unknown_end(case)
    ]  # fmt: skip
    over = came_over(facts, (facts.before.of_kind(CaseKind.COMPLAINT) if facts.before else [], complaints))
    found = (
        ("no_customer", _told(case.id for case in complaints if case.customer_id is None)),
        ("open", _told(case.id for case in complaints if is_open(case))),
        ("no_end", _told(case.id for case in ended)),
        ("unknown_end", _told(case.id for case in unknown)),
        ("no_cost", _told(one.case_id for one in facts.now.actions if is_unknown(one))),
        ("backwards", facts.unread.get("ends-before-it-starts", ())),
        ("currency", facts.unread.get("other-currency", ())),
        ("renamed", _told(one for cause in over.values() for one in cause.ids)),
    )
    told = [
        Said(code=f"apart.{code}", values={"n": Number(len(ids))}, behind=Behind(ids))
        for code, ids in found
        if ids
    ]
    if facts.other_amounts:
        told.append(Said(code="apart.currency_besides", values={"n": Number(facts.other_amounts)}))
    return tuple(told)


def _told(ids: Iterable[int]) -> tuple[int, ...]:
    """Return each id once."""
    return tuple(dict.fromkeys(ids))
