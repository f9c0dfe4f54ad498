"""A table model that fetches its rows bit by bit; columns are data."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from delight.ui.kit.tasks import Loader, Tasks

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
BATCH = 100
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The row itself."""
LOOK_ROLE = Qt.ItemDataRole.UserRole + 1
"""A ``rows.RowLook``, for lists."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 2

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        key: what ``fetch`` is told to sort by; empty columns cannot be sorted.
        title: heading, translated.
        text: what a cell shows.
        value: what a cell is sorted by within Qt; by default its text.
        number: align to the right.
        tip: tooltip of a cell.
    """

    title: str
    text: Callable[[Any], str]
    key: str = ""
    value: Callable[[Any], Any] | None = None
    number: bool = False
    tip: Callable[[Any], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Which rows the model wants: ``limit`` from ``offset`` on, sorted by ``sort`` (a column's key)."""

    offset: int
    limit: int
    sort: str = ""
    descending: bool = False


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows of a table or list, a hundred at a time as the view scrolls.

    With ``tasks`` the rows are fetched on the worker and an answer to an older question is dropped;
    without, at once. The model resets only when the new rows are there, so the view never flashes.
    """

    loaded = Signal(int)
    """The first rows have come: how many."""
    failed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Callable[[Ask], Sequence[Row]],
        *,
        tasks: Tasks | None = None,
        key: Callable[[Row], Hashable] | None = None,
        look: Callable[[Row], Any] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._fetch = tuple(columns), fetch
        self._key, self._look = key or _own_id, look
        self._loader = Loader(tasks, self) if tasks else None
        self._rows: list[Row] = []
        self._all_here, self._asking = True, False
        self._sort, self._descending = "", False

    def reload(self, fetch: Callable[[Ask], Sequence[Row]] | None = None) -> None:
        """Fetch again as many rows as are shown; give ``fetch`` to show something else.

        After a reset a view does not ask by itself, so the first rows are always fetched here.
        """
        wanted = BATCH if fetch else max(BATCH, len(self._rows))
        self._fetch = fetch or self._fetch
        ask = Ask(offset=0, limit=wanted, sort=self._sort, descending=self._descending)
        self._get(ask, lambda rows: self._replace(rows, wanted))

    def row(self, index: Index | int) -> Row | None:
        """Return the row at an index, if there is one."""
        at = index if isinstance(index, int) else index.row() if index.isValid() else -1
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rows(self) -> tuple[Row, ...]:
        """Return the rows that are here so far."""
        return tuple(self._rows)

    def find(self, key: Hashable) -> int:
        """Return where the row with this key stands, or -1."""
        return next((n for n, row in enumerate(self._rows) if self._key(row) == key), -1)

    def key_of(self, row: Row) -> Hashable:
        """Return what tells a row from the others, usually its id."""
        return self._key(row)

    @override
    def canFetchMore(self, parent: Index = ROOT, /) -> bool:
        return not parent.isValid() and not self._all_here and not self._asking

    @override
    def fetchMore(self, parent: Index = ROOT, /) -> None:
        if not self.canFetchMore(parent):
            return
        self._asking = True
        ask = Ask(offset=len(self._rows), limit=BATCH, sort=self._sort, descending=self._descending)
        self._get(ask, self._append)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder, /) -> None:
        key = self._columns[column].key if 0 <= column < len(self._columns) else ""
        descending = order is Qt.SortOrder.DescendingOrder
        if (key, descending) != (self._sort, self._descending):
            self._sort, self._descending = key, descending
            self.reload()

    @override
    def rowCount(self, parent: Index = ROOT, /) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT, /) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0, /) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._columns[section].number else _LEFT
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        row = self.row(index)
        if row is None or not 0 <= index.column() < len(self._columns):
            return None
        reader = _READERS.get(role)
        return reader(self, self._columns[index.column()], row) if reader else None

    def look_of(self, row: Row) -> Any:
        """Return how a list shows this row, or ``None`` in a table."""
        return self._look(row) if self._look else None

    def _get(self, ask: Ask, then: Callable[[Sequence[Row]], None]) -> None:
        if self._loader is None:
            then(self._fetch(ask))
            return
        fetch = self._fetch
        self._loader.load(lambda: fetch(ask), then, self._on_failed)

    def _replace(self, rows: Sequence[Row], wanted: int) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._all_here, self._asking = len(rows) < wanted, False
        self.endResetModel()
        self.loaded.emit(len(rows))

    def _append(self, rows: Sequence[Row]) -> None:
        self._asking, self._all_here = False, len(rows) < BATCH
        if rows:
            first = len(self._rows)
            self.beginInsertRows(ROOT, first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def _on_failed(self, error: Exception) -> None:
        self._asking, self._all_here = False, True
        self.failed.emit(error)


def _own_id(row: Any) -> Hashable:
    return row.id


def _show(_model: Any, column: Column, row: Any) -> Any:
    return column.text(row)


def _tip(model: Any, column: Column, row: Any) -> Any:
    look = model.look_of(row)
    if look is not None:
        return look.told()
    return column.tip(row) if column.tip else None


def _align(_model: Any, column: Column, _row: Any) -> Any:
    return _RIGHT if column.number else _LEFT


def _sort_value(_model: Any, column: Column, row: Any) -> Any:
    return column.value(row) if column.value else column.text(row)


def _spoken(model: Any, column: Column, row: Any) -> Any:
    look = model.look_of(row)
    return look.spoken() if look is not None else column.text(row)


_READERS: dict[int, Callable[[Any, Column, Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: _show,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.TextAlignmentRole: _align,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    ROW_ROLE: lambda _model, _column, row: row,
    LOOK_ROLE: lambda model, _column, row: model.look_of(row),
    SORT_ROLE: _sort_value,
}
