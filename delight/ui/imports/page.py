"""Bring a file of another program in: one page that flows from the file to what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.errors import ConflictError, DelightError
from delight.domain.imports.importing import ImportFile, ImportNoun, ImportReport, ImportRow, ImportWish
from delight.domain.progress import ProgressFn
from delight.ui.imports.afterwards import Afterwards
from delight.ui.imports.choose import ChoosePane
from delight.ui.imports.done import DonePane
from delight.ui.imports.going import GoingBar
from delight.ui.imports.look import LookPane
from delight.ui.imports.reading import Looked, look_into
from delight.ui.imports.running import Runner
from delight.ui.imports.words import rows_words
from delight.ui.kit.files.dropped_file import file_in
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, line, row, scrolled
from delight.ui.kit.work.page import Page, Place, Tools

_DEEDS = {
    ImportNoun.CUSTOMERS: DeedName.CUSTOMERS_IMPORTED,
    ImportNoun.CASES: DeedName.CASES_IMPORTED,
    ImportNoun.VISITS: DeedName.VISITS_IMPORTED,
}


class ImportPage(Page):
    """Choose, look, take in, see what became of it."""

    SHOWS = frozenset({Noun.CUSTOMER, Noun.CASE, Noun.VISIT})

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.setAcceptDrops(True)
        self._wish, self._done_id = ImportWish(), ""
        self._looked: Looked | None = None
        self.choose, self.look, self.done = ChoosePane(), LookPane(), DonePane()
        self.afterwards = Afterwards(self, self.done)
        self.going = GoingBar()
        self.runner = Runner(tools.tasks, self.going, self)
        self.take = push_button("", self._take, role="primary")
        self.other = push_button(self.tr("Another file"), self.start_again, role="quiet", icon="folder")
        self.back = push_button(self.tr("Customers"), self._leave, role="quiet", icon="back")
        self._build()
        self._listen()

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        services = self.tools.services
        self.load(
            lambda: (services.imports.list(), services.now(), services.zone),
            lambda read: self._know(*read),
        )

    def _know(self, earlier: list[ImportRow], now: datetime, zone: tzinfo | None) -> None:
        self.choose.show_earlier(earlier, now, zone)
        self.done.follow(earlier)

    @override
    def focus_first(self) -> None:
        first = {
            self.choose: self.choose.zone.choose,
            self.look: self.take if self.take.isEnabled() else self.look.columns.first() or self.other,
            self.done: self.done.see,
        }
        at = self._stack.currentWidget()
        wanted = first.get(at if at is not self._choose_area else self.choose, self.other)
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring(self, path: Path | None = None) -> None:
        """Look into a file, or let one be chosen."""
        if self.runner.is_busy and not self.look.isEnabled():
            return  # one file at a time: this one is being taken in
        if path is None:
            self.start_again()
        else:
            self._wish = ImportWish(noun=self.choose.noun())
            self._read(path, self.tr("Reading {file} …").format(file=path.name))

    def start_again(self) -> None:
        """Let another file be chosen; what was looked at is left as it is."""
        self.runner.drop()
        self.tools.services.imports.forget()
        self._looked = None
        self.banner.hide()
        self._show(self._choose_area)
        self.refresh()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if file_in(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        path = file_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.bring(path)

    def _build(self) -> None:
        self.title = label(self.tr("Bring in a file"), "title")
        head = row(None, self.back, self.title, None, self.other, space=8)
        self._choose_area = scrolled(self.choose)
        self._stack = QStackedWidget()
        for pane in (self._choose_area, self.look, self.done):
            self._stack.addWidget(pane)
        self._foot = QWidget()
        self._promise = label("", "small", wrap=True)
        feet = row(None, self.going, self._promise, self.take, space=16)
        feet.setStretch(0, 1)
        feet.setStretch(1, 1)
        column(self._foot, line(), feet, space=8)
        column(self.content, head, self._stack, self._foot, space=12, margins=(24, 16, 24, 16)).setStretch(
            1, 1
        )
        self._show(self._choose_area)

    def _listen(self) -> None:
        self.choose.chosen.connect(self.bring)
        self.choose.nouns.changed.connect(self._on_noun)
        self.choose.report_wanted.connect(self._show_report)
        self.choose.undo_wanted.connect(self._undo)
        self.look.wished.connect(self._on_wished)
        self.runner.stopped.connect(lambda: self._show(self._shown))
        self.done.undo_wanted.connect(lambda: self._undo(self._done_id))

    def _on_noun(self) -> None:
        self._wish = ImportWish(noun=self.choose.noun())

    def _on_wished(self, wish: ImportWish) -> None:
        if self._looked is not None:
            self._wish = wish
            self._read(self._looked.file, self.tr("Reading …"))

    def _read(self, which: Path | ImportFile, words: str) -> None:
        wish, tools = self._wish, self.tools
        self.banner.hide()
        self._run(words, lambda progress: look_into(tools, which, wish, progress), self._show_look)

    def _show_look(self, looked: Looked) -> None:
        first = self._looked is None or self._stack.currentWidget() is not self.look
        self._looked, report = looked, looked.report
        self.look.show_look(report, self._wish, looked.parts, looked.currency)
        self.take.setText(self._take_words(report))
        self.take.setEnabled(report.takes > 0)
        self._promise.setText(self._promise_words(report))
        self._show(self.look)
        if first and self.isVisible():
            self.focus_first()

    def _take_words(self, report: ImportReport) -> str:
        if not report.takes:
            return self.tr("Nothing new to take in")
        return self.tr("Take {rows} in").format(
            rows=rows_words(report.noun, report.imported + report.updated)
        )

    def _promise_words(self, report: ImportReport) -> str:
        if report.problem:
            return self.tr("Say which column holds what, and you will see here what would happen.")
        return self.tr("Nothing has happened yet. One Undo takes all of it back.")

    def _bringing_words(self, report: ImportReport) -> str:
        return self.tr("Bringing in {rows}").format(
            rows=rows_words(report.noun, report.imported + report.updated)
        )

    def _take(self) -> None:
        looked, wish = self._looked, self._wish
        if looked is None:
            return
        self.take.hide()
        self._promise.hide()
        self.look.setEnabled(False)
        self.other.hide()
        self._run(
            self.tr("Taking in"),
            lambda progress: self.tools.services.imports.take(looked.file, wish, progress),
            self._taken,
            called=self._bringing_words(looked.report),
        )

    def _taken(self, report: ImportReport) -> None:
        self.tools.bus.changed.emit(Changes(deed=report.id, name=_DEEDS[report.noun]))
        self._show_done(report)

    def _show_done(self, report: ImportReport, *, undone: bool = False) -> None:
        self._done_id = report.id
        self.done.show_report(report, self._looked.currency if self._looked else "", undone=undone)
        if report.id and not undone:
            self.afterwards.compare(report)
        self._show(self.done)
        if self.isVisible():
            self.focus_first()

    def _show_report(self, import_id: str) -> None:
        def read() -> tuple[ImportReport, bool]:
            imports = self.tools.services.imports
            undone = next((one.undone for one in imports.list() if one.id == import_id), False)
            return imports.report(import_id), undone

        self.load(read, lambda told: self._show_done(told[0], undone=told[1]))

    def _undo(self, import_id: str, *, rest: bool = False) -> None:
        self.banner.hide()
        self._run(
            self.tr("Taking it back …"),
            lambda progress: self.tools.services.imports.undo(import_id, rest=rest, progress=progress),
            self._undone,
            lambda error: self._undo_refused(error, import_id),
            called=self.tr("Taking an import back"),
        )

    def _undone(self, changes: Changes) -> None:
        self.tools.bus.changed.emit(changes)
        self.said.emit(self.tr("The import is taken back."), changes)
        self.start_again()
        self.focus_first()

    def _undo_refused(self, error: Exception, import_id: str) -> None:
        words = ""
        if isinstance(error, ConflictError) and error.code == "undo.conflict":
            words = self.tr("Undo the rest")
        self._show(self._shown)
        self.banner.show_error(error, words, lambda: self._undo(import_id, rest=True))

    def _leave(self) -> None:
        self.page_requested.emit(Place.CUSTOMERS)

    def _run(
        self,
        words: str,
        work: Callable[[ProgressFn], Any],
        then: Callable[[Any], None],
        fail: Callable[[Exception], None] | None = None,
        called: str = "",
    ) -> None:
        self._foot.show()
        self.afterwards.leave()
        self.runner.rows = self._looked.report.read if self._looked else 0
        self.runner.run(words, work, then, fail or self._failed, called)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, DelightError) and "path" in error.details:
            error.details["path"] = Path(error.details["path"]).name  # they have just chosen it
        self.banner.show_error(error)
        self._show(self._shown)

    def _show(self, pane: QWidget) -> None:
        self._shown = pane
        self.look.setEnabled(True)
        self._stack.setCurrentWidget(pane)
        looking = pane is self.look
        self.take.setVisible(looking)
        self._promise.setVisible(looking)
        self._foot.setVisible(looking)
        self.other.setVisible(pane is not self._choose_area)
