"""Who works here, who has a PIN, and what somebody who leaves would leave behind."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Action, Case, Pin, Promise, Record, Staff
from delight.data.queries.common import table
from delight.domain.cases.recovery import PromiseState
from delight.domain.cases.stages import OPEN_STAGES, CaseKind
from delight.domain.staff.staff import Belongings

_K, _A, _P, _PIN, _S = (table(entity) for entity in (Case, Action, Promise, Pin, Staff))
_ACTIVE = sa.select(_S.c.active).where(_S.c.uid == sa.bindparam("uid"))


def pin_holders(session: Session) -> frozenset[str]:
    """Return the uids of those who have a PIN."""
    return frozenset(session.scalars(sa.select(_PIN.c.staff_uid)))


def works_here(session: Session, uid: str) -> bool:
    """Return whether somebody works here (still)."""
    return bool(session.connection().scalar(_ACTIVE, {"uid": uid}))


def belongings(session: Session, staff_id: int) -> Belongings:
    """Return how much is theirs that is not done yet."""
    counts = [
        session.scalar(sa.select(sa.func.count()).select_from(one).where(*of)) for one, of in _open(staff_id)
    ]
    cases, actions, promises = (count or 0 for count in counts)
    return Belongings(cases=cases, actions=actions, promises=promises)


def owned(session: Session, staff_id: int) -> list[Record]:
    """Return what is theirs and not done yet, to be handed over."""
    entities: tuple[Any, ...] = (Case, Action, Promise)
    found: list[Record] = []
    for entity, (_, of) in zip(entities, _open(staff_id), strict=True):
        found += session.scalars(sa.select(entity).where(*of))
    return found


def _open(staff_id: int) -> list[tuple[sa.Table, tuple[sa.ColumnElement[bool], ...]]]:
    still = _K.c.stage.in_([stage.value for stage in OPEN_STAGES])
    complaint = _K.c.kind == CaseKind.COMPLAINT
    return [
        (_K, (_K.c.owner_id == staff_id, complaint, still)),
        (_A, (_A.c.owner_id == staff_id, _A.c.done_at.is_(None))),
        (_P, (_P.c.owner_id == staff_id, _P.c.state == PromiseState.OPEN)),
    ]
