"""Putting things right, at full size: saving while others read, the first page, the board and the list."""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.data_shop import NOW, copy_of_shop
from benchmarks.table import Speed
from delight.data.database import FILE_NAME
from delight.data.engine import sqlite
from delight.domain.cases import CaseDraft, CaseFilter, Channel, Failure
from delight.domain.customers import CustomerDraft
from delight.domain.schedule import SpecialDraft
from delight.domain.shop import ShopDraft
from delight.services.bundle import Services
from delight.services.opening import create_shop, open_services

SAVES, READS, OPEN = 200, 15, 1_000
SLOWEST, READ_WITHIN, TIMES = 10.0, 50.0, 4.0
"""Milliseconds for all saves but one in twenty, and for a page; how many bare saves ours may take."""
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
_STAGES = ("new", "acknowledged", "in-progress")


def measure() -> list[Speed]:
    """Return all of it; the full shop is made first, where it is not there yet."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1]) as folder:
        speeds = _saving(Path(folder))
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1] / "build") as folder:
        shop = copy_of_shop(Path(folder) / "shop")
        _leave_open(shop, OPEN)
        services = open_services(shop, clock=lambda: NOW)
        try:
            return [*speeds, *_reading(services)]
        finally:
            services.close()


def _saving(folder: Path) -> list[Speed]:
    """Save a case with its promise, its clocks and its history, and the same rows bare, in turn."""
    services = _shop(folder / "ours")
    customer = services.customers.add(CustomerDraft(name="Zoë Marlow")).record
    file, twin = folder / "ours" / FILE_NAME, folder / "bare.delight"
    shutil.copyfile(file, twin)
    bare, rows = Bare(twin), Bare(file)
    try:
        alone = _pairs(services, rows, bare, customer)
        with _reader(folder / "ours"):
            beside = _pairs(services, rows, bare, customer)
    finally:
        bare.close()
        rows.close()
        services.close()
    return [
        *_speeds("a case with its promise", alone),
        *_speeds("the same while another counter reads", beside),
    ]


def _pairs(services: Services, rows: Bare, bare: Bare, customer: int) -> tuple[list[float], list[float]]:
    ours: list[float] = []
    limit: list[float] = []
    for number in range(SAVES):
        draft = _draft(number, customer)
        ours.append(_timed(lambda draft=draft: services.cases.log(draft)))
        written = rows.last()
        limit.append(_timed(lambda written=written: bare.write(written)))
    return ours, limit


def _speeds(name: str, times: tuple[list[float], list[float]]) -> list[Speed]:
    ours, limit = (statistics.median(one) for one in times)
    slow = sorted(times[0])[int(SAVES * 0.95)]
    return [
        Speed(name=f"save: {name}", ours=ours, unit="ms", limit=limit, ratio=ours / limit, target=TIMES),
        Speed(
            name="save: … the slowest of twenty",
            ours=slow,
            unit="ms",
            limit=SLOWEST,
            ratio=slow / SLOWEST,
            target=1.0,
        ),
    ]


def _reading(services: Services) -> list[Speed]:
    which = CaseFilter(open_only=True)
    asked: dict[str, Callable[[], object]] = {
        f"Today, {OPEN:,} open of 300,000": services.today.page,
        "the board of them": lambda: services.board.columns(CaseFilter()),
        "the list of them": lambda: (services.cases.page(which), services.cases.count(which)),
        "the list, further down": lambda: services.cases.page(which, offset=OPEN // 2),
    }
    return [_read(name, ask) for name, ask in asked.items()]


def _read(name: str, ask: Callable[[], object]) -> Speed:
    ask()
    took = statistics.median(_timed(ask) for _ in range(READS))
    return Speed(name=name, ours=took, unit="ms", limit=READ_WITHIN, ratio=took / READ_WITHIN, target=1.0)


def _shop(place: Path) -> Services:
    """Return a shop that has said when it is open, so that clocks are worked out in full."""
    services = create_shop(place, ShopDraft(name="Bench", country="GB", region="ENG", hours=_HOURS))
    services.hours.save_special(SpecialDraft(first=date.today(), last=date.today() + timedelta(days=6)))
    services.hours.example(draft_of(services))  # the list of holidays comes with the first deadline
    return services


def draft_of(services: Services) -> ShopDraft:
    """Return the shop as it is, as a draft."""
    row = services.shop.row()
    return replace(ShopDraft(name=row.name), **{f.name: getattr(row, f.name) for f in fields(ShopDraft)})


@contextmanager
def _reader(place: Path) -> Iterator[None]:
    """Let another process look at the first page again and again."""
    words = [sys.executable, "-c", _READER, str(place)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1])
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"reading\n"
        yield
    finally:
        process.kill()
        process.wait()
        process.stdout and process.stdout.close()


def _leave_open(place: Path, many: int) -> None:
    """Let so many complaints of the last years be open, a third in each stage, due around now."""
    chance = random.Random(3)
    services = open_services(place, clock=lambda: NOW)
    try:
        with services.context.db.raw() as connection:
            found = connection.execute(
                "SELECT id FROM cases WHERE kind = 'complaint' AND customer_id > 0 ORDER BY id DESC LIMIT ?",
                (40 * many,),
            ).fetchall()
            connection.execute("BEGIN")
            for number, (case_id,) in enumerate(chance.sample(found, many)):
                dues = (_at(chance.randint(-50, 30)), _at(chance.randint(-50, 40)))
                connection.execute(
                    "UPDATE cases SET stage = ?, closed_at = NULL, outcome = NULL, acknowledge_by = ?,"
                    " resolve_by = ? WHERE id = ?",
                    (_STAGES[number % 3], *dues, case_id),
                )
            connection.execute("COMMIT")
    finally:
        services.close()


def _at(hours: int) -> str:
    return (NOW + timedelta(hours=hours)).isoformat(timespec="milliseconds")


def _draft(number: int, customer: int) -> CaseDraft:
    return CaseDraft(
        what=f"The birthday cake had the wrong name on it and came an hour late, number {number}",
        customer_id=customer,
        failure=Failure.WRONG_ITEM,
        channel=Channel.PHONE,
        remedy_wanted="A new one by tomorrow",
        at_stake_minor=24_50,
        promise="bring a new one",
        promise_by=datetime.now(NOW.tzinfo) + timedelta(days=5),
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
            "cases": "id = (SELECT max(id) FROM cases)",
            "promises": "id = (SELECT max(id) FROM promises)",
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


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
