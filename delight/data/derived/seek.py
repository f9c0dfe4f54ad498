"""Full-text tables, one for each kind of thing: which words find it, the most recent first.

The tables hold words alone (FTS5, ``content=''``, ``detail=none``), folded and cut by ``domain.seeking``; the
text itself stays in its record. A row's number is its *spot*, the day and the id, so that reading backwards
gives the most recent first and stops early. Some words carry a sign before them:

- ``^`` the whole name of a customer as one word, ``.`` a word of a name, ``#`` an end of a phone number;
- ``#`` of a case or a letter: what it is known by, such as its reference.
"""

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from delight.data.derived.names import SEEK
from delight.data.derived.texts import KINDS, Kind
from delight.data.parts import parts
from delight.domain.changes import Noun
from delight.domain.progress import ProgressFn, silent

PREFIXES = {Noun.CUSTOMER: 6}
"""Beginnings of up to so many characters have an index of their own, four where nothing is said.

Of customers six: many names and numbers begin alike, each of which is another word.
"""
_USUAL_PREFIXES = 4
_CREATE = """
CREATE VIRTUAL TABLE {name} USING fts5(
  words, content='', contentless_delete=1, detail=none, prefix='{prefixes}', tokenize="ascii tokenchars '^.#'"
)
"""
_TERMS = "CREATE VIRTUAL TABLE {name}_terms USING fts5vocab({name}, instance)"
_MERGE = "INSERT INTO {name}({name}) VALUES('optimize')"
_INSERT, _DELETE = "INSERT INTO {name}(rowid, words) VALUES(?,?)", "DELETE FROM {name} WHERE rowid=?"
_TOLD_EVERY = 2_000
_CHUNK = 2_000
_ID_BITS = 32


def table_of(noun: Noun) -> str:
    """Return the name of the full-text table of a kind of record."""
    return SEEK + noun.value


def longest_prefix(noun: Noun) -> int:
    """Return up to how many characters beginnings of words are found without looking the words up."""
    return PREFIXES.get(noun, _USUAL_PREFIXES)


def spot(moment: str | None, record_id: int) -> int:
    """Return the number that stands for a record's day, then its id; without a day it is the oldest."""
    day = date.fromisoformat(moment[:10]).toordinal() if moment else 0
    return day << _ID_BITS | record_id


def id_at(number: int) -> int:
    """Return the id of the record at a spot."""
    return number & ((1 << _ID_BITS) - 1)


def spots_of(cursor: Any, noun: Noun, ids: Iterable[int]) -> dict[int, int]:
    """Return where these records stand, by what the tables hold now."""
    rows = cursor.execute(KINDS[noun].these, (json.dumps(sorted(ids)),)).fetchall()
    return {record_id: spot(moment, record_id) for record_id, moment in rows}


def create(cursor: Any) -> None:
    """Make the empty tables."""
    for noun in KINDS:
        prefixes = " ".join(map(str, range(1, longest_prefix(noun) + 1)))
        cursor.execute(_CREATE.format(name=table_of(noun), prefixes=prefixes))
        cursor.execute(_TERMS.format(name=table_of(noun)))


def write(
    cursor: Any, noun: Noun, ids: Collection[int], old_spots: Collection[int], progress: ProgressFn = silent
) -> None:
    """Find these records by what they say now, and no longer by what they said at their old spots."""
    if old_spots:
        cursor.executemany(_DELETE.format(name=table_of(noun)), [(at,) for at in sorted(old_spots)])
    if ids:
        _insert(cursor, KINDS[noun], table_of(noun), ids, progress)


def write_all(cursor: Any, progress: ProgressFn = silent) -> None:
    """Fill the empty tables, and merge what was written in pieces; ``progress`` hears how far it is."""
    every = {
        noun: sorted(spot(moment, record_id) for record_id, moment in cursor.execute(kind.every).fetchall())
        for noun, kind in KINDS.items()
    }
    done, total = 0, sum(map(len, every.values()))
    for noun, spots in every.items():
        for chunk in parts(spots, _CHUNK):
            progress(done, total)
            _insert(cursor, KINDS[noun], table_of(noun), [id_at(at) for at in chunk])
            done += len(chunk)
        cursor.execute(_MERGE.format(name=table_of(noun)))


def purge(cursor: Any) -> None:
    """Leave no word in the file that was taken out of the tables: they are written anew, old pages zeroed."""
    for noun in KINDS:
        cursor.execute(_MERGE.format(name=table_of(noun)))


def _insert(cursor: Any, kind: Kind, table: str, ids: Collection[int], progress: ProgressFn = silent) -> None:
    """Insert in the order of spots: the index takes them much faster so."""
    made: list[tuple[int, str]] = []
    for number, (record_id, moment, words) in enumerate(kind.read(cursor, ids)):
        if number % _TOLD_EVERY == 0:
            progress(number, 2 * len(ids))
        if words:
            made.append((spot(moment, record_id), " ".join(sorted(words))))
    made.sort()
    for number, some in enumerate(parts(made, _TOLD_EVERY)):
        progress(len(made) + number * _TOLD_EVERY, 2 * len(made))
        cursor.executemany(_INSERT.format(name=table), some)
