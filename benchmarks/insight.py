"""What the shop learns: reports of a year and of everything at 300,000 cases, and saves beside them.

Kinds of failure, causes, targets, moods, outcomes, who looked after it: all is noted (``insight_shop``).
"""

from __future__ import annotations

import tempfile
import time
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from statistics import median

from benchmarks.beside import busy, saves, slowest
from benchmarks.data_shop import NOW, copy_of_shop
from benchmarks.insight_shop import fill
from benchmarks.processor import median_ms
from benchmarks.table import Speed
from delight.data.database import FILE_NAME
from delight.data.queries.surprise_people import cursor_of
from delight.domain.insight.period import Against, Period, Span
from delight.domain.insight.report import chapters
from delight.services.bundle import Services
from delight.services.insight import reading
from delight.services.insight.renames import Renames
from delight.services.insight.service import InsightService
from delight.services.opening import open_services

ROUNDS, TURNS = 5, 4
SLOWEST = 1000.0
"""Milliseconds of work on the page's worker until everything about a period is worked out."""
TIMES = 2.0
"""As in ``benchmarks.surprises_week``: what is above 1 is what open reads cost a save."""
_OTHER = """
import sys
from pathlib import Path
from benchmarks.beside import busy, saves, slowest
from benchmarks.data_shop import NOW
from delight.services.opening import open_services
services = open_services(Path(sys.argv[1]), clock=lambda: NOW)
services.insight.report()
print("ready", flush=True)
while True:
    services.insight._known.clear()
    services.insight.report()
"""
_CASES = """
SELECT id, kind, stage, customer_id, failure, channel, mood, mood_after, outcome, received_at, acknowledge_by,
  acknowledged_at, resolve_by, resolved_at, at_stake_minor, cause_key, cause, praised_id, owner_id
FROM cases WHERE received_at >= ? ORDER BY received_at
"""
_WHO = "SELECT DISTINCT customer_id FROM cases WHERE received_at >= ? AND customer_id IS NOT NULL"
_BARE = (
    _CASES,
    f"SELECT customer_id, day, amount_minor FROM visits WHERE customer_id IN ({_WHO})",
    "SELECT id, case_id, kind, cost_minor, done_at FROM actions WHERE done_at >= ? ORDER BY done_at",
    "SELECT case_id, done_at, well, came_back, pulse FROM follow_ups WHERE done_at >= ? ORDER BY done_at",
    "SELECT id, customer_id, name, occasion, cost_minor, given_at FROM gestures WHERE given_at >= ?",
    "SELECT customer_id, complaints, days, first_day, usual_days, last_day FROM facts WHERE ? > ''",
)
"""The same rows, each asked for at once."""


def measure() -> list[Speed]:
    """Return how long it takes; the full shop is made first, where it is not there yet."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1] / "build") as folder:
        fill(copy_of_shop(Path(folder) / "shop"))
        services = open_services(Path(folder) / "shop", clock=lambda: NOW)
        try:
            periods = {
                "a year": services.insight.named(Span.TWELVE_MONTHS),
                "everything": services.insight.named(Span.ALL),
            }
            found = [_report(services, name, period) for name, period in periods.items()]
            twin = Path(folder) / "twin"
            twin.mkdir()
            copyfile(services.context.db.path, twin / FILE_NAME)
            return [*found, _saves_beside(services, twin)]
        finally:
            services.close()


def _report(services: Services, name: str, period: Period) -> Speed:
    """Return how much work a report is, reading and all chapters, beside the bare rows that it is made of."""
    context, took = services.context, list[float]()
    facts = reading.read(context, period, Against.USUAL, Renames())
    since = min(span.period.first for span in facts.spans).isoformat()

    def work() -> None:
        start = time.perf_counter()
        InsightService(context).report(period.first, period.last)  # nothing is remembered
        took.append((time.perf_counter() - start) * 1000)

    def bare() -> None:
        with context.db.read(whole=True) as session:
            for statement in _BARE:
                cursor_of(session).execute(statement, (since,)).fetchall()

    ours, rows = median_ms(work, ROUNDS), median_ms(bare, ROUNDS)
    told = median_ms(lambda: chapters(replace(facts)), ROUNDS)  # nothing of others is remembered
    return Speed(
        name=f"insight: {name}",
        ours=ours,
        unit="ms",
        limit=SLOWEST,
        ratio=ours / SLOWEST,
        target=1.0,
        peers={"bare rows": rows, "chapters": told, "by the clock": median(took)},
    )


def _saves_beside(services: Services, twin: Path) -> Speed:
    """Return how long saves take while another process does nothing but work out the report of a year.

    In turn with the same work on a shop of its own: that takes as much of processor and disk, and no lock.
    """
    place, took = services.context.db.path.parent, dict[Path | None, list[float]]()
    for where in (None, twin, place) * TURNS:
        with busy(_OTHER, str(where)) if where else nullcontext():
            took.setdefault(where, []).extend(saves(services))
    alone, elsewhere, ours = (slowest(took[where]) for where in (None, twin, place))
    return Speed(
        name="insight: a save while another reads it",
        ours=ours,
        unit="ms",
        limit=elsewhere,
        ratio=ours / elsewhere,
        target=TIMES,
        peers={"alone": alone, "median": median(took[place])},
    )
