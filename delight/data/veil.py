"""What the front desk does not see, in one place: the owner's own cases, and all that belongs to them.

Whoever may not see them reads through temporary views that bear the names of the tables: a question that
somebody writes tomorrow is behind the veil as well. Deeds work on the tables themselves, and what they ask
for by its id is refused there (``hides_record``). PostgreSQL finds temporary views first in the same way.
"""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities.cases import OWNERS_CASE
from delight.domain.wordings import WordingKind

VEILED = "veiled"
"""Key in ``Session.info``: whoever reads here may not see what is the owner's alone."""

_HIDDEN = f"SELECT id FROM main.cases WHERE {OWNERS_CASE}"  # noqa: S608 - our own words
_PARTS = ("promises", "actions", "follow_ups", "attachments", "ticks", "dismissals", "ideas")
_LETTERS = f"coalesce(case_id, 0) IN ({_HIDDEN}) OR kind = '{WordingKind.PARTING_WAYS.value}'"
_OF_LETTER = f"SELECT id FROM main.letters WHERE {_LETTERS}"  # noqa: S608
_UIDS = " UNION ALL ".join(
    [
        f"SELECT uid FROM main.cases WHERE {OWNERS_CASE}",  # noqa: S608
        *(f"SELECT uid FROM main.{name} WHERE case_id IN ({_HIDDEN})" for name in _PARTS),  # noqa: S608
        f"SELECT uid FROM main.letters WHERE {_LETTERS}",  # noqa: S608
        f"SELECT uid FROM main.replies WHERE letter_id IN ({_OF_LETTER})",  # noqa: S608
    ]
)
_LINES = f"SELECT deed_id FROM main.changes WHERE record_uid IN ({_UIDS})"  # noqa: S608

_SEEN = {
    "cases": f"NOT ({OWNERS_CASE})",
    **dict.fromkeys(_PARTS, f"(case_id IS NULL OR case_id NOT IN ({_HIDDEN}))"),
    "letters": f"NOT ({_LETTERS})",
    "replies": f"letter_id NOT IN ({_OF_LETTER})",
    "changes": f"record_uid NOT IN ({_UIDS})",
    "deeds": f"id NOT IN ({_LINES})",
}
"""By table, the condition that a row is seen."""


def draw(connection: Any) -> None:
    """Hide from everything that this connection reads what is the owner's alone."""
    connection.execute("PRAGMA temp_store=MEMORY")
    for name, seen in _SEEN.items():
        connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM main.{name} WHERE {seen}")  # noqa: S608


def hides_record(session: Session, table: str, record: Any) -> bool:
    """Return whether a record belongs to a case that whoever does this deed may not see.

    What a deed has only just made is theirs until it is done.
    """
    if not session.info.get(VEILED) or table not in _SEEN:
        return False
    whole = f"SELECT uid FROM main.{table} WHERE uid = :uid AND NOT ({_SEEN[table]})"  # noqa: S608
    known = f"{whole} AND EXISTS (SELECT 1 FROM main.changes WHERE record_uid = :uid)"  # noqa: S608
    return session.connection().scalar(sa.text(known), {"uid": record.uid}) is not None


def hidden_ids(session: Session, table: str) -> frozenset[int]:
    """Return the ids of a table's rows that whoever reads may not see; words alone no view hides."""
    if not session.info.get(VEILED) or table not in _SEEN:
        return frozenset()
    rows = f"SELECT id FROM main.{table} WHERE NOT ({_SEEN[table]})"  # noqa: S608
    return frozenset(session.connection().exec_driver_sql(rows).scalars())
