"""Taking back what a single letter did, where it was the first of some words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from delight.domain.changes import Changes

if TYPE_CHECKING:
    from delight.ui.kit.work.page import Page


def take_back(page: Page, changes: Changes) -> None:
    """Undo a deed on the worker, and say that nothing was changed."""

    def undone(undoing: Changes) -> None:
        page.tools.bus.changed.emit(undoing)
        said = QCoreApplication.translate("Page", "That looked like typing, so nothing was changed.")
        page.said.emit(said, None)

    tools = page.tools
    tools.tasks.run(
        lambda: tools.services.history.undo(changes.deed), undone, page.banner.show_error, owner=page
    )
