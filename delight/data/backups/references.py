"""What refers to records that are lost: brought back, or let go."""

from collections.abc import Callable
from typing import Any

_ROUNDS = 10


def mend_references(
    new: Any, bring_back: Callable[[str, int], bool], lost: dict[str, int], brought_back: dict[str, int]
) -> None:
    """Bring back what is referred to and lost; else take the reference away, or what needs it.

    Args:
        new: a connection to the file.
        bring_back: puts the record of a table with a number into the file, if a copy has it.
        lost: counts, by table, what had to go with what it needs.
        brought_back: likewise what came back.
    """
    for _ in range(_ROUNDS):
        broken = new.execute("PRAGMA foreign_key_check").fetchall()
        if not broken:
            return
        for table, rowid, parent, number in broken:
            column = next(r[3] for r in new.execute(f'PRAGMA foreign_key_list("{table}")') if r[0] == number)
            wanted = _value(new, table, column, rowid)
            if wanted is None or _value(new, parent, "id", wanted) is not None:
                continue  # brought back a moment ago
            if bring_back(parent, wanted):
                brought_back[parent] = brought_back.get(parent, 0) + 1
            elif _let_go(new, table, column, rowid):
                lost[table] = lost.get(table, 0) + 1


def _let_go(new: Any, table: str, column: str, rowid: int) -> bool:
    """Take a reference away, or the record where it needs one, and tell whether that went."""
    needed = next(row[3] for row in new.execute(f'PRAGMA table_info("{table}")') if row[1] == column)
    if needed:
        return new.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,)).rowcount > 0  # noqa: S608 - ours
    new.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (rowid,))  # noqa: S608 - ours
    return False


def _value(new: Any, table: str, column: str, rowid: int) -> int | None:
    found = new.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (rowid,)).fetchone()  # noqa: S608
    return found[0] if found else None
