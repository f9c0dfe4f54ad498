"""Undo out of the journal: by column, naming what was changed or added since."""

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from delight.data.chain import Stored, unpacked
from delight.data.entities import Change, Deed, Payload, Record
from delight.data.journal import Line, Writer
from delight.data.schema import SCHEMA_NO
from delight.domain.changes import FINAL_DEEDS, DeedName, Noun
from delight.domain.errors import ConflictError, UnknownError


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A record that cannot go back, and why: edited (columns), gone, there-again, added (counts)."""

    noun: Noun
    uid: str
    why: str
    what: tuple[str, ...] = ()


@dataclass(slots=True)
class _Job:
    """One undo under way."""

    writer: Writer
    deed_id: int
    mine: set[tuple[str, str]] = field(default_factory=set)
    left: list[Leftover] = field(default_factory=list)

    @property
    def connection(self) -> sa.Connection:
        return self.writer.session.connection()


def undoable(session: Session, uid: str | None) -> str:
    """Return the uid of the deed that Undo means: ``uid``, or the last one that was not undone yet.

    Raises:
        UnknownError: ``undo.nothing`` or ``undo.unknown``.
        ConflictError: ``undo.final``, ``undo.done_already``, ``undo.older_version``.
    """
    reversed_uids = select(col(Deed.reverses)).where(col(Deed.reverses).is_not(None))
    if uid is None:
        final = [name.value for name in FINAL_DEEDS] + [DeedName.UNDONE.value]
        last = (
            select(Deed.uid)
            .where(col(Deed.name).not_in(final), col(Deed.uid).not_in(reversed_uids))
            .order_by(col(Deed.id).desc())
        )
        found = session.exec(last.limit(1)).first()
        if found is None:
            raise UnknownError("undo.nothing")
        uid = found
    deed = session.exec(select(Deed).where(Deed.uid == uid)).first()
    if deed is None:
        raise UnknownError("undo.unknown", deed=uid)
    if deed.name in {name.value for name in FINAL_DEEDS}:
        raise ConflictError("undo.final")
    if session.exec(select(Deed.id).where(Deed.reverses == uid)).first():
        raise ConflictError("undo.done_already")
    if deed.schema_no != SCHEMA_NO:
        raise ConflictError("undo.older_version")
    return uid


def undo(writer: Writer, uid: str, *, rest: bool) -> list[Leftover]:
    """Take back the deed ``uid`` in the transaction of ``writer`` and return what had to stay.

    Raises:
        ConflictError: ``undo.conflict`` with ``left`` where something must stay and ``rest`` is off;
            ``undo.erased`` where the history it needs was erased.
    """
    session = writer.session
    deed_id = session.exec(select(Deed.id).where(Deed.uid == uid)).one()
    lines = session.exec(
        select(Change, Payload.body)
        .outerjoin(Payload, col(Payload.change_id) == col(Change.id))
        .where(Change.deed_id == deed_id)
        .order_by(col(Change.id).desc())
    ).all()
    job = _Job(writer=writer, deed_id=deed_id or 0, mine={(line.noun, line.record_uid) for line, _ in lines})
    job.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for line, body in lines:
        if line.hash and body is None:
            raise ConflictError("undo.erased")
        _REVERSE[line.op](job, line, *unpacked(body or ""))
    if job.left and not rest:
        raise ConflictError("undo.conflict", left=job.left)
    return job.left


def _undo_insert(job: _Job, line: Change, _before: Stored | None, _after: Stored | None) -> None:
    table, row = _row(job, line)
    if row is None:
        _leave(job, line, "gone")
        return
    edited = _edited_since(job, line)
    children = _children(job, line.noun, row["id"])
    if edited or children:
        _leave(job, line, "edited" if edited else "added", *(edited or children))
        return
    job.connection.execute(sa.delete(table).where(table.c.uid == line.record_uid))
    _note(job, line, row, None)


def _undo_delete(job: _Job, line: Change, before: Stored | None, _after: Stored | None) -> None:
    table, row = _row(job, line)
    if row is not None or before is None:
        _leave(job, line, "there-again")
        return
    job.connection.execute(sa.insert(table), [before])
    _note(job, line, None, before)


def _undo_update(job: _Job, line: Change, before: Stored | None, after: Stored | None) -> None:
    table, row = _row(job, line)
    if row is None:
        _leave(job, line, "gone")
        return
    before, after = before or {}, after or {}
    back = {name: before[name] for name in before if row[name] == after[name]}
    if len(back) < len(before):
        _leave(job, line, "edited", *(name for name in before if name not in back))
    if back:
        job.connection.execute(sa.update(table).where(table.c.uid == line.record_uid).values(back))
        _note(job, line, row, {**row, **back})


_REVERSE = {"I": _undo_insert, "D": _undo_delete, "U": _undo_update}


def _row(job: _Job, line: Change) -> tuple[Any, Stored | None]:
    columns = Record.metadata.tables[line.noun].columns.keys()
    table = sa.table(line.noun, *(sa.column(name) for name in columns))
    found = job.connection.execute(sa.select(table).where(table.c.uid == line.record_uid)).mappings().first()
    return table, dict(found) if found else None


def _edited_since(job: _Job, line: Change) -> tuple[str, ...]:
    """Return the columns of a record that later deeds changed, those undone in the meantime left out."""
    undone = select(col(Deed.reverses)).where(col(Deed.reverses).is_not(None))
    later = job.writer.session.exec(
        select(Payload.body)
        .join(Change, col(Change.id) == col(Payload.change_id))
        .join(Deed, col(Deed.id) == col(Change.deed_id))
        .where(
            Change.record_uid == line.record_uid,
            Change.op == "U",
            col(Change.deed_id) > job.deed_id,
            col(Deed.reverses).is_(None),
            col(Deed.uid).not_in(undone),
        )
    ).all()
    return tuple(sorted({name for body in later for name in (unpacked(body)[1] or {})}))


def _children(job: _Job, noun: str, record_id: int) -> tuple[str, ...]:
    """Return what was added to a record since, such as ``1 cases``."""
    found = []
    for table in Record.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table.name != noun or "uid" not in table.columns:
                continue
            query = sa.select(table.c.uid).where(key.parent == record_id)
            added = [uid for uid in job.connection.scalars(query) if (table.name, uid) not in job.mine]
            if added:
                found.append(f"{len(added)} {table.name}")
    return tuple(found)


def _leave(job: _Job, line: Change, why: str, *what: str) -> None:
    job.left.append(Leftover(noun=Noun(line.noun), uid=line.record_uid, why=why, what=what))


def _note(job: _Job, line: Change, before: Stored | None, after: Stored | None) -> None:
    row = after or before or {}
    job.writer.record(
        Line(noun=Noun(line.noun), uid=line.record_uid, id=row["id"], before=before, after=after)
    )
