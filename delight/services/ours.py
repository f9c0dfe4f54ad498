"""What may be written over: a file that Delight made itself, of the same kind; nothing of anybody else's."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from delight.data.backups.manifest import peek
from delight.data.database import FILE_NAME
from delight.data.faults import os_error
from delight.data.place import real_file
from delight.data.schema import is_shop_file
from delight.domain.errors import StorageError
from delight.domain.exports import PROGRAM
from delight.services.files import check_file, write_file


class Made(StrEnum):
    """Kinds of files that Delight makes."""

    PDF = "pdf"
    PERSON = "person"
    REPORT = "report"
    DOCUMENT = "document"
    WORKBOOK = "workbook"
    BACKUP = "backup"
    COPY = "copy"
    """Of somebody else's file: nothing that is there was made here."""


COPIES = "backups"
"""The folder of a shop's own copies, beside its file."""
REPORT_HEAD = ("Row", "What", "What became of it", "Why")
_PRODUCER = re.compile(rb"/Producer ?\(Delight\)")
_BEGINS = {
    Made.PERSON: re.compile(rb'\s*\{\s*"made_by":\s*"Delight"'),
    Made.DOCUMENT: re.compile(rb'\s*\{\s*"delight":\s*\{\s*"program":\s*"Delight"'),
    Made.REPORT: re.compile(b"\xef\xbb\xbf" + ",".join(REPORT_HEAD).encode() + rb"\r?\n"),
}
_PROPERTIES = "docProps/core.xml"
_AUTHORS = re.compile(
    r"<dc:creator>(.*?)</dc:creator>.*<cp:lastModifiedBy>(.*?)</cp:lastModifiedBy>", re.DOTALL
)
_LOOKED_AT = 256 * 1024
"""Bytes at the beginning of a file; of a PDF at its end as well."""


def check_free(path: Path, made: Made, *, replace: bool = False) -> None:
    """Make sure that a file of the kind ``made`` may be written to ``path``.

    Where nothing stands there it may, where an empty file does, and where one does that Delight made of the
    same kind. ``replace`` says that whatever file stands there may go; a shop's own file never does.

    Raises:
        StorageError: ``file.is_shop``, ``file.not_ours``; ``file.cannot_write`` where no file can be.
    """
    try:
        real = real_file(path)
        if not real.exists():
            return
        if _is_of_shop(real) or is_shop_file(real):
            raise StorageError("file.is_shop", path=str(path))
        if not real.stat().st_size:
            return
        if not replace and not _is(real, made):
            raise StorageError("file.not_ours", path=str(path))
    except OSError as error:
        raise StorageError("file.cannot_write", path=str(path), why=os_error(error, path).code) from error


def check_made(path: Path, made: Made, *, replace: bool = False) -> None:
    """Make sure that a file can and may be written to ``path``, without touching it (see ``check_free``)."""
    check_free(path, made, replace=replace)
    check_file(path)


def save_made(path: Path, data: bytes, made: Made, *, replace: bool = False) -> None:
    """Write a file whole or not at all, unless it would take the place of another (see ``check_free``)."""
    check_free(path, made, replace=replace)
    write_file(path, data)


def _is_of_shop(path: Path) -> bool:
    """Return whether a file is one that a shop lives from: beside its file, or one of its copies."""
    folder = path.parent
    beside = path.name.startswith((FILE_NAME, ".")) and (folder / FILE_NAME).exists()
    return beside or (folder.name == COPIES and (folder.parent / FILE_NAME).exists())


def _is(path: Path, made: Made) -> bool:
    if made is Made.COPY:
        return False
    if made is Made.BACKUP:
        return _is_backup(path)
    if made is Made.WORKBOOK:
        return _is_workbook(path)
    with path.open("rb") as file:
        begin = file.read(_LOOKED_AT)
        if made is not Made.PDF:
            return bool(_BEGINS[made].match(begin))
        file.seek(max(0, path.stat().st_size - _LOOKED_AT))
        return begin.startswith(b"%PDF-") and bool(_PRODUCER.search(begin) or _PRODUCER.search(file.read()))


def _is_backup(path: Path) -> bool:
    with suppress(StorageError):
        peek(path)
        return True
    return False


def _is_workbook(path: Path) -> bool:
    """Tell whether a workbook is as an export wrote it: whoever saves it again is named in it."""
    with suppress(zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError):
        with zipfile.ZipFile(path) as book, book.open(_PROPERTIES) as file:
            found = _AUTHORS.search(file.read(_LOOKED_AT).decode("utf-8", "replace"))
        return found is not None and set(found.groups()) == {PROGRAM}
    return False
