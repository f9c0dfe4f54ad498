"""What refers to records that are lost: brought back, or let go."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

_ROUNDS = 10


def mend_references(
    new: Any,
    tables: Sequence[str],
    bring_back: Callable[[str, int], bool],
    lost: dict[str, int],
    brought_back: dict[str, int],
) -> None:
    """Bring back what is referred to and lost; else take the reference away, or what needs it.

    Args:
        new: a connection to the file.
        tables: all that may refer to others, those that are referred to first.
        bring_back: puts the record of a table with a number into the file, if a copy has it.
        lost: counts, by table, what had to go with what it needs.
        brought_back: likewise what came back.
    """
    for _ in range(_ROUNDS):
        broken = [one for table in tables for one in _broken(new, table)]
        if not broken:
            return
        for table, column, parent, needed, wanted in broken:
            back = sum(bring_back(parent, number) for number in wanted)
            if back:
                brought_back[parent] = brought_back.get(parent, 0) + back
            if gone := _let_go(new, table, column, parent, needed=needed):
                lost[table] = lost.get(table, 0) + gone


def _broken(new: Any, table: str) -> Iterator[tuple[str, str, str, bool, list[int]]]:
    """Yield each column that refers to what is not there: to what table, if it must, to which records."""
    needed = {row[1]: bool(row[3]) for row in new.execute(f'PRAGMA table_info("{table}")').fetchall()}
    for row in new.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
        parent, column = row[2], row[3]
        asked = f'SELECT DISTINCT "{column}" FROM "{table}" WHERE {_dangling(column, parent)}'  # noqa: S608 - ours
        wanted = [number for (number,) in new.execute(asked).fetchall()]
        if wanted:
            yield table, column, parent, needed[column], wanted


def _let_go(new: Any, table: str, column: str, parent: str, *, needed: bool) -> int:
    """Take references away, or the records that cannot be without; return how many records went."""
    where = f"WHERE {_dangling(column, parent)}"
    if not needed:  # what a CHECK refuses stays as it is, and goes
        new.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = NULL {where}')  # noqa: S608 - ours
    return new.execute(f'DELETE FROM "{table}" {where}').rowcount  # noqa: S608 - ours


def _dangling(column: str, parent: str) -> str:
    return f'"{column}" IS NOT NULL AND "{column}" NOT IN (SELECT id FROM "{parent}")'  # noqa: S608 - ours
