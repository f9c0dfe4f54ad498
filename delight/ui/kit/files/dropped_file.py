"""A file that is dragged over the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

_TABLES = frozenset(".csv .tsv .tab .txt .xlsx .xlsm .xls .ods .vcf .vcard .ldif .ldi".split())
TABLE_KINDS = " ".join(sorted(f"*{suffix}" for suffix in _TABLES))
"""For a file dialog."""


def file_in(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged, if it is one of this computer."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def table_in(event: QDropEvent) -> Path | None:
    """Return the file that is dragged if, by its name, it is a table or holds contacts."""
    path = file_in(event)
    return path if path is not None and path.suffix.lower() in _TABLES else None
