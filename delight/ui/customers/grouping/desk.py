"""Groups by filter from the page's menu: a new one, or the one that is shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from delight.ui.customers.grouping.filter import GroupFilter
from delight.ui.customers.grouping.sheet import GroupSheet, Known, read_known
from delight.ui.kit.page import Page


class GroupDesk:
    """Opens the sheet, and shows the group that was saved."""

    def __init__(self, page: Page, shown: GroupFilter, menu: QMenu, actions: Mapping[str, QAction]) -> None:
        self._page, self._shown = page, shown
        self._saved: frozenset[str] = frozenset()
        self.sheet: GroupSheet | None = None
        self.change = actions["regroup"]
        self.change.setVisible(False)
        menu.aboutToShow.connect(self._offer)

    def start(self, name: str = "") -> None:
        """Open the sheet for a group, or for a new one."""
        self._page.load(read_known(self._page, name), self._open)

    def change_shown(self) -> None:
        """Open the sheet for the group that is shown, if it is one by filter."""
        if self._shown.group() in self._saved:
            self.start(self._shown.group())

    def _offer(self) -> None:
        """Name the group that is shown, if it is one by filter; asked for when the menu comes up."""
        name = self._shown.group()
        self.change.setText(self._page.tr("Change “{name}” …").format(name=name.replace("&", "&&")))
        self.change.setVisible(name in self._saved)
        self._page.load(
            lambda: frozenset(row.name for row in self._page.tools.services.groups.saved()), self._take
        )

    def _take(self, saved: frozenset[str]) -> None:
        self._saved = saved
        self.change.setVisible(self._shown.group() in saved)

    def _open(self, known: Known) -> None:
        sheet = self.sheet = GroupSheet(self._page, known)
        sheet.saved.connect(self._shown.show_group)
        sheet.destroyed.connect(lambda _gone: setattr(self, "sheet", None))
        sheet.open()
