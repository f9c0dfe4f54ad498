"""Bring an older shop's file up to date: on a copy, checked, then swapped.

Alembic is imported only where the file is behind. Foreign keys are off while tables are rebuilt: with them
on, rebuilding a parent deletes its children.
"""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from delight.data.backups.checks import sound, table_counts
from delight.data.backups.swap import keep_beside
from delight.data.engine import sqlite
from delight.data.faults import plain_faults
from delight.data.place import clear, sync_file, sync_folder
from delight.data.schema import SCHEMA_NO, identify, objects
from delight.domain.errors import StorageError
from delight.domain.progress import ProgressFn, silent

SCRIPTS = Path(__file__).with_name("migrations")
_STEPS = 5


def bring_up_to_date(
    path: Path, *, scripts: Path = SCRIPTS, target: int = SCHEMA_NO, progress: ProgressFn = silent
) -> bool:
    """Migrate the file at ``path`` if it is behind; return whether it was.

    A kill at any moment leaves the old file or the new one, never something between. The old file is kept
    beside it as ``….before-N``.

    Raises:
        StorageError: ``storage.newer`` (the file stays untouched), ``storage.upgrade_failed``, and the
            other codes ``storage.*``.
        StoppedError: when ``progress`` asks to stop; the file is as it was.
    """
    if identify(path) >= target:
        return False
    side = path.with_name(f".{path.name}.upgrading")
    with plain_faults(path):
        clear(side)
        lock = sqlite.connect(str(path), isolation_level=None)
        try:
            lock.execute("PRAGMA busy_timeout=5000")
            lock.execute("BEGIN IMMEDIATE")
            progress(0, _STEPS)
            _copy(path, side)
            _upgrade(side, scripts, target, progress)
            progress(4, _STEPS)
            sync_file(side)
            keep_beside(path)
            sync_folder(path.parent)
            side.replace(path)
            sync_folder(path.parent)
        finally:
            lock.close()
            clear(side)
    return True


def _copy(path: Path, side: Path) -> None:
    source, copy = sqlite.connect(str(path)), sqlite.connect(str(side))
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()


def _upgrade(side: Path, scripts: Path, target: int, progress: ProgressFn) -> None:
    progress(1, _STEPS)
    before, start = _state(side), identify(side)
    engine = sa.create_engine(
        "sqlite://", module=sqlite, creator=lambda: _bare(side), poolclass=sa.StaticPool
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as connection:
            _run(connection, scripts, start)
            connection.exec_driver_sql("DROP TABLE alembic_version")
            connection.exec_driver_sql(f"PRAGMA user_version={int(target)}")
    finally:
        engine.dispose()
    progress(3, _STEPS)
    counts, triggers = _state(side)
    lost = [name for name, rows in before[0].items() if counts.get(name, 0) < rows]
    if lost or not before[1] <= triggers:
        raise StorageError("storage.upgrade_failed", path=str(side), tables=lost)
    sound(side)


def _run(connection: sa.Connection, scripts: Path, start: int) -> None:
    """Run the steps after ``start``; a revision's id is the schema's number, so no table need keep it."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["connection"] = connection
    command.stamp(config, f"{start:04d}")
    command.upgrade(config, "head")


def _state(path: Path) -> tuple[dict[str, int], set[str]]:
    connection = sqlite.connect(str(path))
    try:
        made = objects(connection)
        triggers = {name for name, sql in made.items() if sql.upper().startswith("CREATE TRIGGER")}
        return table_counts(connection), triggers
    finally:
        connection.close()


def _bare(path: Path) -> Any:
    connection = sqlite.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys=OFF")
    return connection
