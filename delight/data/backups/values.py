"""Whether what stands in a row is what its columns are for: SQLite checks kinds and lengths, and no days."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache, partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from delight.data.derived.facts import facts
from delight.data.derived.names import FACTS
from delight.data.engine import sqlite as engine
from delight.data.entities import Record
from delight.data.types import ByValue, Day, DayCounts, UtcDateTime

_DIALECT = sqlite.dialect()
_PARSED = (ByValue, Day, DayCounts, UtcDateTime)
_TABLES = {**Record.metadata.tables, FACTS: facts}
Read = Callable[[Any], Any]


def is_readable(table: str, row: Sequence[Any]) -> bool:
    """Tell whether every value of a row, in the order of its table's columns, can be read as one.

    A text with a zero in it was overwritten in part: no field of ours takes one.
    """
    try:
        for at, read in _readers(table):
            if row[at] is not None:
                read(row[at])
    except (ValueError, TypeError):
        return False
    return "\0" not in "".join([value for value in row if value.__class__ is str])


def unreadable(connection: Any) -> list[str]:
    """Return the tables with a row that cannot be read, though the file that they are in is whole."""
    return [table for table in Record.metadata.tables if _has_unreadable(connection, table)]


def is_derived_readable(connection: Any) -> bool:
    """Tell whether what is counted of the records, and can be made anew, can be read."""
    return not _has_unreadable(connection, FACTS)


def _has_unreadable(connection: Any, table: str) -> bool:
    names = (
        "NULL" if isinstance(column.type, sa.LargeBinary) else f'"{column.name}"'
        for column in _TABLES[table].columns
    )
    rows = connection.execute(f'SELECT {", ".join(names)} FROM "{table}"')  # noqa: S608 - ours
    try:
        return not all(is_readable(table, row) for row in rows)
    except (engine.Error, UnicodeDecodeError):
        return True


@cache
def _readers(table: str) -> tuple[tuple[int, Read], ...]:
    columns = enumerate(_TABLES[table].columns)
    return tuple((at, _reader(column.type)) for at, column in columns if isinstance(column.type, _PARSED))


def _reader(kind: Any) -> Read:
    if isinstance(kind, ByValue):
        return kind.kind
    if isinstance(kind, Day):
        return date.fromisoformat
    return _moment if isinstance(kind, UtcDateTime) else partial(kind.process_result_value, dialect=_DIALECT)


def _moment(value: str) -> None:
    if datetime.fromisoformat(value).tzinfo is None:
        raise ValueError("a moment without its time zone")
