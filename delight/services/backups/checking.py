"""Whether everything is whole: the shop's file, its history, its letters, and its copies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import delight.data.queries.letters as letter_query
import delight.data.queries.vouchers as voucher_query
from delight.data.backups.checks import table_counts
from delight.data.backups.folder import copies_in, is_whole
from delight.data.backups.values import is_derived_readable, unreadable
from delight.data.chain import gaps, verify
from delight.domain.backups import CheckReport, HistoryGap
from delight.domain.codes import spaced
from delight.domain.progress import ProgressFn
from delight.services.backups.second import chosen, is_there
from delight.services.backups.store import own_folder
from delight.services.context import Context


def check(context: Context, progress: ProgressFn) -> CheckReport:
    """Return whether all is whole: the file, its history, letters, copies; damaged copies are set aside."""
    copies = _copies(context.db.path.parent)
    steps = len(copies) + 2
    progress(0, steps)
    problems, counts = _file_problems(context)
    progress(1, steps)
    problems += _record_problems(context)
    known = _gaps(context)
    damaged = []
    for number, copy in enumerate(copies, 2):
        progress(number, steps)
        if not is_whole(copy):
            damaged.append(copy)
    return CheckReport(
        problems=tuple(problems),
        counts=counts,
        copies=len(copies) - len(damaged),
        damaged=tuple(damaged),
        gaps=known,
    )


def _file_problems(context: Context) -> tuple[list[tuple[str, str]], dict[str, int]]:
    with context.db.raw() as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)").fetchall()]
        problems = [("check.file", words) for words in found if words != "ok"]
        problems += [
            ("check.reference", row[0]) for row in connection.execute("PRAGMA foreign_key_check").fetchall()
        ]
        problems += [("check.record", table) for table in unreadable(connection)]
        problems += [] if is_derived_readable(connection) else [("check.derived", "")]
        return problems, table_counts(connection)


def _record_problems(context: Context) -> list[tuple[str, str]]:
    with context.db.read(whole=True) as session:
        broken = verify(session.connection())
        history = [] if broken is None else [("check.history", str(broken))]
        return [
            *history,
            *(("check.letter", number) for number in letter_query.damaged(session)),
            *(("check.voucher", spaced(code)) for code in voucher_query.uneven(session)),
        ]


def _gaps(context: Context) -> tuple[HistoryGap, ...]:
    with context.db.read(whole=True) as session:
        found = gaps(session.connection())
    return tuple(
        HistoryGap(line=gap.line, lost=gap.lost, noted_at=datetime.fromisoformat(gap.noted_at))
        for gap in found
    )


def _copies(place: Path) -> list[Path]:
    second = chosen(place)
    folders = [own_folder(place), *([second.folder] if second and is_there(second) else [])]
    return [path for folder in folders for path in copies_in(folder)]
