"""The tables of records as they are stored, and what refers to what: no table has to be listed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import sqlalchemy as sa

from delight.data.entities import Record
from delight.domain.changes import Noun


def records() -> Iterator[tuple[Noun, sa.Table]]:
    """Yield every table of records."""
    for noun in Noun:
        yield noun, Record.metadata.tables[noun.value]


@cache
def referring(owner: Noun) -> tuple[tuple[Noun, str], ...]:
    """Return every kind of record that refers to a kind, with the column that does; new tables as well."""
    return tuple(
        (Noun(table.name), column.name)
        for table in Record.metadata.tables.values()
        for column in table.columns
        if table.name in set(Noun)
        and any(key.column.table.name == owner.value for key in column.foreign_keys)
    )


def bare(name: str, *columns: str) -> sa.TableClause:
    """Return a table whose values come and go as they are stored: days and moments stay text.

    Args:
        name: of the table.
        columns: all of it, where nothing is said.
    """
    wanted = columns or Record.metadata.tables[name].columns.keys()
    return sa.table(name, *(sa.column(column) for column in wanted))
