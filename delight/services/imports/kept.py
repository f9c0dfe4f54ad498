"""Reports kept with their import, so that they can be looked at again: numbers, codes and ids, no words.

What stood in the file is not kept: somebody who is erased must not live on in the report of an import. The
names are those of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from delight.data.database import Session
from delight.data.journal import Writer
from delight.data.queries import import_reports as query
from delight.domain.imports.importing import (
    ColumnLook,
    Fate,
    ImportNoun,
    ImportReport,
    Remark,
    RowPlan,
    Why,
    counted_fates,
)
from delight.domain.imports.totals import Totals

_SUMS = ("amounts", "amount_minor", "timed", "backwards", "assumed", "still_open", "linked")
_FACTS = ("kind", "encoding", "delimiter", "header_row", "sheet", "day_first")


def keep(deed: Writer, report: ImportReport, ids: Mapping[int, int]) -> None:
    """Keep the report of an import in its own deed; ``ids`` are those of new customers by their first row."""
    query.keep(deed, report.noun.value, report.file.name, _whole(report, ids))


def kept(session: Session, deed_uid: str) -> ImportReport | None:
    """Return the report of an import as it was kept, with the names of today; ``None`` if there is none."""
    found = query.told(session, deed_uid)
    if found is None:
        return None
    noun, file, told = found
    rows = [_row(row) for row in told["rows"]]
    names = query.titles(session, noun, {row.record_id for row in rows if row.record_id})
    rows = [replace(row, title=names.get(row.record_id or 0, "")) for row in rows]
    return ImportReport(
        id=deed_uid,
        noun=ImportNoun(noun),
        file=Path(file),
        rows=tuple(rows),
        counts=counted_fates(row.fate for row in rows),
        incomplete=sum(row.is_incomplete for row in rows),
        looks=tuple(ColumnLook(name=n, part=p, field=f, why=Why(w)) for n, p, f, w in told["columns"]),
        remarks=tuple(Remark(code=code, row=row, column=column) for code, row, column in told["remarks"]),
        totals=_totals(told.get("totals", {})),
        **{name: told[name] for name in _FACTS},
    )


def _whole(report: ImportReport, ids: Mapping[int, int]) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(report, name) for name in _FACTS}
    told["totals"] = {name: getattr(report.totals, name) for name in _SUMS} | {
        "took": _seconds(report.totals)
    }
    told["columns"] = [(one.name, one.part, one.field, one.why.value) for one in report.looks]
    told["remarks"] = _remarks(report.remarks)
    told["rows"] = [_told(row, ids) for row in report.rows]
    return told


def _seconds(sums: Totals) -> float | None:
    return None if sums.took is None else sums.took.total_seconds()


def _totals(told: Mapping[str, Any]) -> Totals:
    """Return sums as they were kept; none of an import that was done before they were."""
    took = told.get("took")
    known = {name: told.get(name, 0) for name in _SUMS}
    return Totals(**known, took=None if took is None else timedelta(seconds=took))


def _told(row: RowPlan, ids: Mapping[int, int]) -> list[Any]:
    """Return a row without anything that stood in it, what is empty at its end left out."""
    record_id = row.record_id or ids.get(row.into_row or row.row, 0)
    parts: list[Any] = [
        row.row, row.fate.value, record_id, row.into_row or 0, row.code, row.column, row.adds,
        row.differs, _remarks(row.remarks),
    ]  # fmt: skip
    while not parts[-1]:
        parts.pop()
    return parts


def _remarks(remarks: Iterable[Remark]) -> list[tuple[str, int, str]]:
    return [(one.code, one.row, one.column) for one in remarks]


def _row(told: list[Any]) -> RowPlan:
    empty = [0, "", 0, 0, "", "", (), (), ()]
    row, fate, record_id, into, code, column, adds, differs, remarks = [*told, *empty[len(told) :]]
    return RowPlan(
        row=row,
        fate=Fate(fate),
        record_id=record_id or None,
        into_row=into or None,
        code=code,
        column=column,
        adds=tuple(adds),
        differs=tuple(differs),
        remarks=tuple(Remark(code=c, row=r, column=name) for c, r, name in remarks),
    )


def counts(session: Session) -> dict[str, tuple[ImportNoun, str, dict[Fate, int]]]:
    """Return (noun, file, counts) of every report that was kept, by the uid of its deed."""
    found = {}
    for uid, noun, file, told in query.all_told(session):
        fates = counted_fates(Fate(row[1]) for row in told["rows"])
        found[uid] = (ImportNoun(noun), file, fates)
    return found
