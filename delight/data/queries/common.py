"""What several queries need."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from delight.data.entities import Change, Customer, Merge, Record
from delight.data.veil import hides_record, hides_some
from delight.domain.errors import UnknownError

LIKE_ESCAPE = "\\"
_LAST_ID = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name")
"""The last id that was given in a table: none is ever given twice."""
Read = Callable[[], AbstractContextManager[Session]]
"""Gives a session for a moment: an open one keeps every save waiting. Within a deed it is the deed's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """What a list of customers is narrowed by, besides a tag."""

    where: sa.ColumnElement[bool]


def among(column: sa.Column[Any], ids: Iterable[int]) -> sa.ColumnElement[bool]:
    """Return the condition that a column holds one of ``ids``, however many they are."""
    some = sa.func.json_each(str(list(ids))).table_valued("value")
    return column.in_(sa.select(some.c.value))


def table(entity: type[SQLModel]) -> sa.Table:
    """Return the table of an entity, whose columns the type checker understands."""
    return SQLModel.metadata.tables[str(entity.__tablename__)]


def like(text: str) -> str:
    """Return a pattern that finds ``text`` anywhere, each of its characters meant as it is."""
    for special in (LIKE_ESCAPE, "%", "_"):
        text = text.replace(special, LIKE_ESCAPE + special)
    return f"%{text}%"


def version(session: Session, uid: str) -> int:
    """Return the number of a record's last line in the journal; a save that saw an older one is refused."""
    changes = table(Change)
    return session.scalar(sa.select(sa.func.max(changes.c.id)).where(changes.c.record_uid == uid)) or 0


def last_line(uid: sa.ColumnElement[str]) -> sa.ScalarSelect[int]:
    """Return ``version`` as a column of a list, of the record whose ``uid`` stands in the same row."""
    changes = table(Change)
    newest = sa.select(sa.func.coalesce(sa.func.max(changes.c.id), 0))
    return newest.where(changes.c.record_uid == uid).scalar_subquery()


def found(session: Session, entity: type[Any], record_id: int, code: str) -> Any:
    """Return the record with this id.

    Raises:
        UnknownError: with ``code``; ``customer.merged`` where it was merged ``into`` another customer, and
            ``why`` is "gone" where there was such a record, and whoever asks may have seen it.
    """
    record: Record | None = session.get(entity, record_id)
    if record is not None and hides_record(session, str(entity.__tablename__), record):
        record = None
    if record is None:
        if entity is Customer and (into := merged_into(session, record_id)):
            raise merged_away(session, record_id, into)
        raise missing(session, entity, record_id, code)
    return record


def missing(session: Session, entity: type[Any], record_id: int, code: str) -> UnknownError:
    """Return the error that says that there is no record with this id, or that it is ``gone`` by now.

    Whoever may not see everything is told the same of what is gone, what is hidden and what never was.
    """
    if hides_some(session, str(entity.__tablename__)):
        return UnknownError(code, id=record_id)
    last = session.scalar(_LAST_ID, {"name": entity.__tablename__})
    return UnknownError(code, id=record_id, **({"why": "gone"} if 0 < record_id <= (last or 0) else {}))


def is_there(session: Session, entity: type[Any], record_id: int) -> bool:
    """Return whether there is a record with this id, without reading it."""
    return session.connection().scalar(_id_of(entity), {"id": record_id}) is not None


@cache
def _id_of(entity: type[Any]) -> sa.Select[Any]:
    ids = table(entity).c.id
    return sa.select(ids).where(ids == sa.bindparam("id"))


def merged_away(session: Session, old: int | str, into: int) -> UnknownError:
    """Return the error that says who ``old`` is now."""
    return UnknownError("customer.merged", id=old, into=into, name=session.get_one(Customer, into).name)


def merged_into(session: Session, old: int | str) -> int | None:
    """Return the id of the customer that the one with this id or uid was merged into."""
    merges = table(Merge)
    was = merges.c.old_uid if isinstance(old, str) else merges.c.old_id
    return session.scalar(sa.select(merges.c.customer_id).where(was == old))


def together(session: Session, entity: type[Any], ids: Iterable[int | None]) -> list[Any]:
    """Return records that are wanted one by one soon, in one go; ``found`` has them while they are kept."""
    wanted = sorted({record_id for record_id in ids if record_id is not None})
    return list(session.scalars(sa.select(entity).where(entity.id.in_(wanted)))) if wanted else []
