"""The board: complaints by stage, taken on by dragging or with Ctrl and the arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from delight.domain.cases.board import COLUMNS, LEGAL, BoardColumn, Landing, landing, next_column
from delight.domain.cases.case import CaseFilter, CaseRow
from delight.domain.cases.stages import Stage
from delight.domain.changes import Changes, Noun
from delight.ui.cases.board.asking import Asking
from delight.ui.cases.board.cards import CardList
from delight.ui.cases.board.column import ColumnView
from delight.ui.cases.board.ghost import Ghost
from delight.ui.cases.board.words import leads_to, tr, why_not
from delight.ui.cases.searched import SearchedView
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.look.cards import EmptyState
from delight.ui.kit.look.layouts import column, row, scrolled
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import LogWish, Tools
from delight.ui.kit.work.tasks import Loader


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """The board, read at one moment."""

    columns: Sequence[BoardColumn]
    now: datetime
    zone: tzinfo | None


class BoardView(SearchedView):
    """Columns by stage; exactly one card is selected, and the arrows go from card to card."""

    SHOWS = frozenset({Noun.CASE, Noun.PROMISE, Noun.CUSTOMER, Noun.STAFF})

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._loader = Loader(tools.tasks, self)
        self._which, self._chosen = CaseFilter(), 0
        self.columns = {stage: ColumnView(stage, folded=stage is Stage.CLOSED) for stage in COLUMNS}
        self.asking = Asking(self)
        self.nothing = EmptyState(
            "cases", tr("No complaint is on the board."), tr("Log something"), self._wish_to_log
        )
        self.nothing.hide()
        self._build()
        self._ghost = Ghost(self)
        for view in self.columns.values():
            self._connect(view)
        self._add_keys()

    @override
    def narrow(self, which: CaseFilter) -> None:
        self._which = which
        if self.isVisible():
            self.refresh()

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        closed = not self.columns[Stage.CLOSED].is_folded
        self._loader.load(lambda: self._read(closed=closed), self._show, self.banner.show_error)

    @override
    def focus_first(self) -> None:
        view = self._view_of_chosen() or next(
            (view for view in self.columns.values() if view.cards.cards.rowCount()), None
        )
        if view is not None:
            view.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.nothing.isVisible():
            self.nothing.button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> CaseRow | None:
        """The selected case."""
        view = self._view_of_chosen()
        return view.cards.current if view else None

    def put(self, case: CaseRow, stage: Stage) -> None:
        """Take a case to a column: move it, or ask what has to be asked first."""
        where = landing(case.stage, stage)
        if where is Landing.MOVE:
            said = self.tr("{case}: {stage}.").format(case=case.reference, stage=label_of(stage))
            self.do(lambda: self.tools.services.cases.move(case.id, stage), said)
        elif where in LEGAL:
            self.asking.ask(case, where)
        elif where is not Landing.HERE:
            self.said.emit(why_not(where), None)

    def _build(self) -> None:
        inner = QWidget()
        row(inner, *self.columns.values(), space=6)
        self._area = scrolled(inner)
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # large text
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        box = column(self.content, self.asking, self._area, self.nothing, space=8)
        box.setStretch(1, 1)

    def _connect(self, view: ColumnView) -> None:
        cards = view.cards
        cards.chosen.connect(lambda case: self._choose(view, case))
        cards.opened.connect(lambda case: self.open_case_requested.emit(case.id))
        cards.stepped.connect(lambda step: self._step(view, step))
        cards.dragged.connect(self._drag)
        cards.dropped.connect(self._drop)
        cards.let_go.connect(self._end_drag)
        view.unfolded.connect(self._unfold)

    def _add_keys(self) -> None:
        group = self.tr("Board")
        definitions: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("board-on", self.tr("Take the case to the next column"), "Ctrl+Right", lambda: self._push(1)),
            ("board-back", self.tr("Take the case back"), "Ctrl+Left", lambda: self._push(-1)),
            ("board-close", self.tr("Close the case"), "C", lambda: self._put_chosen(Stage.CLOSED)),
            ("board-customer", self.tr("Open the customer"), "O", self._open_customer),
            ("board-fold", self.tr("Show or hide closed cases"), "H", self._unfold),
        )
        add_actions(
            self, *(ActionDef(name=n, text=t, key=k, do=d, group=group) for n, t, k, d in definitions)
        )

    def _read(self, *, closed: bool) -> _Read:
        services = self.tools.services
        columns = services.board.columns(self._which, closed=closed)
        return _Read(columns=columns, now=services.now(), zone=services.zone)

    def _show(self, read: _Read) -> None:
        had_it = any(view.cards.hasFocus() for view in self.columns.values())
        for shown in read.columns:
            self.columns[shown.stage].show_column(shown, read.now, read.zone)
        empty = not any(shown.rows for shown in read.columns) and self.columns[Stage.CLOSED].is_folded
        self.nothing.setVisible(empty)
        self._area.setVisible(not empty)
        self._keep_chosen(had_it=had_it)
        if self.content.hasFocus():
            self.focus_first()

    def _keep_chosen(self, *, had_it: bool) -> None:
        """Find the selected case in the column where it is now; the keyboard goes with it."""
        for view in self.columns.values():
            if view.cards.cards.find(self._chosen) >= 0:
                view.cards.choose(self._chosen)
                self._choose(view, view.cards.current)
                if had_it:
                    view.cards.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        first = next((view for view in self.columns.values() if view.cards.cards.rowCount()), None)
        if first is not None:
            first.cards.choose_at(0)
            if had_it:
                first.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, chosen: ColumnView, case: CaseRow | None) -> None:
        if case is None:
            return
        self._chosen = case.id
        for view in self.columns.values():
            if view is not chosen:
                view.cards.choose_nothing()

    def _view_of_chosen(self) -> ColumnView | None:
        return next((view for view in self.columns.values() if view.cards.current is not None), None)

    def _step(self, view: ColumnView, step: int) -> None:
        """Go to the next column that has cards, at about the same height."""
        at = COLUMNS.index(view.stage)
        ahead = COLUMNS[at + 1 :] if step > 0 else COLUMNS[:at][::-1]
        row = view.cards.currentIndex().row()
        for stage in ahead:
            cards = self.columns[stage].cards
            if not self.columns[stage].is_folded and cards.cards.rowCount():
                cards.choose_at(max(row, 0))
                cards.setFocus(Qt.FocusReason.OtherFocusReason)
                self._area.ensureWidgetVisible(self.columns[stage], 8, 0)
                return

    def _push(self, step: int) -> None:
        """Take the selected case on (1) or back (-1), as the arrow points."""
        case = self.chosen
        if case is None:
            return
        step = -step if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else step
        stage = next_column(case.stage, step)
        if stage is not None:
            self.put(case, stage)
        elif step < 0:
            at = COLUMNS.index(case.stage)
            self.said.emit(why_not(landing(case.stage, COLUMNS[max(0, at - 1)])), None)

    def _put_chosen(self, stage: Stage) -> None:
        if self.chosen is not None:
            self.put(self.chosen, stage)

    def _open_customer(self) -> None:
        if self.chosen is not None and self.chosen.customer_id is not None:
            self.open_customer_requested.emit(self.chosen.customer_id)

    def _unfold(self) -> None:
        view = self.columns[Stage.CLOSED]
        view.set_folded(folded=not view.is_folded)
        self.refresh()

    def _drag(self, case: CaseRow, at: QPoint) -> None:
        if not self._ghost.isVisible():
            self._ghost.take(self._list_of(case), case)
            for view in self.columns.values():
                view.offer(why_not(landing(case.stage, view.stage)))
        self._ghost.follow(at, leads_to(self._landing_at(case, at)))
        for view in self.columns.values():
            view.aim(on=self._is_over(view, at) and landing(case.stage, view.stage) in LEGAL)

    def _drop(self, case: CaseRow, at: QPoint) -> None:
        over = next((view for view in self.columns.values() if self._is_over(view, at)), None)
        self._end_drag()
        if over is not None:
            self.put(case, over.stage)

    def _end_drag(self) -> None:
        self._ghost.hide()
        for view in self.columns.values():
            view.offer(None)

    def _landing_at(self, case: CaseRow, at: QPoint) -> Landing:
        over = next((view for view in self.columns.values() if self._is_over(view, at)), None)
        return landing(case.stage, over.stage) if over else Landing.HERE

    def _is_over(self, view: ColumnView, at: QPoint) -> bool:
        return view.rect().contains(view.mapFromGlobal(at))

    def _list_of(self, case: CaseRow) -> CardList:
        return self.columns[case.stage].cards

    def _wish_to_log(self) -> None:
        self.log_requested.emit(LogWish())
