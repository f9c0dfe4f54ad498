"""Putting things right, at full size: saving while others read, the first page, the board and the list."""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from benchmarks import save
from benchmarks.data_shop import NOW, copy_of_shop
from benchmarks.table import Speed
from delight.domain.cases.case import CaseFilter
from delight.services.bundle import Services
from delight.services.opening import open_services

READS, OPEN = 15, 1_000
READ_WITHIN = 50.0
"""Milliseconds for a page, off the GUI thread."""
_STAGES = ("new", "acknowledged", "in-progress")


def measure() -> list[Speed]:
    """Return all of it; the full shop is made first, where it is not there yet."""
    speeds = save.measure()
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1] / "build") as folder:
        shop = copy_of_shop(Path(folder) / "shop")
        _leave_open(shop, OPEN)
        services = open_services(shop, clock=lambda: NOW)
        try:
            return [*speeds, *_reading(services)]
        finally:
            services.close()


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
    took = statistics.median(save.timed(ask) for _ in range(READS))
    return Speed(name=name, ours=took, unit="ms", limit=READ_WITHIN, ratio=took / READ_WITHIN, target=1.0)


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
