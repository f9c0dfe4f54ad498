"""A report as a file: every row, what became of it, and why."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from delight.domain.errors import DelightError
from delight.domain.imports.importing import ImportReport
from delight.domain.imports.words import FATES, why
from delight.exchange.defuse import defused
from delight.services.ours import REPORT_HEAD, Made, check_made, save_made


def check(file: Path, path: Path, *, replace: bool = False) -> None:
    """Refuse a place for the report of ``file``: one that cannot be written, or the file itself.

    Raises:
        DelightError: ``import.report_over_file``, ``file.cannot_write``, ``file.not_ours``, ``file.is_shop``.
    """
    if path.exists() and file.exists() and path.samefile(file):
        raise DelightError("import.report_over_file", path=str(path))
    check_made(path, Made.REPORT, replace=replace)


def save(report: ImportReport, path: Path, *, replace: bool = False) -> None:
    """Write a report as CSV that every spreadsheet opens with its umlauts (raises as ``check``)."""
    check(report.file, path, replace=replace)
    save_made(path, as_csv(report), Made.REPORT, replace=replace)


def as_csv(report: ImportReport) -> bytes:
    """Return a report as CSV, in UTF-8 with the mark that spreadsheets look for."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(REPORT_HEAD)
    for row in report.rows:
        writer.writerow((row.row, defused(row.title), FATES[row.fate], defused(why(row, report.kind))))
    return text.getvalue().encode("utf-8-sig")
