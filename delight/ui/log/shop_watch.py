"""What the panel knows of the shop, read again whenever it may have changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from delight.domain.changes import Changes, Noun
from delight.ui.kit.work.page import Tools
from delight.ui.log.saving import shop_facts

_TOLD = frozenset({Noun.SHOP, Noun.STAFF, Noun.GUESS_WORD, Noun.SPECIAL_DAY})
"""What ``ShopFacts`` are read from."""


class ShopWatch(QObject):
    """Asks once the shop is open, and after a change of hands, staff, hours, limits or telling words."""

    known = Signal(object, object)
    """The shop's folder and its ``ShopFacts``."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        tools.opened.connect(self.ask)
        tools.bus.changed.connect(self._on_changed)

    def ask(self) -> None:
        """Read it, as soon as there is a shop."""
        self._tools.tasks.run(
            lambda: (self._tools.services.place, shop_facts(self._tools.services)),
            lambda known: self.known.emit(*known),
            lambda _error: None,
            owner=self,
        )

    def _on_changed(self, changes: Changes) -> None:
        """Where nothing was written it is a change of hands."""
        if self._tools.is_open and (not changes.nouns or changes.nouns & _TOLD):
            self.ask()
