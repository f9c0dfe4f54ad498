"""Whom and what an import was about, as a condition of the lists."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Change, Customer, Deed, Visit
from delight.data.queries import import_reports
from delight.data.queries.common import Only, among, table
from delight.domain.changes import Noun
from delight.domain.imports.came_with import CameWith

_C, _K, _V, _H, _D = table(Customer), table(Case), table(Visit), table(Change), table(Deed)
_MADE = {
    Noun.CUSTOMER: (_C, "id", _C),
    Noun.CASE: (_K, "id", _K),
    Noun.VISIT: (_V, "customer_id", _C),
}
"""What an import makes, the column that says whose it is, and the list in which that stands."""
_FEW = 5_000
HERE_ALREADY = frozenset({"updated", "here"})
"""The ``domain.imports.Fate`` of rows about somebody who was here, as reports keep them."""


def only(session: Session, which: CameWith, *, whole: bool = False) -> Only:
    """Return what narrows the list of customers, or of cases, to those an import was about.

    Args:
        session: to read in.
        which: of which import.
        whole: every one of them is wanted, and not the first in some order.
    """
    listed = _MADE[which.noun][2]
    if which.here:
        return Only(where=among(listed.c.id, import_reports.records(session, which.import_id, HERE_ALREADY)))
    deed = session.scalar(sa.select(_D.c.id).where(_D.c.uid == which.import_id)) or 0
    together = whole or _are_few(session, which.noun, deed)
    return Only(where=_among_made(which.noun, deed) if together else _one_by_one(which.noun, deed))


def _are_few(session: Session, noun: Noun, deed: int) -> bool:
    made = sa.select(_H.c.id).where(*_made(noun, deed)).limit(_FEW + 1).subquery()
    return (session.scalar(sa.select(sa.func.count()).select_from(made)) or 0) <= _FEW


def _among_made(noun: Noun, deed: int) -> sa.ColumnElement[bool]:
    """Return the condition that gathers what the deed made before it looks at the list."""
    entity, whose, listed = _MADE[noun]
    made = entity.alias()
    ids = sa.select(made.c[whose]).join(_H, _H.c.record_uid == made.c.uid).where(*_made(noun, deed))
    return listed.c.id.in_(ids.correlate(None))


def _one_by_one(noun: Noun, deed: int) -> sa.ColumnElement[bool]:
    """Return the condition that asks of each in the list which deed made it first.

    Were it asked for the deed's lines, all hundred thousand of them would be gone through for each.
    """
    entity, whose, listed = _MADE[noun]
    if entity is listed:
        return _first_deed(listed) == deed
    mine = entity.alias()
    return sa.exists(
        sa.select(mine.c.id).where(mine.c[whose] == listed.c.id, _first_deed(mine) == deed).correlate(listed)
    )


def _first_deed(entity: sa.FromClause) -> sa.ScalarSelect[int]:
    first = sa.select(sa.func.min(_H.c.deed_id)).where(_H.c.record_uid == entity.c.uid, _H.c.op == "I")
    return first.correlate(entity).scalar_subquery()


def _made(noun: Noun, deed: int) -> tuple[sa.ColumnElement[bool], ...]:
    return _H.c.deed_id == deed, _H.c.noun == noun.value, _H.c.op == "I"
