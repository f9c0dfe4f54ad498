"""Undo out of the journal: by column, naming what was changed or added since."""

from collections import Counter
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
    """One undo under way; what it needs to know is read once for all records of a kind."""

    writer: Writer
    deed_id: int
    mine: set[tuple[str, str]] = field(default_factory=set)
    left: list[Leftover] = field(default_factory=list)
    gone: dict[str, list[str]] = field(default_factory=dict)
    _rows: dict[str, dict[str, Stored]] = field(default_factory=dict)
    _edits: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _added: dict[str, dict[int, list[str]]] = field(default_factory=dict)

    @property
    def connection(self) -> sa.Connection:
        return self.writer.session.connection()

    def row(self, line: Change) -> Stored | None:
        """Return the record of a line as it is stored now, if it is there."""
        if line.noun not in self._rows:
            self._rows[line.noun] = _rows(self, line.noun)
        return self._rows[line.noun].get(line.record_uid)

    def edited(self, line: Change) -> tuple[str, ...]:
        """Return the columns of a record that later deeds changed, those undone in the meantime left out."""
        if line.noun not in self._edits:
            self._edits[line.noun] = _edits(self, line.noun)
        return tuple(sorted(self._edits[line.noun].get(line.record_uid, ())))

    def added(self, line: Change, record_id: int) -> tuple[str, ...]:
        """Return what was added to a record since, such as ``1 cases``."""
        if line.noun not in self._added:
            self._added[line.noun] = _added(self, line.noun)
        return tuple(self._added[line.noun].get(record_id, ()))


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
    _remove(job)
    if job.left and not rest:
        raise ConflictError("undo.conflict", left=job.left)
    return job.left


def _remove(job: _Job) -> None:
    """Delete what the deed had added and nobody holds on to, many at once."""
    for noun, uids in job.gone.items():
        table = _table(noun)
        gone = sa.delete(table).where(table.c.uid == sa.bindparam("gone"))
        job.connection.execute(gone, [{"gone": uid} for uid in uids])
    job.gone.clear()


def _undo_insert(job: _Job, line: Change, _before: Stored | None, _after: Stored | None) -> None:
    row = job.row(line)
    if row is None:
        _leave(job, line, "gone")
        return
    edited, added = job.edited(line), job.added(line, row["id"])
    if edited or added:
        _leave(job, line, "edited" if edited else "added", *(edited or added))
        return
    job.gone.setdefault(line.noun, []).append(line.record_uid)
    _note(job, line, row, None)


def _undo_delete(job: _Job, line: Change, before: Stored | None, _after: Stored | None) -> None:
    if job.row(line) is not None or before is None:
        _leave(job, line, "there-again")
        return
    _remove(job)  # what came later may stand where this stood
    job.connection.execute(sa.insert(_table(line.noun)), [before])
    _note(job, line, None, before)


def _undo_update(job: _Job, line: Change, before: Stored | None, after: Stored | None) -> None:
    row, table = job.row(line), _table(line.noun)
    if row is None:
        _leave(job, line, "gone")
        return
    before, after = before or {}, after or {}
    back = {name: before[name] for name in before if row[name] == after[name]}
    if len(back) < len(before):
        _leave(job, line, "edited", *(name for name in before if name not in back))
    if back:
        _remove(job)
        job.connection.execute(sa.update(table).where(table.c.uid == line.record_uid).values(back))
        _note(job, line, row, {**row, **back})


_REVERSE = {"I": _undo_insert, "D": _undo_delete, "U": _undo_update}


def _table(noun: str) -> sa.TableClause:
    columns = Record.metadata.tables[noun].columns.keys()
    return sa.table(noun, *(sa.column(name) for name in columns))


def _uids(job: _Job, noun: str) -> sa.Select[Any]:
    return sa.select(col(Change.record_uid)).where(
        col(Change.deed_id) == job.deed_id, col(Change.noun) == noun
    )


def _rows(job: _Job, noun: str) -> dict[str, Stored]:
    """Return every record of ``noun`` that the deed touched and that is there, by uid."""
    table = _table(noun)
    found = job.connection.execute(sa.select(table).where(table.c.uid.in_(_uids(job, noun)))).mappings()
    return {row["uid"]: dict(row) for row in found}


def _edits(job: _Job, noun: str) -> dict[str, set[str]]:
    """Return the columns that later deeds changed, by the uid of the record; undone deeds do not count."""
    undone = select(col(Deed.reverses)).where(col(Deed.reverses).is_not(None))
    later = job.writer.session.exec(
        select(Change.record_uid, Payload.body)
        .join(Payload, col(Payload.change_id) == col(Change.id))
        .join(Deed, col(Deed.id) == col(Change.deed_id))
        .where(
            col(Change.record_uid).in_(_uids(job, noun)),
            Change.op == "U",
            col(Change.deed_id) > job.deed_id,
            col(Deed.reverses).is_(None),
            col(Deed.uid).not_in(undone),
        )
    )
    columns: dict[str, set[str]] = {}
    for uid, body in later:
        columns.setdefault(uid, set()).update(unpacked(body)[1] or {})
    return columns


def _added(job: _Job, noun: str) -> dict[int, list[str]]:
    """Return what belongs to the touched records and is not of this deed, by the id of the record."""
    table = _table(noun)
    ours = sa.select(table.c.id).where(table.c.uid.in_(_uids(job, noun)))
    found: dict[int, list[str]] = {}
    for child in Record.metadata.tables.values():
        for key in child.foreign_keys:
            if key.column.table.name != noun or "uid" not in child.columns:
                continue
            rows = job.connection.execute(sa.select(key.parent, child.c.uid).where(key.parent.in_(ours)))
            counts = Counter(parent for parent, uid in rows if (child.name, uid) not in job.mine)
            for parent, count in counts.items():
                found.setdefault(parent, []).append(f"{count} {child.name}")
    return found


def _leave(job: _Job, line: Change, why: str, *what: str) -> None:
    job.left.append(Leftover(noun=Noun(line.noun), uid=line.record_uid, why=why, what=what))


def _note(job: _Job, line: Change, before: Stored | None, after: Stored | None) -> None:
    row = after or before or {}
    job.writer.record(
        Line(noun=Noun(line.noun), uid=line.record_uid, id=row["id"], before=before, after=after)
    )
