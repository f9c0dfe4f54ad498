"""A timeline of any length: rows are made where they are seen, and more is asked for as it is scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from delight.ui.kit.layouts import column, label
from delight.ui.kit.notices import announce
from delight.ui.kit.theme import base_font, small_font
from delight.ui.kit.timeline import Moment, TimelineRow

_AROUND, _SOON = 500, 1_200
"""Rows are made so many pixels before they are seen, and more are asked for so many before the end."""
_LEFT, _TOP, _RIGHT, _BOTTOM, _GAP = 44, 8, 12, 10, 8
_ENDLESS = 100_000
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A quiet heading between the entries, such as a month."""

    text: str


Item = Moment | Mark


class LongTimeline(QWidget):
    """Entries along a line; Tab comes to it once, the arrows move in it, Enter opens.

    It stands in a scroll area with whatever is above it. ``wanted`` asks for more entries: answer with
    ``show_from``. Says ``nothing`` when there are none.
    """

    wanted = Signal()

    def __init__(self, nothing: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._rows: dict[int, QWidget] = {}
        self._ends, self._asked, self._current = True, False, -1
        self._area: QScrollArea | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.nothing = label(nothing, "quiet", wrap=True)
        column(self, self.nothing).setAlignment(self.nothing, Qt.AlignmentFlag.AlignTop)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)

    def show_from(self, at: int, items: Sequence[Item], *, ends: bool) -> None:
        """Show these from the place ``at`` on, instead of what stands there and below."""
        self._drop_rows(range(max(0, at - 1), len(self._items)))  # the one before is not the last any more
        self._items[at:] = items
        self._heights[at:] = self._measured(items)
        self._ends, self._asked = ends, False
        self._current = min(self._current, len(self._items) - 1)
        if self.hasFocus() and self._current < 0:  # it had the keyboard before it had anything
            self._current = self._nearest(0, 1)
        self.nothing.setVisible(ends and not self._items)
        self._stand()

    def begin(self) -> None:
        """Begin at the top again, as for somebody else."""
        self._current = -1

    def items(self) -> tuple[Item, ...]:
        """Return everything that is here so far."""
        return tuple(self._items)

    def row_of(self, at: int) -> QWidget | None:
        """Return the widget of an entry, if it is near what is seen."""
        return self._rows.get(at)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height())

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._find_area()
        self._soon.start()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if self._items:
            self._go(self._nearest(max(0, self._current), 1))

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self._mark()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key, last = event.key(), len(self._items) - 1
        if key in _STEPS and self._items:
            step = _STEPS[Qt.Key(key)]
            self._go(self._nearest(max(0, min(last, self._current + step)), 1 if step > 0 else -1))
        elif key == Qt.Key.Key_Home and self._items:
            self._go(self._nearest(0, 1))
        elif key == Qt.Key.Key_End and self._items:
            self._go(self._nearest(last, -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)

    @override
    def moveEvent(self, event: QMoveEvent, /) -> None:
        super().moveEvent(event)
        self._soon.start()

    def _height(self) -> int:
        return self._tops[-1] if self._items else self.nothing.sizeHint().height()

    def _measure(self) -> None:
        """Work out anew how high everything is."""
        self._heights = self._measured(self._items)
        self._stand()

    def _measured(self, items: Sequence[Item]) -> list[int]:
        sizes = _Sizes(max(200, self.width()))
        return [sizes.height(item) for item in items]

    def _stand(self) -> None:
        """Put everything below each other; only what is seen is ever made."""
        self._tops = [0, *accumulate(self._heights)]
        self.setFixedHeight(max(1, self._height()))
        self._place()
        self._soon.start()

    def _look(self) -> None:
        """Make the rows that are seen, let go of those far away, ask for more near the end."""
        if not self.isVisible():
            return
        seen = self._seen().adjusted(0, -_AROUND, 0, _AROUND)
        first, last = self._at(seen.top()), self._at(seen.bottom())
        near = set(range(first, min(last + 1, len(self._items))))
        self._drop_rows([at for at in self._rows if at not in near])
        for at in near - self._rows.keys():
            self._rows[at] = self._made(at)
        self._place()
        if not self._ends and not self._asked and seen.bottom() + _SOON > self._tops[-1]:
            self._asked = True
            self.wanted.emit()

    def _made(self, at: int) -> QWidget:
        item = self._items[at]
        if isinstance(item, Mark):
            row: QWidget = _MarkRow(item)
        else:
            row = TimelineRow(item, first=self._is_first(at), last=self._is_last(at))
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.set_current(current=at == self._current and self.hasFocus())
        row.setParent(self)
        row.setGeometry(0, self._tops[at], self.width(), self._tops[at + 1] - self._tops[at])
        row.show()
        return row

    def _is_first(self, at: int) -> bool:
        return at == 0 or isinstance(self._items[at - 1], Mark)

    def _is_last(self, at: int) -> bool:
        after = at + 1
        return after == len(self._items) or isinstance(self._items[after], Mark)

    def _place(self) -> None:
        for at, row in self._rows.items():
            row.setGeometry(0, self._tops[at], self.width(), self._tops[at + 1] - self._tops[at])

    def _drop_rows(self, which: Sequence[int]) -> None:
        for at in which:
            row = self._rows.pop(at, None)
            if row is not None:
                row.hide()
                row.deleteLater()

    def _seen(self) -> QRect:
        area = self._area
        if area is None:
            return self.rect()
        top = self.mapFrom(area.viewport(), area.viewport().rect().topLeft()).y()
        return QRect(0, top, self.width(), area.viewport().height())

    def _at(self, y: int) -> int:
        """Return which entry stands at a height."""
        low, high = 0, max(0, len(self._items) - 1)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._tops[middle] <= y else (low, middle - 1)
        return low

    def _nearest(self, at: int, step: int) -> int:
        """Return the entry at ``at`` or next to it: headings are passed over."""
        for ways in (step, -step):
            here = at
            while 0 <= here < len(self._items):
                if isinstance(self._items[here], Moment):
                    return here
                here += ways
        return -1

    def _go(self, at: int) -> None:
        self._current = at
        if at < 0:
            return
        content = self._area.widget() if self._area else None
        if self._area is not None and content is not None:
            middle = (self._tops[at] + self._tops[at + 1]) // 2
            self._area.ensureVisible(0, self.mapTo(content, self.rect().topLeft()).y() + middle, 0, 90)
        self._look()
        self._mark()
        item = self._items[at]
        if isinstance(item, Moment):
            announce(self, item.spoken())

    def _mark(self) -> None:
        for at, row in self._rows.items():
            if isinstance(row, TimelineRow):
                row.set_current(current=at == self._current and self.hasFocus())

    def _open(self) -> None:
        item = self._items[self._current] if 0 <= self._current < len(self._items) else None
        if isinstance(item, Moment) and item.opens is not None:
            item.opens()

    def _find_area(self) -> None:
        at = self.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        if at is not None and at is not self._area:
            self._area = at
            at.verticalScrollBar().valueChanged.connect(lambda _value: self._look())
            at.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._soon.start())


class _MarkRow(QWidget):
    def __init__(self, mark: Mark) -> None:
        super().__init__()
        words = label(mark.text, "small")
        column(self, None, words, margins=(4, 8, 12, 4))


class _Sizes:
    """How high entries are at a width: the words are measured, no widget is made for it."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._strong, self._plain = QFontMetrics(base_font(strong=True)), QFontMetrics(base_font())
        self._small = QFontMetrics(small_font())

    def height(self, item: Item) -> int:
        if isinstance(item, Mark):
            return self._small.height() + 22
        beside = self._small.horizontalAdvance(item.when) + _GAP if item.when else _GAP
        room = max(60, self._width - _LEFT - _RIGHT)
        head = max(_lines(self._strong, item.title, max(60, room - beside)), self._small.height())
        text = _lines(self._plain, item.text, room) + 2 if item.text else 0
        return _TOP + head + text + _BOTTOM


def _lines(metrics: QFontMetrics, text: str, width: int) -> int:
    if "\n" not in text and metrics.horizontalAdvance(text) <= width:
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, width, _ENDLESS), Qt.TextFlag.TextWordWrap, text).height()
