"""What the front desk does not see, in one place: the owner's own cases, and all that belongs to them.

Whoever may not see them reads through temporary views that bear the names of the tables: a question that
somebody writes tomorrow is behind the veil as well. Deeds work on the tables themselves, and what they ask
for by its id is refused there (``hides_record``). PostgreSQL finds temporary views first in the same way.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from delight.data.derived.facts import facts
from delight.data.derived.names import FACTS, FACTS_SEEN
from delight.data.entities.owners import (
    HIDDEN_CASES,
    HIDDEN_LETTERS,
    OF_CASE_ID,
    OWNERS_CASE,
    REMOVED,
    WAS_OWNERS,
)
from delight.domain.changes import FINAL_DEEDS, DeedName
from delight.domain.customers.standing import DETRACTOR, PROMOTER
from delight.domain.staff.staff import Role

VEILED = "veiled"
"""Key in ``Session.info``: whoever reads here may not see what is the owner's alone."""

_PARTS = ("promises", "actions", "follow_ups", "attachments", "ticks", "dismissals", "ideas")
_OWNERS_CAUSE = (
    f"cause_key IN (SELECT cause_key FROM main.cases WHERE {OWNERS_CASE}) AND NOT EXISTS"  # noqa: S608
    " (SELECT 1 FROM main.cases AS k WHERE k.cause_key = improvements.cause_key"
    f" AND k.id NOT IN ({HIDDEN_CASES})) AND coalesce((SELECT s.role FROM main.staff AS s"
    f" WHERE s.id = improvements.staff_id), '{Role.OWNER.value}') = '{Role.OWNER.value}'"
)
"""The condition that an improvement is an owner's, about a cause that only cases of the owner's had."""
_REMOVED = f"""SELECT {{0}} FROM main.payloads AS p JOIN main.changes AS c ON c.id = p.change_id
 WHERE p.change_id IN (SELECT change_id FROM main.payloads WHERE {REMOVED})"""  # noqa: S608
_GONE_CASE = f"c.noun = 'cases' AND {WAS_OWNERS} AND c.record_uid NOT IN (SELECT uid FROM main.cases)"  # noqa: S608
_GONE_CASES = f"{_REMOVED} AND {_GONE_CASE}"
_GONE_IDS = _GONE_CASES.format("json_extract(body, '$[0].id')")
_GONE = " UNION ALL ".join(
    [
        _GONE_CASES.format("c.record_uid"),
        f"{_REMOVED} AND {OF_CASE_ID} IN ({HIDDEN_CASES} UNION ALL {_GONE_IDS})".format("c.record_uid"),
    ]
)
"""The uids of what was removed: cases of the owner's that were undone, and what belonged to such cases."""
_UIDS = " UNION ALL ".join(
    [
        f"SELECT uid FROM main.cases WHERE {OWNERS_CASE}",  # noqa: S608
        *(f"SELECT uid FROM main.{name} WHERE case_id IN ({HIDDEN_CASES})" for name in _PARTS),  # noqa: S608
        f"SELECT uid FROM main.letters WHERE id IN ({HIDDEN_LETTERS})",  # noqa: S608
        f"SELECT uid FROM main.replies WHERE letter_id IN ({HIDDEN_LETTERS})",  # noqa: S608
        f"SELECT uid FROM main.improvements WHERE {_OWNERS_CAUSE}",  # noqa: S608
        _GONE,
    ]
)
_LINES = f"SELECT deed_id FROM main.changes WHERE record_uid IN ({_UIDS})"  # noqa: S608

_SEEN = {
    "cases": f"id NOT IN ({HIDDEN_CASES})",
    **dict.fromkeys(_PARTS, f"(case_id IS NULL OR case_id NOT IN ({HIDDEN_CASES}))"),
    "letters": f"id NOT IN ({HIDDEN_LETTERS})",
    "replies": f"letter_id NOT IN ({HIDDEN_LETTERS})",
    "improvements": f"NOT ({_OWNERS_CAUSE})",
    "vouchers": "TRUE",
    "pulses": "TRUE",
    "guesses": "TRUE",
    "changes": f"record_uid NOT IN ({_UIDS})",
    "deeds": f"id NOT IN ({_LINES})",
}
"""By table, the condition that a row is seen: anybody takes a voucher, whatever case it was given for."""

_COUNTED = (
    "last_at", "cases", "first_case_at", "complaints", "open_complaints", "open_since", "complaint_at",
    "complaint_before", "complaint_outcome", "complaint_closed_at", "compliments", "compliment_at", "pulse",
    "letters", "letter_at",
)  # fmt: skip
"""What of the facts of a customer tells of cases or letters."""

_ANSWERS = frozenset(
    {
        ("follow_ups", "pulse"), ("facts", "pulse_at"), ("pulses", "score"), ("pulses", "words"),
        ("guesses", "score"),
    }
)  # fmt: skip
"""Columns that tell what a customer answered, or what somebody of the shop guessed, which is the owner's.

Without the day of an answer standing names none.
"""
_OF_THE_CASE = frozenset({("vouchers", "case_id"), ("vouchers", "note"), ("vouchers", "cancel_why")})
"""Columns that could tell of the case that a voucher was given for."""
_NOTHING = ("''", "NULL")
_HIDES_CASE = f"case_id IN ({HIDDEN_CASES})"
_ROUGHLY = (
    f"CASE WHEN {{0}} >= {PROMOTER} THEN {PROMOTER} WHEN {{0}} <= {DETRACTOR} THEN {DETRACTOR}"
    f" WHEN {{0}} IS NOT NULL THEN {DETRACTOR + 1} END"
)
"""What standing needs of an answer, and no more."""


def draw(connection: Any) -> None:
    """Hide from everything that this connection reads what is the owner's alone.

    What customers answered is, too: whoever reads here learns how they stand, and not what they said.
    """
    connection.execute("PRAGMA temp_store=MEMORY")
    for name, seen in _SEEN.items():
        columns = ", ".join(_column(name, column.name) for column in SQLModel.metadata.tables[name].columns)
        connection.execute(f"CREATE TEMP VIEW {name} AS SELECT {columns} FROM main.{name} WHERE {seen}")  # noqa: S608
    connection.execute(f"CREATE TEMP VIEW {FACTS} AS SELECT {_facts()} FROM main.{FACTS} AS f")  # noqa: S608


def _column(table: str, name: str) -> str:
    if (table, name) in _ANSWERS:
        return f"NULL AS {name}"
    if (table, name) in _OF_THE_CASE:
        return f"CASE WHEN {_HIDES_CASE} THEN {_NOTHING[name == 'case_id']} ELSE {name} END AS {name}"
    return name


def _facts() -> str:
    """Return the columns of a customer's facts, as somebody counts them who does not see everything.

    An index of the others still serves: only what may differ is looked up in the few rows beside.
    """
    names = [column.name for column in facts.columns]
    return ", ".join(
        f"NULL AS {name}" if (FACTS, name) in _ANSWERS else f"{_fact(name)} AS {name}" for name in names
    )


def _fact(name: str) -> str:
    """Return what stands for one of a customer's facts."""
    if name not in _COUNTED:
        return f"f.{name}"
    seen = f"SELECT {name} FROM main.{FACTS_SEEN} AS s WHERE s.customer_id = f.customer_id"  # noqa: S608
    known = f"EXISTS (SELECT 1 FROM main.{FACTS_SEEN} AS s WHERE s.customer_id = f.customer_id)"  # noqa: S608
    fact = f"CASE WHEN {known} THEN ({seen}) ELSE f.{name} END"
    return _ROUGHLY.format(fact) if name == "pulse" else fact


def hides_some(session: Session, table: str) -> bool:
    """Return whether whoever asks may see some of a table only: what is gone and what is hidden are alike."""
    return bool(session.info.get(VEILED)) and table in _SEEN


def hides_record(session: Session, table: str, record: Any) -> bool:
    """Return whether a record belongs to a case that whoever does this deed may not see.

    What a deed has only just made is theirs until it is done.
    """
    if not hides_some(session, table):
        return False
    whole = f"SELECT uid FROM main.{table} WHERE uid = :uid AND NOT ({_SEEN[table]})"  # noqa: S608
    known = f"{whole} AND EXISTS (SELECT 1 FROM main.changes WHERE record_uid = :uid)"  # noqa: S608
    return session.connection().scalar(sa.text(known), {"uid": record.uid}) is not None


def without_answers(session: Session, table: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what history tells of a record, without what a customer answered where that is hidden.

    Nor does it tell what a voucher was given for: its line does not know whether that case is the owner's.
    """
    if not session.info.get(VEILED):
        return values
    left_out = _ANSWERS | _OF_THE_CASE
    return {name: value for name, value in values.items() if (table, name) not in left_out}


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
