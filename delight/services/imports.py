"""Deeds that bring data of other programs in."""

from __future__ import annotations

from pathlib import Path

from delight.domain.imports import ImportReport
from delight.domain.progress import ProgressFn, silent
from delight.services.context import Context


class ImportService:
    """Customers out of files of other programs."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def customers(self, path: Path, *, dry_run: bool = False, progress: ProgressFn = silent) -> ImportReport:
        """Take the customers of a CSV file in, all that can be taken in one deed."""
        raise NotImplementedError
