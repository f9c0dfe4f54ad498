"""What nobody expected: written down without anybody's data, and told once."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from delight.ui.kit.look.layouts import label
from delight.ui.kit.words.messages import report_of, words_for
from delight.ui.kit.work.dialogs import Sheet

LONGEST_LOG = 256_000


class FaultReporter(QObject):
    """Takes over ``sys.excepthook``: one report at a time, however often a fault repeats."""

    _happened = Signal(object)

    def __init__(self, window: QWidget, log: Path) -> None:
        super().__init__(window)
        self._window, self._log = window, log
        self._open: Sheet | None = None
        self._known: set[str] = set()
        self._happened.connect(self._tell)

    def install(self) -> None:
        """Hear of every exception that nobody caught."""
        sys.excepthook = self._hook

    def remove(self) -> None:
        """Leave the exceptions to Python again."""
        sys.excepthook = sys.__excepthook__

    def report(self, error: BaseException) -> None:
        """Write a fault down and tell of it; from any thread. The same fault is written down once."""
        self._happened.emit(error)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _tell(self, error: BaseException) -> None:
        report = report_of(error)
        if report not in self._known:
            self._known.add(report)
            write_log(self._log, report)
        if self._open is not None and isValid(self._open):
            return
        self._open = _sheet(self._window, error, report)
        self._open.open()


def write_log(log: Path, report: str) -> None:
    """Add a report to the log file, of which the younger half is kept when it grows too long."""
    entry = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z {report}\n"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        kept = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        if len(kept) > LONGEST_LOG:
            kept = kept[-LONGEST_LOG // 2 :]
        log.write_text(kept + entry, encoding="utf-8")
    except OSError:
        return  # a full or read-only disk must not make one fault two


def _sheet(window: QWidget, error: BaseException, report: str) -> Sheet:
    plain = words_for(error)
    sheet = Sheet(plain.what, window, label(" ".join((plain.holds, plain.remedy)).strip(), wrap=True))
    sheet.add_button(
        sheet.tr("Copy details"), lambda: QGuiApplication.clipboard().setText(report), role="quiet"
    )
    sheet.add_button(sheet.tr("Go on"), role="primary")
    return sheet
