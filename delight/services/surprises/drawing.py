"""Drawing a week: planned outside of every transaction, and kept in a deed if what it hangs on still stands.

An open read delays every save as a deed does, so a large shop is read piece by piece, and planned after that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from delight.data.database import Session
from delight.data.journal import Writer
from delight.data.queries import suggestions as kept_query
from delight.data.queries import surprises as query
from delight.data.queries.surprise_people import Days, besides, persons, piece
from delight.domain.surprises.planner import plan
from delight.domain.surprises.values import Person, Plan, State, Suggestion
from delight.services.collecting import collected_later
from delight.services.context import Context
from delight.services.surprises.filling import fill, is_new, withdraw
from delight.services.surprises.reading import Sight, given_in, look, outlived

MANY = 5_000
"""From so many customers on, looking at all of them takes a moment."""
ATTEMPTS = 3
"""So often a week is drawn outside of a deed; if others changed it each time, within the last one."""
_PIECE = 500
"""So many customers are read within a few milliseconds; measured, fewer make no save beside it quicker."""


class OutdatedError(Exception):
    """What was drawn hangs on something that somebody changed meanwhile: it has to be drawn again."""


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


def drawn(context: Context, monday: date, refused: Collection[int] = ()) -> Drawn:
    """Return how the planner fills a week; suggestions ``refused``, by id, leave their place to others.

    Nobody's save waits for it longer than for a glance at the week. What was saved while it was read may be
    in it or not; ``keep`` sees to it that what is kept stands.
    """
    with context.db.read(whole=True) as session:
        if query.customers(session) <= MANY:
            seen = _seen(session, context, monday, refused)
            return _planned(*seen)
    with collected_later():
        with context.db.read(whole=True) as session:
            sight, gone = _seen(session, context, monday, refused, only=frozenset())
        return _planned(_with_everybody(context, sight), gone)


def keep(
    deed: Writer, context: Context, known: Drawn, refused: Collection[int] = (), *, anew: bool = True
) -> None:
    """Write what was drawn into the week.

    Where what it hangs on was changed since it was read, it is drawn ``anew`` within the deed.

    Raises:
        OutdatedError: it would have to be, and in a large shop that takes a second: not ``anew``.
    """
    monday = known.sight.monday
    if query.lines(deed.session) != known.sight.lines and not _stands(deed.session, context, known, refused):
        if not anew and query.customers(deed.session) > MANY:
            raise OutdatedError
        known = _planned(*_seen(deed.session, context, monday, refused))
    rows = kept_query.of_week(deed.session, monday)
    withdraw(deed, [row for row in rows if row.id in known.outlived])
    fill(deed, replace(known.sight, rows=rows), known.plan.suggestions)


def _seen(
    session: Session,
    context: Context,
    monday: date,
    refused: Collection[int],
    only: Collection[int] | None = None,
) -> tuple[Sight, frozenset[int]]:
    """Return the shop with only those taken who keep their place, and whose place a rule took, by id."""
    sight = look(session, context, monday, only)
    gone = frozenset(row.id or 0 for row in outlived(sight)) - set(refused)  # a no stays a no
    taken = kept_query.taken(session, sight.rows, Days(context.zone), {*gone, *refused})
    return replace(sight, state=sight.state._replace(taken=tuple(taken))), gone


def _planned(sight: Sight, gone: frozenset[int]) -> Drawn:
    return Drawn(sight=sight, plan=plan(sight.state, sight.monday, sight.seed), outlived=gone)


def _with_everybody(context: Context, sight: Sight) -> Sight:
    """Return a glance at the shop with everybody in it, each piece in a read of its own: saves go between."""
    found: list[Person] = []
    days, last, monday = Days(context.zone), 0, sight.monday
    with context.db.read(whole=True) as session:
        given = given_in(session, sight.ideas.values(), sight.today, monday, days)
    with context.db.read(whole=True) as session:
        asked = besides(session, monday)
    while rows := _piece(context, last):
        found.extend(persons(rows, sight.today, days, given, asked))
        last = rows[-1][0]
    return replace(sight, state=sight.state._replace(people=found, given=given.keys))


def _piece(context: Context, last: int) -> list[Any]:
    with context.db.read(whole=True) as session:
        return piece(session, last, _PIECE)


def _stands(session: Session, context: Context, known: Drawn, refused: Collection[int]) -> bool:
    """Return whether what a draw hangs on is as it was: the week, its rules, and whom it drew."""
    before, drawn_ = known.sight, {one.customer_id for one in known.plan.suggestions}
    here = {row.customer_id for row in before.rows} - _customers_of(before.rows, refused)
    now, gone = _seen(session, context, before.monday, refused, only=drawn_ | here)
    return gone == known.outlived and _rests_on(now, drawn_, refused) == _rests_on(before, drawn_, refused)


def _customers_of(rows: Iterable[Any], ids: Collection[int]) -> set[int]:
    return {row.customer_id for row in rows if row.id in ids}


def _rests_on(sight: Sight, whom: Collection[int], refused: Collection[int]) -> tuple[Any, ...]:
    state = sight.state
    rows = [(row.id, row.state, row.key) for row in sight.rows if row.id not in refused]
    return (
        rows, sight.today, state.rules, tuple(state.gifts), state.open_days, state.taken, state.referrals,
        sight.budget, [_known_of(state, person) for person in state.people if person.id in whom],
    )  # fmt: skip


def _known_of(state: State, person: Person) -> tuple[Any, ...]:
    who = person.id
    return person, state.given.get(who), state.unliked.get(who), state.not_before.get(who)
