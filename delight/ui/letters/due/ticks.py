"""Rows that are ticked, each with the first page of its letter as it really looks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from delight.ui.kit.look.theme import colour, tokens
from delight.ui.kit.rows.row_paint import RowPainter
from delight.ui.kit.rows.rows import RowDelegate, RowList, RowLook
from delight.ui.kit.rows.table import LOOK_ROLE, ROW_ROLE, Ask, Column, Index, TableModel
from delight.ui.kit.work.tasks import Tasks

_BOX, _PAD, _HIT = 20, 12, 40
_TICK = ((0.27, 0.52), (0.44, 0.69), (0.74, 0.33))
_SHEET = QSize(36, 50)
_LINES = ((0.16, 0.5), (0.34, 0.8), (0.44, 0.86), (0.54, 0.76), (0.64, 0.5))
"""Where a sheet that is not drawn yet has its lines: how far down, and how long."""


class Ticks(QObject):
    """Which rows are ticked: all of them until somebody takes one out, or none until one is put in."""

    changed = Signal()

    def __init__(self, *, at_first: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at_first = at_first
        self._others: set[Hashable] = set()

    def has(self, key: Hashable) -> bool:
        """Return whether a row is ticked."""
        return (key in self._others) != self._at_first

    def toggle(self, key: Hashable) -> None:
        """Tick a row, or take its tick away."""
        self._others ^= {key}
        self.changed.emit()

    def set_all(self, keys: Iterable[Hashable], *, on: bool) -> None:
        """Tick these rows, or none of them."""
        chosen = set(keys)
        self._others = self._others - chosen if on == self._at_first else self._others | chosen
        self.changed.emit()

    def chosen(self) -> frozenset[Hashable]:
        """Return what was put in, or taken out where all are ticked at first."""
        return frozenset(self._others)


class TickModel(TableModel[Any]):
    """Rows with a tick that screen readers hear of."""

    forgets = False

    def __init__(
        self,
        fetch: Callable[[Ask], Sequence[Any]],
        look: Callable[[Any], RowLook],
        ticks: Ticks,
        *,
        tasks: Tasks | None = None,
        key: Callable[[Any], Hashable] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        only = Column(title="", text=lambda row: look(row).spoken())
        super().__init__([only], fetch, tasks=tasks, key=key, look=look, parent=parent)
        self.ticks = ticks

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            row = self.row(index)
            on = row is not None and self.ticks.has(self.key_of(row))
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    @override
    def flags(self, index: Index, /) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole, /) -> bool:
        row = self.row(index)
        if role != Qt.ItemDataRole.CheckStateRole or row is None:
            return False
        if self.ticks.has(self.key_of(row)) != (Qt.CheckState(value) is Qt.CheckState.Checked):
            self.ticks.toggle(self.key_of(row))
        return True

    def ticked(self) -> list[Any]:
        """Return the ticked rows that are here, in their order."""
        return [row for row in self.rows() if self.ticks.has(self.key_of(row))]


class TickList(RowList):
    """A list whose rows are ticked by Space, or by a click on the box; ``sheet_of`` gives their pages."""

    def __init__(
        self, model: TickModel, *, name: str, sheet_of: Callable[[Any], QImage | None] | None = None
    ) -> None:
        super().__init__(model, name=name)
        self._model = model
        self.setItemDelegate(TickDelegate(sheet_of, self))
        model.ticks.changed.connect(self.viewport().update)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        row = self.current()
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and row is not None:
            self._model.ticks.toggle(self._model.key_of(row))
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        row = self._hit(event.position().toPoint())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self._model.ticks.toggle(self._model.key_of(row))
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        if self._hit(event.position().toPoint()) is not None:
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)

    def _hit(self, at: QPoint) -> Any:
        """Return the row whose box is at a place, if any."""
        index = self.indexAt(at)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        near = self.viewport().width() - at.x() if rtl else at.x()
        return self._model.row(index) if index.isValid() and near < _HIT else None


class TickDelegate(RowDelegate):
    """Paints a box to tick, the page if there is one, and a ``RowLook``."""

    def __init__(self, sheet_of: Callable[[Any], QImage | None] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet_of = sheet_of

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any, /) -> None:
        look = index.data(LOOK_ROLE)
        if look is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        whole = QRect(option.rect)  # type: ignore[attr-defined]
        RowPainter(painter, whole, mirrored=mirrored).ground(option.state)  # type: ignore[attr-defined]
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        left = _PAD
        paint_box(painter, _at(whole, left, QSize(_BOX, _BOX), mirrored=mirrored), on=on)
        left += _BOX + 10
        if self._sheet_of is not None:
            place = _at(whole, left, _SHEET, mirrored=mirrored)
            painter.setOpacity(1.0 if on else 0.45)
            paint_sheet(painter, place, self._sheet_of(index.data(ROW_ROLE)))
            painter.setOpacity(1.0)
            left += _SHEET.width()
        rest = whole.adjusted(0, 0, -left, 0) if mirrored else whole.adjusted(left, 0, 0, 0)
        row = RowPainter(painter, rest, mirrored=mirrored)
        row.pill(look)
        row.meta(look)
        row.words(look)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Any, /) -> QSize:
        size = super().sizeHint(option, index)
        least = _SHEET.height() + 14 if self._sheet_of is not None else 40
        return QSize(size.width(), max(size.height(), least))

    @override
    def editorEvent(self, *_args: Any) -> bool:
        return False


def paint_box(painter: QPainter, box: QRectF, *, on: bool) -> None:
    """Paint a box, ticked or not."""
    now = tokens()
    painter.setPen(colour(now.accent if on else now.border))
    painter.setBrush(colour(now.accent if on else now.card))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    if on:
        pen = QPen(colour(now.on_accent), 2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([box.topLeft() + QPointF(x, y) * box.width() for x, y in _TICK])


def paint_sheet(painter: QPainter, place: QRectF, page: QImage | None) -> None:
    """Paint a page small, whole and in its shape; a sheet with grey lines until it is drawn."""
    sheet = QRectF(place)
    if page is not None and not page.isNull():
        size = page.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        sheet.setSize(size.toSizeF())
        sheet.moveCenter(place.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("#FFFFFF"))
    painter.drawRect(sheet)
    if page is not None and not page.isNull():
        painter.drawImage(sheet, page)
    else:
        painter.setBrush(colour("#DDD6CE"))
        for down, wide in _LINES:
            painter.drawRect(
                QRectF(sheet.left() + 5, sheet.top() + sheet.height() * down, (sheet.width() - 10) * wide, 2)
            )
    painter.setPen(colour(tokens().border))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))


def _at(row: QRect, left: int, size: QSize, *, mirrored: bool) -> QRectF:
    x = row.right() - left - size.width() if mirrored else row.left() + left
    return QRectF(x, row.center().y() - size.height() / 2, size.width(), size.height())
