"""A report as a file: every row, what became of it, and why."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from delight.data.faults import os_error
from delight.domain.errors import StorageError
from delight.domain.import_words import FATES, why
from delight.domain.imports import ImportReport

_HEAD = ("Row", "What", "What became of it", "Why")
_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet may take for a formula at the beginning of a cell."""


def save(report: ImportReport, path: Path) -> None:
    """Write a report as CSV that every spreadsheet opens with its umlauts.

    Raises:
        StorageError: ``file.cannot_write``.
    """
    try:
        path.write_bytes(as_csv(report))
    except OSError as error:
        why_not = os_error(error, path).code
        raise StorageError("file.cannot_write", path=str(path), why=why_not) from error


def as_csv(report: ImportReport) -> bytes:
    """Return a report as CSV, in UTF-8 with the mark that spreadsheets look for."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEAD)
    for row in report.rows:
        writer.writerow((row.row, _safe(row.title), FATES[row.fate], _safe(why(row))))
    return text.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """Return text that no spreadsheet works out."""
    return f"'{text}" if text.startswith(_RISKY) else text
