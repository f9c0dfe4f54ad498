"""Take everything along: a folder of tables, one workbook or one document, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from delight import __version__
from delight.data.backups.side import beside, is_stale
from delight.data.engine import sqlite
from delight.data.faults import os_error, plain_faults
from delight.data.place import real_file
from delight.data.queries import shop as shop_query
from delight.data.queries.export import Cell, Snapshot
from delight.data.queries.export_source import Source
from delight.data.queries.export_tables import sources
from delight.domain.errors import DelightError, StorageError
from delight.domain.exports import CutCell, ExportForm, ExportHead, ExportReport, ExportWhat
from delight.domain.progress import ProgressFn, silent
from delight.domain.staff.rights import OwnersView
from delight.exchange.cells_out import Style
from delight.exchange.csv_out import write_csv
from delight.exchange.json_out import JsonDocument
from delight.exchange.xlsx_out import Workbook
from delight.services.context import Context
from delight.services.exports.folder import README, is_export, names_in, put_in_place, readme, safe_name
from delight.services.ours import Made, check_free

_FORMS = {".xlsx": ExportForm.XLSX, ".json": ExportForm.JSON}
_MADE = {ExportForm.XLSX: Made.WORKBOOK, ExportForm.JSON: Made.DOCUMENT}
_OWN_FOLDER = "export"
"""What a folder of its own could be called, in a folder that holds other things."""
_NOT_OURS = frozenset({".csv", ".tsv", ".txt", ".xls", ".ods", ".pdf", ".zip", ".xml", ".vcf"})
_TOLD_EVERY = 500
_SCRATCH = ".delight-export-"


@dataclass(slots=True, kw_only=True)
class _Work:
    """An export under way."""

    snapshot: Snapshot
    style: Style
    what: ExportWhat
    progress: ProgressFn
    total: int = 1
    done: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def sources(self) -> tuple[Source, ...]:
        return sources(self.what)

    @property
    def has_letters(self) -> bool:
        return self.what in {ExportWhat.LETTERS, ExportWhat.ALL}

    @property
    def has_attachments(self) -> bool:
        return self.what in {ExportWhat.CASES, ExportWhat.ALL}

    def rows(self, source: Source) -> Iterator[list[Cell]]:
        """Yield the rows of a table and tell how far it is."""
        for row in self.snapshot.rows(source):
            yield row
            self.step()

    def step(self) -> None:
        """Tell how far it is, now and then."""
        self.done += 1
        if self.done % _TOLD_EVERY == 0:
            self.progress(min(self.done, self.total), self.total)


class ExportService:
    """Everything the shop knows, for other programs and for safe keeping."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def form(self, target: Path) -> ExportForm:
        """Return what an export to ``target`` would be: a folder, or by its ending a workbook or a document.

        Raises:
            DelightError: ``export.unknown_form`` for an ending of some other kind of file.
        """
        ending = target.suffix.lower()
        if ending in _NOT_OURS and not target.is_dir():
            raise DelightError("export.unknown_form", path=str(target), ending=ending)
        return ExportForm.FOLDER if target.is_dir() else _FORMS.get(ending, ExportForm.FOLDER)

    def export(
        self,
        target: Path,
        what: ExportWhat = ExportWhat.ALL,
        progress: ProgressFn = silent,
        *,
        replace: bool = False,
    ) -> ExportReport:
        """Write what the shop knows to ``target``, whole or not at all; saves go on meanwhile.

        Args:
            target: a folder, or a file that ends in .xlsx or .json.
            what: which records.
            progress: told how many records are written.
            replace: write over an earlier export in the folder ``target``, or over whatever file it is.

        Raises:
            DelightError: ``export.unknown_form``; ``export.not_empty`` for a folder with other things in it;
                without ``replace`` ``export.there`` for one with an earlier export; ``owner.needed``.
            StorageError: ``file.cannot_write`` with the reason's own code, ``file.no_folder``, ``storage.*``;
                ``file.is_shop``; without ``replace`` ``file.not_ours`` for a file that no export made.
            StoppedError: when ``progress`` asks to stop; nothing was written then.
        """
        self._context.check_owner(OwnersView.EXPORT)
        form = self.form(target)
        if not target.absolute().parent.is_dir():
            raise StorageError("file.no_folder", path=str(target))
        with _plain(target):
            _check_target(target, form, replace=replace)
        with _plain(target), self._snapshot() as snapshot:
            work = self._work(snapshot, what, progress)
            if form is ExportForm.FOLDER:
                return self._to_folder(target, work)
            return self._to_file(real_file(target), form, work)

    def _to_folder(self, target: Path, work: _Work) -> ExportReport:
        with _scratch(target.absolute().parent if not target.is_dir() else target) as side:
            whole = side / "export"
            whole.mkdir()
            _write_folder(whole, work)
            work.progress(work.total, work.total)
            size = _size(whole)
            put_in_place(whole, target)
        files = tuple(target / f"{source.table.key}.csv" for source in work.sources)
        return ExportReport(
            path=target,
            what=work.what,
            form=ExportForm.FOLDER,
            files=(target / README, *files),
            counts=work.counts,
            size=size,
        )

    def _to_file(self, target: Path, form: ExportForm, work: _Work) -> ExportReport:
        with _scratch(target.parent) as side:
            whole, long_texts = side / "export", side / f"{target.stem} - long texts"
            cut = _write_workbook(whole, work, side, long_texts) if form is ExportForm.XLSX else ()
            if form is ExportForm.JSON:
                _write_document(whole, work)
            work.progress(work.total, work.total)
            if cut:
                put_in_place(long_texts, target.parent / long_texts.name)
            whole.replace(target)
        return ExportReport(
            path=target,
            what=work.what,
            form=form,
            files=(target, *(target.parent / one.file for one in cut)),
            counts=work.counts,
            size=target.stat().st_size,
            cut=cut,
        )

    def _work(self, snapshot: Snapshot, what: ExportWhat, progress: ProgressFn) -> _Work:
        with self._context.db.read() as session:
            shop = shop_query.shop(session)
        head = ExportHead(
            shop=shop.name, currency=shop.currency, made_at=self._context.clock(), version=__version__
        )
        work = _Work(
            snapshot=snapshot, style=Style(head=head, zone=self._context.zone), what=what, progress=progress
        )
        work.total = max(1, sum(snapshot.count(source) for source in work.sources))
        progress(0, work.total)
        return work

    @contextmanager
    def _snapshot(self) -> Iterator[Snapshot]:
        """Yield a copy of the shop as it is now, beside it or, where its folder takes none, elsewhere."""
        with beside(self._context.db.path, "export") as (copy,), tempfile.TemporaryDirectory() as elsewhere:
            try:
                self._copy(copy)
            except StorageError as error:
                if error.code not in {"storage.read_only", "storage.full", "storage.cannot_open"}:
                    raise
                copy = Path(elsewhere) / "shop"
                self._copy(copy)
            snapshot = Snapshot(copy)
            try:
                yield snapshot
            finally:
                snapshot.close()

    def _copy(self, copy: Path) -> None:
        with self._context.db.raw() as source, plain_faults(copy):
            target = sqlite.connect(str(copy), isolation_level=None)
            try:
                source.backup(target)
            finally:
                target.close()


def _write_folder(folder: Path, work: _Work) -> None:
    for source in work.sources:
        table = source.table
        path = folder / f"{table.key}.csv"
        work.counts[table.key] = write_csv(path, table, work.rows(source), work.style)
    if work.has_letters and work.snapshot.number_of("letters"):
        _write_files(folder / "letters", ((f"{number}.pdf", pdf) for number, pdf in work.snapshot.letters()))
    if work.has_attachments and work.snapshot.number_of("attachments"):
        named = (
            (f"{reference}-{number}-{name}", data)
            for number, reference, name, data in work.snapshot.attachments()
        )
        _write_files(folder / "attachments", named)
    if work.what is ExportWhat.ALL and work.snapshot.number_of("pictures"):
        pictures = ((f"{use}{_ending(data)}", data) for use, data in work.snapshot.pictures())
        _write_files(folder / "pictures", pictures)
    tables = [source.table for source in work.sources]
    (folder / README).write_text(readme(tables, work.counts, work.style), encoding="utf-8-sig")


def _write_files(folder: Path, files: Iterator[tuple[str, bytes]]) -> None:
    folder.mkdir()
    for name, data in files:
        (folder / safe_name(name)).write_bytes(data)


def _ending(data: bytes) -> str:
    return ".png" if data.startswith(b"\x89PNG") else ".jpg"


def _write_workbook(path: Path, work: _Work, scratch: Path, long_texts: Path) -> tuple[CutCell, ...]:
    book = Workbook(path, work.style, scratch, long_texts)
    for source in work.sources:
        work.counts[source.table.key] = book.add(source.table, work.rows(source))
    book.close()
    return tuple(book.cut)


def _write_document(path: Path, work: _Work) -> None:
    document = JsonDocument(path, work.style)
    try:
        for source in work.sources:
            work.counts[source.table.key] = document.add(source.table, work.rows(source))
        document.close()
    finally:
        document.abandon()


def _check_target(target: Path, form: ExportForm, *, replace: bool) -> None:
    if form is not ExportForm.FOLDER:
        check_free(target, _MADE[form], replace=replace)
    elif is_export(target):
        if not replace:
            raise DelightError("export.there", path=str(target))
    elif names_in(target):
        raise DelightError("export.not_empty", path=str(target), inside=str(target / _OWN_FOLDER))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Yield a hidden folder in ``folder`` that does not outlive this."""
    for left in folder.glob(f"{_SCRATCH}*"):  # by a process that was killed
        if is_stale(left):
            shutil.rmtree(left, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _plain(target: Path) -> Iterator[None]:
    """Say of anything that the system refuses that ``target`` could not be written, and why."""
    try:
        yield
    except OSError as error:
        raise StorageError("file.cannot_write", path=str(target), why=os_error(error, target).code) from error
