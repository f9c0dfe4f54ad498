"""One undo under way: what it has to know of the records, and what it writes, each many at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from delight.data.chain import Stored, unpacked
from delight.data.entities import Change, Deed, Payload
from delight.data.journal import Writer
from delight.data.tables import bare, referring
from delight.domain.changes import DeedName, Noun
from delight.domain.leftovers import Leftover

_SUGGESTED_FOR = {Noun.CUSTOMER.value: "customer_id", Noun.LINK.value: "link_id"}
"""Whom or what the planner suggests for, by the column that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoLine:
    """What the deed did to one record; ``is_emptied`` where its values were erased since."""

    noun: str
    uid: str
    op: str
    body: str
    is_emptied: bool


@dataclass(slots=True)
class Job:
    """One undo under way; what it needs to know is read once for all records of a kind.

    What it writes waits as long as it is of the same kind, and is written together: a hundred thousand
    records one by one would take a minute.

    Attributes:
        writer: of the deed that undoes.
        deed_id: of the deed that is undone.
        is_merge: whether that deed made one customer of two.
        mine: the records that deed touched.
        removed: those it took away, by kind and body.
        left: what cannot go back.
    """

    writer: Writer
    deed_id: int
    is_merge: bool = False
    mine: set[tuple[str, str]] = field(default_factory=set)
    removed: list[tuple[str, str]] = field(default_factory=list)
    left: list[Leftover] = field(default_factory=list)
    _what: tuple[str, ...] = ()
    _waiting: list[tuple[Any, ...]] = field(default_factory=list)
    _rows: dict[str, dict[str, Stored]] = field(default_factory=dict)
    _edits: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _added: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    _suggested: dict[str, dict[int, list[Stored]]] = field(default_factory=dict)
    _merged: dict[int, int] | None = None
    _there: dict[str, set[int]] = field(default_factory=dict)
    _back: dict[str, set[Any]] | None = None

    @property
    def connection(self) -> sa.Connection:
        return self.writer.session.connection()

    def row(self, line: UndoLine) -> Stored | None:
        """Return the record of a line as it is stored now, if it is there."""
        if line.noun not in self._rows:
            self._rows[line.noun] = _rows(self, line.noun)
        return self._rows[line.noun].get(line.uid)

    def edited(self, line: UndoLine) -> tuple[str, ...]:
        """Return the columns of a record that later deeds changed, those undone in the meantime left out."""
        if line.noun not in self._edits:
            self._edits[line.noun] = _edits(self, line.noun)
        return tuple(sorted(self._edits[line.noun].get(line.uid, ())))

    def added(self, line: UndoLine, record_id: int) -> tuple[str, ...]:
        """Return what was added to a record since, such as ``1 cases``."""
        if line.noun not in self._added:
            self._added[line.noun] = _added(self, line.noun)
        return tuple(self._added[line.noun].get(record_id, ()))

    def suggested(self, line: UndoLine, record_id: int) -> list[Stored]:
        """Return the planner's suggestions that hang on a record, which go with it: nobody made them."""
        if line.noun not in self._suggested:
            self._suggested[line.noun] = _suggested(self, line.noun)
        return self._suggested[line.noun].get(record_id, [])

    def at_home(self, noun: str, values: Stored) -> Stored:
        """Return stored values with each customer who was merged into another as that other."""
        if self._merged is None:
            self._merged = _merged(self)
        ids, names = self._merged, _customer_columns(noun)
        return {name: ids.get(value, value) if name in names else value for name, value in values.items()}

    def is_there(self, noun: str, record_id: int) -> bool:
        """Return whether a record that another refers to is there, or comes back with this undo."""
        if record_id not in self._there.setdefault(noun, set()):
            table = bare(noun, "id")
            found = self.connection.scalar(sa.select(table.c.id).where(table.c.id == record_id))
            if found is None and record_id not in self._coming(noun):
                return False
            self._there[noun].add(record_id)
        return True

    def stays_away(self, noun: str, record_id: int) -> None:
        """Take note that a record that was taken away does not come back."""
        self._coming(noun).discard(record_id)

    def _coming(self, noun: str) -> set[int]:
        if self._back is None:
            self._back = {}
            for kind, body in self.removed:
                before = unpacked(body)[0]
                self._back.setdefault(kind, set()).add((before or {}).get("id"))
        return self._back.setdefault(noun, set())

    def remove(self, line: UndoLine) -> None:
        """Delete a record, together with those that follow."""
        self._wait((line.noun,), (line.uid,))

    def put_back(self, line: UndoLine, values: Stored) -> None:
        """Give some columns of a record their values back, together with those that follow."""
        self._wait((line.noun, *values), (*values.values(), line.uid))

    def write(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        noun, *names = self._what
        sets = ",".join(f"{name}=?" for name in names)
        what = f"UPDATE {noun} SET {sets}" if names else f"DELETE FROM {noun}"  # noqa: S608 - our own names
        self.connection.connection.cursor().executemany(f"{what} WHERE uid=?", self._waiting)
        self._waiting.clear()

    def _wait(self, what: tuple[str, ...], values: tuple[Any, ...]) -> None:
        if what != self._what:
            self.write()
            self._what = what
        self._waiting.append(values)


def _uids(job: Job, noun: str) -> sa.Select[Any]:
    return sa.select(col(Change.record_uid)).where(
        col(Change.deed_id) == job.deed_id, col(Change.noun) == noun
    )


def _rows(job: Job, noun: str) -> dict[str, Stored]:
    """Return every record of ``noun`` that the deed touched and that is there, by uid."""
    table = bare(noun)
    found = job.connection.execute(sa.select(table).where(table.c.uid.in_(_uids(job, noun)))).mappings()
    return {row["uid"]: dict(row) for row in found}


def _edits(job: Job, noun: str) -> dict[str, set[str]]:
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


def _merged(job: Job) -> dict[int, int]:
    """Return who each customer who was merged away is now; whom this undo brings back is left out."""
    table = bare(Noun.MERGE)
    rows = job.connection.execute(sa.select(table.c.uid, table.c.old_id, table.c.customer_id))
    return {row.old_id: row.customer_id for row in rows if (Noun.MERGE.value, row.uid) not in job.mine}


@cache
def _customer_columns(noun: str) -> frozenset[str]:
    """Return the columns of a table that say which customer."""
    return frozenset(column for child, column in referring(Noun.CUSTOMER) if child == noun)


def _added(job: Job, noun: str) -> dict[int, list[str]]:
    """Return what belongs to the touched records and is not of this deed, by the id of the record."""
    table = bare(noun)
    ours = sa.select(table.c.id).where(table.c.uid.in_(_uids(job, noun)))
    found: dict[int, list[str]] = {}
    for child, column in referring(Noun(noun)):
        if child is Noun.SUGGESTION and column in _SUGGESTED_FOR.values():
            continue
        kept = bare(child)
        rows = job.connection.execute(sa.select(kept.c[column], kept.c.uid).where(kept.c[column].in_(ours)))
        counts = Counter(parent for parent, uid in rows if (child, uid) not in job.mine)
        for parent, count in counts.items():
            found.setdefault(parent, []).append(f"{count} {child}")
    return found


def _suggested(job: Job, noun: str) -> dict[int, list[Stored]]:
    """Return what the planner suggested for the touched records, by the id of the record."""
    column = _SUGGESTED_FOR.get(noun)
    if column is None:
        return {}
    table, kept = bare(noun), bare(Noun.SUGGESTION)
    ours = sa.select(table.c.id).where(table.c.uid.in_(_uids(job, noun)))
    found: dict[int, list[Stored]] = {}
    for row in job.connection.execute(sa.select(kept).where(kept.c[column].in_(ours))).mappings():
        if (Noun.SUGGESTION.value, row["uid"]) not in job.mine:
            found.setdefault(row[column], []).append(dict(row))
    return found
