"""Look into a file, on the worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from delight.domain.imports.importing import ImportFile, ImportReport, ImportWish
from delight.domain.progress import ProgressFn
from delight.ui.kit.work.page import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file that was looked into, and what its columns can hold."""

    file: ImportFile
    report: ImportReport
    parts: tuple[str, ...]
    currency: str


def look_into(tools: Tools, which: Path | ImportFile, wish: ImportWish, progress: ProgressFn) -> Looked:
    """Return what would become of every row of a file (``import.…``, ``file.cannot_read``)."""
    services = tools.services
    file = which if isinstance(which, ImportFile) else services.imports.open(which)
    return Looked(
        file=file,
        report=services.imports.plan(file, wish, progress),
        parts=services.imports.parts(wish.noun),
        currency=services.shop.row().currency,
    )
