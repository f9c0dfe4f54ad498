"""This week’s surprises among 100,000 customers: read and planned, looked at again, and saved beside."""

from __future__ import annotations

import statistics
import tempfile
from contextlib import nullcontext
from pathlib import Path

from benchmarks.beside import busy, saves, slowest
from benchmarks.data_shop import NOW, copy_of_shop
from benchmarks.processor import median_ms
from benchmarks.table import Speed
from delight.data.queries.surprise_people import cursor_of
from delight.domain.surprises.suggestions import monday_of
from delight.services.bundle import Services
from delight.services.opening import open_services
from delight.services.surprises.drawing import drawn

ROUNDS, TURNS = 7, 4
SLOWEST, GLANCE = 1000.0, 250.0
"""Milliseconds of work for the first look in a week, and for each look after it."""
TIMES = 2.0
"""How many times as long nineteen of twenty saves may take as beside the same work on another shop.

That work takes as much of processor and disk and no lock, so what is above 1 is what the lock costs.
"""
_OTHER = """
import sys
from pathlib import Path
from benchmarks.beside import busy, saves, slowest
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
            return [*speeds, *_saves_beside(services, copy_of_shop(Path(folder) / "twin"))]
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


def _saves_beside(services: Services, twin: Path) -> list[Speed]:
    """Return how long saves take while another process does nothing but draw, or say no.

    In turn with the same work on a shop of its own: that takes as much of processor and disk, and no lock.
    """
    place, found = services.context.db.path.parent, []
    for what in ("draws", "skips"):
        took: dict[Path | None, list[float]] = {}
        for where in (None, twin, place) * TURNS:
            with busy(_OTHER, str(where), what) if where else nullcontext():
                took.setdefault(where, []).extend(saves(services))
        alone, elsewhere, ours = (slowest(took[where]) for where in (None, twin, place))
        found.append(
            Speed(
                name=f"surprises: a save while another {what}",
                ours=ours,
                unit="ms",
                limit=elsewhere,
                ratio=ours / elsewhere,
                target=TIMES,
                peers={"alone": alone, "median": statistics.median(took[place])},
            )
        )
    return found
