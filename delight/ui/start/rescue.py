"""What is shown instead of a shop that cannot be opened: the copies there are of it, to be brought back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.backups import BackupRow
from delight.domain.changes import Changes
from delight.services.backups.restoring import copies_at, look_into, restore
from delight.services.bundle import Services, open_services
from delight.ui.kit.cards import Card
from delight.ui.kit.copies import CopyList
from delight.ui.kit.counts import holds_words
from delight.ui.kit.dialogs import confirm
from delight.ui.kit.formats import date_text, time_text
from delight.ui.kit.layouts import column, label, row, scrolled
from delight.ui.kit.page import Page, Tools

_WIDTH = 560


class RescuePage(Page):
    """Two clicks back to the shop as it was when it was last copied."""

    SHOWS = frozenset()
    restored = Signal(object)
    """The ``Services`` of the shop that a copy brought back."""

    def __init__(self, tools: Tools, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._place = place
        self.list = CopyList()
        self.list.wanted.connect(self.look_into)
        self.none = label(self.tr("There is no copy in its folder."), "quiet", wrap=True)
        about = self.tr("Delight made these copies by itself. The file that cannot be read is kept, too.")
        head = column(None, label(self.tr("Bring your shop back"), "title"), label(about, "quiet", wrap=True))
        card = Card(head, self.list, self.none, margin=24, space=16)
        card.setFixedWidth(_WIDTH)
        inner = QWidget()
        column(inner, None, row(None, None, card, None), None, None, margins=(24, 24, 24, 24))
        column(self.content, scrolled(inner))

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self.load(lambda: copies_at(self._place), self._show)

    def look_into(self, path: Path) -> None:
        """Say what a copy holds, and bring it back if that is wanted."""
        self.load(lambda: look_into(path), self._offer)

    def _show(self, rows: list[BackupRow]) -> None:
        self.none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.show_copies(rows, self.tools.now(), None)

    def _offer(self, found: BackupRow) -> None:
        title = self.tr("Bring back the copy of {when}?").format(when=_when(found.made_at))
        text = self.tr("It holds {what}. The file that is here now is kept beside it.").format(
            what=holds_words(found.counts)
        )
        confirm(self.window(), title, text, self.tr("Bring it back"), lambda: self._bring_back(found.path))

    def _bring_back(self, path: Path) -> None:
        place = self._place

        def work() -> Services:
            restore(path, place)
            return open_services(place)

        self.load(work, self.restored.emit)


def _when(made_at: datetime) -> str:
    return f"{date_text(made_at.astimezone().date())}, {time_text(made_at)}"
