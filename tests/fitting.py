"""What does not fit in a window that is shown: laid over another, cut, or out of reach of scrolling."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLayout, QWidget

from delight.ui.kit.fields.oneline import OneLine
from tests.qt_helpers import let_run, spoken_name

_BY_A_HAIR = 2
"""Pixels that nobody sees."""


def unfit(root: QWidget, milliseconds: int = 1_000) -> list[str]:
    """Return in words what is wrong with how the visible parts of ``root`` are laid out, once they are.

    A layout inside others takes several rounds of Qt's to come to rest: what goes away by itself is not told.
    """
    end = time.monotonic() + milliseconds / 1000
    while (found := _unfit_now(root)) and time.monotonic() < end:
        let_run(20)
    return found


def _unfit_now(root: QWidget) -> list[str]:
    parts = [w for w in [root, *root.findChildren(QWidget)] if w.isVisible() and not _of_qt(w)]
    return [*_lapping(parts), *_cut(parts), *_out_of_reach(root, parts)]


def _lapping(parts: list[QWidget]) -> Iterator[str]:
    """Yield what a layout has put over one another; what floats is in no layout."""
    for parent in parts:
        if parent.layout() is None:
            continue
        inside = [w for w in parts if w.parentWidget() is parent and not w.isWindow() and _laid(w)]
        for one, other in combinations(inside, 2):
            both = one.geometry() & other.geometry()
            if both.width() > _BY_A_HAIR and both.height() > _BY_A_HAIR:
                yield f"{_named(one)} and {_named(other)} lie over each other by {both.size().toTuple()}"


def _cut(parts: list[QWidget]) -> Iterator[str]:
    """Yield the words that have less room than they need."""
    for part in parts:
        if isinstance(part, QAbstractButton) and part.text():
            needed = part.minimumSizeHint()
            if needed.width() > part.width() + _BY_A_HAIR or needed.height() > part.height() + _BY_A_HAIR:
                yield f"{_named(part)} has {part.size().toTuple()} and needs {needed.toTuple()}"
        elif isinstance(part, OneLine) and part.text():
            if part.width() < part.minimumSizeHint().width():
                yield f"{_named(part)} has no more than {part.width()} pixels"
        elif isinstance(part, QLabel) and part.wordWrap() and part.text():
            needed = part.heightForWidth(part.width())
            if needed > part.height() + _BY_A_HAIR:
                yield f"{_named(part)} shows {part.height()} of {needed} pixels"


def _out_of_reach(root: QWidget, parts: list[QWidget]) -> Iterator[str]:
    """Yield the buttons and words that end beyond what holds them, where nothing scrolls to them."""
    for part in parts:
        if not isinstance(part, QAbstractButton | QLabel) or not part.width():
            continue
        holder = part.parentWidget()
        while holder is not None and part is not root:
            at = QRect(part.mapTo(holder, QPoint(0, 0)), part.size())
            around = holder.parentWidget()
            scrolls = around if isinstance(around, QAbstractScrollArea) else None
            aside, below = _beyond(at, holder, scrolls)
            if aside or below:
                yield f"{_named(part)} ends beyond its {type(holder).__name__} at {at.getRect()}"
            if holder is root or scrolls or aside or below:
                break
            holder = holder.parentWidget()


def _beyond(at: QRect, holder: QWidget, scrolls: QAbstractScrollArea | None) -> tuple[bool, bool]:
    """Tell whether a place is beyond ``holder`` across and down; what scrolls that way reaches it."""
    across = at.left() < -_BY_A_HAIR or at.right() > holder.width() + _BY_A_HAIR
    down = at.top() < -_BY_A_HAIR or at.bottom() > holder.height() + _BY_A_HAIR
    if scrolls is None:
        return across, down
    turned_off = scrolls.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return (
        across and (turned_off or not scrolls.horizontalScrollBar().maximum()),
        down and not scrolls.verticalScrollBar().maximum(),
    )


def _laid(widget: QWidget) -> bool:
    """Whether a layout has its place, so that it cannot have been put over others on purpose."""
    parent = widget.parentWidget()
    return parent is not None and _holds(parent.layout(), widget)


def _holds(layout: QLayout | None, widget: QWidget) -> bool:
    if layout is None:
        return False
    items = [item for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
    return any(item.widget() is widget or _holds(item.layout(), widget) for item in items)


def _of_qt(widget: QWidget) -> bool:
    return widget.objectName().startswith("qt_")


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {spoken_name(widget)[:40]!r}"
