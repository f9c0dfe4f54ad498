"""The table of a chapter: all its rows, numbers on the right, each row the way to its records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget
from typing_extensions import override

from delight.domain.insight.chapter import Row, Table, Topic
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Between, Month, Number, TooFew, Value, Year
from delight.ui.insight.columns import Measures, in_lines
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.theme import colour, tokens
from delight.ui.kit.look.touch import is_touch, scroll_by_finger, target
from delight.ui.kit.rows.table import Ask, Column, Index, TableModel

_MOST_SHOWN = 24
"""Longer tables scroll within themselves."""
_TOLD = 500
"""Letters of a name in its tooltip."""
_NUMBERS = (Number, Between, TooFew)


class InsightTable(QTableView):
    """Arrows walk through it, Enter or a click opens what is behind a row; a title of a column sorts by it.

    Sorted the other way round at the second press, as the chapter has it at the third.
    """

    opened = Signal(object, str)
    """The ``Behind`` of a row, and what the row is about."""

    def __init__(self, teller: Teller, topic: Topic, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._teller, self._name = teller, teller.heading(topic, table)
        columns = _columns(teller, topic, table)
        self.rows = _Model(columns, _fetch(teller, table), key=id)
        self.rows.numbers = [column.number for column in columns]
        self.setModel(self.rows)
        self.setAccessibleName(self._name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if is_touch():
            scroll_by_finger(self)
        self._lay_out()
        self._measures: Measures | None = None
        self.rows.modelReset.connect(self._share)
        self.rows.rowsInserted.connect(self._share)
        self.rows.reload()

    def go_on_as(self, other: InsightTable) -> None:
        """Be sorted as another one is, and at the same row."""
        head = other.horizontalHeader()
        column, order = head.sortIndicatorSection(), head.sortIndicatorOrder()
        if 0 <= column < self.rows.columnCount():
            self.sortByColumn(column, order)
        at = other.rows.row(other.currentIndex())
        for number, row in enumerate(self.rows.rows()):
            if at is not None and row.cells[0] == at.cells[0]:
                self.setCurrentIndex(self.rows.index(number, other.currentIndex().column()))
                return

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._high(self._measured().widths(self._room(width)), self._room(width))

    @override
    def sizeHint(self) -> QSize:
        wide = sum(self._measured().widths(0))
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), target() * 2)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._share()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in ENTERS:
            if not event.isAutoRepeat():
                self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        super().mouseMoveEvent(event)
        row = self.rows.row(self.indexAt(event.position().toPoint()))
        opens = row is not None and bool(row.behind.ids)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = self.rows.row(index)
        if row is not None and row.behind.ids:
            self.opened.emit(row.behind, f"{self._name}: {self._teller.cell(row.cells[0])}")

    def _lay_out(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(target())
        self.verticalHeader().setDefaultSectionSize(target())
        head = self.horizontalHeader()
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        self.setSortingEnabled(True)

    def _measured(self) -> Measures:
        if self._measures is None:
            self.ensurePolished()
            self._measures = Measures(self, self.rows.numbers)
        return self._measures

    def _share(self) -> None:
        """Measure anew: other rows are shown, or other letters."""
        self._measures = None
        if self.isVisible():
            self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        """Give columns their widths and rows their heights."""
        widths = self._measured().widths(self.viewport().width())
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        for row, height in enumerate(self._measured().heights(widths)):
            self.setRowHeight(row, height)

    def _room(self, width: int) -> int:
        """Return how much of a width columns have: a long table has a bar beside it."""
        bar = self.verticalScrollBar().sizeHint().width() if self.rows.rowCount() > _MOST_SHOWN else 0
        return width - bar

    def _high(self, widths: list[int], room: int) -> int:
        """Return how high all of it is where columns are so wide; a long table only as far as it is shown."""
        rows = sum(self._measured().heights(widths)[:_MOST_SHOWN])
        bar = self.horizontalScrollBar().sizeHint().height() if sum(widths) > room else 0
        return self.horizontalHeader().sizeHint().height() + rows + bar + 2


class _Model(TableModel[Row]):
    """Rows that are too small to say anything are quiet; ``numbers`` says which columns hold numbers."""

    numbers: Sequence[bool] = ()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole:
            row = self.row(index)
            quiet = row is not None and (row.quiet or _is_quiet(row.cells[index.column()]))
            return colour(tokens().quiet) if quiet else None
        return super().data(index, role)


def _columns(teller: Teller, topic: Topic, table: Table) -> list[Column]:
    return [
        Column(
            title=in_lines(teller.text(topic, "table", table.code, "column", code)),
            text=_teller_of(teller, at),
            tip=_tip_of(teller) if at == 0 else None,
            key=str(at),
            number=at > 0 and _is_number(table.rows, at),
        )
        for at, code in enumerate(table.columns)
    ]


def _teller_of(teller: Teller, at: int) -> Callable[[Row], str]:
    return lambda row: teller.cell(row.cells[at])


def _tip_of(teller: Teller) -> Callable[[Row], str]:
    """Return what tells the name of a row where its cell is too narrow: names may hold a web page's marks."""
    return lambda row: f"<p>{escape(teller.cell(row.cells[0])[:_TOLD])}</p>"


def _is_number(rows: Sequence[Row], at: int) -> bool:
    """Whether all that is known in a column is numbers."""
    known = [row.cells[at] for row in rows if row.cells[at] is not None]
    return all(isinstance(cell, _NUMBERS) for cell in known)


def _is_quiet(cell: Value) -> bool:
    return cell is None or isinstance(cell, TooFew)


def _fetch(teller: Teller, table: Table) -> Callable[[Ask], Sequence[Row]]:
    def fetch(ask: Ask) -> Sequence[Row]:
        rows = (
            sorted_rows(teller, table.rows, int(ask.sort), descending=ask.descending)
            if ask.sort
            else table.rows
        )
        return rows[ask.offset : ask.offset + ask.limit]

    return fetch


def sorted_rows(teller: Teller, rows: Sequence[Row], at: int, *, descending: bool) -> Sequence[Row]:
    """Return rows by the values of a column; what is not known or too few comes last either way."""
    known = [row for row in rows if _order(teller, row.cells[at]) is not None]
    others = [row for row in rows if _order(teller, row.cells[at]) is None]
    return [*sorted(known, key=lambda row: _order(teller, row.cells[at]) or (), reverse=descending), *others]


def _order(teller: Teller, cell: Value) -> tuple[Any, ...] | None:
    """Return what a cell is sorted by; days and numbers before words, should a column have both."""
    match cell:
        case None | TooFew():
            return None
        case Number(value):
            return (0, value)
        case Between(low, high):
            return (0, low, high)
        case Month(first) | Year(first):
            return (1, first)
        case date():
            return (1, cell)
        case _:
            return (2, teller.cell(cell).casefold())
