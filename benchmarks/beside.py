"""Saves at the counter while another process is at work on the same shop."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from delight.domain.cases.case import CaseDraft
from delight.services.bundle import Services

SAVES = 40


@contextmanager
def busy(script: str, *words: str) -> Iterator[None]:
    """Have another process run a script, which says when it is ready, for as long as this lasts."""
    command = [sys.executable, "-c", script, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield
        process.kill()


def saves(services: Services) -> list[float]:
    """Return how many milliseconds each of some saves took."""
    took = []
    for number in range(SAVES):
        start = time.perf_counter()
        services.cases.log(CaseDraft(what=f"The soup was cold, number {number}"))
        took.append((time.perf_counter() - start) * 1000)
        time.sleep(0.05)
    return took


def slowest(took: list[float]) -> float:
    """Return milliseconds of the slowest save of twenty."""
    return sorted(took)[int(len(took) * 0.95)]
