"""Saving a logged case with its history, beside a bare transaction that writes the same row, both durable."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.table import Speed
from delight.data.engine import sqlite
from delight.domain.cases import CaseDraft
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop

SAVES = 300
_PRAGMAS = (
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "fullfsync=ON",
    "foreign_keys=ON",
    "secure_delete=ON",
)
_NOW = "2026-03-11T09:30:00.000+00:00"


def measure() -> list[Speed]:
    """Return the median of each, saved in turn on the same disk."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1]) as folder:
        services = create_shop(Path(folder) / "ours", ShopDraft(name="Bench"))
        services.close()
        bare_shop = create_shop(Path(folder) / "bare", ShopDraft(name="Bench"))
        bare_shop.close()
        bare = sqlite.connect(str(Path(folder) / "bare" / "shop.delight"), isolation_level=None)
        for pragma in _PRAGMAS:
            bare.execute(f"PRAGMA {pragma}")
        columns = {row[1]: row for row in bare.execute("PRAGMA table_info(cases)") if row[1] != "id"}
        times: dict[str, list[float]] = {"ours": [], "bare": []}
        for number in range(SAVES):
            words = f"The cappuccino was cold, number {number}"
            times["ours"].append(_timed(lambda words=words: services.cases.log(CaseDraft(what=words))))
            row = _row(columns, words, number)
            times["bare"].append(_timed(lambda row=row: _insert(bare, row)))
        bare.close()
        services.close()
    ours, limit = (statistics.median(times[who]) for who in ("ours", "bare"))
    p95 = sorted(times["ours"])[int(SAVES * 0.95)]
    return [
        Speed(
            name="save: a logged case, durable",
            ours=ours,
            unit="ms",
            limit=limit,
            ratio=ours / limit,
            target=4.0,
        ),
        Speed(
            name="save: the slowest of twenty", ours=p95, unit="ms", limit=10.0, ratio=p95 / 10.0, target=1.0
        ),
    ]


def _timed(work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _insert(connection, row: dict[str, object]) -> None:
    names, marks = ",".join(row), ",".join("?" * len(row))
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"INSERT INTO cases({names}) VALUES({marks})", list(row.values()))
    connection.execute("COMMIT")


def _row(columns: dict[str, tuple[Any, ...]], words: str, number: int) -> dict[str, object]:
    fixed = {
        "uid": uuid4().hex,
        "reference": f"C-2026-{number:04d}",
        "kind": "complaint",
        "stage": "new",
        "severity": "medium",
        "channel": "in-person",
        "what": words,
        "what_key": words.lower(),
        "received_at": _NOW,
        "resolve_by": _NOW,
    }
    return {name: fixed.get(name, _nothing(told)) for name, told in columns.items()}


def _nothing(column: tuple[Any, ...]) -> object:
    """Return what stands in a column of which nothing is known."""
    _, _, kind, filled, *_ = column
    return None if not filled else "" if kind == "TEXT" else 0
