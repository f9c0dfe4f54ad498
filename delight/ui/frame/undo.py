"""Taking back what was done in this window, the last thing first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from delight.domain.changes import Changes, DeedName
from delight.domain.errors import ConflictError, DelightError
from delight.ui.kit.deeds import deed_label
from delight.ui.kit.page import Tools

_REMEMBERED = 200


class UndoKeeper(QObject):
    """Remembers the deeds of this window; deeds of yesterday or of others stay out of Ctrl+Z's reach."""

    said = Signal(str)
    refused = Signal(object, str)
    """An error, and the uid of the deed whose rest could still be undone, or an empty text."""

    def __init__(self, tools: Tools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._done: list[Changes] = []
        tools.bus.changed.connect(self._remember)

    def undo_last(self) -> None:
        """Take back the last deed of this window that was not taken back yet."""
        if self._done:
            self.undo(self._done[-1])
        else:
            self.said.emit(self.tr("There is nothing to undo."))

    def undo(self, changes: Changes, *, rest: bool = False) -> None:
        """Take back a deed, or what is left of it to take back."""
        self._tools.tasks.run(
            lambda: self._tools.services.history.undo(changes.deed, rest=rest),
            lambda undone: self._on_undone(changes, undone),
            lambda error: self._on_refused(changes, error),
            owner=self,
        )

    def undo_rest(self, deed: str) -> None:
        """Take back what can be taken back of a deed that was changed since."""
        for changes in self._done:
            if changes.deed == deed:
                self.undo(changes, rest=True)

    def forget(self) -> None:
        """Forget everything, as when another shop is opened."""
        self._done.clear()

    def _remember(self, changes: Changes) -> None:
        if changes.can_undo and changes.name is not DeedName.UNDONE:
            self._done = [*self._done[-_REMEMBERED:], changes]

    def _drop(self, changes: Changes) -> None:
        self._done = [c for c in self._done if c.deed != changes.deed]

    def _on_undone(self, changes: Changes, undone: Changes) -> None:
        self._drop(changes)
        self._tools.bus.changed.emit(undone)
        self.said.emit(self.tr("Undone: {deed}.").format(deed=deed_label(changes.name)))

    def _on_refused(self, changes: Changes, error: Exception) -> None:
        partly = isinstance(error, ConflictError) and error.code == "undo.conflict"
        if isinstance(error, DelightError) and not partly:
            self._drop(changes)  # asking again would be refused again
        self.refused.emit(error, changes.deed if partly else "")
