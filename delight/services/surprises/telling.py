"""What the front desk is told where a reason is the owner's alone."""

from __future__ import annotations

from delight.data.queries import people as query
from delight.domain.customers.standing import Standing, standing
from delight.domain.surprises.reasons import Bar
from delight.domain.surprises.values import WhyNot
from delight.services.context import Context

_OTHERS = frozenset({Bar.NOT_DRAWN, Bar.OTHERS_FIRST, Bar.LOYAL_FIRST})
_NOBODY_KNOWS = WhyNot(Bar.NOT_DRAWN)
"""Others come first: it is said of everybody of whom there is no more to say, so it gives nothing away."""


def for_the_desk(context: Context, customer_id: int, why: WhyNot) -> WhyNot:
    """Return a reason as whoever does not see everything may know it."""
    if why.code in _OTHERS:
        return _NOBODY_KNOWS
    if why.code not in {Bar.OPEN_COMPLAINT, Bar.AT_RISK}:
        return why
    with context.db.read() as session:
        facts = query.facts_of(session, customer_id, today=context.today(), zone=context.zone)
    if facts.open_since is not None:
        return WhyNot(Bar.OPEN_COMPLAINT, figures={"since": facts.open_since.isoformat()})
    return WhyNot(Bar.AT_RISK) if standing(facts).standing is Standing.AT_RISK else _NOBODY_KNOWS
