"""The card that takes everything along: what, in which form, where to, and how far it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QWidget
from shiboken6 import isValid

from delight.domain.exports import ExportForm, ExportReport, ExportWhat
from delight.domain.progress import ProgressFn
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.files.files import Purpose, ask_for_folder, ask_where_to_save
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.words.counts import several_words
from delight.ui.kit.words.formats import counted, number_text
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Task
from delight.ui.settings.outcome import Outcome

_TABLES = {"surprises": "gestures", "stamp-cards": "stamp_cards"}
"""What an export calls by another name than the shop's file."""
_ENDINGS = {ExportForm.XLSX: ".xlsx", ExportForm.JSON: ".json"}
_FIRST_SHOWN = 100
_MEGABYTE = 1_000_000


class ExportCard(Card):
    """Chooses, writes on the second worker, and says what came of it."""

    grown = Signal(QWidget)
    """This came up below the choices."""

    def __init__(self, page: Page) -> None:
        super().__init__(space=12)
        self._page = page
        self._shop, self._written = "", Path()
        self._task: Task | None = None
        self.what = OneOf(self._whats(), name=self.tr("What to take along"))
        self.form = OneOf(self._forms(), name=self.tr("In which form"))
        self.what.take(ExportWhat.ALL)
        self.form.take(ExportForm.FOLDER)
        self.export = push_button(self.tr("Export …"), self.choose_target)
        self.done = Outcome()
        self.done.add_button(self.tr("Show in folder"), self._show_in_folder)
        about = label("", "quiet", wrap=True)
        about.setText(self.tr("For another program, or for safe keeping. Nothing in your shop changes."))
        head = QWidget()
        title = label(self.tr("Take it with you"), "heading")
        row(head, column(None, title, about, space=2), self.export, space=8).setStretch(0, 1)
        self.body.addWidget(head)
        self.body.addLayout(_labelled(self.tr("What"), self.what))
        self.body.addLayout(_labelled(self.tr("As"), self.form))
        self.body.addWidget(self._progress_line())
        self.body.addWidget(self.done)

    def set_shop(self, name: str) -> None:
        """Take the shop's name, which the file is called by."""
        self._shop = name

    def choose_target(self) -> None:
        """Ask where to, and begin."""
        if self.form.value() is ExportForm.FOLDER:
            into, title = self._new_folder, self.tr("Export into")
            ask_for_folder(self._page, title, Purpose.EXPORTS, lambda folder: self.write(into(folder)))
        else:
            name = self._name() + _ENDINGS[ExportForm(self.form.value())]
            ask_where_to_save(self._page, self.tr("Export as"), Purpose.EXPORTS, self.write, name=name)

    def write(self, target: Path) -> None:
        """Write to ``target`` on the second worker."""
        tools, what = self._page.tools, ExportWhat(self.what.value())

        def work(progress: ProgressFn) -> ExportReport:
            # A folder is always a new one; about a file the dialog asked.
            return tools.services.exports.export(
                target, what, progress, replace=target.suffix in _ENDINGS.values()
            )

        self.done.hide()
        self._show_progress(0, 0)
        self.line.show()
        self.grown.emit(self.line)
        self.cancel.setEnabled(True)
        self.export.setEnabled(False)
        self._task = tools.tasks.run_long(
            work,
            self._written_to,
            lambda e: self._failed(e, target),
            owner=self,
            called=self.tr("Taking your data along"),
        )
        self._task.progressed.connect(self._show_progress)
        self._task.finished.connect(self._ended)

    def _whats(self) -> list[tuple[ExportWhat, str]]:
        return [
            (ExportWhat.ALL, self.tr("Everything")),
            (ExportWhat.CUSTOMERS, self.tr("Customers")),
            (ExportWhat.CASES, self.tr("Cases")),
            (ExportWhat.VISITS, self.tr("Visits")),
            (ExportWhat.LETTERS, self.tr("Letters")),
        ]

    def _forms(self) -> list[tuple[ExportForm, str]]:
        return [
            (ExportForm.FOLDER, self.tr("A folder of tables (CSV)")),
            (ExportForm.XLSX, self.tr("A workbook (Excel)")),
            (ExportForm.JSON, self.tr("A document (JSON)")),
        ]

    def _progress_line(self) -> QWidget:
        self.line = QWidget()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("How far the export is"))
        self.far = label("", "small")
        self.cancel = push_button(self.tr("Cancel"), self._cancel, role="quiet")
        self.cancel.setAccessibleName(self.tr("Cancel the export"))
        row(self.line, column(None, self.bar, self.far, space=4), self.cancel, space=12).setStretch(0, 1)
        self.line.hide()
        return self.line

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        far = self.tr("{done} of {total}").format(done=number_text(done), total=number_text(total))
        self.far.setText(far if total > _FIRST_SHOWN else self.tr("One moment …"))

    def _cancel(self) -> None:
        if self._task is not None and isValid(self._task):
            self._task.cancel()
        self.far.setText(self.tr("Stopping …"))
        self.cancel.setEnabled(False)

    def _ended(self) -> None:
        self._task = None
        self.line.hide()
        self.export.setEnabled(True)

    def _written_to(self, report: ExportReport) -> None:
        self._written = report.path
        counts = {_TABLES.get(key, key).replace("-", "_"): n for key, n in report.counts.items()}
        counts = {key: n for key, n in counts.items() if n and key not in {"history", "shop"}}
        size = self.locale().toString(max(0.1, report.size / _MEGABYTE), "f", 1)
        holds = several_words(counts) if counts else self.tr("nothing yet")
        told = self.tr("{counts}, {size} MB.").format(counts=holds, size=size)
        if report.cut:
            told += " " + counted(
                len(report.cut),
                self.tr("1 text is too long for a cell and lies in a file of its own beside it."),
                "%n texts are too long for a cell and lie in files of their own beside it.",
                "ExportCard",
            )
        self.done.tell(self.tr("Exported."), told, str(report.path))
        self.grown.emit(self.done)

    def _failed(self, error: Exception, target: Path) -> None:
        self._page.banner.show_error(error, self.tr("Try again"), lambda: self.write(target))

    def _name(self) -> str:
        day = self._page.tools.today().isoformat()
        shop = "".join(c for c in self._shop if c.isalnum() or c in " -_'").strip() or "Delight"
        return f"{shop} {day}"

    def _new_folder(self, parent: Path) -> Path:
        """Return a folder of its own in the one that was chosen, that is not there yet."""
        number, name = 1, self._name()
        while (folder := parent / (name if number == 1 else f"{name} ({number})")).exists():
            number += 1
        return folder

    def _show_in_folder(self) -> None:
        folder = self._written if self._written.is_dir() else self._written.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _labelled(words: str, chips: ChipRow) -> QBoxLayout:
    return column(None, label(words, "label"), chips, space=4)
