"""They are here: noted straight from the search, without opening their page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from delight.domain.changes import Changes
from delight.ui.kit.work.page import Tools


class Came(QObject):
    """Notes that a customer came today, and says so; of a second time today it says that it is noted."""

    def __init__(
        self,
        tools: Tools,
        say: Callable[[str, Changes | None], object],
        fail: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tools, self._say, self._fail = tools, say, fail

    def note(self, customer_id: int, name: str) -> None:
        """Note it."""
        tools = self._tools
        tools.tasks.run(
            lambda: tools.services.customers.came(customer_id),
            lambda changes: self._noted(changes, name),
            self._fail,
            owner=self,
        )

    def _noted(self, changes: Changes, name: str) -> None:
        if not changes.can_undo:
            self._say(self.tr("{name} is noted for today already.").format(name=name), None)
            return
        self._tools.bus.changed.emit(changes)
        self._say(self.tr("{name} came today.").format(name=name), changes)
