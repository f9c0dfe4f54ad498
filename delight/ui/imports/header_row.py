"""Which row of a table may name its columns, and when that is worth asking."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from delight.domain.imports.importing import ImportReport

_OFFERED = 12
_FOUND_WITH_DOUBTS = frozenset({"import.header_guessed", "import.no_header_row"})
_HAS_NO_ROWS = frozenset({"vcard", "ldif"})


def is_header_in_doubt(report: ImportReport) -> bool:
    """Tell whether it is worth asking where the names of the columns stand."""
    if report.kind in _HAS_NO_ROWS:
        return False
    guessed = any(remark.code in _FOUND_WITH_DOUBTS for remark in report.remarks)
    return guessed or report.header_row != 1 or bool(report.problem)


def header_rows(report: ImportReport) -> list[tuple[int, str]]:
    """Return the rows that may name the columns, with their words; 0 is none of them."""
    numbers = sorted({*range(1, min(_OFFERED, report.last_row) + 1), report.header_row} - {0})
    return [(0, _tr("There are none")), *((n, _tr("In row {row}").format(row=n)) for n in numbers)]


def _tr(text: str) -> str:
    return QCoreApplication.translate("HeaderRow", text)
