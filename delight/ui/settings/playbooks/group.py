"""Playbooks and remarks in Settings."""

from __future__ import annotations

from typing_extensions import override

from delight.ui.kit.work.page import Page
from delight.ui.settings.group import Group
from delight.ui.settings.playbooks.remarks import RemarkCard
from delight.ui.settings.playbooks.shelf import PlaybookShelf


class PlaybooksGroup(Group):
    """The shelf of playbooks, and below it the remarks."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.shelf, self.remarks = PlaybookShelf(page), RemarkCard(page)
        self.add(self.shelf, self.remarks)
        self.shelf.typed.connect(self._on_typed)

    @property
    @override
    def is_typed(self) -> bool:
        return self.shelf.is_typed

    @override
    def refresh(self) -> None:
        self.shelf.refresh()
        self.remarks.refresh()

    def _on_typed(self) -> None:
        self.remarks.setVisible(self.shelf.editor is None)
        self.typed_changed.emit()
