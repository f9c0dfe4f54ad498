"""Complaints by stage, as the board shows them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case
from delight.data.queries.case_filters import FIRST_DUE, conditions
from delight.data.queries.cases import rows_of
from delight.data.queries.common import among, table
from delight.data.queries.seek import found_ids
from delight.domain.cases.board import BoardColumn
from delight.domain.cases.case import CaseFilter
from delight.domain.cases.stages import ENDED_STAGES, OPEN_STAGES, CaseKind, Stage
from delight.domain.changes import Noun
from delight.domain.seeking import Asked

_K = table(Case)


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
    # Of closed cases the index of stages leads to years of them; the newest come along the other one.
    at = sa.func.coalesce(_K.c.stage, "") if stage in ENDED_STAGES else _K.c.stage
    here = [at == stage, *fits]
    soonest, newest = (FIRST_DUE, _K.c.received_at, _K.c.id), (_K.c.received_at.desc(), _K.c.id.desc())
    by = soonest if stage in OPEN_STAGES else newest
    ids = list(session.scalars(sa.select(_K.c.id).where(*here).order_by(*by).limit(most)))
    count = len(ids)
    if count == most:
        count = (
            session.scalar(sa.select(sa.func.count()).select_from(_K).where(_K.c.stage == stage, *fits)) or 0
        )
    return BoardColumn(stage=stage, rows=tuple(rows_of(session, ids)), count=count)
