"""The shop's own standards, and what tells whether they are met."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, FollowUp, Promise, Standard
from delight.data.queries.common import last_line, table
from delight.domain.cases.figures import FIGURE
from delight.domain.cases.recovery import FollowUpKind, PromiseState
from delight.domain.cases.stages import CaseKind
from delight.domain.improvements.standards import StandardRow, Term
from delight.domain.improvements.states import TouchPoint

_D, _K, _F, _P = table(Standard), table(Case), table(FollowUp), table(Promise)


def standards(session: Session) -> list[StandardRow]:
    """Return every standard, by touch point, in the order they were put."""
    points = list(TouchPoint)
    columns = _D.c["id", "uid", "touch_point", "words", "measure", "within_days", "sort"]
    query = sa.select(*columns, last_line(_D.c.uid).label("version"))
    rows = [StandardRow(**row) for row in session.execute(query).mappings()]
    return sorted(rows, key=lambda row: (points.index(row.touch_point), row.sort, row.id))


def last_sort(session: Session) -> int:
    """Return the highest place that a standard has."""
    return session.scalar(sa.select(sa.func.max(_D.c.sort))) or 0


def acknowledged(session: Session, since: datetime) -> list[Term]:
    """Return the terms of getting back to each complaint since a moment."""
    return _terms(session, since, _K.c.acknowledge_by, _K.c.acknowledged_at)


def resolved(session: Session, since: datetime) -> list[Term]:
    """Return the terms of putting right each complaint since a moment."""
    return _terms(session, since, _K.c.resolve_by, sa.func.coalesce(_K.c.resolved_at, _K.c.closed_at))


def checks(session: Session, since: datetime) -> list[tuple[int, datetime, date, datetime | None]]:
    """Return complaints put right since a moment: the case, when, when asking was due, when it was done."""
    asked = _K.outerjoin(_F, (_F.c.case_id == _K.c.id) & (_F.c.kind == FollowUpKind.CHECK))
    rows = session.execute(
        sa.select(_K.c.id, _K.c.resolved_at, _F.c.due_on, _F.c.done_at)
        .select_from(asked)  # so that the cases of these days come first, not every check there ever was
        .where(_K.c.resolved_at >= since, sa.func.ifnull(_F.c.id, 0) != 0)
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def promises(session: Session, since: datetime, now: datetime) -> list[tuple[int | None, bool]]:
    """Return the promises due since a moment, settled or late: the case, and whether it was in time."""
    kept = (_P.c.state == PromiseState.KEPT) & (_P.c.settled_at <= _P.c.due_at)
    counts = (_P.c.state != PromiseState.OPEN) | (_P.c.due_at < now)
    rows = session.execute(
        sa.select(_P.c.case_id, sa.case((kept, 1), else_=0)).where(
            _P.c.due_at >= since, _P.c.due_at <= now, counts
        )
    )
    return [(row[0], bool(row[1])) for row in rows]


def _terms(
    session: Session, since: datetime, due: sa.Column[datetime], reached: sa.ColumnElement[datetime]
) -> list[Term]:
    rows = session.execute(
        sa.select(_K.c.received_at, due, sa.type_coerce(reached, _K.c.received_at.type), _K.c.id).where(
            _K.c.kind == CaseKind.COMPLAINT, _K.c.received_at >= since, _K.c.reference.not_like(f"{FIGURE}%")
        )
    )
    return [
        Term(start=row[0], due=row[1], reached=row[2], case_id=row[3])
        for row in rows
        if row[2] is None or row[2] >= row[0]  # what ends before it starts counts neither way
    ]
