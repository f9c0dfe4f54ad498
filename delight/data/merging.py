"""Hand everything that belongs to one customer over to another, whatever table it lies in."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from delight.data import bulk
from delight.data.chain import Stored
from delight.data.entities import Customer, Record
from delight.data.journal import Line, Writer
from delight.data.tables import bare, referring
from delight.domain.changes import Noun
from delight.domain.customers.links import BOTH_WAYS
from delight.domain.surprises.suggestions import SuggestionState

_KINDS = {str(kind.__tablename__): kind for kind in Record.__subclasses__()}


def counts(connection: sa.Connection, customer_id: int) -> dict[str, int]:
    """Return how much of each kind belongs to a customer, by the table's name, none left out."""
    found: dict[str, int] = {}
    for noun, column in referring(Noun.CUSTOMER):
        table = bare(noun)
        query = sa.select(sa.func.count()).select_from(table).where(table.c[column] == customer_id)
        found[noun] = found.get(noun, 0) + (connection.scalar(query) or 0)
    return found


def hand_over(writer: Writer, other: Customer, keep: Customer) -> None:
    """Give ``keep`` all that belongs to ``other``; what both have alike is dropped from the other.

    What was between the two of them goes: nobody belongs to themselves.
    """
    writer.session.flush()
    _give_way(writer, other.id or 0, keep)
    for noun, columns in _by_kind().items():
        rows = _rows(writer, noun, columns, other.id or 0)
        pairs = [(row, _moved(noun, row, columns, other.id, keep.id)) for row in rows]
        taken = _taken(writer, noun, columns, keep.id or 0)
        moved: list[tuple[Stored, Stored]] = []
        for before, after in pairs:
            marks = _marks(noun, after)
            if _is_own(after, columns) or not marks.isdisjoint(taken):
                _remove(writer, noun, before, keep.uid)
            else:
                taken |= marks
                moved.append((before, after))
        bulk.update(writer, _KINDS[noun], moved, [keep.uid] * len(moved))


def _give_way(writer: Writer, other_id: int, keep: Customer) -> None:
    """Drop what a week suggested for ``keep`` where a surprise for the other was agreed in the same week."""
    mine, theirs = (_rows(writer, Noun.SUGGESTION, ("customer_id",), one) for one in (keep.id or 0, other_id))
    agreed = {row["week"] for row in theirs if row["state"] == SuggestionState.ACCEPTED}
    for row in mine:
        if row["week"] in agreed and row["state"] != SuggestionState.ACCEPTED:
            _remove(writer, Noun.SUGGESTION, row, keep.uid)


def remove_customer(writer: Writer, customer: Customer) -> None:
    """Take a customer away whom nothing belongs to any more."""
    writer.session.flush()
    (row,) = _rows(writer, Noun.CUSTOMER, ("id",), customer.id or 0)
    writer.session.expunge(customer)
    _remove(writer, Noun.CUSTOMER, row, customer.uid)


def _by_kind() -> dict[Noun, tuple[str, ...]]:
    found: dict[Noun, tuple[str, ...]] = {}
    for noun, column in referring(Noun.CUSTOMER):
        found[noun] = (*found.get(noun, ()), column)
    return found


def _moved(noun: Noun, row: Stored, columns: tuple[str, ...], old: Any, new: Any) -> Stored:
    after = {**row, **{name: new for name in columns if row[name] == old}}
    if noun is Noun.LINK and after["kind"] in BOTH_WAYS and after["customer_id"] > after["other_id"]:
        after["customer_id"], after["other_id"] = after["other_id"], after["customer_id"]
    return after


def _is_own(row: Stored, columns: tuple[str, ...]) -> bool:
    """Return whether a record would tie somebody to themselves."""
    return len(columns) > 1 and len({row[name] for name in columns}) == 1


def _taken(writer: Writer, noun: Noun, columns: tuple[str, ...], keep_id: int) -> set[Any]:
    rows = _rows(writer, noun, columns, keep_id) if _unique(noun) else []
    return {mark for row in rows for mark in _marks(noun, row)}


def _marks(noun: Noun, row: Stored) -> set[Any]:
    """Return what no two records of a kind may have alike."""
    return {(names, tuple(row[name] for name in names)) for names in _unique(noun)}


def _unique(noun: Noun) -> list[tuple[str, ...]]:
    """Return the columns that are unique together and name a customer."""
    named = {column for kind, column in referring(Noun.CUSTOMER) if kind is noun}
    constraints = (c for c in Record.metadata.tables[noun].constraints if isinstance(c, sa.UniqueConstraint))
    found = (tuple(column.name for column in c.columns) for c in constraints)
    return [names for names in found if not named.isdisjoint(names)]


def _rows(writer: Writer, noun: Noun, columns: tuple[str, ...], customer_id: int) -> list[Stored]:
    """Return records as they are stored, but for bytes, which never change hands."""
    full, plain = Record.metadata.tables[noun], bare(noun)
    shown = [plain.c[c.name] for c in full.columns if not isinstance(c.type, sa.LargeBinary)]
    where = sa.or_(*(plain.c[name] == customer_id for name in columns))
    rows = writer.session.connection().execute(sa.select(*shown).where(where).order_by(plain.c.id))
    return [dict(row) for row in rows.mappings()]


def _remove(writer: Writer, noun: Noun, row: Stored, customer_uid: str) -> None:
    table = bare(noun)
    writer.session.connection().execute(sa.delete(table).where(table.c.id == row["id"]))
    writer.record(
        Line(noun=noun, uid=row["uid"], id=row["id"], before=row, after=None, customer_uid=customer_uid)
    )
