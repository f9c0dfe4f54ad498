"""Questions to the full-text tables: what a person typed as conditions, the best first.

Every sign that is typed is text: a condition is built of words alone that ``domain.seeking`` has cut.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlmodel import Session

from delight.data.derived.seek import id_at, longest_prefix, spot, spots_of, table_of
from delight.data.derived.texts import BEGINS, KNOWN, NAMED
from delight.data.veil import hidden_ids
from delight.domain.changes import Noun
from delight.domain.seeking import Asked

_MOST_TERMS = 40
_HIGHEST = 2**63 - 1
_CHUNK = 200
_NEXT = "\x01"
"""Follows a word where the one after it is looked for: no word holds it."""


def ranked(session: Session, noun: Noun, text: str) -> list[str]:
    """Return the conditions that what fits ``text`` fulfils, the best first; no record fulfils two of them.

    Customers: their name, whose name begins so, whose name holds all words, who is found by all words. All
    others: what has this reference, number or code, whose number begins so, what holds all words.
    """
    asked = Asked(text)
    if not asked.words:
        return []
    words = _all(session, noun, asked, "")
    if noun is Noun.CUSTOMER:
        exact = " OR ".join(f'"{BEGINS}{name}"' for name in asked.in_one)
        begins = _any(_begins(session, noun, BEGINS + name) for name in asked.in_one)
        named = _all(session, noun, asked, NAMED)
        number = _begins(session, noun, KNOWN + asked.number) if asked.number else ""
        return _apart([exact, begins, named, _any([words, number])])
    exact = " OR ".join(f'"{sign}{name}"' for name in asked.in_one for sign in (KNOWN, NAMED))
    known = asked.in_one if any(c.isdigit() for name in asked.in_one for c in name) else ()
    return _apart([exact, _any(_begins(session, noun, KNOWN + name) for name in known), words])


def found_ids(
    session: Session, noun: Noun, text: str, *, after: int | None = None, since: str = ""
) -> Iterator[int]:
    """Yield the ids of what fits ``text``, the best first, the most recent first among the equally good.

    What whoever reads may not see is passed over.

    Args:
        session: to read in.
        noun: what to look for.
        text: what was typed.
        after: the id of the last one that is known already, where the list goes on.
        since: the day, as it is stored, before which nothing need be looked for.
    """
    conditions = ranked(session, noun, text)
    below, least, hidden = _HIGHEST, spot(since or None, 0), hidden_ids(session, noun.value)
    known = spots_of(session.connection().connection.cursor(), noun, [after]).get(after) if after else None
    if known is not None:
        while conditions and not _holds(session, noun, conditions[0], known):
            conditions = conditions[1:]
        below = known
    for condition in conditions:
        found = map(id_at, _spots(session, noun, condition, least, below))
        yield from (one for one in found if one not in hidden)
        below = _HIGHEST


def first_ids(session: Session, noun: Noun, text: str, limit: int) -> list[int]:
    """Return the ids of the best that fit ``text``."""
    return list(islice(found_ids(session, noun, text), limit))


def is_reference(session: Session, noun: Noun, text: str) -> bool:
    """Return whether ``text`` begins as some record's reference does: ``L-2026-00``."""
    begun = [name for name in Asked(text).in_one if name[0].isalpha() and any(c.isdigit() for c in name)]
    condition = _any(_begins(session, noun, KNOWN + name) for name in begun)
    if not condition:
        return False
    hidden = hidden_ids(session, noun.value)
    return any(id_at(at) not in hidden for at in _spots(session, noun, condition, 0, _HIGHEST))


def count_found(session: Session, noun: Noun, text: str) -> int:
    """Return how many records fit ``text``."""
    table, conditions = table_of(noun), ranked(session, noun, text)
    if not conditions:
        return 0
    query, every = f"SELECT count(*) FROM {table}(?)", _any(conditions)  # noqa: S608 - our own name
    hidden = hidden_ids(session, noun.value)
    if not hidden:
        return _scalar(session, query, every)
    seen = f"{query} WHERE rowid & {id_at(-1)} NOT IN (SELECT value FROM json_each(?))"  # noqa: S608
    return _scalar(session, seen, every, json.dumps(sorted(hidden)))


def _spots(session: Session, noun: Noun, condition: str, least: int, below: int) -> Iterator[int]:
    """Yield spots in short reads, so that nobody pays for more than is taken."""
    within = "rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
    query = f"SELECT rowid FROM {table_of(noun)}(?) WHERE {within}"  # noqa: S608 - our own name
    size = 8
    while True:
        rows = session.connection().exec_driver_sql(query, (condition, least, below, size)).fetchall()
        yield from (row[0] for row in rows)
        if len(rows) < size:
            return
        below, size = rows[-1][0], _CHUNK


def _holds(session: Session, noun: Noun, condition: str, at: int) -> bool:
    query = f"SELECT count(*) FROM {table_of(noun)}(?) WHERE rowid = ?"  # noqa: S608
    return bool(_scalar(session, query, condition, at))


def _all(session: Session, noun: Noun, asked: Asked, sign: str) -> str:
    """Return the condition that every word is there, each in one of the ways to spell it."""
    return _every(
        _any(_every(_begins(session, noun, sign + part) for part in way) for way in ways)
        for ways in asked.words
    )


def _begins(session: Session, noun: Noun, begun: str) -> str:
    """Return the condition that a word begins so; empty where no word does.

    Long beginnings have no index of their own: they are looked up in the list of words first, since the
    index would gather every record that holds a common word before it gave the first.
    """
    if len(begun) <= longest_prefix(noun):
        return f'"{begun}"*'
    terms = list(islice(_terms(session, table_of(noun), begun), _MOST_TERMS + 1))
    if len(terms) > _MOST_TERMS:
        return f'"{begun}"*'
    return _any(f'"{term}"' for term in terms)


def _terms(session: Session, table: str, begun: str) -> Iterator[str]:
    query = f"SELECT term FROM {table}_terms WHERE term >= ? LIMIT 1"  # noqa: S608 - our own name
    term = begun
    while (found := _scalar(session, query, term)) is not None and found.startswith(begun):
        yield found
        term = found + _NEXT


def _scalar(session: Session, query: str, *values: object) -> Any:
    row = session.connection().exec_driver_sql(query, values).first()
    return None if row is None else row[0]


def _apart(conditions: Sequence[str]) -> list[str]:
    """Return the conditions that can be fulfilled, each without what fulfils one before it."""
    apart: list[str] = []
    before: list[str] = []
    for condition in filter(None, conditions):
        apart.append(f"({condition}) NOT ({_any(before)})" if before else condition)
        before.append(condition)
    return apart


def _any(conditions: Iterator[str] | Sequence[str]) -> str:
    return _joined(" OR ", [condition for condition in conditions if condition])


def _every(conditions: Iterator[str]) -> str:
    """Return the condition that all hold; empty, which is never, where one of them never does."""
    wanted = list(conditions)
    return _joined(" AND ", wanted) if all(wanted) else ""


def _joined(word: str, conditions: Sequence[str]) -> str:
    different = list(dict.fromkeys(conditions))
    return different[0] if len(different) == 1 else word.join(f"({one})" for one in different)
