"""Playbooks of the shop's own, the steps ticked on a case, and what tells that others are done."""

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from delight.data.entities import Action, Attachment, FollowUp, Letter, Playbook, Promise, Staff, Tick
from delight.data.queries.common import table
from delight.domain.cases.recovery import ActionKind, FollowUpKind
from delight.domain.letters.wordings import WordingKind
from delight.domain.playbooks.playbook import Ticked

_T, _S, _A, _P, _F, _B, _L = (table(e) for e in (Tick, Staff, Action, Promise, FollowUp, Attachment, Letter))
_OWN = select(Playbook).where(
    col(Playbook.key) == sa.bindparam("key"), col(Playbook.language) == sa.bindparam("language")
)


def own_playbooks(session: Session) -> list[tuple[str, str, str]]:
    """Return the key, language and text of every playbook of the shop's own."""
    return [(record.key, record.language, record.source) for record in session.exec(select(Playbook))]


def own_playbook(session: Session, key: str, language: str) -> Playbook | None:
    """Return the shop's own playbook by key and language, if there is one."""
    return session.exec(_OWN, params={"key": key, "language": language}).first()


def ticks(session: Session, case_id: int, playbook: str) -> dict[str, Ticked]:
    """Return the steps of a playbook that were ticked on a case, by key."""
    found = session.execute(_ticked(), {"case_id": case_id, "playbook": playbook}).mappings()
    return {row["step"]: Ticked(at=row["done_at"], by=row["by"]) for row in found}


def tick(session: Session, case_id: int, playbook: str, step: str) -> Tick | None:
    """Return the tick of a step, if there is one."""
    return session.exec(
        select(Tick).where(Tick.case_id == case_id, Tick.playbook == playbook, Tick.step == step)
    ).first()


def actions(session: Session, case_id: int) -> list[tuple[ActionKind, bool]]:
    """Return the kinds of a case's actions, and whether each is done."""
    query = sa.select(_A.c.kind, _A.c.done_at.is_not(None)).where(_A.c.case_id == case_id).order_by(_A.c.id)
    return [(ActionKind(kind), bool(done)) for kind, done in session.execute(query)]


def letters(session: Session, case_id: int) -> frozenset[WordingKind]:
    """Return the kinds of the letters that went out about a case."""
    query = sa.select(_L.c.kind).where(_L.c.case_id == case_id, _L.c.never_sent == sa.literal(0))
    return frozenset(WordingKind(kind) for kind in session.scalars(query))


def has_promise(session: Session, case_id: int) -> bool:
    """Return whether anything was promised in a case."""
    return _any(session, _P.c.case_id == case_id)


def has_attachment(session: Session, case_id: int) -> bool:
    """Return whether a photo or a file is kept with a case."""
    return _any(session, _B.c.case_id == case_id)


def is_checked(session: Session, case_id: int) -> bool:
    """Return whether somebody asked afterwards how it is."""
    check = (_F.c.case_id == case_id) & (_F.c.kind == FollowUpKind.CHECK)
    return _any(session, check & _F.c.done_at.is_not(None))


def _any(session: Session, which: sa.ColumnElement[bool]) -> bool:
    return bool(session.scalar(sa.select(sa.exists().where(which))))


@cache
def _ticked() -> sa.Select[Any, Any, Any]:
    return (
        sa.select(_T.c.step, _T.c.done_at, sa.func.coalesce(_S.c.name, "").label("by"))
        .select_from(_T)
        .outerjoin(_S, _S.c.id == _T.c.staff_id)
        .where(_T.c.case_id == sa.bindparam("case_id"), _T.c.playbook == sa.bindparam("playbook"))
    )
