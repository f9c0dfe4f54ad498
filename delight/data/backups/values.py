"""Whether what stands in a row is what its columns are for: SQLite checks kinds and lengths, and no days.

Nor does it know the codes of vouchers and stamp cards, or how a reason is told.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cache, partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from delight.data.derived.facts import facts
from delight.data.derived.names import FACTS
from delight.data.engine import sqlite as engine
from delight.data.entities import Record, StampCard, Suggestion, Voucher
from delight.data.types import ByValue, Day, DayCounts, UtcDateTime
from delight.domain.codes import CodeKind, is_given_out
from delight.domain.shop import MOST_STAMPS
from delight.domain.surprises.reasons import Reason
from delight.domain.surprises.telling import plainly, told_reason

_DIALECT = sqlite.dialect()
_PARSED = (ByValue, Day, DayCounts, UtcDateTime)
_UNTOLD = (ValueError, TypeError, AttributeError, OverflowError)
_TABLES = {**Record.metadata.tables, FACTS: facts}
Read = Callable[[Any], Any]
"""Reads a value; what it is not raises one of ``_UNTOLD``."""


def is_readable(table: str, row: Sequence[Any]) -> bool:
    """Tell whether every value of a row, in the order of its table's columns, can be read as one.

    A text with a zero in it was overwritten in part: no field of ours takes one.
    """
    try:
        for at, read in _readers(table):
            if row[at] is not None:
                read(row[at])
        if table == Suggestion.__tablename__:
            _tell(dict(zip(_TABLES[table].columns.keys(), row, strict=True)))
    except _UNTOLD:
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
    columns = list(enumerate(_TABLES[table].columns))
    parsed = ((at, _reader(column.type)) for at, column in columns if isinstance(column.type, _PARSED))
    own = ((at, _OWN[table, column.name]) for at, column in columns if (table, column.name) in _OWN)
    return (*parsed, *own)


def _reader(kind: Any) -> Read:
    if isinstance(kind, ByValue):
        return kind.kind
    if isinstance(kind, Day):
        return date.fromisoformat
    return _moment if isinstance(kind, UtcDateTime) else partial(kind.process_result_value, dialect=_DIALECT)


def _moment(value: str) -> None:
    if datetime.fromisoformat(value).tzinfo is None:
        raise ValueError("a moment without its time zone")


def _code(value: str, *, kind: CodeKind) -> None:
    if not is_given_out(value, kind):
        raise ValueError("letters that no code has")


def _few(value: int) -> None:
    if value > MOST_STAMPS:
        raise ValueError("more stamps than a card has room for")


def _tell(row: Mapping[str, Any]) -> None:
    """Tell why somebody is suggested, as pages do, and whom they brought."""
    figures = json.loads(row["figures"])
    told_reason(Reason(row["why"]), figures, plainly(str))
    int(figures.get("other", 0))


_OWN: dict[tuple[str, str], Read] = {
    (str(Voucher.__tablename__), "code"): partial(_code, kind=CodeKind.VOUCHER),
    (str(StampCard.__tablename__), "code"): partial(_code, kind=CodeKind.STAMP_CARD),
    (str(StampCard.__tablename__), "needed"): _few,
}
"""How columns are read whose type says less than what stands there."""
