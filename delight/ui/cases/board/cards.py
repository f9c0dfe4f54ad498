"""The cards of one column: a list that scrolls, is gone through by keys, and is dragged from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView
from typing_extensions import override

from delight.domain.cases.case import CaseRow
from delight.ui.cases.board.card import CardDelegate
from delight.ui.cases.board.words import spoken
from delight.ui.kit.rows.table import ROOT, ROW_ROLE

_TOLD = 500
"""Letters of a case in its tooltip."""
Index = QModelIndex | QPersistentModelIndex
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardModel(QAbstractListModel):
    """The cases of a column."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[CaseRow] = ()
        self._say: Callable[[CaseRow], str] = lambda case: case.reference

    def show_rows(self, rows: Sequence[CaseRow], now: datetime, zone: tzinfo | None) -> None:
        """Show these; ``now`` is when they were read."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self._say = lambda case: spoken(case, now, zone)
        self.endResetModel()

    def row(self, index: Index) -> CaseRow | None:
        """Return the case at an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def find(self, case_id: int) -> int:
        """Return the row of a case, -1 if it is not here."""
        return next((n for n, case in enumerate(self._rows) if case.id == case_id), -1)

    @override
    def rowCount(self, parent: Index = ROOT, /) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        case = self.row(index)
        if case is None:
            return None
        if role == ROW_ROLE:
            return case
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._say(case)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(self._say(case)[:_TOLD])}</p>"
        return None


class CardList(QListView):
    """Up and Down go through the cards; Left and Right leave for the next column."""

    chosen = Signal(object)
    """The ``CaseRow`` that is selected."""
    opened = Signal(object)
    stepped = Signal(int)
    dragged = Signal(object, QPoint)
    """A card is held and the mouse is here, in global pixels."""
    dropped = Signal(object, QPoint)
    let_go = Signal()
    """What was dragged stays where it was."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.cards = CardModel(self)
        self.look = CardDelegate(self)
        self._press: QPoint | None = None
        self._held: CaseRow | None = None
        self.setAccessibleName(name)
        self.setModel(self.cards)
        self.setItemDelegate(self.look)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(120)
        self.setStyleSheet("QListView { background: transparent; }")
        self.activated.connect(lambda index: self.opened.emit(self.cards.row(index)))
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def current(self) -> CaseRow | None:
        """The selected case."""
        return self.cards.row(self.currentIndex()) if self.selectionModel().hasSelection() else None

    def show_rows(self, rows: Sequence[CaseRow], now: datetime, zone: tzinfo | None) -> None:
        """Show these; what was selected stays so."""
        kept, at = self.current, self.verticalScrollBar().value()
        self.look.now, self.look.zone = now, zone
        self.cards.show_rows(rows, now, zone)
        if kept is not None:
            self.choose(kept.id)
        self.verticalScrollBar().setValue(at)
        self.viewport().update()

    def choose(self, case_id: int) -> bool:
        """Select a case, if it is here."""
        at = self.cards.find(case_id)
        if at >= 0:
            self.setCurrentIndex(self.cards.index(at, 0))
        return at >= 0

    def choose_at(self, row: int) -> None:
        """Select the card at ``row``, or the last one."""
        if self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(min(row, self.cards.rowCount() - 1), 0))

    def choose_nothing(self) -> None:
        """Select nothing."""
        self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self._held is not None and event.key() == Qt.Key.Key_Escape:
            self._release()
            self.let_go.emit()
        elif event.key() in _STEPS:
            step = _STEPS[Qt.Key(event.key())]
            step = -step if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else step
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if self.current is None:
            self.choose_at(0)
        elif event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.chosen.emit(self.current)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        fits = event.button() is Qt.MouseButton.LeftButton and self.indexAt(at).isValid()
        self._press = at if fits else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if self._held is None and (at - self._press).manhattanLength() >= QApplication.startDragDistance():
            self._held = self.cards.row(self.indexAt(self._press))
        if self._held is not None:
            self.dragged.emit(self._held, self.viewport().mapToGlobal(at))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        held = self._held
        self._release()
        super().mouseReleaseEvent(event)
        if held is not None:
            self.dropped.emit(held, self.viewport().mapToGlobal(event.position().toPoint()))

    def _release(self) -> None:
        self._press = self._held = None

    def _on_current(self, index: Index, _before: object) -> None:
        case = self.cards.row(index)
        if case is not None:
            self.chosen.emit(case)
