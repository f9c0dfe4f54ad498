"""Saving a logged case with its history, durable, beside a bare transaction that writes the same rows."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.table import Speed
from delight.data.database import FILE_NAME
from delight.data.engine import sqlite
from delight.domain.cases.case import CaseDraft, Channel, Failure
from delight.domain.customers.customer import CustomerDraft
from delight.domain.days.schedule import SpecialDraft
from delight.domain.shop import ShopDraft
from delight.services.bundle import Services
from delight.services.opening import create_shop

SAVES = 200
SLOWEST, TIMES = 10.0, 4.0
"""Milliseconds for all saves but one in twenty; how many bare saves ours may take."""
_HOURS = "mo-fr 08:00-12:00 14:00-18:00; sa 08:00-13:00; fr 20:00-02:00"
_PRAGMAS = (
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "fullfsync=ON",
    "foreign_keys=ON",
    "secure_delete=ON",
)
_READER = """
# looks as often as somebody can click
import sys, time
from pathlib import Path
from delight.services.opening import open_services
services = open_services(Path(sys.argv[1]))
services.today.page()
print("reading", flush=True)
while True:
    services.today.page()
    time.sleep(0.25)
"""


def measure() -> list[Speed]:
    """Return the medians of words alone, of a case with its promise, and of that while others read.

    Ours and bare ones are saved in turn on the same disk, so that both meet the same other work.
    """
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1]) as folder:
        return _saving(Path(folder))


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds some work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _saving(folder: Path) -> list[Speed]:
    services = _shop(folder / "ours")
    customer = services.customers.add(CustomerDraft(name="Zoë Marlow")).record
    file, twin = folder / "ours" / FILE_NAME, folder / "bare.delight"
    shutil.copyfile(file, twin)
    bare, rows = Bare(twin), Bare(file)

    def pairs(draft: Callable[[int], CaseDraft]) -> tuple[list[float], list[float]]:
        return _pairs(services, rows, bare, draft)

    try:
        plain = pairs(lambda number: CaseDraft(what=f"The cappuccino was cold, number {number}"))
        alone = pairs(lambda number: _draft(number, customer))
        with _reader(folder / "ours"):
            beside = pairs(lambda number: _draft(number, customer))
    finally:
        bare.close()
        rows.close()
        services.close()
    return [
        *_speeds("a logged case", plain),
        *_speeds("a case with its promise", alone),
        *_speeds("the same while another counter reads", beside),
    ]


def _pairs(
    services: Services, rows: Bare, bare: Bare, draft: Callable[[int], CaseDraft]
) -> tuple[list[float], list[float]]:
    ours: list[float] = []
    limit: list[float] = []
    for number in range(SAVES):
        made = draft(number)
        ours.append(timed(lambda made=made: services.cases.log(made)))
        written = rows.last()
        limit.append(timed(lambda written=written: bare.write(written)))
    return ours, limit


def _speeds(name: str, times: tuple[list[float], list[float]]) -> list[Speed]:
    ours, limit = (statistics.median(one) for one in times)
    slow, slow_bare = (sorted(one)[int(SAVES * 0.95)] for one in times)
    return [
        Speed(name=f"save: {name}", ours=ours, unit="ms", limit=limit, ratio=ours / limit, target=TIMES),
        Speed(
            name="save: … the slowest of twenty",
            ours=slow,
            unit="ms",
            limit=SLOWEST,
            ratio=slow / SLOWEST,
            target=1.0,
            peers={"bare": slow_bare},  # where that is slow as well, others are at the disk
        ),
    ]


def _shop(place: Path) -> Services:
    """Return a shop that has said when it is open, so that clocks are worked out in full."""
    services = create_shop(place, ShopDraft(name="Bench", country="GB", region="ENG", hours=_HOURS))
    services.hours.save_special(SpecialDraft(first=date.today(), last=date.today() + timedelta(days=6)))
    services.hours.example(_draft_of(services))  # the list of holidays comes with the first deadline
    return services


def _draft_of(services: Services) -> ShopDraft:
    """Return the shop as it is, as a draft."""
    row = services.shop.row()
    return replace(ShopDraft(name=row.name), **{f.name: getattr(row, f.name) for f in fields(ShopDraft)})


@contextmanager
def _reader(place: Path) -> Iterator[None]:
    """Let another process look at the first page again and again."""
    words = [sys.executable, "-c", _READER, str(place)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"reading\n"
            yield
        finally:
            process.kill()


def _draft(number: int, customer: int) -> CaseDraft:
    return CaseDraft(
        what=f"The birthday cake had the wrong name on it and came an hour late, number {number}",
        customer_id=customer,
        failure=Failure.WRONG_ITEM,
        channel=Channel.PHONE,
        remedy_wanted="A new one by tomorrow",
        at_stake_minor=24_50,
        promise="bring a new one",
        promise_by=datetime.now(UTC) + timedelta(days=5),
    )


class Bare:
    """A file with the engine alone: reads the rows of the last save, and writes such rows durably."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite.connect(str(file), isolation_level=None)
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")

    def last(self) -> list[tuple[str, tuple[Any, ...]]]:
        """Return the rows of the newest deed: its records and its history; not what is derived of them."""
        ask = self._connection.execute
        (deed,) = ask("SELECT max(id) FROM deeds").fetchone()
        changed = f"SELECT id FROM changes WHERE deed_id = {deed}"
        wanted = {
            "cases": f"uid IN (SELECT record_uid FROM changes WHERE deed_id = {deed})",
            "promises": f"uid IN (SELECT record_uid FROM changes WHERE deed_id = {deed})",
            "deeds": f"id = {deed}",
            "changes": f"deed_id = {deed}",
            "payloads": f"change_id IN ({changed})",
            "meta": "key IN ('journal.head', 'journal.count') OR key LIKE 'cases.%'",
        }
        return [
            (table, row)
            for table, where in wanted.items()
            for row in ask(f"SELECT * FROM {table} WHERE {where}")
        ]

    def write(self, rows: list[tuple[str, tuple[Any, ...]]]) -> None:
        """Write rows in one transaction."""
        self._connection.execute("BEGIN IMMEDIATE")
        for table, row in rows:
            self._connection.execute(
                f"INSERT OR REPLACE INTO {table} VALUES({','.join('?' * len(row))})", row
            )
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
