"""The few rows of a long timeline that are made, and which entries they belong to."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.timeline.timeline import Item, Mark, Moment, TimelineRow


class MomentRows:
    """Makes rows inside ``owner``; one whose entry comes again elsewhere is kept and not made anew."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._items: Sequence[Item] = ()
        self._signs: list[Hashable] = []
        self._rows: dict[int, QWidget] = {}

    def __iter__(self) -> Iterator[tuple[int, QWidget]]:
        """Yield the rows that are made, with the places of their entries."""
        return iter(self._rows.items())

    def get(self, at: int) -> QWidget | None:
        """Return the row of an entry, if it is made."""
        return self._rows.get(at)

    def show(self, items: Sequence[Item], signs: Sequence[Hashable]) -> None:
        """Belong to other entries; ``signs`` are theirs."""
        before = {self._signs[at]: (at, row) for at, row in self._rows.items()}
        rows, self._rows = self._rows, {}
        self._items = items
        self._signs = [(sign, _begins(items, at), _ends(items, at)) for at, sign in enumerate(signs)]
        for at, sign in enumerate(self._signs):
            if not before:
                break
            old, row = before.pop(sign, (-1, None))
            item = items[at]
            if row is not None:
                self._rows[at] = rows.pop(old)
                if isinstance(row, TimelineRow) and isinstance(item, Moment):
                    row.moment = item
        for row in rows.values():
            _let_go(row)

    def keep_only(self, near: range) -> None:
        """Let go of the rows that are far away."""
        for at in [at for at in self._rows if at not in near]:
            _let_go(self._rows.pop(at))

    def make(self, near: range, seen: int, seconds: float) -> bool:
        """Make what is missing, from one that is ``seen`` on, for so long; return whether all is there."""
        until = monotonic() + seconds
        missing = set(near) - self._rows.keys()
        for at in sorted(missing, key=lambda at: abs(at - seen)):
            if monotonic() > until:
                return False
            self._rows[at] = self._made(at)
        return True

    def mark(self, current: int) -> None:
        """Let the row of an entry look as if it had the keyboard; -1 is none."""
        for at, row in self._rows.items():
            if isinstance(row, TimelineRow):
                row.set_current(current=at == current)

    def _made(self, at: int) -> QWidget:
        item = self._items[at]
        if isinstance(item, Mark):
            row: QWidget = _MarkRow(item)
        else:
            row = TimelineRow(item, first=_begins(self._items, at), last=_ends(self._items, at))
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.setParent(self._owner)
        row.show()
        return row


class _MarkRow(QWidget):
    def __init__(self, mark: Mark) -> None:
        super().__init__()
        words = label(mark.text, "small")
        column(self, None, words, margins=(4, 8, 12, 4))


def _begins(items: Sequence[Item], at: int) -> bool:
    return at == 0 or isinstance(items[at - 1], Mark)


def _ends(items: Sequence[Item], at: int) -> bool:
    return at + 1 == len(items) or isinstance(items[at + 1], Mark)


def _let_go(row: QWidget) -> None:
    row.hide()
    row.deleteLater()
