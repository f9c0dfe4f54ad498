"""What figures of erased people are made with: new ids and uids, the month alone, words that others share."""

import json
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any
from uuid import uuid4

from sqlmodel import Session

from delight.data.belongings import Belongings
from delight.domain.changes import Noun

Stored = dict[str, Any]
NO_WORDS = "–"
"""Stands where words were; the tables want some."""

_LAST_ID = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?"


def add(session: Session, noun: Noun, rows: Sequence[Stored]) -> range:
    """Insert new records under ids and uids that were never anybody's; return the ids in their order."""
    if not rows:
        return range(0)
    connection, names = session.connection(), list(rows[0])
    last = connection.exec_driver_sql(_LAST_ID, (noun.value,)).scalar_one()
    ids = range(last + 1, last + 1 + len(rows))
    for number, row in zip(ids, rows, strict=True):
        row["id"], row["uid"] = number, uuid4().hex
    connection.connection.cursor().executemany(
        f"INSERT INTO {noun.value} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",  # noqa: S608
        list(map(itemgetter(*names), rows)),
    )
    return ids


def in_month(row: Stored) -> Stored:
    """Return a record with its moments at noon of the first of their months."""
    names = [name for name in row if name == "at" or name.endswith("_at")]
    return {**row, **{name: f"{row[name][:7]}-01T12:00:00.000+00:00" for name in names if row[name]}}


def shared_words(session: Session, theirs: Belongings, noun: Noun, column: str) -> set[str]:
    """Return those words of theirs that somebody else's record has too: they tell nothing of them."""
    words: Iterable[str] = {row[column] for row in theirs.of(noun) if row[column]}
    if not words:
        return set()
    query = (
        f"SELECT DISTINCT {column} FROM {noun.value} WHERE {column} IN (SELECT value FROM json_each(?)) "  # noqa: S608
        "AND customer_id IS NOT NULL AND id NOT IN (SELECT value FROM json_each(?))"
    )
    asked = json.dumps(sorted(words)), json.dumps(sorted(theirs.ids(noun)))
    return {word for (word,) in session.connection().exec_driver_sql(query, asked)}
