"""Whether a shop's file is whole, and how much it holds."""

import hashlib
from pathlib import Path
from typing import Any

from delight.data.derived import is_derived
from delight.data.engine import sqlite
from delight.domain.errors import StorageError

CHUNK = 1024 * 1024


def sound(path: Path) -> dict[str, int]:
    """Return how many records each table has, once the file was found whole.

    Raises:
        StorageError: ``storage.damaged``.
    """
    connection = sqlite.connect(str(path), isolation_level=None)
    try:
        whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        if not whole or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise StorageError("storage.damaged", path=str(path))
        return table_counts(connection)
    finally:
        connection.close()


def table_counts(connection: Any) -> dict[str, int]:
    """Return how many rows each table of records has; what is worked out of them is left out."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    records = [name for (name,) in names if not is_derived(name)]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in records}  # noqa: S608


def hash_of(path: Path, length: int) -> str:
    """Return the SHA-256 of the first ``length`` bytes of a file."""
    return digest_of(path, length).hexdigest()


def digest_of(path: Path, length: int) -> Any:
    """Return the digest of the first ``length`` bytes of a file, to which more can be added."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while length > 0 and (chunk := file.read(min(CHUNK, length))):
            digest.update(chunk)
            length -= len(chunk)
    return digest
