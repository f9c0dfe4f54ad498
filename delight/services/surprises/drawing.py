"""Drawing a week: planned in a read, which holds nobody up, and kept in a deed if nothing changed since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from delight.data.database import Session
from delight.data.journal import Writer
from delight.data.queries import suggestions as kept_query
from delight.data.queries import surprises as query
from delight.data.queries.surprise_people import Days
from delight.domain.surprises.planner import plan
from delight.domain.surprises.values import Plan, Suggestion
from delight.services.collecting import collected_later
from delight.services.context import Context
from delight.services.surprises.filling import fill, is_new, withdraw
from delight.services.surprises.reading import Sight, look, outlived

MANY = 5_000
"""From so many customers on, looking at all of them takes a moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A week as the planner would fill it: what it saw, what it answered, and what a rule forbids by now."""

    sight: Sight
    plan: Plan
    outlived: frozenset[int]

    @property
    def new(self) -> list[Suggestion]:
        """What the week does not have yet."""
        return [one for one in self.plan.suggestions if is_new(self.sight.rows, one)]


def drawn(session: Session, context: Context, monday: date, refused: Collection[int] = ()) -> Drawn:
    """Return how the planner fills a week; suggestions ``refused``, by id, leave their place to others."""
    with collected_later(of_many=query.customers(session) > MANY):
        sight = look(session, context, monday)
        gone = frozenset(row.id or 0 for row in outlived(sight))
        taken = kept_query.taken(session, sight.rows, Days(context.zone), {*gone, *refused})
        sight = replace(sight, state=sight.state._replace(taken=tuple(taken)))
        return Drawn(sight=sight, plan=plan(sight.state, monday, sight.seed), outlived=gone)


def keep(deed: Writer, context: Context, known: Drawn, refused: Collection[int] = ()) -> None:
    """Write what was drawn into the week; drawn anew where anything changed since it was read."""
    monday = known.sight.monday
    if query.lines(deed.session) != known.sight.lines:
        known = drawn(deed.session, context, monday, refused)
    rows = kept_query.of_week(deed.session, monday)
    withdraw(deed, [row for row in rows if row.id in known.outlived])
    fill(deed, replace(known.sight, rows=rows), known.plan.suggestions)
