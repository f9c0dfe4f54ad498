"""Drawing a week: planned outside of every transaction, and kept in a deed if what it hangs on still stands.

An open read delays every save as a deed does, so a large shop is read piece by piece, and planned after that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from delight.data.database import Session
from delight.data.journal import Writer
from delight.data.queries import suggestions as kept_query
from delight.data.queries import surprises as query
from delight.data.queries.surprise_people import Days, besides, birthdays, last_id, persons, piece
from delight.domain.surprises.planner import plan
from delight.domain.surprises.suggestions import SuggestionState
from delight.domain.surprises.values import Person, Plan, State, Suggestion
from delight.services.collecting import collected_later
from delight.services.context import Context
from delight.services.surprises.filling import fill, is_new, withdraw
from delight.services.surprises.reading import Sight, keys_by_name, look, outlived

MANY = 5_000
"""From so many customers on, looking at all of them takes a moment."""
ATTEMPTS = 3
"""So often a week is drawn outside of a deed; if others changed it each time, within the last one."""
_PIECE = 500
"""So many customers are read within a millisecond or two; measured, fewer make no save beside it quicker."""
_SMALL, _SEEN = 4, 20
"""So many times as many gestures are read, and customers only looked through, in as long."""


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
    """Return the shop with only those taken who keep their place, and whose place a rule took, by id.

    Whose place a rule took earlier may be drawn again: the rule may be another one by now.
    """
    sight = look(session, context, monday, only)
    gone = frozenset(row.id or 0 for row in outlived(sight)) - set(refused)  # a no stays a no
    rows = [row for row in sight.rows if row.link_id or row.state is not SuggestionState.WITHDRAWN]
    taken = kept_query.taken(session, rows, Days(context.zone), {*gone, *refused})
    return replace(sight, state=sight.state._replace(taken=tuple(taken))), gone


def _planned(sight: Sight, gone: frozenset[int]) -> Drawn:
    return Drawn(sight=sight, plan=plan(sight.state, sight.monday, sight.seed), outlived=gone)


def _with_everybody(context: Context, sight: Sight) -> Sight:
    """Return a glance at the shop with everybody in it, each piece in a read of its own: saves go between."""
    days, monday = Days(context.zone), sight.monday
    given = _given(context, sight, days)
    born = _birthdays(context, monday)
    with context.db.read(whole=True) as session:
        asked = besides(session, monday, born)
    found = [
        person
        for rows in _pieces(context, piece, _PIECE)
        for person in persons(rows, sight.today, days, given, asked)
    ]
    return replace(sight, state=sight.state._replace(people=found, given=given.keys))


def _given(context: Context, sight: Sight, days: Days) -> query.Given:
    given, called = query.Given(), keys_by_name(sight.ideas.values())
    for rows in _pieces(context, query.gestures, _PIECE * _SMALL):
        query.count(given, rows, today=sight.today, monday=sight.monday, days=days, called=called)
    return given


def _birthdays(context: Context, monday: date) -> Mapping[int, str]:
    with context.db.read(whole=True) as session:
        last = last_id(session)
    found: dict[int, str] = {}
    for first in range(0, last, _PIECE * _SEEN):
        with context.db.read(whole=True) as session:
            found |= birthdays(session, monday, span=(first, first + _PIECE * _SEEN))
    return found


def _pieces(
    context: Context, read: Callable[[Session, int, int], list[Any]], many: int
) -> Iterator[list[Any]]:
    """Yield so many rows at a time, by the id in their first column; none is read while they are used."""
    last = 0
    while True:
        with context.db.read(whole=True) as session:
            rows = read(session, last, many)
        if not rows:
            return
        yield rows
        last = rows[-1][0]


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
