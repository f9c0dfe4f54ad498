"""From the command to a window that is painted and takes keys, and to one that can save.

Beside a bare window of PySide6 and beside Vorta, a small backup program of the same kind (PyQt6, SQLite),
each started as a process of its own on one virtual screen, in turn, several times; medians are compared.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from benchmarks.table import Speed
from delight.services.demo import make_demo

ROUNDS = 7
PEERS = Path(__file__).parents[1] / "build" / "peers"

BARE = """
import os, sys, time
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
def mark(name): open(os.environ["MARKS"], "a").write(f"{name} {time.time()}\\n")
class Window(QMainWindow):
    done = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.done:
            self.done = True
            QTimer.singleShot(0, lambda: mark("painted"))
app = QApplication([])
window = Window(); window.setWindowTitle("Delight"); window.resize(1200, 800); window.show()
app.exec()
"""

OURS = """
import gc, os, sys, time
def mark(name): open(os.environ["MARKS"], "a").write(f"{name} {time.time()}\\n")
def watched(app, place):
    from PySide6.QtCore import QEvent, QObject, QTimer
    class FirstPaint(QObject):
        done = False
        def eventFilter(self, seen, event):
            if event.type() == QEvent.Type.Paint and not self.done:
                self.done = True
                QTimer.singleShot(0, lambda: mark("painted"))
            return False
    window = make_window(app, place)
    window.first_paint = FirstPaint(window)
    window.installEventFilter(window.first_paint)
    window.tools.opened.connect(lambda: mark("ready"))
    return window
sys.argv = ["delight"]
from delight import __main__ as ours
def open_window(place):
    global make_window
    gc.disable()  # as ours.open_window does before it imports anything
    from delight import app
    make_window, app.make_window = app.make_window, watched
    return app.open_window(place)
ours.open_window = open_window
ours.main()
"""
"""The start as it is, told when it has painted and when the shop is open."""


def measure() -> list[Speed]:
    """Return the start's figures; without a virtual screen there are none."""
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        print("start: needs Xvfb and xdotool, left out")
        return []
    vorta = _vorta()
    with tempfile.TemporaryDirectory() as folder, _screen() as display:
        shop = Path(folder) / "shop"
        make_demo(shop, today=date.today())
        found: dict[str, list[float]] = {}
        for number in range(ROUNDS + 1):
            if number == 1:
                found.clear()  # the first round compiled the modules
            _note(found, "bare", _marks([sys.executable, "-c", BARE], display, folder, ("painted",)))
            _note(
                found,
                "ours",
                _marks([sys.executable, "-c", OURS], display, folder, ("painted", "ready")),
            )
            command = [sys.executable, "-m", "delight"]
            found.setdefault("ours mapped", []).append(_mapped(command, display, folder))
            found.setdefault("bare mapped", []).append(_mapped([sys.executable, "-c", BARE], display, folder))
            if vorta:
                found.setdefault("Vorta mapped", []).append(_mapped([str(vorta)], display, folder))
    return _speeds({name: statistics.median(times) for name, times in found.items()})


def _speeds(m: dict[str, float]) -> list[Speed]:
    bare, peers = m["bare painted"], {}
    if "Vorta mapped" in m:
        peers = {"Vorta": m["Vorta mapped"]}
    megabytes = m["ours memory"] - m["bare memory"]
    return [
        _speed("start: painted and taking keys", m["ours painted"], bare, 2.0),
        _speed("start: ready to save", m["ours ready"], bare, 6.0),
        _speed("start: command to mapped window", m["ours mapped"], m["bare mapped"], 2.0, peers),
        Speed(
            name="start: memory above a bare window",
            ours=megabytes,
            unit="MB",
            limit=120.0,
            ratio=megabytes / 120.0,
            target=1.0,
        ),
    ]


def _speed(
    name: str, ours: float, limit: float, target: float, peers: dict[str, float] | None = None
) -> Speed:
    return Speed(
        name=name, ours=ours, unit="s", limit=limit, ratio=ours / limit, target=target, peers=peers or {}
    )


def _note(found: dict[str, list[float]], who: str, marks: dict[str, float]) -> None:
    for name, value in marks.items():
        found.setdefault(f"{who} {name}", []).append(value)


def _marks(command: list[str], display: str, folder: str, names: tuple[str, ...]) -> dict[str, float]:
    """Return when ``command`` wrote each of its marks, and its memory a second after the last."""
    marks = Path(folder) / f"marks-{random.random()}"
    marks.touch()
    env = {**_env(display, folder), "MARKS": str(marks)}
    start = time.time()
    process = subprocess.Popen(command, env=env)
    try:
        while len(lines := marks.read_text().splitlines()) < len(names):
            _check(process, start)
            time.sleep(0.005)
        time.sleep(1)
        memory = _memory(process.pid)
    finally:
        process.kill()
        process.wait()
    times = {line.split()[0]: float(line.split()[1]) - start for line in lines}
    return {**times, "memory": memory}


def _mapped(command: list[str], display: str, folder: str) -> float:
    """Start ``command`` and return the seconds until one of its windows is on the screen."""
    env = _env(display, folder)
    start = time.time()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    search = ["xdotool", "search", "--onlyvisible", "--name", "."]
    try:
        while True:
            _check(process, start)
            if subprocess.run(search, env=env, capture_output=True).stdout.strip():
                return time.time() - start
            time.sleep(0.004)
    finally:
        process.kill()
        process.wait()
        time.sleep(0.2)


def _check(process: subprocess.Popen[bytes], start: float) -> None:
    if process.poll() is not None or time.time() - start > 60:
        raise RuntimeError(f"no window from {process.args!r}")


def _memory(pid: int) -> float:
    """Return what a process holds in memory for itself and shared, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def _env(display: str, folder: str) -> dict[str, str]:
    """Return what a start sees: a home that nobody used before, and modules kept compiled."""
    rooms = {"HOME": "", "XDG_CONFIG_HOME": "c", "XDG_DATA_HOME": "d", "XDG_CACHE_HOME": "k"}
    fresh = tempfile.mkdtemp(dir=folder)
    home = {name: str(Path(fresh) / room) for name, room in rooms.items()}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["DELIGHT_SHOP"] = str(Path(folder) / "shop")
    return {**kept, **home, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "MARKS": os.devnull}


@contextmanager
def _screen() -> Iterator[str]:
    display = f":{random.randint(200, 900)}"
    server = subprocess.Popen(
        ["Xvfb", display, "-screen", "0", "1400x900x24", "-noreset"], stderr=subprocess.DEVNULL
    )
    time.sleep(1)
    try:
        yield display
    finally:
        server.kill()
        server.wait()


def _vorta() -> Path | None:
    """Install the peer apart from our own packages and return its command."""
    command = PEERS / "vorta" / "bin" / "vorta"
    if not command.exists():
        uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
        try:
            subprocess.run([uv, "venv", "--quiet", str(command.parents[1])], check=True)
            python = str(command.with_name("python"))
            subprocess.run([uv, "pip", "install", "--quiet", "--python", python, "vorta"], check=True)
        except (OSError, subprocess.CalledProcessError):
            print("start: Vorta could not be installed, left out")
            return None
    return command
