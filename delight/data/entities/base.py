"""What every record has, and how its columns are declared."""

from enum import StrEnum
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from delight.data.types import ByValue, Day, Flag, UtcDateTime

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}
"""Ids are never used again, so a line of history always means the record it was written for."""


def new_uid() -> str:
    """Return a fresh uid: 32 hexadecimal digits."""
    return uuid4().hex


def text(**options: Any) -> Any:
    """Declare a text column, empty by default."""
    return Field(sa_type=sa.Text, **{"default": "", **options})


def moment(**options: Any) -> Any:
    """Declare a column for an aware moment."""
    return Field(sa_type=UtcDateTime, **options)


def day(**options: Any) -> Any:
    """Declare a column for a calendar day."""
    return Field(sa_type=Day, **options)


def flag(**options: Any) -> Any:
    """Declare a yes-or-no column."""
    return Field(sa_type=Flag, **options)


def choice(kind: type[StrEnum], **options: Any) -> Any:
    """Declare a column for one member of the enum ``kind``; see also ``types.one_of``."""
    return Field(sa_type=ByValue(kind), **options)  # pyright: ignore[reportArgumentType] - an instance is fine


class Record(SQLModel):
    """Ids are for joins inside one file, uids mean the same record everywhere."""

    model_config = {"defer_build": True}
    """Tables check nothing by themselves, so what would check is never made."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, sa_type=sa.Text, unique=True)
