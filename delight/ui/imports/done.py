"""What became of a file: how many came in, every row with its reason, Undo, the report to save."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from delight.domain.imports.importing import ImportReport, ImportRow
from delight.ui.imports.afterwards import MayBeTwice
from delight.ui.imports.rows import RowsPane
from delight.ui.imports.words import headline, incomplete_words, outcome, totals_words
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import FlowLayout, column, label, row
from delight.ui.kit.words.formats import counted


class DonePane(QWidget):
    """The outcome of an import, just now or long ago."""

    see_wanted = Signal()
    undo_wanted = Signal()
    save_wanted = Signal()
    twice_wanted = Signal(object)
    """Show who of these customers may be here twice."""

    def __init__(self) -> None:
        super().__init__()
        self.report: ImportReport | None = None
        self._currency, self._undone = "", False
        self._picture = QLabel()
        self.outcome = label("", "heading", wrap=True)
        self.about = label("", "quiet", wrap=True)
        self.see = push_button(self.tr("See them"), self.see_wanted.emit, role="primary")
        self.twice = push_button(self.tr("Look who may be here twice"), self._look_at_twice, icon="customers")
        self._newcomers: frozenset[int] = frozenset()
        self.save = push_button(self.tr("Save the report …"), self.save_wanted.emit, icon="save")
        self.undo = push_button(self.tr("Undo"), self.undo_wanted.emit, icon="undo")
        buttons = QWidget()
        flow = FlowLayout(buttons, space=8)
        for button in (self.see, self.twice, self.save, self.undo):
            flow.addWidget(button)
        self.rows = RowsPane()
        words = column(None, self.outcome, self.about, space=2)
        head = row(None, self._picture, words, space=12)
        head.setStretch(1, 1)
        column(self, head, buttons, 4, self.rows, space=12).setStretch(3, 1)

    def show_report(self, report: ImportReport, currency: str, *, undone: bool = False) -> None:
        """Show what became of every row."""
        self.report, self._currency, self._undone = report, currency, undone
        self._picture.setPixmap(pixmap("undo" if undone else "done", "quiet" if undone else "done", 32))
        self.outcome.setText(self.tr("Taken back.") if undone else outcome(report))
        told = (headline(report), totals_words(report, currency), incomplete_words(report))
        self.about.setText(" ".join(filter(None, told)))
        if undone and self.window().focusWidget() in {self.see, self.undo}:
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)
        self.undo.setVisible(bool(report.id) and not undone)
        self.see.setVisible(bool(report.id) and not undone)
        self.twice.hide()
        self.rows.show_report(report, currency, with_preview=False)

    def follow(self, imports: Iterable[ImportRow]) -> None:
        """Say so where the import that is shown was taken back in the meantime, or is there again."""
        report = self.report
        undone = next((one.undone for one in imports if report and one.id == report.id), self._undone)
        if report and undone is not self._undone:
            self.show_report(report, self._currency, undone=undone)

    def show_twice(self, found: MayBeTwice) -> None:
        """Offer to look at those who came in and may be here twice; where they are not counted, at all."""
        self._newcomers = found.newcomers
        many = self.tr("Look who may be here twice")
        if found.pairs is not None:
            many = counted(
                found.pairs,
                self.tr("Look at 1 who may be here twice"),
                "Look at %n who may be here twice",
                "DonePane",
            )
        self.twice.setText(many)
        self.twice.setVisible(bool(found.newcomers) and found.pairs != 0)

    def _look_at_twice(self) -> None:
        self.twice_wanted.emit(self._newcomers)
