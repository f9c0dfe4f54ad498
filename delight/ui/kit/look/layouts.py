"""Boxes with our distances, and a row that wraps."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from delight.ui.kit.look.late_area import LateArea
from delight.ui.kit.look.touch import is_touch, scroll_by_finger
from delight.ui.kit.look.wrapped import LONGEST, LONGEST_LARGE, WrappedLabel

Item = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels."""


def column(
    parent: QWidget | None = None,
    *items: Item,
    space: int = 8,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> QBoxLayout:
    """Return a column of widgets and layouts; an ``int`` is a gap in pixels, ``None`` stretches.

    Args:
        parent: the widget that the column fills; ``None`` for a column inside another layout.
        items: what stands in it.
        space: pixels between two items.
        margins: left, top, right, bottom.
    """
    return _filled(QVBoxLayout(parent) if parent else QVBoxLayout(), items, space, margins)


def row(
    parent: QWidget | None = None,
    *items: Item,
    space: int = 8,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> QBoxLayout:
    """Return a row; see ``column``."""
    return _filled(QHBoxLayout(parent) if parent else QHBoxLayout(), items, space, margins)


def label(text: str = "", role: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """Return plain text, never markup, with a role of the stylesheet.

    Args:
        text: the words; ``<b>`` stays ``<b>``.
        role: ``title``, ``heading``, ``label``, ``quiet``, ``small``, ``problem`` or nothing.
        wrap: break long text into lines.
        selectable: the text can be marked and copied.
    """
    longest = LONGEST_LARGE if role == "title" else LONGEST
    result = WrappedLabel(breaks=not selectable, longest=longest) if wrap else QLabel()
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wrap)
    result.setText(text)
    if role:
        result.setProperty("role", role)
    if selectable:
        result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return result


def line() -> QFrame:
    """Return a hairline."""
    result = QFrame()
    result.setProperty("role", "line")
    return result


def scrolled(content: QWidget) -> QScrollArea:
    """Return ``content`` in an area that scrolls up and down only."""
    area = LateArea(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if is_touch():
        scroll_by_finger(area)
    return area


def show_beginning(area: QScrollArea, part: QWidget, around: int = 24) -> None:
    """Scroll so that a part of what is in ``area`` is seen whole; of one that is too high, its beginning."""
    content, room = area.widget(), area.viewport().height() - 2 * around
    if content is None or not content.isAncestorOf(part):
        return
    top, high = part.mapTo(content, QPoint(0, 0)).y(), max(2, min(part.height(), room))
    area.ensureVisible(0, top + high // 2, 0, high // 2 + around)


def show_opened(area: QScrollArea, form: QWidget, around: int = 24) -> None:
    """Scroll to a form in ``area``: to its beginning, and as far on as where one types."""
    show_beginning(area, form, around)
    typed = form.window().focusWidget()
    if typed is not None and form.isAncestorOf(typed):
        area.ensureWidgetVisible(typed, 0, around)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class ListLayout(QLayout):
    """Items in their order, as high as their width asks for; heirs say where each stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def hasHeightForWidth(self) -> bool:
        return True


class FlowLayout(ListLayout):
    """A row that goes on in the next line when it is full; ``trailing`` puts its lines at the end."""

    def __init__(self, parent: QWidget | None = None, *, space: int = 8, trailing: bool = False) -> None:
        super().__init__(parent)
        self._space, self._trailing = space, trailing

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        width = sum(i.sizeHint().width() + self._space for i in self._shown())
        return QSize(max(0, width - self._space), self.minimumSize().height())

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _shown(self) -> Iterable[QLayoutItem]:
        return (i for i in self._items if not i.isEmpty())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            wide = sum(item.sizeHint().width() + self._space for item in line) - self._space
            x = max(rect.x(), rect.right() + 1 - wide) if self._trailing else rect.x()
            for item in line:
                size = item.sizeHint()
                if move:
                    item.setGeometry(self._mirrored(QRect(QPoint(x, y), size), rect))
                x += size.width() + self._space
            y += max(item.sizeHint().height() for item in line) + self._space
        return max(0, y - self._space - rect.y())

    def _lines(self, width: int) -> Iterable[list[QLayoutItem]]:
        """Return what stands side by side in each line."""
        line: list[QLayoutItem] = []
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if line and used + wide > width:
                yield line
                line, used = [], 0
            line.append(item)
            used += wide + self._space
        if line:
            yield line

    def _mirrored(self, at: QRect, rect: QRect) -> QRect:
        widget = self.parentWidget()
        if widget is not None and widget.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            at.moveLeft(rect.right() - (at.right() - rect.x()))
        return at


def tab_where(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab come to these, one after the other, where ``anchor`` stands: what is made later comes last."""
    policy, before = anchor.focusPolicy(), anchor
    anchor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Qt puts nothing behind what takes no keyboard
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
    anchor.setFocusPolicy(policy)


def tab_chain(form: QWidget) -> list[QWidget]:
    """Return what Tab comes to in a form, in the order in which it was laid out, for ``tab_where``."""
    parts = (one for one in form.findChildren(QWidget) if one.window() is form.window())
    return [one for one in parts if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]


def hug(widget: QWidget) -> QWidget:
    """Keep a widget as small as it can be, and return it."""
    widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return widget


def _filled(
    layout: QBoxLayout, items: Iterable[Item], space: int, margins: tuple[int, int, int, int]
) -> QBoxLayout:
    layout.setSpacing(space)
    layout.setContentsMargins(*margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout
