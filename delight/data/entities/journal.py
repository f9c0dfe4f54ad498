"""The journal's tables; only ``data/journal.py`` writes them, and triggers refuse every change."""
# pyright: reportAssignmentType=false
# SQLModel types __tablename__ as something it never is.

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from delight.data.entities.base import STRICT, moment, text
from delight.data.entities.owners import REMOVED


class Deed(SQLModel, table=True):
    """One thing a person did, in one transaction; ``reverses`` is the uid of the deed it undid."""

    __tablename__ = "deeds"
    __table_args__ = (STRICT,)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = text(default=..., unique=True)
    name: str = text(default=...)
    staff_uid: str = text()
    at: datetime = moment()
    schema_no: int
    reverses: str | None = text(default=None, unique=True)


class Change(SQLModel, table=True):
    """One record that a deed touched: op I, U or D, the payload's hash, and the chain up to this line."""

    __tablename__ = "changes"
    __table_args__ = (
        sa.Index("ix_changes_deed_id", "deed_id"),
        sa.Index("ix_changes_record_uid", "record_uid"),
        sa.Index("ix_changes_removed", "noun", sqlite_where=sa.text("op = 'D'")),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    deed_id: int = Field(foreign_key="deeds.id")
    noun: str = text(default=...)
    record_uid: str = text(default=...)
    op: str = text(default=...)
    hash: str = text(default=...)
    chain: str = text(default=...)


class Payload(SQLModel, table=True):
    """What a line changed, apart from the line so that it can be erased without breaking the chain."""

    __tablename__ = "payloads"
    __table_args__ = (
        sa.Index("ix_payloads_customer_uid", "customer_uid"),
        sa.Index("ix_payloads_removed", "change_id", sqlite_where=sa.text(REMOVED)),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    change_id: int = Field(foreign_key="changes.id", unique=True)
    customer_uid: str = text()
    salt: str = text(default=...)
    body: str = text(default=...)


class Erased(SQLModel, table=True):
    """A record that was erased for privacy: its uid alone, so that a restored backup can forget it again."""

    __tablename__ = "erased"
    __table_args__ = ({"sqlite_strict": True},)

    uid: str = Field(primary_key=True, sa_type=sa.Text)
    at: datetime = moment()


class ImportReport(SQLModel, table=True):
    """What became of each row of an import: numbers, codes and ids, but nothing of what stood in the file."""

    __tablename__ = "imports"
    __table_args__ = ({"sqlite_strict": True},)

    deed_uid: str = Field(primary_key=True, sa_type=sa.Text)
    noun: str = text(default=...)
    file: str = text()
    body: str = text(default=...)


class Meta(SQLModel, table=True):
    """Facts about the file itself: the journal's head and count, counters of references."""

    __tablename__ = "meta"
    __table_args__ = ({"sqlite_strict": True},)

    key: str = Field(primary_key=True, sa_type=sa.Text)
    value: str = text()
