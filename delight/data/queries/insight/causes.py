"""Causes: what was changed about them, and which were called something else before."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from delight.data.queries.surprise_people import cursor_of
from delight.domain.changes import DeedName

_DEEDS = """
SELECT id FROM main.deeds WHERE id > ? AND id <= ? AND name IN (?, ?) ORDER BY id
"""
_MOVED = """
SELECT json_extract(p.body, '$[0].cause_key'), coalesce(json_extract(p.body, '$[0].cause'), ''),
  json_extract(p.body, '$[1].cause_key'), k.cause_key, d.at, k.id
FROM main.changes AS c
JOIN main.payloads AS p ON p.change_id = c.id
JOIN main.deeds AS d ON d.id = c.deed_id
JOIN cases AS k ON k.uid = c.record_uid
WHERE c.deed_id = ? AND c.noun = 'cases' AND c.op = 'U' AND p.body <> ''
  AND json_extract(p.body, '$[0].cause_key') > ''
ORDER BY c.id
"""
_SAID = "SELECT cause_key, cause, changed_on, what FROM improvements"


def said(session: Session) -> list[Any]:
    """Return what was changed about causes: key, cause, since which day, and what."""
    found: list[Any] = cursor_of(session).execute(_SAID).fetchall()
    return found


def last_deed(session: Session) -> int:
    """Return the number of the latest deed; 0 where there is none."""
    return int(cursor_of(session).execute("SELECT coalesce(max(id), 0) FROM main.deeds").fetchone()[0])


def renaming(session: Session, after: int, upto: int) -> list[int]:
    """Return the deeds between two numbers that may have called causes something else."""
    names = (DeedName.CASES_GATHERED.value, DeedName.CAUSES_MERGED.value)
    found: list[Any] = cursor_of(session).execute(_DEEDS, (after, upto, *names)).fetchall()
    return [row[0] for row in found]


def moved(session: Session, deed: int) -> list[Any]:
    """Return the cases that had another cause before a deed.

    A row: the key it had, that cause as it was written, the key from then on and that by now, when it was
    done, the case.
    """
    found: list[Any] = cursor_of(session).execute(_MOVED, (deed,)).fetchall()
    return found
