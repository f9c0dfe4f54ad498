"""What a start brings in: little before the window is shown, what saves before it can save, nothing heavy."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from delight.services.demo import make_demo

ROOT = Path(__file__).parents[1]
STARTED = """
import json, linecache, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from delight import app, paths
from delight.ui import pages
from delight.ui.main_window import MainWindow
paths.machine_file = lambda: Path(sys.argv[1]).parent / "machine.json"
right, seat, seen = MainWindow.show, pages.seat, []
def seated(*given):  # the last step of opening, on the worker: whatever reads begins after it
    seat(*given)
    seen.append(sorted(sys.modules))
pages.seat = seated
def told(window):
    seen.append(sorted(sys.modules))
    sources = sum(Path(name).is_file() for name in linecache.cache)
    QApplication.instance().setStyleSheet("")  # which says no name of its own
    seen.append({"style": QApplication.style().name(), "sources": sources})
    print(json.dumps(seen))
    window.close()
def show(self):
    right(self)
    seen.append(sorted(sys.modules))
    self.tools.opened.connect(lambda: QTimer.singleShot(1000, lambda: told(self)))
MainWindow.show = show
sys.exit(app.open_window(Path(sys.argv[1])))
"""
LATER = (
    "sqlalchemy", "sqlmodel", "delight.data", "delight.domain.customers.customer", "delight.domain.backups",
    "delight.domain.search", "delight.ui.kit.words.labels", "delight.ui.kit.rows.rows",
    "delight.ui.frame.found", "delight.domain.codes",
)  # fmt: skip
ONCE_OPEN = (
    "delight.data.migrate", "delight.data.undo", "delight.domain.backups", "delight.domain.duplicates.pairs",
    "delight.domain.customers.privacy", "delight.domain.guards.writing", "delight.services.cases.recovery",
    "delight.services.surprises.gestures", "delight.services.letters.due", "tomllib",
    "delight.services.today", "delight.domain.today", "delight.domain.customers.pulse",
    "delight.domain.improvements.improvement", "delight.domain.letters.replies",
    "delight.domain.letters.letter", "delight.data.queries.letters",
)  # fmt: skip
NEVER = (
    "reportlab", "PIL", "segno", "uharfbuzz", "phonenumbers", "rapidfuzz", "jellyfish", "anyascii", "jaconv",
    "xlsxwriter", "python_calamine", "alembic", "babel", "delight.exchange", "delight.letters.pdf",
    "delight.letters.type",
)  # fmt: skip


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """Return the modules that are there once the window is shown, the shop is open, the first page is."""
    place = tmp_path_factory.mktemp("start") / "shop"
    make_demo(place, today=date.today())
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment.pop("COVERAGE_PROCESS_START", None)  # what counts the lines brings in modules of its own
    words = [sys.executable, "-c", STARTED, str(place)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=90, check=True)
    return json.loads(next(line for line in done.stdout.splitlines() if line.startswith("[")))


def of(modules, names):
    return [one for one in modules if any(one == name or one.startswith(f"{name}.") for name in names)]


def test_the_window_is_shown_before_storage_and_the_words_of_pages_come(started):
    assert of(started[0], LATER) == []


def test_the_shop_is_open_before_what_it_takes_for_more_than_saving(started):
    assert of(started[1], ONCE_OPEN) == []


def test_nothing_checks_the_rows_of_tables_as_they_come(started):
    """What would check them takes its time at every start, and is never asked."""
    from delight.data.entities import Customer

    assert not Customer.__pydantic_complete__


def test_the_window_wears_the_style_it_is_made_for_and_reads_no_source_of_what_is_imported(started):
    assert started[3]["style"] == "fusion"
    assert started[3]["sources"] < len(started[1]) / 10  # those that came before ``delight.ui``


def test_the_first_page_needs_nothing_that_draws_reads_or_compares(started):
    assert of(started[2], NEVER) == []
