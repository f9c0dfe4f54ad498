"""How long the window can answer nobody while a page is shown for the first time, in the demo shop.

Time of the processor on the thread that paints, so that others on the machine do not count, of the longest
single step: while one runs, no key is heard. Beside it stands a bare page of Qt, shown as a whole.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from benchmarks.table import Speed
from delight import paths
from delight.domain.insight.chapter import Topic
from delight.services.demo import make_demo
from delight.services.opening import open_services
from delight.ui.insight.page import InsightPage
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.work.page import Place, Tools
from delight.ui.main_window import MainWindow
from delight.ui.surprises.page import SurprisesPage, Tab

ROUNDS = 2
A_PICTURE = 16.0
"""Milliseconds between two pictures of a screen that shows 60 a second."""
_A_BLINK = 1.0
_QUIET_S, _PATIENCE_S, _SHOWN = 0.4, 10.0, 8
"""After so long without work all has been shown; so many cards are seen at once."""


def _surprises(window: MainWindow) -> SurprisesPage:
    page = window.go(Place.SURPRISES)
    assert isinstance(page, SurprisesPage)
    return page


def _insight(window: MainWindow) -> InsightPage:
    page = window.go(Place.INSIGHT)
    assert isinstance(page, InsightPage)
    return page


SHOWN: dict[str, Callable[[MainWindow], object]] = {
    "Surprises": lambda window: window.go(Place.SURPRISES),
    "vouchers and cards": lambda window: _surprises(window).show_tab(Tab.LOYALTY),
    "Customers": lambda window: window.go(Place.CUSTOMERS),
    "Cases": lambda window: window.go(Place.CASES),
    "Insight": lambda window: window.go(Place.INSIGHT),
    "a chapter of Insight": lambda window: _insight(window).open_topic(Topic.CAUSES),
    "another chapter": lambda window: _insight(window).turn(1),
}


class Watched(QApplication):
    """Notes how long each step takes in which nothing else can happen."""

    def __init__(self) -> None:
        super().__init__([])
        self.steps: list[tuple[float, str]] = []
        self._deep = 0

    @override
    def notify(self, receiver: QObject, event: QEvent, /) -> bool:
        if self._deep:
            return super().notify(receiver, event)
        self._deep += 1
        kind, who, start = event.type(), type(receiver).__name__, time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self._deep -= 1
            self.note(f"{who} {kind.name}", start)

    def take(self, name: str, work: Callable[[], object]) -> None:
        """Do something as one step: what happens within it is part of it."""
        start = time.thread_time()
        self._deep += 1
        try:
            work()
        finally:
            self._deep -= 1
            self.note(name, start)

    def note(self, name: str, start: float) -> None:
        """Note a step that began at ``start``."""
        self.steps.append(((time.thread_time() - start) * 1000, name))


def measure() -> list[Speed]:
    """Return the longest step of each page, the median of some windows, beside that of a bare one."""
    app = Watched()
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths.machine_file = lambda: Path(folder) / "machine.json"
        make_demo(Path(folder) / "shop", today=date.today())
        apply_theme(app, Scheme.LIGHT)
        gc.collect()
        gc.freeze()  # what making the shop left is no part of a window: the app does so once it has started
        for _ in range(ROUNDS + 1):
            _one_window(app, Path(folder) / "shop", found)
    middle = {name: statistics.median(times[1:]) for name, times in found.items()}
    bare = middle.pop("bare")
    return [
        Speed(
            name=f"shown: {name}",
            ours=longest,
            unit="ms",
            limit=A_PICTURE + bare,
            ratio=longest / (A_PICTURE + bare),
            target=1.0,
            peers={"bare Qt": bare},
        )
        for name, longest in middle.items()
    ]


def _one_window(app: Watched, place: Path, found: dict[str, list[float]]) -> None:
    paths.machine_file().unlink(missing_ok=True)  # it would open where the one before was left
    tools = Tools(now=lambda: datetime.now(UTC))
    window = MainWindow(tools, place, open_services)
    tools.setParent(window)
    window.resize(1200, 800)
    window.show()
    window.activateWindow()
    opened = QSignalSpy(tools.opened)
    while not opened.count():
        app.processEvents()
    _settle(app)
    for name, show in SHOWN.items():
        found.setdefault(name, []).append(_longest(app, name, lambda show=show: show(window)))
    window.close()
    _settle(app)
    found.setdefault("bare", []).append(_longest(app, "bare", _bare))


def _longest(app: Watched, name: str, show: Callable[[], object]) -> float:
    app.steps.clear()
    app.take(f"{name} itself", show)
    _settle(app)
    if "--steps" in sys.argv:
        for took, what in sorted(app.steps, reverse=True)[:8]:
            print(f"{name:24}{took:8.1f}  {what}")
    return max(took for took, _what in app.steps)


def _bare() -> None:
    """Show so many cards of plain widgets, as high and wide as they come, all at once."""
    area, content = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    box = QVBoxLayout(content)
    for number in range(_SHOWN):
        card = QFrame()
        inner = QVBoxLayout(card)
        for words in (f"Somebody {number}", "A card written by hand, with a word about the day", "2.50"):
            said = QLabel(words)
            said.setWordWrap(True)
            inner.addWidget(said)
        inner.addWidget(QPushButton("Accept"))
        box.addWidget(card)
    area.setWidget(content)
    area.resize(800, 800)
    area.show()
    QTimer.singleShot(1000, area.deleteLater)


def _settle(app: Watched) -> None:
    """Wait until nothing is done but blinking."""
    last = begun = time.monotonic()
    while time.monotonic() < min(last + _QUIET_S, begun + _PATIENCE_S):
        known = len(app.steps)
        app.processEvents()
        if any(took > _A_BLINK for took, _what in app.steps[known:]):
            last = time.monotonic()
        time.sleep(0.002)
