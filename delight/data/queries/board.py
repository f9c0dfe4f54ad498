"""Complaints by stage, as the board shows them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer
from delight.data.queries.case_filters import conditions, order
from delight.data.queries.cases import rows_of
from delight.data.queries.common import among, table
from delight.data.queries.seek import found_ids
from delight.domain.board import BoardColumn
from delight.domain.case_terms import CaseSort
from delight.domain.cases import CaseFilter
from delight.domain.changes import Noun
from delight.domain.seeking import Asked
from delight.domain.stages import OPEN_STAGES, CaseKind, Stage

_K, _C = table(Case), table(Customer)


def columns(
    session: Session,
    which: CaseFilter,
    stages: Iterable[Stage],
    *,
    now: datetime,
    zone: tzinfo | None,
    most: int,
) -> list[BoardColumn]:
    """Return the columns of some stages: of each ``most`` complaints at most, and how many there are.

    Open ones stand by their day, the others by when they came in.
    """
    asked = replace(which, stages=frozenset(), kinds=frozenset({CaseKind.COMPLAINT}), open_only=False)
    fits = conditions(session, asked, now, zone)
    if Asked(which.search).words:
        fits.append(among(_K.c.id, found_ids(session, Noun.CASE, which.search)))
    return [_column(session, stage, fits, most) for stage in stages]


def _column(session: Session, stage: Stage, fits: list[Any], most: int) -> BoardColumn:
    sort = _sort_of(stage)
    here = [_K.c.stage == stage, *fits]
    query = sa.select(_K.c.id).select_from(_K.outerjoin(_C, _C.c.id == _K.c.customer_id))
    ids = list(session.scalars(query.where(*here).order_by(*order(sort)).limit(most)))
    count = len(ids)
    if count == most:
        count = session.scalar(sa.select(sa.func.count()).select_from(_K).where(*here)) or 0
    return BoardColumn(stage=stage, rows=tuple(rows_of(session, ids)), count=count)


def _sort_of(stage: Stage) -> CaseSort:
    """Return by what a column is sorted."""
    return CaseSort.DUE if stage in OPEN_STAGES else CaseSort.NEWEST
