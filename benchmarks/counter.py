"""How long going into counter mode and out of it takes, with one page built and with five, in the demo shop.

Time of the processor on the thread that paints, so that others on the machine do not count: until what was
asked for is painted (``shown``), and the longest single step of all that follows (``step``): while one runs,
no finger is felt. Beside it stands a bare Qt window that swaps one plain page for another.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QMainWindow, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from benchmarks.pages import A_PICTURE, Watched
from benchmarks.table import Speed, show
from delight import paths
from delight.app import make_window
from delight.services.demo import make_demo
from delight.ui.kit import machine
from delight.ui.kit.work.page import Place
from delight.ui.main_window import MainWindow

AT_ONCE = 100.0
"""Milliseconds within which something seems to follow at once."""
ROUNDS = 2
_QUIET_S, _PATIENCE_S = 0.5, 20.0
_PAGES = (Place.CASES, Place.CUSTOMERS, Place.LETTERS, Place.SURPRISES)
"""What is built besides Today."""


class Painted(QObject):
    """Notes the thread's clock when a widget was painted for the first time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at: float | None = None
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Paint and self.at is None:
            self.at = time.thread_time()
        return False


def measure() -> list[Speed]:
    """Return the speeds of going in, opening a note, and going out."""
    app = QApplication.instance()
    app = app if isinstance(app, Watched) else Watched()
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths.machine_file = lambda: Path(folder) / "machine.json"
        paths.log_file = lambda: Path(folder) / "delight.log"
        machine.change(theme="light")
        make_demo(Path(folder) / "shop", today=date.today())
        for _ in range(ROUNDS):
            for pages in (1, 5):
                _one_window(app, Path(folder) / "shop", pages, found)
            _bare(app, found)
    return [
        _speed(name, statistics.median(times), found) for name, times in found.items() if name[:4] != "bare"
    ]


def _speed(name: str, ours: float, found: dict[str, list[float]]) -> Speed:
    bare = statistics.median(found[f"bare, {name.rsplit(', ', 1)[1]}"])
    limit = AT_ONCE if name.endswith("shown") else A_PICTURE + bare
    return Speed(
        name=name, ours=ours, unit="ms", limit=limit, ratio=ours / limit, target=1.0, peers={"bare Qt": bare}
    )


def _one_window(app: Watched, place: Path, pages: int, found: dict[str, list[float]]) -> None:
    machine.change(counter=False)
    window = make_window(app, place)
    window.resize(1200, 800)
    window.show()
    window.activateWindow()
    _settle(app)
    for page in _PAGES[: pages - 1]:
        window.go(page)
        _settle(app)
    window.go(Place.TODAY)
    _settle(app)
    for turn in ("first", "again"):
        _turn(app, window, f"{pages} pages, {turn}", found)
    window.close()
    window.tools.tasks.stop()
    window.tools.tasks.wait()
    window.tools.services.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _settle(app)


def _turn(app: Watched, window: MainWindow, name: str, found: dict[str, list[float]]) -> None:
    """Go in, open the first field, go home, and go out."""
    key = lambda k: QTest.keyClick(app.focusWidget() or window, k)  # noqa: E731 - a key, wherever the keyboard is
    _take(app, f"in: {name}", found, lambda: key(Qt.Key.Key_F11), lambda: window.counter.mode.home)
    mode = window.counter.mode
    _take(app, f"note: {name}", found, lambda: key(Qt.Key.Key_1), lambda: mode.log)
    _take(app, f"home: {name}", found, lambda: key(Qt.Key.Key_Escape), lambda: mode.home)
    _take(app, f"out: {name}", found, lambda: key(Qt.Key.Key_F11), lambda: window.body)


def _take(
    app: Watched,
    name: str,
    found: dict[str, list[float]],
    do: Callable[[], object],
    shown: Callable[[], QWidget],
) -> None:
    app.steps.clear()
    start = time.thread_time()
    do()
    app.note("itself", start)
    painted = Painted(shown())
    last = time.monotonic()
    while painted.at is None and time.monotonic() - last < _PATIENCE_S:
        app.processEvents()
    done = painted.at or time.thread_time()
    _settle(app)
    painted.deleteLater()
    found.setdefault(f"{name}, shown", []).append((done - start) * 1000)
    found.setdefault(f"{name}, step", []).append(max(took for took, _what in app.steps))
    if "--steps" in sys.argv:
        for took, what in sorted(app.steps, reverse=True)[:6]:
            print(f"{name:24}{took:8.1f}  {what}")


def _bare(app: Watched, found: dict[str, list[float]]) -> None:
    """Swap a page of plain buttons for another and fill the screen."""
    window, pages = QMainWindow(), QStackedWidget()
    window.setCentralWidget(pages)
    other = QWidget()
    for page in (QWidget(), other):
        grid = QGridLayout(page)
        for at in range(6):
            grid.addWidget(QPushButton(f"Somebody {at}"), at // 3, at % 3)
        pages.addWidget(page)
    window.resize(1200, 800)
    window.show()
    _settle(app)

    def swap() -> None:
        pages.setCurrentIndex(1)
        window.setWindowState(Qt.WindowState.WindowFullScreen)

    _take(app, "bare", found, swap, lambda: other)
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _settle(app)


def _settle(app: Watched) -> None:
    last = time.monotonic()
    while time.monotonic() - last < _QUIET_S:
        known = len(app.steps)
        app.processEvents()
        if any(took > 0.3 for took, _what in app.steps[known:]):
            last = time.monotonic()
        time.sleep(0.002)


if __name__ == "__main__":
    show(measure())
