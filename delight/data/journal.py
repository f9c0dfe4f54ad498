"""The journal: every deed and every record it touched, chained; the one writer of both.

Each line carries a hash of its payload and a chain over all lines before it; the head and the count stand
in ``meta`` too, so that a tail cut off shows. Payloads lie apart: erasing one leaves the chain whole.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import uuid4

from sqlalchemy import event, inspect
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import ORMExecuteState, make_transient_to_detached
from sqlmodel import Session

from delight.data import derived
from delight.data.chain import COUNT, HEAD, Signed, Stored, chained, digest, head, packed, signature
from delight.data.entities import Record
from delight.data.schema import SCHEMA_NO
from delight.data.types import UtcDateTime
from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.progress import ProgressFn, share, silent

_DIALECT = sqlite.dialect()
_TOLD_EVERY = 1_000
_CHAINED, _WHOLE = 250, 1_000
"""How much of finishing is the history; the rest is what is derived."""
_INSERT_DEED = "INSERT INTO deeds(uid,name,staff_uid,at,schema_no,reverses) VALUES(?,?,?,?,?,?)"
_INSERT_CHANGE = "INSERT INTO changes(id,deed_id,noun,record_uid,op,hash,chain) VALUES(?,?,?,?,?,?,?)"
_INSERT_PAYLOAD = "INSERT INTO payloads(change_id,customer_uid,salt,body) VALUES(?,?,?,?)"
_COUNT_ON = (
    "INSERT INTO meta(key, value) VALUES(:key, CAST(:count AS TEXT)) ON CONFLICT(key)"
    " DO UPDATE SET value = CAST(CAST(value AS INTEGER) + :count AS TEXT) RETURNING value"
)
_KEEP = "INSERT INTO meta(key,value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value"


_WRITER = "writer"
"""Key in ``Session.info``: who collects what a deed does."""


class DeedSession(Session):
    """Where a deed is done: what it writes goes through its ``Writer``."""


class BypassError(Exception):
    """Code of ours tried to write past the journal; always a mistake to mend, never shown to people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One record before and after a deed, as stored values; ``None`` where it was not there.

    A ``bare`` one leaves no payload: what was erased must not stand in history either.
    """

    noun: Noun
    uid: str
    id: int
    before: Stored | None
    after: Stored | None
    customer_uid: str = ""
    bare: bool = False


class Writer:
    """Collects what one deed does in its session and writes the history with it, in one transaction."""

    def __init__(
        self, session: Session, *, name: DeedName, at: datetime, staff_uid: str, reverses: str | None
    ) -> None:
        self.session = session
        self.at = at
        self.changes = Changes(deed="", name=name)
        self.progress: ProgressFn = silent
        """Told how far ``finish`` is; raises to stop, and then nothing is kept."""
        self._deed = Signed(
            uid=uuid4().hex, name=name, staff_uid=staff_uid, at=at, schema_no=SCHEMA_NO, reverses=reverses
        )
        self._seen: dict[tuple[Noun, str], tuple[Record, Stored | None]] = {}
        self._bulk: list[Line] = []
        self._about: Record | None = None
        session.info[_WRITER] = self

    @property
    def uid(self) -> str:
        """Uid of the deed, once it is written."""
        return self._deed.uid

    @property
    def stamp(self) -> str:
        """The moment of the deed, as it is stored."""
        return UtcDateTime().process_bind_param(self.at, _DIALECT) or ""

    def add(self, *records: Record) -> None:
        """Add records and give them their ids.

        New ones are written by plain statements: the ORM takes several times as long for a row.
        """
        self.session.flush()
        for record in records:
            if record not in self.session:
                self._insert(record)

    def about(self, record: Record) -> None:
        """Say which record the deed is about; its id goes out with ``Changes``."""
        self._about = record

    def record(self, line: Line) -> None:
        """Take note of a record that was written by a plain statement."""
        self._bulk.append(line)

    def recorded(self, noun: Noun) -> list[Line]:
        """Return what was noted so far of records of a kind that were written by plain statements."""
        return [line for line in self._bulk if line.noun is noun]

    def next_number(self, counter: str) -> int:
        """Return the next number of a counter that never goes back, not even when its deed is undone."""
        return self.next_numbers(counter, 1)[0]

    def next_numbers(self, counter: str, count: int) -> range:
        """Return the next so many numbers of a counter; see ``next_number``."""
        told = self._cursor().execute(_COUNT_ON, {"key": counter, "count": count})
        last = int(told.fetchone()[0])
        return range(last - count + 1, last + 1)

    def finish(self) -> None:
        """Write the history, commit, and leave the outcome in ``changes``."""
        self.session.flush()
        lines = [*self._lines(), *self._bulk]
        if lines:
            _write(self._cursor(), self._deed, lines, self.progress)
        self.session.commit()
        self.changes = Changes(
            deed=self._deed.uid if lines else "",
            name=self.changes.name,
            record=(self._about.id or 0) if self._about else 0,
            touched=frozenset((line.noun, line.id) for line in lines),
        )

    def let_go(self) -> None:
        """Collect no more: else the lines of a large deed would stay until Python looks for circles."""
        self.session.info.pop(_WRITER, None)

    def collect(self) -> None:
        """Take note of what the session is about to write."""
        session = self.session
        for record in [*session.new, *session.dirty, *session.deleted]:
            if not isinstance(record, Record):
                continue
            new = record in session.new
            if new or session.is_modified(record) or record in session.deleted:
                key = (Noun(record.__tablename__), record.uid)
                self._seen.setdefault(key, (record, None if new else _values_before(record)))

    def _insert(self, record: Record) -> None:
        row = values(record)
        if record.id is None:
            del row["id"]
        statement = _insert_into(record.__tablename__, with_id=record.id is not None)
        record.id = self._cursor().execute(statement, tuple(row.values())).lastrowid
        self._seen[Noun(record.__tablename__), record.uid] = (record, None)
        make_transient_to_detached(record)
        self.session.add(record)

    def _lines(self) -> Iterable[Line]:
        for (noun, uid), (record, before) in self._seen.items():
            after = None if inspect(record).deleted else values(record)
            if before != after:
                yield Line(
                    noun=noun,
                    uid=uid,
                    id=record.id or 0,
                    before=before,
                    after=after,
                    customer_uid=self._concerned(noun, record),
                )

    def _concerned(self, noun: Noun, record: Record) -> str:
        if noun is Noun.CUSTOMER:
            return record.uid
        customer_id = getattr(record, "customer_id", None)
        case_id = getattr(record, "case_id", None)
        if customer_id is None and case_id is not None:
            customer_id = self._scalar("cases", "customer_id", case_id)
        return (self._scalar("customers", "uid", customer_id) or "") if customer_id else ""

    def _scalar(self, table: str, column: str, record_id: int) -> Any:
        found = self._cursor().execute(f"SELECT {column} FROM {table} WHERE id=?", (record_id,)).fetchone()  # noqa: S608 - our own names
        return found[0] if found else None

    def _cursor(self) -> Any:
        return self.session.connection().connection.cursor()


def values(record: Record) -> Stored:
    """Return a record's columns as they are stored."""
    return {
        name: stored(record.__tablename__, name, getattr(record, name))
        for name in _columns(record.__tablename__)
    }


def stored(table: str, column: str, value: Any) -> Any:
    """Return ``value`` as the column keeps it."""
    bind = _bind(table, column)
    return bind(value) if bind and not isinstance(value, bytes) else value


def _write(cursor: Any, deed: Signed, lines: Sequence[Line], progress: ProgressFn) -> None:
    at = stored("deeds", "at", deed.at)
    row = (deed.uid, deed.name, deed.staff_uid, at, deed.schema_no, deed.reverses)
    deed_id = cursor.execute(_INSERT_DEED, row).lastrowid
    chain, number = head(cursor)
    signed, telling = signature(deed), share(progress, 0, _CHAINED, _WHOLE)
    changes, payloads = [], []
    for done, line in enumerate(lines):
        if done % _TOLD_EVERY == 0:
            telling(done, len(lines))
        number += 1
        op = "I" if line.before is None else "D" if line.after is None else "U"
        body = "" if line.bare else packed(line.before, line.after)
        salt = secrets.token_hex(8) if body else ""
        hashed = digest(salt, body)
        chain = chained(chain, number, signed, line.noun, line.uid, op, hashed)
        changes.append((number, deed_id, line.noun.value, line.uid, op, hashed, chain))
        if body:
            payloads.append((number, line.customer_uid, salt, body))
    cursor.executemany(_INSERT_CHANGE, changes)
    cursor.executemany(_INSERT_PAYLOAD, payloads)
    cursor.executemany(_KEEP, [(HEAD, chain), (COUNT, str(number))])
    derived.keep(cursor, lines, DeedName(deed.name), share(progress, _CHAINED, _WHOLE, _WHOLE))
    progress(_WHOLE, _WHOLE)


def _values_before(record: Record) -> Stored:
    state = inspect(record)
    result = {}
    for name in _columns(record.__tablename__):
        history = state.attrs[name].history
        value = history.deleted[0] if history.deleted else getattr(record, name)
        result[name] = stored(record.__tablename__, name, value)
    return result


@cache
def _columns(table: str) -> tuple[str, ...]:
    return tuple(Record.metadata.tables[table].columns.keys())


@cache
def _insert_into(table: str, *, with_id: bool) -> str:
    """Return the statement for a row as ``values`` has it."""
    names = [name for name in _columns(table) if with_id or name != "id"]
    return f"INSERT INTO {table}({','.join(names)}) VALUES({','.join('?' * len(names))})"


@cache
def _bind(table: str, column: str) -> Any:
    kind = Record.metadata.tables[table].columns[column].type
    return kind.dialect_impl(_DIALECT).bind_processor(_DIALECT)


@event.listens_for(DeedSession, "before_flush")
def _collect(session: Session, _context: object, _instances: object) -> None:
    writer: Writer | None = session.info.get(_WRITER)
    if writer is not None:
        writer.collect()


@event.listens_for(DeedSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise BypassError("a bulk statement would write past the journal")
