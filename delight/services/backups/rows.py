"""Copies as lists show them: each once, with the places it lies in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from delight.data.backups.folder import Stored, number_of, stored_in
from delight.data.backups.manifest import Manifest
from delight.domain.backups import BackupRow, Where


def listed_rows(folder: Path, second: Path | None, shop_uid: str) -> list[BackupRow]:
    """Return the copies of one shop in both places, the newest first."""
    rows = {stored.path.name: row_of(stored) for stored in stored_in(folder, shop_uid)}
    for stored in stored_in(second, shop_uid) if second else []:
        here = rows.get(stored.path.name)
        places = (*here.places, Where.SECOND) if here else (Where.SECOND,)
        rows[stored.path.name] = replace(here or row_of(stored), places=places)
    return sorted(rows.values(), key=lambda row: (row.number, row.path.name), reverse=True)


def row_of(path: Path | Stored, manifest: Manifest | None = None) -> BackupRow:
    """Return a copy as a list shows it."""
    if isinstance(path, Stored):
        return row_of(path.path, path.manifest)
    assert manifest is not None  # noqa: S101 - only a ``Stored`` brings its own
    return BackupRow(
        path=path,
        places=(Where.HERE,),
        number=number_of(path),
        made_at=manifest.made_at,
        reason=manifest.reason,
        shop=manifest.shop,
        counts=manifest.counts,
        size=path.stat().st_size,
    )
