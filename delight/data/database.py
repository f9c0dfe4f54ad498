"""The shop's file: engine, pragmas, reading, and writing one deed at a time."""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from shutil import disk_usage
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

from delight.data import derived, veil
from delight.data.engine import sqlite
from delight.data.entities import Record
from delight.data.faults import plain_faults
from delight.data.journal import DeedSession, Writer
from delight.data.schema import SCHEMA_NO, create_schema, identify
from delight.domain.changes import DeedName
from delight.domain.errors import StorageError
from delight.domain.progress import ProgressFn, silent
from delight.domain.text import fold, fold_reading

FILE_NAME = "shop.delight"
RESERVE_NAME = "room-to-save"
RESERVE_BYTES = 8 * 1024 * 1024
_ROOM_FOR_RESERVE = 8 * RESERVE_BYTES
BUSY_SECONDS = 5
"""How long a save waits for another program."""
_KEPT_PAGES = 100_000
"""So much of a deed (400 MB) stays in memory until it is whole: written earlier, it locks readers out."""

_UNREADABLE = frozenset({"storage.missing", "storage.not_a_shop"})

_PRAGMAS = (
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "journal_mode=TRUNCATE",
    "fullfsync=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    f"cache_spill={_KEPT_PAGES}",
)


class Database:
    """One shop's file, opened; short reading sessions and one writing session per deed.

    Args:
        path: the file; must exist unless ``create``.
        clock: tells the aware moment that deeds are written with.
        create: make a new, empty file.
        durable: off only while a whole shop is built that is thrown away if it is not finished.
        progress: told only where something has to be worked out anew, which may take long.

    Raises:
        StorageError: one of the codes ``storage.*``; a newer file is left untouched.
        StoppedError: when ``progress`` asks to stop; the next time begins anew.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime],
        create: bool = False,
        durable: bool = True,
        progress: ProgressFn = silent,
    ) -> None:
        self.path = path
        self.clock = clock
        self.own_deeds: set[str] = set()
        self.hides: Callable[[], bool] = lambda: False
        """Whether whoever is at the desk may not see what is the owner's alone (``data.veil``)."""
        self._durable = durable
        self._writing = threading.RLock()
        self._engine = sa.create_engine(
            "sqlite://", module=sqlite, creator=self._connect, poolclass=QueuePool, hide_parameters=True
        )
        self._veiled = sa.create_engine(
            "sqlite://",
            module=sqlite,
            creator=self._connect_veiled,
            poolclass=QueuePool,
            hide_parameters=True,
        )
        for engine in (self._engine, self._veiled):
            event.listen(engine, "begin", _begin)
            event.listen(engine, "commit", _commit)
        with plain_faults(path):
            if create:
                self._create()
            identify(path)
            self._identity = _identity(path)
            self._keep_derived(progress)
            self._keep_reserve(new=create)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        self._veiled.dispose()

    @contextmanager
    def read(self, *, whole: bool = False) -> Iterator[Session]:
        """Yield a session for reading; leave it soon, since an open one delays every save.

        Whoever is at the desk sees no more in it than they may, unless the ``whole`` is needed and not shown.
        """
        veiled = not whole and self.hides()
        engine = self._veiled if veiled else self._engine
        with self._plainly():
            self._check_in_place()
            info = {veil.VEILED: veiled}
            with Session(engine, expire_on_commit=False, autoflush=False, info=info) as session:
                yield session

    @contextmanager
    def aside(self) -> Iterator[Session]:
        """Yield a session that writes what is no record and stands in no history, such as PINs."""
        with self._plainly(), self._freeing_reserve(), self._writing:
            self._check_in_place()
            engine = self._engine.execution_options(write=True)
            with Session(engine, expire_on_commit=False) as session:
                yield session
                session.commit()

    @contextmanager
    def deed(self, name: DeedName, *, staff_uid: str = "", reverses: str | None = None) -> Iterator[Writer]:
        """Yield a writer; what it did is stored together with its history, or not at all.

        A save waits for a longer deed of this program, such as an import, however long that takes; for
        other programs it waits ``BUSY_SECONDS``.
        """
        with self._plainly(), self._freeing_reserve(), self._writing:
            self._check_in_place()
            engine = self._engine.execution_options(write=True)
            info = {veil.VEILED: self.hides()}
            with DeedSession(engine, expire_on_commit=False, autoflush=True, info=info) as session:
                writer = Writer(session, name=name, at=self.clock(), staff_uid=staff_uid, reverses=reverses)
                try:
                    session.connection()
                    yield writer
                    writer.finish()
                finally:
                    writer.let_go()
                self.own_deeds.add(writer.changes.deed)

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """Yield a bare connection of its own, for backups and checks."""
        with self._plainly():
            self._check_in_place()
            connection = self._connect()
            try:
                yield connection
            finally:
                connection.close()

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Say of a file that became unreadable since it was opened that it did."""
        try:
            with plain_faults(self.path):
                yield
        except StorageError as error:
            if error.code in _UNREADABLE:
                error.details.setdefault("why", "open")
            raise

    def _connect(self) -> Any:
        connection = sqlite.connect(str(self.path), isolation_level=None, check_same_thread=False)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA synchronous={'FULL' if self._durable else 'OFF'}")
        connection.create_function("fold", 1, _fold, deterministic=True)
        connection.create_function("fold_reading", 1, fold_reading, deterministic=True)
        return connection

    def _connect_veiled(self) -> Any:
        connection = self._connect()
        veil.draw(connection)
        return connection

    def _create(self) -> None:
        if self.path.exists():
            raise StorageError("storage.exists", path=str(self.path))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._engine.execution_options(write=True).begin() as connection:
            create_schema(connection, Record.metadata)

    def _keep_derived(self, progress: ProgressFn) -> None:
        """Work out anew what is kept beside the records, if it is of another version or out of step."""
        with self._engine.begin() as connection:
            if derived.is_in_step(connection.connection.cursor()):
                return
        with self._engine.execution_options(write=True).begin() as connection:
            derived.renew(connection.connection.cursor(), progress)

    def _check_in_place(self) -> None:
        if not self.path.parent.is_dir():
            raise StorageError("storage.folder_gone", path=str(self.path))
        if not self.path.exists():
            raise StorageError("storage.missing", path=str(self.path))
        if _identity(self.path) != self._identity:
            raise StorageError("storage.moved", path=str(self.path))

    @contextmanager
    def _freeing_reserve(self) -> Iterator[None]:
        """On a full disk give up the reserve, so that saving again succeeds."""
        try:
            with plain_faults(self.path):
                yield
        except StorageError as error:
            if error.code == "storage.full":
                reserve = self.path.with_name(RESERVE_NAME)
                error.details["freed"] = reserve.exists()
                reserve.unlink(missing_ok=True)
            raise

    def _keep_reserve(self, *, new: bool) -> None:
        reserve = self.path.with_name(RESERVE_NAME)
        if not self._durable or reserve.exists():
            return
        if not new and disk_usage(self.path.parent).free < _ROOM_FOR_RESERVE:
            return  # given up on a full disk, it must not take the room again that was freed for saving
        try:
            with reserve.open("xb") as file:
                file.write(os.urandom(1024) * (RESERVE_BYTES // 1024))
        except OSError:
            reserve.unlink(missing_ok=True)


_fold = lru_cache(maxsize=4_096)(fold)
"""Titles of letters are few and asked for by the thousand."""


def _begin(connection: sa.Connection) -> None:
    if connection.get_execution_options().get("write"):
        _begin_writing(connection.connection.driver_connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _commit(connection: sa.Connection) -> None:
    """Take everything back where the end of a transaction is refused: the engine would leave it open.

    Then nothing could be saved any more, by this program or another, until it is started again.
    """
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 - it is in a transaction
    try:
        if connection.get_execution_options().get("write"):
            _insist(driver, driver.commit)  # until whoever reads is done
        else:
            driver.commit()
    except sqlite.Error:
        driver.rollback()
        raise


def _begin_writing(connection: Any) -> None:
    _insist(connection, lambda: connection.execute("BEGIN IMMEDIATE"))


def _insist(connection: Any, ask: Callable[[], object]) -> None:
    """Wait by asking often: with SQLite's own, ever rarer asking two that saved starved each other out."""
    give_up = time.monotonic() + BUSY_SECONDS
    connection.execute("PRAGMA busy_timeout=0")
    try:
        while not _granted(ask, give_up):
            time.sleep(0.001 + random.random() * 0.002)  # noqa: S311 - no secret, only two clocks apart
    finally:
        connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")


def _granted(ask: Callable[[], object], give_up: float) -> bool:
    try:
        ask()
    except sqlite.Error as error:
        is_busy = str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY")
        if not is_busy or time.monotonic() > give_up:
            raise
        return False
    return True


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


__all__ = ["FILE_NAME", "SCHEMA_NO", "Database", "Session"]
