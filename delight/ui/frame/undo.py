"""Taking back what was done, the last thing first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from delight.domain.changes import Changes, DeedName
from delight.domain.errors import ConflictError, DelightError
from delight.ui.kit.words.deeds import deed_label
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Task

_REMEMBERED = 200
_AT_ONCE = 2_000
"""Deeds on more records than these are taken back beside the saves, with a bar and Cancel."""
_WITHIN_REACH = timedelta(hours=24)
"""How old a deed done before this window was opened may be; older ones are undone in Settings."""

_PASSED_OVER = frozenset({"undo.done_already", "undo.erased"})


class UndoKeeper(QObject):
    """Remembers the deeds of this window; before them come those of the last 24 hours out of history."""

    said = Signal(str)
    refused = Signal(object, str)
    """An error, and the uid of the deed whose rest could still be undone, or an empty text."""
    going = Signal(object, str)
    """A ``Task`` that takes a while, and what it does in words."""

    def __init__(self, tools: Tools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._done: list[Changes] = []
        self._partly: Changes | None = None
        self._long: Task | None = None
        tools.bus.changed.connect(self._remember)

    def undo_last(self) -> None:
        """Take back the last deed of this window that was not taken back yet, or the one before it."""
        if self._long is not None:
            return  # one after the other
        if self._done:
            self._undo(self._done[-1], going_on=True)
        else:
            self._tools.tasks.run(self._look_back, self._on_found, self._on_nothing, owner=self)

    def undo(self, changes: Changes, *, rest: bool = False) -> None:
        """Take back a deed, or what is left of it to take back."""
        self._undo(changes, rest=rest)

    def undo_rest(self, deed: str) -> None:
        """Take back what can be taken back of a deed that was changed since."""
        if self._partly is not None and self._partly.deed == deed:
            self.undo(self._partly, rest=True)

    def forget(self) -> None:
        """Forget everything, as when another shop is opened."""
        self._done.clear()
        self._partly = None

    def _remember(self, changes: Changes) -> None:
        if changes.can_undo and changes.name is not DeedName.UNDONE:
            self._done = [*self._done[-_REMEMBERED:], changes]

    def _undo(self, changes: Changes, *, rest: bool = False, going_on: bool = False, about: str = "") -> None:
        """``going_on`` passes over a deed that was undone elsewhere, or erased, in the meantime."""

        def refused(error: Exception) -> None:
            if going_on and isinstance(error, ConflictError) and error.code in _PASSED_OVER:
                self._drop(changes)
                self.undo_last()
            else:
                self._on_refused(changes, error)

        def undone(told: Changes | None) -> None:
            if told is not None:
                self._on_undone(changes, told, about)
            elif self._long is None:  # else it was asked for twice at once
                self._undo_long(changes, undone, refused, rest=rest)

        self._tools.tasks.run(lambda: self._undo_soon(changes, rest=rest), undone, refused, owner=self)

    def _undo_soon(self, changes: Changes, *, rest: bool) -> Changes | None:
        """Take a deed back, ``None`` where that would hold up other saves; on the worker."""
        history = self._tools.services.history
        return None if history.size(changes.deed) > _AT_ONCE else history.undo(changes.deed, rest=rest)

    def _undo_long(
        self,
        changes: Changes,
        undone: Callable[[Changes], None],
        refused: Callable[[Exception], None],
        *,
        rest: bool,
    ) -> None:
        history, what = self._tools.services.history, deed_label(changes.name)
        self._long = self._tools.tasks.run_long(
            lambda progress: history.undo(changes.deed, rest=rest, progress=progress),
            undone,
            refused,
            owner=self,
            called=self.tr("Undoing “{deed}”").format(deed=what),
        )
        self._long.finished.connect(self._end_long)
        self.going.emit(self._long, self.tr("Undoing “{deed}” …").format(deed=what))

    def _end_long(self) -> None:
        self._long = None

    def _look_back(self) -> tuple[Changes, str] | None:
        """Return the last deed within reach and what it was about; on the worker."""
        history = self._tools.services.history
        row = history.last(since=self._tools.now() - _WITHIN_REACH)
        if row is None:
            return None
        return Changes(deed=row.deed, name=row.name), history.subjects([row]).get(row.deed, "")

    def _on_found(self, found: tuple[Changes, str] | None) -> None:
        if found is None:
            self._on_nothing()
            return
        changes, about = found
        if all(c.deed != changes.deed for c in self._done):
            self._done.insert(0, changes)
        self._undo(changes, going_on=True, about=about)

    def _on_nothing(self, _error: Exception | None = None) -> None:
        self.said.emit(self.tr("There is nothing to undo."))

    def _drop(self, changes: Changes) -> None:
        self._done = [c for c in self._done if c.deed != changes.deed]

    def _on_undone(self, changes: Changes, undone: Changes, about: str) -> None:
        self._drop(changes)
        self._tools.bus.changed.emit(undone)
        what = ", ".join(part for part in (deed_label(changes.name), about) if part)
        self.said.emit(self.tr("Undone: {deed}.").format(deed=what))

    def _on_refused(self, changes: Changes, error: Exception) -> None:
        partly = isinstance(error, ConflictError) and error.code == "undo.conflict"
        if isinstance(error, DelightError) and not partly:
            self._drop(changes)  # asking again would be refused again
        self._partly = changes if partly else None
        self.refused.emit(error, changes.deed if partly else "")
