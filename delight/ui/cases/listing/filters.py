"""Which cases the list shows: chips that combine, and a line to search with."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.cases.case import CaseFilter
from delight.domain.cases.stages import OPEN_STAGES, CaseKind, Stage
from delight.ui.cases.listing.name_line import NameLine
from delight.ui.cases.listing.narrowing import Narrowing
from delight.ui.cases.words import tr
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.only_bar import OnlyBar

_WAIT_MS = 150
_STAGES = {
    "new": frozenset({Stage.NEW}),
    "in-progress": frozenset({Stage.ACKNOWLEDGED, Stage.IN_PROGRESS}),
    "resolved": frozenset({Stage.RESOLVED, Stage.FOLLOWED_UP}),
    "closed": frozenset({Stage.CLOSED, Stage.THANKED, Stage.DONE}),
}
_OVER = frozenset({"resolved", "closed"})
_TO_DO = frozenset({"to-do", "overdue"})


class CaseFilters(QWidget):
    """Chips and a search line; no chip shows every case."""

    changed = Signal()
    save_wanted = Signal(str, object)
    """The name of a filter, and what it asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: frozenset[object] = frozenset()
        self.search = LineField(name=tr("Find a case"), placeholder=tr("Find a case"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(280)
        self.search.setToolTip(tr("Find a case  (Ctrl+F)"))
        self.chips = ChipRow(
            [
                ("to-do", tr("Still to do")), ("overdue", tr("Overdue")), ("new", tr("New")),
                ("in-progress", tr("In progress")), ("resolved", tr("Resolved")), ("closed", tr("Closed")),
            ],
            name=tr("Which cases"),
        )  # fmt: skip
        self.more = Narrowing()
        self.naming = NameLine()
        self.only = OnlyBar()
        self.set_chosen("to-do")
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.changed)
        self._connect()
        line = row(None, self.chips, self.more.button, self.more.sorting, space=4)
        line.setStretch(0, 1)
        for button in (self.more.button, self.more.sorting):
            line.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        column(self, self.only, line, self.more, self.naming, space=8)

    def set_chosen(self, *names: str) -> None:
        """Choose chips, without emitting ``changed``."""
        self.chips.choose(*names)
        self._before = self.chips.chosen()

    def show_for_board(self, *, board: bool) -> None:
        """Offer only what a board can be narrowed by: it shows the stages itself, in its own order."""
        for name in ("to-do", *_STAGES):
            self.chips.chip(name).setVisible(not board)
        self.more.show_for_board(board=board)

    def which(self) -> CaseFilter:
        """Return what the chips and the line ask for."""
        chosen = self.chips.chosen()
        stages = frozenset(stage for name, group in _STAGES.items() if name in chosen for stage in group)
        if "to-do" in chosen:
            stages = stages & OPEN_STAGES or OPEN_STAGES
        return replace(
            self.more.chosen,
            stages=stages,
            overdue="overdue" in chosen,
            search=self.search.text()[:200],
            narrowed=self.only.which(),
        )

    def why_nothing(self) -> str:
        """Return why the list is empty, as a sentence."""
        if self.search.text().strip():
            return tr("No case fits these words.")
        if self.only.which() is not None:
            return self.only.why_nothing()
        if self.chips.chosen() & _TO_DO:
            return tr("Nothing is left to do. Everybody was heard.")
        return tr("Nothing here yet. What customers say is logged with Ctrl+N.")

    def choose(self, which: CaseFilter) -> None:
        """Choose what a filter asks for; only complaints are open, but more is left to do."""
        if which.open_only and not which.kinds:
            which = replace(which, kinds=frozenset({CaseKind.COMPLAINT}))
        unfinished = which.stages == OPEN_STAGES
        names = [] if unfinished else [name for name, group in _STAGES.items() if group & which.stages]
        to_do = which.open_only or unfinished
        names += [name for name, on in (("to-do", to_do), ("overdue", which.overdue)) if on]
        self.set_chosen(*names)
        self.only.show_only(None)
        self.more.choose(which)
        with QSignalBlocker(self.search):
            self.search.setText(which.search)
        self.changed.emit()

    def _connect(self) -> None:
        self.only.changed.connect(self.changed)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.chips.changed.connect(self._on_chips)
        self.more.changed.connect(self.changed)
        self.more.save_wanted.connect(self.naming.begin)
        self.naming.named.connect(lambda name: self.save_wanted.emit(name, self.which()))

    def _on_chips(self) -> None:
        """What is over is not left to do: of the two, the one chosen last holds."""
        chosen = self.chips.chosen()
        new = chosen - self._before
        if new & _OVER:
            chosen -= _TO_DO
        if new & _TO_DO:
            chosen -= _OVER
        self.chips.choose(*chosen)
        self._before = chosen
        self.changed.emit()
