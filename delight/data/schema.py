"""The file's own marks, its triggers, and whether a file is one of ours."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from delight.domain.errors import StorageError

APPLICATION_ID = 0x44454C54
"""``DELT``, in the header of every shop's file."""

SCHEMA_NO = 6
"""``user_version`` of the newest migration, and the number that journal payloads carry."""

_MAGIC = b"SQLite format 3\0"
_KEPT = (
    ("deeds", "UPDATE"),
    ("deeds", "DELETE"),
    ("changes", "UPDATE"),
    ("changes", "DELETE"),
    ("payloads", "UPDATE"),
)

TRIGGERS = tuple(
    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END"
    for table, verb in _KEPT
)


def create_schema(connection: sa.Connection, metadata: sa.MetaData) -> None:
    """Make every table and trigger and mark the file as ours, in the transaction of ``connection``."""
    metadata.create_all(connection)
    for trigger in TRIGGERS:
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_NO}")


def identify(path: Path) -> int:
    """Return the schema number of the shop's file at ``path``, read from its header alone.

    Raises:
        StorageError: ``storage.missing``, ``storage.folder_gone``, ``storage.not_a_shop``,
            ``storage.newer`` (with both numbers).
    """
    if not path.parent.is_dir():
        raise StorageError("storage.folder_gone", path=str(path))
    if not path.is_file():
        raise StorageError("storage.missing", path=str(path))
    header = _header(path)
    if not header.startswith(_MAGIC):
        raise StorageError("storage.not_a_shop", path=str(path))
    number = int.from_bytes(header[60:64], "big")
    if not _is_marked(header) or number < 1:
        raise StorageError("storage.not_a_shop", path=str(path))
    if number > SCHEMA_NO:
        raise StorageError("storage.newer", path=str(path), found=number, known=SCHEMA_NO)
    return number


def is_shop_file(path: Path) -> bool:
    """Tell whether a file that is there is a shop's, of any version."""
    return _is_marked(_header(path))


def has_first_page(path: Path) -> bool:
    """Tell whether a file begins as files of SQLite do, whoever made it."""
    return _header(path).startswith(_MAGIC)


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _is_marked(header: bytes) -> bool:
    return header.startswith(_MAGIC) and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def objects(connection: Any) -> dict[str, str]:
    """Return every table, index and trigger by name with its SQL, for comparing two files."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    return {name: " ".join(sql.split()) for name, sql in rows}
