"""A shop of 100,000 customers and a million entries: typing, lists, a long page, scrolling, saving, size."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks import data_import, data_twice
from benchmarks.data_shop import BUSY, BUSY_ENTRIES, NOW, copy_of_shop, full_shop
from benchmarks.table import Speed
from delight.data import derived, journal
from delight.data.database import FILE_NAME
from delight.data.derived import keeping
from delight.data.engine import sqlite
from delight.domain.cases.case import CaseDraft, CaseFilter
from delight.domain.text import fold_reading
from delight.services.bundle import Services
from delight.services.opening import open_services
from delight.ui.kit.fields.people import finder
from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.rows.rows import RowList, RowLook, row_model
from delight.ui.kit.work.page import Tools
from tests.qt_helpers import type_text

FRAME = 1000 / 60
"""Milliseconds in which a key must have its list."""
TYPED = (
    "marta lindqvist",
    "zoe marlow",
    "wisniewska",
    "王小明",
    "01632 96",
    "jürgen groß",
    "sandmouth",
    "o'hara",
)
SAVES, READS = 200, 20
_SCROLL_ROOM = 24.0
"""Megabytes that 100,000 rows may take while somebody scrolls through them all."""
_READER = """
import sys, time
from delight.data.engine import sqlite
connection = sqlite.connect(sys.argv[1], isolation_level=None)
print("reading", flush=True)
while True:
    connection.execute("SELECT count(*) FROM customers WHERE know LIKE '%nuts%'").fetchone()
    time.sleep(0.005)
"""


def measure() -> list[Speed]:
    """Return all of it; the shop is made first, where it is not there yet."""
    app = QApplication.instance() or QApplication([])
    apply_theme(app, Scheme.LIGHT)
    shop = full_shop()
    services = open_services(shop, clock=lambda: NOW)
    try:
        speeds = [*_typing(services, shop), *_lists(services), _long_page(services), _scrolling(services)]
        speeds.append(data_twice.measure(services))
    finally:
        services.close()
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1] / "build") as folder:
        copy = copy_of_shop(Path(folder) / "copy")
        speeds += [_saving(copy), *_made_anew(copy)]
    return [*speeds, *data_import.measure()]


def _typing(services: Services, shop: Path) -> list[Speed]:
    _keys(services)  # what the file's pages and the fonts cost is paid once
    spent = time.process_time()
    alone, bare = _keys(services), _bare_keys(shop)
    spent = (time.process_time() - spent) * 1000 / len(alone)
    reader = subprocess.Popen(
        [sys.executable, "-c", _READER, str(shop / FILE_NAME)], stdout=subprocess.PIPE, cwd=Path.cwd()
    )
    try:
        reader.stdout.readline()
        beside = _keys(services)
    finally:
        reader.kill()
        reader.wait()
        reader.stdout.close()
    peers = {
        "p50": statistics.median(alone),
        "of the processor": spent,
        "bare FTS5 p50": statistics.median(bare),
        "bare FTS5 p95": _p95(bare),
    }
    return [
        _within("type-ahead: key to list, p95", _p95(alone), FRAME, **peers),
        _within("the same beside a reader, p95", _p95(beside), FRAME, p50=statistics.median(beside)),
    ]


def _keys(services: Services) -> list[float]:
    """Return how long each key takes until its list is filled and painted, thread and all."""
    tools, window = Tools(services, now=lambda: NOW), QWidget()
    window.resize(900, 700)
    box = SuggestBox(finder(tools), tools.tasks, name="Who?", parent=window)
    box.setGeometry(20, 20, 400, 36)
    window.show()
    window.activateWindow()
    box.setFocus()
    waiting = QEventLoop()  # a loop of ours that asked again and again would keep the worker from running
    box.popup.model.loaded.connect(waiting.quit)
    times = []
    for text in TYPED:
        box.clear()
        for character in text:
            start = time.perf_counter()
            type_text(box, character)
            waiting.exec()
            box.popup.list.viewport().repaint()
            times.append((time.perf_counter() - start) * 1000)
    window.close()
    tools.tasks.wait()
    return times[1:]  # the first one brings in what all others use


def _bare_keys(shop: Path) -> list[float]:
    """Return how long the bare full-text query takes for the beginnings of the same words."""
    connection = sqlite.connect(str(shop / FILE_NAME), isolation_level=None)
    query = "SELECT rowid FROM seek_customers(?) ORDER BY rowid DESC LIMIT 8"
    times = []
    for text in TYPED:
        word = "".join(c for c in text.split()[0].casefold() if c.isalnum())
        for length in range(1, len(word) + 1):
            asked = f'"{word[:length]}"*'
            times.append(_timed(lambda asked=asked: connection.execute(query, (asked,)).fetchall()))
    connection.close()
    return times


def _lists(services: Services) -> list[Speed]:
    lists: dict[str, Callable[[], Any]] = {
        "customers": services.customers.page,
        "customers, on after 90,000": lambda: services.customers.page(after=90_000),
        "cases": lambda: services.cases.page(CaseFilter()),
        "cases, on after the 1,000th": lambda: services.cases.page(CaseFilter(), after=1_000),
        "open cases that say “cold”": lambda: services.cases.page(CaseFilter(search="cold", open_only=True)),
        "letters": services.letters.page,
        "search: look for “coffee smoke”": lambda: services.search.look("coffee smoke"),
    }
    return [_usually(f"first rows: {name}", read, 2 * FRAME) for name, read in lists.items()]


def _long_page(services: Services) -> Speed:
    def read() -> None:
        services.customers.get(BUSY)
        entries = services.customers.timeline(BUSY, limit=BUSY_ENTRIES)
        assert len(entries) == BUSY_ENTRIES, len(entries)

    return _usually(f"a customer with {BUSY_ENTRIES:,} entries", read, 100.0)


def _scrolling(services: Services) -> Speed:
    """Scroll a list of all customers to its end, batch by batch, and say how much memory that took."""
    model = row_model(
        lambda ask: services.customers.page(limit=ask.limit, after=ask.after),
        lambda row: RowLook(title=row.name),
    )
    view = RowList(model, name="Everybody")
    view.resize(300, 600)
    view.show()
    model.reload()
    for _ in range(40):
        _scroll_on(view)
    before = _megabytes()
    while model.canFetchMore():
        _scroll_on(view)
    grown = _megabytes() - before
    assert model.rowCount() == services.customers.count(), model.rowCount()
    view.close()
    return Speed(
        name="memory: scrolled to the last customer",
        ours=grown,
        unit="MB",
        limit=_SCROLL_ROOM,
        ratio=grown / _SCROLL_ROOM,
        target=1.0,
        peers={"rows": float(model.rowCount())},
    )


def _scroll_on(view: RowList) -> None:
    view.scrollToBottom()
    view.rows.fetchMore()
    QApplication.processEvents()


def _saving(folder: Path) -> Speed:
    """Save cases with and without what is derived, in turn, on the same disk."""
    services = open_services(folder, clock=lambda: NOW)
    times: dict[bool, list[float]] = {True: [], False: []}
    keep = derived.keep
    try:
        for number in range(2 * SAVES):
            with_derived = number % 2 == 0
            journal.derived.keep = keep if with_derived else lambda cursor, *_: keeping.say(cursor)
            draft = CaseDraft(what=f"The soup was cold, number {number}", customer_id=number + 1)
            times[with_derived].append(_timed(lambda draft=draft: services.cases.log(draft)))
    finally:
        journal.derived.keep = keep
        services.close()
    ours, limit = (statistics.median(times[which]) for which in (True, False))
    return Speed(
        name="save: a case, beside it without derived",
        ours=ours,
        unit="ms",
        limit=limit,
        ratio=ours / limit,
        target=2.0,
        peers={"p95": _p95(times[True])},
    )


def _made_anew(folder: Path) -> list[Speed]:
    """Make everything derived anew, and compare the file with one that has none of it."""
    path = folder / FILE_NAME
    connection = sqlite.connect(str(path), isolation_level=None)
    connection.create_function("fold_reading", 1, fold_reading, deterministic=True)
    start = time.perf_counter()
    connection.execute("BEGIN")
    derived.rebuild(connection.cursor())
    connection.execute("COMMIT")
    seconds = time.perf_counter() - start
    full = _size(connection)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if derived.is_derived(name) and "_" not in name.removeprefix("seek_"):
            connection.execute(f"DROP TABLE IF EXISTS {name}_terms")
            connection.execute(f"DROP TABLE {name}")
    connection.execute("VACUUM")
    bare = _size(connection)
    connection.close()
    return [
        Speed(
            name="derived: made anew", ours=seconds, unit="s", limit=60.0, ratio=seconds / 60.0, target=1.0
        ),
        Speed(
            name="file: beside it without derived",
            ours=full,
            unit="MB",
            limit=bare,
            ratio=full / bare,
            target=1.5,
        ),
    ]


def _size(connection: Any) -> float:
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size / 1e6


def _within(name: str, ours: float, limit: float, **peers: float) -> Speed:
    return Speed(name=name, ours=ours, unit="ms", limit=limit, ratio=ours / limit, target=1.0, peers=peers)


def _usually(name: str, read: Callable[[], object], limit: float) -> Speed:
    times = [_timed(read) for _ in range(READS)][1:]
    return _within(name, statistics.median(times), limit, p95=_p95(times))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _megabytes() -> float:
    """Return the most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
