"""Undo out of the journal: by column, naming what was changed or added since."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from delight.data.chain import Stored, unpacked
from delight.data.entities import Change, Deed, Payload
from delight.data.journal import Line, Writer
from delight.data.schema import SCHEMA_NO
from delight.data.tables import bare, referring
from delight.domain.changes import ERASING_DEEDS, FINAL_DEEDS, DeedName, Noun
from delight.domain.errors import ConflictError, UnknownError


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A record that cannot go back, and why: edited (columns), gone, erased, there-again, added (counts)."""

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
    _merged: dict[int, int] | None = None

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

    def at_home(self, noun: str, values: Stored) -> Stored:
        """Return stored values with each customer who was merged into another as that other."""
        if self._merged is None:
            self._merged = _merged(self)
        ids, names = self._merged, _customer_columns(noun)
        return {name: ids.get(value, value) if name in names else value for name, value in values.items()}


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
            ``undo.erased`` where all of it was erased.
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
    erased = _erased(job)
    for line, body in lines:
        if line.record_uid in erased or (line.hash and body is None):
            _leave(job, line, "erased")
        else:
            _REVERSE[line.op](job, line, *unpacked(body or ""))
    _remove(job)
    _forget_merges_of_the_present(job)
    if lines and all(left.why == "erased" for left in job.left) and len(job.left) == len(lines):
        raise ConflictError("undo.erased")
    if job.left and not rest:
        raise ConflictError("undo.conflict", left=job.left)
    return job.left


def _erased(job: _Job) -> set[str]:
    """Return the uids of the deed's records that were erased for good since."""
    session = job.writer.session
    erasing = session.exec(select(Deed.id).where(col(Deed.name).in_(ERASING_DEEDS))).all()
    if not erasing:
        return set()
    gone = select(Change.record_uid).where(col(Change.deed_id).in_(erasing), Change.op == "D")
    return set(session.exec(gone)) & {uid for _noun, uid in job.mine}


def _remove(job: _Job) -> None:
    """Delete what the deed had added and nobody holds on to, many at once."""
    for noun, uids in job.gone.items():
        table = bare(noun)
        gone = sa.delete(table).where(table.c.uid == sa.bindparam("gone"))
        job.connection.execute(gone, [{"gone": uid} for uid in uids])
    job.gone.clear()


def _forget_merges_of_the_present(job: _Job) -> None:
    """Let nobody who is here count as merged away, as where a merge was done again only in part."""
    merges, customers = bare(Noun.MERGE), bare(Noun.CUSTOMER)
    here = sa.select(merges).where(merges.c.old_id.in_(sa.select(customers.c.id)))
    for row in job.connection.execute(here).mappings().all():
        job.connection.execute(sa.delete(merges).where(merges.c.id == row["id"]))
        job.writer.record(Line(noun=Noun.MERGE, uid=row["uid"], id=row["id"], before=dict(row), after=None))


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
    before = job.at_home(line.noun, before)
    try:
        with job.connection.begin_nested():
            job.connection.execute(sa.insert(bare(line.noun)), [before])
    except IntegrityError:  # the one it was merged into has the same
        _leave(job, line, "there-again")
        return
    _note(job, line, None, before)


def _undo_update(job: _Job, line: Change, before: Stored | None, after: Stored | None) -> None:
    row, table = job.row(line), bare(line.noun)
    if row is None:
        _leave(job, line, "gone")
        return
    before, after = job.at_home(line.noun, before or {}), job.at_home(line.noun, after or {})
    back = {name: before[name] for name in before if row[name] == after[name]}
    if len(back) < len(before):
        _leave(job, line, "edited", *(name for name in before if name not in back))
    if back:
        _remove(job)
        job.connection.execute(sa.update(table).where(table.c.uid == line.record_uid).values(back))
        _note(job, line, row, {**row, **back})


_REVERSE = {"I": _undo_insert, "D": _undo_delete, "U": _undo_update}


def _uids(job: _Job, noun: str) -> sa.Select[Any]:
    return sa.select(col(Change.record_uid)).where(
        col(Change.deed_id) == job.deed_id, col(Change.noun) == noun
    )


def _rows(job: _Job, noun: str) -> dict[str, Stored]:
    """Return every record of ``noun`` that the deed touched and that is there, by uid."""
    table = bare(noun)
    found = job.connection.execute(sa.select(table).where(table.c.uid.in_(_uids(job, noun)))).mappings()
    return {row["uid"]: dict(row) for row in found}


def _edits(job: _Job, noun: str) -> dict[str, set[str]]:
    """Return the columns that later deeds changed, by the uid of the record.

    Undone deeds do not count, nor does a merge that gave the record to somebody else: that is no edit of it.
    """
    undone = select(col(Deed.reverses)).where(col(Deed.reverses).is_not(None))
    later = job.writer.session.exec(
        select(Change.record_uid, Payload.body, Deed.name)
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
    for uid, body, deed in later:
        changed = set(unpacked(body)[1] or {})
        if deed == DeedName.CUSTOMERS_MERGED:
            changed -= _customer_columns(noun)
        if changed:
            columns.setdefault(uid, set()).update(changed)
    return columns


def _merged(job: _Job) -> dict[int, int]:
    """Return who each customer who was merged away is now; whom this undo brings back is left out."""
    table = bare(Noun.MERGE)
    rows = job.connection.execute(sa.select(table.c.uid, table.c.old_id, table.c.customer_id))
    return {row.old_id: row.customer_id for row in rows if (Noun.MERGE.value, row.uid) not in job.mine}


@cache
def _customer_columns(noun: str) -> frozenset[str]:
    """Return the columns of a table that say which customer."""
    return frozenset(column for child, column in referring(Noun.CUSTOMER) if child == noun)


def _added(job: _Job, noun: str) -> dict[int, list[str]]:
    """Return what belongs to the touched records and is not of this deed, by the id of the record."""
    table = bare(noun)
    ours = sa.select(table.c.id).where(table.c.uid.in_(_uids(job, noun)))
    found: dict[int, list[str]] = {}
    for child, column in referring(Noun(noun)):
        kept = bare(child)
        rows = job.connection.execute(sa.select(kept.c[column], kept.c.uid).where(kept.c[column].in_(ours)))
        counts = Counter(parent for parent, uid in rows if (child, uid) not in job.mine)
        for parent, count in counts.items():
            found.setdefault(parent, []).append(f"{count} {child}")
    return found


def _leave(job: _Job, line: Change, why: str, *what: str) -> None:
    job.left.append(Leftover(noun=Noun(line.noun), uid=line.record_uid, why=why, what=what))


def _note(job: _Job, line: Change, before: Stored | None, after: Stored | None) -> None:
    row = after or before or {}
    job.writer.record(
        Line(noun=Noun(line.noun), uid=line.record_uid, id=row["id"], before=before, after=after)
    )
