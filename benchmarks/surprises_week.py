"""This week’s surprises among 100,000 customers: read and planned, and looked at again."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.data_shop import NOW, copy_of_shop
from benchmarks.table import Speed
from delight.data.queries.surprise_people import cursor_of
from delight.domain.surprises.suggestions import monday_of
from delight.services.bundle import Services
from delight.services.opening import open_services
from delight.services.surprises.drawing import drawn

ROUNDS = 7
SLOWEST, GLANCE = 1000.0, 250.0
"""Milliseconds of work for the first look in a week, and for each look after it."""


def measure() -> list[Speed]:
    """Return how long both take; the full shop is made first, where it is not there yet."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1] / "build") as folder:
        services = open_services(copy_of_shop(Path(folder) / "shop"), clock=lambda: NOW)
        try:
            return [_first(services), _again(services)]
        finally:
            services.close()


def _first(services: Services) -> Speed:
    context = services.context
    monday = monday_of(context.today())

    def plan() -> None:
        drawn(context, monday)

    def fetch() -> None:
        with context.db.read(whole=True) as session:
            cursor_of(session).execute(
                "SELECT * FROM customers JOIN facts ON customer_id = id ORDER BY id"
            ).fetchall()

    ours, bare = _median(plan), _median(fetch)
    return Speed(
        name="surprises: read and planned",
        ours=ours,
        unit="ms",
        limit=SLOWEST,
        ratio=ours / SLOWEST,
        target=1.0,
        peers={"bare rows": bare},
    )


def _again(services: Services) -> Speed:
    services.surprises.week()
    ours = _median(lambda: services.surprises.week())
    return Speed(
        name="surprises: looked at again", ours=ours, unit="ms", limit=GLANCE, ratio=ours / GLANCE, target=1.0
    )


def _median(work: Callable[[], object]) -> float:
    """Return milliseconds of the processor's time: what others do on the machine does not count."""
    return statistics.median(_timed(work) for _ in range(ROUNDS))


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000
