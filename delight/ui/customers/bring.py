"""Bring customers in from a file: choose it, see what would happen, take them in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from delight.domain.changes import Changes, DeedName
from delight.domain.errors import DelightError
from delight.domain.imports import ImportReport, ImportWish, Rejected, RowPlan
from delight.domain.progress import ProgressFn
from delight.ui.kit.cards import Card, push_button
from delight.ui.kit.dialogs import Sheet
from delight.ui.kit.formats import counted
from delight.ui.kit.layouts import column, label, row, scrolled
from delight.ui.kit.messages import words_for
from delight.ui.kit.page import Page, Tools
from delight.ui.kit.tasks import Task

_SHOWN_REFUSED = 50


class BringIn(Card):
    """A strip that shows how far a file is read; hidden until there is one."""

    def __init__(self, page: Page) -> None:
        super().__init__(margin=12)
        self._page = page
        self._task: Task | None = None
        self.words = label("", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the file is read"))
        self.body.addWidget(self.words)
        self.body.addWidget(self.bar)
        self.body.addLayout(row(None, None, push_button(self.tr("Cancel"), self._cancel, role="quiet")))
        self.hide()

    def choose(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self._page, self.tr("Bring customers in from a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables as text (*.csv *.tsv *.txt)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.look_into(Path(name)))
        dialog.open()

    def look_into(self, path: Path) -> None:
        """Read the file without taking anybody in, and show what would happen."""
        self._run(self.tr("Reading {file} …").format(file=path.name), path, self._show_preview, dry_run=True)

    def _take(self, path: Path) -> None:
        self._run(self.tr("Taking them in …"), path, self._taken, dry_run=False)

    def _run(self, words: str, path: Path, then: Callable[[ImportReport], None], *, dry_run: bool) -> None:
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.show()
        tools = self._page.tools
        self._task = tools.tasks.run_long(
            lambda progress: _run(tools, path, progress, dry_run=dry_run),
            lambda report: self._ended(lambda: then(report)),
            lambda error: self._ended(lambda: self._page.banner.show_error(error)),
            owner=self,
        )
        self._task.progressed.connect(self._show_progress)

    def _ended(self, then: Callable[[], object]) -> None:
        self._task = None
        self.hide()
        then()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.hide()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def _show_preview(self, report: ImportReport) -> None:
        new = report.imported
        title = counted(new, self.tr("1 customer can come in"), "%n customers can come in", "BringIn")
        if not new:
            title = self.tr("Nobody new is in this file")
        sheet = Sheet(title, self._page.window(), *_preview(report), width=560)
        sheet.add_button(self.tr("Cancel") if new else self.tr("Close"), role="quiet")

        def take() -> None:
            sheet.close()
            self._take(report.file)

        if new or report.updated:
            words = counted(new, self.tr("Take 1 in"), "Take all %n in", "BringIn")
            sheet.add_button(words, take, role="primary")
        sheet.open()

    def _taken(self, report: ImportReport) -> None:
        changes = Changes(deed=report.id, name=DeedName.CUSTOMERS_IMPORTED)
        self._page.tools.bus.changed.emit(changes)
        words = counted(report.imported, self.tr("1 customer came in."), "%n customers came in.", "BringIn")
        self._page.said.emit(words, changes if changes.can_undo else None)


def _run(tools: Tools, path: Path, progress: ProgressFn, *, dry_run: bool) -> ImportReport:
    imports = tools.services.imports
    report = (imports.plan if dry_run else imports.take)(imports.open(path), ImportWish(), progress)
    if report.problem:
        raise DelightError(report.problem, path=str(path))
    return report


def counts_of(report: ImportReport) -> list[str]:
    """Return what will become of the rows, each kind as a sentence."""
    news = _tr("1 is here already and learns something new.")
    kinds = (
        (report.updated, news, "%n are here already and learn something new."),
        (report.merged, _tr("1 row says the same person again."), "%n rows say the same person again."),
        (report.skipped, _tr("1 is here already, word for word."), "%n are here already, word for word."),
        (len(report.rejected), _tr("1 row cannot be taken."), "%n rows cannot be taken."),
    )
    return [counted(number, one, many, "BringIn") for number, one, many in kinds if number]


def refusal(row_: Rejected | RowPlan) -> str:
    """Return why a row cannot be taken."""
    why = words_for(DelightError(row_.code, **row_.details)).what
    where = _tr("Row {number}, {column}") if row_.column else _tr("Row {number}")
    return f"{where.format(number=row_.row, column=row_.column)}: {why}"


def _preview(report: ImportReport) -> list[QWidget]:
    parts: list[QWidget] = [label(words, wrap=True) for words in counts_of(report)]
    taken = ", ".join(column_ for column_, field in report.columns.items() if field)
    parts.append(label(_tr("Taken from the columns: {columns}.").format(columns=taken), "quiet", wrap=True))
    if report.unmapped:
        left = ", ".join(report.unmapped)
        parts.append(label(_tr("Left out: {columns}.").format(columns=left), "quiet", wrap=True))
    if report.imported:
        parts.append(
            label(_tr("Nothing has happened yet, and one Undo takes all of it back."), "small", wrap=True)
        )
    if report.rejected:
        rows = [label(refusal(r), "small", wrap=True) for r in report.rejected[:_SHOWN_REFUSED]]
        box = QWidget()
        column(box, *rows, None, space=4)
        area = scrolled(box)
        area.setMaximumHeight(180)
        parts.append(area)
    return parts


def _tr(text: str) -> str:
    return QCoreApplication.translate("BringIn", text)
