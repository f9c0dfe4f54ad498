"""What the front desk does not see, in one place: the owner's own cases, and all that belongs to them.

Whoever may not see them reads through temporary views that bear the names of the tables: a question that
somebody writes tomorrow is behind the veil as well. Deeds work on the tables themselves, and what they ask
for by its id is refused there (``hides_record``). PostgreSQL finds temporary views first in the same way.
"""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.derived.facts import facts
from delight.data.derived.names import FACTS, FACTS_SEEN
from delight.data.entities.owners import HIDDEN_CASES, HIDDEN_LETTERS, OWNERS_CASE
from delight.domain.changes import FINAL_DEEDS, DeedName

VEILED = "veiled"
"""Key in ``Session.info``: whoever reads here may not see what is the owner's alone."""

_PARTS = ("promises", "actions", "follow_ups", "attachments", "ticks", "dismissals", "ideas")
_UIDS = " UNION ALL ".join(
    [
        f"SELECT uid FROM main.cases WHERE {OWNERS_CASE}",  # noqa: S608
        *(f"SELECT uid FROM main.{name} WHERE case_id IN ({HIDDEN_CASES})" for name in _PARTS),  # noqa: S608
        f"SELECT uid FROM main.letters WHERE id IN ({HIDDEN_LETTERS})",  # noqa: S608
        f"SELECT uid FROM main.replies WHERE letter_id IN ({HIDDEN_LETTERS})",  # noqa: S608
    ]
)
_LINES = f"SELECT deed_id FROM main.changes WHERE record_uid IN ({_UIDS})"  # noqa: S608

_SEEN = {
    "cases": f"id NOT IN ({HIDDEN_CASES})",
    **dict.fromkeys(_PARTS, f"(case_id IS NULL OR case_id NOT IN ({HIDDEN_CASES}))"),
    "letters": f"id NOT IN ({HIDDEN_LETTERS})",
    "replies": f"letter_id NOT IN ({HIDDEN_LETTERS})",
    "changes": f"record_uid NOT IN ({_UIDS})",
    "deeds": f"id NOT IN ({_LINES})",
}
"""By table, the condition that a row is seen."""

_COUNTED = (
    "last_at", "cases", "first_case_at", "complaints", "open_complaints", "open_since", "complaint_at",
    "complaint_before", "complaint_outcome", "complaint_closed_at", "compliments", "compliment_at", "pulse",
    "pulse_at", "letters", "letter_at",
)  # fmt: skip
"""What of the facts of a customer tells of cases or letters."""


def draw(connection: Any) -> None:
    """Hide from everything that this connection reads what is the owner's alone."""
    connection.execute("PRAGMA temp_store=MEMORY")
    for name, seen in _SEEN.items():
        connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM main.{name} WHERE {seen}")  # noqa: S608
    connection.execute(f"CREATE TEMP VIEW {FACTS} AS SELECT {_facts()} FROM main.{FACTS} AS f")  # noqa: S608


def _facts() -> str:
    """Return the columns of a customer's facts, as somebody counts them who does not see everything.

    An index of the others still serves: only what may differ is looked up in the few rows beside.
    """
    seen = f"SELECT {{column}} FROM main.{FACTS_SEEN} AS s WHERE s.customer_id = f.customer_id"  # noqa: S608
    known = f"EXISTS (SELECT 1 FROM main.{FACTS_SEEN} AS s WHERE s.customer_id = f.customer_id)"  # noqa: S608
    columns = (column.name for column in facts.columns)
    return ", ".join(
        f"CASE WHEN {known} THEN ({seen.format(column=one)}) ELSE f.{one} END AS {one}"
        if one in _COUNTED
        else f"f.{one} AS {one}"
        for one in columns
    )


def hides_record(session: Session, table: str, record: Any) -> bool:
    """Return whether a record belongs to a case that whoever does this deed may not see.

    What a deed has only just made is theirs until it is done.
    """
    if not session.info.get(VEILED) or table not in _SEEN:
        return False
    whole = f"SELECT uid FROM main.{table} WHERE uid = :uid AND NOT ({_SEEN[table]})"  # noqa: S608
    known = f"{whole} AND EXISTS (SELECT 1 FROM main.changes WHERE record_uid = :uid)"  # noqa: S608
    return session.connection().scalar(sa.text(known), {"uid": record.uid}) is not None


def hides_later(session: Session, staff_uid: str, uid: str) -> bool:
    """Return whether somebody did something after the deed ``uid`` that they may not see any more.

    What was taken back since, and what cannot be, does not count.
    """
    if not session.info.get(VEILED):
        return False
    final = ", ".join(f"'{name.value}'" for name in (*FINAL_DEEDS, DeedName.UNDONE))
    later = (
        "SELECT 1 FROM main.deeds WHERE id > (SELECT id FROM main.deeds WHERE uid = :uid)"  # noqa: S608
        f" AND staff_uid = :staff_uid AND name NOT IN ({final}) AND id IN ({_LINES})"
        " AND uid NOT IN (SELECT reverses FROM main.deeds WHERE reverses IS NOT NULL) LIMIT 1"
    )
    return session.connection().scalar(sa.text(later), {"uid": uid, "staff_uid": staff_uid}) is not None


def hidden_ids(session: Session, table: str) -> frozenset[int]:
    """Return the ids of a table's rows that whoever reads may not see; words alone no view hides."""
    hidden = {"cases": HIDDEN_CASES, "letters": HIDDEN_LETTERS}.get(table)
    if not session.info.get(VEILED) or hidden is None:
        return frozenset()
    return frozenset(session.connection().exec_driver_sql(hidden).scalars())
