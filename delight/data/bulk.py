"""Many records at once: past the ORM, which is slow, but never past the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from delight.data.chain import Stored
from delight.data.entities import Record
from delight.data.journal import Line, Writer
from delight.data.parts import parts
from delight.domain.changes import Noun

Tick = Callable[[int], None]
"""Told how many more records are written; raises to stop, and then nothing is kept."""

_BATCH = 2_000


def no_tick(_count: int) -> None:
    """Tell nobody."""


def first_free(writer: Writer, entity: type[Record]) -> int:
    """Return the id that the next record of this kind gets; ids are never used again."""
    cursor = _cursor(writer)
    found = cursor.execute("SELECT seq FROM sqlite_sequence WHERE name=?", (_noun(entity).value,)).fetchone()
    return (found[0] if found else 0) + 1


def insert(
    writer: Writer,
    entity: type[Record],
    rows: Sequence[Stored],
    customer_uids: Iterable[str],
    tick: Tick = no_tick,
) -> None:
    """Insert records given as stored values, all with the same columns, ``uid`` among them.

    Args:
        writer: of the deed.
        entity: their kind.
        rows: without ``id`` they are numbered on from the last one.
        customer_uids: whom each concerns, for erasing its history with them.
        tick: told after each batch.
    """
    if not rows:
        return
    noun, first = _noun(entity), first_free(writer, entity)
    numbered = rows if "id" in rows[0] else [{"id": first + n, **row} for n, row in enumerate(rows)]
    names = tuple(numbered[0])
    marks = ",".join("?" * len(names))
    statement = f"INSERT INTO {noun.value}({','.join(names)}) VALUES({marks})"
    cursor = _cursor(writer)
    for batch in parts(numbered, _BATCH):
        cursor.executemany(statement, [tuple(map(row.__getitem__, names)) for row in batch])
        tick(len(batch))
    for row, customer in zip(numbered, customer_uids, strict=True):
        writer.record(
            Line(noun=noun, uid=row["uid"], id=row["id"], before=None, after=row, customer_uid=customer)
        )


def update(
    writer: Writer,
    entity: type[Record],
    pairs: Iterable[tuple[Stored, Stored]],
    customer_uids: Iterable[str],
    tick: Tick = no_tick,
) -> None:
    """Change records, given as all their stored values before and after; what is the same is left alone."""
    noun, cursor = _noun(entity), _cursor(writer)
    changed = [(_differs(*pair), *pair, uid) for pair, uid in zip(pairs, customer_uids, strict=True)]
    changed = sorted((one for one in changed if one[0]), key=lambda one: (one[0], one[1]["id"]))
    for names, same in groupby(changed, key=lambda one: one[0]):
        sets = ",".join(f"{name}=?" for name in names)
        statement = f"UPDATE {noun.value} SET {sets} WHERE id=?"  # noqa: S608 - our own names
        for batch in parts(list(same), _BATCH):
            values = [(*(after[name] for name in names), after["id"]) for _, _, after, _ in batch]
            cursor.executemany(statement, values)
            tick(len(batch))
    for _, before, after, customer in changed:
        writer.record(
            Line(
                noun=noun, uid=after["uid"], id=after["id"], before=before, after=after, customer_uid=customer
            )
        )


def _differs(before: Stored, after: Stored) -> tuple[str, ...]:
    return tuple(name for name in after if after[name] != before[name])


def _noun(entity: type[Record]) -> Noun:
    return Noun(str(entity.__tablename__))


def _cursor(writer: Writer) -> Any:
    writer.session.flush()
    return writer.session.connection().connection.cursor()
