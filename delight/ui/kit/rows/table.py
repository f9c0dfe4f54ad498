"""A table model that fetches its rows bit by bit; columns are data."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from delight.ui.kit.rows.row_store import BATCH, RowStore
from delight.ui.kit.work.tasks import Loader, Tasks

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The row itself."""
LOOK_ROLE = Qt.ItemDataRole.UserRole + 1
"""A ``rows.RowLook``, for lists."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 2

_MOST_AGAIN = 10 * BATCH
"""Whoever has scrolled farther down than this starts above again when the list is read anew."""

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
    """Which rows the model wants: ``limit`` from ``offset`` on, sorted by ``sort`` (a column's key).

    ``after`` is the key of the row before them, where rows have numbers for keys: to go on from it is much
    faster than to count from the first.
    """

    offset: int
    limit: int
    after: int | None = None
    sort: str = ""
    descending: bool = False


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows of a table or list, a hundred at a time as the view scrolls, and some thousands at most.

    With ``tasks`` the rows are fetched on the worker and an answer to an older question is dropped;
    without, at once. The model resets only when the new rows are there, so the view never flashes.
    """

    loaded = Signal(int)
    """The first rows have come: how many."""
    failed = Signal(object)
    forgets = True
    """Rows far from where somebody looks are let go and fetched again; off where each must stay."""

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
        self._rows: RowStore[Row] = RowStore(self._key, forgets=self.forgets)
        self._again = Loader(tasks, self) if tasks else None
        self._coming_back: int | None = None
        self._all_here, self._asking = True, False
        self._sort, self._descending = "", False

    def reload(self, fetch: Callable[[Ask], Sequence[Row]] | None = None) -> None:
        """Fetch again as many rows as are shown; give ``fetch`` to show something else.

        After a reset a view does not ask by itself, so the first rows are always fetched here.
        """
        wanted = BATCH if fetch else self._as_many_again()
        self._fetch, self._coming_back = fetch or self._fetch, None
        if self._again:
            self._again.drop()
        ask = Ask(offset=0, limit=wanted, sort=self._sort, descending=self._descending)
        self._get(ask, lambda rows: self._replace(rows, wanted))

    def row(self, index: Index | int) -> Row | None:
        """Return the row at an index, if there is one; one that was let go comes back in a moment."""
        at = index if isinstance(index, int) else index.row() if index.isValid() else -1
        if (batch := self._rows.missing(at)) is not None:
            self._fetch_again(batch)
        return self._rows.get(at)

    def rows(self) -> tuple[Row, ...]:
        """Return the rows that are here so far."""
        return self._rows.here()

    def find(self, key: Hashable) -> int:
        """Return where the row with this key stands, or -1."""
        return self._rows.find(key)

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
        self._get(self._stretch(len(self._rows)), self._append)

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
        self._rows.replace(rows)
        self._all_here, self._asking = len(rows) < wanted, False
        self.endResetModel()
        self.loaded.emit(len(rows))

    def _append(self, rows: Sequence[Row]) -> None:
        self._asking, self._all_here = False, len(rows) < BATCH
        if rows:
            first = len(self._rows)
            self.beginInsertRows(ROOT, first, first + len(rows) - 1)
            self._rows.append(rows)
            self.endInsertRows()

    def _stretch(self, offset: int) -> Ask:
        before = self._rows.key_before(offset)
        after = before if isinstance(before, int) else None
        return Ask(offset=offset, limit=BATCH, after=after, sort=self._sort, descending=self._descending)

    def _as_many_again(self) -> int:
        """Return how many rows to read anew: whole batches of those that were shown."""
        shown = -(-max(1, len(self._rows)) // BATCH) * BATCH
        return min(shown, _MOST_AGAIN) if self.forgets else shown

    def _fetch_again(self, batch: int) -> None:
        """Fetch a batch that was let go; one at a time, since whoever scrolls on wants the next one."""
        if self._coming_back is not None:
            return
        self._coming_back = batch
        ask, fetch = self._stretch(batch * BATCH), self._fetch
        if self._again is None:
            self._put_back(batch, fetch(ask))
        else:
            self._again.load(lambda: fetch(ask), lambda rows: self._put_back(batch, rows), self._on_failed)

    def _put_back(self, batch: int, rows: Sequence[Row]) -> None:
        self._coming_back = None
        if not self._rows.put_back(batch, rows):
            self.reload()
            return
        first = batch * BATCH
        last = first + len(rows) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, max(0, len(self._columns) - 1)))

    def _on_failed(self, error: Exception) -> None:
        self._asking, self._all_here, self._coming_back = False, True, None
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
