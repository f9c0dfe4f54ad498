"""Cases to choose among: ticked by a click or the space bar, and dragged onto a cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from delight.domain.days.calendar import local_day
from delight.domain.improvements.causes import CauseCase
from delight.ui.cases.improvements.words import cases_words, tr
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.theme import RADIUS, Tone, colour, tokens
from delight.ui.kit.rows.row_paint import RowPainter
from delight.ui.kit.rows.rows import RowDelegate, RowList, RowLook, row_model
from delight.ui.kit.rows.table import LOOK_ROLE, Ask, TableModel
from delight.ui.kit.words.formats import date_text
from delight.ui.kit.work.page import Tools

_LINES = 6

CASES = "application/x-delight-cases"
"""Ids of cases, parted by commas, on their way to a cause."""


def case_look(case: CauseCase, tools: Tools) -> RowLook:
    """Return how a case looks among others."""
    who = case.customer_name or tr("no name given")
    day = date_text(local_day(case.received_at, tools.zone), tools.today())
    return RowLook(title=case.what, subtitle=" · ".join((case.reference, who)), meta=day, strong=False)


class _TickDelegate(RowDelegate):
    """Shows a tick before the rows that are chosen."""

    row_painter = RowPainter

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any, /) -> None:
        look = index.data(LOOK_ROLE)
        if look is None:
            return
        ticked = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        shown = replace(
            look, icon="check" if ticked else "circle", icon_tone=Tone.ACCENT if ticked else Tone.PLAIN
        )
        super().paint(painter, option, _Looking(index, shown))
        if option.state & QStyle.StateFlag.State_HasFocus:  # type: ignore[attr-defined]
            box = QRectF(option.rect).adjusted(4.5, 1.5, -4.5, -1.5)  # type: ignore[attr-defined]
            painter.setPen(colour(tokens().accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS, RADIUS)


class _Looking:
    """An index that answers with another look."""

    def __init__(self, index: Any, look: RowLook) -> None:
        self._index, self._look = index, look

    def data(self, role: int) -> Any:
        return self._look if role == LOOK_ROLE else self._index.data(role)


class CasePicker(RowList):
    """Cases of which some are chosen; Enter opens the one with the keyboard.

    What is ticked stays ticked while something else is looked for.
    """

    picked = Signal()
    """Others are chosen now."""

    def __init__(self, fetch: Callable[[Ask], Sequence[CauseCase]], tools: Tools, *, name: str) -> None:
        model: TableModel[Any] = row_model(
            fetch, lambda case: case_look(case, tools), tasks=tools.tasks, key=lambda case: case.id
        )
        self._ticked: dict[int, None] = {}
        super().__init__(model, name=name)
        model.setParent(self)
        model.forgets = False
        self.setItemDelegate(_TickDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.selectionModel().selectionChanged.connect(self._on_ticked)
        model.rowsInserted.connect(lambda *_: self._restore())

    @override
    def minimumSizeHint(self) -> QSize:
        """Two cases are seen at least: where text is large, what is around it scrolls."""
        return QSize(super().minimumSizeHint().width(), _LINES * self.fontMetrics().height())

    @override
    def sizeHint(self) -> QSize:
        """It takes what room is left, and asks for no more: an area scrolls as soon as hints do not fit."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def chosen_ids(self) -> list[int]:
        """Return the ids of the chosen cases: those that are shown from the top, then the others."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        shown = [self.rows.rows()[at].id for at in rows]
        return list(dict.fromkeys([*shown, *self._ticked]))

    def untick(self) -> None:
        """Take back every tick, also of what is not shown."""
        self._ticked.clear()
        self.clearSelection()
        self.picked.emit()

    @override
    def startDrag(self, supported: Qt.DropAction, /) -> None:
        drag = QDrag(self)
        drag.setMimeData(cases_data(self.chosen_ids()))
        drag.exec(Qt.DropAction.LinkAction)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in ENTERS and self.current() is not None:
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    @override
    def _on_current(self, index: QModelIndex | QPersistentModelIndex, _previous: object) -> None:
        """Moving the keyboard chooses nothing here."""
        del index

    def _on_ticked(self, on: QItemSelection, off: QItemSelection) -> None:
        self._ticked |= dict.fromkeys(self._ids(on))
        for case_id in self._ids(off):
            self._ticked.pop(case_id, None)
        self.picked.emit()

    def _ids(self, some: QItemSelection) -> list[int]:
        rows = (self.rows.row(index) for index in some.indexes())
        return [case.id for case in rows if case is not None]

    @override
    def _restore(self) -> None:
        """Tick again what was ticked, where it is shown."""
        ticked = QItemSelection()
        for case_id in self._ticked:
            if (at := self.rows.find(case_id)) >= 0:
                ticked.select(self.rows.index(at, 0), self.rows.index(at, 0))
        self.selectionModel().select(ticked, QItemSelectionModel.SelectionFlag.Select)
        self.picked.emit()


class CauseList(RowList):
    """Causes, onto which cases are dragged."""

    cases_dropped = Signal(list, object)
    """Ids of cases, and the row they were dropped on."""

    def __init__(self, model: TableModel[Any], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name=name, parent=parent)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        self._welcome(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent, /) -> None:
        self._welcome(event)

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        row = self.rows.row(self.indexAt(event.position().toPoint()))
        ids = dropped_ids(event.mimeData())
        if row is not None and ids:
            event.acceptProposedAction()
            self.cases_dropped.emit(ids, row)

    def _welcome(self, event: QDragMoveEvent | QDragEnterEvent) -> None:
        under = self.rows.row(self.indexAt(event.position().toPoint()))
        if event.mimeData().hasFormat(CASES) and under is not None:
            event.acceptProposedAction()
        else:
            event.ignore()


def cases_data(ids: Sequence[int]) -> QMimeData:
    """Return cases as they are dragged."""
    data = QMimeData()
    data.setData(CASES, QByteArray(",".join(map(str, ids)).encode("ascii")))
    data.setText(cases_words(len(ids)))
    return data


def dropped_ids(data: QMimeData) -> list[int]:
    """Return the ids of cases that are dropped."""
    text = bytes(data.data(CASES).data()).decode("ascii", "ignore")
    return [int(one) for one in text.split(",") if one.isdecimal()]
