"""Hand everything that belongs to one customer over to another, whatever table it lies in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from delight.data import bulk
from delight.data.chain import Stored
from delight.data.entities import Customer, Link, Record
from delight.data.journal import Line, Writer
from delight.domain.changes import Noun
from delight.domain.links import BOTH_WAYS

CUSTOMERS = str(Customer.__tablename__)


def belongings() -> Iterator[tuple[type[Record], str]]:
    """Yield every kind of record that points at customers, with the column that does; new tables as well."""
    for entity in _kinds(Record):
        for column in Record.metadata.tables[str(entity.__tablename__)].columns:
            if any(key.column.table.name == CUSTOMERS for key in column.foreign_keys):
                yield entity, column.name


def counts(connection: sa.Connection, customer_id: int) -> dict[str, int]:
    """Return how much of each kind belongs to a customer, by the table's name, none left out."""
    found: dict[str, int] = {}
    for entity, column in belongings():
        table = _table(entity)
        query = sa.select(sa.func.count()).select_from(table).where(table.c[column] == customer_id)
        found[table.name] = found.get(table.name, 0) + (connection.scalar(query) or 0)
    return found


def hand_over(writer: Writer, other: Customer, keep: Customer) -> None:
    """Give ``keep`` all that belongs to ``other``; what both have alike is dropped from the other.

    What was between the two of them goes: nobody belongs to themselves.
    """
    writer.session.flush()
    for entity, columns in _by_kind().items():
        rows = _rows(writer, entity, columns, other.id or 0)
        pairs = [(row, _moved(entity, row, columns, other.id, keep.id)) for row in rows]
        taken = _taken(writer, entity, columns, keep.id or 0)
        moved: list[tuple[Stored, Stored]] = []
        for before, after in pairs:
            marks = _marks(entity, after)
            if _is_own(after, columns) or not marks.isdisjoint(taken):
                _remove(writer, entity, before, keep.uid)
            else:
                taken |= marks
                moved.append((before, after))
        bulk.update(writer, entity, moved, [keep.uid] * len(moved))


def remove_customer(writer: Writer, customer: Customer) -> None:
    """Take a customer away whom nothing belongs to any more."""
    writer.session.flush()
    (row,) = _rows(writer, Customer, ("id",), customer.id or 0)
    writer.session.expunge(customer)
    _remove(writer, Customer, row, customer.uid)


def _by_kind() -> dict[type[Record], tuple[str, ...]]:
    found: dict[type[Record], tuple[str, ...]] = {}
    for entity, column in belongings():
        found[entity] = (*found.get(entity, ()), column)
    return found


def _moved(entity: type[Record], row: Stored, columns: tuple[str, ...], old: Any, new: Any) -> Stored:
    after = {**row, **{name: new for name in columns if row[name] == old}}
    if entity is Link and after["kind"] in BOTH_WAYS and after["customer_id"] > after["other_id"]:
        after["customer_id"], after["other_id"] = after["other_id"], after["customer_id"]
    return after


def _is_own(row: Stored, columns: tuple[str, ...]) -> bool:
    """Return whether a record would tie somebody to themselves."""
    return len(columns) > 1 and len({row[name] for name in columns}) == 1


def _taken(writer: Writer, entity: type[Record], columns: tuple[str, ...], keep_id: int) -> set[Any]:
    rows = _rows(writer, entity, columns, keep_id) if _unique(entity) else []
    return {mark for row in rows for mark in _marks(entity, row)}


def _marks(entity: type[Record], row: Stored) -> set[Any]:
    """Return what no two records of a kind may have alike."""
    return {(names, tuple(row[name] for name in names)) for names in _unique(entity)}


def _unique(entity: type[Record]) -> list[tuple[str, ...]]:
    """Return the columns that are unique together and name a customer."""
    table = Record.metadata.tables[str(entity.__tablename__)]
    named = {column for kind, column in belongings() if kind is entity}
    constraints = (c for c in table.constraints if isinstance(c, sa.UniqueConstraint))
    found = (tuple(column.name for column in c.columns) for c in constraints)
    return [names for names in found if not named.isdisjoint(names)]


def _rows(writer: Writer, entity: type[Record], columns: tuple[str, ...], customer_id: int) -> list[Stored]:
    """Return records as they are stored, but for bytes, which never change hands."""
    full, plain = Record.metadata.tables[str(entity.__tablename__)], _table(entity)
    shown = [plain.c[c.name] for c in full.columns if not isinstance(c.type, sa.LargeBinary)]
    where = sa.or_(*(plain.c[name] == customer_id for name in columns))
    rows = writer.session.connection().execute(sa.select(*shown).where(where).order_by(plain.c.id))
    return [dict(row) for row in rows.mappings()]


def _remove(writer: Writer, entity: type[Record], row: Stored, customer_uid: str) -> None:
    table = _table(entity)
    writer.session.connection().execute(sa.delete(table).where(table.c.id == row["id"]))
    noun = Noun(table.name)
    writer.record(
        Line(noun=noun, uid=row["uid"], id=row["id"], before=row, after=None, customer_uid=customer_uid)
    )


def _table(entity: type[Record]) -> sa.TableClause:
    full = Record.metadata.tables[str(entity.__tablename__)]
    return sa.table(full.name, *(sa.column(column.name) for column in full.columns))


def _kinds(base: type[Record]) -> Iterator[type[Record]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)
