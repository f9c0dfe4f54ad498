"""What belongs to a person: found by the references between tables, so that no new table is forgotten."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Record
from delight.data.parts import parts
from delight.data.tables import referring
from delight.domain.changes import Noun

Ids = set[int]
_OWNERS = (
    Noun.CUSTOMER, Noun.CASE, Noun.LINK, Noun.GESTURE, Noun.VOUCHER, Noun.STAMP_CARD, Noun.LETTER,
)  # fmt: skip
"""What other records belong to, from the outermost in."""
_OF_A_CUSTOMER = frozenset({Noun.LETTER, Noun.CASE, Noun.GESTURE, Noun.SUGGESTION, Noun.VOUCHER})
"""What is theirs by the customer it names, whatever else of theirs it refers to."""
_STAYS_WITH_CUSTOMER = frozenset({Noun.SUGGESTION, Noun.VOUCHER})
"""Of these, what stays where the case goes that it came of, and the customer does not."""
_BULKY = frozenset({"pdf", "data", "preview"})
_AT_ONCE = 500
_GHOSTS = (
    "SELECT c.noun, c.record_uid, p.body FROM payloads p JOIN changes c ON c.id = p.change_id "
    "WHERE c.op = 'D' AND p.customer_uid = ''"
)
_FORMER = (
    "SELECT c.op, p.body FROM payloads p JOIN changes c ON c.id = p.change_id "
    "WHERE p.customer_uid IN ({}) AND c.noun = 'customers' AND c.op IN ('U', 'D')"
)


@dataclass(slots=True)
class Belongings:
    """Records by table and id, without their bulky bytes; ``uids`` also of those that were there once."""

    rows: dict[Noun, dict[int, dict[str, Any]]] = field(default_factory=dict)
    uids: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    held: set[int] = field(default_factory=set)
    """Letters that a legal hold keeps."""
    merged: list[dict[str, Any]] = field(default_factory=list)
    """The customers who were merged into them, as they were."""
    former: list[dict[str, Any]] = field(default_factory=list)
    """What they were called and reached by before, each as the columns that changed."""

    def ids(self, noun: Noun) -> Ids:
        """Return the ids of one kind."""
        return set(self.rows.get(noun, {}))

    def of(self, noun: Noun) -> Iterator[dict[str, Any]]:
        """Yield the records of one kind as they are stored."""
        yield from self.rows.get(noun, {}).values()

    def has(self, noun: Noun, record_id: int) -> bool:
        """Return whether a record is among them."""
        return record_id in self.rows.get(noun, {})


def belongings(session: Session, seeds: Mapping[Noun, Iterable[int]], today: str) -> Belongings:
    """Return the seeds and everything that belongs to them.

    A letter belongs to whom it was written to, whatever it is about. One under a legal hold that lasts
    beyond ``today`` stays out, with the answers to it; it is named in ``held``.
    """
    connection = session.connection()
    found = Belongings()
    for noun, ids in seeds.items():
        _take(found, noun, stored(connection, noun, "id", ids))
    for owner in _OWNERS:
        if owner is Noun.LETTER:
            _let_go_of_held(found, today)
        for noun, column in referring(owner):
            rows = stored(connection, noun, column, found.ids(owner))
            _take(found, noun, [row for row in rows if _is_theirs(found, noun, row, column)])
    _let_go_of_held(found, today)
    found.people = {str(row["uid"]) for row in found.of(Noun.CUSTOMER)}
    found.people |= {str(row["old_uid"]) for row in found.of(Noun.MERGE)}
    found.uids |= found.people
    _add_ghosts(connection, found)
    _add_former(connection, found)
    return found


def plain(table: sa.Table) -> list[str]:
    """Return the columns of a table without the bulky ones."""
    return [column.name for column in table.columns if column.name not in _BULKY]


def _is_theirs(found: Belongings, noun: Noun, row: dict[str, Any], column: str) -> bool:
    """Return whether a record belongs to them, and not just refers to something of theirs."""
    if noun in _OF_A_CUSTOMER and column != "customer_id":
        whose = row.get("customer_id")
        alone = not found.ids(Noun.CUSTOMER) and noun not in _STAYS_WITH_CUSTOMER
        return whose is None or found.has(Noun.CUSTOMER, whose) or alone
    return True


def _take(found: Belongings, noun: Noun, rows: Iterable[dict[str, Any]]) -> None:
    kept = found.rows.setdefault(noun, {})
    for row in rows:
        kept.setdefault(row["id"], row)
        found.uids.add(row["uid"])


def _let_go_of_held(found: Belongings, today: str) -> None:
    letters = found.rows.get(Noun.LETTER, {})
    for row in [row for row in letters.values() if (row["hold_until"] or "") >= today]:
        found.held.add(row["id"])
        found.uids.discard(row["uid"])
        del letters[row["id"]]


def stored(connection: sa.Connection, noun: Noun, column: str, ids: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the records of one kind whose ``column`` is among ``ids``, as they are stored."""
    table = Record.metadata.tables[noun.value]
    names, wanted = plain(table), sorted(set(ids))
    rows: list[dict[str, Any]] = []
    for part in parts(wanted, _AT_ONCE):
        marks = ",".join("?" * len(part))
        query = f"SELECT {', '.join(names)} FROM {noun.value} WHERE {column} IN ({marks})"  # noqa: S608 - ours
        found = connection.exec_driver_sql(query, tuple(part)).all()
        rows += [dict(zip(names, row, strict=True)) for row in found]
    return rows


def _add_ghosts(connection: sa.Connection, found: Belongings) -> None:
    """Add the uids of what was theirs and is gone: undone and removed records live on in history alone.

    Lines that say whose they are go by that; these are the others.
    """
    theirs = {noun: found.ids(noun) for noun in _OWNERS}
    theirs[Noun.CUSTOMER] |= {row["old_id"] for row in found.of(Noun.MERGE)}
    waiting = [
        (Noun(noun), uid, json.loads(body)[0])
        for noun, uid, body in connection.exec_driver_sql(_GHOSTS)
        if uid not in found.uids
    ]
    keys = {noun: _keys_of(noun) for noun in {noun for noun, _uid, _row in waiting}}
    grew = bool(waiting)
    while grew:
        rest = []
        for noun, uid, row in waiting:
            if uid in found.people or any(row.get(name) in theirs[owner] for name, owner in keys[noun]):
                found.uids.add(uid)
                theirs.setdefault(noun, set()).add(row["id"])
            else:
                rest.append((noun, uid, row))
        grew, waiting = len(rest) < len(waiting), rest


def _add_former(connection: sa.Connection, found: Belongings) -> None:
    """Add what they were called before, and those who were merged into them: others may know them so."""
    for part in parts(sorted(found.people), _AT_ONCE):
        marks = ",".join("?" * len(part))
        for op, body in connection.exec_driver_sql(_FORMER.format(marks), tuple(part)):
            before = json.loads(body)[0]
            (found.merged if op == "D" else found.former).append(before)


def _keys_of(noun: Noun) -> list[tuple[str, Noun]]:
    return [(column, owner) for owner in _OWNERS for child, column in referring(owner) if child is noun]
