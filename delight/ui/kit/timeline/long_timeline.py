"""A timeline of any length: rows are made where they are seen, and more is asked for as it is scrolled."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import accumulate
from time import monotonic

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.menus import choose_first, let_rest, menu_of, wants_menu
from delight.ui.kit.timeline.moment_rows import MomentRows
from delight.ui.kit.timeline.moment_sizes import MomentSizes
from delight.ui.kit.timeline.timeline import LEFT, Item, Moment
from delight.ui.kit.work.notices import announce

_AROUND, _SOON = 500, 1_200
"""Rows are made so many pixels before they are seen, and more are asked for so many before the end."""
_BUDGET = 0.006
"""Seconds that measuring or making rows may take of a frame's sixteen thousandths."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class LongTimeline(QWidget):
    """Entries along a line; Tab comes to it once, the arrows move in it, Enter opens.

    It stands in a scroll area with whatever is above it. ``wanted`` asks for more entries: answer with
    ``show_items``. Says ``nothing`` when there are none.
    """

    wanted = Signal()

    def __init__(self, nothing: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self._signs: list[Hashable] = []
        self._heights: list[int] = []
        self._rough: set[int] = set()
        self._tops: list[int] = [0]
        self._rows = MomentRows(self)
        self._ends, self._asked, self._current = True, False, -1
        self._area: QScrollArea | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.nothing = label(nothing, "quiet", wrap=True)
        column(self, self.nothing).setAlignment(self.nothing, Qt.AlignmentFlag.AlignTop)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)

    def show_items(self, items: Sequence[Item], *, ends: bool) -> None:
        """Show these and nothing else; what stands here already is kept and only moved.

        Args:
            items: the newest first.
            ends: there is nothing more to ask for.
        """
        heights = dict(zip(self._signs, self._heights, strict=True))
        rough = {sign for at, sign in enumerate(self._signs) if at in self._rough}
        self._items, self._signs = list(items), [item.sign() for item in items]
        sizes = MomentSizes(self.width())
        known = [heights.get(sign) for sign in self._signs]
        self._heights = [
            sizes.about(item) if high is None else high for item, high in zip(items, known, strict=True)
        ]
        self._rough = {at for at, sign in enumerate(self._signs) if known[at] is None or sign in rough}
        self._ends, self._asked = ends, False
        self._rows.show(self._items, self._signs)
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
        elif key in {*ENTERS, Qt.Key.Key_Space} and not event.modifiers():
            self._open()
        elif wants_menu(event):
            self._offer(self._current)
        elif not self._does(event):
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        """Offer what can be done with the entry under the mouse, or with the one that has the keyboard."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._offer(self._at(event.pos().y()), event.globalPos())
        else:
            self._offer(self._current)

    def _offer(self, at: int, place: QPoint | None = None) -> None:
        """Open the menu of an entry, where it is not told at which place, below it."""
        item, row = self._item(at), self._rows.get(at)
        if item is not None and item.deeds and row is not None:
            menu = menu_of(self, item.deeds)
            let_rest(menu, row)
            menu.popup(place or row.mapToGlobal(QPoint(LEFT, row.height())))
            choose_first(menu)

    @override
    def moveEvent(self, event: QMoveEvent, /) -> None:
        super().moveEvent(event)
        self._soon.start()

    def _height(self) -> int:
        return self._tops[-1] if self._items else self.nothing.sizeHint().height()

    def _measure(self) -> None:
        """Work out anew how high everything is: what is seen at once, the rest a little at a time."""
        self._rough = set(range(len(self._items)))
        self._refine(self._near())
        self._soon.start()

    def _refine(self, which: Iterable[int]) -> None:
        """Measure those among ``which`` whose height is only known roughly, for a frame's time at most."""
        until, sizes = monotonic() + _BUDGET, MomentSizes(self.width())
        before = len(self._rough)
        for at in which:
            if at in self._rough:
                self._heights[at] = sizes.height(self._items[at])
                self._rough.discard(at)
                if monotonic() > until:
                    break
        if len(self._rough) != before:
            self._stand()

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
        self._refine(self._near())
        near = self._near()
        self._rows.keep_only(near)
        is_whole = self._rows.make(near, self._at(self._seen().center().y()), _BUDGET)
        self._mark()
        self._place()
        if is_whole and self._rough:
            self._refine(sorted(self._rough))
        if self._rough or not is_whole:
            self._soon.start()
        if not self._ends and not self._asked and self._seen().bottom() + _AROUND + _SOON > self._tops[-1]:
            self._asked = True
            self.wanted.emit()

    def _near(self) -> range:
        """Return the entries that are seen, and those a little around them."""
        seen = self._seen().adjusted(0, -_AROUND, 0, _AROUND)
        return range(self._at(seen.top()), min(self._at(seen.bottom()) + 1, len(self._items)))

    def _place(self) -> None:
        for at, row in self._rows:
            row.setGeometry(0, self._tops[at], self.width(), self._tops[at + 1] - self._tops[at])

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
        self._rows.make(range(at, at + 1), at, _BUDGET)  # this one at once, whatever else has to wait
        self._mark()
        self._place()
        item = self._items[at]
        if isinstance(item, Moment):
            announce(self, item.spoken())

    def _mark(self) -> None:
        self._rows.mark(self._current if self.hasFocus() else -1)

    def _open(self) -> None:
        item = self._item(self._current)
        if item is not None and item.opens is not None:
            item.opens()

    def _item(self, at: int) -> Moment | None:
        item = self._items[at] if 0 <= at < len(self._items) else None
        return item if isinstance(item, Moment) else None

    def _does(self, event: QKeyEvent) -> bool:
        """Do what a key stands for with the entry that has the keyboard; return whether it stands for any."""
        item = self._item(self._current)
        deeds = () if item is None or event.modifiers() else item.deeds
        wanted = next((deed for deed in deeds if deed.key == event.key()), None)
        if wanted is not None:
            wanted.do()
        return wanted is not None

    def _find_area(self) -> None:
        at = self.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        if at is not None and at is not self._area:
            self._area = at
            at.verticalScrollBar().valueChanged.connect(lambda _value: self._look())
            at.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._soon.start())
