"""Deeds that bring data of other programs in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

from delight.data.journal import Writer
from delight.data.queries import history as history_query
from delight.data.queries import import_deeds
from delight.data.queries import import_reports as report_query
from delight.data.queries import shop as shop_query
from delight.data.queries.common import Read
from delight.domain.backups import Reason
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import DelightError, StorageError, UnknownError
from delight.domain.imports.importing import (
    ImportFile,
    ImportNoun,
    ImportReport,
    ImportRow,
    ImportWish,
    counted_fates,
)
from delight.domain.progress import ProgressFn, share, silent
from delight.exchange.safety import LARGEST_FILE
from delight.services.backups.service import BackupService
from delight.services.collecting import collected_later
from delight.services.context import Context
from delight.services.customers.visits import answer_return_checks
from delight.services.history import HistoryService
from delight.services.imports import kept, sheets, taking, written
from delight.services.imports.planning import plan_rows
from delight.services.imports.sheets import Incoming, Table
from delight.services.imports.work import Work

_NO_ROOM = frozenset({"storage.full", "backup.no_room"})
_TOLD_EVERY = 500
_READING, _INSERTING, _WHOLE = 450, 250, 1_000
"""How much of taking in is reading the rows, and how much of what follows is storing them."""
_DEEDS = {
    ImportNoun.CUSTOMERS: DeedName.CUSTOMERS_IMPORTED,
    ImportNoun.CASES: DeedName.CASES_IMPORTED,
    ImportNoun.VISITS: DeedName.VISITS_IMPORTED,
}


class ImportService:
    """Files of other programs: what would become of each row, taking them in, taking them back."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._read: tuple[Table, list[Incoming]] | None = None
        self._planned: tuple[int, Work] | None = None
        """What the last look planned, and the last deed that it saw."""

    def open(self, path: Path) -> ImportFile:
        """Read a file once, whole (``file.…``, ``import.too_large``, ``import.is_…``)."""
        return sheets.open_file(path)

    def parts(self, noun: ImportNoun) -> tuple[str, ...]:
        """Return what a column of a file about ``noun`` can hold, in the order in which a menu lists it."""
        return sheets.parts(noun)

    @property
    def largest(self) -> int:
        """How many bytes a file may have."""
        return LARGEST_FILE

    def from_bytes(self, name: str, data: bytes) -> ImportFile:
        """Return what came through a pipe as a file (``import.too_large``)."""
        if len(data) > self.largest:
            raise DelightError("import.too_large", path=name)
        return ImportFile(path=Path(name), data=data)

    def check_report(self, file: Path, path: Path, *, replace: bool = False) -> None:
        """Refuse a place for the report that cannot be written, that is taken, or that is the file itself.

        Raises:
            DelightError: ``import.report_over_file``, ``file.cannot_write``, ``file.not_ours``.
        """
        written.check(file, path, replace=replace)

    def save_report(self, report: ImportReport, path: Path, *, replace: bool = False) -> None:
        """Save what became of every row as CSV; raises as ``check_report``."""
        written.save(report, path, replace=replace)

    def plan(self, file: ImportFile, wish: ImportWish, progress: ProgressFn = silent) -> ImportReport:
        """Return what would become of every row; nothing is written.

        Args:
            file: as ``open`` gave it.
            wish: how it is to be read.
            progress: told how many rows are read.

        Raises:
            DelightError: ``import.…``, each with its sentence; ``owner.needed``.
            StoppedError: when ``progress`` asks to stop.
        """
        self._context.check_owner(DeedName.CUSTOMERS_IMPORTED)
        table, rows = self._rows(file, wish, progress)
        if problem := sheets.problem(table):
            return _report(table, Work(), problem=problem)
        with self._context.db.read() as session:
            seen = history_query.newest_deed(session)
        with collected_later():
            work = self._work(self._context.db.read, table, rows, self._context.clock())
        self._planned = seen, work
        return _report(table, work)

    def take(self, file: ImportFile, wish: ImportWish, progress: ProgressFn = silent) -> ImportReport:
        """Take in all that can be taken, in one deed; rows that cannot be taken do not stop the others.

        Raises:
            DelightError: as ``plan``, and ``import.no_room``, ``storage.…``; nothing was taken then.
            StoppedError: when ``progress`` asks to stop; nothing was taken then.
        """
        reading = 0 if self._is_read(file, wish) else _READING
        table, rows = self._rows(file, wish, share(progress, 0, reading, _WHOLE))
        if problem := sheets.problem(table):
            raise DelightError(problem, path=str(file.path))
        planned, self._planned = self._planned, None
        with self._context.db.read() as session:
            seen, has_something = history_query.newest_deed(session), history_query.has_people(session)
        with collected_later():
            if planned is not None and planned[0] == seen:
                work = planned[1]
            else:
                work = self._work(self._context.db.read, table, rows, self._context.clock())
        if work.is_empty:
            return _report(table, work)
        with _with_room(), collected_later():
            writing = share(progress, reading, _WHOLE, _WHOLE)
            report = self._taken(table, rows, work, seen, writing, copy=has_something)
        self._read = None
        return report

    def _taken(
        self, table: Table, rows: list[Incoming], work: Work, seen: int, progress: ProgressFn, *, copy: bool
    ) -> ImportReport:
        """Write what was planned when ``seen`` was the newest deed, after a copy of what is here already."""
        if copy:
            BackupService(self._context).before(Reason.BEFORE_IMPORT)
        with self._context.deed(_DEEDS[table.wish.noun]) as deed:
            if history_query.newest_deed(deed.session) != seen:  # somebody saved in the meantime
                work = self._work(lambda: nullcontext(deed.session), table, rows, deed.at)
            return self._write(deed, table, work, progress)

    def forget(self) -> None:
        """Let go of the rows of the last look: a large file takes much room, and nobody wants it any more."""
        self._read = self._planned = None

    def undo(self, import_id: str, *, rest: bool = False, progress: ProgressFn = silent) -> Changes:
        """Take a whole import back; with ``rest`` what was changed since stays, else nothing happens.

        Raises:
            StoppedError: when ``progress`` asks to stop; nothing has gone back then.
            UnknownError: ``import.unknown``.
            ConflictError: ``undo.conflict`` with what was changed since, and the others of ``undo.…``.
        """
        self.check(import_id)
        return HistoryService(self._context).undo(import_id, rest=rest, progress=progress)

    def list(self) -> list[ImportRow]:
        """Return the imports that were done, the newest first."""
        with self._context.db.read() as session:
            return import_deeds.imports(session, kept.counts(session))

    def report(self, import_id: str) -> ImportReport:
        """Return what became of every row of an import, with the names of today (``import.unknown``)."""
        self.check(import_id)
        with self._context.db.read() as session:
            found = kept.kept(session, import_id)
        if found is None:
            raise UnknownError("import.no_report", id=import_id)
        return found

    def newcomers(self, import_id: str) -> frozenset[int]:
        """Return the ids of the customers who came in with an import and are here today."""
        with self._context.db.read() as session:
            return report_query.newcomers(session, import_id)

    def check(self, import_id: str) -> None:
        """Refuse an id that is not an import's (``import.unknown``)."""
        with self._context.db.read() as session:
            if not import_deeds.is_import(session, import_id):
                raise UnknownError("import.unknown", id=import_id)

    def _is_read(self, file: ImportFile, wish: ImportWish) -> bool:
        return self._read is not None and self._read[0].file is file and self._read[0].wish == wish

    def _rows(self, file: ImportFile, wish: ImportWish, progress: ProgressFn) -> tuple[Table, list[Incoming]]:
        """Return the rows of a file, read and checked; those of the last look are kept for taking them."""
        known = self._read
        if known is not None and self._is_read(file, wish):
            return known
        self._read = self._planned = None
        with self._context.db.read() as session:
            shop = shop_query.shop(session)
        table = sheets.read(file, wish, shop.country, shop.currency)
        total, now = len(table.sheet.lines), self._context.clock()
        read = sheets.rows(table, shop.country, now, currency=shop.currency, zone=self._context.zone)
        with collected_later():
            known = self._read = table, list(_told(read, total, progress))
        return known

    def _work(self, read: Read, table: Table, rows: list[Incoming], at: datetime) -> Work:
        return plan_rows(self._context, read, table.wish, rows, at)

    def _write(self, deed: Writer, table: Table, work: Work, progress: ProgressFn) -> ImportReport:
        done, total = 0, taking.writes(work)
        inserting = share(progress, 0, _INSERTING, _WHOLE)
        deed.progress = share(progress, _INSERTING, _WHOLE, _WHOLE)

        def tick(count: int) -> None:
            nonlocal done
            done += count
            inserting(done, total)

        taking.write(deed, work, self._context.staff_id, tick)
        if work.visits:
            answer_return_checks(self._context, deed)
        report = _report(table, work, deed.uid)
        kept.keep(deed, report, taking.ids(work))
        return report


@contextmanager
def _with_room() -> Iterator[None]:
    """Say of a full disk what it means for an import; the copy before it is a part of it."""
    try:
        yield
    except StorageError as error:
        if error.code not in _NO_ROOM:
            raise
        raise StorageError("import.no_room", **error.details) from error


def _told(rows: Iterator[Incoming], total: int, progress: ProgressFn) -> Iterator[Incoming]:
    for number, row in enumerate(rows):
        if number % _TOLD_EVERY == 0:
            progress(number, total)
        yield row
    progress(total, total)


def _report(table: Table, work: Work, deed_uid: str = "", problem: str = "") -> ImportReport:
    sheet = table.sheet
    return ImportReport(
        id=deed_uid,
        noun=table.wish.noun,
        file=table.file.path,
        kind=sheet.kind.value,
        encoding=sheet.encoding,
        encodings=sheet.encodings,
        delimiter=sheet.delimiter,
        header_row=sheet.header_row,
        last_row=sheet.lines[-1].row if sheet.lines else sheet.header_row,
        sheet=sheet.name,
        sheets=sheet.names,
        day_first=table.days.day_first,
        day_example=table.days.example,
        looks=sheets.looks(table),
        rows=tuple(work.rows),
        counts=counted_fates(row.fate for row in work.rows),
        incomplete=sum(row.is_incomplete for row in work.rows),
        remarks=sheets.remarks(table),
        preview=tuple(work.preview),
        totals=work.totals,
        problem=problem,
    )
