"""Saves at the counter, and the window, while the same program works out a report on everything.

As the window does it: saves on the worker for reads and saves, the report on the one for readings.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, takewhile
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QTimer

from benchmarks.beside import SAVES, slowest
from benchmarks.data_shop import NOW, copy_of_shop
from benchmarks.insight_shop import fill
from benchmarks.table import Speed
from delight.domain.cases.case import CaseDraft
from delight.domain.insight.period import Against, Span
from delight.domain.progress import ProgressFn
from delight.services.bundle import Services
from delight.services.insight.service import InsightService
from delight.services.opening import open_services
from delight.ui.kit.work.tasks import Tasks

TURNS, PAUSE_MS = 3, 50
TIMES = 2.5
"""Two that share Python's lock have half of it each, so twice as long is the least that can be reached."""


def measure() -> list[Speed]:
    """Return how long a save takes until the window hears of it, and how long the window stands still."""
    app = QCoreApplication.instance() or QCoreApplication([])
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1] / "build") as folder:
        fill(copy_of_shop(Path(folder) / "shop"))
        services = open_services(Path(folder) / "shop", clock=lambda: NOW)
        tasks = Tasks()
        try:
            return _measured(tasks, services)
        finally:
            tasks.stop()
            tasks.wait()
            services.close()
            del app


def _measured(tasks: Tasks, services: Services) -> list[Speed]:
    alone, beside, still_alone, still = list[float](), list[float](), list[float](), list[float]()
    for _ in range(TURNS):
        with _heart(still_alone):
            alone += _saves(tasks, services, iter(range(SAVES)))
        with _heart(still):
            beside += _saves(tasks, services, _while_reading(tasks, services))
    usual, ours = median(alone), median(beside)
    still.sort()
    return [
        Speed(
            name="insight: a save beside everything",
            ours=ours,
            unit="ms",
            limit=usual,
            ratio=ours / usual,
            target=TIMES,
            peers={
                "slowest of 20": slowest(beside),
                "alone": slowest(alone),
                "window's longest step of 100": still[int(len(still) * 0.99)],
                "of all": still[-1],
                "of all alone": max(still_alone),
            },
        )
    ]


def _while_reading(tasks: Tasks, services: Services) -> Iterator[int]:
    """Count for as long as a report on everything is worked out."""
    days = services.insight.named(Span.ALL)

    def work(progress: ProgressFn) -> None:
        InsightService(services.context).report(days.first, days.last, Against.USUAL, progress)

    task = tasks.run_reading(work)
    return takewhile(lambda _number: not task.ended, count())


@contextmanager
def _heart(stood: list[float]) -> Iterator[None]:
    """Note how many milliseconds the thread of the window stood still between two beats."""
    beat, clock = QTimer(interval=1), QElapsedTimer()
    clock.start()

    def on_beat() -> None:
        stood.append(clock.nsecsElapsed() / 1e6 - 1)
        clock.restart()

    beat.timeout.connect(on_beat)
    beat.start()
    yield
    beat.stop()


def _saves(tasks: Tasks, services: Services, numbers: Iterator[int]) -> list[float]:
    """Return how many milliseconds go by until the window hears that a case is stored, of each."""
    took = list[float]()
    for number in numbers:
        took.append(_save(tasks, services, number))
        _let_run(PAUSE_MS)
    return took


def _save(tasks: Tasks, services: Services, number: int) -> float:
    """Return how many milliseconds go by until the window hears that a case is stored."""
    draft, took, loop = CaseDraft(what=f"The soup was cold, number {number}"), list[float](), QEventLoop()
    start = time.perf_counter()

    def done(_stored: object) -> None:
        took.append((time.perf_counter() - start) * 1000)
        loop.quit()

    tasks.run(lambda: services.cases.log(draft), done)
    loop.exec()
    return took[0]


def _let_run(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
