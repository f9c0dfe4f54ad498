"""Keep what is derived in step with the records: in the same transaction, or all of it anew.

It is no part of the journal. ``meta`` says which version of the rules it was worked out by, and up to which
line of the journal: where either is not of today, as in a file of an older Delight, it is made anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from delight.data.chain import COUNT
from delight.data.derived.facts import count_again, facts, facts_seen
from delight.data.derived.names import FACTS, FACTS_SEEN, SEEK
from delight.data.derived.seek import create, purge, spots_of, write, write_all
from delight.data.derived.whose import counted_for, rewritten, told_of
from delight.data.parts import parts
from delight.data.schema import SCHEMA_NO
from delight.domain.changes import ERASING_DEEDS, DeedName, Noun
from delight.domain.progress import ProgressFn, share, silent

if TYPE_CHECKING:
    from delight.data.journal import Line

FACTS_NUMBER, WORDS_NUMBER = 10, 8
"""Counted up whenever facts are counted, or words are cut, in another way: the others stay as they are."""
KEY = "derived"
"""Where ``meta`` says so; without it all is made anew when the file is opened."""
_CHUNK = 10_000
_COUNTED = 15
"""Of a hundred parts of all that is made anew, so many are counting."""
_PEOPLE = 80
"""Of a hundred parts of what is kept in step after a deed, so many are customers."""
_READ = "SELECT value FROM meta WHERE key=?"
_WRITE = "INSERT INTO meta(key,value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value"
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type='table' AND (name IN (?, ?) OR sql LIKE 'CREATE VIRTUAL%')"
)


def mark(lines: int) -> str:
    """Return what ``meta`` says where everything is in step with the journal's line ``lines``."""
    return f"{FACTS_NUMBER}.{WORDS_NUMBER} {SCHEMA_NO} {lines}"


def is_in_step(cursor: Any, *, before: int = 0) -> bool:
    """Return whether what is derived fits the records, or did ``before`` so many lines of the journal."""
    kept = cursor.execute(_READ, (KEY,)).fetchone()
    return kept is not None and kept[0] == mark(_lines(cursor) - before)


def keep(cursor: Any, lines: Sequence[Line], name: DeedName, progress: ProgressFn = silent) -> None:
    """Bring what is derived in step with the records that these lines, the journal's last, tell of.

    After a deed that erases, no word of what is gone is left in the file. What was out of step before stays
    so, and is made anew when the file is opened next. ``progress`` is told how far it is, and may raise.
    """
    if not is_in_step(cursor, before=len(lines)):
        return
    _keep_people(cursor, lines, share(progress, 0, _PEOPLE))
    others = rewritten(cursor, lines)
    for number, (noun, one) in enumerate(others.items()):
        write(cursor, noun, one.ids, one.old, share(progress, *_stretch(number, len(others))))
    if name in ERASING_DEEDS:
        purge(cursor)
    say(cursor)


def renew(cursor: Any, progress: ProgressFn = silent) -> None:
    """Make anew what is not of today: only the full-text tables, if all else is; see ``rebuild``."""
    kept = cursor.execute(_READ, (KEY,)).fetchone()
    if kept is not None and _but_for_words(kept[0]) == _but_for_words(mark(_lines(cursor))):
        _drop(cursor, SEEK)
        create(cursor)
        write_all(cursor, progress)
        say(cursor)
    else:
        rebuild(cursor, progress)


def rebuild(cursor: Any, progress: ProgressFn = silent) -> None:
    """Make everything that is derived anew out of the records, whatever was there.

    Args:
        cursor: in a transaction, so that a kill leaves all as it was.
        progress: told how far it is; may raise ``StoppedError``.
    """
    progress(0, 1)
    _drop(cursor, FACTS, SEEK)
    _create(cursor)
    people = [row[0] for row in cursor.execute("SELECT id FROM customers ORDER BY id").fetchall()]
    counting = share(progress, 0, _COUNTED)
    for number, some in enumerate(parts(people, _CHUNK)):
        counting(number * _CHUNK, len(people))
        count_again(cursor, some)
    write_all(cursor, share(progress, _COUNTED, 100))
    say(cursor)


def forget(cursor: Any) -> bool:
    """Have all of it made anew when the file is opened next; tell whether anything was there."""
    return bool(cursor.execute("DELETE FROM meta WHERE key=?", (KEY,)).rowcount)


def _stretch(number: int, count: int) -> tuple[int, int]:
    """Return where, in per cent, the work on one of so many other kinds begins and ends."""
    rest = 100 - _PEOPLE
    return _PEOPLE + rest * number // count, _PEOPLE + rest * (number + 1) // count


def _keep_people(cursor: Any, lines: Sequence[Line], progress: ProgressFn) -> None:
    told, counted = told_of(lines), counted_for(cursor, lines)
    if not told | counted:
        return
    before = spots_of(cursor, Noun.CUSTOMER, told | counted)
    count_again(cursor, counted)
    after = spots_of(cursor, Noun.CUSTOMER, counted)
    moved = {one for one in counted if before.get(one) != after.get(one)}
    old = [before[one] for one in told | moved if one in before]
    write(cursor, Noun.CUSTOMER, told | moved, old, progress)


def say(cursor: Any) -> None:
    """Note that everything is in step with the journal as it stands."""
    cursor.execute(_WRITE, (KEY, mark(_lines(cursor))))


def _but_for_words(said: str) -> tuple[str, ...]:
    """Return what a mark says of all but the words."""
    numbers, *rest = said.split(" ")
    return numbers.split(".")[0], *rest


def _lines(cursor: Any) -> int:
    kept = cursor.execute(_READ, (COUNT,)).fetchone()
    return int(kept[0]) if kept else 0


def _create(cursor: Any) -> None:
    dialect = sqlite.dialect()
    for table in (facts, facts_seen):
        cursor.execute(str(CreateTable(table).compile(dialect=dialect)))
    for index in facts.indexes:
        cursor.execute(str(CreateIndex(index).compile(dialect=dialect)))
    create(cursor)


def _drop(cursor: Any, *begun: str) -> None:
    for (name,) in cursor.execute(_TABLES, (FACTS, FACTS_SEEN)).fetchall():
        if name.startswith(begun):
            cursor.execute(f"DROP TABLE {name}")
