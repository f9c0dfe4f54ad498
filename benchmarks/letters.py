"""Letters a second and memory, all letters different, beside the bare canvas, Paragraph and Typst.

Each way runs alone in a process of its own on one core, with the same words, the same embedded face and the
same reportlab settings. Merging, setting and writing the PDF are all counted.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.table import Speed

COUNTS = (500, 5_000)
APART = 500
ROUNDS = 3
WAYS = Path(__file__).with_name("letter_ways.py")
TYPST = Path(__file__).parents[1] / "build" / "peers" / "typst"
CORE = 0


def measure() -> list[Speed]:
    """Return letters a second of processor time and the growth of memory."""
    speeds = []
    for count in COUNTS:
        ours, bare = _best("ours", count), _best("bare", count)
        peers = {"Paragraph": _best("paragraphs", count)["rate"]}
        if _typst():
            peers["Typst"] = _best("typst", count)["rate"]
        name = f"{count} letters in one file"
        speeds.append(_more(name, ours["rate"], bare["rate"], 1.0, peers))
        if "Typst" in peers:
            speeds.append(_more(f"{name}, beside Typst", ours["rate"], peers["Typst"], 1.5))
        speeds.append(_memory(f"{count} letters: growth of memory", ours["growth"], bare["growth"]))
    apart = _best("apart", APART)
    speeds.append(_more(f"{APART} letters put out, a file each", apart["rate"], 300.0, 1.0))
    return speeds


def _more(
    name: str, ours: float, limit: float, target: float, peers: dict[str, float] | None = None
) -> Speed:
    return Speed(
        name=name,
        ours=ours,
        unit="1/s",
        limit=limit,
        ratio=ours / limit,
        target=target,
        peers=peers or {},
        more_is_better=True,
    )


def _memory(name: str, ours: float, bare: float) -> Speed:
    return Speed(name=name, ours=ours, unit="MB", limit=bare, ratio=ours / bare, target=1.5)


def _best(way: str, count: int) -> dict[str, float]:
    """Return the figures of the best of several rounds: the others were disturbed."""
    found = [_run(way, count) for _ in range(ROUNDS)]
    return {
        "rate": max(run["rate"] for run in found),
        "growth": min(run["growth"] for run in found),
    }


def _run(way: str, count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        root = str(WAYS.parents[1])
        env = {**os.environ, "PYTHONPATH": os.pathsep.join((root, str(TYPST))), "TMPDIR": folder}
        command = [sys.executable, str(WAYS), way, str(count), folder]
        told = subprocess.run(
            command, env=env, cwd=root, check=True, capture_output=True, preexec_fn=_on_one_core
        )
    return json.loads(told.stdout.splitlines()[-1])


def _on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {CORE})


def _typst() -> bool:
    """Bring Typst into a folder of its own, apart from our packages, and say whether it is there."""
    uv = shutil.which("uv")
    if (TYPST / "typst").is_dir():
        return True
    if uv is None:
        print("letters: no uv, Typst left out")
        return False
    command = [uv, "pip", "install", "--quiet", "--python", sys.executable, "--target", str(TYPST), "typst"]
    try:
        subprocess.run(command, check=True)
    except (OSError, subprocess.CalledProcessError):
        print("letters: Typst could not be installed, left out")
        return False
    return True
