"""The rows of the file: as they will be kept, or by what becomes of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedWidget, QWidget

from delight.domain.imports.importing import Fate, ImportNoun, ImportReport, KeptRow, RowPlan
from delight.ui.imports.kept_text import kept_text
from delight.ui.imports.meanings import kept_words
from delight.ui.imports.reasons import wrap_reasons
from delight.ui.imports.words import fate_words, reason, row_words, tr
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import column, empty, label, row, scrolled
from delight.ui.kit.look.pills import Avatar
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowList, RowLook, row_model
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.words.formats import number_text

_SHOWN, _AT_ONCE, _A_TICK = 24, 6, 3
"""Cards of the preview, how many stand there at once, and how many come whenever the window is idle."""
_PREVIEW, _INCOMPLETE = "preview", "incomplete"
_TONES = {
    Fate.NEW: (Tone.DONE, "plus"),
    Fate.UPDATED: (Tone.ACCENT, "edit"),
    Fate.MERGED: (Tone.PLAIN, "copy"),
    Fate.HERE: (Tone.PLAIN, "check"),
    Fate.CANNOT: (Tone.OVERDUE, "warning"),
}


class RowsPane(QWidget):
    """Chips that count the rows by what becomes of them; each opens its rows with their reasons."""

    def __init__(self) -> None:
        super().__init__()
        self._report: ImportReport | None = None
        self._currency = ""
        self._choices: list[tuple[object, str]] = []
        self._waiting: list[KeptRow] = []
        self._more = 0
        self._idle = QTimer(self, interval=0, singleShot=True)
        self._idle.timeout.connect(self._add_cards)
        self._rows: list[RowPlan] = []
        self._box = QWidget()
        self._chips_box = column(self._box, space=0)
        self.chips = ChipRow()
        self._cards = QWidget()
        self._cards_box = column(self._cards, space=8, margins=(0, 0, 4, 0))
        self.preview: QScrollArea = scrolled(self._cards)
        self.model = row_model(self._fetch, self._look, key=lambda one: one.row, parent=self)
        self.list = RowList(self.model, name=self.tr("Rows of the file"))
        wrap_reasons(self.list)
        self.about = label("", "quiet", wrap=True, selectable=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        lists = QWidget()
        column(lists, Card(self.list, margin=4), self.about, space=8).setStretch(0, 1)
        self._stack.addWidget(lists)
        self.list.chosen.connect(self._tell)
        column(self, self._box, self._stack, space=12).setStretch(1, 1)

    def show_report(self, report: ImportReport, currency: str, *, with_preview: bool = True) -> None:
        """Show what would become of the rows, or what became of them."""
        known, before = self.chips.value(), self._report
        chosen = known if before is not None and before.file == report.file else None
        self._report, self._currency = report, currency
        self._make_chips(report, with_preview=with_preview)
        self._begin_preview(report if with_preview else None)
        stays = chosen is not None and chosen in dict(self._choices)
        self.open(chosen if stays else self._first(report))

    def _begin_preview(self, report: ImportReport | None) -> None:
        """Show the first cards at once, the others a few at a time: together they would stop the window."""
        self._idle.stop()
        empty(self._cards_box)
        self._cards_box.addStretch(1)
        self._waiting, self._more = [], 0
        if report is not None:
            self._waiting = list(report.preview[:_SHOWN])
            self._more = report.read - report.counts.get(Fate.CANNOT, 0) - len(self._waiting)
        self._add_cards(_AT_ONCE)

    def _add_cards(self, count: int = _A_TICK) -> None:
        for kept in self._waiting[:count]:
            self._cards_box.insertWidget(self._cards_box.count() - 1, self._card(kept))
        self._waiting = self._waiting[count:]
        if self._waiting:
            self._idle.start()
        elif self._more > 0:
            words = self.tr("… and {count} more.").format(count=number_text(self._more))
            self._cards_box.insertWidget(self._cards_box.count() - 1, label(words, "quiet"))

    def open(self, which: object) -> None:
        """Show the preview, the rows of one fate, or those that lack something."""
        self.chips.choose(which)  # type: ignore[arg-type]
        if which != _PREVIEW and self._report is not None:
            self._rows = [
                one
                for one in self._report.rows
                if (one.is_incomplete if which == _INCOMPLETE else one.fate is which)
            ]
            self.model.reload()
            self.about.setText("")
            self.list.scrollToTop()
            self._stack.setCurrentIndex(1)
        else:
            self._stack.setCurrentIndex(0)

    def _first(self, report: ImportReport) -> object:
        if report.preview and _PREVIEW in dict(self._choices):
            return _PREVIEW
        return Fate.CANNOT if report.counts.get(Fate.CANNOT) else next(iter(report.counts), _PREVIEW)

    def _make_chips(self, report: ImportReport, *, with_preview: bool) -> None:
        empty(self._chips_box)
        choices: list[tuple[object, str]] = [(_PREVIEW, tr("As they will be kept"))] if with_preview else []
        choices += [(fate, fate_words(fate, count)) for fate, count in report.counts.items()]
        if report.incomplete:
            choices.append((_INCOMPLETE, f"{tr('Something left out')} {number_text(report.incomplete)}"))
        self._choices = choices
        self.chips = ChipRow(choices, one_only=True, name=self.tr("What becomes of the rows"))  # type: ignore[arg-type]
        self.chips.changed.connect(self._on_chip)
        self._chips_box.addWidget(self.chips)

    def _on_chip(self) -> None:
        self.open(self.chips.value() or _PREVIEW)

    def _fetch(self, ask: Ask) -> list[RowPlan]:
        return self._rows[ask.offset : ask.offset + ask.limit]

    def _tell(self, plan: RowPlan | None) -> None:
        self.about.setText("" if plan is None else reason(plan, self._kind))
        self.about.setVisible(bool(self.about.text()))

    def _card(self, kept: KeptRow) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for at, (name, text) in enumerate(one for one in kept.values if one[1] != kept.title):
            called = label(kept_words(name), "small")
            grid.addWidget(called, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(kept_text(name, text, self._currency), wrap=True, selectable=True), at, 1)
        is_person = self._report is not None and self._report.noun is not ImportNoun.CASES
        picture = [Avatar(kept.title, 28)] if is_person else []
        head = row(None, *picture, label(kept.title, "heading", wrap=True), space=8)
        head.setStretch(len(picture), 1)
        head.addWidget(label(row_words(kept.row, self._kind), "small"))
        return Card(head, grid, margin=12, space=8)

    @property
    def _kind(self) -> str:
        return self._report.kind if self._report is not None else ""

    def _look(self, plan: RowPlan) -> RowLook:
        tone, icon = (Tone.DUE, "warning") if plan.is_incomplete else _TONES[plan.fate]
        called = row_words(plan.row, self._kind)
        return RowLook(
            title=plan.title or called,
            subtitle=reason(plan, self._kind) or tr("New, and nothing else to say."),
            meta=called if plan.title else "",
            icon=icon,
            icon_tone=tone,
        )
