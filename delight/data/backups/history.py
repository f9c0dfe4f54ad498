"""The history of a file that was made anew: what is lost of it is noted, and nothing else is made good."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from delight.data.chain import COUNT, GAPS, HEAD, Gap, chained, gaps, head, is_as_written, signature, story
from delight.data.engine import sqlite

_KEEP = "INSERT INTO meta(key,value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value"
_NUMBERED = {"cases": ("reference", "C"), "letters": ("number", "L")}


def mend_history(file: Path, now: str) -> int:
    """Note which lines of the history are lost, so that what comes after them can be proven again.

    A gap is noted only where lines are missing. A line that is there, but not as it was written, stays as it
    is, and goes on being told: no damage of pages makes that.

    Args:
        file: the shop's file, just made anew.
        now: the moment of the repair, as it is stored.

    Returns:
        How many payloads were no longer what they had been, and were taken out.
    """
    engine = sa.create_engine("sqlite://", module=sqlite, creator=lambda: sqlite.connect(str(file)))
    try:
        with engine.begin() as connection:
            return _mended(connection, now)
    finally:
        engine.dispose()


def _mended(connection: sa.Connection, now: str) -> int:
    raw = connection.connection.cursor()
    last = raw.execute("SELECT id, chain FROM changes ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
    given = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = 'changes'").fetchone() or (0,)
    count = max(last[0], given[0], head(raw)[1])
    before = {(gap.line, gap.lost): gap for gap in gaps(connection)}
    found = [before.get((gap.line, gap.lost), gap) for gap in _gaps(connection, count, now)]
    if found:
        raw.execute(_KEEP, (GAPS, json.dumps([asdict(gap) for gap in found])))
    if count > head(raw)[1] or count > last[0]:
        raw.executemany(_KEEP, [(HEAD, last[1]), (COUNT, str(count))])
    for table, (column, letter) in _NUMBERED.items():
        _keep_counting(raw, table, column, letter)
    spoilt = [row.id for row in story(connection) if not is_as_written(row)]
    raw.executemany("DELETE FROM payloads WHERE change_id = ?", [(line,) for line in spoilt])
    return len(spoilt)


def _gaps(connection: sa.Connection, count: int, now: str) -> Iterator[Gap]:
    last, chain = 0, ""
    for row in story(connection):
        follows = chained(chain, row.id, signature(row), row.noun, row.record_uid, row.op, row.hash)
        if row.id > last + 1:
            restart = row.chain if row.chain != follows else ""
            yield Gap(line=row.id, lost=row.id - last - 1, chain=restart, noted_at=now)
        last, chain = row.id, row.chain
    if count > last:
        yield Gap(line=count + 1, lost=count - last, chain="", noted_at=now)


def _keep_counting(raw: Any, table: str, column: str, letter: str) -> None:
    """Never give a number again that a record bears, such as C-2026-0012, should the counters be lost."""
    highest = raw.execute(
        f"SELECT substr({column}, 3, 4), max(CAST(substr({column}, 8) AS INTEGER)) FROM {table} "  # noqa: S608
        f"WHERE {column} GLOB '{letter}-[0-9][0-9][0-9][0-9]-[0-9]*' GROUP BY 1"
    ).fetchall()
    for year, number in highest:
        raw.execute(
            "INSERT INTO meta(key,value) VALUES(?,?) ON CONFLICT(key) DO UPDATE "
            "SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))",
            (f"{table}.{year}", str(number)),
        )
