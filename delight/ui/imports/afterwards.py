"""What can be done once rows came in: see them, look who is here twice now, save the report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from delight.domain.imports.came_with import came_with
from delight.domain.imports.importing import ImportReport
from delight.domain.progress import ProgressFn
from delight.ui.kit.files.files import Purpose, ask_where_to_save
from delight.ui.kit.work.page import Page, Tools
from delight.ui.kit.work.tasks import UNASKED, Task

if TYPE_CHECKING:
    from delight.ui.imports.done import DonePane


@dataclass(frozen=True, slots=True, kw_only=True)
class MayBeTwice:
    """Who came in with a file, and how many pairs with one of them may be one; ``None`` is not counted."""

    newcomers: frozenset[int]
    pairs: int | None


class Afterwards(QObject):
    """Answers what the outcome offers."""

    def __init__(self, page: Page, done: DonePane) -> None:
        super().__init__(page)
        self._page, self._done = page, done
        self._comparing: Task | None = None
        done.see_wanted.connect(self._see)
        done.save_wanted.connect(self._ask_where)
        done.twice_wanted.connect(page.twice_requested.emit)

    def compare(self, report: ImportReport) -> None:
        """Find out who of those who came in may be here twice, and offer to look at them."""
        tools = self._page.tools
        self._comparing = tools.tasks.run_long(
            lambda progress: _may_be_twice(tools, report.id, progress),
            self._done.show_twice,
            lambda _error: None,  # nobody asked for it
            called=UNASKED,
            owner=self,
        )

    def leave(self) -> None:
        """Compare no more: other work is waiting."""
        if self._comparing is not None:
            self._comparing.cancel()
        self._comparing = None

    def save_report(self, report: ImportReport, path: Path) -> None:
        """Save what became of every row, as CSV."""
        page, said = self._page, self.tr("The report is saved as {file}.").format(file=path.name)
        page.load(
            lambda: page.tools.services.imports.save_report(report, path, replace=True),  # the dialog asked
            lambda _none: page.said.emit(said, None),
        )

    def _ask_where(self) -> None:
        report = self._done.report
        if report is None:
            return
        name = self.tr("{file}, what became of it").format(file=report.file.stem) + ".csv"
        title = self.tr("Save the report")
        ask_where_to_save(
            self._page, title, Purpose.LISTS, lambda path: self.save_report(report, path), name=name
        )

    def _see(self) -> None:
        report = self._done.report
        if report is not None:
            self._page.narrowed_requested.emit(came_with(report))


def _may_be_twice(tools: Tools, import_id: str, progress: ProgressFn) -> MayBeTwice:
    newcomers = tools.services.imports.newcomers(import_id)
    pairs = tools.services.duplicates.how_many(of=newcomers, progress=progress) if newcomers else 0
    return MayBeTwice(newcomers=newcomers, pairs=pairs)
