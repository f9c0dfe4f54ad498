"""Column types that mean the same on every engine and fit STRICT tables."""

from datetime import UTC, date, datetime
from enum import StrEnum

import sqlalchemy as sa


class UtcDateTime(sa.TypeDecorator[datetime]):
    """An aware moment, kept as UTC text with milliseconds, so that text sorts as time does."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without its time zone")
        return value.astimezone(UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Day(sa.TypeDecorator[date]):
    """A calendar day, kept as ``YYYY-MM-DD``."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Flag(sa.TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: sa.Dialect) -> int | None:  # noqa: FBT001
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> bool | None:
        return None if value is None else bool(value)


class ByValue(sa.TypeDecorator[StrEnum]):
    """An enum, kept by its value; the table itself refuses others (see ``one_of``)."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> StrEnum | None:
        return None if value is None else self.kind(value)


class DayCounts(sa.TypeDecorator[tuple[int, ...]]):
    """A few whole numbers of days, kept as ``30,90``."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else ",".join(str(v) for v in value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[int, ...] | None:
        return None if value is None else tuple(int(v) for v in value.split(",") if v)


def one_of(column: str, kind: type[StrEnum]) -> sa.CheckConstraint:
    """Return a constraint that lets only the values of ``kind`` into ``column``."""
    values = ", ".join(f"'{member.value}'" for member in kind)
    return sa.CheckConstraint(f"{column} IN ({values})", name=f"{column}_known")
