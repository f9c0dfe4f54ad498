"""This week’s surprises among 100,000 customers: read and planned, looked at again, and saved beside."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.data_shop import NOW, copy_of_shop
from benchmarks.processor import median_ms
from benchmarks.table import Speed
from delight.data.queries.surprise_people import cursor_of
from delight.domain.cases.case import CaseDraft
from delight.domain.surprises.suggestions import monday_of
from delight.services.bundle import Services
from delight.services.opening import open_services
from delight.services.surprises.drawing import drawn

ROUNDS, SAVES = 7, 100
SLOWEST, GLANCE = 1000.0, 250.0
"""Milliseconds of work for the first look in a week, and for each look after it."""
TIMES = 4.0
"""How many saves alone nineteen of twenty may take while another counter draws the week, or says no."""
_OTHER = """
import sys
from pathlib import Path
from benchmarks.data_shop import NOW
from delight.services.opening import open_services
services = open_services(Path(sys.argv[1]), clock=lambda: NOW)
services.surprises.week()
print("ready", flush=True)
while True:
    if sys.argv[2] == "draws":
        services.surprises.why_not(77)
    else:
        services.surprises.skip(services.surprises.week().open[0].id)
"""


def measure() -> list[Speed]:
    """Return how long both take; the full shop is made first, where it is not there yet."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1] / "build") as folder:
        services = open_services(copy_of_shop(Path(folder) / "shop"), clock=lambda: NOW)
        try:
            speeds = [_first(services), _again(services)]
            return [*speeds, *_saves_beside(services)]
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

    ours, bare = median_ms(plan, ROUNDS), median_ms(fetch, ROUNDS)
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
    ours = median_ms(lambda: services.surprises.week(), ROUNDS)
    return Speed(
        name="surprises: looked at again", ours=ours, unit="ms", limit=GLANCE, ratio=ours / GLANCE, target=1.0
    )


def _saves_beside(services: Services) -> list[Speed]:
    """Return how long saves take while another process does nothing but draw, or say no."""
    alone = _slow_save(services)
    found = []
    for what in ("draws", "skips"):
        words = [sys.executable, "-c", _OTHER, str(services.context.db.path.parent), what]
        with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]) as process:
            assert process.stdout is not None
            process.stdout.readline()
            ours = _slow_save(services)
            process.kill()
        found.append(
            Speed(
                name=f"surprises: a save while another {what}",
                ours=ours,
                unit="ms",
                limit=alone,
                ratio=ours / alone,
                target=TIMES,
            )
        )
    return found


def _slow_save(services: Services) -> float:
    """Return milliseconds of the slowest save of twenty."""
    took = []
    for number in range(SAVES):
        start = time.perf_counter()
        services.cases.log(CaseDraft(what=f"The soup was cold, number {number}"))
        took.append((time.perf_counter() - start) * 1000)
        time.sleep(0.05)
    return sorted(took)[int(SAVES * 0.95)]
